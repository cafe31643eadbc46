/**
 * JavaScript cut into tokens: just enough to know where an entry ends, and where its loops and functions are. What is
 * right JavaScript is for the engine to say.
 *
 * @module
 */

/** A token with its place; blanks and comments are none. */
export interface Token {
  readonly kind: "word" | "literal" | "sign";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether a line ended between the token before it and this one. */
  readonly newLine: boolean;
  /** Whether the text ended in the middle of it. */
  readonly cutOff: boolean;
}

const BLANK = /\s+/y;
const NUMBER =
  /(?:0[xob][\da-f_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[-+]?\d+)?)n?/iy;
const REGEX = /\/(?![/*])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const SIGN = /=>|\.\.\.|\+\+|--|[^]/uy;
// A slash behind one of these begins a regular expression, and behind any other word it divides.
const BEFORE_VALUE =
  /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|instanceof|yield)$/;

// Behind one of these words more has to come.
const OPEN_WORD =
  /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|instanceof|yield|function|async|await)$/;

/** Whether what stands there may end with the token. */
export function isFinished({ kind, text }: Token): boolean {
  if (kind === "word") return !OPEN_WORD.test(text);
  return kind === "literal" || /^(?:[)\]}]|\+\+|--)$/.test(text);
}

/** Whether it opens a bracket. */
export function isOpener(text: string): boolean {
  return text === "(" || text === "[" || text === "{";
}

/** Whether it closes a bracket. */
export function isCloser(text: string): boolean {
  return text === ")" || text === "]" || text === "}";
}

/** The tokens from that place on, as they are asked for. */
export function* tokens(source: string, from = 0): Generator<Token> {
  let at = from;
  let newLine = false;
  let before: Token | undefined;
  while (at < source.length) {
    const gap = blankOrComment(source, at);
    if (gap) {
      newLine ||= source.slice(at, gap.end).includes("\n");
      if (!gap.closed) yield token(source, "literal", at, gap.end, true, true);
      at = gap.end;
      continue;
    }
    const { kind, end, cutOff } = read(source, at, before);
    before = token(source, kind, at, end, newLine, cutOff);
    yield before;
    [at, newLine] = [end, false];
  }
}

function token(
  source: string,
  kind: Token["kind"],
  start: number,
  end: number,
  newLine: boolean,
  cutOff: boolean,
): Token {
  return { kind, text: source.slice(start, end), start, end, newLine, cutOff };
}

function blankOrComment(
  source: string,
  at: number,
): { end: number; closed: boolean } | undefined {
  const blank = match(BLANK, source, at);
  if (blank) return { end: at + blank.length, closed: true };
  if (source.startsWith("//", at)) {
    const newline = source.indexOf("\n", at);
    return { end: newline < 0 ? source.length : newline, closed: true };
  }
  if (!source.startsWith("/*", at)) return undefined;
  const close = source.indexOf("*/", at + 2);
  return close < 0
    ? { end: source.length, closed: false }
    : { end: close + 2, closed: true };
}

type Piece = Pick<Token, "kind" | "end" | "cutOff">;

function read(source: string, at: number, before: Token | undefined): Piece {
  const sign = source[at];
  if (sign === '"' || sign === "'") return quoted(source, at);
  if (sign === "`") return template(source, at);
  const literal = match(NUMBER, source, at) ??
    (sign === "/" && isValueNext(before)
      ? match(REGEX, source, at)
      : undefined);
  if (literal) {
    return { kind: "literal", end: at + literal.length, cutOff: false };
  }
  const word = match(
    /[\p{L}\p{N}_$#][\p{L}\p{M}\p{N}_$]*/uy,
    source,
    at,
  );
  if (word) return { kind: "word", end: at + word.length, cutOff: false };
  return {
    kind: "sign",
    end: at + match(SIGN, source, at)!.length,
    cutOff: false,
  };
}

function isValueNext(before: Token | undefined): boolean {
  if (!before) return true;
  if (before.kind === "word") return BEFORE_VALUE.test(before.text);
  return before.kind === "sign" && !/^(?:[)\]}]|\+\+|--)$/.test(before.text);
}

/** A string ends with its line, closed or not. */
function quoted(source: string, at: number): Piece {
  let end = at + 1;
  while (end < source.length && source[end] !== source[at]) {
    if (source[end] === "\n") return { kind: "literal", end, cutOff: false };
    end += source[end] === "\\" ? 2 : 1;
  }
  return {
    kind: "literal",
    end: Math.min(end + 1, source.length),
    cutOff: false,
  };
}

function template(source: string, at: number): Piece {
  let end = at + 1;
  while (end < source.length) {
    if (source[end] === "`") {
      return { kind: "literal", end: end + 1, cutOff: false };
    }
    if (source.startsWith("${", end)) end = closing(source, end + 2);
    else end += source[end] === "\\" ? 2 : 1;
  }
  return { kind: "literal", end: source.length, cutOff: true };
}

/** The place behind the brace that closes what is open. */
function closing(source: string, from: number): number {
  let depth = 1;
  for (const { text, end } of tokens(source, from)) {
    if (text === "{") depth++;
    if (text === "}" && --depth === 0) return end;
  }
  return source.length;
}

function match(
  pattern: RegExp,
  source: string,
  at: number,
): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}
