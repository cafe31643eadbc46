/**
 * The names of a session and what they stand for: a map that is never changed, of which each entry makes a new one.
 *
 * All versions share one table. It holds the version that was used last; every other knows the one name by which
 * it differs from its neighbour on the way there (Baker, "Shallow binding makes functional arrays fast", 1991). So a
 * session of any length pays for what an entry changes and not for what there is, and undo is a walk back.
 *
 * @module
 */
import type { MeasuredValue, Value } from "../../lib/expression/mod.ts";
import { purityTest } from "./purity.ts";

/** The name of the last value. */
export const LAST_VALUE = "ans";

/** Where a version differs from its neighbour; `value` is undefined where the name is not in it. */
interface Difference {
  readonly name: string;
  readonly value: Value | undefined;
  readonly measured: MeasuredValue | undefined;
  readonly neighbour: Scope;
}

/** Names and their values, in the order in which they were first bound. */
export class Scope implements ReadonlyMap<string, Value> {
  /** The table where this version is the one that it holds. */
  #from: Table | Difference;
  /** What it is known by: versions that differ in the last value alone have the same. */
  readonly definitions: object;
  #formulas: Scope | undefined;

  private constructor(from: Table | Difference, definitions: object) {
    this.#from = from;
    this.definitions = definitions;
  }

  /** The names of these pairs. */
  static of(pairs: Iterable<readonly [string, Value]> = []): Scope {
    const table = new Table();
    for (const [name, value] of pairs) table.put(name, value);
    return new Scope(table, {});
  }

  /** The version in which this name stands for the value. */
  with(name: string, value: Value, measured?: MeasuredValue): Scope {
    const table = this.#table();
    const old = table.values.get(name);
    const known = table.measured.get(name);
    if (Object.is(old, value) && known === measured) return this;
    return this.#put(name, value, measured);
  }

  #put(
    name: string,
    value: Value | undefined,
    measured?: MeasuredValue,
  ): Scope {
    const table = this.#table();
    const old = table.values.get(name);
    const known = table.measured.get(name);
    const next = new Scope(table, name === LAST_VALUE ? this.definitions : {});
    table.put(name, value, measured);
    this.#from = { name, value: old, measured: known, neighbour: next };
    return next;
  }

  /** The version without the columns of a table of this name. */
  withoutColumns(table: string): Scope {
    const columns = [...this.#table().values.keys()]
      .filter((name) => name.startsWith(`${table}.`));
    return columns.reduce<Scope>(
      (all, name) => all.#put(name, undefined),
      this,
    );
  }

  /** What is known of a value that was measured: how far off it may be, and whether to believe it. */
  measuredOf(name: string): MeasuredValue | undefined {
    return this.#table().measured.get(name);
  }

  /** The version without functions that may do anything, which an editor can try; itself where there are none. */
  formulas(): Scope {
    if (this.#formulas) return this.#formulas;
    const pairs = [...this];
    const isPure = purityTest();
    const formulas = pairs.filter(([, value]) => isPure(value));
    const isWhole = formulas.length === pairs.length;
    return this.#formulas = isWhole ? this : Scope.of(formulas);
  }

  /** The functions that keep the value that the name has had when they were defined. */
  keepersOf(name: string): readonly string[] {
    const keepers = this.#table().keepers.get(name) ?? [];
    return [...keepers].filter((keeper) => keeper !== name);
  }

  /** The names that stand for something else than in another version, of which they may be missing in one. */
  changedSince(other: Scope): string[] {
    const now = this.#table().values;
    const before = new Map<string, Value | undefined>();
    // All ways lead to this version now; the first of the differences by a name says what the other one has.
    let from = other.#from;
    for (; !(from instanceof Table); from = from.neighbour.#from) {
      if (!before.has(from.name)) before.set(from.name, from.value);
    }
    // Versions of another table have no way between them.
    if (from.values !== now) {
      const theirs = new Map(other);
      for (const name of now.keys()) before.set(name, theirs.get(name));
      for (const [name, value] of theirs) before.set(name, value);
    }
    return [...before.keys()]
      .filter((name) => !Object.is(now.get(name), before.get(name)));
  }

  get size(): number {
    return this.#table().values.size;
  }

  get(name: string): Value | undefined {
    return this.#table().values.get(name);
  }

  has(name: string): boolean {
    return this.#table().values.has(name);
  }

  // Copies: while someone goes through the names of this version, the table may come to hold another.
  entries(): MapIterator<[string, Value]> {
    return [...this.#table().values].values();
  }

  keys(): MapIterator<string> {
    return [...this.#table().values.keys()].values();
  }

  values(): MapIterator<Value> {
    return [...this.#table().values.values()].values();
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  forEach(
    visit: (
      value: Value,
      name: string,
      map: ReadonlyMap<string, Value>,
    ) => void,
  ): void {
    for (const [name, value] of this) visit(value, name, this);
  }

  /** The table, brought to hold this version: the way to the one that it holds is turned round, step by step. */
  #table(): Table {
    let from = this.#from;
    if (from instanceof Table) return from;
    const path: Scope[] = [this];
    while (!(from instanceof Table)) {
      path.push(from.neighbour);
      from = from.neighbour.#from;
    }
    for (let i = path.length - 1; i > 0; i--) {
      const neighbour = path[i - 1];
      const { name, value, measured } = neighbour.#from as Difference;
      path[i].#from = {
        name,
        value: from.values.get(name),
        measured: from.measured.get(name),
        neighbour,
      };
      from.put(name, value, measured);
      neighbour.#from = from;
    }
    return from;
  }
}

/** The names of one version, and for each which functions were made with its value. */
class Table {
  readonly values: Map<string, Value> = new Map();
  readonly measured: Map<string, MeasuredValue> = new Map();
  readonly keepers: Map<string, Set<string>> = new Map();

  /** Binds the name; unbinds it where there is no value. */
  put(
    name: string,
    value: Value | undefined,
    measured?: MeasuredValue,
  ): void {
    if (measured) this.measured.set(name, measured);
    else this.measured.delete(name);
    for (const kept of capturedBy(this.values.get(name))) {
      const keepers = this.keepers.get(kept)!;
      keepers.delete(name);
      if (keepers.size === 0) this.keepers.delete(kept);
    }
    for (const kept of capturedBy(value)) {
      const keepers = this.keepers.get(kept) ?? new Set();
      this.keepers.set(kept, keepers.add(name));
    }
    if (value === undefined) this.values.delete(name);
    else this.values.set(name, value);
  }
}

/** The names whose values a function has kept. */
function capturedBy(value: Value | undefined): Iterable<string> {
  return typeof value === "function" && "captured" in value
    ? (value.captured as ReadonlyMap<string, Value>).keys()
    : [];
}
