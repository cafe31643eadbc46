/**
 * Elements and parts of arrays, and ranges.
 *
 * @module
 */
import { refusedSize } from "../graph/array_making.ts";
import type { Shaped } from "../graph/graph.ts";
import { describe } from "../graph/shaped.ts";
import type { Span } from "../syntax/error.ts";
import type { IndexNode, RangeNode, Tree } from "../syntax/tree.ts";
import { Locals } from "./locals.ts";
import type { Lowering } from "./lower.ts";
import { varying } from "./varying_index.ts";

/** A range as an array of numbers. */
export function range(
  lowering: Lowering,
  node: RangeNode,
  below: readonly Shaped[],
): Shaped {
  const values = below.map((each) =>
    typeof each === "number" ? lowering.graph.constantAt(each) : undefined
  );
  if (values.length === 0 || values.includes(undefined)) {
    throw lowering.misfit(node.span, "a range needs numbers known in advance");
  }
  const [from, step, to] = values.length === 3
    ? values as number[]
    : [values[0]!, 1, values[1]!];
  // A step that is no binary fraction falls short of its end by some rounding.
  const count = Math.floor((to - from) / step * (1 + 4 * Number.EPSILON)) + 1;
  if (!(count >= 1)) {
    throw lowering.error(
      node.span,
      `nothing lies between ${from} and ${to} in steps of ${step}`,
    );
  }
  const refused = refusedSize(count);
  if (refused) throw lowering.error(node.span, refused);
  return Array.from(
    { length: count },
    (_, i) => lowering.graph.constant(from + i * step),
  );
}

/** An element of a vector or a matrix, or a part of it. */
export function index(
  lowering: Lowering,
  node: IndexNode,
  target: Shaped,
  locals: Locals,
): Shaped {
  return along(lowering, node, target, node.indices, locals);
}

/** What the indices choose along the first axes of a value. */
export function along(
  lowering: Lowering,
  node: IndexNode,
  target: Shaped,
  [tree, ...rest]: readonly Tree[],
  locals: Locals,
): Shaped {
  if (tree === undefined) return target;
  if (typeof target === "number") {
    throw lowering.misfit(node.span, "a number has no elements");
  }
  const further = (part: Shaped) => along(lowering, node, part, rest, locals);
  if (tree.kind === "range" && !tree.from) return target.map(further);
  const end = lowering.graph.constant(target.length);
  const inner = new Locals([["end", end]], locals);
  const chosen = tree.kind === "range"
    ? rangeIn(lowering, tree, target.length, inner)
    : isCondition(tree)
    ? chosenBy(lowering, tree, target.length, inner)
    : lowering.lower(tree, inner);
  if (typeof chosen !== "number") {
    return chosen.map((each) => {
      if (typeof each === "number") {
        return further(element(lowering, target, each, tree.span));
      }
      throw lowering.error(
        tree.span,
        `an index is a number or a vector, not ${describe(chosen)}`,
      );
    });
  }
  return lowering.graph.constantAt(chosen) === undefined
    ? varying(lowering.graph, node, target.map(further), chosen, tree)
    : further(element(lowering, target, chosen, tree.span));
}

/** A range of indices, of which those below 0 count from the end. */
function rangeIn(
  lowering: Lowering,
  node: RangeNode,
  length: number,
  locals: Locals,
): Shaped {
  const ends = [node.from, node.step, node.to].flatMap((tree) => {
    if (!tree) return [];
    const value = lowering.lower(tree, locals);
    const known = typeof value === "number"
      ? lowering.graph.constantAt(value)
      : undefined;
    return known !== undefined && known < 0 && tree !== node.step
      ? lowering.graph.constant(known + length + 1)
      : value;
  });
  return range(lowering, node, ends);
}

/** Whether an index says of each element whether it is chosen, as `v[v > 2]` does. */
export function isCondition(tree: Tree): boolean {
  return tree.kind === "compare" ||
    (tree.kind === "binary" &&
      (tree.operator === "and" || tree.operator === "or")) ||
    (tree.kind === "unary" && tree.operator === "not");
}

/** The places where a condition holds. */
function chosenBy(
  lowering: Lowering,
  tree: Tree,
  length: number,
  locals: Locals,
): Shaped {
  const { graph } = lowering;
  const holds = lowering.lower(tree, locals);
  if (typeof holds === "number" || holds.length !== length) return holds;
  const places = holds.flatMap((each, i) => {
    const known = typeof each === "number" ? graph.valueAt(each) : undefined;
    if (known === undefined) {
      throw lowering.misfit(
        tree.span,
        "which elements are chosen must be known in advance",
        "write {v if v > 2; 0 otherwise} for zeros elsewhere",
      );
    }
    return known ? [graph.constant(i + 1)] : [];
  });
  if (places.length > 0) return places;
  throw lowering.misfit(tree.span, "the condition holds nowhere");
}

function element(
  lowering: Lowering,
  target: readonly Shaped[],
  index: number,
  span: Span,
): Shaped {
  const place = lowering.graph.constantAt(index)!;
  const found = target[place < 0 ? target.length + place : place - 1];
  if (found !== undefined) return found;
  throw lowering.misfit(
    span,
    `no element ${place}: they count from 1 to ${target.length}`,
    place > target.length ? "write end for the last" : undefined,
  );
}
