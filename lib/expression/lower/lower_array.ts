/**
 * Pieces, vectors and matrices.
 *
 * @module
 */
import type { Span } from "../syntax/error.ts";
import type { Shaped } from "../graph/graph.ts";
import type { Lowering } from "./lower.ts";
import { concatenated } from "../graph/rearrangements.ts";
import { broadcast, describe, ShapeError, shapeOf } from "../graph/shaped.ts";
import type { ArrayNode, PiecewiseNode } from "../syntax/tree.ts";

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

/** A vector of what is below it; where it is all that a function returns, also parts in the shapes of the parameters. */
export function array(
  lowering: Lowering,
  node: ArrayNode,
  below: readonly Shaped[],
): Shaped {
  const { like } = lowering;
  const isGradient = like?.tree === node && below.length > 1 &&
    below.map(shapeOf).join(";") === like.shapes.join(";");
  if (isGradient) return below;
  if (node.isStack && below.every((row) => shapeOf(row).length > 1)) {
    const parts = below.map((row) =>
      shapeOf(row).length > 2 ? (row as readonly Shaped[])[0] : row
    );
    const stacked = concatenated(lowering.graph, parts);
    if (stacked) return stacked;
  }
  const odd = below.find((each) =>
    String(shapeOf(each)) !== String(shapeOf(below[0]))
  );
  if (odd !== undefined) {
    throw lowering.misfit(
      node.span,
      `the parts of an array must be alike: ${said(node, below[0])} and ${
        said(node, odd)
      }`,
      !node.isStack && isRow(below)
        ? "write hcat(A, b) for both side by side"
        : undefined,
    );
  }
  return below;
}

/** What stands in a row: the one value that was written there. */
function said({ isStack }: ArrayNode, part: Shaped): string {
  return describe(isStack && typeof part !== "number" ? part[0] : part);
}

/** Whether matrices and vectors with as many rows stand behind one another. */
function isRow(below: readonly Shaped[]): boolean {
  const shapes = below.map(shapeOf);
  return shapes.some(({ length }) => length === 2) &&
    shapes.every(({ length }) => length === 1 || length === 2) &&
    shapes.every(([rows]) => rows === shapes[0][0]);
}
