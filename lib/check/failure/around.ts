// Points around x: what is right at x may be wrong nearby, on the other side of 0 or far out.

import { attempt, thrown } from "../point/calls.ts";
import { unitOf } from "../judge/error_scale.ts";
import { type Examination, failed } from "./failure.ts";
import { inspect, type Inspection } from "../measure/inspect.ts";
import { isCoarse } from "../numeric/grain.ts";
import { figure } from "../judge/judge.ts";
import { isClear, type Measurement, worstOf } from "../measure/measure.ts";
import { stale } from "../mistake/stale.ts";
import { type Place, placesAround } from "../point/nearby.ts";
import type { Settled } from "../options.ts";
import { wrong } from "../precondition/preconditions.ts";
import type { AroundPoint } from "../report/report.ts";
import { secondLook } from "../numeric/second_look.ts";
import { transitionOf } from "./transition.ts";
import { sizeOf, type Subject } from "../subject/subject.ts";

/** What was found at the points around x. */
export interface Surroundings {
  readonly around: readonly AroundPoint[];
  /** Where the code is wrong, and so that it counts. */
  readonly fault?: Omit<Examination, "comparisons">;
  /** Where it is wrong, but may not be meant to be right. */
  readonly warning?: Warning;
}

/** What is wrong somewhere else, where that does not fail the check. */
export interface Warning {
  readonly sentence: string;
  readonly elsewhere: Float64Array;
}

/** Looks at other points where f is defined, until there is one at which the derivative is plainly wrong. */
export function lookAround(
  subject: Subject,
  options: Settled,
  random: () => number,
): Surroundings {
  const { point } = subject;
  const start = point.base.slice();
  // Where no doubt about it came up at x, f is as good as doubles.
  point.noiseKnown = true;
  const around: AroundPoint[] = [];
  let warning: Warning | undefined;
  const goTo = (at: Float64Array) => {
    point.standAt(at);
    attempt(() => subject.refresh());
  };
  try {
    for (const place of placesAround(point, random)) {
      const { where, at } = place;
      const seen = lookAt(subject, place, options, random);
      goTo(start);
      around.push({
        where,
        x: Array.from(at),
        outcome: seen.kind,
        why: seen.why,
      });
      if (seen.kind !== "differs") continue;
      if (options.around !== "strict" && !counts(subject, place, seen)) {
        warning ??= { sentence: seen.why, elsewhere: at };
        continue;
      }
      goTo(at);
      const told = tell(subject, seen, options, random);
      const kept = stale(subject, start, at, told.mistake);
      const found = kept ? { ...told, mistake: kept } : there(told);
      return { around, fault: { ...found, elsewhere: at } };
    }
  } finally {
    goTo(start);
  }
  return { around, ...(warning ? { warning } : {}) };
}

/** What is seen at one place. */
interface Seen {
  readonly kind: AroundPoint["outcome"];
  readonly why: string;
  /** What is wrong there, unless the code throws. */
  readonly measurement?: Measurement;
  readonly inspection?: Inspection;
  /** What a second numeric look says there. */
  readonly second?: number | undefined;
}

/** What is wrong at a place, in full; the point is there. */
function tell(
  subject: Subject,
  { why, inspection }: Seen,
  options: Settled,
  random: () => number,
): Omit<Examination, "comparisons"> {
  return inspection
    ? failed(subject, inspection, options, random)
    : wrong("throws", why, "make both accept the same x");
}

/** Up to so many elements each is looked at around x where directions through all of them do not agree. */
const MAX_ELEMENTS_AROUND = 32;

/** Directions that take in all elements, at the scale of x and far out. */
const DIRECTIONS = { near: 2, far: 1 } as const;

function lookAt(
  subject: Subject,
  { at, far }: Place,
  options: Settled,
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
  const measurement = inspection.measurements.find(({ path }) =>
    path === failing.path
  )!;
  if (far && !isPlain(subject, measurement)) {
    return { kind: "not judged", why: "f is too rough there to tell" };
  }
  return {
    kind: "differs",
    why: `${failing.path} is wrong: analytic ${
      figure(failing.analytic)
    }, numeric ${figure(failing.numeric)}`,
    measurement,
    inspection,
    second: secondLook(subject, measurement),
  };
}

/** Looks along directions, and at each of a few elements if that leaves a doubt. */
function inspectThere(
  subject: Subject,
  far: boolean,
  options: Settled,
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
  return sure || sizeOf(subject) > maxElements
    ? through
    : inspect(subject, { ...options, maxElements }, random);
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

/** How near a second look must come to the first, as a part of the difference to be explained. */
const NEAR = 0.1;

/**
 * Whether a difference at another point proves the code wrong: two looks at f agree there, f is smooth where the code ceases
 * to be right, and the code does not merely overflow or drift far from where it was asked about. Called with the point at x.
 */
function counts(
  subject: Subject,
  { at, far }: Place,
  { measurement, inspection, second }: Seen,
): boolean {
  if (!measurement || !inspection) return false;
  const { analytic, estimate: { value } } = measurement;
  if (far && !Number.isFinite(analytic)) return false;
  const apart = Number.isFinite(analytic) ? Math.abs(analytic - value) : 1;
  const agrees = second !== undefined &&
    Math.abs(second - value) <= NEAR * Math.max(apart, 1e-6 * Math.abs(value));
  if (!agrees) return false;
  const { smooth, abrupt } = transitionOf(
    subject,
    measurement,
    at,
    inspection.errorScaleOf,
  );
  return smooth && (abrupt || !far);
}

/** A mistake that shows elsewhere alone is one of a case: what undoes it there would spoil what is right at x. */
function there<F extends Omit<Examination, "comparisons">>(found: F): F {
  const { mistake } = found;
  if (!mistake || ["nonfinite", "throws"].includes(mistake.kind)) return found;
  return {
    ...found,
    mistake: {
      ...mistake,
      sentence: `there ${mistake.sentence}`,
      advice:
        "look for what is different there: a case that f has and the code has not, a limit, or a value kept from an earlier call",
    },
  };
}
