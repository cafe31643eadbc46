import { attempt } from "../point/calls.ts";
import type { Measurement } from "../measure/measure.ts";
import { dense, type Subject } from "../subject/subject.ts";
import { isKnownCoarse } from "./grain.ts";
import { typicalOf } from "../point/other_points.ts";
import { unitOf } from "../judge/error_scale.ts";

/** Steps as parts of the size of what is moved, the largest first: rounding inside f shows least in them. */
const STEPS = { fine: [1e-2, 1e-3, 1e-4], coarse: [0.1, 0.03, 1e-2] } as const;

/** How well differences must agree to be believed. */
const CONSISTENT = 0.05;

/** What is known besides. */
interface SecondLookOptions {
  /** How well they must agree, if better than that. */
  readonly within?: number;
  /** f where the point stands, if it is known. */
  readonly center?: number;
}

/**
 * The derivative by plain central differences over the largest steps that agree among themselves, as a second opinion: it
 * shares nothing with the search but f. Nothing where no steps agree.
 */
export function secondLook(
  subject: Subject,
  { weights, index }: Pick<Measurement, "weights" | "index">,
  { within = CONSISTENT, center }: SecondLookOptions = {},
): number | undefined {
  const { point, overX } = subject;
  if (overX[0] && overX[1]) {
    return secondLookAtCurvature(subject, weights, within);
  }
  center ??= outputHere(subject, weights);
  const coarse = isKnownCoarse(subject);
  const own = unitOf(subject, { index });
  const unit = coarse && index.length > 0
    ? Math.max(own, typicalOf(point.base))
    : own;
  for (const part of STEPS[coarse ? "coarse" : "fine"]) {
    const { value, apart } = overStep(subject, weights, center, part * unit);
    if (apart <= Math.min(CONSISTENT, within) * Math.abs(value)) return value;
  }
}

/** Steps of a second derivative: its rounding grows with their square. */
const STEPS_OF_CURVATURE = [1e-2, 1e-3];

/** The same of an element of a Hessian, or of two directions: by mixed differences, which are plain second ones along one line. */
function secondLookAtCurvature(
  subject: Subject,
  weights: Measurement["weights"],
  within: number,
): number | undefined {
  const { point } = subject;
  const start = point.base.slice();
  const units = weights.map((along) =>
    typeof along === "number" ? unitOf(subject, { index: [along] }) : 1
  );
  const [u, v] = weights.map((along, axis) =>
    dense(along, point.size).map((w) => units[axis] * w)
  );
  const over = (h: number) => {
    const at = (s: number, t: number) => {
      const there = start.map((x, i) => x + s * h * u[i] + t * h * v[i]);
      if (!point.allows(there)) return NaN;
      point.standAt(there);
      return outputHere(subject, weights);
    };
    return (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) /
      (4 * h * h * units[0] * units[1]);
  };
  try {
    for (const part of STEPS_OF_CURVATURE) {
      const [near, wide] = [over(part), over(2 * part)];
      const value = (4 * near - wide) / 3;
      const apart = Math.abs(near - wide);
      if (apart <= Math.min(CONSISTENT, within) * Math.abs(value)) return value;
    }
  } finally {
    point.standAt(start);
  }
}

/** What is differentiated, where the point stands: NaN where f throws. */
export function outputHere(
  subject: Subject,
  weights: Measurement["weights"],
): number {
  const value = attempt(() => subject.output(weights));
  return value.kind === "threw" ? NaN : value.value;
}

/** A difference of fourth order over a step, and how far its parts are apart: the differences over h and 2h, and both sides of x. */
function overStep(
  subject: Subject,
  weights: Measurement["weights"],
  center: number,
  h: number,
): { value: number; apart: number } {
  const { point } = subject;
  const along = weights[weights.length - 1];
  const start = point.base.slice();
  const { origin, lower, upper } = point.lineAlong(along);
  const at = (t: number) => {
    if (origin + t < lower || origin + t > upper) return NaN;
    point.moveAlong(along, origin + t);
    return outputHere(subject, weights);
  };
  try {
    const [near, wide] = [h, 2 * h].map((h) => {
      const [right, left] = [(at(h) - center) / h, (center - at(-h)) / h];
      return { slope: (right + left) / 2, bend: right - left };
    });
    // A bend is twice as large over twice the step, and a kink is as large.
    const kink = 2 * near.bend - wide.bend;
    return {
      value: (4 * near.slope - wide.slope) / 3,
      apart: Math.max(Math.abs(near.slope - wide.slope), Math.abs(kink)),
    };
  } finally {
    point.standAt(start);
  }
}
