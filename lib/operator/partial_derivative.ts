import type { Estimate } from "../core/estimate.ts";
import type { DerivativeOrder } from "../core/derivative_order.ts";
import type { Like, Tensor } from "../core/tensor.ts";
import type { Component } from "./direction.ts";
import { explore, type Explorer } from "./explore.ts";
import { type OperatorOptions, orderOf, type OrderOptions } from "./options.ts";
import { FACTORIALS, sumOf } from "./sum.ts";

/** What `partialDerivative` takes besides f, x and the path. */
export type PartialDerivativeOptions = OrderOptions;

/** Which element of x: a position, or one for each axis. */
export type ElementPath = number | readonly number[];

const ACTION = "Cannot take the partial derivative of f";
const MIXED_ACTION = "Cannot take the mixed partial derivative of f";

/**
 * One partial derivative of a scalar function, of order 1 to 4.
 *
 * Costs as much as one derivative, whatever the size of x.
 *
 * @param f Takes x, returns one number.
 * @param path Which element: `1` or `[1]` for `x[1]`, `[1, 0]` for `x[1][0]`, `[]` for a number.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but one number or
 * changes its argument.
 * @throws {RangeError} If there is no such element, bounds exclude x, or the order is not 1, 2, 3 or 4.
 *
 * @example
 * ```ts
 * import { partialDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = ([[w, x], [y, z]]: number[][]) => w * x + y * z ** 3;
 * assert.ok(Math.abs(partialDerivative(f, [[1, 2], [3, 4]], [1, 1]) - 144) < 1e-10);
 * ```
 */
export function partialDerivative<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  path: ElementPath,
  options?: PartialDerivativeOptions,
): number {
  return estimatePartialDerivative(f, x, path, options).value;
}

/**
 * One partial derivative of a scalar function with its error, its cost and a verdict.
 *
 * @param f Takes x, returns one number.
 * @param path Which element: `1` or `[1]` for `x[1]`, `[1, 0]` for `x[1][0]`, `[]` for a number.
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but one number or
 * changes its argument.
 * @throws {RangeError} If there is no such element, bounds exclude x, or the order is not 1, 2, 3 or 4.
 *
 * @example
 * ```ts
 * import { estimatePartialDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error } = estimatePartialDerivative(([x, y]) => x * y ** 2, [3, 4], 1);
 * assert.ok(Math.abs(value - 24) <= error && error < 1e-10);
 * ```
 */
export function estimatePartialDerivative<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  path: ElementPath,
  options?: PartialDerivativeOptions,
): Estimate;
export function estimatePartialDerivative(
  f: (x: Tensor) => number,
  x: Tensor,
  path: ElementPath,
  options: PartialDerivativeOptions = {},
): Estimate {
  const order = orderOf(options.derivativeOrder, ACTION);
  return explore(
    f,
    x,
    options,
    ACTION,
    (explorer) => explorer.along(explorer.point.position(path), order),
  );
}

/**
 * A mixed partial derivative of a scalar function: by two to four elements of x, some perhaps more than once.
 *
 * Costs about 10 evaluations of f for each element, to find its scale, and as many for each of the 2, 4 or 8 lines between
 * them.
 *
 * @param f Takes x, returns one number.
 * @param paths Which elements, one after another: `[0, 1]` is ∂²f/∂x[0]∂x[1], `[0, 0, 1]` is ∂³f/∂x[0]²∂x[1].
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but one number or
 * changes its argument.
 * @throws {RangeError} If there is no such element, bounds exclude x, or there are not one to four paths.
 * @see The polarisation identity: a product of n factors is a signed sum of nth powers of sums of them.
 *
 * @example
 * ```ts
 * import { mixedPartialDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = ([x, y]: number[]) => x ** 3 * y ** 2;
 * assert.ok(Math.abs(mixedPartialDerivative(f, [1, 2], [0, 1]) - 12) < 1e-8);
 * ```
 */
export function mixedPartialDerivative<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  paths: readonly ElementPath[],
  options?: OperatorOptions,
): number {
  return estimateMixedPartialDerivative(f, x, paths, options).value;
}

/**
 * A mixed partial derivative of a scalar function with its error, its cost and a verdict.
 *
 * @param f Takes x, returns one number.
 * @param paths Which elements, one after another: `[0, 1]` is ∂²f/∂x[0]∂x[1], `[0, 0, 1]` is ∂³f/∂x[0]²∂x[1].
 * @throws {TypeError} If x is ragged, empty, frozen or holds a non-number, or if f returns anything but one number or
 * changes its argument.
 * @throws {RangeError} If there is no such element, bounds exclude x, or there are not one to four paths.
 *
 * @example
 * ```ts
 * import { estimateMixedPartialDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = ([x, y]: number[]) => x ** 3 * y ** 2;
 * const { value, error } = estimateMixedPartialDerivative(f, [1, 2], [0, 0, 1]);
 * assert.ok(Math.abs(value - 24) <= error);
 * ```
 */
