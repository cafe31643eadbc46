/**
 * Derivatives in their many spellings: `f'`, `d/dx x^2 at 3`, `∂f/∂x (1, 2)`, `grad f(1, 2)`, `∇f`, `D[v] f(1, 2)`,
 * `diff(x^2, x)`, `gradient(f, [1, 2])`.
 *
 * @module
 */
import { join } from "../cursor.ts";
import { called } from "../named.ts";
import type { Parser } from "../parser.ts";
import type { Token } from "../token.ts";
import type { Tree } from "../tree.ts";
import { call } from "./derivative_call.ts";
import {
  applied,
  DERIVATIVE_WORDS,
  startsDerivative,
} from "./derivative_operand.ts";
import { isWord } from "./derivative_point.ts";
import { behindBracket, fractionAt } from "./leibniz.ts";
import { leibniz } from "./leibniz_derivative.ts";

/** The derivative that begins with the next token, if one does. */
export function derivative(parser: Parser): Tree | undefined {
  const token = parser.next;
  if (token.kind === "operator") {
    if (token.text === "∇") return nabla(parser, token);
    if (token.text !== "∂") return undefined;
  }
  const fraction = fractionAt(parser, parser.index);
  if (fraction) return leibniz(parser, token, fraction);
  if (token.kind === "operator") {
    throw parser.error(token, "∂ needs a variable below the line", {
      hint: "write ∂f/∂x (1, 2)",
    });
  }
  return word(parser, token);
}

/** Whether what is differentiated ends before a sign, as the term behind it is another derivative. */
export function endsOperand(parser: Parser, { text }: Token): boolean {
  if (parser.operandLevel !== parser.open.length) return false;
  if (text !== "+" && text !== "-") return false;
  let depth = 0;
  for (let i = parser.index + 1; i < parser.tokens.length; i++) {
    const { kind, text } = parser.tokens[i];
    if (depth === 0 && startsDerivative(parser, i)) return true;
    if (kind === "end" || kind === "newline") return false;
    if (kind !== "operator") continue;
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text)) depth--;
    if (depth < 0 || (depth === 0 && "+-,;".includes(text))) return false;
  }
  return false;
}

function nabla(parser: Parser, token: Token): Tree {
  parser.take();
  const { next } = parser;
  const sign = parser.source.slice(next.start, next.end);
  if (parser.at("^") && parser.tokens[parser.index + 1].text === "2") {
    parser.take();
    parser.take();
    return applied(parser, token, "laplacian");
  }
  if (next.kind === "superscript" && next.text === "2") {
    parser.take();
    return applied(parser, token, "laplacian");
  }
  if (next.kind === "operator" && next.text === "*") {
    parser.take();
    return applied(parser, token, sign === "×" ? "curl" : "divergence");
  }
  return applied(parser, token, "gradient");
}

/** `grad ...`, and `Δf`, which is one word. */
function word(parser: Parser, token: Token): Tree | undefined {
  const { text } = token;
  if (token.kind !== "name" || parser.isTaken(text)) return undefined;
  if (text.startsWith("Δ") && text.length > 1) {
    const name = { ...token, text: text.slice(1), start: token.start + 1 };
    parser.take();
    return applied(parser, token, "laplacian", () => called(parser, name));
  }
  const operator = DERIVATIVE_WORDS.get(text);
  const behind = parser.tokens[parser.index + 1];
  const isDirection = text === "D" && behind.text === "[";
  if (!operator || (text === "D" && !isDirection && behind.text !== "(")) {
    return undefined;
  }
  if (behind.kind === "operator" && !OPENS.has(behind.text)) return undefined;
  if (behind.kind === "end" || behind.kind === "newline") {
    throw parser.error(token, "expected a function and a point", {
      hint: `write ${text} f(1, 2)`,
      incomplete: true,
    });
  }
  parser.take();
  skipOf(parser);
  if (isDirection) {
    const opener = parser.next;
    const elements = parser.inside(() => rows(parser));
    const span = join(opener, parser.tokens[parser.index - 1]);
    const direction: Tree = { kind: "array", elements, span };
    return applied(parser, token, "directional", undefined, direction);
  }
  if (parser.at("(")) {
    const items = itemsAhead(parser);
    if (items > 1) return call(parser, token, operator);
  }
  return applied(parser, token, operator);
}

/** `gradient of f`. */
function skipOf(parser: Parser): void {
  const { kind } = parser.tokens[parser.index + 1];
  const isLast = kind === "end" || kind === "newline";
  if (!isLast && isWord(parser, parser.index, "of")) parser.take();
}

/** The numbers of a direction, which may be a matrix as the point is. */
function rows(parser: Parser): Tree[] {
  const numbers = parser.list();
  while (parser.at(";")) {
    parser.take();
    numbers.push(...parser.list());
  }
  return numbers;
}

const OPENS = new Set(["(", "[", "|", "√", "∛", "∇", "∂", "-", "{"]);

/** How many values the bracket that follows holds. */
function itemsAhead({ tokens, index }: Parser): number {
  const end = behindBracket(tokens, index);
  let depth = 0;
  let commas = 0;
  for (const { kind, text } of tokens.slice(index, Math.max(index, end))) {
    if (kind !== "operator") continue;
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text)) depth--;
    else if (text === "," && depth === 1) commas++;
  }
  return commas + 1;
}
