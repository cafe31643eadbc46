import type { Evidence } from "../../../../lib/check/failure/evidence.ts";
import { skippedRow } from "../../../../lib/check/mistake/skipped_row.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const X = [[1, 2, -3], [0.5, -1, 2], [4, 1, 1]];

/** What is known of a matrix of which the code says this, every element being wrong that the mask names. */
function evidence(said: number[][], wrong: number[][], x = X): Evidence {
  const [rows, columns] = [said.length, said[0].length];
  return {
    elements: Float64Array.from(said.flat()),
    wrong: wrong.flat().map((w) => w === 1),
    shape: [rows, columns],
    x: Float64Array.from(x.flat()),
    name: "W",
    numeric: new Float64Array(rows * columns).fill(7),
  } as unknown as Evidence;
}

const NONE = [[0, 0, 0], [0, 0, 0], [0, 0, 0]];
const SECOND = [[0, 0, 0], [1, 1, 1], [0, 0, 0]];
const with2nd = (row: number[]) => [[1, 5, 2], row, [3, 1, 4]];

testEach<readonly [string, number[][], number[][], string | undefined]>([
  ["a row of 0", with2nd([0, 0, 0]), SECOND, "W[1], which is 0"],
  [
    "a row that is the slope of a penalty",
    with2nd([0.1, -0.2, 0.4]),
    SECOND,
    "W[1], which is in proportion to x",
  ],
  ["the same with two wrong elements of three", with2nd([0, 0, 0]), [
    [0, 0, 0],
    [1, 0, 1],
    [0, 0, 0],
  ], "W[1], which is 0"],
  ["one wrong element alone", with2nd([0, 0, 0]), [[0, 0, 0], [0, 1, 0], [
    0,
    0,
    0,
  ]], undefined],
  ["wrong elements in two rows", with2nd([0, 0, 0]), [[1, 0, 0], [1, 1, 1], [
    0,
    0,
    0,
  ]], undefined],
  ["the last row of 0", [[1, 5, 2], [3, 1, 4], [0, 0, 0]], [[0, 0, 0], [
    0,
    0,
    0,
  ], [1, 1, 1]], "W[2], which is 0"],
  ["a row in no proportion to x", with2nd([0.1, -0.2, 0.5]), SECOND, undefined],
  [
    "a row nearly in proportion to x",
    with2nd([0.1, -0.2, 0.4 + 1e-6]),
    SECOND,
    undefined,
  ],
  ["nothing wrong", with2nd([0, 0, 0]), NONE, undefined],
])("skippedRow(): %s", (_, said, wrong, where) => {
  const mistake = skippedRow(evidence(said, wrong));
  assertEquals(mistake?.kind, where && "skipped");
  if (where) assert(mistake!.sentence.includes(where), mistake!.sentence);
});

Deno.test("skippedRow() wants a matrix of several rows, and each element looked at", () => {
  const whole = evidence(with2nd([0, 0, 0]), SECOND);
  for (
    const lacking of [
      { ...whole, shape: [9] },
      { ...whole, wrong: undefined },
      { ...whole, numeric: undefined },
      evidence([[0, 0, 0]], [[1, 1, 1]], [[1, 2, 3]]),
    ]
  ) assertEquals(skippedRow(lacking), undefined);
});

Deno.test("skippedRow() knows no proportion to x where x is another array", () => {
  const said = evidence(with2nd([0.1, -0.2, 0.4]), SECOND, [[1, 2]]);
  assertEquals(skippedRow(said), undefined);
});
