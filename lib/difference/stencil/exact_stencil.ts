// f⁽ᵐ⁾(x) ≈ Σ wⱼ f(x + oⱼ h) / hᵐ.  The weights are those of the polynomial through the points: wⱼ is m! times the
// coefficient of tᵐ in Lagrange's Lⱼ(t) = Π_{k≠j} (t - oₖ)/(oⱼ - oₖ).  They are rational; solved in integers they keep the
// bits of the textbook formula, which weights rounded to doubles lose (B. Fornberg, Math. Comp. 51 (1988), 699-706).

import { describeStencil, type Weights } from "./describe.ts";

/** The weights for offsets, which can say themselves: distinct multiples of a power of two, more of them than the derivative's order. */
export function exactStencil(
  offsets: readonly number[],
  derivativeOrder: number,
): Weights & { toString(): string } {
  checkOffsets(offsets, derivativeOrder);
  // An offset is a double, so some power of two times it is an integer; the grid is refined by that power.
  let refinement = 1;
  while (offsets.some((offset) => !Number.isInteger(offset * refinement))) {
    refinement *= 2;
  }
  const points = offsets.map((offset) => BigInt(offset * refinement));
  const weights = points.map((_, j) =>
    lagrangeWeight(points, j, derivativeOrder)
  );
  const denominator = weights.reduce(
    (lcm, weight) => lcm / gcd(lcm, weight.bottom) * weight.bottom,
    1n,
  );
  const numerators = weights.map(({ top, bottom }) =>
    top * (denominator / bottom)
  );
  const refined = BigInt(refinement) ** BigInt(derivativeOrder);
  const common = numerators.reduce(gcd, denominator);
  const scale = gcd(denominator / common, refined);
  const top = numerators.map((weight) =>
    toNumber(weight / common * (refined / scale))
  );
  const result = {
    offsets: [...offsets],
    weights: top,
    denominator: toNumber(denominator / common / scale),
    derivativeOrder,
    ...truncation(points, numerators, denominator, derivativeOrder, refinement),
    toString: () => describeStencil(result),
  };
  return result;
}

function checkOffsets(
  offsets: readonly number[],
  derivativeOrder: number,
): void {
  if (!Number.isInteger(derivativeOrder) || derivativeOrder < 1) {
    throw new RangeError(
      `Cannot make a stencil of derivative order ${derivativeOrder}: it must be 1 or more`,
    );
  }
  if (offsets.length <= derivativeOrder) {
    throw new RangeError(
      `Cannot make a stencil of derivative order ${derivativeOrder} from ${offsets.length} offsets: ` +
        `it takes at least ${derivativeOrder + 1}`,
    );
  }
  for (const offset of offsets) {
    // Beyond these bounds the integers of the solution cannot be exact anyway.
    if (!(Math.abs(offset) <= 2 ** 20) || !Number.isInteger(offset * 2 ** 20)) {
      throw new RangeError(
        `Cannot make a stencil with offset ${offset}: offsets are multiples of a power of two, such as -1, 0.5 or 2`,
      );
    }
  }
  if (new Set(offsets).size < offsets.length) {
    throw new RangeError(
      `Cannot make a stencil from offsets [${
        offsets.join(", ")
      }]: they must be distinct`,
    );
  }
}

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** m! times the coefficient of tᵐ in the Lagrange polynomial of point j. */
function lagrangeWeight(
  points: readonly bigint[],
  j: number,
  derivativeOrder: number,
): Fraction {
  let polynomial = [1n];
  let bottom = 1n;
  points.forEach((point, k) => {
    if (k === j) return;
    bottom *= points[j] - point;
    polynomial = timesRoot(polynomial, point);
  });
  const top = polynomial[derivativeOrder] * factorial(derivativeOrder);
  const common = gcd(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { top: top / common, bottom: bottom / common };
}

/** The coefficients, constant first, of the polynomial times (t - root). */
function timesRoot(polynomial: readonly bigint[], root: bigint): bigint[] {
  return [0n, ...polynomial].map((lower, i) =>
    lower - root * (polynomial[i] ?? 0n)
  );
}

/** The first power of the offsets, past the derivative's own, that the weights do not cancel. */
function truncation(
  points: readonly bigint[],
  numerators: readonly bigint[],
  denominator: bigint,
  derivativeOrder: number,
  refinement: number,
): { accuracyOrder: number; errorConstant: number } {
  for (let power = points.length;; power++) {
    const moment = points.reduce(
      (sum, point, j) => sum + numerators[j] * point ** BigInt(power),
      0n,
    );
    if (moment === 0n) continue;
    const accuracyOrder = power - derivativeOrder;
    const unit = Number(denominator * factorial(power)) *
      refinement ** accuracyOrder;
    return { accuracyOrder, errorConstant: Number(moment) / unit };
  }
}

function factorial(n: number): bigint {
  let product = 1n;
  for (let k = 2n; k <= n; k++) product *= k;
  return product;
}

function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}

function toNumber(value: bigint): number {
  const result = Number(value);
  if (!Number.isSafeInteger(result)) {
    throw new RangeError(
      "Cannot make a stencil from so many offsets: its exact weights pass 2^53",
    );
  }
  return result;
}
