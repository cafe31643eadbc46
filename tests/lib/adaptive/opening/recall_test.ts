import { isForeseen } from "../../../../lib/adaptive/opening/foreseen.ts";
import { Opening } from "../../../../lib/adaptive/opening/opening.ts";
import { Recall } from "../../../../lib/adaptive/opening/recall.ts";
import { readPair } from "../../../../lib/adaptive/sequence/pair.ts";
import { newProbe, numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

type F = (x: number) => number;
const LIMITS = { maxEvaluations: 100, tolerance: 0, promise: undefined };

/** The opening of a search around x, to its end. */
function open(f: F, x: number, tolerance = 0, order: 1 | 2 = 1) {
  const opening = new Opening();
  const line = numberLine(x, -Infinity, Infinity);
  const promise = tolerance || undefined;
  opening.begin(line, order, f(x), { ...LIMITS, tolerance, promise });
  const probe = newProbe();
  while (opening.asks(probe)) {
    probe.values[0] = f(probe.positions[0]);
    probe.values[1] = f(probe.positions[1]);
    opening.learn(probe);
  }
  return opening;
}

Deno.test("an opening knows the second derivative of a smooth f to 1e-11, and none where that jumps", () => {
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

Deno.test("an opening answers where f is smooth, after five pairs or six and a look close to x", () => {
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

Deno.test("an opening ends without an answer at the first doubt, and does not go on", () => {
  const calls = (f: F, x: number) => {
    const opening = open(f, x);
    assertEquals(opening.answer(1), undefined);
    return opening.evaluations;
  };
  assertEquals(calls(() => 3, 1), 2);
  assertEquals(calls((x) => x > 1 ? NaN : x, 1), 2);
  assertEquals(calls((x) => Math.abs(x - 1), 1), 4);
  assertEquals(calls((x) => x > 1 ? 1 : 0, 1), 4);
  assert(calls((x) => Math.sin(300 * x), 1) <= 8);
});

Deno.test("an opening sees a bump beside x by its last look", () => {
  const f = (x: number) =>
    Math.sin(x) + 1e-4 * Math.exp(-(((x - 1) / 1e-5) ** 2));
  const opening = open((x) => f(x) - 1e-4 * (x === 1 ? 1 : 0), 1);
  assertEquals(opening.answer(1), undefined);
  assert(opening.evaluations >= 10);
});

Deno.test("what an opening has seen is recalled once", () => {
  const opening = open((x) => Math.abs(x - 1), 1);
  const recall = new Recall(opening);
  assertEquals(recall.unused, 4);
  const [first, second] = opening.positions;
  const probe = { ...newProbe(), count: 2, positions: [first, second] };
  assert(recall.answers(probe));
  assertEquals(probe.values, [first, second].map((x) => Math.abs(x - 1)));
  assertEquals(recall.unused, 2);
  assert(!recall.answers(probe));
  assertEquals(recall.at(opening.positions[2]), opening.values[2]);
  assertEquals([recall.at(7), recall.unused], [undefined, 1]);
  // Nothing is taken of a probe that is known in part.
  const part = { ...probe, positions: [opening.positions[3], 7] };
  assert(!recall.answers(part));
  assertEquals(recall.unused, 1);
});

/** Whether the first of so many pairs of f around 0 is as the others have it. */
function foresees(f: F, steps: readonly number[], level = 1e-16): boolean {
  const line = numberLine(0, -Infinity, Infinity);
  const pairs = steps.map((h) => readPair(h, h, f(h), f(-h), f(0), line));
  return isForeseen(pairs, steps.length, level);
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
