// The Jacobian of a gradient is the Hessian of its function, so it is symmetric: u·(Jv) = v·(Ju). Where the code keeps to that,
// it is the gradient of a function, though not of f: whole terms are wrong. Where it does not, it is the gradient of none.

import { estimateAlong } from "../numeric/estimate_along.ts";
import { typicalOf } from "../point/other_points.ts";
import { randomWeights } from "../point/random_weights.ts";
import type { Mistake } from "../report/report.ts";
import type { Evidence } from "../failure/evidence.ts";
import type { Subject } from "../subject/subject.ts";
import { figure } from "../judge/judge.ts";

/** Pairs of directions that are looked at. */
const PAIRS = 3;

/** How far the two sides may be apart, relative to their size. */
const CLOSE = 1e-6;

/** How far x is moved, relative to its elements: relus and maxima make what the code says jump, and few do so within this. */
const WITHIN = 1e-3;

/** A mistake by whether the code is the gradient of any function. */
export function symmetry(
  subject: Subject,
  evidence: readonly Evidence[],
  random: () => number,
): Mistake | undefined {
  let related = false;
  for (let k = 0; k < PAIRS; k++) {
    const [u, v] = directionsApart(subject, random);
    const [a, b] = [slope(subject, u, v), slope(subject, v, u)];
    const size = Math.max(Math.abs(a.value), Math.abs(b.value));
    const apart = Math.abs(a.value - b.value);
    const error = a.error + b.error;
    if (!(error <= 1e-3 * size)) {
      if (size <= error) continue;
      return;
    }
    if (apart > 10 * error + CLOSE * size) return noGradient(a.value, b.value);
    related = true;
  }
  if (!related) return;
  return ofAnother(keptPart(evidence) < FEW);
}

/** Less of the changes of the derivatives than this is not a sum with one term left out, but what is left of it. */
const FEW = 0.3;

/** A gradient of another function: what of f it holds. */
function ofAnother(hasFew: boolean): Mistake {
  const sentence = "it is the gradient of a function, but not of f: ";
  return hasFew
    ? {
      kind: "overwritten",
      sentence:
        `${sentence}of the terms that f adds up only a small part is there, as where each overwrites the one before`,
      advice: "add each part to what is there: += for =",
    }
    : {
      kind: "skipped",
      sentence:
        `${sentence}of the terms that f adds up some are left out, counted twice or not those of f, as where a sample is skipped, a constant is another, or an outer function has the derivative of another`,
      advice:
        "look at the ends of the loop over the samples, at cases that are skipped in it, at penalties and at constants",
    };
}

/** How much the code changes from x to the point nearby, relative to the derivatives of f. */
function keptPart([here, there]: readonly Evidence[]): number {
  if (!there?.numeric || !here.numeric) return 1;
  const change = (a: Float64Array, b: Float64Array) =>
    Math.hypot(...a.map((v, k) => v - b[k]));
  return change(here.elements, there.elements) /
    change(here.numeric, there.numeric);
}

function noGradient(a: number, b: number): Mistake {
  return {
    kind: "not a gradient",
    sentence:
      `it is the gradient of no function, as its derivatives are not the same both ways (${
        figure(a)
      } along u of v, ${
        figure(b)
      } along v of u): either a part is overwritten by the next, or something that depends on x is taken for a constant, or a factor of the chain rule is wrong`,
    advice:
      "look for = for += where a value is used again, for a mean or a mask that is not differentiated, and at the derivative of each function by itself",
  };
}

/** Two random directions that have no element in common: along one element any derivative is symmetric. */
function directionsApart(
  { point: { base } }: Subject,
  random: () => number,
): [Float64Array, Float64Array] {
  const typical = typicalOf(base);
  const weights = randomWeights(random, base.length)
    .map((w, i) => w * (Math.abs(base[i]) || typical));
  const order = [...base.keys()].map((i) => [random(), i])
    .sort(([a], [b]) => a - b).map(([, i]) => i);
  const first = new Set(order.slice(0, Math.ceil(order.length / 2)));
  return [
    weights.map((w, i) => first.has(i) ? w : 0),
    weights.map((w, i) => first.has(i) ? 0 : w),
  ];
}

/** How u·g changes along v. */
function slope(
  subject: Subject,
  u: Float64Array,
  v: Float64Array,
): { readonly value: number; readonly error: number } {
  const { point } = subject;
  try {
    const line = point.lineAlong(v);
    const [lower, upper] = [
      Math.max(line.lower, -WITHIN),
      Math.min(line.upper, WITHIN),
    ];
    return estimateAlong({ ...line, lower, upper }, (position) => {
      point.moveAlong(v, position);
      subject.refresh();
      return subject.analytic([u]);
    });
  } finally {
    point.restore();
    subject.refresh();
  }
}
