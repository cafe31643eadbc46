// Which elements act on each other where f has kinks: along one of two tied elements the slope changes with the other, in a
// sum of absolute values it does not.

import type { LocalChange } from "./local_change.ts";

/** Groups of elements that act on each other, and elements of which that was not found out. */
export interface Interaction {
  readonly groups: readonly (readonly number[])[];
  readonly unexplored: ReadonlySet<number>;
}

/** Finds groups by moving many elements at once and halving where the changes do not add up. */
export function interactionOf(
  change: LocalChange,
  random: () => number,
): Interaction {
  const count = change.kinks.length;
  const all = Array.from({ length: count }, (_, k) => k);
  if (
    count < 2 || signPatterns(count).every((s) => addsUp(change, s, random))
  ) {
    return { groups: [], unexplored: new Set() };
  }
  // There is nobody else that they could act on.
  if (count === 2) return { groups: [all], unexplored: new Set() };
  const groups: number[][] = [];
  const free = new Set(all);
  while (free.size > 1 && change.left > 0) {
    const [first] = free;
    free.delete(first);
    const found = partners(change, first, [...free], random);
    for (const k of found) free.delete(k);
    if (found.length > 0) groups.push([first, ...found]);
  }
  // What does not add up has partners, whether they were found or not.
  if (groups.length === 0) return { groups, unexplored: new Set(all) };
  return { groups, unexplored: free.size > 1 ? free : new Set() };
}

/** Signs for so many elements, any two of which differ in some pattern and agree in another. */
export function signPatterns(count: number): number[][] {
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
  const size = moves.reduce((sum, move) => sum + Math.abs(move), 0) +
    Math.abs(expected);
  return Math.abs(found - expected) <= tolerance * size;
}

/** Which of the others act on an element, by halving. */
function partners(
  change: LocalChange,
  one: number,
  others: readonly number[],
  random: () => number,
): number[] {
  if (others.length === 0 || !isActedOn(change, one, others, random)) return [];
  if (others.length === 1) return [...others];
  const half = others.length >> 1;
  return [others.slice(0, half), others.slice(half)].flatMap((some) =>
    partners(change, one, some, random)
  );
}

/** How far elements are moved past the others, in steps: past all, as a median of many shows of which one is on which side. */
const PAST = 4;

/** Draws of where the rest stands: any one may hide that elements act on each other. */
const DRAWS = 2;

/** Whether f changes otherwise along one element where others are on the other side of x. */
function isActedOn(
  change: LocalChange,
  one: number,
  others: readonly number[],
  random: () => number,
): boolean {
  for (let draw = 0; draw < DRAWS; draw++) {
    const mixed = mixedDifference(change, one, others, random);
    if (!agree(change, mixed, 0, [PAST * change.step])) return true;
  }
  return false;
}

/** How much farther to the right, and how much less far to the left, one is moved than any other. */
const APART = { right: 1.75, left: 0.45 } as const;

/** The second difference of f by one element and others, all being moved past the rest, which is moved a little. */
function mixedDifference(
  change: LocalChange,
  one: number,
  others: readonly number[],
  random: () => number,
): number {
  const draw = (sign: () => number) =>
    movesOf(change, change.kinks.map(sign), random);
  const rest = draw(() => random() < 0.5 ? -1 : 1);
  const [right, left] = [draw(() => PAST), draw(() => -PAST)];
  // Sides unlike each other, too, or an odd or an even function would hide it.
  right[one] = APART.right * PAST * change.step;
  left[one] = -APART.left * PAST * change.step;
  const at = (own: readonly number[], other: readonly number[]) => {
    const moves = rest.slice();
    moves[one] = own[one];
    for (const k of others) moves[k] = other[k];
    return change.at(moves);
  };
  return at(right, right) - at(right, left) - at(left, right) + at(left, left);
}
