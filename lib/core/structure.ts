/**
 * The structure of a tree without its numbers: it names them, finds them by name, and holds anything else in their places.
 *
 * @module
 */
import { areNumbers, isFloatArray } from "./array.ts";
import type { ElementPath, Nest, Structure, Tree } from "./number_tree.ts";

/** The structure of a single number. */
export const NUMBER: Structure = { kind: "number", size: 1 };

/** An array, a typed array, or an object without a class. */
export function isContainer(node: unknown): node is object {
  if (typeof node !== "object" || node === null) return false;
  if (Array.isArray(node) || isFloatArray(node)) return true;
  const prototype = Object.getPrototypeOf(node);
  return prototype === null || prototype === Object.prototype ||
    // The plain objects of another realm.
    Object.getPrototypeOf(prototype) === null &&
      Object.hasOwn(prototype, "hasOwnProperty");
}

/** Whether two structures are the same, kinds of arrays included. */
export function isSame(a: Structure, b: Structure): boolean {
  return match(a, b, (a, b) => a.type === b.type);
}

/** Whether two structures have the same places for numbers, in arrays of any kind. */
export function agree(a: Structure, b: Structure): boolean {
  return match(a, b, () => true);
}

type RowStructure = Extract<Structure, { kind: "row" }>;

function match(
  a: Structure,
  b: Structure,
  rowsMatch: (a: RowStructure, b: RowStructure) => boolean,
): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || a.size !== b.size) return false;
  if (a.kind === "number") return true;
  if (a.kind === "row") return rowsMatch(a, b as typeof a);
  const { items } = b as typeof a;
  return a.items.length === items.length &&
    (a.kind === "list" ||
      a.names.every((name, k) => name === (b as typeof a).names[k])) &&
    a.items.every((item, k) => match(item, items[k], rowsMatch));
}

/** The lengths of a regular array's axes, none for a number; undefined for any other tree. */
export function shapeOf(structure: Structure): readonly number[] | undefined {
  if (structure.kind === "number") return [];
  if (structure.kind === "row") return [structure.size];
  if (structure.kind === "record") return;
  const { items } = structure;
  const first = items.length > 0 ? shapeOf(items[0]) : [];
  const regular = items.every((item) =>
    item.kind !== "number" && (item === items[0] || agree(item, items[0]))
  );
  return first && regular ? [items.length, ...first] : undefined;
}

/** The multi-index of the number at a position of a regular array. */
export function indexAt(shape: readonly number[], position: number): number[] {
  const index: number[] = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift(position % shape[axis]);
    position = Math.floor(position / shape[axis]);
  }
  return index;
}

/** A structure in words: `[2, 3]` for a regular array, `{W: [2, 3], b: [3]}` for an object. */
export function describeStructure(structure: Structure): string {
  const shape = shapeOf(structure);
  if (shape) return `[${shape.join(", ")}]`;
  if (structure.kind === "record") {
    const items = structure.items.map((item, k) =>
      `${structure.names[k]}: ${describeStructure(item)}`
    );
    return `{${cut(items)}}`;
  }
  const { items } = structure as Extract<Structure, { kind: "list" }>;
  return `(${cut(items.map(describeStructure))})`;
}

function cut(items: readonly string[]): string {
  return items.length > 8
    ? [...items.slice(0, 8), "..."].join(", ")
    : items.join(", ");
}

/** The name of a number, as one would write it: `x[1][0]`, and `params.beta` in an object. */
export function pathOf(
  structure: Structure,
  position: number,
  name: string = "x",
): string {
  let path = structure.kind === "record" && name === "x" ? "" : name;
  let at = structure;
  while (at.kind === "list" || at.kind === "record") {
    let k = 0;
    for (; position >= at.items[k].size; k++) position -= at.items[k].size;
    path = at.kind === "list" ? `${path}[${k}]` : property(path, at.names[k]);
    at = at.items[k];
  }
  return at.kind === "row" ? `${path}[${position}]` : path;
}

/** The path of a property; that of the root's own is its name alone. */
export function property(path: string, name: string): string {
  return isIdentifier(name)
    ? path ? `${path}.${name}` : name
    : `${path || "x"}[${JSON.stringify(name)}]`;
}

function isIdentifier(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name);
}

/** The position of the number at a path; undefined if there is none. */
export function positionOf(
  structure: Structure,
  path: ElementPath,
): number | undefined {
  const keys = keysOf(path, structure);
  let position = 0;
  let at = structure;
  for (const key of keys) {
    if (at.kind === "number") return;
    const k = at.kind === "record"
      ? at.names.indexOf(String(key))
      : Number(key);
    const length = at.kind === "row" ? at.size : at.items.length;
    if (!Number.isInteger(k) || k < 0 || k >= length) return;
    if (at.kind === "row") {
      position += k;
      at = NUMBER;
      continue;
    }
    for (let before = 0; before < k; before++) {
      position += at.items[before].size;
    }
    at = at.items[k];
  }
  return at.kind === "number" ? position : undefined;
}

