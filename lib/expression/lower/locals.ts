/**
 * The names that are bound around an expression, to parameters and counters.
 *
 * @module
 */
import type { Shaped } from "../graph/graph.ts";

/** Names with their values; those from further out are carried in when they are asked for. */
export class Locals {
  readonly #values: Map<string, Shaped>;

  readonly around: Locals | undefined;
  readonly carry: (value: Shaped) => Shaped;

  /** Names of its own, before those of the surroundings, each brought in by `carry`. */
  constructor(
    own: Iterable<readonly [string, Shaped]> = [],
    around: Locals | undefined = undefined,
    carry: (value: Shaped) => Shaped = (value) => value,
  ) {
    this.around = around;
    this.carry = carry;
    this.#values = new Map(own);
  }

  /** The value of a name, if it is bound. */
  get(name: string): Shaped | undefined {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const outside = this.around?.get(name);
    if (outside === undefined) return undefined;
    const value = this.carry(outside);
    this.#values.set(name, value);
    return value;
  }

  /** All names. */
  names(): string[] {
    return [
      ...new Set([...this.#values.keys(), ...this.around?.names() ?? []]),
    ];
  }
}
