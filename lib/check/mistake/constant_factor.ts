// One factor for all elements: which one, and what it tells about its origin.

import type { Correction, Evidence } from "../failure/evidence.ts";
import { figure } from "../judge/judge.ts";

/** A constant factor: which one, and where it may come from. */
export function constantFactor(evidence: Evidence): Correction | undefined {
  const c = evidence.fit(evidence.elements) + 1;
  if (!Number.isFinite(c) || c === 0 || Math.abs(c - 1) < 1e-7) return;
  const ratio = 1 / c;
  const { advice, what } = sourceOf(ratio, evidence);
  return {
    mistake: {
      kind: "factor",
      sentence: `a constant factor is wrong: analytic = ${
        figure(ratio)
      } · numeric${what}`,
      advice,
    },
    corrected: ({ elements }) => elements.map((a) => c * a),
  };
}

/** A constant factor of all but a term in x, as where the sum of a loss is differentiated for its mean and the penalty is right. */
export function factorBesidePenalty(
  evidence: Evidence,
): Correction | undefined {
  const { elements, numeric, x } = evidence;
  if (!numeric || numeric.length < 3 || numeric.some(Number.isNaN)) return;
  const own = ({ elements, x }: Evidence) =>
    elements.map((_, k) => x[k % x.length]);
  const [a, c] = combination(numeric, elements, own(evidence));
  if (!Number.isFinite(a) || a === 0 || Math.abs(a - 1) < 1e-3) return;
  const penalty = c / (1 - a);
  if (Math.abs(penalty) * Math.hypot(...x) < 1e-3 * Math.hypot(...numeric)) {
    return;
  }
  const { advice, what } = sourceOf(1 / a, evidence);
  return {
    mistake: {
      kind: "factor",
      sentence: `beside the term ${
        figure(penalty)
      } · x, which is right, a constant factor is wrong: analytic = ${
        figure(1 / a)
      } · numeric${what}`,
      advice,
    },
    corrected: (other) => {
      const xs = own(other);
      return other.elements.map((e, k) => a * e + c * xs[k]);
    },
  };
}

/** The a and c with which a·u + c·v comes nearest to y. */
export function combination(
  y: Float64Array,
  u: Float64Array,
  v: Float64Array,
): [a: number, c: number] {
  const dot = (p: Float64Array, q: Float64Array) =>
    p.reduce((sum, e, k) => sum + e * q[k], 0);
  const [uu, uv, vv] = [dot(u, u), dot(u, v), dot(v, v)];
  const [uy, vy] = [dot(u, y), dot(v, y)];
  const determinant = uu * vv - uv * uv;
  return [
    (uy * vv - vy * uv) / determinant,
    (vy * uu - uy * uv) / determinant,
  ];
}

const constants = (): readonly (readonly [number, string])[] => [
  [Math.PI, "π"],
  [2 * Math.PI, "2π"],
  [180 / Math.PI, "180/π: degrees for radians"],
  [Math.LN2, "ln 2: another base of the logarithm"],
  [Math.LN10, "ln 10: another base of the logarithm"],
  [Math.SQRT2, "√2"],
  [Math.PI ** 0.5, "√π"],
  [(2 * Math.PI) ** 0.5, "√(2π)"],
];

function sourceOf(
  ratio: number,
  { elements, shape }: Evidence,
): { what: string; advice: string } {
  const near = (c: number) => Math.abs(ratio / c - 1) < 1e-6;
  for (const [c, name] of constants()) {
    for (const [signed, sign] of [[c, ""], [-c, "-"]] as const) {
      const [short] = name.split(":");
      if (near(signed)) {
        const advice = `divide by ${sign}${short}`;
        return { what: ` (${sign}${name})`, advice };
      }
      if (near(1 / signed)) {
        const advice = `multiply by ${sign}${short}`;
        return { what: ` (${sign}1/${name})`, advice };
      }
    }
  }
  const count = Math.round(Math.abs(ratio) >= 1 ? ratio : 1 / ratio);
  if (!near(count) && !near(1 / count)) {
    return {
      what: "",
      advice: `divide by ${
        figure(ratio)
      }; look for a constant of f that was lost or used twice`,
    };
  }
  const size = Math.abs(count);
  const known = size === elements.length || shape.includes(size)
    ? ", a length of x"
    : "";
  return Math.abs(ratio) > 1
    ? {
      what: ` (n = ${count}${known})`,
      advice:
        `divide by ${count}: a sum is differentiated where f takes the mean over ${size}`,
    }
    : {
      what: ` (1/n, n = ${count}${known})`,
      advice:
        `multiply by ${count}: the mean is differentiated where f takes the sum over ${size}`,
    };
}
