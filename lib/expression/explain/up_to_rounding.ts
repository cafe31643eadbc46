/**
 * Whether a point lies at a place of an operation but for rounding: |sin(x)| has its kink at π, of which `pi` is the nearest
 * double, and max(x, 0.3) at 0.1 + 0.2.
 *
 * @module
 */
import { argsOf, type GraphNode } from "../graph/graph.ts";
import { interpret } from "../graph/interpret.ts";
import type { Place } from "../table/places.ts";

/** The ways in which the coordinates are moved: all up, all down, and by turns, which parts two that are equal. */
const MOVES: readonly ((i: number) => number)[] = [
  () => 1,
  () => -1,
  (i) => i % 2 === 0 ? 1 : -1,
  (i) => i % 2 === 0 ? -1 : 1,
];

/** How far, relatively: an ulp or two, the rounding of a point and of the numbers in the formula. */
const FAR = 2 * Number.EPSILON;

/** The values of a program at a point, and where each coordinate is a little larger or smaller. */
export class Nearby {
  readonly #nodes: readonly GraphNode[];
  readonly #inputs: readonly number[];
  readonly #values: readonly number[];
  #around: readonly (readonly number[])[] | undefined;

  constructor(
    nodes: readonly GraphNode[],
    inputs: readonly number[],
    values: readonly number[],
  ) {
    this.#nodes = nodes;
    this.#inputs = inputs;
    this.#values = values;
  }

  /** All values that a node has. */
  #all(i: number): number[] {
    this.#around ??= MOVES.map((move) =>
      interpret(
        this.#nodes,
        this.#inputs.map((x, k) => x + move(k) * FAR * Math.abs(x)),
      )
    );
    return [this.#values[i], ...this.#around.map((values) => values[i])];
  }

  /** Whether a node's value is that number, or on both sides of it. */
  mayBe(number: number, i: number): boolean {
    return this.#values[i] === number || holds(this.#all(i), number);
  }

  /** Whether the arguments of a node are at a place of its operation. */
  isAt(place: Place, i: number): boolean {
    const [first, second] = argsOf(this.#nodes[i]);
    const [x, y] = [this.#values[first], this.#values[second]];
    if (place.holds(x, y)) return true;
    const xs = this.#all(first);
    const near = [0, 1, -1, Math.round(x), Math.floor(x) + 0.5]
      .filter((number) => holds(xs, number));
    if (near.some((number) => place.holds(number, y))) return true;
    if (second === undefined) return false;
    const ys = this.#all(second);
    const apart = xs.map((each, k) => each - ys[k]);
    return (holds(ys, 0) && place.holds(x, 0)) ||
      (holds(apart, 0) && place.holds(y, y));
  }
}

/** Whether a number lies between values; one of them alone may be behind a jump. */
function holds(values: readonly number[], number: number): boolean {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low < number && number < high;
}
