/**
 * Where a function is undefined or not smooth, whatever the point.
 *
 * @module
 */
import { argsOf, type GraphNode, leavesOf } from "../graph/graph.ts";
import { nameTree, treesOf } from "../graph/graph_tree.ts";
import { namesOf } from "../graph/parameters.ts";
import type { Place, Requirement } from "../table/places.ts";
import type { Tree } from "../syntax/tree.ts";
import { type CompiledFunction, originOf } from "../value.ts";
import { type Guard, isImplied } from "./guard.ts";
import {
  dependsOf,
  isComparison,
  partText,
  placeOf,
  whereText,
} from "./place.ts";

/** More notes than a person reads. */
const MAX_NOTES = 12;

/** What a requirement says: "defined where x > 0", "undefined where x = 0". */
function domainText(
  requirements: readonly Requirement[],
  text: string,
): string {
  const [[, operator, bound], second] = requirements;
  if (operator === "!=") return `undefined where ${text} = ${bound}`;
  if (!second) return `defined where ${text} ${operator} ${bound}`;
  const below = operator === ">" ? "<" : "<=";
  return `defined where ${bound} ${below} ${text} ${second[1]} ${second[2]}`;
}

const SAYS: Readonly<Record<Place["kind"], (where: string) => string>> = {
  kink: (where) => `a kink where ${where}`,
  jump: (where) => `jumps where ${where}`,
  edge: (where) => `the end of the domain where ${where}`,
  vertical: (where) => `a vertical tangent where ${where}`,
  pole: (where) => `undefined where ${where}`,
};

/** What one operation has to say under these conditions. */
function noteOf(
  nodes: readonly GraphNode[],
  i: number,
  place: Place,
  guards: readonly Guard[],
  trees: readonly Tree[],
  depends: readonly boolean[],
): string | undefined {
  const args = argsOf(nodes[i]);
  const { domain } = place;
  if (!domain) {
    return SAYS[place.kind](whereText(place, args.map((arg) => trees[arg])));
  }
  const node = args[domain[0][0] === "x" ? 0 : 1];
  if (!depends[node]) return undefined;
  const open = domain.filter((each) => !isImplied(nodes, guards, node, each));
  return open.length === 0
    ? undefined
    : domainText(open, partText(trees[node]));
}

/** The conditions of a piece as text. */
function guardText(
  nodes: readonly GraphNode[],
  guards: readonly Guard[],
  trees: readonly Tree[],
): string {
  return guards.map(({ condition, isTrue }) => {
    const text = partText(trees[condition]);
    const node = nodes[condition];
    return isTrue ? text : isComparison(node) ? `not ${text}` : `not (${text})`;
  }).join(" and ");
}

/**
 * Where a function is undefined or not smooth, a sentence each: "defined where x > 0", "a kink where y = 0".
 * What a piece makes sure of is not said of it: {log(x) if x > 0; 0 otherwise} is defined everywhere.
 *
 * @param f Made by `compile` or `define`.
 */
export function notes(f: CompiledFunction<unknown>): string[] {
  const origin = originOf(f);
  if (!origin || origin.needsShapes || origin.whole) return [];
  const { nodes, result } = origin.program;
  const depends = dependsOf(nodes);
  const trees = treesOf(nodes, namesOf(f.parameters).map(nameTree));
  const found = new Set<string>();
  const seen = new Set<number>();
  // What stands under fewer conditions comes first, as it says the more.
  const levels: { node: number; guards: readonly Guard[] }[] = [];
  for (const node of leavesOf(result)) {
    levels.push({ node, guards: [] });
  }
  for (const { node: top, guards } of levels) {
    const pending = [top];
    for (let i = pending.pop(); i !== undefined; i = pending.pop()) {
      if (seen.has(i) || !depends[i] || found.size >= MAX_NOTES) continue;
      seen.add(i);
      const node = nodes[i];
      if (node.kind === "select") {
        const [condition, then, otherwise] = node.args;
        levels.push({
          node: then,
          guards: [...guards, { condition, isTrue: true }],
        });
        levels.push({
          node: otherwise,
          guards: [...guards, { condition, isTrue: false }],
        });
        pending.push(condition);
        continue;
      }
      pending.push(...argsOf(node));
      const place = isComparison(node) ? undefined : placeOf(nodes, node);
      const note = place && noteOf(nodes, i, place, guards, trees, depends);
      if (!note) continue;
      found.add(
        guards.length === 0
          ? note
          : `${note}, in the piece where ${guardText(nodes, guards, trees)}`,
      );
    }
  }
  return [...found];
}
