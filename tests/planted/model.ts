import type { Mistake, Tensor } from "../../mod.ts";
import { randomSource } from "../../lib/core/random.ts";

/** A mistake planted in a gradient, as people make it. */
export interface Bug {
  /** What was done wrong. */
  readonly name: string;
  /** Names for it that are right: nothing where no rule describes it. */
  readonly kinds: readonly Mistake["kind"][];
}

/** A function, its gradient by hand, and the same gradient with any one of its bugs. */
export interface Model {
  readonly name: string;
  readonly f: (x: never) => number;
  /** The gradient; with the name of a bug, the wrong one. */
  readonly gradient: (x: never, bug?: string) => Tensor;
  /** A point to check at. */
  readonly point: (random: () => number) => Tensor;
  readonly bugs: readonly Bug[];
}

/** A model with its types, before they are forgotten. */
export function model<X extends Tensor>(
  typed: {
    readonly name: string;
    readonly f: (x: X) => number;
    readonly gradient: (x: X, bug?: string) => Tensor;
    readonly point: (random: () => number) => X;
    readonly bugs: readonly Bug[];
  },
): Model {
  return typed;
}

/** Numbers between -1 and 1. */
export function vector(random: () => number, n: number): number[] {
  return Array.from({ length: n }, () => 2 * random() - 1);
}

/** A matrix of numbers between -1 and 1. */
export function matrix(
  random: () => number,
  rows: number,
  columns: number,
): number[][] {
  return Array.from({ length: rows }, () => vector(random, columns));
}

/** Numbers for the data of a model. */
export function data(seed: number): () => number {
  return randomSource(seed);
}

/** The inner product. */
export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i], 0);
}

/** The transpose. */
export function transpose(m: readonly (readonly number[])[]): number[][] {
  return m[0].map((_, j) => m.map((row) => row[j]));
}
