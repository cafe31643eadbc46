import { measureElement } from "../../../../lib/check/measure/measure.ts";
import { isBeside } from "../../../../lib/check/tie/beside.ts";
import { obliqueTestimonies } from "../../../../lib/check/tie/oblique.ts";
import { testimonies } from "../../../../lib/check/tie/testimonies.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, gradientOf } from "../gradient_of.ts";
import { changeOf } from "./change_of.ts";

const greatest: F = (x) => Math.max(...x);
const kinksOf = (x: number[]) => x.map(() => [0, 1] as const);

/** What directions tell of the greatest of some that are tied, where the code says this. */
function toldOf(said: number[], budget = 100, reserve = 0) {
  const x = said.map(() => 2);
  const group = [...x.keys()];
  const change = changeOf(greatest, x, kinksOf(x), said, budget);
  const { subject } = gradientOf(greatest, () => said, said.map(() => 2));
  measureElement(subject, [0]);
  const { told, isComplete } = testimonies(
    subject,
    change,
    group,
    reserve,
    randomSource(1),
  );
  const directions = told.map(({ direction }) => direction.join(" "));
  return { directions, isComplete, says: told.map(({ says }) => says) };
}

testEach<readonly [number, string[]]>([
  [2, ["1 1", "1 -1"]],
  [3, [
    "1 1 1",
    "1 -1 0",
    "1 1 0",
    "1 0 -1",
    "1 0 1",
    "0 1 -1",
    "0 1 1",
    "1 1 -1",
    "1 -1 1",
    "-1 1 1",
  ]],
  [4, [
    "1 1 1 1",
    "1 -1 0 0",
    "1 1 0 0",
    "1 0 -1 0",
    "1 0 1 0",
    "1 0 0 -1",
    "1 0 0 1",
    "0 1 -1 0",
    "0 1 1 0",
    "0 1 0 -1",
    "0 1 0 1",
    "0 0 1 -1",
    "0 0 1 1",
  ]],
])(
  "testimonies(): sums and differences of %d tied elements that share the slope",
  (count, expected) => {
    const { directions, isComplete, says } = toldOf(
      new Array(count).fill(1 / count),
      1000,
    );
    assertEquals([directions, isComplete], [expected, true]);
    // Along the sum of all f is smooth, and the code has its slope.
    assertEquals(says[0], "for");
    assert(says.every((one) => one === "for" || one === "between"));
  },
);

Deno.test("testimonies() end with a witness", () => {
  assertEquals(toldOf([1, 1]), {
    directions: ["1 1"],
    isComplete: false,
    says: ["against"],
  });
  assertEquals(toldOf([2, -1]).says, ["for", "against"]);
});

// A direction that is told at once takes 2 evaluations; one is spent on f at x.
testEach([[1, 0, 0], [2, 0, 1], [3, 0, 2], [3, 2, 1]])(
  "testimonies() with %d evaluations for each of two, %d of them left over: %d",
  (budget, reserve, expected) => {
    const { directions, isComplete } = toldOf([0.5, 0.5], budget, reserve);
    assertEquals([directions.length, isComplete], [expected, expected === 2]);
  },
);

// Where it is not told at once it takes 24 more.
testEach<readonly [number, number, string[]]>([
  [14, 0, ["against"]],
  [13, 0, []],
])(
  "testimonies() look beside x only where evaluations are left: %d for each of two, %d left over",
  (budget, reserve, expected) => {
    const { says, isComplete } = toldOf([1, 1], budget, reserve);
    assertEquals([says, isComplete], [expected, false]);
  },
);

/** What sums of directions tell that leave the gradient little slack. */
function obliqueOf(
  f: F,
  x: number[],
  kinks: readonly (readonly [number, number])[],
  said: number[],
  { budget = 100, group = [...x.keys()], reserve = 0 } = {},
) {
  const change = changeOf(f, x, kinks, said, budget);
  const { subject } = gradientOf(f, () => said, [...x]);
  measureElement(subject, [0]);
  const random = randomSource(1);
  const before = change.left;
  const { told, isComplete } = obliqueTestimonies(
    subject,
    change,
    group,
    [],
    reserve,
    random,
  );
  return { told, isComplete, spent: before - change.left };
}

// Six sums of two evaluations each.
testEach<readonly [number, number, boolean, number]>([
  [100, 0, true, 12],
  [6.5, 0, true, 12],
  [6, 0, false, 10],
  [7, 2, false, 10],
  [1, 0, false, 0],
])(
  "obliqueTestimonies(): with %d evaluations for each of two and %d left over, complete: %j",
  (budget, reserve, complete, expected) => {
    const x = [2, 2];
    const { isComplete, spent } = obliqueOf(
      greatest,
      x,
      kinksOf(x),
      [0.5, 0.5],
      { budget, reserve },
    );
    assertEquals([isComplete, spent], [complete, expected]);
  },
);

