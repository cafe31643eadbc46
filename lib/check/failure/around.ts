// Points around x: what is right at x may be wrong nearby, on the other side of 0 or far out.

import { attempt } from "../point/calls.ts";
import { type Examination, failed } from "./failure.ts";
import { lookAt, type Seen } from "./look_at.ts";
import { stale } from "../mistake/stale.ts";
import { type Place, placesAround } from "../point/other_points.ts";
import type { SettledOptions } from "../options.ts";
import { type Finding, wrong } from "../precondition/finding.ts";
import { unsteady } from "../precondition/steadiness.ts";
import type { AroundPoint } from "../report/report.ts";
import { inspect } from "../measure/inspect.ts";
import { worstOf } from "../measure/measure.ts";
import { transitionOf } from "./transition.ts";
import type { Subject } from "../subject/subject.ts";

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
  options: SettledOptions,
  random: () => number,
): Surroundings {
  const { point } = subject;
  const start = point.base.slice();
  // Where no doubt about it came up at x, f is as good as doubles.
  point.noiseKnown = true;
  const around: AroundPoint[] = [];
  let warning: Warning | undefined;
  let crossed = false;
  const goTo = (at: Float64Array) => {
    point.standAt(at);
    attempt(() => subject.refresh());
  };
  try {
    for (const place of placesAround(point, random)) {
      const { where, at } = place;
      // The ways to all far points are nearly one: what f has on one of them, it has on the others.
      const isKnown: boolean = crossed && place.far;
      const seen = lookAt(
        subject,
        place,
        isKnown ? { ...options, maxElements: 0 } : options,
        random,
      );
      goTo(start);
      around.push({
        where,
        x: Array.from(at),
        outcome: seen.kind,
        why: seen.why,
      });
      if (seen.kind !== "differs") continue;
      if (options.around !== "strict") {
        const proof: Proof = isKnown
          ? "f is not smooth"
          : proofOf(subject, place, seen);
        crossed ||= place.far && proof === "f is not smooth";
        // What depends on the call before is wrong, whatever f is like.
        if (proof !== "wrong" && !stale(subject, start, at, true)) {
          goTo(start);
          warning ??= { sentence: seen.why, elsewhere: at };
          continue;
        }
      }
      goTo(at);
      const told = tell(subject, seen, options, random);
      const kept = stale(subject, start, at, told.mistake !== undefined);
      goTo(at);
      const found = kept
        ? { ...told, mistake: kept }
        : randomHere(subject) ?? there(told);
      return { around, fault: { ...found, elsewhere: at } };
    }
  } finally {
    goTo(start);
  }
  return { around, ...(warning ? { warning } : {}) };
}

/** What is wrong at a place, in full; the point is there. */
function tell(
  subject: Subject,
  { why, inspection }: Seen,
  options: SettledOptions,
  random: () => number,
): Omit<Examination, "comparisons"> {
  if (!inspection) return wrong("throws", why, "make both accept the same x");
  // What explains a failure explains every element, not those alone that were seen to differ.
  const whole = inspection.every
    ? inspection
    : inspect(subject, options, random);
  const isWrong = worstOf(whole.comparisons, "fail") !== undefined;
  return failed(subject, isWrong ? whole : inspection, options, random);
}

/** Code that says something else when it is asked again: at x it may not have shown, where all is 0. */
function randomHere(subject: Subject): Finding | undefined {
  const before = subject.elements()?.slice();
  if (!before || attempt(() => subject.refresh()).kind === "threw") return;
  const now = subject.elements()!;
  const k = before.findIndex((a, i) => !Object.is(a, now[i]));
  return k < 0
    ? undefined
    : unsteady(`the ${subject.what}`, `gave ${before[k]} and then ${now[k]}`);
}

/** How near a second look must come to the first, as a part of the difference to be explained. */
const NEAR = 0.1;

/** What a difference at another point proves. */
type Proof = "wrong" | "f is not smooth" | "none";

/**
 * Whether a difference at another point proves the code wrong: two looks at f agree there, f is smooth where the code ceases
 * to be right, and the code does not merely overflow or drift far from where it was asked about. Called with the point at x.
 */
function proofOf(
  subject: Subject,
  { at, far }: Place,
  { measurement, inspection, second }: Seen,
): Proof {
  if (!measurement || !inspection) return "none";
  const { analytic, estimate: { value } } = measurement;
  // Where a term overflows on the way, the one that it would cancel is left, or nothing finite.
  const isLeft = !Number.isFinite(analytic) ||
    value !== 0 && Number.EPSILON * Math.abs(analytic) > Math.abs(value);
  if (far && isLeft) return "none";
  const apart = Number.isFinite(analytic) ? Math.abs(analytic - value) : 1;
  const agrees = second !== undefined &&
    Math.abs(second - value) <= NEAR * Math.max(apart, 1e-6 * Math.abs(value));
  if (!agrees) return "none";
  const transition = transitionOf(
    subject,
    measurement,
    at,
    inspection.errorScaleOf,
  );
  if (transition === "f is not smooth") return transition;
  return transition === "jump" || !far ? "wrong" : "none";
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
