// A statistic of x that f computes and the gradient takes for a constant: the mean or the variance of a batch or a layer that
// is normalised, or the length of a vector. f does not change with what the statistic takes out of x, so the right gradient
// is orthogonal to that: what is missing is known from the wrong gradient alone.

import type { Correction, Evidence } from "../failure/evidence.ts";

/** Along what a statistic is taken: all elements, each row or each column. */
interface Along {
  readonly words: string;
  readonly groups: (shape: readonly number[], size: number) => number[][];
}

const ALL: Along = {
  words: "",
  groups: (_, size) => [Array.from({ length: size }, (_, k) => k)],
};

const ROWS: Along = {
  words: " of each row",
  groups: ([rows, columns]) =>
    Array.from(
      { length: rows },
      (_, i) => Array.from({ length: columns }, (_, j) => i * columns + j),
    ),
};

const COLUMNS: Along = {
  words: " of each column",
  groups: ([rows, columns]) =>
    Array.from(
      { length: columns },
      (_, j) => Array.from({ length: rows }, (_, i) => i * columns + j),
    ),
};

/** What a constant that keeps a variance from 0 costs, relative to the gradient: f changes a little with the spread, then. */
const SMALL = 1e-3;

/** What a statistic takes out of x, as directions along which f does not change. */
const STATISTICS: readonly (readonly [
  string,
  (x: readonly number[]) => number[][],
])[] = [
  ["the mean", (x) => [x.map(() => 1)]],
  ["the variance", (x) => [centered(x)]],
  ["the mean and the variance", (x) => [x.map(() => 1), centered(x)]],
  ["the length", (x) => [[...x]]],
];

/** The corrections that put back what a detached statistic adds to the gradient. */
export function detached({ x, elements, shape }: Evidence): Correction[] {
  if (x.length !== elements.length || x.length < 2) return [];
  const ways = shape.length === 2 ? [ALL, ROWS, COLUMNS] : [ALL];
  return ways.flatMap((along) =>
    STATISTICS.map(([statistic, directions]): Correction => ({
      mistake: {
        kind: "detached",
        sentence:
          `${statistic}${along.words} is taken for a constant: the part of the gradient that goes through it is missing`,
        advice:
          `differentiate ${statistic} too: it depends on every element that it is taken of`,
      },
      off: SMALL,
      corrected: ({ elements, x, shape }) => {
        const corrected = elements.slice();
        for (const group of along.groups(shape, x.length)) {
          if (group.length < 2) return;
          for (const direction of directions(group.map((k) => x[k]))) {
            removeAlong(corrected, group, direction);
          }
        }
        return corrected;
      },
    }))
  );
}

/** Takes the component along a direction out of some elements. */
function removeAlong(
  elements: Float64Array,
  group: readonly number[],
  direction: readonly number[],
): void {
  let [inner, square] = [0, 0];
  group.forEach((k, i) => {
    inner += elements[k] * direction[i];
    square += direction[i] ** 2;
  });
  if (square === 0) return;
  group.forEach((k, i) => elements[k] -= inner / square * direction[i]);
}

function centered(x: readonly number[]): number[] {
  const mean = x.reduce((sum, v) => sum + v, 0) / x.length;
  return x.map((v) => v - mean);
}
