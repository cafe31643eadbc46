import { rearrangements } from "../../../../lib/check/mistake/rearrangement.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { evidenceWith } from "./evidence_with.ts";

/** What is said of elements by the first rearrangement that makes them right. */
function told(
  said: readonly number[],
  right: readonly number[],
  shape: readonly number[] = [said.length],
): string | undefined {
  const evidence = evidenceWith({ said, right, shape });
  return rearrangements(evidence).find(({ corrected }) => {
    const found = corrected(evidence);
    return found !== undefined && evidence.agrees(found);
  })?.mistake.sentence;
}

testEach<readonly [string, number[], number[], string | undefined]>([
  [
    "backwards",
    [4, 3, 2, 1],
    [1, 2, 3, 4],
    "the elements are in reverse order",
  ],
  [
    "three backwards",
    [3, 2, 1],
    [1, 2, 3],
    "the elements are in reverse order",
  ],
  [
    "one place on",
    [5, 1, 2, 3, 4],
    [1, 2, 3, 4, 5],
    "the elements are moved by one place: analytic[i] = numeric[i - 1]",
  ],
  [
    "one place back",
    [2, 3, 4, 5, 1],
    [1, 2, 3, 4, 5],
    "the elements are moved by one place: analytic[i] = numeric[i + 1]",
  ],
  [
    "two swapped",
    [1, 5, 3, 4, 2],
    [1, 2, 3, 4, 5],
    "the elements x[1] and x[4] are swapped",
  ],
  [
    "two of two swapped",
    [2, 1],
    [1, 2],
    "the elements x[0] and x[1] are swapped",
  ],
  [
    "three in a ring",
    [4, 2, 1, 3, 5],
    [1, 2, 3, 4, 5],
    "the elements are right but in the wrong order: x[0] holds what belongs to x[3], x[2] holds what belongs to x[0], x[3] holds what belongs to x[2]",
  ],
  [
    "four of five",
    [2, 1, 4, 3, 5],
    [1, 2, 3, 4, 5],
    "the elements are right but in the wrong order: x[0] holds what belongs to x[1], x[1] holds what belongs to x[0], x[2] holds what belongs to x[3], x[3] holds what belongs to x[2]",
  ],
  [
    "five in a ring",
    [2, 3, 1, 5, 4, 6],
    [1, 2, 3, 4, 5, 6],
    "the elements are right but in the wrong order: x[0] holds what belongs to x[1], x[1] holds what belongs to x[2], x[2] holds what belongs to x[0], x[3] holds what belongs to x[4], ...",
  ],
  [
    "a 0 swapped",
    [1, 5, 0],
    [1, 0, 5],
    "the elements x[1] and x[2] are swapped",
  ],
  [
    "one that is rounded, swapped",
    [1, 2, 1e6 + 1e-3],
    [1, 1e6, 2],
    "the elements x[1] and x[2] are swapped",
  ],
  ["two wrong by another number", [1, 3, 2.001], [1, 2, 3], undefined],
  [
    "nearly alike, swapped",
    [1, 2.01, 2],
    [1, 2, 2.01],
    "the elements x[1] and x[2] are swapped",
  ],
  ["one number for two places", [1, 7, 5], [5, 5, 1], undefined],
  ["one wrong alone", [1, 2, 4], [1, 2, 3], undefined],
])("rearrangements(): %s", (_, said, right, sentence) => {
  assertEquals(told(said, right), sentence);
});

/** The numbers from 1 on, in the shape. */
const counted = (shape: readonly number[]) =>
  Array.from({ length: shape.reduce((a, b) => a * b) }, (_, k) => k + 1);

/** An array in order, with two axes next to each other swapped. */
function swapped(shape: readonly number[], axis: number): number[] {
  const strides = shape.map((_, k) =>
    shape.slice(k + 1).reduce((a, b) => a * b, 1)
  );
  const order = shape.map((_, k) => k)
    .with(axis, axis + 1).with(axis + 1, axis);
  let places = [0];
  for (const k of order) {
    places = places.flatMap((place) =>
      Array.from({ length: shape[k] }, (_, i) => place + i * strides[k])
    );
  }
  return places.map((place) => place + 1);
}

testEach<readonly [number[], number, string]>([
  [
    [2, 2],
    0,
    "it is the transpose of what it should be: analytic[i][j] = numeric[j][i]",
  ],
  [[3, 3], 0, "it is the transpose of"],
  [
    [2, 3],
    0,
    "the elements are those of the transpose, a 3×2 matrix, read in order into 2×3",
  ],
  [
    [4, 2],
    0,
    "the elements are those of the transpose, a 2×4 matrix, read in order into 4×2",
  ],
  [[2, 2, 3], 0, "it is the transpose of"],
  [[3, 2, 2], 1, "it is the transpose of"],
  [[2, 3, 4], 0, "a 3×2 matrix, read in order into 2×3"],
  [[2, 3, 4], 1, "a 4×3 matrix, read in order into 3×4"],
])(
  "rearrangements(): of %j the axes from %d on swapped",
  (shape, axis, sentence) => {
    const found = told(swapped(shape, axis), counted(shape), shape);
    assert(found?.includes(sentence), found);
  },
);

const SYMMETRIC = [1, 2, 3, 2, 4, 5, 3, 5, 6];

testEach([[[1, 2, 3, 0, 4, 5, 0, 0, 6]], [[1, 0, 0, 2, 4, 0, 3, 5, 6]]])(
  "rearrangements(): one triangle alone, %j",
  (said) => {
    const sentence = "only one triangle of a symmetric matrix is filled in";
    assertEquals(told(said, SYMMETRIC, [3, 3]), sentence);
    // Without a shape that says so, it is no matrix.
    assertEquals(told(said, SYMMETRIC), undefined);
  },
);

Deno.test("rearrangements(): an order found by the numbers is not that of another length", () => {
  const evidence = evidenceWith({
    said: [2, 1, 4, 3, 5],
    right: [1, 2, 3, 4, 5],
  });
  const { corrected } = rearrangements(evidence).at(-1)!;
  const of = (elements: number[]) =>
    corrected({ ...evidence, elements: Float64Array.from(elements) });
  assertEquals([...of([7, 8, 9, 10, 11])!], [8, 7, 10, 9, 11]);
  assertEquals(of([1, 2, 3, 4]), undefined);
});

Deno.test("rearrangements(): no order is found by numbers that are not known", () => {
  const evidence = evidenceWith({ said: [2, 1, 4, 3], right: [1, 2, 3, 4] });
  const count = (some: object) =>
    rearrangements({ ...evidence, ...some }).length;
  const all = count({});
  assertEquals([count({ wrong: undefined }), count({ numeric: undefined })], [
    all - 1,
    all - 1,
  ]);
});
