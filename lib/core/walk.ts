// A tree as its structure and the places of its numbers.

import { isContainer, isSame, NUMBER, property } from "./structure.ts";
import { areNumbers, isFloatArray, shown } from "./array.ts";
import type { Structure } from "./number_tree.ts";

/** Numbers that stand side by side: an innermost array, or one number of an array or an object that holds others. */
export interface Run {
  /** The array or object itself, not a copy. */
  readonly holder: Record<PropertyKey, number>;
  /** The key of the one number; undefined for a whole array. */
  readonly key: PropertyKey | undefined;
  /** The position of the first number. */
  readonly start: number;
  readonly length: number;
}

// Deeper than any array somebody would differentiate by; an array that holds itself ends here, too.
const MAX_DEPTH = 256;

/** A tree's structure, and its numbers where they stand. */
interface Walked {
  readonly structure: Structure;
  readonly runs: readonly Run[];
}

/**
 * Walks a tree.
 *
 * @param name What the tree is called in errors and paths.
 * @throws {TypeError} If there is anything but numbers in it, or none.
 */
export function walk(tree: unknown, action: string, name = "x"): Walked {
  const walked = walkAny(tree, action, name);
  if (walked.structure.size > 0) return walked;
  throw noNumbers(walked.structure, name, action);
}

/** The same for a tree that may hold no numbers. */
export function walkAny(tree: unknown, action: string, name = "x"): Walked {
  // The usual cases, which have to be cheap.
  if (typeof tree === "number") return oneRun(NUMBER, [tree]);
  const row = rowOf(tree);
  if (row) return oneRun(row, tree as object);
  const runs: Run[] = [];
  let size = 0;
  const take = (
    holder: object,
    key: PropertyKey | undefined,
    length: number,
  ) => {
    runs.push({ holder: holder as Run["holder"], key, start: size, length });
    size += length;
  };
  const visit = (node: unknown, path: string, depth: number): Structure => {
    if (depth >= MAX_DEPTH) {
      throw new TypeError(
        `${action} as ${name} is nested more than ${MAX_DEPTH} arrays deep`,
      );
    }
    if (!isContainer(node)) throw notATree(node, path, depth, name, action);
    const row = rowOf(node);
    if (row) {
      take(node, undefined, row.size);
      return row;
    }
    const from = size;
    const isList = Array.isArray(node);
    const names = isList ? [] : Object.keys(node);
    const inside = depth === 0 && path === "x" ? "" : path;
    const items: Structure[] = [];
    for (const key of isList ? node.keys() : names) {
      const item = typeof key === "number"
        ? child(node, key, `${path}[${key}]`, depth)
        : child(node, key, property(inside, key), depth);
      // One structure serves all items alike, so that a regular array is known by identity.
      const isAlike = isList && items.length > 0 && isSame(item, items[0]);
      items.push(isAlike ? items[0] : item);
    }
    return isList
      ? { kind: "list", size: size - from, items }
      : { kind: "record", size: size - from, names, items };
  };
  const child = (
    holder: object,
    key: PropertyKey,
    path: string,
    depth: number,
  ) => {
    const item = (holder as Record<PropertyKey, unknown>)[key];
    if (typeof item !== "number") return visit(item, path, depth + 1);
    take(holder, key, 1);
    return NUMBER;
  };
  const structure = visit(tree, name, 0);
  return { structure, runs };
}

/** A structure whose numbers stand in one array. */
function oneRun(structure: Structure, holder: object): Walked {
  const start = 0;
  const length = structure.size;
  const run = {
    holder: holder as Run["holder"],
    key: undefined,
    start,
    length,
  };
  return { structure, runs: [run] };
}

/** The structure of an array of numbers alone. */
function rowOf(node: unknown): Structure | undefined {
  if (Array.isArray(node)) {
    return areNumbers(node)
      ? { kind: "row", size: node.length, type: "Array" }
      : undefined;
  }
  if (!isFloatArray(node)) return;
  const type = node instanceof Float64Array ? "Float64Array" : "Float32Array";
  return { kind: "row", size: node.length, type };
}

function notATree(
  node: unknown,
  path: string,
  depth: number,
  name: string,
  action: string,
): TypeError {
  return new TypeError(
    depth === 0
      ? `${action} as ${name} is ${
        shown(node)
      }: ${name} must be a number, an array of numbers, ` +
        `a Float64Array or a Float32Array, or arrays and plain objects of those to any depth`
      : `${action} as ${path} is ${
        shown(node)
      }: every element must be a number`,
  );
}

function noNumbers(
  structure: Structure,
  name: string,
  action: string,
): TypeError {
  let path = name;
  let at = structure;
  while ((at.kind === "list" || at.kind === "record") && at.items.length > 0) {
    path = at.kind === "list" ? `${path}[0]` : property(path, at.names[0]);
    at = at.items[0];
  }
  return new TypeError(
    `${action} as ${path} is empty: give at least one number`,
  );
}
