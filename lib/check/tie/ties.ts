// Ties and other places where kinks meet: element by element every choice of the code lies between the slopes of f, and still
// the whole may be no gradient of anything, as when each of two equal maxima gets 1.

import { compare, type Measurement } from "../measure/measure.ts";
import type { Comparison } from "../report/report.ts";
import type { Subject } from "../subject/subject.ts";
import type { ErrorScale } from "../judge/judge.ts";
import { doubt, doubtOf, limitsAmong, SEVERAL } from "./alone.ts";
import { isBeside, placesAmong } from "./beside.ts";
import type { MovedAtOnce } from "./hidden_kink.ts";
import { interactionOf } from "./interaction.ts";
import { kinkOf } from "./kink.ts";
import { isLimit } from "./limit.ts";
import { LocalChange } from "./local_change.ts";
import { type Witness, witnessOf } from "./sentence.ts";
import { obliqueTestimonies } from "./oblique.ts";
import { heard, isInside, testimonies } from "./testimonies.ts";
import { testify, type Testimony } from "./witness.ts";

/** What ties say of the judgements that were made element by element. */
export interface Ties {
  /** Judgements to take in place of those made before. */
  readonly revised: ReadonlyMap<Measurement, Comparison>;
  /** Those at a kink that has nothing to do with any other, or that lie between the slopes of f along all that was tried with others. */
  readonly independent: ReadonlySet<Measurement>;
  /** A direction that proves the gradient wrong. */
  readonly witness?: Witness;
}

/** Evaluations that may be spent on a tied element. */
const BUDGET = 20;

/**
 * Judges the elements at kinks of one output together.
 *
 * @param moved What f does where elements that show no kink are moved at once, if that was looked at.
 */
export function judgeTies(
  subject: Subject,
  measurements: readonly Measurement[],
  moved: MovedAtOnce | undefined,
  errorScaleOf: (measurement: Measurement) => ErrorScale,
  random: () => number,
): Ties {
  const shown = measurements.flatMap(kinkOf);
  const independent = new Set(shown.map(({ measurement }) => measurement));
  const hidden = moved?.kinksOf(measurements) ?? [];
  const kinks = [...shown, ...hidden];
  const others = measurements.filter((one) =>
    kinks.every(({ measurement }) => measurement !== one)
  );
  const revised = limitsAmong(subject, others, errorScaleOf, random);
  if (kinks.length < 2) return { revised, independent };
  const change = new LocalChange(subject, kinks, BUDGET);
  const { groups, unexplored } = interactionOf(change, random);
  change.left = Math.min(change.left, BUDGET * groups.flat().length);
  for (const k of [...groups.flat(), ...unexplored]) {
    independent.delete(kinks[k].measurement);
  }
  for (const group of groups) {
    const judged = judgeGroup(subject, change, group, errorScaleOf, random);
    judged.revised.forEach((one, measurement) => revised.set(measurement, one));
    judged.between.forEach((measurement) => independent.add(measurement));
    if (judged.witness) return { ...judged, revised, independent };
  }
  for (const k of unexplored) {
    const { measurement } = kinks[k];
    const before = compare(measurement, errorScaleOf(measurement));
    revised.set(measurement, doubt(before, "many kinks meet here"));
  }
  // On whom others act may have been missed.
  const alone = shown.map(({ measurement }) => measurement)
    .filter((one) => !revised.has(one));
  limitsAmong(subject, alone, errorScaleOf, random)
    .forEach((one, measurement) => {
      revised.set(measurement, one);
      independent.delete(measurement);
    });
  return { revised, independent };
}

/** Judges elements that act on each other. */
function judgeGroup(
  subject: Subject,
  change: LocalChange,
  group: readonly number[],
  errorScaleOf: (measurement: Measurement) => ErrorScale,
  random: () => number,
): Pick<Ties, "revised" | "witness"> & { between: readonly Measurement[] } {
  const members = group.map((k) => {
    const { measurement } = change.kinks[k];
    const before = compare(measurement, errorScaleOf(measurement));
    return { k, measurement, before };
  });
  // What is no number is no slope of any side.
  if (members.some(({ before }) => !Number.isFinite(before.analytic))) {
    return { revised: new Map(), between: [] };
  }
  const failing = members.filter(({ before }) => before.verdict === "fail");
  // What it takes to look along them beside x.
  const reserve = failing.length * placesAmong(group.length);
  const plain = testimonies(subject, change, group, reserve, random);
  const oblique = plain.isComplete && plain.told.every(isInside)
    ? obliqueTestimonies(subject, change, group, plain.told, reserve, random)
    : { told: [], isComplete: false };
  const told = [...plain.told, ...oblique.told];
  const revised = new Map<Measurement, Comparison>();
  let against = told.find(isAgainst);
  // Where one is in doubt, the rest is no more certain.
  let isRight = !against;
  for (const { k, measurement, before } of members) {
    if (before.verdict === "pass") continue;
    const about = told.filter(({ direction }) => direction[k] !== 0);
    const isFor = about.some(({ says }) => says === "for") &&
      about.every(({ says }) => says !== "outside");
    isRight &&= isFor &&
        (before.verdict === "unsure" || isBeside(change, k, group, random)) ||
      isLimit(subject, doubtOf(subject, measurement), random);
    revised.set(
      measurement,
      isRight
        ? { ...before, verdict: "pass", why: before.why || SEVERAL }
        : doubt(before, SEVERAL),
    );
  }
  // Where that leaves a doubt, what is left of the evaluations may find a witness.
  const one = isRight || !plain.unheard
    ? undefined
    : testify(change, plain.unheard, group, random);
  if (one && isAgainst(one)) {
    against = heard(subject, change, one, random).find(isAgainst);
  }
  if (against) {
    const witness = witnessOf(subject, change, against);
    return { revised, between: [], witness };
  }
  const unsure = members.filter(({ before }) => before.verdict === "unsure");
  const isBetween = failing.length === 0 && unsure.length > 0 &&
    oblique.isComplete;
  return {
    revised,
    between: isBetween ? unsure.map(({ measurement }) => measurement) : [],
  };
}

function isAgainst({ says }: Testimony): boolean {
  return says === "against";
}