/** The keys of a path, one for each level. */
function keysOf(
  path: ElementPath,
  structure: Structure,
): readonly (number | string)[] {
  if (typeof path === "number") return [path];
  if (typeof path !== "string") return path;
  const keys = [...path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|[^.[\]]+/g)]
    .map(([word, quoted, index]) =>
      quoted !== undefined
        ? JSON.parse(`"${quoted}"`) as string
        : index !== undefined
        ? Number(index)
        : word
    );
  const isNamed = keys[0] === "x" &&
    !(structure.kind === "record" && structure.names.includes("x"));
  return isNamed ? keys.slice(1) : keys;
}

/** Anything in the structure of a tree, in plain arrays and objects. */
export function nest<T>(
  structure: Structure,
  itemAt: (position: number) => T,
  start: number = 0,
): Nest<T> {
  return built(structure, start, itemAt, (length, from) => {
    const row: T[] = [];
    for (let i = 0; i < length; i++) row.push(itemAt(from + i));
    return row;
  }) as Nest<T>;
}

/** Numbers in the structure of a tree, in arrays of its kinds. */
export function shaped(
  structure: Structure,
  values: ArrayLike<number>,
  start: number = 0,
): Tree {
  const numberAt = (i: number) => values[i];
  return built(structure, start, numberAt, (length, from, type) => {
    const row = type === "Float64Array"
      ? new Float64Array(length)
      : type === "Float32Array"
      ? new Float32Array(length)
      : new Array<number>(length);
    for (let i = 0; i < length; i++) row[i] = values[from + i];
    return row;
  }) as Tree;
}

/** A copy of a tree: of its arrays and objects, with what else an object holds. */
export function copyOf(tree: Tree): Tree {
  if (typeof tree === "number") return tree;
  if (isFloatArray(tree)) return tree.slice();
  if (Array.isArray(tree)) {
    return areNumbers(tree) ? tree.slice() : tree.map(copyOf);
  }
  const own = Object.getOwnPropertyDescriptors<object>(
    tree,
  ) as PropertyDescriptorMap;
  for (const [name, item] of Object.entries(tree)) {
    const value = copyOf(item);
    own[name] = { value, writable: true, enumerable: true, configurable: true };
  }
  return Object.create(Object.getPrototypeOf(tree), own);
}

/** A structure filled by what is given for its numbers and its rows. */
function built(
  structure: Structure,
  start: number,
  itemAt: (position: number) => unknown,
  rowAt: (length: number, from: number, type: string) => unknown,
): unknown {
  if (structure.kind === "number") return itemAt(start);
  if (structure.kind === "row") {
    return rowAt(structure.size, start, structure.type);
  }
  const items: unknown[] = [];
  for (const item of structure.items) {
    items.push(built(item, start, itemAt, rowAt));
    start += item.size;
  }
  return structure.kind === "list"
    ? items
    : Object.fromEntries(structure.names.map((name, k) => [name, items[k]]));
}

/**
 * Reads the numbers of a value that should have a structure.
 *
 * @returns Whether it has; if not, what was read is of no use.
 */
export function readInto(
  value: unknown,
  structure: Structure,
  numbers: number[] | Float64Array,
  start: number = 0,
): boolean {
  if (structure.kind === "number") {
    if (typeof value !== "number") return false;
    numbers[start] = value;
    return true;
  }
  if (structure.kind === "row") {
    if (!Array.isArray(value) && !isFloatArray(value)) return false;
    if (value.length !== structure.size) return false;
    for (let i = 0; i < value.length; i++) {
      if (typeof value[i] !== "number") return false;
      numbers[start + i] = value[i];
    }
    return true;
  }
  const children = childrenOf(value, structure);
  return children !== undefined && structure.items.every((item, k) => {
    const fits = readInto(children[k], item, numbers, start);
    start += item.size;
    return fits;
  });
}

/** What a value has in the places of a list or a record, if it has those and no others. */
function childrenOf(
  value: unknown,
  structure: Extract<Structure, { kind: "list" | "record" }>,
): readonly unknown[] | undefined {
  if (structure.kind === "list") {
    const fits = Array.isArray(value) &&
      value.length === structure.items.length;
    return fits ? value : undefined;
  }
  if (!isContainer(value) || Array.isArray(value)) return;
  const { names } = structure;
  const fits = Object.keys(value).length === names.length &&
    names.every((name) => Object.hasOwn(value, name));
  if (!fits) return;
  return names.map((name) => (value as Record<string, unknown>)[name]);
}

/** A tree as one would type it. */
export function literalOf(tree: Tree): string {
  if (typeof tree === "number") return Object.is(tree, -0) ? "-0" : `${tree}`;
  if (Array.isArray(tree) || isFloatArray(tree)) {
    const items = Array.from(tree as readonly Tree[], literalOf).join(", ");
    return Array.isArray(tree)
      ? `[${items}]`
      : `${tree.constructor.name}.of(${items})`;
  }
  const items = Object.entries(tree).map(([name, item]) =>
    `${isIdentifier(name) ? name : JSON.stringify(name)}: ${literalOf(item)}`
  );
  return `{ ${items.join(", ")} }`;
}
