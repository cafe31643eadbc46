/**
 * Text to tokens: each knows its place, and each spelling of an operator has become one.
 *
 * @module
 */
import { ExpressionError, type Span } from "./error.ts";
import { tableOf } from "../table/table_of.ts";

/** A piece of text that cannot be divided. */
export interface Token {
  /** What it is. */
  readonly kind:
    | "number"
    | "name"
    | "operator"
    | "superscript"
    | "newline"
    | "unreadable"
    | "end";
  /** The canonical spelling: `^` for `**`, `pi` for `π`, digits for a superscript. */
  readonly text: string;
  /** The offset of its first code unit. */
  readonly start: number;
  /** The offset past its last code unit. */
  readonly end: number;
}

/** Longer sources are refused: reading them would keep a person waiting. */
const MAX_LENGTH = 500_000;

const BLANK = /(?:[^\S\n]+|#[^\n]*)*/y;
// "2e" is 2 times e, so an exponent needs a digit.
// In "0..5" the points belong together.
const NUMBER = /(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const ASCII_NAME = /[A-Za-z_]\w*(?![\w\u0080-\uffff])/y;
const SUPERSCRIPT = /⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/y;
const OPERATOR =
  /\*\*|:=|==|!=|<=|>=|\.[<>]=?|\.[=!]=|\.[-+*/^.]|&&|[-+*/^%!|'(){}[\],;?:<>=~≈@\\√∛×·⋅∙•∗÷−–—≤≥≠’′″∇∂]/uy;
const QUOTED = /\["([^"\n]+)"\]|\['([^'\n]+)'\]/y;

const SAME_OPERATOR: ReadonlyMap<string, string> = /* @__PURE__ */ tableOf(
  () => [
    ["**", "^"],
    ["×", "*"],
    ["·", "*"],
    ["⋅", "*"],
    ["∙", "*"],
    ["•", "*"],
    ["∗", "*"],
    // As in Python the product of matrices, which * is here as well.
    ["@", "*"],
    // As in Julia between elements, which all but * / ^ always are here.
    ...["+", "-", "<", "<=", ">", ">=", "==", "!="].map((operator) =>
      [`.${operator}`, operator] as const
    ),
    ["÷", "/"],
    ["−", "-"],
    ["–", "-"],
    ["—", "-"],
    ["≤", "<="],
    ["≥", ">="],
    ["≠", "!="],
    ["≈", "~"],
    ["%", "mod"],
    ["’", "'"],
    ["′", "'"],
    ["″", "''"],
  ],
);

const SAME_NAME: ReadonlyMap<string, string> = new Map([
  ["π", "pi"],
  ["τ", "tau"],
  ["∞", "inf"],
  ["Infinity", "inf"],
  ["NaN", "nan"],
  ["True", "true"],
  ["False", "false"],
  ["ln", "log"],
  ["arcsin", "asin"],
  ["arccos", "acos"],
  ["arctan", "atan"],
  ["arcsinh", "asinh"],
  ["arccosh", "acosh"],
  ["arctanh", "atanh"],
  ["sgn", "sign"],
]);

/** The words of the language: none of them can be a name. */
const KEYWORDS: ReadonlySet<string> = new Set([
  "mod",
  "and",
  "or",
  "not",
  "if",
  "otherwise",
  "where",
]);

const OTHER_LANGUAGES: ReadonlyMap<string, string> = new Map([
  ["&&", "write and"],
]);

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A name: letters of any script, their accents, and subscript digits; ∞ stands for a number. */
function nameAt(source: string, at: number): string {
  // V8 takes a millisecond to make sense of the classes of Unicode.
  return match(ASCII_NAME, source, at) ||
    (/\w|[\u0080-\uffff]/.test(source[at] ?? "")
      ? match(/[\p{L}_∞∆][\p{L}\p{M}\p{Nd}_₀-₉]*/uy, source, at)
      : "");
}

function match(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  // Asked for no more than where it ends, the pattern makes no array for its groups.
  return pattern.test(source) ? source.slice(at, pattern.lastIndex) : "";
}

/** The one spelling of a name: composed Unicode, `pi` for `π`. */
export function canonicalName(text: string): string {
  // Plain letters are composed. The sign for an increment looks like the letter.
  const name = /^\w*$/.test(text)
    ? text
    : text.normalize("NFC").replace("∆", "Δ");
  return SAME_NAME.get(name) ?? name;
}

/**
 * The name by which a column of a table is known: signs that no name may hold become _.
 *
 * @example
 * ```ts
 * import { columnName } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * assert.equal(columnName("data", "birth weight"), "data.birth_weight");
 * ```
 */
export function columnName(table: string, column: string): string {
  const plain = column.normalize("NFC").trim()
    .replace(/[^\p{L}\p{M}\p{Nd}_]+/gu, "_");
  return `${table}.${plain}`;
}

/** A name with that of its column, where one follows: `data.age`, `data["birth weight"]`. */
function withColumn(source: string, name: Token): Token {
  const sign = source[name.end];
  if (sign !== "." && sign !== "[") return name;
  // As in Julia: functions go element by element whether told so or not.
  if (source.startsWith(".(", name.end)) return { ...name, end: name.end + 1 };
  const written = sign === "."
    ? nameAt(source, name.end + 1)
    : match(QUOTED, source, name.end);
  if (written === "") return name;
  const column = sign === "." ? written : written.slice(2, -2);
  const end = name.end + (sign === "." ? 1 : 0) + written.length;
  return { ...name, text: columnName(name.text, column), end };
}

function superscriptDigits(text: string): string {
  return [...text].map((c) => c === "⁻" ? "-" : SUPERSCRIPTS.indexOf(c))
    .join("");
}

function read(source: string, at: number): Token | undefined {
  const sign = source[at];
  // One look at it says what most signs begin, so that no pattern is tried in vain.
  if (isLetter(sign)) return name(source, at);
  if (isDigit(sign) || (sign === "." && isDigit(source[at + 1]))) {
    return number(source, at);
  }
  return sign < "\x7f"
    ? operator(source, at)
    : name(source, at) ?? superscript(source, at) ?? operator(source, at);
}

function isLetter(sign: string): boolean {
  return sign >= "a" && sign <= "z" || sign >= "A" && sign <= "Z" ||
    sign === "_";
}

function isDigit(sign: string): boolean {
  return sign >= "0" && sign <= "9";
}

function number(source: string, at: number): Token {
  const text = match(NUMBER, source, at);
  return { kind: "number", text, start: at, end: at + text.length };
}

function name(source: string, at: number): Token | undefined {
  const text = nameAt(source, at);
  if (!text) return undefined;
  const canonical = canonicalName(text);
  const kind = KEYWORDS.has(canonical) ? "operator" : "name";
  const end = at + text.length;
  const token: Token = { kind, text: canonical, start: at, end };
  return kind === "name" ? withColumn(source, token) : token;
}

function superscript(source: string, at: number): Token | undefined {
  const text = match(SUPERSCRIPT, source, at);
  if (!text) return undefined;
  const digits = superscriptDigits(text);
  const end = at + text.length;
  return { kind: "superscript", text: digits, start: at, end };
}

function operator(source: string, at: number): Token | undefined {
  const text = match(OPERATOR, source, at);
  if (!text) return undefined;
  const same = SAME_OPERATOR.get(text) ?? text;
  return { kind: "operator", text: same, start: at, end: at + text.length };
}

function unreadable(source: string, at: number): ExpressionError {
  const character = characterAt(source, at);
  const span = { start: at, end: at + character.length };
  const point = character.codePointAt(0)!;
  // The signs of East Asian keyboards, as wide as a syllable: each has its own like in ASCII.
  if (point >= 0xff01 && point <= 0xff5e) {
    const plain = String.fromCodePoint(point - 0xfee0);
    const reason = `${character} is a full-width sign`;
    return new ExpressionError(source, span, reason, {
      hint: `write ${plain}, half-width`,
    });
  }
  if (/["“”„«»]/.test(character)) {
    const reason = `${character} has no meaning here`;
    const hint = "there are no strings: an expression needs no quotes";
    return new ExpressionError(source, span, reason, { hint });
  }
  const code = point.toString(16).toUpperCase();
  const shown = /[\p{C}\p{Z}\p{M}]/u.test(character)
    ? `the character U+${code.padStart(4, "0")}`
    : character;
  return new ExpressionError(source, span, `${shown} has no meaning here`);
}

/** Steps over blanks and a comment. */
function behindBlank(source: string, at: number): number {
  const sign = source[at];
  if (sign > " " && sign < "\x7f" && sign !== "#") return at;
  return at + match(BLANK, source, at).length;
}

/**
 * The pieces of `source` from an offset on, one after another, each end of a line and what cannot be read among them.
 * Nothing is refused, so it serves what is still being typed.
 *
 * @example
 * ```ts
 * import { scan } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const kinds = [...scan("2 § # why")].map(({ kind }) => kind);
 * assert.deepEqual(kinds, ["number", "unreadable"]);
 * ```
 */
export function* scan(
  source: string,
  start = 0,
  end: number = source.length,
): Generator<Token, void, undefined> {
  const text = end < source.length ? source.slice(0, end) : source;
  for (let at = behindBlank(text, start); at < end;) {
    const token = text[at] === "\n"
      ? { kind: "newline", text: "\n", start: at, end: at + 1 } as const
      : read(text, at) ?? unknownAt(text, at);
    yield token;
    at = token.end;
    at = behindBlank(text, at);
  }
}

/** One character: `codePointAt`, once V8 has optimised it, looks behind the end of a text that was sliced from a longer one. */
function characterAt(source: string, at: number): string {
  const [character] = source.slice(at, at + 2);
  return character;
}

function unknownAt(source: string, start: number): Token {
  const text = characterAt(source, start);
  return { kind: "unreadable", text, start, end: start + text.length };
}

// A line goes on inside a bracket and after an operator that wants a value.
const WANTS_NOTHING = new Set(["!", "'", "''", ")", "]", "}", "|", ";"]);

function endsLine(depth: number, last: Token | undefined): boolean {
  if (depth > 0 || !last || last.kind === "newline") return false;
  return last.kind !== "operator" || WANTS_NOTHING.has(last.text);
}

// What may begin the next line of a case: it goes on, or another separator stands there.
const GOES_ON = new Set(["if", "otherwise", "and", "or", ";", "}"]);

/**
 * The pieces as a parser takes them: without the ends of lines that go on, and with a token of kind `end` behind them.
 * Behind the condition of a case in braces, the end of a line is as good as a semicolon.
 */
export function joined(pieces: Iterable<Token>, end: number): Token[] {
  const tokens: Token[] = [];
  // The open brackets, the innermost last; one with a case in it is marked by the word.
  const open: string[] = [];
  let broken: Token | undefined;
  for (const token of pieces) {
    const { kind, text } = token;
    if (kind === "newline") {
      const last = tokens[tokens.length - 1];
      if (endsLine(open.length, last)) tokens.push(token);
      else if (open.at(-1) === "if" && endsLine(0, last)) broken ??= token;
      continue;
    }
    if (broken && !GOES_ON.has(text)) {
      tokens.push({ ...broken, kind: "operator", text: ";" });
      open[open.length - 1] = "{";
    }
    broken = undefined;
    if (kind === "operator") {
      if ("([{".includes(text)) open.push(text);
      else if (")]}".includes(text)) open.pop();
    }
    const isCase = text === "if" && open.at(-1) === "{";
    if (isCase || (text === ";" && open.at(-1) === "if")) {
      open[open.length - 1] = isCase ? "if" : "{";
    }
    tokens.push(token);
  }
  tokens.push({ kind: "end", text: "", start: end, end });
  return tokens;
}

/**
 * Sees to it that a token is one of the language.
 *
 * @throws {ExpressionError} If it is not.
 */
export function checkToken(source: string, token: Token): void {
  if (token.kind === "unreadable") throw unreadable(source, token.start);
  const hint = token.kind === "operator" && OTHER_LANGUAGES.get(token.text);
  if (hint) {
    throw new ExpressionError(source, token, `unknown operator ${token.text}`, {
      hint,
    });
  }
}

/**
 * Sees to it that a text is no longer than a person would wait for.
 *
 * @throws {ExpressionError} If it is.
 */
export function checkLength(source: string, { start, end }: Span): void {
  if (end - start <= MAX_LENGTH) return;
  const reason = `longer than ${MAX_LENGTH} characters`;
  throw new ExpressionError(source, { start, end }, reason);
}

/**
 * The tokens of `source` between two offsets, and one of kind `end` behind them.
 *
 * @example
 * ```ts
 * import { tokenize } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * assert.deepEqual(tokenize("2x").map(({ text }) => text), ["2", "x", ""]);
 * ```
 */
export function tokenize(
  source: string,
  start = 0,
  end: number = source.length,
): Token[] {
  checkLength(source, { start, end });
  const tokens = joined(scan(source, start, end), end);
  for (const token of tokens) checkToken(source, token);
  return tokens;
}
