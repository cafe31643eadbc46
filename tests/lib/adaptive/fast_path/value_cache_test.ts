import { isFirstPairExtrapolated } from "../../../../lib/adaptive/fast_path/first_pair.ts";
import { FastPath } from "../../../../lib/adaptive/fast_path/fast_path.ts";
import { ValueCache } from "../../../../lib/adaptive/fast_path/value_cache.ts";
import { readPair } from "../../../../lib/adaptive/sequence/pair.ts";
import { newProbe, numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

type F = (x: number) => number;
const LIMITS = { maxEvaluations: 100, tolerance: 0, promise: undefined };

/** The fast path of a search around x, to its end. */
function open(f: F, x: number, tolerance = 0, order: 1 | 2 = 1) {
  const fastPath = new FastPath();
  const line = numberLine(x, -Infinity, Infinity);
  const promise = tolerance || undefined;
  fastPath.begin(line, order, f(x), { ...LIMITS, tolerance, promise });
  const probe = newProbe();
  while (fastPath.asks(probe)) {
    probe.values[0] = f(probe.positions[0]);
    probe.values[1] = f(probe.positions[1]);
    fastPath.learn(probe);
  }
  return fastPath;
}

Deno.test("a fast path knows the second derivative of a smooth f to 1e-11, and none where that jumps", () => {
  for (
    const [f, x, second] of [
      [Math.exp, 1, Math.E],
      [Math.sin, 1, -Math.sin(1)],
      [
        (t: number) => t ** 4,
        1.5,
        27,
      ],
    ] as const
  ) {
    const { value, error, evaluations } = open(f, x, 0, 2).answer(1)!;
    assert(Math.abs(value - second) <= error && error < 2e-11);
    assert(evaluations <= 13);
  }
  for (const f of [(t: number) => t * Math.abs(t), Math.abs, Math.cbrt]) {
    assertEquals(open(f, 0, 0, 2).answer(1), undefined);
  }
});

Deno.test("a fast path answers where f is smooth, after five pairs or six and a look close to x", () => {
  for (
    const [f, x, slope] of [[Math.exp, 1, Math.E], [Math.sin, 2, Math.cos(2)], [
      Math.cos,
      0.5,
      -Math.sin(0.5),
    ]] as const
  ) {
    const estimate = open(f, x).answer(1)!;
    assert(Math.abs(estimate.value - slope) <= estimate.error);
    assert(estimate.error < 1e-12 && estimate.evaluations <= 15);
    assertEquals(estimate.verdict.kind, "ok");
    assert(
      Math.abs(estimate.reach! / Math.exp(-0.9) / Math.sqrt(x) - 1) < 1e-9,
    );
  }
});

Deno.test("a fast path ends without an answer at the first doubt, and does not go on", () => {
  const calls = (f: F, x: number) => {
    const fastPath = open(f, x);
    assertEquals(fastPath.answer(1), undefined);
    return fastPath.evaluations;
  };
  assertEquals(calls(() => 3, 1), 2);
  assertEquals(calls((x) => x > 1 ? NaN : x, 1), 2);
  assertEquals(calls((x) => Math.abs(x - 1), 1), 4);
  assertEquals(calls((x) => x > 1 ? 1 : 0, 1), 4);
  assert(calls((x) => Math.sin(300 * x), 1) <= 8);
});

Deno.test("a fast path sees a bump beside x by its last look", () => {
  const f = (x: number) =>
    Math.sin(x) + 1e-4 * Math.exp(-(((x - 1) / 1e-5) ** 2));
  const fastPath = open((x) => f(x) - 1e-4 * (x === 1 ? 1 : 0), 1);
  assertEquals(fastPath.answer(1), undefined);
  assert(fastPath.evaluations >= 10);
});

Deno.test("what a fast path has seen is recalled once", () => {
  const fastPath = open((x) => Math.abs(x - 1), 1);
  const cache = new ValueCache(fastPath);
  assertEquals(cache.unused, 4);
  const [first, second] = fastPath.positions;
  const probe = { ...newProbe(), count: 2, positions: [first, second] };
  assert(cache.answers(probe));
  assertEquals(probe.values, [first, second].map((x) => Math.abs(x - 1)));
  assertEquals(cache.unused, 2);
  assert(!cache.answers(probe));
  assertEquals(cache.at(fastPath.positions[2]), fastPath.values[2]);
  assertEquals([cache.at(7), cache.unused], [undefined, 1]);
  // Nothing is taken of a probe that is known in part.
  const part = { ...probe, positions: [fastPath.positions[3], 7] };
  assert(!cache.answers(part));
  assertEquals(cache.unused, 1);
});

/** Whether the first of so many pairs of f around 0 is as the others have it. */
function foresees(f: F, steps: readonly number[], level = 1e-16): boolean {
  const line = numberLine(0, -Infinity, Infinity);
  const pairs = steps.map((h) => readPair(h, h, f(h), f(-h), f(0), line));
  return isFirstPairExtrapolated(pairs, steps.length, level);
}

Deno.test("f at the first pair is foreseen where it is smooth, not beyond a step or a corner", () => {
  const steps = [0.4, 0.1, 0.05, 0.025, 0.0125];
  assert(foresees(Math.exp, steps) && foresees((x) => Math.sin(3 * x), steps));
  assert(foresees((x) => x ** 3 - x, steps));
  for (const at of [0.2, 0.39]) {
    assert(!foresees((x) => Math.exp(x) + (x > at ? 1e-3 : 0), steps));
    assert(
      !foresees((x) => Math.exp(x) + (Math.abs(x) > at ? 1e-3 : 0), steps),
    );
    assert(!foresees((x) => Math.exp(x) + Math.max(0, x - at), steps));
  }
  // Noise of that size would excuse it.
  assert(foresees((x) => Math.exp(x) + (x > 0.2 ? 1e-3 : 0), steps, 1e-4));
});
