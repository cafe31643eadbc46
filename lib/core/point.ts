/**
 * A point as coordinates that can be moved in place and put back, whatever kind of tree it is.
 *
 * A function that closes over the arrays of the point sees the moves. `base` is where the point stands and every move returns to;
 * `standAt` sets another, and `close` puts everything back to the bits it came with.
 *
 * @module
 */
import {
  changesItsArgument,
  identity,
  type Line,
  notOneNumber,
  numberLine,
} from "./line.ts";
import {
  copyOf,
  describeStructure,
  literalOf,
  nest,
  pathOf,
  positionOf,
  readInto,
  shaped,
} from "./structure.ts";
import { type Row, shown } from "./array.ts";
import type { ElementPath, Nest, Structure, Tree } from "./number_tree.ts";
import { checkDistinct } from "./distinct.ts";
import { type Run, walk } from "./walk.ts";

/** A coordinate and how fast a direction moves it. */
export interface Component {
  readonly i: number;
  readonly by: number;
}

/** A point of an operator: its coordinates, counted through depth first. */
export class Point {
  /** What the point is without its numbers. */
  readonly structure: Structure;
  /** How many coordinates it has. */
  readonly size: number;
  /** How often f has been evaluated. */
  evaluations: number = 0;
  /** The relative rounding of f here, if it is known to be coarser than that of doubles. */
  relativeNoise: number | undefined;
  /** Where the point stands, in a plain array: a typed one is slow to create, and is made only where somebody wants it. */
  readonly #base: number[];
  #typedBase: Float64Array | undefined;
  /** The numbers that x came with, once another base is set. */
  #original: number[] | undefined;
  readonly #runs: readonly Run[];
  /** The one row that holds all coordinates, if there is one. */
  readonly #row: Run["holder"] | undefined;
  /** The run of each position, where there are several. */
  readonly #owners: Int32Array | undefined;

  readonly x: Tree;
  readonly action: string;
  readonly name: string;

  /**
   * @param name What x is called in errors and paths.
   * @throws {TypeError} If x holds anything but numbers, or none, or stands in two places.
   */
  constructor(x: Tree, action: string, name: string = "x") {
    this.x = x;
    this.action = action;
    this.name = name;
    const { structure, runs } = walk(x, action, name);
    this.structure = structure;
    this.size = structure.size;
    checkDistinct(runs, (i) => pathOf(structure, i, name), action);
    this.#runs = runs;
    const [{ holder, key }] = runs;
    this.#row = runs.length === 1 && key === undefined ? holder : undefined;
    this.#owners = runs.length > 1 ? ownersOf(runs, this.size) : undefined;
    this.#base = this.#read();
  }

  /** The innermost arrays with the position of their first number; undefined if some numbers stand in no row of their own. */
  get rows(): readonly Run[] | undefined {
    return this.#runs.every(({ key }) => key === undefined)
      ? this.#runs
      : undefined;
  }

  /** Where the point stands. */
  get base(): Float64Array {
    return this.#typedBase ??= Float64Array.from(this.#base);
  }

  /** The positions of all coordinates. */
  get coordinates(): number[] {
    const coordinates: number[] = [];
    for (let i = 0; i < this.size; i++) coordinates.push(i);
    return coordinates;
  }

  /** What f is called with: the very arrays that were given, or the number. */
  get argument(): Tree {
    return typeof this.x === "number" ? this.#runs[0].holder[0] : this.x;
  }

  /** Whether some coordinates can't be changed in place. */
  get isFrozen(): boolean {
    return this.#runs.some(isFrozen);
  }

  /** Throws unless the coordinates can be changed in place. */
  checkWritable(): void {
    const frozen = this.#runs.find(isFrozen);
    if (!frozen) return;
    const first = this.path(frozen.start);
    const isRow = frozen.key === undefined;
    const path = isRow ? first.replace(/\[0\]$/, "") : first;
    throw new TypeError(
      `${this.action} as ${path} is frozen and f is evaluated by changing ${this.name} in place: ` +
        `give a copy, such as structuredClone(${this.name})`,
    );
  }

  /** A coordinate of the base. */
  at(i: number): number {
    return this.#base[i];
  }

  /** Moves a coordinate; returns where it is now, which a Float32Array rounds. */
  move(i: number, to: number): number {
    const row = this.#row;
    if (row) row[i] = to;
    else {
      const { holder, key, start } = this.#runAt(i);
      holder[key ?? i - start] = to;
    }
    const now = this.#now(i);
    if (now !== to) this.#checkKept(i, to, now);
    return now;
  }

