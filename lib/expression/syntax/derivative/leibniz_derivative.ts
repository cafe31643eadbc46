/**
 * Derivatives as Leibniz writes them, and what they are of: `d/dx x^2 at 3`, `∂f/∂x (1, 2)`.
 *
 * @module
 */
import { called } from "../named.ts";
import type { Parser } from "../parser.ts";
import type { Token } from "../token.ts";
import type { Tree } from "../tree.ts";
import { node, pointBehind, unwrapped } from "./derivative_node.ts";
import { PRODUCT, SUM } from "./derivative_operand.ts";
import { isTuple, pointAfterAt, startsPoint } from "./derivative_point.ts";
import { behindBracket, type Fraction, fractionAt } from "./leibniz.ts";

/** A fraction and what it is about; of `d/dx d/dx f(x) at 1` the point belongs to the first. */
export function leibniz(
  parser: Parser,
  token: Token,
  fraction: Fraction,
  isInner = false,
): Tree {
  const { order, name, call, bracket, variables, end } = fraction;
  const start = parser.index;
  parser.index = end;
  if (order !== variables.reduce((sum, each) => sum + each.order, 0)) {
    throw parser.error(parser.from(token), "the two orders differ", {
      hint: `write d^2f/d${variables[0].name}^2`,
    });
  }
  const operator = "partial";
  if (bracket !== undefined) {
    parser.index = bracket;
    const target = parser.inside(() => parser.pointless());
    parser.index = end;
    const point = pointBehind(parser);
    return node(parser, token, { operator, target, variables, point });
  }
  if (name) {
    if (call !== undefined) parser.index = call;
    const target: Tree = call === undefined
      ? { kind: "name", name: name.text, span: name }
      : called(parser, name);
    parser.index = end;
    const point = pointBehind(parser);
    return node(parser, token, { operator, target, variables, point });
  }
  checkOperand(parser, parser.tokens[start], fraction);
  const inner = fractionAt(parser, parser.index);
  const target = inner && !inner.name && inner.bracket === undefined
    ? leibniz(parser, parser.next, inner, true)
    : unwrapped(wide(parser, isTight(parser)));
  if (isInner) return node(parser, token, { operator, target, variables });
  const point = target.span.end === parser.tokens[parser.index - 1].end &&
      (isTuple(parser) || isNumberBehind(parser))
    ? pointBehind(parser)
    : startsPoint(parser)
    ? pointAfterAt(parser)
    : undefined;
  return node(parser, token, { operator, target, variables, point });
}

/** Whether nothing stands between the last token and the next. */
function isTight({ next, tokens, index }: Parser): boolean {
  return next.start === tokens[index - 1].end;
}

function checkOperand(
  parser: Parser,
  start: Token,
  { variables: [{ name }] }: Fraction,
): void {
  const { kind, text } = parser.next;
  if (kind === "end" || kind === "newline" || text === ")" || text === ",") {
    throw parser.error(parser.from(start), "expected what to differentiate", {
      hint: `write d/d${name} ${name}^2`,
      incomplete: kind === "end",
    });
  }
}

/**
 * What stands behind `d/dx`: all of it, up to a point or to the next derivative; or a bracket alone, where a sum goes on
 * behind it.
 */
function wide(parser: Parser, isCall: boolean): Tree {
  const opens = parser.at("(") || parser.at("[");
  const end = opens ? behindBracket(parser.tokens, parser.index) : -1;
  if (end > 0) {
    const { kind, text } = parser.tokens[end];
    const isAlone = kind === "operator" &&
      (SUM.has(text) || (isCall && PRODUCT.has(text)));
    const isPoint = kind === "operator" && text === "(" &&
      (pointAt(parser, end) || (isCall && isNumberAt(parser, end)));
    if (isAlone || isPoint) return parser.postfix();
  }
  return parser.operand();
}

/** Whether `(3)` begins at a token, right behind the bracket before it: the point of `d/dx(x^2)(3)`. */
function isNumberAt({ tokens }: Parser, index: number): boolean {
  const [open, first, second, third] = tokens.slice(index, index + 4);
  const [number, close] = first?.text === "-"
    ? [second, third]
    : [first, second];
  return open.text === "(" && open.start === tokens[index - 1].end &&
    number?.kind === "number" && close?.text === ")";
}

/** Whether a number is the point of what was read last, a bracket behind `d/dx`. */
function isNumberBehind(parser: Parser): boolean {
  return parser.tokens[parser.index - 1].text === ")" &&
    isNumberAt(parser, parser.index);
}

/** Whether the bracket at a token holds a point. */
function pointAt(parser: Parser, index: number): boolean {
  const before = parser.index;
  parser.index = index;
  const is = isTuple(parser);
  parser.index = before;
  return is;
}
