import { isBetween, testify } from "../../../../lib/check/tie/witness.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { changeOf, type F } from "./change_of.ts";

const greatest: F = (x) => Math.max(...x);
/** Kinks of both kinds. */
const both: F = ([a, b]) => Math.max(0, a - 2) - Math.max(0, b - 2);

/** What a direction says of code that says this where every element is 2, and where f was asked. */
function told(
  f: F,
  said: readonly number[],
  direction: readonly number[],
  { budget = 100, kept = 0 }: { budget?: number; kept?: number } = {},
) {
  const x = said.map(() => 2);
  const asked: number[][] = [];
  const change = changeOf(
    (x) => (asked.push(x.slice()), f(x)),
    x,
    x.map(() => [0, 1]),
    said,
    budget,
  );
  const random = randomSource(1);
  const told = testify(change, direction, [...x.keys()], random, kept);
  return { told, asked, step: change.step };
}

// The greatest of two that are tied has the slope 1 along both at once, and -1 and 1 along one against the other. A thousandth is
// granted of the direction's size and of the slope, which is 0.003 along both, and three times that is plain.
testEach<readonly [string, F, number[], number[], string, number, number]>([
  ["one of a tie", greatest, [1, 0], [1, 1], "for", 1, 1],
  ["half of each", greatest, [0.5, 0.5], [1, 1], "for", 1, 1],
  ["one of a tie, across", greatest, [1, 0], [1, -1], "between", -1, 1],
  ["half of each, across", greatest, [0.5, 0.5], [1, -1], "between", -1, 1],
  ["both of a tie", greatest, [1, 1], [1, 1], "against", 1, 1],
  ["neither", greatest, [0, 0], [1, 1], "against", 1, 1],
  ["twice one, across", greatest, [2, 0], [1, -1], "against", -1, 1],
  ["slightly more than one", greatest, [1.0029, 0], [1, 1], "for", 1, 1],
  ["somewhat more than one", greatest, [1.0031, 0], [1, 1], "against", 1, 1],
  ["a slope beside x", both, [1, 0], [1, 1], "between", 0, 1],
  ["none even beside", both, [1, 1], [1, 1], "outside", -1, 1],
])("testify(): %s", (_, f, said, direction, says, least, most) => {
  const { told: found } = told(f, said, direction);
  assertEquals(found?.says, says);
  assertEquals(
    found?.analytic,
    said[0] * direction[0] + said[1] * direction[1],
  );
  assert(Math.abs(found!.least - least) < 1e-9, `${found!.least}`);
  assert(Math.abs(found!.greatest - most) < 1e-9, `${found!.greatest}`);
});

Deno.test("testify(): where f is not defined all along, nothing is proved", () => {
  const f: F = (x) => x[0] < 2 - 4e-4 ? NaN : greatest(x);
  assertEquals(told(f, [1, 1], [1, 1]).told?.says, "outside");
});

// Of 28 evaluations f at x takes one and both sides two, which leaves 25; two lines take 24.
testEach([[0, true], [1, true], [2, false]])(
  "testify(): nothing where fewer than 24 evaluations are left beside %d to be kept: %s",
  (kept, expected) => {
    const { told: found } = told(greatest, [1, 1], [1, 1], {
      budget: 14,
      kept,
    });
    assertEquals(found !== undefined, expected);
  },
);

Deno.test("testify() looks along lines on both sides of x, and apart from the elements that stand still", () => {
  const { asked, step } = told(greatest, [1, 1, 1], [1, 1, 0]);
  assertEquals(asked.length, 3 + 24);
  const moves = asked.slice(3).map((at) => at.map((v) => (v - 2) / step));
  for (const [side, line] of [moves.slice(0, 12), moves.slice(12)].entries()) {
    const sign = side === 0 ? 1 : -1;
    const positions = [
      -32,
      -8,
      -3,
      -1.5,
      -0.75,
      -0.25,
      0.25,
      0.75,
      1.5,
      3,
      8,
      32,
    ];
    line.forEach(([a, b, c], k) => {
      const [from, across] = [
        sign * (a - positions[k]),
        sign * (b - positions[k]),
      ];
      assert(from > 0.49 && from < 1.51, `${from}`);
      assert(across < -0.49 && across > -1.51, `${across}`);
      assert(sign * c > 3.49 && sign * c < 4.51, `${c}`);
    });
  }
});

testEach([
  [1, true],
  [3, true],
  [2, true],
  [0.5, true],
  [3.5, true],
  [0.4, false],
  [3.6, false],
  [NaN, false],
])(
  "isBetween(): %d is between 1 and 3 to within a half: %s",
  (value, expected) => {
    assertEquals(isBetween(value, 1, 3, 0.5), expected);
  },
);
