// Directions that are neither sums nor differences. How far a gradient lies from the bounds that slopes set along a direction,
// its slack, is convex where f is: the slack along the sum of two directions is no more than both slacks together. So where
// two have little, their sum is where a witness may be.

import type { Subject } from "../subject/subject.ts";
import type { LocalChange } from "./local_change.ts";
import { heard, isInside, type Told } from "./testimonies.ts";
import { AT_X, testify, type Testimony } from "./witness.ts";

/** How many sums are tried: each halves the angle, and the sixth leaves 2 degrees. */
const SUMS = 6;

/** So many of the directions with the least slack are added to each other. */
const NEAREST = 8;

/** Elements that a witness is made of at most. */
const MOST = 3;

/** A direction and the slack along it. */
interface Near {
  readonly direction: readonly number[];
  readonly slack: number;
}

/**
 * What sums of those directions tell that leave the gradient the least slack, until one is a witness or enough is spent.
 *
 * @param told What was told along others.
 * @param reserve Evaluations to leave over.
 */
export function obliqueTestimonies(
  subject: Subject,
  change: LocalChange,
  group: readonly number[],
  told: readonly Testimony[],
  reserve: number,
  random: () => number,
): Told {
  const near = [...alongElements(change, group), ...told].flatMap(nearOf);
  const seen = new Set(near.map(({ direction }) => nameOf(direction)));
  const sums: Testimony[] = [];
  while (sums.length < SUMS) {
    const direction = nextSum(near, seen);
    if (!direction) break;
    seen.add(nameOf(direction));
    if (change.left - reserve < AT_X) return { told: sums, isComplete: false };
    const one = testify(change, direction, group, random, reserve);
    if (!one) return { told: sums, isComplete: false };
    if (one.says === "against") {
      sums.push(...heard(subject, change, one, random));
      return { told: sums, isComplete: false };
    }
    sums.push(one);
    near.push(...nearOf(one));
  }
  return { told: sums, isComplete: sums.every(isInside) };
}

/** What single elements tell: they were measured before. */
function alongElements(
  change: LocalChange,
  group: readonly number[],
): Pick<Testimony, "direction" | "analytic" | "least" | "greatest">[] {
  return group.map((k) => {
    const { left, right, gap } = change.kinks[k];
    const direction = change.kinks.map((_, i) => Number(i === k));
    return {
      direction,
      analytic: change.analytic(direction),
      least: Math.min(left, right) / gap,
      greatest: Math.max(left, right) / gap,
    };
  });
}

/** A direction and its opposite. */
function nearOf(
  { direction, analytic, least, greatest }: Pick<
    Testimony,
    "direction" | "analytic" | "least" | "greatest"
  >,
): Near[] {
  return [
    { direction, slack: greatest - analytic },
    { direction: direction.map((d) => -d), slack: analytic - least },
  ];
}

/** The sum with the least slack to expect that was not tried, its greatest part being 1. */
function nextSum(
  near: readonly Near[],
  seen: ReadonlySet<string>,
): number[] | undefined {
  const nearest = near.toSorted((a, b) => a.slack - b.slack).slice(0, NEAREST);
  let least = Infinity;
  let best: number[] | undefined;
  nearest.forEach((a, i) => {
    for (const b of nearest.slice(i + 1)) {
      const slack = a.slack + b.slack;
      if (slack >= least) continue;
      const sum = unitSum(a.direction, b.direction);
      if (sum && !seen.has(nameOf(sum))) [best, least] = [sum, slack];
    }
  });
  return best;
}

/** Nothing where the sum is 0 or takes in more than a few elements. */
function unitSum(
  a: readonly number[],
  b: readonly number[],
): number[] | undefined {
  const sum = a.map((d, k) => d + b[k]);
  const greatest = Math.max(...sum.map(Math.abs));
  return greatest > 0 && sum.filter((d) => d !== 0).length <= MOST
    ? sum.map((d) => d / greatest)
    : undefined;
}

/** The same for a direction and its opposite. */
function nameOf(direction: readonly number[]): string {
  const sign = Math.sign(direction.find((d) => d !== 0) ?? 1);
  return direction.map((d) => (sign * d || 0).toFixed(3)).join();
}