// The slopes of max(x, y, -x - y) along (-2, 1) lie between -1 and 1 at x, and (-1, 0) has 2; along x, y, x + y, x - y it lies on the bound.
Deno.test("obliqueTestimonies(): a witness that no sum or difference of two elements is", () => {
  const f: F = ([x, y]) => Math.max(x, y, -x - y);
  const kinks = [[-1, 1], [-1, 1]] as const;
  const wrong = obliqueOf(f, [0, 0], kinks, [-1, 0]);
  assertEquals(wrong.told.at(-1)?.says, "against");
  const right = obliqueOf(f, [0, 0], kinks, [-1 / 3, 0]);
  assertEquals(right.isComplete, true);
});

// A length is convex: (1, 0, 1/2) is longer than 1, and its own direction shows it best.
Deno.test("obliqueTestimonies(): a gradient longer than that of a length", () => {
  const f: F = (x) => Math.hypot(...x);
  const kinks = [[-1, 1], [-1, 1], [-1, 1]] as const;
  const x = [0, 0, 0];
  for (const long of [[1, 0, 0.5], [0.8, 0.7, 0], [0, -0.95, 0.4]]) {
    const { told } = obliqueOf(f, [...x], kinks, long);
    assertEquals(told.at(-1)?.says, "against");
  }
  for (const short of [[0.8, 0, 0.5], [0.6, 0.7, 0], [0.6, 0, -0.8]]) {
    assert(obliqueOf(f, [...x], kinks, short).isComplete);
  }
});

Deno.test("obliqueTestimonies(): what is not of the group stays where it is", () => {
  const f: F = ([a, b, c]) => Math.max(a, b) + Math.abs(c);
  const kinks = [[0, 1], [0, 1], [-1, 1]] as const;
  const { told } = obliqueOf(f, [2, 2, 0], kinks, [0.5, 0.5, 9], {
    group: [0, 1],
  });
  assert(told.every(({ direction }) => direction[2] === 0));
});

// A median of three at their tie: along any one its slope is 0 at x, and 1 beside where that one is in the middle.
const median: F = (x) => x.toSorted((a, b) => a - b)[x.length >> 1];

testEach([[0, true], [1, true], [0.5, true], [1.1, false], [-0.1, false]])(
  "isBeside(): a median may have the slope %d along one of the tied",
  (said, expected) => {
    const x = [2, 2, 2];
    const change = changeOf(median, x, kinksOf(x), [said, 0, 0]);
    const { left } = change;
    assertEquals(isBeside(change, 0, [0, 1, 2], randomSource(1)), expected);
    assertEquals(left - change.left, 6);
    assertEquals(x, [2, 2, 2]);
  },
);

Deno.test("isBeside(): not without evaluations for it", () => {
  const x = [2, 2, 2];
  const change = changeOf(median, x, kinksOf(x), [0.5, 0, 0], 2);
  assertEquals(change.left, 5);
  assertEquals(isBeside(change, 0, [0, 1, 2], randomSource(1)), false);
  assertEquals(change.left, 5);
});

// Where x and y are nearly the same and positive, f rises by x + y - 10 |x - y| besides: so narrow a wedge that no line meets it.
Deno.test("testimonies(): a gradient that no line shows is no fault if it is that of points beside x", () => {
  const f: F = ([x, y]) =>
    Math.abs(x) + Math.abs(y) + Math.max(0, x + y - 10 * Math.abs(x - y));
  const beside = ([x, y]: number[]) => {
    const sign = x + y > 10 * Math.abs(x - y) ? Math.sign(x - y) : 0;
    const rises = Math.abs(sign);
    return [
      Math.sign(x) + rises - 10 * sign,
      Math.sign(y) + rises + 10 * sign,
    ];
  };
  const witnesses = (said: number[]) =>
    Array.from({ length: 20 }, (_, k) => k + 1).filter((seed) => {
      const { subject } = gradientOf(
        f,
        (x) => x.every((v) => v === 0) ? said : beside(x),
        [0, 0],
      );
      measureElement(subject, [0]);
      const change = changeOf(f, [0, 0], [[-1, 1], [-1, 1]], said);
      const { told } = testimonies(
        subject,
        change,
        [0, 1],
        0,
        randomSource(seed),
      );
      return told.some(({ says }) => says === "against");
    }).length;
  const [right, wrong] = [witnesses([-8, 12]), witnesses([-9, 13])];
  // Most draws of 32 points have one in the wedge.
  assert(wrong >= 5 && right <= wrong / 2, `${right}, ${wrong}`);
});
