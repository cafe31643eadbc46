import {
  type SparsityPairs,
  sparsityPattern,
} from "../../../lib/sparse/mod.ts";
import { randomSource } from "../../support/random.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

type Pairs = [number, number][];

/** `[row, column]` wherever the column is at most so far below or above the row. */
function band(n: number, below: number, above: number): Pairs {
  const pairs: Pairs = [];
  for (let i = 0; i < n; i++) {
    for (let j = Math.max(0, i - below); j <= Math.min(n - 1, i + above); j++) {
      pairs.push([i, j]);
    }
  }
  return pairs;
}

/** Each point of a k by k grid depends on itself and on its four neighbors. */
function grid(k: number): Pairs {
  const pairs: Pairs = [];
  for (let i = 0; i < k * k; i++) {
    for (let j = 0; j < k * k; j++) {
      const distance = Math.abs(Math.floor(i / k) - Math.floor(j / k)) +
        Math.abs(i % k - j % k);
      if (distance <= 1) pairs.push([i, j]);
    }
  }
  return pairs;
}

function random(rows: number, columns: number, entries: number): Pairs {
  const source = randomSource(entries);
  return Array.from(
    { length: entries },
    () => [Math.floor(source() * rows), Math.floor(source() * columns)],
  );
}

const column = Array.from({ length: 1000 }, (_, i): [number, number] => [i, 0]);
const COUNTS: [string, Pairs, number, number][] = [
  // The fullest row has as many entries as a band is wide: no fewer groups can do.
  ["a diagonal", band(100, 0, 0), 100, 1],
  ["a tridiagonal matrix of 1000 columns", band(1000, 1, 1), 1000, 3],
  ["five diagonals", band(1000, 2, 2), 1000, 5],
  ["a band of uneven sides", band(300, 3, 1), 300, 5],
  ["41 diagonals, more than a word has bits", band(500, 20, 20), 500, 41],
  [
    "an arrow with one full column",
    [...band(1000, 0, 0), ...column],
    1000,
    2,
  ],
  [
    "an arrow with one full row, where no two columns can go together",
    [...band(1000, 0, 0), ...column].map(([i, j]) => [j, i]),
    1000,
    1000,
  ],
  ["an empty matrix", [], 10, 0],
];

for (const [name, pairs, n, count] of COUNTS) {
  Deno.test(`sparsityPattern() needs ${count} colors for ${name}`, () => {
    assertEquals(sparsityPattern(pairs, [n, n]).groups.length, count);
  });
}

Deno.test("sparsityPattern() needs at most 7 colors for a five-point grid, whose least is 5", () => {
  assert(sparsityPattern(grid(12), [144, 144]).groups.length <= 7);
});

Deno.test("sparsityPattern() puts every column with entries into one group, and no two that share a row into the same", () => {
  for (
    const [pairs, rows, columns] of [
      [random(200, 300, 1500), 200, 300],
      [random(50, 50, 1200), 50, 50],
      [grid(9), 81, 81],
      [band(70, 40, 3), 70, 70],
    ] as const
  ) {
    const pattern = sparsityPattern(pairs, [rows, columns]);
    for (const group of pattern.groups) {
      const seen = new Set<number>();
      for (const c of group) {
        for (
          let p = pattern.columnStarts[c];
          p < pattern.columnStarts[c + 1];
          p++
        ) {
          assert(!seen.has(pattern.rows[p]));
          seen.add(pattern.rows[p]);
        }
      }
    }
    assertEquals(
      pattern.groups.flatMap((group) => [...group]).sort((a, b) => a - b),
      [...new Set(pairs.map(([, c]) => c))].sort((a, b) => a - b),
    );
  }
});

Deno.test("sparsityPattern() sorts pairs by column and row and takes equal ones once", () => {
  const pattern = sparsityPattern([[2, 1], [0, 1], [1, 0], [2, 1], [0, 3]], [
    3,
    4,
  ]);
  assertEquals([...pattern.rows], [1, 0, 2, 0]);
  assertEquals([...pattern.columns], [0, 1, 1, 3]);
  assertEquals([...pattern.columnStarts], [0, 1, 3, 3, 4]);
});

Deno.test("sparsityPattern() reads a matrix of booleans as the pairs that are true", () => {
  const matrix = [[true, false, true], [false, true, false]];
  const pairs: Pairs = [[0, 0], [0, 2], [1, 1]];
  assertEquals(sparsityPattern(matrix), sparsityPattern(pairs, [2, 3]));
});

// deno-lint-ignore no-explicit-any -- wrong on purpose
const WRONG: [string, any, [number, number] | undefined, string][] = [
  ["text", "tridiagonal", [2, 2], '"tridiagonal"'],
  ["pairs without a shape", [[0, 0]], undefined, "give [rows, columns]"],
  ["a negative shape", [[0, 0]], [-1, 2], "whole numbers from 0 up"],
  ["a triple", [[0, 0, 1]], [2, 2], "sparsity[0] is [0, 0, 1]"],
  ["a row too far", [[0, 0], [2, 1]], [2, 2], "sparsity[1] is [2, 1]"],
  ["a column too far", [[1, 2]], [2, 2], "a column one below 2"],
  ["half a row", [[0.5, 0]], [2, 2], "sparsity[0] is [0.5, 0]"],
  ["NaN", [[NaN, 0]], [2, 2], "sparsity[0] is [NaN, 0]"],
  ["zeros and ones", [[1, 0, 0], [0, 1, 0]], [2, 3], "true and false"],
  ["a ragged matrix", [[true, false], [true]], undefined, "row 1"],
  ["a matrix with a number", [[true, 1]], undefined, "sparsity[0][1] is 1"],
  ["a matrix of another shape", [[true]], [2, 1], "1 rows where there are 2"],
];

for (const [name, entries, shape, message] of WRONG) {
  Deno.test(`sparsityPattern() refuses ${name}`, () => {
    const make = () => sparsityPattern(entries as SparsityPairs, shape);
    const error = assertThrows(make, Error, message);
    assert(error instanceof TypeError || error instanceof RangeError);
  });
}
