/**
 * Sums and products back to trees.
 *
 * @module
 */
import { namesIn, nameTree, NOWHERE, treesOf } from "./graph_tree.ts";
import type { Series } from "./series.ts";
import { simplifiedTree } from "../written/simplify.ts";
import type { Tree } from "../syntax/tree.ts";

/** A counter that hides no name: what it was called, else a letter, else a letter and a number. */
function freshCounter(variable: string, taken: ReadonlySet<string>): string {
  const free = [variable, ..."kijmn"].find((name) => !taken.has(name));
  if (free) return free;
  for (let i = 1;; i++) {
    if (!taken.has(`${variable}${i}`)) return `${variable}${i}`;
  }
}

/** A sum or a product as a tree, given the trees of its bounds and of the values from outside. */
export function seriesTree(
  { operator, variable, term: { nodes, result }, isDerived }: Series,
  [from, to, ...outside]: readonly Tree[],
): Tree {
  const counter = freshCounter(variable, namesIn([from, to, ...outside]));
  const inputs = [nameTree(counter), ...outside];
  const term = result as number;
  const body = isDerived
    ? simplifiedTree(nodes, term, inputs)
    : treesOf(nodes, inputs)[term];
  return {
    kind: "series",
    operator,
    variable: counter,
    from,
    to,
    body,
    span: NOWHERE,
  };
}