  /** Moves coordinates by t times their components of a direction. */
  moveBy(direction: readonly Component[], t: number): void {
    const row = this.#row;
    const base = this.#base;
    for (let k = 0; k < direction.length; k++) {
      const { i, by } = direction[k];
      const to = base[i] + t * by;
      if (row) row[i] = to;
      // A plain row keeps what is written.
      if (!row || row[i] !== to) this.move(i, to);
    }
  }

  /** Puts a coordinate back to the same bits. */
  putBack(i: number): void {
    this.move(i, this.#base[i]);
  }

  /** Puts everything back to the base. */
  restore(): void {
    for (const { holder, key, start, length } of this.#runs) {
      if (key !== undefined) holder[key] = this.#base[start];
      else for (let i = 0; i < length; i++) holder[i] = this.#base[start + i];
    }
  }

  /** Sets another base. */
  standAt(values: ArrayLike<number>): void {
    this.#original ??= this.#base.slice();
    this.#moveBase(values);
    this.restore();
    // What a Float32Array rounds is the base.
    this.#moveBase(this.#read());
  }

  /** Puts everything back to the bits it came with. */
  close(): void {
    if (this.#original) this.standAt(this.#original);
    else this.restore();
  }

  /** Where a coordinate differs from the base, if somebody else has changed it. */
  disturbed(): { position: number; value: number } | undefined {
    for (let position = 0; position < this.size; position++) {
      const value = this.#now(position);
      if (!Object.is(value, this.#base[position])) return { position, value };
    }
  }

  /** f at the coordinates as they are now. */
  evaluate<Y>(f: (x: Tree) => Y): Y {
    this.evaluations++;
    return f(this.argument);
  }

  /** The error for a scalar function that returned something else, saying what had been moved. */
  notOneNumber(value: unknown): TypeError {
    return notOneNumber(value, this.action, this.places());
  }

  /** What is moved, as one would write it: `x[1][0] = 2.5`, of several coordinates the first three. */
  places(): string {
    const moved = this.coordinates.filter((i) => this.#isMoved(i));
    return moved.slice(0, 3).map((i) => `${this.path(i)} = ${this.#now(i)}`)
      .join(", ");
  }

  /** Throws unless x is as it came: all coordinates at the base, in the very arrays and objects that held them. */
  checkUnchanged(): void {
    for (let i = 0; i < this.size; i++) this.checkAt(i);
    if (!this.#isIntact()) throw changesItsArgument(this.action);
  }

  /** Whether x still is made of the arrays and objects that it came with. */
  #isIntact(): boolean {
    const { x, structure, action, name } = this;
    if (structure.kind === "number") return true;
    if (structure.kind === "row") return (x as Row).length === this.size;
    const { runs } = walk(x, action, name);
    return runs.length === this.#runs.length &&
      runs.every(({ holder, length }, k) => {
        const run = this.#runs[k];
        return holder === run.holder && length === run.length;
      });
  }

  /** Throws unless a coordinate is at the base. */
  checkAt(i: number): void {
    if (!this.#isMoved(i)) return;
    throw this.#changed(i, this.#base[i], this.#now(i));
  }

  /** A copy of the coordinates as they are now. */
  copy(): Tree {
    if (typeof this.x === "number") return this.#runs[0].holder[0];
    // A row is copied without a look at its numbers, which would take as long as the copy.
    return this.structure.kind === "row"
      ? (this.x as number[]).slice()
      : copyOf(this.x);
  }

  /** Throws unless a copy still holds the coordinates as they are now. */
  checkCopy(copy: Tree): void {
    // A row is compared as it is: reading it takes 4 % of a gradient of 10 elements.
    const isRow = this.structure.kind === "row" &&
      (copy as number[]).length === this.size;
    const numbers = isRow ? copy as number[] : new Float64Array(this.size);
    if (!isRow && !readInto(copy, this.structure, numbers)) {
      throw changesItsArgument(this.action);
    }
    for (let i = 0; i < this.size; i++) {
      const now = this.#now(i);
      if (!Object.is(numbers[i], now)) throw this.#changed(i, now, numbers[i]);
    }
  }

  #changed(i: number, was: number, is: number): TypeError {
    const change = `${this.path(i)} was ${shown(was)} and is ${shown(is)}`;
    return changesItsArgument(this.action, `: ${change}`);
  }

  /** The position of a coordinate. */
  position(path: ElementPath): number {
    const position = positionOf(this.structure, path);
    if (position === undefined) {
      throw new RangeError(
        `${this.action} as there is no element ${
          shown(typeof path === "number" ? [path] : path)
        } in ${this.name}: its shape is ${describeStructure(this.structure)}`,
      );
    }
    return position;
  }

  /** The name of a coordinate: `x[1][0]`, or `params.beta`. */
  path(i: number): string {
    return pathOf(this.structure, i, this.name);
  }

  /** Whether the coordinate is held as a 32-bit number. */
  isSingle(i: number): boolean {
    const holder: unknown = this.#row ?? this.#runAt(i).holder;
    return holder instanceof Float32Array;
  }

  /** The line along a coordinate. */
  line(
    i: number,
    lower: number = -Infinity,
    upper: number = Infinity,
  ): Line {
    const origin = this.#base[i];
    const noise = this.relativeNoise;
    if (!this.isSingle(i)) {
      return numberLine(origin, lower, upper, identity, noise);
    }
    const [from, to] = [inward(lower, origin), inward(upper, origin)];
    return numberLine(origin, from, to, Math.fround, noise);
  }

  /** Numbers in the structure of the point, in arrays of its kinds. */
  shaped(values: ArrayLike<number>): Tree {
    return shaped(this.structure, values);
  }

  /** Anything in the structure of the point, in plain arrays and objects. */
  nest<T>(items: ArrayLike<T>): Nest<T> {
    return nest(this.structure, (i) => items[i]);
  }

  /** Values in the kind and structure of the point as one would type them; undefined if that would be long. */
  literal(values: ArrayLike<number>): string | undefined {
    return this.size > 24 ? undefined : literalOf(this.shaped(values));
  }

  /** The coordinates as they are now. */
  #read(): number[] {
    const row: unknown = this.#row;
    // Many times as fast as Array.from().
    if (Array.isArray(row)) return row.slice();
    const numbers: number[] = [];
    for (const { holder, key, length } of this.#runs) {
      if (key !== undefined) numbers.push(holder[key]);
      else for (let i = 0; i < length; i++) numbers.push(holder[i]);
    }
    return numbers;
  }

  #moveBase(to: ArrayLike<number>): void {
    this.#typedBase = undefined;
    for (let i = 0; i < this.size; i++) this.#base[i] = to[i];
  }

  #runAt(i: number): Run {
    return this.#runs[this.#owners ? this.#owners[i] : 0];
  }

  #now(i: number): number {
    const row = this.#row;
    if (row) return row[i];
    const { holder, key, start } = this.#runAt(i);
    return holder[key ?? i - start];
  }

  #isMoved(i: number): boolean {
    return !Object.is(this.#now(i), this.#base[i]);
  }

  /** Throws if a container does not hold what was written: a derivative along it would be 0. */
  #checkKept(i: number, to: number, now: number): void {
    if (Object.is(now, to)) return;
    if (this.isSingle(i) && Object.is(now, Math.fround(to))) return;
    throw doesNotKeep(this.path(i), to, now, this.action);
  }
}

