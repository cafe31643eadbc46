// Something is wrong: what, where, and at how simple an x.

import { isAbort } from "../../core/errors.ts";
import { isMissing } from "../point/ledger.ts";
import { evidenceOf } from "./evidence.ts";
import type { Finding } from "../precondition/finding.ts";
import { inspect, type Inspection } from "../measure/inspect.ts";
import { compare, worstOf } from "../measure/measure.ts";
import { figure } from "../judge/judge.ts";
import { aloneWrong, fewWrong, locate, type Located } from "./locate.ts";
import { near } from "../point/other_points.ts";
import type { SettledOptions } from "../options.ts";
import { recognizeByMoving } from "../mistake/by_moving.ts";
import { describe, lostLinearTerm, recognize } from "../mistake/recognize.ts";
import type { AroundPoint, Comparison, Mistake } from "../report/report.ts";
import { shrink } from "./shrink.ts";
import type { Subject } from "../subject/subject.ts";

/** A finding with what led to it. */
export interface Examination extends Finding {
  readonly comparisons: readonly Comparison[];
  readonly worst?: Comparison;
  /** The x where it fails, if that is not the x that was given. */
  readonly elsewhere?: Float64Array;
  readonly smallest?: Float64Array;
  /** What was found at points around x. */
  readonly around?: readonly AroundPoint[];
  /** What is wrong elsewhere, where that does not fail the check. */
  readonly warning?: string;
}

/** What to say of an inspection in which something fails. */
export function failed(
  subject: Subject,
  inspection: Inspection,
  options: SettledOptions,
  random: () => number,
): Examination {
  const { every, errorScaleOf, measurements, comparisons } = inspection;
  let worst = worstOf(comparisons, "fail")!;
  let mistake: Mistake | undefined;
  let located: Located | undefined;
  if (!every && worst.index.length === 0) {
    located = locate(
      subject,
      measurements.find(({ path }) => path === worst.path)!,
      errorScaleOf,
    );
    const element = compare(located.element, errorScaleOf(located.element));
    if (element.verdict === "fail") worst = element;
    if (aloneWrong(located, errorScaleOf)) mistake = alone(worst);
  }
  if (!Number.isFinite(worst.analytic)) mistake = overflow(worst);
  mistake ??= explain(subject, inspection, options, random);
  if (!mistake && located) mistake = few(subject, located, errorScaleOf);
  const smallest = worst.index.length > 0
    ? shrink(subject, worst.index, errorScaleOf)
    : undefined;
  const others = comparisons.filter(({ verdict }) => verdict === "fail").length;
  const count = every && others > 1
    ? `; ${others} of ${comparisons.length} elements are wrong`
    : "";
  return {
    verdict: "fail",
    reason: `${worst.path} is wrong: analytic ${
      figure(worst.analytic, 8)
    }, numeric ${figure(worst.numeric, 8)} ± ${figure(worst.error, 2)}${count}`,
    ...(mistake ? { mistake } : {}),
    comparisons: every || worst.index.length === 0
      ? comparisons
      : [worst, ...comparisons],
    worst,
    ...(smallest ? { smallest } : {}),
  };
}

/** No number where there is a derivative. */
function overflow({ path, analytic }: Comparison): Mistake {
  return {
    kind: "nonfinite",
    sentence: `${path} is ${analytic} where f is finite and has a derivative`,
    advice:
      "look for an exp that overflows, 0/0 or the log of 0, and rewrite it, as exp(x)/(1 + exp(x)) is 1/(1 + exp(-x))",
  };
}

/** The one wrong element among many. */
function alone({ path, ratio, analytic }: Comparison): Mistake {
  const rule = analytic === 0
    ? "; there it is 0"
    : ` by the factor ${figure(ratio)}`;
  return {
    kind: "one element",
    sentence: `only ${path} is wrong${rule}; all others together are right`,
    advice:
      "look at what is special about this element: an end of a loop, a constant, a case of its own",
  };
}

/** A few wrong elements among many. */
function few(
  subject: Subject,
  located: Located,
  errorScaleOf: Inspection["errorScaleOf"],
): Mistake | undefined {
  const found = fewWrong(subject, located, errorScaleOf);
  if (!found || found.length < 2) return;
  const paths = found.map(({ path }) => path);
  const [a, b] = found;
  const swapped = found.length === 2 &&
    [[a, b], [b, a]].every(([one, other]) =>
      Math.abs(one.analytic - other.estimate.value) <=
        1e-6 * Math.abs(one.analytic) + 2 * other.estimate.error
    );
  if (swapped) {
    return {
      kind: "permutation",
      sentence: `the elements ${paths.join(" and ")} are swapped`,
      advice: "look at the order in which they are put together",
    };
  }
  const zero = found.every(({ analytic }) => analytic === 0);
  return {
    kind: "part",
    sentence: `only ${paths.slice(0, -1).join(", ")} and ${
      paths.at(-1)
    } are wrong${
      zero ? ": 0 where they should not be" : ""
    }; all others together are right`,
    advice: zero
      ? "they were never written: look at the ends of the loop that fills them"
      : "look at what is special about these elements",
  };
}

/** How far away, relative to x, there is hardly a kink in between. */
const CLOSE = 0.01;

/** The mistake that explains what is wrong, by what is known here, at a point nearby and as x moves. */
function explain(
  subject: Subject,
  inspection: Inspection,
  options: SettledOptions,
  random: () => number,
): Mistake | undefined {
  const { point } = subject;
  const start = point.base.slice();
  /** What is seen at another x; nothing where f is undefined. */
  const lookAt = <T>(
    at: Float64Array,
    what: (there: Inspection) => T,
  ): T | undefined => {
    try {
      point.standAt(at);
      if (!subject.values().every(Number.isFinite)) return;
      subject.refresh();
      return what(inspect(subject, options, random));
    } catch (error) {
      if (isAbort(error) || isMissing(error)) throw error;
    } finally {
      point.standAt(start);
      subject.refresh();
    }
  };
  const here = evidenceOf(subject, inspection);
  // Coincidences go away at a point nearby.
  const withNear = (part?: number) => {
    const there = lookAt(
      near(point, random, part),
      (there) => evidenceOf(subject, there),
    );
    return there ? [here, there] : [here];
  };
  const evidence = withNear();
  // Between x and there f may have kinks, beyond which it loses other terms.
  const known = recognize(evidence) ?? lostLinearTerm(withNear(CLOSE));
  if (known) return known;
  const moving = recognizeByMoving(
    subject,
    evidence,
    (at) => lookAt(at, (it) => it),
    random,
  );
  const where = describe(here);
  return moving && where
    ? { ...moving, sentence: `${where.sentence}; ${moving.sentence}` }
    : moving ?? where;
}
