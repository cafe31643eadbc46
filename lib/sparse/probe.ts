// Which elements of f(x) change with which elements of x, found by moving blocks of x and halving the blocks that mattered.
// Blocks that share no row are moved in one evaluation, by the same coloring that serves the Jacobian: each level of halving
// costs about two evaluations a color.

import { randomSource } from "../core/random.ts";
import type { FloatArray, Row } from "../core/array.ts";
import type { Line } from "../core/line.ts";
import type { Tree } from "../core/number_tree.ts";
import { colorColumns } from "./coloring.ts";
import { coloredPattern, type SparsityPattern } from "./pattern.ts";
import { answer, type Batches, type Evaluation } from "./batches.ts";
import { checkOutput, flatPoint } from "./vector.ts";

const ACTION = "Cannot find the sparsity of f";

// A move must be seen through the rounding of f and should not leave its domain: a thousandth of max(1, |x|), above the steps
// of all finite differences up to accuracy order 2.
const REACH = 2 ** -10;

// Two rounds settle a function that depends on the same elements wherever it is looked at.
const MAX_ROUNDS = 8;

/**
 * The sparsity pattern of the Jacobian of f around x, found by evaluating f.
 *
 * Elements of x are moved by about a thousandth of `max(1, |x|)`, first in large blocks, then in halves of those that changed
 * something. That is repeated beside x, with the other sign, other sizes and blocks that begin elsewhere, until a whole
 * round finds nothing new. Costs about `4 · colors · log2(size(x))` evaluations of f in two rounds, some 85 for a tridiagonal
 * Jacobian of 1000 columns, and at most `4 · size(x) + 2` where everything depends on everything. A band is cheap, a
 * pattern without any order costs up to that.
 *
 * What it finds holds around x only: an entry is missed if f does not change with it there, as behind a condition that is
 * false, or changes by less than its rounding; f must not be random (everything would seem to depend on everything). x is
 * changed in place and put back to the same bits, also when f throws.
 *
 * @param f Takes x, returns a flat array of numbers.
 * @param x A flat array.
 * @throws {TypeError} If x or what f returns is not a flat array of numbers, x is empty or frozen, or f changes its
 * argument.
 * @throws {RangeError} If f(x) holds NaN or an infinity: nothing can be seen to change there.
 * @throws {Error} If eight rounds still find something new.
 *
 * @example
 * ```ts
 * import { probeSparsity } from "@fluxion/fluxion/sparse";
 * import assert from "node:assert/strict";
 *
 * let evaluations = 0;
 * const f = (x: number[]) => (evaluations++, x.map((xi, i) => xi ** 2 - (x[i + 1] ?? 0)));
 * const { rows, columns, groups } = probeSparsity(f, new Array(256).fill(1));
 * assert.equal(rows.length, 511);
 * assert.ok(columns.every((column, k) => column === rows[k] || column === rows[k] + 1));
 * assert.equal(groups.length, 2);
 * assert.ok(evaluations < 100);
 * ```
 */
export function probeSparsity<X extends number[] | FloatArray>(
  f: (x: X) => number[] | FloatArray,
  x: X,
): SparsityPattern {
  const point = flatPoint(x, ACTION);
  return answer(probing(x), f as (x: Tree) => unknown, point);
}

/** Where a probe may move x. */
interface Room {
  /** The side to which x may be moved alone; 0 for both. */
  readonly side: -1 | 0 | 1;
  /** The bounds of each column, which go before the side. */
  readonly lineOf?:
    | ((column: number) => Pick<Line, "lower" | "upper">)
    | undefined;
}

/**
 * The search for the pattern.
 *
 * @param x Is moved in place.
 */
export function* probing(
  x: Row,
  room: Room = { side: 0 },
): Batches<SparsityPattern> {
  const random = randomSource(x.length);
  const found = Array.from({ length: x.length }, () => new Set<number>());
  const kept = x.slice();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const search = new Search(x, kept, round, room, random);
    const news = yield* search.run(found);
    if (round === 0 || news) continue;
    for (let c = 0; c < x.length; c++) x[c] = kept[c];
    return patternOf(found, search.height);
  }
  throw new Error(
    `${ACTION} as every one of ${MAX_ROUNDS} rounds found entries that the others missed: give the pattern`,
  );
}

function patternOf(
  found: readonly ReadonlySet<number>[],
  height: number,
): SparsityPattern {
  const starts = new Int32Array(found.length + 1);
  found.forEach((rows, c) => starts[c + 1] = starts[c] + rows.size);
  const rows = Int32Array.from(
    found.flatMap((rows) => [...rows].sort((a, b) => a - b)),
  );
  return coloredPattern(rows, starts, height);
}

/** Neighboring elements of x, counted from where the search begins, and the rows that may change with them. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly number[];
}

/** One round: the whole of x, halves of it, halves of those. */
class Search {
  #base: Row;
  #moved: Row;
  #before: Row = [];
  #start = 0;

  readonly x: Row;
  readonly kept: Row;
  readonly round: number;
  readonly room: Room;
  readonly random: () => number;

