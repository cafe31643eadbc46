/**
 * Pieces, vectors, matrices and their elements.
 *
 * @module
 */
import type { Span } from "../syntax/error.ts";
import type { Shaped } from "./graph.ts";
import type { Lowering } from "./lower.ts";
import { describe, shapeOf } from "./shaped.ts";
import type { IndexNode, PiecewiseNode } from "../syntax/tree.ts";

/** The value of the first piece whose condition holds. */
export function piecewise(
  lowering: Lowering,
  node: PiecewiseNode,
  below: readonly Shaped[],
): Shaped {
  let result = node.otherwise ? below[below.length - 1] : undefined;
  for (let i = node.pieces.length - 1; i >= 0; i--) {
    const { condition } = node.pieces[i];
    const test = lowering.number(
      below[2 * i + 1],
      condition.span,
      "a condition",
    );
    const value = below[2 * i];
    result = choose(
      lowering,
      node.span,
      test,
      value,
      result ?? nothing(lowering, value),
    );
  }
  return result!;
}

function nothing(lowering: Lowering, like: Shaped): Shaped {
  return typeof like === "number"
    ? lowering.graph.constant(NaN)
    : like.map((each) => nothing(lowering, each));
}

function choose(
  lowering: Lowering,
  span: Span,
  test: number,
  a: Shaped,
  b: Shaped,
): Shaped {
  if (typeof a === "number" && typeof b === "number") {
    return lowering.graph.select(test, a, b);
  }
  if (String(shapeOf(a)) !== String(shapeOf(b))) {
    throw lowering.error(
      span,
      `the pieces differ: ${describe(a)} and ${describe(b)}`,
    );
  }
  const other = b as readonly Shaped[];
  return (a as readonly Shaped[]).map((each, i) =>
    choose(lowering, span, test, each, other[i])
  );
}

/** A vector of what is below it. */
export function array(
  lowering: Lowering,
  span: Span,
  below: readonly Shaped[],
): Shaped {
  const odd = below.find((each) =>
    String(shapeOf(each)) !== String(shapeOf(below[0]))
  );
  if (odd !== undefined) {
    throw lowering.error(
      span,
      `the parts of an array must be alike: ${describe(below[0])} and ${
        describe(odd)
      }`,
    );
  }
  return below;
}

/** An element of a vector or a matrix. */
export function index(
  lowering: Lowering,
  node: IndexNode,
  below: readonly Shaped[],
): Shaped {
  return node.indices.reduce((target: Shaped, tree, k): Shaped => {
    const index = below[k + 1];
    const value = typeof index === "number"
      ? lowering.graph.constantAt(index)
      : undefined;
    if (value === undefined) {
      throw lowering.error(
        tree.span,
        "an index must be a whole number known in advance",
      );
    }
    if (typeof target === "number") {
      throw lowering.error(node.span, "a number has no elements");
    }
    const element = target[value - 1];
    if (element === undefined) {
      throw lowering.error(
        tree.span,
        `no element ${value}: they count from 1 to ${target.length}`,
      );
    }
    return element;
  }, below[0]);
}
