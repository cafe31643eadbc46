// What is recognised in evidence of a few numbers, and where nothing is.

import type { Evidence } from "../../../../lib/check/failure/evidence.ts";
import {
  describe,
  recognize,
} from "../../../../lib/check/mistake/recognize.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { evidenceWith } from "./evidence_with.ts";

/** Evidence where a term is fitted at its largest. */
function evidence(said: number[], right: number[]): Evidence {
  const x = said.map((_, k) => 0.37 + k ** 1.3);
  const fit = (term: Float64Array) => {
    const sizes = Array.from(term, Math.abs);
    const k = sizes.indexOf(Math.max(...sizes));
    return (right[k] - said[k]) / term[k];
  };
  return { ...evidenceWith({ x, said, right }), fit };
}

const RIGHT = [1.3, -0.7, 2.9, 0.4, 1.7];
const off = (...by: number[]) => RIGHT.map((v, k) => v * (1 + by[k]));

testEach<readonly [string, number[], string | undefined]>([
  [
    "all off by less than a hundredth",
    off(9e-3, -8e-3, 7e-3, -6e-3, 5e-3),
    "it is nearly right: off by at most 9.0e-3 of its size, more than rounding explains",
  ],
  ["one by more", off(9e-3, -8e-3, 1.1e-2, -6e-3, 5e-3), undefined],
  [
    "some next to each other",
    off(0, 0.3, -0.7, 0, 0),
    "only the elements x[1] to x[2] are wrong, all others are right",
  ],
  ["some apart", off(0, 0.3, 0, 0.1, 0), undefined],
])("describe(): %s", (_, said, sentence) => {
  const here = evidence(said, RIGHT);
  assertEquals(describe(here)?.sentence, sentence);
  assertEquals(describe({ ...here, wrong: undefined }), undefined);
});

testEach([[4, true], [3, false]])(
  "describe(): where it is wrong is told of four elements or more: %d, %s",
  (count, expected) => {
    const [said, right] = [off(0.3, 0.2, 0, 0, 0), RIGHT]
      .map((all) => all.slice(0, count));
    assertEquals(describe(evidence(said, right)) !== undefined, expected);
  },
);

testEach<readonly [string, number[], number[], string | undefined]>([
  ["zeros", [0, 0, 0], [1, 2, 3], "every element is 0"],
  [
    "zeros but for one",
    [0, 0, 3],
    [1, 2, 3],
    "only the elements x[0] to x[1] are wrong: 0 where it should not be",
  ],
  [
    "what should be 0 everywhere",
    [1, 2, 4],
    [0, 0, 0],
    "f does not change here, and every element should be 0",
  ],
  [
    "what should be 0 at one place",
    [1, 2, 3],
    [1, 0, 3],
    "only x[1] is wrong: f does not change with it here, and it should be 0",
  ],
  [
    "one factor of all",
    off(0.7, 0.7, 0.7, 0.7, 0.7),
    RIGHT,
    "a constant factor is wrong: analytic = 1.7 · numeric",
  ],
  ["one number alone that is off", [1.7], [1], undefined],
  [
    "one number alone of another sign",
    [-1],
    [1],
    "the sign is wrong: analytic = -numeric",
  ],
  [
    "one of many that is off",
    off(0, 0.7, 0, 0, 0),
    RIGHT,
    "only x[1] is wrong, all others are right",
  ],
  [
    "one factor of some",
    off(0, 0.7, 0.7, 0, 0),
    RIGHT,
    "only the elements x[1] to x[2] are wrong; there a constant factor is wrong: analytic = 1.7 · numeric",
  ],
  ["all by something else", off(0.7, -3, 0.2, 0.1, 2), RIGHT, undefined],
])("recognize(): %s", (_, said, right, sentence) => {
  assertEquals(recognize([evidence(said, right)])?.sentence, sentence);
});

Deno.test("recognize(): along directions alone a factor is told, though nobody knows which are wrong", () => {
  const here = evidence(off(0.7, 0.7, 0.7, 0.7, 0.7), RIGHT);
  const along = { ...here, wrong: undefined, numeric: undefined };
  assertEquals(recognize([along])?.kind, "factor");
});

/** Everything so many times what it should be, here and nearby. */
const both = (here: number, there: number) =>
  recognize([
    evidence(RIGHT.map((v) => here * v), RIGHT),
    evidence([2.1, 0.3, -1.9, 0.8, 1.2].map((v) => there * v), [
      2.1,
      0.3,
      -1.9,
      0.8,
      1.2,
    ]),
  ])?.sentence;

testEach([
  [1.7, 1.7, "a constant factor is wrong: analytic = 1.7 · numeric"],
  [
    1.7,
    2.3,
    "all elements are off by one factor that depends on x: 1.7 here, 2.3 at a point nearby",
  ],
  [1.7, 1, "at this x a constant factor is wrong: analytic = 1.7 · numeric"],
  [-1, -1, "the sign is wrong: analytic = -numeric"],
])(
  "recognize(): a factor of %d here and %d nearby",
  (here, there, sentence) => {
    assertEquals(both(here, there), sentence);
  },
);
