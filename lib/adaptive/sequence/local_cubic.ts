// f nearer to x than pairs at small steps, as the polynomials through them have it: a slope, a bend and a cubic term.

import type { Measured } from "../../core/verdict/verdict.ts";
import type { Pair } from "./pair.ts";

/** What a pair tells of f near x. */
type NearPair = Readonly<Pick<Pair, "h" | "odd" | "even">>;

/** f near x. */
export class LocalCubic {
  readonly #slope: Measured;
  readonly #bend: Measured;
  readonly #cubic: number;

  /**
   * @param pairs The smallest step last, of which three are used.
   * @param slope The derivative.
   */
  constructor(pairs: readonly NearPair[], slope: Measured) {
    this.#slope = slope;
    this.#bend = bendOf(pairs);
    const near = pairs[pairs.length - 1];
    const far = pairs[Math.max(0, pairs.length - 2)];
    const between = (far.h - near.h) * (far.h + near.h);
    this.#cubic = between === 0 ? 0 : (far.odd - near.odd) / between;
  }

  /** The change of f at a distance, negative on the left, and how far that may be off. */
  at(t: number): Measured {
    const slope = this.#slope;
    return {
      value: t *
        (slope.value + t * (this.#bend.value + t * this.#cubic)),
      error: Math.abs(t) * (slope.error + this.blurOf(t)),
    };
  }

  /** How far the quotient there may be off, but for the slope. */
  blurOf(t: number): number {
    return Math.abs(t) * this.#bend.error + 0.3 * Math.abs(this.#cubic * t * t);
  }
}

/** Half the second derivative, from the last even parts over h². */
function bendOf(pairs: readonly NearPair[]): Measured {
  const last = pairs.length - 1;
  const first = Math.max(0, last - 2);
  const row = [0, 0, 0];
  for (let i = first; i <= last; i++) {
    row[i - first] = pairs[i].even / pairs[i].h / pairs[i].h;
  }
  let value = row[last - first];
  let error = Math.abs(value);
  for (let j = 1; j <= last - first; j++) {
    for (let i = last; i >= first + j; i--) {
      const ratio = pairs[i - j].h / pairs[i].h;
      const k = i - first;
      row[k] += (row[k] - row[k - 1]) / (ratio * ratio - 1);
    }
    const change = Math.abs(row[last - first] - value);
    if (!(change < error)) break;
    value = row[last - first];
    error = change;
  }
  return { value, error };
}
