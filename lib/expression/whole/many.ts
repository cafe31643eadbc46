/**
 * Which computations are done array by array: those of many numbers.
 *
 * @module
 */
import type { Names } from "../lower/lower.ts";
import { isBarePrime } from "../syntax/derivative/derivative_node.ts";
import { children, type Definition, type Tree } from "../syntax/tree.ts";
import type { CompiledFunction, Value } from "../value.ts";
import { MAKERS } from "./function/functions.ts";

// From so many numbers on a function is computed array by array, as both ways then take about as long for a gradient,
// and the code of one that is written out takes 100 ms to make. Inverses and sorts grow quickly when they are written
// out; in a sum with a counter each term would be written for each element.
const MANY = 250;
const MANY_TO_SOLVE = 16;
const MANY_IN_SERIES = 100;
const MANY_IN_DATA = 100_000;
const GROWING = new Set(["inv", "det", "solve", "sort", "median"]);

/** How many numbers a value holds. */
export function count(value: unknown): number {
  if (typeof value === "number") return 1;
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return 0;
  const { length } = value as ArrayLike<unknown>;
  return length === 0 ? 0 : length * count((value as ArrayLike<unknown>)[0]);
}

/** Whether values hold more numbers than so many. */
export function areMany(values: Iterable<unknown>, most: number): boolean {
  let sum = 0;
  for (const value of values) sum += count(value);
  return sum > most;
}

/** How many numbers an expression is written out for, one by one. */
function mostWritten(body: Tree): number {
  const grows = namedIn(body, ["call"]).some((name) => GROWING.has(name));
  return grows ? MANY_TO_SOLVE : MANY;
}

/** What is known of one number at a time. */
const WRITTEN_OUT = ["prime", "derivative", "at"] as const;

/** Whether a tree is of the kinds that are computed array by array. */
export function canBeWhole(body: Tree): boolean {
  const kinds = kindsIn(body);
  return !WRITTEN_OUT.some((kind) => kinds.has(kind));
}

/** Whether a function of these arguments is computed array by array. */
export function isWhole(
  body: Tree,
  args: readonly unknown[],
  captured: Iterable<unknown>,
): boolean {
  // Over data alone a sum with a counter is a loop as quick as one written by hand, but each number of them is a node.
  const isMany = kindsIn(body).has("series")
    ? areMany(args, MANY_IN_SERIES) || areMany(captured, MANY_IN_DATA)
    : areMany([...args, ...captured], mostWritten(body));
  return isMany && canBeWhole(body);
}

/** The kinds of the parts of a tree; a transpose is no derivative. */
function kindsIn(body: Tree): Set<Tree["kind"]> {
  const kinds = new Set<Tree["kind"]>();
  const pending = [body];
  for (let tree = pending.pop(); tree; tree = pending.pop()) {
    if (tree.kind !== "derivative" || !isBarePrime(tree)) kinds.add(tree.kind);
    pending.push(...children(tree));
  }
  return kinds;
}

/** The names that stand in a tree, those of functions that are called, or both. */
function namedIn(body: Tree, kinds: readonly ("call" | "name")[]): string[] {
  const names = new Set<string>();
  const pending = [body];
  for (let tree = pending.pop(); tree; tree = pending.pop()) {
    if (tree.kind === "call" || tree.kind === "name") {
      if (kinds.includes(tree.kind)) names.add(tree.name);
    }
    pending.push(...children(tree));
  }
  return [...names];
}

/** A value that is an array, or those that a compiled function has taken. */
function valuesOf(value: Value | undefined): unknown[] {
  if (typeof value !== "function") return [value];
  const { captured } = value as unknown as Partial<CompiledFunction>;
  return captured instanceof Map
    ? [...captured.values()].filter((each) => typeof each !== "function")
    : [];
}

/** The values that a definition takes from the scope, where they are many and it is computed array by array. */
export function manyCaptured(
  { body }: Pick<Definition, "body">,
  scope: Names,
  captured: () => ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> | undefined {
  const values = namedIn(body, ["call", "name"])
    .flatMap((name) => valuesOf(scope.get(name)));
  // Not even where fewest are many.
  if (!areMany(values, MANY_TO_SOLVE)) return undefined;
  return isWhole(body, [], values) ? captured() : undefined;
}

/** Whether an expression makes arrays out of nothing but their lengths, which may be large. */
export function makesArrays(tree: Tree): boolean {
  const pending = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === "range" && node.from) return true;
    if (node.kind === "call" && MAKERS.has(node.name)) return true;
    pending.push(...children(node));
  }
  return false;
}
