import type { Span } from "./error.ts";
import type { CallNode, Tree } from "./tree.ts";

/** The call of a function of which there is a sign: `x!`, `|x|`, `√x`, `A'`, `A \ b`. */
export function signed(
  name: string,
  nameSpan: Span,
  operands: readonly Tree[],
  span: Span,
): CallNode {
  return { kind: "call", name, nameSpan, arguments: operands, span };
}
