/**
 * A derivative once it has been read, with the point behind it.
 *
 * @module
 */
import type { Parser } from "../parser.ts";
import { signed } from "../signed.ts";
import type { Token } from "../token.ts";
import type {
  Coordinate,
  DerivativeNode,
  DerivativeOperator,
  Tree,
  Variable,
} from "../tree.ts";
import { checkPrimed, pointAfterAt, startsPoint } from "./derivative_point.ts";

interface Asked {
  readonly operator: DerivativeOperator;
  readonly target: Tree;
  readonly variables?: readonly Variable[];
  readonly direction?: Tree;
  readonly point?: readonly Coordinate[] | undefined;
}

// Formulas of higher derivatives are longer than anybody reads, and take their time.
const MAX_ORDER = 100;

/** The node of a derivative. */
export function node(
  parser: Parser,
  token: Token,
  { operator, target, variables = [], direction, point }: Asked,
): DerivativeNode {
  parser.factor = "value";
  const order = variables.reduce((sum, { order }) => sum + order, 0);
  if (!(order <= MAX_ORDER)) {
    throw parser.error(token, `a derivative of order ${order} is too high`, {
      hint: `orders go up to ${MAX_ORDER}`,
    });
  }
  return {
    kind: "derivative",
    operator,
    target,
    variables,
    direction,
    point,
    span: parser.from(token),
  };
}

/** `f'` and `(x^2)'`, with the primes next, at a point or as a formula. */
export function primed(parser: Parser, target: Tree): Tree {
  const { next } = parser;
  const { text } = parser.tokens[parser.index - 1];
  // Behind a value a prime is the sign of the transpose; in parentheses stands what is differentiated.
  if (text !== ")" && ["array", "index", "name"].includes(target.kind)) {
    const sign = parser.take();
    if (target.kind === "name" && sign.text === "''") {
      const reason =
        `${target.name} is a value, and only a function has a derivative`;
      const hint = `write ${target.name}' for the transpose of an array`;
      throw parser.error(sign, reason, { hint });
    }
    return signed("transpose", sign, [target], parser.from(target.span));
  }
  let order = 0;
  while (parser.at("'") || parser.at("''")) order += parser.take().text.length;
  checkPrimed(parser, target.span);
  const point = pointBehind(parser);
  const start = { ...next, start: target.span.start };
  const variables = [{ order }];
  return node(parser, start, { operator: "partial", target, variables, point });
}

/** The point behind a target: `(1, 2)` or `at (1, 2)`. */
export function pointBehind(parser: Parser): readonly Coordinate[] | undefined {
  if (parser.at("(")) return parser.inside(() => parser.list()).map(place);
  return startsPoint(parser) ? pointAfterAt(parser) : undefined;
}

/** A value as a coordinate of a point. */
export function place(value: Tree): Coordinate {
  return { value, span: value.span };
}

/** `d/dx[f(x)]`: brackets around one thing. */
export function unwrapped(tree: Tree): Tree {
  return tree.kind === "array" && tree.elements.length === 1
    ? tree.elements[0]
    : tree;
}

/** Whether a derivative is a prime behind parentheses, without a point: of an array it is the transpose. */
export function isBarePrime(
  { operator, variables, point }: DerivativeNode,
): boolean {
  const [{ name = undefined, order = 0 } = {}, ...more] = variables;
  return operator === "partial" && !point &&
    name === undefined && order === 1 && more.length === 0;
}
