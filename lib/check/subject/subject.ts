import type { Structure } from "../../core/number_tree.ts";
import type { Estimate } from "../../core/estimate.ts";
import type { BoundedPoint, Weights } from "../point/bounded_point.ts";

/**
 * A derivative to be checked: what the code under test says of it and what the values of f say, at the base of a point,
 * element by element or contracted with weights along every axis. A gradient has one axis (the elements of x), a Jacobian
 * two (the outputs, and the elements of x).
 */
export interface Subject {
  /** The word for it: gradient, Jacobian, ... */
  readonly what: string;
  /** What its elements are called together. */
  readonly name: string;
  readonly point: BoundedPoint;
  /** The length of each axis. */
  readonly sizes: readonly number[];
  /** Which axes run over the elements of x. */
  readonly overX: readonly boolean[];
  /** The structure as the caller writes it: deeper than there are axes where x is a matrix or holds several arrays. */
  readonly structure: Structure;
  /** The element as one would write it. */
  pathOf(index: readonly number[]): string;
  /** Asks the code under test again, at the base. */
  refresh(): void;
  /** Every element of what it says, in row-major order; nothing if it holds no array. */
  elements(): Float64Array | undefined;
  /** What it says, contracted; weights that are a number choose one element. */
  analytic(weights: readonly Weights[]): number;
  /** What the values of f say of the same; fewer of them where they agree with what is said at once. */
  numeric(weights: readonly Weights[], said?: number): Estimate;
  /** The output of f, or the combination of outputs, which is differentiated, where the point stands. */
  output(weights: readonly Weights[]): number;
  /** Values of f at the base. */
  values(): Float64Array;
  /** Whether f seems to be computed in single precision. */
  single(): boolean;
  /** The greatest value that was seen of the output, or the combination of outputs, which is differentiated. */
  greatest(weights: readonly Weights[]): number;
}

/** How many elements there are. */
export function sizeOf({ sizes }: Pick<Subject, "sizes">): number {
  return sizes.reduce((size, n) => size * n, 1);
}

/** An array contracted with weights along every axis. */
export function contract(
  elements: Float64Array,
  sizes: readonly number[],
  weights: readonly Weights[],
): number {
  if (weights.length === 0) return elements[0];
  const [first, ...rest] = weights;
  const width = elements.length / sizes[0];
  const inner = (i: number) =>
    contract(
      elements.subarray(i * width, (i + 1) * width),
      sizes.slice(1),
      rest,
    );
  if (typeof first === "number") return inner(first);
  let sum = 0;
  for (let i = 0; i < first.length; i++) {
    if (first[i] !== 0) {
      sum += first[i] * (width === 1 ? elements[i] : inner(i));
    }
  }
  return sum;
}

/** Weights as an array: a position is a weight of 1 there. */
export function dense(weights: Weights, size: number): Float64Array {
  if (typeof weights !== "number") return weights;
  const unit = new Float64Array(size);
  unit[weights] = 1;
  return unit;
}
