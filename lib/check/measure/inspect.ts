// Everything that is looked at around one x: each element, or where there are many, random directions.

import type { ErrorScale } from "../judge/judge.ts";
import type { SettledOptions } from "../options.ts";
import { measureDirections } from "./directions.ts";
import { measureElements } from "./elements.ts";
import { compare, type Measurement } from "./measure.ts";
import type { Comparison } from "../report/report.ts";
import { sizeOf, type Subject } from "../subject/subject.ts";
import { MovedAtOnce } from "../tie/hidden_kink.ts";
import { isKnownCoarse } from "../numeric/grain.ts";
import { isSmooth } from "../tie/kink.ts";
import type { Witness } from "../tie/sentence.ts";
import { judgeTies, type Ties } from "../tie/ties.ts";
import { errorScales } from "../judge/error_scale.ts";

/** Everything looked at around one x. */
export interface Inspection {
  readonly measurements: readonly Measurement[];
  /** By what a measurement is measured, also one that was made later. */
  readonly errorScaleOf: (measurement: Measurement) => ErrorScale;
  /** The measurements, judged. */
  readonly comparisons: readonly Comparison[];
  /** Where the code may mean a slope between those at a kink that has nothing to do with any other: a subgradient. */
  readonly subgradients: ReadonlySet<Measurement>;
  /** Whether every element was looked at, in order. */
  readonly every: boolean;
  /** What proves the derivative wrong where kinks meet, though each element may be right. */
  readonly witness?: Witness;
}

/** Looks at every element, or where there are many along random directions. */
export function inspect(
  subject: Subject,
  { maxElements, tolerance, directions }: SettledOptions,
  random: () => number,
): Inspection {
  const every = sizeOf(subject) <= maxElements;
  const measurements = every
    ? measureElements(subject)
    : measureDirections(subject, directions, tolerance, random);
  const errorScaleOf = errorScales(subject, measurements, tolerance, every);
  const judged = measurements.map((measurement) =>
    compare(measurement, errorScaleOf(measurement))
  );
  const { revised, independent, witness } = tiesOf(
    subject,
    measurements,
    errorScaleOf,
    random,
  );
  const comparisons = judged.map((comparison, k) =>
    revised.get(measurements[k]) ?? comparison
  );
  return {
    measurements,
    errorScaleOf,
    comparisons,
    subgradients: new Set(
      measurements.filter((measurement, k) =>
        independent.has(measurement) && judged[k].verdict === "unsure"
      ),
    ),
    every,
    ...(witness ? { witness } : {}),
  };
}

/** The ties of every output by itself. */
function tiesOf(
  subject: Subject,
  measurements: readonly Measurement[],
  errorScaleOf: (measurement: Measurement) => ErrorScale,
  random: () => number,
): Ties {
  // By hand, as Node has Map.groupBy from 21 on alone.
  const outputs = new Map<string, Measurement[]>();
  // Slopes beside x tell of first derivatives alone.
  const isFirst = subject.overX.filter((over) => over).length === 1;
  for (const measurement of isFirst ? measurements : []) {
    const { index } = measurement;
    if (index.length === 0) continue;
    const output = index.slice(0, -1).join();
    const some = outputs.get(output);
    if (some) some.push(measurement);
    else outputs.set(output, [measurement]);
  }
  const revised = new Map<Measurement, Comparison>();
  const independent = new Set<Measurement>();
  const moved = movedAtOnce(subject, measurements, random);
  for (const some of outputs.values()) {
    const ties = judgeTies(subject, some, moved, errorScaleOf, random);
    if (ties.witness) return ties;
    ties.revised.forEach((comparison, one) => revised.set(one, comparison));
    ties.independent.forEach((one) => independent.add(one));
  }
  return { revised, independent };
}

/** What f does where the elements that show no kink in any output are moved at once. */
function movedAtOnce(
  subject: Subject,
  measurements: readonly Measurement[],
  random: () => number,
): MovedAtOnce | undefined {
  if (subject.point.brief) return;
  const places = new Set<number>();
  const others = new Set<number>();
  for (const measurement of measurements) {
    const { index } = measurement;
    if (index.length === 0) continue;
    const { value, error } = measurement.estimate;
    // From as far as a coarse f is looked at, bends and kinks of others look like one: it is left to where f stands still.
    const isMoved = isSmooth(measurement) &&
      (Math.abs(value) <= error || !isKnownCoarse(subject));
    (isMoved ? places : others).add(index[index.length - 1]);
  }
  const positions = [...places].filter((i) => !others.has(i));
  return positions.length < 2
    ? undefined
    : new MovedAtOnce(subject, positions, random);
}
