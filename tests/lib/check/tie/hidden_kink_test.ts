import { measureElement } from "../../../../lib/check/measure/measure.ts";
import { MovedAtOnce } from "../../../../lib/check/tie/hidden_kink.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, gradientOf } from "../gradient_of.ts";

/** The kinks that elements make together which show none by themselves. */
function hiddenIn(f: F, x: number[], among = [...x.keys()], bounds?: object) {
  const start = x.slice();
  const { subject, calls } = gradientOf(f, () => x, x, bounds);
  const measurements = x.map((_, i) => measureElement(subject, [i]));
  const before = calls.count;
  const moved = new MovedAtOnce(subject, among, randomSource(1));
  const kinks = moved.kinksOf(measurements);
  assertEquals(x, start);
  return { kinks, evaluations: calls.count - before };
}

const median: F = (x) => x.toSorted((a, b) => a - b)[x.length >> 1];

testEach<readonly [string, F, number[], number[]]>([
  ["a median", median, [1, 2, 2, 2, 3], [0, 1, 2, 3, 4]],
  [
    "a least of absolute values",
    ([a, b]) => Math.min(Math.abs(a), Math.abs(b)),
    [0, 0],
    [0, 1],
  ],
  ["a bend", ([a, b]) => 1e3 * a * b + Math.exp(a * b), [2, 3], []],
  ["a bend at 0", ([a, b]) => a * b + 1, [0, 0], []],
  ["a sum", ([a, b]) => a ** 2 + Math.sin(b), [2, 3], []],
  ["a sum of nothing else", () => 7, [2, 3], []],
])("MovedAtOnce: kinks of %s", (_, f, x, expected) => {
  const { kinks, evaluations } = hiddenIn(f, x);
  assertEquals(kinks.map(({ position }) => position), expected);
  for (const { left, right } of kinks) assertEquals(left, right);
  // Four values at x, f at x itself, and as many again a part of the way where there is something to tell.
  const patterns = x.length === 2 ? 4 : 8;
  assert(evaluations <= 1 + 2 * patterns, `${evaluations}`);
  if (expected.length === 0 && !/bend/.test(_)) {
    assertEquals(evaluations, 1 + patterns);
  }
});

// The least of |a|/2 and |b|/8 at 0 where a and b move by 0.5 to 1.5 of a hundred-thousandth of their size.
Deno.test("MovedAtOnce: a kink is as high as f changes for a move of the size of x", () => {
  const f: F = ([a, b]) => Math.min(Math.abs(a - 2), Math.abs(b - 8) / 4);
  const { kinks } = hiddenIn(f, [2, 8]);
  assertEquals(kinks.length, 2);
  const [a, b] = kinks.map(({ gap }) => gap);
  assert(a > 0.5 && a < 1.5, `${a}`);
  assert(Math.abs(a / b - 4) < 1e-12);
});

Deno.test("MovedAtOnce: one element makes no kink together, and those left out none at all", () => {
  assertEquals(hiddenIn(median, [1, 2, 2, 2, 3], [1]).kinks, []);
  const { kinks } = hiddenIn(median, [1, 2, 2, 2, 3], [1, 2, 3]);
  assertEquals(kinks.map(({ position }) => position), [1, 2, 3]);
});

Deno.test("MovedAtOnce stays within bounds, to the side that they leave", () => {
  const f: F = ([a, b]) => {
    assert(a >= 2 && b <= 2, `${a}, ${b}`);
    return a * b;
  };
  const bounds = { lower: [2, -Infinity], upper: [Infinity, 2] };
  const x = [2, 2];
  const { subject } = gradientOf(f, () => x, x, bounds);
  new MovedAtOnce(subject, [0, 1], randomSource(1));
  assertEquals(x, [2, 2]);
});

Deno.test("MovedAtOnce: f that throws beside x shows no kink", () => {
  const f: F = (x) => {
    if (x.filter((v) => v !== 2).length > 1) throw new Error("beside");
    return x[0];
  };
  assertEquals(hiddenIn(f, [2, 2]).kinks, []);
});

Deno.test("MovedAtOnce leaves alone what bounds leave no room", () => {
  const f: F = ([a, b]) => {
    assert(Math.abs(a - 2) <= 1e-9, `${a}`);
    return a * b;
  };
  const bounds = { lower: [2 - 1e-9, -9], upper: [2 + 1e-9, 9] };
  const { kinks, evaluations } = hiddenIn(f, [2, 3], [0, 1], bounds);
  assertEquals([kinks, evaluations], [[], 5]);
});
