/**
 * The operations of a graph and the places where they have no derivative.
 *
 * @module
 */
import { argsOf, constantOf, type GraphNode } from "../graph/graph.ts";
import { type Place, PLACES, powerPlace } from "../table/places.ts";
import { format } from "../written/format.ts";
import type { Tree } from "../syntax/tree.ts";

/** Which nodes change with the inputs. */
export function dependsOf(nodes: readonly GraphNode[]): boolean[] {
  const depends: boolean[] = [];
  for (const node of nodes) {
    depends.push(
      node.kind === "input" || argsOf(node).some((arg) => depends[arg]),
    );
  }
  return depends;
}

/** Where a node has no derivative, if its operation has such places. */
export function placeOf(
  nodes: readonly GraphNode[],
  node: GraphNode,
): Place | undefined {
  if (node.kind !== "apply") return undefined;
  const [x, y] = node.args;
  // An argument beside itself is always equal to it.
  const { name } = node.row;
  if (x === y && name !== "/" && name !== "^") return undefined;
  return name === "^" ? powerPlace(constantOf(nodes[y])) : PLACES.get(name);
}

const COMPARISON = new Set(["<", "<=", ">", ">=", "==", "!="]);

/** Whether a node is a comparison. */
export function isComparison(node: GraphNode): boolean {
  return COMPARISON.has(nameOf(node));
}

/** The name of the operation of a node; empty for all other nodes. */
export function nameOf(node: GraphNode): string {
  return node.kind === "apply" ? node.row.name : "";
}

const LONGEST = 60;

/** A part as text: shortened where it is long. */
export function partText(tree: Tree): string {
  const text = format(tree);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

/** Where a node has its place, with its arguments written out. */
export function whereText(place: Place, args: readonly Tree[]): string {
  const [x, y = ""] = args.map((tree) =>
    tree.kind === "compare" || tree.kind === "piecewise"
      ? `(${partText(tree)})`
      : partText(tree)
  );
  return place.where(x, y);
}