export function estimateMixedPartialDerivative<X extends Tensor>(
  f: (x: Like<X>) => number,
  x: X,
  paths: readonly ElementPath[],
  options?: OperatorOptions,
): Estimate;
export function estimateMixedPartialDerivative(
  f: (x: Tensor) => number,
  x: Tensor,
  paths: readonly ElementPath[],
  options: OperatorOptions = {},
): Estimate {
  const order = orderOf(paths.length, MIXED_ACTION);
  return explore(f, x, options, MIXED_ACTION, (explorer) => {
    const { point } = explorer;
    const positions = paths.map((path) => point.position(path));
    const distinct = [...new Set(positions)];
    if (distinct.length === 1) return explorer.along(distinct[0], order);
    const scales = new Map(distinct.map((i) => [
      i,
      explorer.scaleOf(i, explorer.along(i, order)),
    ]));
    const free = distinct.every((i) =>
      explorer.isRoomy(i, order * scales.get(i)!)
    );
    const terms = free
      ? polarised(positions, scales, order)
      : inward(explorer, positions, scales);
    return combined(explorer, terms, order, volumeOf(positions, scales));
  });
}

/** One line of a sum: the weight of the derivative along it, and how far it moves each coordinate. */
interface Term {
  readonly weight: number;
  readonly moves: ReadonlyMap<number, number>;
}

/** ∂ⁿf/∂v₁...∂vₙ = Σ Πεₖ Dⁿf along (v₁ + ε₂v₂ + ... + εₙvₙ) / (2ⁿ⁻¹ n!) over all signs. */
function polarised(
  positions: readonly number[],
  scales: ReadonlyMap<number, number>,
  order: DerivativeOrder,
): Term[] {
  return Array.from({ length: 2 ** (order - 1) }, (_, signs) => {
    const moves = new Map<number, number>();
    let sign = 1;
    positions.forEach((i, k) => {
      const minus = k > 0 && (signs >> (k - 1)) % 2 === 1;
      if (minus) sign = -sign;
      moves.set(i, (moves.get(i) ?? 0) + (minus ? -1 : 1) * scales.get(i)!);
    });
    return { weight: sign / 2 ** (order - 1), moves };
  });
}

/** The same from lines that all lead away from the nearer bounds: Σ (-1)^(n-|S|) Dⁿf along Σₛv / n! over all subsets S. */
function inward(
  explorer: Explorer,
  positions: readonly number[],
  scales: ReadonlyMap<number, number>,
): Term[] {
  const n = positions.length;
  const turns = positions.reduce((sign, i) => sign * explorer.inward(i), 1);
  const terms = new Map<
    string,
    { weight: number; moves: Map<number, number> }
  >();
  for (let subset = 1; subset < 2 ** n; subset++) {
    const moves = new Map<number, number>();
    const chosen = positions.filter((_, k) => (subset >> k) % 2 === 1);
    for (const i of chosen.toSorted((a, b) => a - b)) {
      moves.set(i, (moves.get(i) ?? 0) + explorer.inward(i) * scales.get(i)!);
    }
    const key = [...moves].join();
    const weight = turns * (-1) ** (n - chosen.length);
    const term = terms.get(key);
    if (term) term.weight += weight;
    else terms.set(key, { weight, moves });
  }
  return [...terms.values()].filter(({ weight }) => weight !== 0);
}

function volumeOf(
  positions: readonly number[],
  scales: ReadonlyMap<number, number>,
): number {
  return positions.reduce((product, i) => product * scales.get(i)!, 1);
}

/** The sum of the derivatives along the lines, over n! and the product of the steps. */
function combined(
  explorer: Explorer,
  terms: readonly Term[],
  order: DerivativeOrder,
  volume: number,
): Estimate {
  const { point } = explorer;
  const estimates: Estimate[] = [];
  const weights: number[] = [];
  const names: string[] = [];
  for (const { weight, moves } of terms) {
    const direction: Component[] = [...moves]
      .map(([i, by]) => ({ i, by }))
      .filter(({ by }) => by !== 0);
    if (direction.length === 0) continue;
    estimates.push(explorer.diagonal(direction, order));
    weights.push(weight / (FACTORIALS[order] * volume));
    names.push(direction.map(({ i }) => point.path(i)).join(" with "));
  }
  return sumOf(estimates, (at) => names[at], point.evaluations, weights);
}
