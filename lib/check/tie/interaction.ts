// Which elements act on each other where f has kinks: along one of two tied elements the slope changes with the other, in a
// sum of absolute values it does not.

import type { LocalChange } from "./local_change.ts";

/** Groups of elements that act on each other, and elements of which that was not found out. */
export interface Interaction {
  readonly groups: readonly (readonly number[])[];
  readonly unexplored: ReadonlySet<number>;
}

/**
 * Finds groups by moving many elements at once and halving where the changes do not add up.
 *
 * @param budget The most evaluations to spend.
 */
export function interactionOf(
  change: LocalChange,
  random: () => number,
  budget: number,
): Interaction {
  const count = change.kinks.length;
  const all = Array.from({ length: count }, (_, k) => k);
  if (
    count < 2 || signPatterns(count).every((s) => addsUp(change, s, random))
  ) {
    return { groups: [], unexplored: new Set() };
  }
  const groups: number[][] = [];
  const free = new Set(all);
  while (free.size > 1 && change.evaluations < budget) {
    const [first] = free;
    free.delete(first);
    const found = partners(change, first, [...free], random);
    for (const k of found) free.delete(k);
    if (found.length > 0) groups.push([first, ...found]);
  }
  return { groups, unexplored: free.size > 1 ? free : new Set() };
}

/** Signs for so many elements, any two of which differ in some pattern and agree in another. */
function signPatterns(count: number): number[][] {
  const patterns = [new Array<number>(count).fill(1)];
  for (let bit = 1; bit < count; bit *= 2) {
    patterns.push(patterns[0].map((_, k) => k & bit ? -1 : 1));
  }
  return patterns.flatMap((signs) => [signs, signs.map((s) => -s)]);
}

/** Moves of unlike sizes: of like ones, tied elements would stay tied. */
function movesOf(
  { step }: LocalChange,
  signs: readonly number[],
  random: () => number,
): number[] {
  return signs.map((sign) => sign * step * (0.5 + random()));
}

function addsUp(
  change: LocalChange,
  signs: readonly number[],
  random: () => number,
): boolean {
  const moves = movesOf(change, signs, random);
  return agree(change, change.change(moves), change.additive(moves), moves);
}

function agree(
  { tolerance }: LocalChange,
  found: number,
  expected: number,
  moves: readonly number[],
): boolean {
  const size = moves.reduce((sum, move) => sum + Math.abs(move ?? 0), 0) +
    Math.abs(expected);
  return Math.abs(found - expected) <= tolerance * size;
}

/** Which of the others act on an element, by halving. */
function partners(
  change: LocalChange,
  one: number,
  others: readonly number[],
  random: () => number,
  known: boolean = false,
): number[] {
  if (others.length === 0) return [];
  if (!known && !isActedOn(change, one, others, random)) return [];
  if (others.length === 1) return [...others];
  const half = others.length >> 1;
  const first = partners(change, one, others.slice(0, half), random);
  // What acts must be in the other half where it is not in this one.
  const second = partners(
    change,
    one,
    others.slice(half),
    random,
    first.length === 0,
  );
  return [...first, ...second];
}

/** Whether f changes otherwise along one element once others have moved. */
function isActedOn(
  change: LocalChange,
  one: number,
  others: readonly number[],
  random: () => number,
): boolean {
  const drawn = new Array<number>(change.kinks.length).fill(0);
  for (const k of others) drawn[k] = random() < 0.5 ? -1 : 1;
  // What one sign hides, as a maximum does the smaller, the other shows.
  return [1, -1].some((side) => {
    const moves = movesOf(change, drawn.map((sign) => side * sign), random);
    const before = change.change(moves);
    return [1, -1].some((sign) => {
      const own = new Array<number>(moves.length).fill(0);
      own[one] = sign * change.step * (0.5 + random());
      const together = moves.map((move, k) => move + own[k]);
      const found = change.change(together) - before;
      return !agree(change, found, change.additive(own), own);
    });
  });
}
