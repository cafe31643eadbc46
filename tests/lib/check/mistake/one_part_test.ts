import { onePart } from "../../../../lib/check/mistake/one_part.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { evidenceWith } from "./evidence_with.ts";

const RIGHT = [2, 4, 6, 8];
const ELSEWHERE = [2.2, 5, 5.8, 8.8];

/** What is told where the code says this at two more points as well. */
function told(said: number[][], right = RIGHT, elsewhere = ELSEWHERE) {
  const [here, there] = said;
  const evidence = [
    evidenceWith({ said: here, right }),
    evidenceWith({ said: there, right: elsewhere }),
  ];
  return onePart(evidence, said.map((g) => Float64Array.from(g)))?.sentence
    .split(" keep their proportion")[0];
}

testEach<readonly [string, number[][], string | undefined]>([
  ["two that keep their proportion", [[5, 10, 7, 9], [6, 12, 3, 1], [
    1,
    2,
    4,
    4,
  ]], "x[0] and x[1]"],
  [
    "the last two",
    [[5, 1, 7, 14], [6, 9, 3, 6], [1, 7, -4, -8]],
    "x[2] and x[3]",
  ],
  ["none", [[5, 10, 7, 9], [6, 13, 3, 1], [1, 2, 4, 4]], undefined],
  ["a proportion off by 1e-8", [[5, 10, 7, 9], [6, 12 * (1 + 1e-8), 3, 1], [
    1,
    2,
    4,
    4,
  ]], undefined],
  [
    "what never changes",
    [[5, 10, 7, 9], [5, 10, 3, 1], [5, 10, 4, 4]],
    undefined,
  ],
  ["zeros", [[0, 10, 7, 9], [0, 12, 3, 1], [0, 2, 4, 4]], undefined],
  [
    "what is 0 elsewhere",
    [[5, 10, 7, 9], [0, 0, 3, 1], [1, 2, 4, 4]],
    undefined,
  ],
  ["right ones", [[2, 4, 7, 9], [2.2, 4.4, 3, 1], [1, 2, 4, 4]], undefined],
])("onePart() tells %s", (_, said, expected) => {
  assertEquals(told(said), expected);
});

// By a ten-thousandth, the proportion of the derivatives of f may change for other reasons.
testEach([[2e-4, "x[0] and x[1]"], [0.5e-4, undefined]])(
  "onePart(): the proportion of the derivatives of f changes by %s",
  (by, expected) => {
    const said = [[5, 10, 7, 9], [6, 12, 3, 1], [1, 2, 4, 4]];
    assertEquals(told(said, RIGHT, [3, 6 * (1 + by), 5.8, 8.8]), expected);
  },
);
