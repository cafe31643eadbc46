// The whole of a check, from the first look to the report.

import { randomSource } from "../core/random.ts";
import { lookAround, type Surroundings } from "./failure/around.ts";
import { attempt, type Calls } from "./point/calls.ts";
import { type Examination, failed } from "./failure/failure.ts";
import type { Finding } from "./precondition/finding.ts";
import {
  type Answer,
  checkPreconditions,
} from "./precondition/preconditions.ts";
import { differs } from "./precondition/steadiness.ts";
import type { Comparison } from "./report/report.ts";
import { inspect, type Inspection } from "./measure/inspect.ts";
import { worstOf } from "./measure/measure.ts";
import { tellProgress } from "./report/progress.ts";
import type { Witness } from "./tie/sentence.ts";
import type { SettledOptions } from "./options.ts";
import type { Flat } from "./point/flat.ts";
import type { Subject } from "./subject/subject.ts";

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
export function examine(it: Case, options: SettledOptions): Examination {
  const look = checkPreconditions(it.calls, it.array, it.ask, it.what);
  if ("verdict" in look) return { ...look, comparisons: [] };
  const bent = it.shapeMismatch(look.value, look.answer);
  if (bent) return { ...bent, comparisons: [] };
  const subject = it.subject(look.value);
  subject.refresh();
  const finish = tellProgress(it.calls, subject, options);
  const random = randomSource(options.seed);
  const inspection = inspect(subject, options, random);
  const examination = conclude(subject, inspection, options, random);
  const again = attempt(() => ({
    structure: look.value.structure,
    data: subject.values(),
  }));
  finish();
  const unsteady = differs(look.value, again, "f");
  return unsteady ? { ...examination, ...unsteady } : examination;
}

function conclude(
  subject: Subject,
  inspection: Inspection,
  options: SettledOptions,
  random: () => number,
): Examination {
  const failing = worstOf(inspection.comparisons, "fail");
  if (failing) return failed(subject, inspection, options, random);
  if (inspection.witness) return failedAtTie(inspection, inspection.witness);
  const { around, fault, warning }: Surroundings = options.around
    ? lookAround(subject, options, random)
    : { around: [] };
  const agrees = !warning &&
    around.some(({ outcome }) => outcome === "agrees");
  const comparisons = agrees
    ? withSubgradients(inspection)
    : inspection.comparisons;
  if (fault) return { ...fault, comparisons, around };
  const unsure = worstOf(comparisons, "unsure");
  if (unsure) {
    return {
      verdict: "unsure",
      reason: `cannot tell whether ${unsure.path} is right: ${unsure.why}`,
      comparisons,
      worst: unsure,
      around,
    };
  }
  const worst = worstOf(comparisons, "pass");
  return {
    verdict: "pass",
    reason: `${agreement({ ...inspection, comparisons })}${
      warning ? "; it differs at another point" : ""
    }`,
    comparisons,
    ...(worst ? { worst } : {}),
    around,
    ...(warning
      ? { warning: warning.sentence, elsewhere: warning.elsewhere }
      : {}),
  };
}

/**
 * Code that is right around x may choose any slope between those at a kink: it is a subgradient. Code that is not right there
 * may have hit on it by a mistake, such as a factor left out.
 */
function withSubgradients(
  { comparisons, measurements, subgradients }: Inspection,
): readonly Comparison[] {
  return comparisons.map((comparison, k) =>
    subgradients.has(measurements[k])
      ? { ...comparison, verdict: "pass" }
      : comparison
  );
}

/** To how many digits a check in single precision or of a noisy f can see, by the element that is seen least; nothing of doubles. */
function digitsSeen({ measurements, errorScaleOf }: Inspection): string {
  const [{ blur }] = measurements.map(errorScaleOf);
  if (!blur) return "";
  const parts = measurements.map((measurement) => {
    const { value, error } = measurement.estimate;
    const { tolerance, scale } = errorScaleOf(measurement);
    const size = Math.max(Math.abs(value), scale);
    return size > 0 ? tolerance + error / size : 0;
  });
  const worst = parts.reduce((most, part) => Math.max(most, part), 0);
  if (worst === 0) return "";
  const digits = Math.max(0, Math.floor(-Math.log10(worst)));
  return ` to ${digits} digit${
    digits === 1 ? "" : "s"
  }, as many as ${blur} lets a check see`;
}

/** What to say where only the elements together are wrong. */
function failedAtTie(
  { comparisons }: Inspection,
  { comparison, mistake }: Witness,
): Examination {
  return {
    verdict: "fail",
    reason: mistake.sentence,
    mistake,
    comparisons: [comparison, ...comparisons],
    worst: comparison,
  };
}

/** What agrees, in words. */
function agreement(inspection: Inspection): string {
  const { comparisons, every } = inspection;
  const noted = comparisons.find(({ why }) => why !== "");
  const all = every
    ? `all ${comparisons.length} elements agree`
    : `the derivative along ${comparisons.length} random directions agrees`;
  const said = comparisons.length === 1 ? "it agrees" : all;
  const note = noted ? ` (at ${noted.path}, ${noted.why})` : "";
  return `${said} with the values of f${digitsSeen(inspection)}${note}`;
}
