/**
 * Leibniz's fractions: `d/dx`, `∂f/∂x`, `d^2f/dx^2`, `∂²f/∂x∂y`, `d(x^3)/dx`.
 *
 * @module
 */
import type { Parser } from "../parser.ts";
import type { Token } from "../token.ts";
import type { Variable } from "../tree.ts";

/** A fraction of which nothing has been read. */
export interface Fraction {
  /** The index of the token behind it. */
  readonly end: number;
  /** The power of the sign above the line. */
  readonly order: number;
  /** The name above the line. */
  readonly name?: Token;
  /** The index of the bracket behind that name, of `d f(x)/dx`. */
  readonly call?: number;
  /** The index of the bracket above the line. */
  readonly bracket?: number;
  readonly variables: readonly Variable[];
}

interface Sign {
  readonly end: number;
  readonly order: number;
  /** The name that is written together with a d, as in `dx`. */
  readonly name?: Token;
}

/** The fraction that begins at a token, if one does. */
export function fractionAt(
  parser: Parser,
  start: number,
): Fraction | undefined {
  const above = signAt(parser, start);
  if (!above) return undefined;
  const { tokens } = parser;
  let { end, name } = above;
  let bracket: number | undefined;
  let call: number | undefined;
  if (!name && tokens[end].kind === "name") name = tokens[end++];
  else if (!name && isOperator(tokens[end], "(")) {
    bracket = end;
    end = behindBracket(tokens, end);
  }
  if (name && isOperator(tokens[end], "(")) {
    call = end;
    end = behindBracket(tokens, end);
  }
  if (end < 0 || !isOperator(tokens[end], "/")) return undefined;
  const below = variablesAt(parser, end + 1);
  if (!below) return undefined;
  return {
    end: below.end,
    order: above.order,
    ...(name && { name }),
    ...(call !== undefined && { call }),
    ...(bracket !== undefined && { bracket }),
    variables: below.variables,
  };
}

/** `d`, `∂`, `d^2`, `∂²`, and `df` with the name of a function. */
function signAt(parser: Parser, index: number): Sign | undefined {
  const token = parser.tokens[index];
  if (isOperator(token, "∂")) return powerAt(parser, index + 1);
  if (token.kind !== "name" || token.text[0] !== "d") return undefined;
  const whole = token.text;
  if (whole === "d") {
    return parser.isTaken("d") && !isBelow(parser, index + 2)
      ? undefined
      : powerAt(parser, index + 1);
  }
  return parser.isTaken(whole)
    ? undefined
    : { end: index + 1, order: 1, name: withoutSign(token) };
}

/** Whether a name below a line is one that only a derivative can have. */
function isBelow(parser: Parser, index: number): boolean {
  const token = parser.tokens[index];
  return token?.kind === "name" && token.text[0] === "d" &&
    token.text.length > 1 && !parser.isTaken(token.text);
}

/** `dx`, `∂x∂y`, `dx^2`. */
function variablesAt(
  parser: Parser,
  start: number,
): { end: number; variables: Variable[] } | undefined {
  const { tokens } = parser;
  const variables: Variable[] = [];
  let end = start;
  for (;;) {
    const sign = isOperator(tokens[end], "∂");
    const token = sign ? tokens[end + 1] : tokens[end];
    if (sign ? token.kind !== "name" : !isBelow(parser, end)) break;
    const name = sign ? token.text : withoutSign(token).text;
    // "dxdy" is one word.
    const [, x, y] = sign ? [] : /^(\p{L})d(\p{L})$/u.exec(name) ?? [];
    if (y !== undefined) {
      variables.push({ name: x, order: 1 }, { name: y, order: 1 });
      end++;
      continue;
    }
    const power = powerAt(parser, end + (sign ? 2 : 1));
    variables.push({ name, order: power.order });
    end = power.end;
  }
  return variables.length === 0 ? undefined : { end, variables };
}

/** The power that may stand at a token: `^2` or `²`. */
function powerAt({ tokens }: Parser, index: number): Sign {
  const [token, number] = tokens.slice(index, index + 2);
  if (token.kind === "superscript") {
    return { end: index + 1, order: Number(token.text) };
  }
  return isOperator(token, "^") && number.kind === "number"
    ? { end: index + 2, order: Number(number.text) }
    : { end: index, order: 1 };
}

/** The name behind a d. */
function withoutSign({ kind, text, start, end }: Token): Token {
  return { kind, text: text.slice(1), start: start + 1, end };
}

function isOperator(token: Token | undefined, text: string): boolean {
  return token?.kind === "operator" && token.text === text;
}

/** The index behind the bracket that closes the one at `index`, or -1. */
export function behindBracket(
  tokens: readonly Token[],
  index: number,
): number {
  let depth = 0;
  for (let i = index; i < tokens.length; i++) {
    if (tokens[i].kind !== "operator") continue;
    if ("([{".includes(tokens[i].text)) depth++;
    if (")]}".includes(tokens[i].text) && --depth === 0) return i + 1;
  }
  return -1;
}
