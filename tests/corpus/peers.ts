/**
 * The algorithms of peers for first derivatives, written anew from their sources for the comparison.
 *
 * @module
 */
import type { CorpusAnswer } from "./corpus.ts";

/** A peer: the derivative of f at x, and the error that it claims. */
export type Peer = (f: (x: number) => number, x: number) => CorpusAnswer;

const EPSILON = Number.EPSILON;

/** GSL 2.7, deriv/deriv.c, gsl_deriv_central with h = 1e-3: five points, and once more at the step that balances the errors. */
export const gsl: Peer = (f, x) => {
  const at = (h: number) => {
    const [low, high] = [f(x - h), f(x + h)];
    const [lower, higher] = [f(x - h / 2), f(x + h / 2)];
    const r3 = 0.5 * (high - low);
    const r5 = (4 / 3) * (higher - lower) - r3 / 3;
    const e3 = (Math.abs(high) + Math.abs(low)) * EPSILON;
    const e5 = 2 * (Math.abs(higher) + Math.abs(lower)) * EPSILON + e3;
    const dy = Math.max(Math.abs(r3 / h), Math.abs(r5 / h)) *
      (Math.abs(x) / h) * EPSILON;
    return {
      value: r5 / h,
      truncation: Math.abs((r5 - r3) / h),
      rounding: Math.abs(e5 / h) + dy,
    };
  };
  const h = 1e-3;
  const first = at(h);
  const { value, truncation, rounding } = first;
  const error = truncation + rounding;
  const answer = { value, error, evaluations: 4, kind: "ok" };
  if (!(rounding < truncation && rounding > 0 && truncation > 0)) return answer;
  const second = at(h * Math.cbrt(rounding / (2 * truncation)));
  const better = second.truncation + second.rounding;
  const isBetter = better < error &&
    Math.abs(second.value - value) < 4 * error;
  return isBetter
    ? { value: second.value, error: better, evaluations: 8, kind: "ok" }
    : { ...answer, evaluations: 8 };
};

/** FiniteDifferences.jl 0.12, central_fdm(5, 1): the step that balances rounding and a measured fifth derivative. */
export const finiteDifferences: Peer = (f, x) => {
  const weights = [1 / 12, -2 / 3, 0, 2 / 3, -1 / 12];
  const bound = weights.reduce((sum, w) => sum + Math.abs(w), 0);
  const moment = weights.reduce(
    (sum, w, i) => sum + Math.abs(w * (i - 2) ** 5),
    0,
  ) / 120;
  // The fifth derivative, from seven points a usual step apart.
  const wide = 0.05 * Math.max(1, Math.abs(x));
  const seven = [-3, -2, -1, 0, 1, 2, 3].map((k) => f(x + k * wide));
  const fifth = [-0.5, 2, -2.5, 0, 2.5, -2, 0.5]
    .reduce((sum, w, i) => sum + w * seven[i], 0) / wide ** 5;
  const size = Math.max(...seven.map(Math.abs));
  const [c1, c2] = [
    EPSILON * size * bound,
    Math.max(Math.abs(fifth), 1e-30) * moment,
  ];
  const most = 1e3 * 1e-3 * Math.max(1, Math.abs(x));
  const h = Math.min(most, (c1 / (4 * c2)) ** (1 / 5));
  const value = weights.reduce(
    (sum, w, i) => w === 0 ? sum : sum + w * f(x + (i - 2) * h),
    0,
  ) / h;
  return { value, error: c1 / h + c2 * h ** 4, evaluations: 11, kind: "ok" };
};

/** SciPy 1.15, scipy.differentiate.derivative of order 8: steps from 0.5, halved until two results agree, ten times at most. */
export const scipy: Peer = (f, x) => {
  // Points at ±h, ±2h, ±4h, ±8h, of which the next step shares all but two.
  const known = new Map<number, number>();
  const at = (t: number) => {
    if (!known.has(t)) known.set(t, f(x + t));
    return known.get(t)!;
  };
  at(0);
  const derivative = (h: number) => {
    const nodes = [1, 2, 4, 8].map((k) => (k * h) ** 2);
    return nodes.reduce((sum, t, i) => {
      const weight = nodes.reduce(
        (w, other, k) => k === i ? w : w * other / (other - t),
        1,
      );
      const step = Math.sqrt(t);
      return sum + weight * (at(step) - at(-step)) / 2 / step;
    }, 0);
  };
  let [last, lastError] = [derivative(0.5 / 8), Infinity];
  for (let k = 1; k < 10; k++) {
    const value = derivative(0.5 / 8 / 2 ** k);
    const error = Math.abs(value - last);
    const done = error < Math.sqrt(EPSILON) * Math.abs(value);
    if (done || error > 10 * lastError || !Number.isFinite(value)) {
      const kind = done ? "ok" : "unresolved";
      return { value, error, evaluations: known.size, kind };
    }
    [last, lastError] = [value, error];
  }
  const evaluations = known.size;
  return { value: last, error: lastError, evaluations, kind: "unresolved" };
};

/** The peers by name. */
export const PEERS: Readonly<Record<string, Peer>> = {
  "GSL deriv_central": gsl,
  "FiniteDifferences.jl": finiteDifferences,
  "scipy.differentiate": scipy,
};
