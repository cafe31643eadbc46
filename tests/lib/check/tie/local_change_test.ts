import type { BoundedPoint } from "../../../../lib/check/point/bounded_point.ts";
import { nearOf } from "../../../../lib/check/tie/local_change.ts";
import {
  isBetween,
  testify,
  type Testimony,
} from "../../../../lib/check/tie/witness.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { changeOf, type F } from "./change_of.ts";

// Gaps of 4 and 6, in whose units every kink is 1 high.
const absolute: F = ([x, y]) => 2 * Math.abs(x) + 3 * Math.abs(y - 2);
const atKinks = (said: number[], x = [0, 2]) =>
  changeOf(absolute, x, [[-2, 2], [-3, 3]], said);

function near(found: number, expected: number): void {
  assert(Math.abs(found - expected) < 1e-9, `${found} for ${expected}`);
}

Deno.test("LocalChange: elements move in units in which every kink is 1 high", () => {
  const x = [0, 2];
  const change = atKinks([1, -3], x);
  assertEquals(change.left, 199);
  near(change.at([4]), 2);
  near(change.at([0, -6]), 3);
  near(change.at([4, 6], [-8, 6]), 2 + 6);
  near(change.change([-4, 12]), 2 + 6);
  assertEquals([change.left, x], [195, [0, 2]]);
});

// An element of 0 is as large as the others are on the whole: √2.
testEach([[0, Math.SQRT2], [0.5, 0.5]])(
  "LocalChange: a step is a small part of the least element: of %d, %d",
  (x, size) => near(atKinks([0, 0], [x, 2]).step / (4e-5 * size), 1),
);

testEach<readonly [string, number | undefined, boolean, number, number]>([
  ["doubles", undefined, false, 1e-5, 1e-3],
  ["a little noise", 2 ** -40, false, 1e-5, 3e-2],
  ["noise", 2 ** -20, false, 3 * 2 ** -10, 3e-2],
  ["single precision", undefined, true, 3 * 2 ** -12, 3e-2],
])("nearOf(): kinks of %s", (_, relativeNoise, single, near, tolerance) => {
  const point = { relativeNoise, single } as BoundedPoint;
  assertEquals(nearOf(point), { near, tolerance });
});

Deno.test("LocalChange: slopes, the code and single kinks are in these units", () => {
  const change = atKinks([1, -3]);
  near(change.slope([1]), 1 / 2);
  near(change.slope([-1, 2]), 1 / 2 + 1);
  near(change.analytic([2, 4]), 2 / 4 - 12 / 6);
  near(change.analytic([2]), 2 / 4);
  near(change.additive([3, -5]), 6 / 4 + 15 / 6);
  near(change.additive([-3]), 6 / 4);
  // However short the move is, its own side counts.
  near(
    changeOf(absolute, [0, 2], [[1, 5], [0, 1]], []).additive([1e-3]),
    5e-3 / 4,
  );
  const slopes = change.slopesAlong([1, 0], [change.step, 0], [-3, -1, 0, 2]);
  [-1 / 2, 1 / 2, 1 / 2].forEach((slope, k) => near(slopes[k], slope));
});

testEach([[1, true], [0.9, true], [0.89, false], [2.1, true], [2.11, false]])(
  "isBetween(): %d within 0.1 of 1 to 2: %s",
  (value, expected) => {
    assertEquals(isBetween(value, 1, 2, 0.1 + 1e-12), expected);
  },
);

const greatest: F = ([x, y]) => Math.max(x, y);
const atTie = (said: readonly number[]) =>
  changeOf(greatest, [2, 2], [[0, 1], [0, 1]], said);
const half = () => 0.5;

testEach<readonly [number[], number[], Testimony["says"]]>([
  [[1, 1], [1, 1], "against"],
  [[0, 0], [1, 1], "against"],
  [[0.5, 0.5], [1, 1], "for"],
  [[1, 0], [1, 1], "for"],
  [[1, 0], [1, -1], "between"],
  [[2, -1], [1, -1], "against"],
  [[-1, 2], [1, -1], "against"],
])(
  "testify() of a greatest of two with %j along %j: %s",
  (said, along, says) => {
    assertEquals(testify(atTie(said), along, [0, 1], half)?.says, says);
  },
);

Deno.test("testify() tells the least and the greatest slope that it saw", () => {
  const told = testify(atTie([3, 0]), [1, -1], [0, 1], half);
  assert(told);
  near(told.analytic, 3);
  assert(Math.abs(told.least + 1) < 1e-4 && Math.abs(told.greatest - 1) < 1e-4);
});

Deno.test("testify() is not certain where kinks of both kinds meet", () => {
  const f: F = ([x, y]) => Math.abs(x) - Math.abs(y);
  const change = changeOf(f, [0, 0], [[-1, 1], [-1, 1]], [3, 3]);
  assertEquals(testify(change, [1, 1], [0, 1], half)?.says, "outside");
});
