// How the quotients [f(x ± h) - f(x)] / h behave as h falls, where they do not converge like a power series.
//
// With L = log h, let r = dq/dL be the rate at which the quotient q changes, and s = d log|r| / dL. For x + h^(1+s) that s is
// constant, and q has a limit where s > 0, r / s away: A. C. Aitken's extrapolation (Proc. Roy. Soc. Edinburgh 46 (1926),
// 289-305). Where a logarithm is left, r goes like |L|^-m and s = m / |L| falls, with s' / s² = 1/m. What is left of q is the
// integral of r: (r / s) / (1 - 1/m), and infinite for m <= 1. So the quotients of x log x (s = 0) and of x √|log x| (m = 1/2)
// have no bound, and those of x / log x (m = 2) a limit.

import type { Measured } from "../../core/verdict/verdict.ts";
import type { Rise } from "./side_reading.ts";

/** What the quotients tend to, the least step of those that say so, and the exponent of the step that their rate goes like. */
export interface Limit extends Measured {
  readonly h: number;
  readonly exponent: number;
}

/** Quotients in a row that the law is told from. */
const ENOUGH = 6;

/** Only so near may what f rounds inside itself hide the law that it follows. */
export const DEEP = 1e-7;

/** From this exponent on, f is as good as smooth: polynomials tell its slope. */
export const SMOOTH = 0.8;

/** How far the exponents may be from an arithmetic sequence, as a part of themselves or of the least that matters. */
const UNSTEADY = 0.02;
const LEAST = 0.1;

/** The uncertainty of an exponent, in those that rounding and its own unsteadiness suggest. */
const SURE = 3;

/** An exponent this small is that of a logarithm: over 40 decades it would change the rate by a fifth. */
const LOGARITHMIC = 2e-3;

/** By how much s' / s² must differ from 1 to tell whether the rest is finite. */
const TELLING = 0.15;

/**
 * What the slope from one side tends to; undefined where the quotients do not say. An error that is infinite with a value that
 * is not: they follow a law that falls too slowly to tell whether it has a limit.
 *
 * @param points The nearest first.
 * @param direction 1 for the right side, -1 for the left.
 * @param rounding What rounding does to a value of f.
 */
export function limitOfQuotients(
  points: readonly Rise[],
  direction: 1 | -1,
  rounding: number,
): Limit | undefined {
  const farthest = points[points.length - 1]?.h ?? 0;
  let best: Limit | undefined;
  let least = Infinity;
  // What f rounds inside itself is not known: of the nearest points, those that show a law most clearly are taken.
  for (let from = 0; from + ENOUGH <= points.length; from++) {
    const row = points.slice(from, from + ENOUGH);
    const { h } = row[0];
    if (from > 0 && h > DEEP * farthest) break;
    const law = lawOf(row, direction, rounding);
    if (!law || law.unsure >= least) continue;
    // Polynomials do better there.
    if (law.exponents[0] > SMOOTH) break;
    least = law.unsure;
    best = { ...limitOf(law), h, exponent: law.exponents[0] };
  }
  return best;
}

/** How quotients in a row change with log h, the nearest first. */
interface Law {
  readonly quotients: readonly number[];
  /** The widths of the intervals between them, in log h. */
  readonly widths: readonly number[];
  /** The rate in the middle of each interval. */
  readonly rates: readonly number[];
  /** The exponent of the rate at each point between two intervals. */
  readonly exponents: readonly number[];
  /** How far those may be off. */
  readonly unsure: number;
}

/** The law that quotients follow; undefined where they follow none. */
function lawOf(
  row: readonly Rise[],
  direction: 1 | -1,
  rounding: number,
): Law | undefined {
  const quotients = row.map(({ h, rise }) => direction * rise / h);
  const widths = row.slice(1).map(({ h }, i) => Math.log(h / row[i].h));
  const means = widths.map((width, i) =>
    (quotients[i + 1] - quotients[i]) / width
  );
  const sign = Math.sign(means[0]);
  if (sign === 0 || means.some((mean) => !(mean * sign > 0))) return;
  const exponentsOf = (rates: readonly number[]) =>
    rates.slice(1).map((rate, i) =>
      2 * Math.log(rate / rates[i]) / (widths[i] + widths[i + 1])
    );
  // The mean of a power over an interval is more than its value in the middle, by its exponent, which that changes in turn.
  let rates = means;
  for (let k = 0; k < 4; k++) {
    const [first] = exponentsOf(rates);
    rates = means.map((mean, i) => {
      const half = first * widths[i] / 2;
      return Math.abs(half) < 1e-4 ? mean : mean * half / Math.sinh(half);
    });
  }
  const exponents = exponentsOf(rates);
  // Of powers and of x log x, exponents are in an arithmetic sequence; of other logarithms, what they are the inverse of is.
  const turn = Math.min(
    bendOf(exponents),
    bendOf(exponents.map((exponent) => 1 / exponent)) * exponents[0] ** 2,
  );
  if (!(turn <= UNSTEADY * Math.max(LEAST, Math.abs(exponents[0])))) return;
  // What rounding does to the nearest rate.
  const blur = 2 * rounding / row[0].h / Math.abs(quotients[1] - quotients[0]);
  const unsure = SURE * Math.max(turn, blur / widths[0]);
  return { quotients, widths, rates, exponents, unsure };
}

/** The greatest second difference. */
function bendOf(row: readonly number[]): number {
  const bends = row.slice(2).map((y, i) =>
    Math.abs(row[i] - 2 * row[i + 1] + y)
  );
  return Math.max(...bends);
}

/** What quotients that follow a law tend to. */
function limitOf(law: Law): Measured {
  const { quotients, rates, exponents, unsure } = law;
  const unbounded = { value: -Math.sign(rates[0]) * Infinity, error: Infinity };
  const [near] = exponents;
  if (near <= -unsure || near <= unsure && unsure <= LOGARITHMIC) {
    return unbounded;
  }
  const [here, next] = [0, 1].map((i) => fallingAt(law, i));
  const blur = Math.abs(here - next) + 2 * unsure / law.widths[1] / near ** 2;
  if (here - blur > 1 + TELLING) return unbounded;
  const [value, other] = [here, next].map((falling, i) => {
    const rate = rates[i] * Math.exp(exponents[i] * law.widths[i] / 2);
    return quotients[i + 1] - rate / exponents[i] / (1 - falling);
  });
  if (!(near > unsure && here + blur < 1 - TELLING)) {
    return { value, error: Infinity };
  }
  const rest = Math.abs(value - quotients[1]);
  const relative = unsure / near + blur / (1 - here);
  const rounding = Number.EPSILON * Math.abs(quotients[1]);
  const error = Math.abs(value - other) + rest * relative + rounding;
  return { value, error: 3 * error };
}

/** s' / s² between two exponents. */
function fallingAt({ exponents, widths }: Law, i: number): number {
  return (1 / exponents[i] - 1 / exponents[i + 1]) / widths[i + 1];
}