  constructor(
    x: Row,
    kept: Row,
    round: number,
    room: Room,
    random: () => number,
  ) {
    this.x = x;
    this.kept = kept;
    this.round = round;
    this.room = room;
    this.random = random;
    this.#base = kept;
    this.#moved = kept;
  }

  /** How many numbers f returns. */
  get height(): number {
    return this.#before.length;
  }

  /** Adds the rows of each column to what is known; returns whether there was anything new. */
  *run(found: readonly Set<number>[]): Batches<boolean> {
    yield* this.#begin();
    let news = false;
    const all = Array.from(this.#before, (_, r) => r);
    let blocks = yield* this.#test([{ from: 0, to: this.x.length, rows: all }]);
    while (blocks.length > 0) {
      const halves: Block[] = [];
      for (const { from, to, rows } of blocks) {
        const middle = (from + to) >> 1;
        if (middle > from) {
          halves.push({ from, to: middle, rows }, { from: middle, to, rows });
          continue;
        }
        const known = found[this.#column(from)];
        const before = known.size;
        for (const row of rows) known.add(row);
        news ||= known.size > before;
      }
      blocks = yield* this.#test(halves);
    }
    return news;
  }

  /** Where the round looks, and how far it moves x. */
  *#begin(): Batches<void> {
    const { kept, round, room: { side }, random } = this;
    const reach = kept.map((xi) => REACH * Math.max(1, Math.abs(xi)));
    const sign = side || (round % 4 === 0 || round % 4 === 3 ? 1 : -1);
    // At x, so that a branch that is taken only there is seen; then beside it, so that a product of two elements that are
    // 0 at x is, unless f is not defined there.
    this.#base = round % 2 === 0
      ? kept
      : kept.map((_, i) =>
        this.#within(i, kept[i], reach[i] * (random() - 0.5 + side / 2))
      );
    this.#before = yield* this.#evaluate(this.#base);
    if (round % 2 && !this.#before.every(Number.isFinite)) {
      this.#base = kept;
      this.#before = yield* this.#evaluate(kept);
    }
    const undefinedRow = this.#before.findIndex((y) => !Number.isFinite(y));
    if (undefinedRow >= 0) {
      throw new RangeError(
        `${ACTION} as f(x)[${undefinedRow}] is ${
          this.#before[undefinedRow]
        }: give the pattern`,
      );
    }
    this.#moved = this.#base.map((xi, i) =>
      this.#within(i, xi, sign * reach[i] * (1 + random()))
    );
    this.#start = Math.floor(random() * this.x.length);
  }

  /** Where a move ends: turned round, or cut short, if bounds leave it no room. */
  #within(column: number, from: number, by: number): number {
    const bounds = this.room.lineOf?.(column);
    if (bounds === undefined) return from + by;
    const { lower, upper } = bounds;
    const inside = [from + by, from - by].find((at) =>
      lower <= at && at <= upper
    );
    return inside ?? (upper - from > from - lower ? upper : lower);
  }

  /** The blocks that change something, with the rows that they change. */
  *#test(blocks: readonly Block[]): Batches<Block[]> {
    const starts = new Int32Array(blocks.length + 1);
    blocks.forEach(({ rows }, b) => starts[b + 1] = starts[b] + rows.length);
    const rows = Int32Array.from(blocks.flatMap((block) => block.rows));
    const columns = { columnStarts: starts, rows };
    const groups = colorColumns(columns, this.height).map((group) =>
      Array.from(group, (b) => blocks[b])
    );
    const changes = yield groups.map((group) => this.#changed(group));
    const changing: Block[] = [];
    groups.forEach((together, g) => {
      const changed = changes[g] as ReadonlySet<number>;
      const strays = new Set(changed);
      for (const block of together) {
        for (const row of block.rows) strays.delete(row);
      }
      for (const { from, to, rows } of together) {
        // A row that changes though the larger blocks did not change it may belong to any of these.
        const seen = [...rows.filter((row) => changed.has(row)), ...strays];
        if (seen.length > 0) changing.push({ from, to, rows: seen });
      }
    });
    return changing;
  }

  /** The rows that change when these blocks move. */
  #changed(blocks: readonly Block[]): Evaluation {
    const { x } = this;
    return {
      place: () => {
        this.#settle();
        for (const { from, to } of blocks) {
          for (let i = from; i < to; i++) {
            const c = this.#column(i);
            x[c] = this.#moved[c];
          }
        }
      },
      read: (y) => {
        const after = checkOutput(y, 0, this.height, ACTION);
        const changed = new Set<number>();
        for (let r = 0; r < after.length; r++) {
          if (after[r] !== this.#before[r]) changed.add(r);
        }
        return changed;
      },
    };
  }

  *#evaluate(at: Row): Batches<Row> {
    this.#base = at;
    const [y] = yield [{
      place: () => this.#settle(),
      read: (y) => checkOutput(y, 0, undefined, ACTION).slice(),
    }];
    return y as Row;
  }

  #settle(): void {
    for (let c = 0; c < this.x.length; c++) this.x[c] = this.#base[c];
  }

  #column(position: number): number {
    return (this.#start + position) % this.x.length;
  }
}
