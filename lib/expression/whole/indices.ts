/**
 * Which elements of an array indices choose.
 *
 * @module
 */
import { sizeOf, Unsupported } from "./tensor.ts";

/** Indices along the first axes of an array, counted from 1. */
export class Indices {
  readonly #whole: readonly number[];
  #axis = 0;
  #places: number[] = [0];
  readonly #shape: number[] = [];

  /** Of an array of this shape, with nothing chosen. */
  constructor(shape: readonly number[]) {
    this.#whole = shape;
  }

  /** The length of the axis that is next. */
  get length(): number {
    const length = this.#whole[this.#axis];
    if (length === undefined) throw new Unsupported("index");
    return length;
  }

  /** All along the next axis. */
  all(): void {
    this.choose(Array.from({ length: this.length }, (_, i) => i + 1));
  }

  /** One or several along the next axis. */
  choose(index: number | readonly number[]): void {
    const { length } = this;
    const chosen = (typeof index === "number" ? [index] : index)
      .map((i) => i < 0 ? length + 1 + i : i);
    const isInside = (i: number) =>
      Number.isInteger(i) && i >= 1 && i <= length;
    if (chosen.length === 0 || !chosen.every(isInside)) {
      throw new Unsupported("index");
    }
    const step = sizeOf(this.#whole.slice(this.#axis + 1));
    this.#places = this.#places.flatMap((place) =>
      chosen.map((i) => place + (i - 1) * step)
    );
    if (typeof index !== "number") this.#shape.push(index.length);
    this.#axis++;
  }

  /** The lengths of what is chosen. */
  shape(): number[] {
    return [...this.#shape, ...this.#whole.slice(this.#axis)];
  }

  /** The places of the elements that are chosen. */
  places(): Int32Array {
    const size = sizeOf(this.#whole.slice(this.#axis));
    const result = new Int32Array(this.#places.length * size);
    this.#places.forEach((place, i) => {
      for (let k = 0; k < size; k++) result[i * size + k] = place + k;
    });
    return result;
  }
}