/** The error for a container that ignores what is written into it, or changes it. */
export function doesNotKeep(
  path: string,
  to: number,
  now: number,
  action: string,
): TypeError {
  return new TypeError(
    `${action} as ${path} does not keep what is written: it was set to ${to} and is ${now}; give a plain copy`,
  );
}

/** Whether the numbers of a run can't be written. */
function isFrozen({ holder, key, length }: Run): boolean {
  if (length === 0) return false;
  const property = key === undefined
    ? undefined
    : Object.getOwnPropertyDescriptor(holder, key);
  const readOnly = property !== undefined && property.set === undefined &&
    !property.writable;
  return readOnly || Object.isFrozen(holder);
}

function ownersOf(runs: readonly Run[], size: number): Int32Array {
  const owners = new Int32Array(size);
  runs.forEach(({ start, length }, r) => owners.fill(r, start, start + length));
  return owners;
}

/** The 32-bit number next to a bound, on the side of x. */
function inward(bound: number, x: number): number {
  let single = Math.fround(bound);
  const outside = bound < x ? single < bound : single > bound;
  if (outside) {
    const ulp = Math.max(Math.abs(single) * 2 ** -23, 2 ** -149);
    single = Math.fround(single + (bound < x ? ulp : -ulp));
  }
  return single;
}
