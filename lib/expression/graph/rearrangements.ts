/**
 * Arrays made of the elements of others, in another order or another shape.
 *
 * @module
 */
import { type Graph, leavesOf, type Shaped } from "./graph.ts";
import { isMatrix, isVector, product, ShapeError, shapeOf } from "./shaped.ts";

/** The diagonal of a matrix, or the matrix with a vector on its diagonal. */
export function diagonal(graph: Graph, a: Shaped): Shaped | undefined {
  const zero = graph.constant(0);
  if (isVector(a)) return a.map((x, i) => a.map((_, j) => i === j ? x : zero));
  if (!isMatrix(a)) return undefined;
  return a.slice(0, a[0].length).map((row, i) => row[i]);
}

/** Each element of a vector times each of another. */
export function outer(graph: Graph, a: Shaped, b: Shaped): Shaped | undefined {
  if (!isVector(a) || !isVector(b)) return undefined;
  return a.map((x) => b.map((y) => product(graph, [x, y])));
}

/** The elements row by row in another shape. */
export function reshaped(
  graph: Graph,
  [a, ...lengths]: readonly Shaped[],
): Shaped | undefined {
  const wanted = lengths.flatMap(leavesOf).map((each) =>
    graph.constantAt(each)
  );
  const elements = leavesOf(a);
  const size = wanted.reduce<number>((all, n) => all * (n ?? NaN), 1);
  const fits = wanted.every((n) => Number.isInteger(n) && n! >= 1);
  if (!fits) return undefined;
  if (size !== elements.length) {
    throw new ShapeError(
      `${elements.length} elements do not fill ${wanted.join("×")}`,
    );
  }
  let next = 0;
  const build = ([length, ...rest]: readonly number[]): Shaped =>
    length === undefined
      ? elements[next++]
      : Array.from({ length }, () => build(rest));
  return build(wanted as number[]);
}

/** Vectors one behind another, or matrices one below another; a number is a vector of one. */
export function concatenated(
  _: Graph,
  args: readonly Shaped[],
): Shaped | undefined {
  const depth = Math.max(1, ...args.map((each) => shapeOf(each).length));
  if (depth > 1 && args.some((each) => typeof each === "number")) {
    return undefined;
  }
  const parts = args.map((each): readonly Shaped[] => {
    let part = each;
    while (shapeOf(part).length < depth) part = [part];
    return part as readonly Shaped[];
  });
  const inner = parts.map((part) => String(shapeOf(part[0])));
  return inner.every((each) => each === inner[0]) ? parts.flat() : undefined;
}

/** Matrices side by side; a vector is a column. */
export function beside(
  _: Graph,
  args: readonly Shaped[],
): Shaped | undefined {
  const parts = args.map((each) =>
    isVector(each) ? each.map((x) => [x]) : isMatrix(each) ? each : undefined
  );
  const [first] = parts;
  if (!first || parts.some((part) => part?.length !== first.length)) {
    return undefined;
  }
  return first.map((_, i) => parts.flatMap((part) => part![i]));
}
