// The whole of a check, from the first look to the report.

import { randomSource } from "../core/random.ts";
import { attempt, type Calls, thrown } from "./calls.ts";
import { type Examination, failed } from "./failure.ts";
import {
  type Answer,
  checkPreconditions,
  differs,
  type Finding,
  wrong,
} from "./preconditions.ts";
import { inspect, type Inspection } from "./inspect.ts";
import { isClear, type Measurement, worstOf } from "./measure.ts";
import { around } from "./nearby.ts";
import type { Settled } from "./options.ts";
import type { Flat } from "./standpoint.ts";
import type { Subject } from "./subject.ts";
import { unitOf } from "./error_scale.ts";

/** What is checked, before a subject is made of it. */
export interface Case {
  /** The word for it: gradient, Jacobian, ... */
  readonly what: string;
  readonly calls: Calls;
  /** Whether f may return an array. */
  readonly array: boolean;
  /** Asks the code under test. */
  readonly ask: () => Answer;
  /** What must be right about shapes before elements are compared. */
  readonly shapeMismatch: (value: Flat, answer: Answer) => Finding | undefined;
  readonly subject: (value: Flat) => Subject;
}

/** Runs a check. The point is moved; whoever made it puts it back. */
export function examine(it: Case, options: Settled): Examination {
  const look = checkPreconditions(it.calls, it.array, it.ask, it.what);
  if ("verdict" in look) return { ...look, comparisons: [] };
  const bent = it.shapeMismatch(look.value, look.answer);
  if (bent) return { ...bent, comparisons: [] };
  const subject = it.subject(look.value);
  subject.refresh();
  const random = randomSource(options.seed);
  const inspection = inspect(subject, options, random);
  const examination = conclude(subject, inspection, options, random);
  const again = attempt(() => ({ shape: [], data: subject.values() }));
  const unsteady = differs({ shape: [], data: look.value.data }, again, "f");
  return unsteady ? { ...examination, ...unsteady } : examination;
}

function conclude(
  subject: Subject,
  inspection: Inspection,
  options: Settled,
  random: () => number,
): Examination {
  const { comparisons } = inspection;
  const failing = worstOf(comparisons, "fail");
  if (failing) return failed(subject, inspection, options, random);
  if (options.around) {
    const farther = lookAround(subject, options, random);
    if (farther) return { ...farther, comparisons };
  }
  const unsure = worstOf(comparisons, "unsure");
  if (unsure) {
    return {
      verdict: "unsure",
      reason: `cannot tell whether ${unsure.path} is right: ${unsure.why}`,
      comparisons,
      worst: unsure,
    };
  }
  const worst = worstOf(comparisons, "pass");
  const noted = comparisons.find(({ why }) => why !== "");
  const all = inspection.every
    ? `all ${comparisons.length} elements agree`
    : `the derivative along ${comparisons.length} random directions agrees`;
  return {
    verdict: "pass",
    reason: `${
      comparisons.length === 1 ? "it agrees" : all
    } with the values of f${noted ? ` (at ${noted.path}, ${noted.why})` : ""}`,
    comparisons,
    ...(worst ? { worst } : {}),
  };
}

/** Looks at other points where f is defined; tells of the first where the derivative is wrong. */
function lookAround(
  subject: Subject,
  options: Settled,
  random: () => number,
): Omit<Examination, "comparisons"> | undefined {
  const { point } = subject;
  const start = point.base.slice();
  try {
    for (const { at, far } of around(start, random)) {
      point.standAt(at);
      const found = lookAt(subject, far, options, random);
      if (found) return { ...there(found), elsewhere: point.base.slice() };
    }
  } finally {
    point.standAt(start);
    subject.refresh();
  }
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

/**
 * Far out, where nobody knows the scale of f and rounding may have taken over, only what is plain proves anything: there is
 * no derivative where f has one, or quite another.
 */
function isCertain(
  subject: Subject,
  { measurements, comparisons }: Inspection,
): boolean {
  return measurements.some((measurement, k) =>
    comparisons[k].verdict === "fail" &&
    (!Number.isFinite(measurement.analytic) ||
      (subject.point.grain === undefined && isClear(measurement.estimate) &&
        isPlain(subject, measurement)))
  );
}

function isPlain(subject: Subject, measurement: Measurement): boolean {
  const { analytic, estimate: { value, error } } = measurement;
  const size = Math.max(Math.abs(analytic), Math.abs(value));
  const apart = Math.abs(analytic - value);
  // What the rounding of the greatest values hides is no difference that anybody means.
  const hidden = Number.EPSILON * subject.greatest(measurement.weights) /
    unitOf(subject, measurement);
  return error <= 1e-3 * size && apart >= 0.1 * size && apart > hidden;
}

/** Up to so many elements each is looked at around x too; beyond, two directions take in all at a fraction of the cost. */
const MAX_ELEMENTS_AROUND = 32;

function lookAt(
  subject: Subject,
  far: boolean,
  options: Settled,
  random: () => number,
): Omit<Examination, "comparisons"> | undefined {
  const value = attempt(() => subject.values());
  if (value.kind === "threw" || !value.value.every(Number.isFinite)) return;
  const answer = attempt(() => subject.refresh());
  if (answer.kind === "threw") {
    return wrong(
      "throws",
      `the ${subject.what} throws (${thrown(answer.error)}) where f does not`,
      "make both accept the same x",
    );
  }
  const inspection = inspect(
    subject,
    {
      ...options,
      directions: Math.min(2, options.directions),
      maxElements: Math.min(MAX_ELEMENTS_AROUND, options.maxElements),
    },
    random,
  );
  if (!worstOf(inspection.comparisons, "fail")) return;
  if (far && !isCertain(subject, inspection)) return;
  return failed(subject, inspection, options, random);
}
