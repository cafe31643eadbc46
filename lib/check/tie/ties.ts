// Ties and other places where kinks meet: element by element every choice of the code lies between the slopes of f, and still
// the whole may be no gradient of anything, as when each of two equal maxima gets 1.

import { figure } from "../judge/judge.ts";
import { compare, type Measurement } from "../measure/measure.ts";
import type { Comparison, Mistake } from "../report/report.ts";
import type { Subject } from "../subject/subject.ts";
import type { ErrorScale } from "../judge/judge.ts";
import { interactionOf } from "./interaction.ts";
import { gapOf, type Kink, LocalChange } from "./local_change.ts";
import { testify, type Testimony } from "./witness.ts";

/** What ties say of the judgements that were made element by element. */
export interface Ties {
  /** Judgements to take in place of those made before. */
  readonly revised: ReadonlyMap<Measurement, Comparison>;
  /** Those at a kink that has nothing to do with any other. */
  readonly independent: ReadonlySet<Measurement>;
  /** A direction that proves the gradient wrong. */
  readonly witness?: Witness;
}

/** A comparison along a direction, and the mistake that it shows. */
export interface Witness {
  readonly comparison: Comparison;
  readonly mistake: Mistake;
}

/** Evaluations that may be spent on a tied element. */
const BUDGET = 20;

/** Judges the elements at kinks of one output together. */
export function judgeTies(
  subject: Subject,
  measurements: readonly Measurement[],
  errorScaleOf: (measurement: Measurement) => ErrorScale,
  random: () => number,
): Ties {
  const kinks = measurements.flatMap(kinkOf);
  const revised = new Map<Measurement, Comparison>();
  const alone = subject.overX.filter((over) => over).length === 1;
  const independent = new Set(
    alone ? kinks.map(({ measurement }) => measurement) : [],
  );
  if (kinks.length < 2 || !alone) return { revised, independent };
  const change = new LocalChange(subject, kinks);
  const budget = BUDGET * kinks.length;
  const { groups, unexplored } = interactionOf(change, random, budget);
  for (const k of [...groups.flat(), ...unexplored]) {
    independent.delete(kinks[k].measurement);
  }
  for (const group of groups) {
    const told = directionsOf(group, kinks.length)
      .filter((_, k) => k < MIN_DIRECTIONS || change.evaluations < 2 * budget)
      .map((direction) => testify(change, direction, group, random));
    const against = told.find(({ says }) => says === "against");
    if (against) {
      const witness = witnessOf(subject, change, against);
      return { revised, independent, witness };
    }
    for (const k of group) {
      const { measurement } = kinks[k];
      const before = compare(measurement, errorScaleOf(measurement));
      const after = reviseMember(before, k, told);
      if (after) revised.set(measurement, after);
    }
  }
  for (const k of unexplored) {
    const { measurement } = kinks[k];
    const before = compare(measurement, errorScaleOf(measurement));
    revised.set(measurement, doubt(before, "many kinks meet here"));
  }
  return { revised, independent };
}

function kinkOf(measurement: Measurement): Kink[] {
  const { estimate: { verdict }, index } = measurement;
  if (verdict.kind !== "kink" || index.length === 0) return [];
  const { left: { value: left }, right: { value: right } } = verdict;
  if (!Number.isFinite(left) || !Number.isFinite(right)) return [];
  return [{ measurement, position: index[index.length - 1], left, right }];
}

/** What an element's own kink said, in the light of the group that it belongs to. */
function reviseMember(
  before: Comparison,
  k: number,
  told: readonly Testimony[],
): Comparison | undefined {
  if (before.verdict === "fail") {
    return doubt(before, "several kinks meet here");
  }
  const supported = told.some(({ direction, says }) =>
    says === "for" && direction[k] !== 0
  );
  if (before.verdict !== "unsure" || !supported) return;
  return { ...before, verdict: "pass" };
}

function doubt(before: Comparison, why: string): Comparison {
  return {
    ...before,
    verdict: "unsure",
    why: before.why ? `${why}; ${before.why}` : why,
  };
}

/** So many directions are followed whatever that costs. */
const MIN_DIRECTIONS = 6;

/** Sums and differences: of all, of every three of a few elements, and of every two. */
function directionsOf(group: readonly number[], count: number): number[][] {
  const along = (places: readonly number[], signs: readonly number[]) => {
    const direction = new Array<number>(count).fill(0);
    places.forEach((k, i) => direction[k] = signs[i]);
    return direction;
  };
  const directions = [along(group, group.map(() => 1))];
  group.forEach((a, i) => {
    for (const b of group.slice(i + 1)) {
      directions.push(along([a, b], [1, -1]));
      if (group.length > 2) directions.push(along([a, b], [1, 1]));
    }
  });
  if (group.length === 3) {
    for (const signs of [[1, 1, -1], [1, -1, 1], [-1, 1, 1]]) {
      directions.push(along(group, signs));
    }
  }
  return directions;
}

function witnessOf(
  subject: Subject,
  { kinks }: LocalChange,
  told: Testimony,
): Witness {
  const { direction } = told;
  const gaps = direction.flatMap((d, k) => d === 0 ? [] : [gapOf(kinks[k])]);
  // Directions are in units of the kinks, and are told in those of x.
  const unit = Math.min(...gaps);
  const [analytic, least, greatest] = [told.analytic, told.least, told.greatest]
    .map((slope) => slope * unit);
  const terms = direction.flatMap((d, k) => {
    if (d === 0) return [];
    const part = figure(unit / gapOf(kinks[k]), 3);
    const path = subject.pathOf(kinks[k].measurement.index);
    return [{
      sign: d < 0 ? "-" : "+",
      path: part === "1" ? path : `${part} ${path}`,
    }];
  });
  const round = (slope: number) =>
    Math.abs(slope) < 1e-3 * unit ? "0" : figure(slope, 3);
  const sum = terms.map(({ sign, path }, i) =>
    i === 0 ? (sign === "-" ? `-${path}` : path) : ` ${sign} ${path}`
  ).join("");
  const same = greatest - least <= 1e-2 * Math.max(unit, Math.abs(greatest));
  const slopes = same
    ? `f has the slope ${round((least + greatest) / 2)}`
    : `the slopes of f lie between ${round(least)} and ${round(greatest)}`;
  const path = `along ${sum}`;
  const why = `${slopes} on every side`;
  const numeric = analytic > greatest ? greatest : least;
  return {
    comparison: {
      path,
      index: [],
      analytic,
      numeric,
      error: 1e-3 * Math.max(unit, Math.abs(numeric)),
      ratio: analytic / numeric,
      verdict: "fail",
      why,
    },
    mistake: {
      kind: "tie",
      sentence:
        `at this tie the elements do not fit together: ${path} ${slopes}, and the ${subject.what} says ${
          figure(analytic, 3)
        }`,
      advice:
        "let all elements take the same side of the kink: give a maximum's slope to one of the tied elements, or split it so that the parts add up to 1",
    },
  };
}
