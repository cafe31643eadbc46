// How the quotients [f(x ± h) - f(x)] / h behave as h falls, where they do not converge like a power series.
//
// The quotient q of x + h^(1+s) changes at the rate dq / d log h ∝ h^s, whose own exponent s so comes from two rates. Below 0 the
// quotient grows without bound; above 0 it has a limit, rate / s away, as A. C. Aitken's extrapolation has it (Proc. Roy. Soc.
// Edinburgh 46 (1926), 289-305); and s = 0 is a logarithm, as of x log x. Where s itself falls like 1 / log h, as for
// x / log x, the limit exists and is reached so slowly that it is only bounded.

import type { Measured } from "../core/verdict.ts";
import type { Rise } from "./side_reading.ts";

/** What the quotients tend to, and the least step of those that say so. */
export interface Limit extends Measured {
  readonly h: number;
}

/** Quotients in a row that the exponent is told from. */
const ENOUGH = 6;

/** An exponent below this is that of a logarithm. */
const LOGARITHMIC = 2e-4;

/** Only so near may what f rounds inside itself hide the law that it follows. */
const DEEP = 1e-7;

/** How far the exponents may be from an arithmetic sequence, as a part of themselves. */
const UNSTEADY = 0.02;

/**
 * What the slope from one side tends to; undefined where the quotients do not say.
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
  // What f rounds inside itself is not known: the nearest points that follow a law are taken.
  for (let from = 0; from + ENOUGH <= points.length; from++) {
    const row = points.slice(from, from + ENOUGH);
    if (from > 0 && row[0].h > DEEP * farthest) return;
    const limit = limitOfRow(row, direction, rounding);
    if (limit === "smooth") return;
    if (limit) return { ...limit, h: row[0].h };
  }
}

/** What quotients in a row tend to, if they follow a law. */
function limitOfRow(
  row: readonly Rise[],
  direction: 1 | -1,
  rounding: number,
): Measured | "smooth" | undefined {
  const quotients = row.map(({ h, rise }) => direction * rise / h);
  const logs = row.map(({ h }) => Math.log(h));
  // How the quotient changes with log h, between neighbours; the nearest first.
  const rates = quotients.slice(1).map((q, i) =>
    (quotients[i] - q) / (logs[i] - logs[i + 1])
  );
  const sign = Math.sign(rates[0]);
  if (sign === 0 || rates.some((rate) => !(rate * sign > 0))) return;
  const middles = logs.slice(1).map((log, i) => (log + logs[i]) / 2);
  const exponents = rates.slice(1).map((rate, i) =>
    Math.log(rates[i] / rate) / (middles[i] - middles[i + 1])
  );
  const [near, next] = exponents;
  const drift = Math.abs(near - next);
  const turns = exponents.slice(2).map((e, i) =>
    Math.abs(exponents[i] - 2 * exponents[i + 1] + e)
  );
  if (Math.max(...turns) > UNSTEADY * Math.max(0.1, Math.abs(near))) return;
  // Of the two nearest rates, what rounding does to the quotients.
  const blur = 2 * rounding / row[0].h / Math.abs(quotients[0] - quotients[1]);
  const least = LOGARITHMIC + 3 * drift + blur;
  if (least > 0.03) return;
  if (near > 0.8) return "smooth";
  if (near < least) return { value: -sign * Infinity, error: Infinity };
  const left = Math.abs(rates[0]) / near;
  const [a, b] = [0, 1].map((i) => limitAt(quotients, rates, logs, i, near));
  if (drift > 0.01 * near) {
    return { value: a, error: 3 * left };
  }
  const noise = rounding / row[0].h * Math.abs((a - quotients[0]) / rates[0]);
  return {
    value: a,
    error: 3 * Math.abs(a - b) + 10 * left * drift / near + 3 * noise,
  };
}

/** The limit of a power law through the i-th quotient: a rate r = dq/d log h of a power s leaves r / s to go. */
function limitAt(
  quotients: readonly number[],
  rates: readonly number[],
  logs: readonly number[],
  i: number,
  exponent: number,
): number {
  const width = logs[i] - logs[i + 1];
  // From the mean of the rate between two points to the rate at the nearer one.
  const here = rates[i] * exponent * width / -Math.expm1(-exponent * width);
  return quotients[i] - here / exponent;
}
