/**
 * What an operator such as `grad` is applied to.
 *
 * @module
 */
import { called } from "../named.ts";
import type { Parser } from "../parser.ts";
import type { Token } from "../token.ts";
import type { DerivativeOperator, Tree } from "../tree.ts";
import { node, pointBehind, unwrapped } from "./derivative_node.ts";
import { pointAfterAt, startsPoint } from "./derivative_point.ts";
import { fractionAt } from "./leibniz.ts";

/** The words of the language that ask for a derivative. */
export const DERIVATIVE_WORDS: ReadonlyMap<string, DerivativeOperator> =
  new Map([
    ["grad", "gradient"],
    ["gradient", "gradient"],
    ["nabla", "gradient"],
    ["numerical_derivative", "gradient"],
    ["numerical_gradient", "gradient"],
    ["diff", "partial"],
    ["derivative", "partial"],
    ["D", "partial"],
    ["jacobian", "jacobian"],
    ["jac", "jacobian"],
    ["hessian", "hessian"],
    ["hess", "hessian"],
    ["laplacian", "laplacian"],
    ["laplace", "laplacian"],
    ["lap", "laplacian"],
    ["div", "divergence"],
    ["divergence", "divergence"],
    ["curl", "curl"],
    ["rot", "curl"],
  ]);

/** Whether a derivative begins at a token. */
export function startsDerivative(parser: Parser, index: number): boolean {
  const { kind, text } = parser.tokens[index];
  if (kind === "operator") return text === "∇" || text === "∂";
  if (kind !== "name") return false;
  return (DERIVATIVE_WORDS.has(text) && !parser.isTaken(text)) ||
    fractionAt(parser, index) !== undefined;
}

/** Signs behind which another term begins. */
export const SUM: ReadonlySet<string> = new Set([
  "+",
  "-",
  "<",
  "<=",
  ">",
  ">=",
  "==",
  "!=",
  "?",
]);
/** Signs behind which another factor begins. */
export const PRODUCT: ReadonlySet<string> = new Set(["*", "/"]);

/** An operator before what it is applied to, with its point. */
export function applied(
  parser: Parser,
  token: Token,
  operator: DerivativeOperator,
  read: () => Tree = () => narrow(parser),
  direction?: Tree,
): Tree {
  const target = unwrapped(read());
  const variables = operator === "partial" ? [{ order: 1 }] : [];
  const isOpen = target.kind !== "call" || isInBrackets(parser, target);
  const point = startsPoint(parser)
    ? pointAfterAt(parser)
    : isOpen && parser.at("(")
    ? pointBehind(parser)
    : undefined;
  const asked = { operator, target, variables, point };
  return node(parser, token, direction ? { ...asked, direction } : asked);
}

function isInBrackets({ source }: Parser, { span }: Tree): boolean {
  return source[span.start] === "(";
}

/** What an operator such as `grad` is applied to: a name, a call or a bracket; more where a power or a point says so. */
function narrow(parser: Parser): Tree {
  const { index, next } = parser;
  // Nothing can be subtracted from an operator: a sign begins what it is applied to.
  if (next.text === "-" || next.text === "+") return parser.operand();
  const target = next.kind === "name" && !startsDerivative(parser, index)
    ? called(parser, parser.take())
    : parser.postfix();
  if (!goesOn(parser, target)) return target;
  parser.index = index;
  return parser.operand();
}

/** Whether more belongs to what an operator is applied to. */
function goesOn(parser: Parser, target: Tree): boolean {
  const { next } = parser;
  if (startsPoint(parser)) return false;
  if (next.kind === "superscript" || next.text === "^") return true;
  const isFactor = next.kind === "name" || next.kind === "number";
  const isTerm = isFactor || SUM.has(next.text) || PRODUCT.has(next.text) ||
    (next.text === "(" && target.kind === "call");
  if (isFactor && target.kind !== "call") return true;
  return isTerm && leadsToPoint(parser);
}

/** Whether a point follows that belongs to no later derivative. */
function leadsToPoint(parser: Parser): boolean {
  const { index, tokens } = parser;
  let depth = 0;
  for (let i = index; i < tokens.length; i++) {
    const { kind, text } = tokens[i];
    if (kind === "end" || kind === "newline") return false;
    if (depth === 0) {
      if (startsDerivative(parser, i)) return false;
      parser.index = i;
      const found = startsPoint(parser);
      parser.index = index;
      if (found) return true;
    }
    if (kind !== "operator") continue;
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text) && --depth < 0) return false;
    else if (depth === 0 && (text === "," || text === ";")) return false;
  }
  return false;
}
