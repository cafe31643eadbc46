import { isContainer, NUMBER } from "../../core/structure.ts";
import type { Structure, Tree } from "../../core/number_tree.ts";
import { walk } from "../../core/walk.ts";

/** Numbers in order, and the structure that they were given in. */
export interface Flat {
  readonly structure: Structure;
  readonly data: Float64Array;
}

/** One number. */
export function flatNumber(value: number): Flat {
  return { structure: NUMBER, data: Float64Array.of(value) };
}

/** The numbers of a tree. */
export function flatten(tree: Tree, action: string, name?: string): Flat {
  if (typeof tree === "number") return flatNumber(tree);
  const { structure, runs } = walk(tree, action, name);
  const data = new Float64Array(structure.size);
  for (const { holder, key, start, length } of runs) {
    if (key !== undefined) data[start] = holder[key];
    else for (let i = 0; i < length; i++) data[start + i] = holder[i];
  }
  return { structure, data };
}

/** Whether the result of a function may be numbers in a structure. */
export function isTree(value: unknown): value is Tree {
  return typeof value === "number" || isContainer(value);
}

/** The structure of a derivative: that of x in the place of every number of what is differentiated. */
export function composed(outer: Structure, inner: Structure): Structure {
  const size = outer.size * inner.size;
  switch (outer.kind) {
    case "number":
      return inner;
    case "row":
      return inner.kind === "number" ? outer : {
        kind: "list",
        size,
        items: Array.from({ length: outer.size }, () => inner),
      };
    case "list":
    case "record":
      return {
        ...outer,
        size,
        items: outer.items.map((item) => composed(item, inner)),
      };
  }
}
