// Ties and other places where kinks meet: element by element every choice of the code lies between the slopes of f, and still
// the whole may be no gradient of anything, as when each of two equal maxima gets 1.

import { isTrusted } from "../../core/verdict.ts";
import { figure } from "../judge/judge.ts";
import { compare, type Measurement } from "../measure/measure.ts";
import type { Comparison, Mistake } from "../report/report.ts";
import type { Subject } from "../subject/subject.ts";
import type { ErrorScale } from "../judge/judge.ts";
import { interactionOf } from "./interaction.ts";
import type { MovedAtOnce } from "./hidden_kink.ts";
import { type Doubt, isLimit } from "./limit.ts";
import { type Kink, LocalChange } from "./local_change.ts";
import { isBetween, MOST, testify, type Testimony } from "./witness.ts";

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
  const revised = new Map<Measurement, Comparison>();
  const independent = new Set(shown.map(({ measurement }) => measurement));
  const hidden = moved?.kinksOf(measurements.filter(isSmooth)) ?? [];
  const kinks = [...shown, ...hidden];
  if (kinks.length < 2) return { revised, independent };
  const change = new LocalChange(subject, kinks, BUDGET);
  const { groups, unexplored } = interactionOf(change, random);
  change.left = Math.min(change.left, BUDGET * groups.flat().length);
  for (const k of [...groups.flat(), ...unexplored]) {
    independent.delete(kinks[k].measurement);
  }
  for (const group of groups) {
    const before = new Map(group.map((k) => {
      const { measurement } = kinks[k];
      return [k, compare(measurement, errorScaleOf(measurement))];
    }));
    const failing = [...before.values()].filter(({ verdict }) =>
      verdict === "fail"
    );
    // What it takes to look along them beside x.
    const reserve = failing.length * placesAmong(group.length);
    const told = testimonies(subject, change, group, reserve, random);
    const against = told.find(({ says }) => says === "against");
    for (const [k, comparison] of before) {
      if (comparison.verdict === "pass") continue;
      const { measurement } = kinks[k];
      const about = told.filter(({ direction }) => direction[k] !== 0);
      const isFor = about.some(({ says }) => says === "for") &&
        about.every(({ says }) => says !== "outside");
      const isRight = !against &&
        (comparison.verdict === "unsure"
          ? isFor
          : isLimit(subject, doubtOf(subject, measurement), random) ||
            isFor && isBeside(change, k, group, random));
      revised.set(
        measurement,
        isRight
          ? { ...comparison, verdict: "pass", why: comparison.why || SEVERAL }
          : doubt(comparison, SEVERAL),
      );
    }
    if (against) {
      const witness = witnessOf(subject, change, against);
      return { revised, independent, witness };
    }
  }
  for (const k of unexplored) {
    const { measurement } = kinks[k];
    const before = compare(measurement, errorScaleOf(measurement));
    revised.set(measurement, doubt(before, "many kinks meet here"));
  }
  return { revised, independent };
}

const SEVERAL = "several kinks meet here";

/**
 * What directions tell one after the other, until one is a witness or enough is spent.
 *
 * @param reserve Evaluations to leave over, whatever the first direction takes.
 */
function testimonies(
  subject: Subject,
  change: LocalChange,
  group: readonly number[],
  reserve: number,
  random: () => number,
): Testimony[] {
  const told: Testimony[] = [];
  for (const direction of directionsOf(group, change.kinks.length)) {
    const kept = told.length === 0 ? 0 : reserve;
    if (change.left - kept < MOST) break;
    const one = testify(change, direction, group, random);
    if (one.says === "against") {
      return isLimit(subject, doubtAlong(subject, change, one), random)
        ? told
        : [...told, one];
    }
    told.push(one);
  }
  return told;
}

/** What an element says besides the slope of f at x. */
function doubtOf({ point }: Subject, measurement: Measurement): Doubt {
  const { index, analytic, estimate: { value } } = measurement;
  const along = new Float64Array(point.size);
  along[index[index.length - 1]] = 1;
  return { measurement, along, apart: Math.abs(analytic - value) };
}

/** The same of a direction. */
function doubtAlong(
  { point }: Subject,
  { kinks }: LocalChange,
  { direction, analytic, least, greatest }: Testimony,
): Doubt {
  const along = new Float64Array(point.size);
  kinks.forEach(({ position, gap }, k) => along[position] = direction[k] / gap);
  const apart = Math.max(least - analytic, analytic - greatest);
  return { measurement: kinks[0].measurement, along, apart };
}

/** How many places it takes to move an element past all others of its group, with two between any two of them. */
function placesAmong(size: number): number {
  return 2 * size;
}

/** Whether what is said of an element lies between the slopes of f along it beside x, though not between those at x. */
function isBeside(
  change: LocalChange,
  k: number,
  group: readonly number[],
  random: () => number,
): boolean {
  const count = placesAmong(group.length);
  if (change.left < count) return false;
  const along = change.kinks.map((_, i) => Number(i === k));
  const others = group.filter((i) => i !== k)
    .map((i) => ({ i, key: random() })).sort((a, b) => a.key - b.key);
  // Evenly to both sides of x, a step apart.
  const middle = (others.length - 1) / 2;
  const from = change.kinks.map(() => 0);
  others.forEach(({ i }, rank) => from[i] = (rank - middle) * change.step);
  const places = Array.from(
    { length: count },
    (_, i) => (i >> 1) - middle - (i % 2 ? 0.25 : 0.75),
  );
  const slopes = change.slopesAlong(along, from, places);
  return isBetween(
    change.analytic(along),
    Math.min(...slopes),
    Math.max(...slopes),
    change.tolerance,
  );
}

/** Whether f has one slope at x along an element, as far as is seen. */
export function isSmooth(
  { index, estimate: { verdict, value } }: Measurement,
): boolean {
  return index.length > 0 && verdict.kind !== "kink" && isTrusted(verdict) &&
    Number.isFinite(value);
}

/** The kink that an element shows, if it shows one. */
export function kinkOf(measurement: Measurement): Kink[] {
  const { estimate: { verdict }, index } = measurement;
  if (verdict.kind !== "kink" || index.length === 0) return [];
  const { left: { value: left }, right: { value: right } } = verdict;
  const gap = Math.abs(right - left);
  if (!Number.isFinite(gap)) return [];
  return [{ measurement, position: index[index.length - 1], left, right, gap }];
}

function doubt(before: Comparison, why: string): Comparison {
  return {
    ...before,
    verdict: "unsure",
    why: before.why ? `${why}; ${before.why}` : why,
  };
}

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
  const gaps = direction.flatMap((d, k) => d === 0 ? [] : [kinks[k].gap]);
  // Directions are in units of the kinks, and are told in those of x.
  const unit = Math.min(...gaps);
  const [analytic, least, greatest] = [told.analytic, told.least, told.greatest]
    .map((slope) => slope * unit);
  const terms = direction.flatMap((d, k) => {
    if (d === 0) return [];
    const part = figure(unit / kinks[k].gap, 3);
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
