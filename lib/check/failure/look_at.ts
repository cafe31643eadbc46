// One point besides x: what is said there against what the values of f say.

import { attempt, thrown } from "../point/calls.ts";
import { unitOf } from "../judge/error_scale.ts";
import { inspect, type Inspection } from "../measure/inspect.ts";
import { isCoarse } from "../numeric/grain.ts";
import { figure } from "../judge/judge.ts";
import {
  compare,
  isClear,
  measureElement,
  type Measurement,
  withRounding,
  worstOf,
} from "../measure/measure.ts";
import { mostApart } from "./most_apart.ts";
import type { Place } from "../point/other_points.ts";
import type { SettledOptions } from "../options.ts";
import type { AroundPoint } from "../report/report.ts";
import { secondLook } from "../numeric/second_look.ts";
import { sizeOf, type Subject } from "../subject/subject.ts";

/** What is seen at one place. */
export interface Seen {
  readonly kind: AroundPoint["outcome"];
  readonly why: string;
  /** What is wrong there, unless the code throws. */
  readonly measurement?: Measurement;
  readonly inspection?: Inspection;
  /** What a second numeric look says there. */
  readonly second?: number | undefined;
}

/** Up to so many elements each is looked at around x where directions through all of them do not agree. */
const MAX_ELEMENTS_AROUND = 32;

/** Of more elements than this, so many are looked at where a direction is wrong. */
const MOST = 4;

/** Directions that take in all elements, at the scale of x and far out. */
const DIRECTIONS = { near: 2, far: 1 } as const;

/** Looks at a place; the point is left there. */
export function lookAt(
  subject: Subject,
  { at, far }: Place,
  options: SettledOptions,
  random: () => number,
): Seen {
  const { point } = subject;
  point.standAt(at);
  const undefinedAt = whyUndefined(subject);
  if (undefinedAt) return { kind: "not judged", why: undefinedAt };
  const answer = attempt(() => subject.refresh());
  if (answer.kind === "threw") {
    const error = thrown(answer.error);
    const why = `the ${subject.what} throws (${error}) where f does not`;
    return { kind: "differs", why };
  }
  if (far && point.relativeNoise !== undefined) {
    return {
      kind: "not judged",
      why: "f is too coarse to tell there what its rounding does",
    };
  }
  point.brief = far;
  const inspection = inspectThere(subject, far, options, random);
  point.brief = false;
  const failing = worstOf(inspection.comparisons, "fail");
  if (!failing) {
    const doubt = worstOf(inspection.comparisons, "unsure");
    return doubt
      ? { kind: "not judged", why: doubt.why }
      : { kind: "agrees", why: "" };
  }
  const { measurements, every } = inspection;
  const measurement = measurements.find(({ path }) => path === failing.path)!;
  if (far && !isPlain(subject, measurement)) {
    return { kind: "not judged", why: "f is too rough there to tell" };
  }
  return {
    kind: "differs",
    why: `${failing.path} is wrong: analytic ${
      figure(failing.analytic)
    }, numeric ${figure(failing.numeric)}${
      every || failing.index.length === 0
        ? ""
        : ` (looked at: the ${measurements.length} of ${
          sizeOf(subject)
        } elements that differ most)`
    }`,
    measurement,
    inspection,
    second: secondLook(subject, measurement),
  };
}

/**
 * Looks along directions, and at elements if that leaves a doubt: where a direction is plainly wrong at those of a gradient
 * or a Hessian that differ most, else at each of a few.
 */
function inspectThere(
  subject: Subject,
  far: boolean,
  options: SettledOptions,
  random: () => number,
): Inspection {
  const maxElements = Math.min(MAX_ELEMENTS_AROUND, options.maxElements);
  const directions = Math.min(
    DIRECTIONS[far ? "far" : "near"],
    options.directions,
  );
  const through = inspect(
    subject,
    { ...options, directions, maxElements: Math.min(1, maxElements) },
    random,
  );
  const sure = through.comparisons.every(({ verdict }) => verdict === "pass");
  if (sure || sizeOf(subject) > maxElements) return through;
  return withMostApart(subject, through) ??
    inspect(subject, { ...options, maxElements }, random);
}

/** What was seen along a wrong direction, with the elements that differ most; nothing where none of them is wrong. */
function withMostApart(
  subject: Subject,
  through: Inspection,
): Inspection | undefined {
  const { comparisons, errorScaleOf } = through;
  const isMany = ["gradient", "Hessian"].includes(subject.what) &&
    sizeOf(subject) > MOST;
  if (!isMany || !worstOf(comparisons, "fail")) return;
  const measurements = mostApart(subject, MOST).map((index) =>
    withRounding(measureElement(subject, index), subject)
  );
  const looked = measurements.map((one) => compare(one, errorScaleOf(one)));
  return looked.some(({ verdict }) => verdict === "fail")
    ? { ...through, measurements, comparisons: looked }
    : undefined;
}

/** Why there is nothing to compare with; nothing where f is finite. */
function whyUndefined(subject: Subject): string | undefined {
  const value = attempt(() => subject.values());
  if (value.kind === "threw") return `f throws (${thrown(value.error)})`;
  const odd = value.value.find((y) => !Number.isFinite(y));
  if (odd === undefined) return;
  return Number.isNaN(odd) ? "f is NaN" : `f overflows to ${odd}`;
}

/**
 * Far out, where nobody knows the scale of f and rounding may have taken over, only what is plain is told: there is no
 * derivative where f has one, or quite another.
 */
function isPlain(subject: Subject, measurement: Measurement): boolean {
  const { analytic, estimate, weights } = measurement;
  if (!Number.isFinite(analytic)) return isClear(estimate);
  if (!isClear(estimate) || isCoarse(subject)) return false;
  const { value, error } = estimate;
  const size = Math.max(Math.abs(analytic), Math.abs(value));
  const apart = Math.abs(analytic - value);
  // What the rounding of the greatest values hides is no difference that anybody means.
  const hidden = Number.EPSILON * subject.greatest(weights) /
    unitOf(subject, measurement);
  return error <= 1e-3 * size && apart >= 0.1 * size && apart > hidden;
}
