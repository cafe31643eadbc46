// Directions that involve several tied elements, and what they tell.

import type { Subject } from "../subject/subject.ts";
import { type Doubt, isLimit } from "./limit.ts";
import type { LocalChange } from "./local_change.ts";
import { areMixed } from "./mixed.ts";
import { AT_X, testify, type Testimony } from "./witness.ts";

/** What several directions tell. */
export interface Told {
  readonly told: readonly Testimony[];
  readonly isComplete: boolean;
  /** A direction along which the gradient is outside the slopes at x, where more evaluations would be needed to tell than are left. */
  readonly unheard?: readonly number[];
}

/**
 * What directions tell one after the other, until one is a witness or enough is spent.
 *
 * @param reserve Evaluations to leave over, whatever the first direction takes.
 */
export function testimonies(
  subject: Subject,
  change: LocalChange,
  group: readonly number[],
  reserve: number,
  random: () => number,
): Told {
  const told: Testimony[] = [];
  for (const direction of directionsOf(group, change.kinks.length)) {
    const kept = told.length === 0 ? 0 : reserve;
    if (change.left - kept < AT_X) return { told, isComplete: false };
    const one = testify(change, direction, group, random, kept);
    if (!one) return { told, isComplete: false, unheard: direction };
    if (one.says === "against") {
      told.push(...heard(subject, change, one, random));
      return { told, isComplete: false };
    }
    told.push(one);
  }
  return { told, isComplete: true };
}

/** A witness, unless what the code says is the gradient at a point beside x: in doubt where kinks of both kinds meet. */
export function heard(
  subject: Subject,
  change: LocalChange,
  one: Testimony,
  random: () => number,
): Testimony[] {
  const doubt = doubtAlong(subject, change, one);
  if (isLimit(subject, doubt, random)) return [];
  return areMixed(subject, doubt) ? [{ ...one, says: "outside" }] : [one];
}

/** Whether a direction has nothing against what the code says. */
export function isInside({ says }: Testimony): boolean {
  return says === "between" || says === "for";
}

/** What a direction says besides the slopes of f. */
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
