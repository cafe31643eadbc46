import { witnessOf } from "../../../../lib/check/tie/sentence.ts";
import type { Subject } from "../../../../lib/check/subject/subject.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { changeOf } from "./change_of.ts";

const subject = {
  what: "gradient",
  pathOf: ([i]: number[]) => `x[${i}]`,
} as unknown as Subject;

/** What is told of a direction where kinks are so high: what the code says, and the least and the greatest slope of f. */
function told(gaps: number[], direction: number[], slopes: number[]) {
  const [analytic, least, greatest] = slopes;
  const zeros = gaps.map(() => 0);
  const kinks = gaps.map((gap) => [0, gap] as const);
  const change = changeOf(() => 0, zeros.slice(), kinks, zeros);
  const says = "against";
  return witnessOf(subject, change, {
    direction,
    analytic,
    least,
    greatest,
    says,
  });
}

// A direction is in units of the kinks: where they are 2 and 6 high, the second element moves a third as far.
testEach<readonly [number[], number[], number[], string, string]>([
  [[1, 1], [1, 1], [2, 1, 1], "x[0] + x[1]", "f has the slope 1"],
  [
    [1, 1],
    [1, -1],
    [2, -1, 1],
    "x[0] - x[1]",
    "the slopes of f lie between -1 and 1",
  ],
  [
    [1, 1],
    [-1, 1],
    [2, 0, 1],
    "-x[0] + x[1]",
    "the slopes of f lie between 0 and 1",
  ],
  [[1, 1, 1], [0, 1, 1], [2, 1, 1.009], "x[1] + x[2]", "f has the slope 1"],
  [
    [1, 1],
    [1, 1],
    [3, 2, 2.03],
    "x[0] + x[1]",
    "the slopes of f lie between 2 and 2.03",
  ],
  [[2, 6], [1, 1], [2, 1, 1], "x[0] + 0.333 x[1]", "f has the slope 2"],
  [
    [4, 2],
    [1, -1],
    [2, 0.0001, 1],
    "0.5 x[0] - x[1]",
    "the slopes of f lie between 0 and 2",
  ],
  [[1, 1], [1, 1], [9, -100, -99.5], "x[0] + x[1]", "f has the slope -99.8"],
])(
  "witnessOf(): kinks of %j along %j, slopes %j",
  (gaps, direction, slopes, sum, said) => {
    const { comparison, mistake } = told(gaps, direction, slopes);
    assertEquals(comparison.path, `along ${sum}`);
    assertEquals(comparison.why, `${said} on every side`);
    assertEquals([comparison.verdict, mistake.kind], ["fail", "tie"]);
    const unit = Math.min(...gaps.filter((_, k) => direction[k] !== 0));
    assert(
      mistake.sentence.endsWith(
        `along ${sum} ${said}, and the gradient says ${slopes[0] * unit}`,
      ),
      mistake.sentence,
    );
  },
);

testEach<readonly [number[], number, number]>([
  [[5, -1, 2], 4, 10 / 4],
  [[-5, -1, 2], -2, -10 / -2],
  [[1e4, -1, 2e3], 4e3, 5],
])(
  "witnessOf(): %j in units of 2 is compared with the nearest slope, %d",
  (slopes, numeric, ratio) => {
    const { comparison } = told([2, 2], [1, 1], slopes);
    assertEquals([comparison.analytic, comparison.numeric], [
      2 * slopes[0],
      numeric,
    ]);
    assertEquals([comparison.ratio, comparison.index], [ratio, []]);
    assertEquals(comparison.error, 1e-3 * Math.max(2, Math.abs(numeric)));
  },
);
