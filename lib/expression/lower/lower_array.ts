/**
 * Pieces, vectors and matrices.
 *
 * @module
 */
import type { Span } from "../syntax/error.ts";
import type { Shaped } from "../graph/graph.ts";
import type { Lowering } from "./lower.ts";
import { broadcast, describe, ShapeError, shapeOf } from "../graph/shaped.ts";
import type { PiecewiseNode } from "../syntax/tree.ts";

/** The value of the first piece whose condition holds. */
export function piecewise(
  lowering: Lowering,
  node: PiecewiseNode,
  below: readonly Shaped[],
): Shaped {
  let result = node.otherwise ? below[below.length - 1] : undefined;
  for (let i = node.pieces.length - 1; i >= 0; i--) {
    const test = below[2 * i + 1];
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

/** One of two values, element by element where there are arrays. */
function choose(
  lowering: Lowering,
  span: Span,
  test: Shaped,
  a: Shaped,
  b: Shaped,
): Shaped {
  return lowering.shaped(span, () => {
    try {
      return broadcast(
        [test, a, b],
        (condition, then, otherwise) =>
          lowering.graph.select(condition, then, otherwise),
      );
    } catch (error) {
      if (!(error instanceof ShapeError)) throw error;
      throw new ShapeError(
        `the pieces differ: ${describe(a)} and ${describe(b)}`,
      );
    }
  });
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
    throw lowering.misfit(
      span,
      `the parts of an array must be alike: ${describe(below[0])} and ${
        describe(odd)
      }`,
    );
  }
  return below;
}
