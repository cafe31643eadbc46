// A tree of arrays, array by array: a matrix among other parameters may be transposed, and the rest right.

import { property, shapeOf } from "../../core/structure.ts";
import type { Structure } from "../../core/number_tree.ts";
import type { Evidence } from "../failure/evidence.ts";

/** One array of a tree. */
export interface Block {
  readonly name: string;
  readonly shape: readonly number[];
  readonly from: number;
  readonly size: number;
}

/** The regular arrays that a tree is made of. */
export function blocksOf(
  structure: Structure,
  name: string,
  from = 0,
): Block[] {
  const shape = shapeOf(structure);
  if (shape) return [{ name, shape, from, size: structure.size }];
  if (structure.kind !== "list" && structure.kind !== "record") return [];
  const root = structure.kind === "record" && name === "x" ? "" : name;
  return structure.items.flatMap((item, k) => {
    const path = structure.kind === "record"
      ? property(root, structure.names[k])
      : `${name}[${k}]`;
    const blocks = blocksOf(item, path, from);
    from += item.size;
    return blocks;
  });
}

/** What is known of each array in which something is wrong; nothing where there is but one array. */
export function byBlocks(evidence: readonly Evidence[]): Evidence[][] {
  const [{ structure, name, wrong }] = evidence;
  if (!structure || shapeOf(structure) || !wrong) return [];
  return blocksOf(structure, name)
    .filter(({ from, size }) => wrong.slice(from, from + size).includes(true))
    .map((block) => evidence.map((each) => within(each, block)));
}

function within(each: Evidence, block: Block): Evidence {
  const { name, shape, from, size } = block;
  const part = (all: Float64Array) => all.slice(from, from + size);
  const whole = (some: Float64Array, rest: Float64Array) => {
    const all = rest.slice();
    all.set(some, from);
    return all;
  };
  const none = new Float64Array(each.elements.length);
  const own = each.x.length === each.elements.length;
  return {
    ...each,
    structure: undefined,
    name,
    shape,
    x: own ? part(each.x) : each.x,
    pathOfX: (position) => each.pathOfX(own ? from + position : position),
    pathOf: (position) => each.pathOf(from + position),
    elements: part(each.elements),
    wrong: each.wrong?.slice(from, from + size),
    numeric: each.numeric && part(each.numeric),
    agrees: (corrected, [start, end] = [0, size], off) =>
      each.agrees(
        whole(corrected, each.elements),
        [from + start, from + end],
        off,
      ),
    fit: (term) => each.fit(whole(term, none)),
  };
}
