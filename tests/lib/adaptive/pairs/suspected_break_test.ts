import { StepSequence } from "../../../../lib/adaptive/sequence/step_sequence.ts";
import { RATIO } from "../../../../lib/adaptive/sequence/noise_amplification.ts";
import { CentralSearch } from "../../../../lib/adaptive/pairs/central_search.ts";
import {
  suspectBreak,
  suspectCorner,
  suspectHole,
} from "../../../../lib/adaptive/pairs/suspected_break.ts";
import { Verification } from "../../../../lib/adaptive/pairs/verification.ts";
import { readPair } from "../../../../lib/adaptive/sequence/pair.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

type F = (x: number) => number;

const LINE = numberLine(0, -Infinity, Infinity);
const LEAST = 1e-20;

/** A sequence around 0 of so many rows. */
function sequenceOf(f: F, count = 9, first = 0.4): StepSequence {
  const sequence = new StepSequence(1, LINE, f(0), Math.abs(f(0)));
  for (let i = 0; i < count; i++) {
    const h = first * RATIO ** -i;
    sequence.append(readPair(h, h, f(h), f(-h), f(0), LINE));
  }
  return sequence;
}

testEach<[string, F, number, number]>([
  ["|x|", Math.abs, -1, 1],
  ["sin x and x²", (x) => x > 0 ? Math.sin(2 * x) : x * x, 0, 2],
  ["exp of |x|", (x) => Math.exp(-Math.abs(x)), 1, -1],
])(
  "a sequence over %s shows a kink with slopes %d and %d",
  (_, f, from, to) => {
    const { kind, left, right, steps, from: seen, holds } = suspectBreak(
      sequenceOf(f),
      LINE,
      LEAST,
    )!;
    assertEquals(kind, "kink");
    assert(Math.abs(left.value - from) <= left.error && left.error < 1e-4);
    assert(Math.abs(right.value - to) <= right.error && right.error < 1e-4);
    const [middle, lowest] = steps;
    assert(lowest < middle && middle < seen && lowest >= 1e-9 * seen);
    assertEquals(middle, Math.sqrt(lowest * seen));
    // At smaller steps f goes on along both slopes, or it does not.
    for (const h of steps) {
      assert(holds(h, f(h) - f(0), f(-h) - f(0)));
      assert(!holds(h, from * h, f(-h) - f(0)));
      assert(!holds(h, f(h) - f(0), -to * h));
    }
  },
);

testEach<[string, F, number, number]>([
  ["a step", (x) => x > 0 ? 1 : 0, 0, 1],
  ["two branches", (x) => x >= 0 ? 2 + x : Math.exp(x), -1, 0],
])("a sequence over %s shows a jump by %d and %d", (_, f, below, above) => {
  const { kind, left, right, holds } = suspectBreak(
    sequenceOf(f),
    LINE,
    LEAST,
  )!;
  assertEquals(kind, "jump");
  assert(Math.abs(left.gap - below) <= left.gapError + 1e-15);
  assert(Math.abs(right.gap - above) <= right.gapError + 1e-15);
  assert(holds(1e-9, above, below));
  assert(!holds(1e-9, above + 0.5, below) && !holds(1e-9, above, below - 0.5));
});

testEach<[string, F]>([
  ["exp", Math.exp],
  ["a line", (x) => 2 * x],
  ["a constant", () => 3],
])("a sequence over %s shows no break", (_, f) => {
  assertEquals(suspectBreak(sequenceOf(f), LINE, LEAST), undefined);
  assertEquals(suspectHole(sequenceOf(f), LINE, LEAST), undefined);
});

Deno.test("a break is not suspected where no smaller step is left to verify it", () => {
  const sequence = sequenceOf(Math.abs);
  assertEquals(suspectBreak(sequence, LINE, 1), undefined);
  const { h } = sequence.rows[8];
  assertEquals(suspectBreak(sequence, LINE, h), undefined);
  assert(suspectBreak(sequence, LINE, h / 2));
});

testEach<[string, F, number]>([
  ["a squared hinge", (x) => Math.max(x, 0) ** 2 + x, 1],
  ["x |x| - x", (x) => x * Math.abs(x) - x, -1],
])(
  "a sequence over %s shows a corner of a higher derivative",
  (_, f, slope) => {
    const sequence = sequenceOf(f);
    const { kind, left, right, holds, steps } = suspectCorner(
      sequence,
      LINE,
      LEAST,
    )!;
    assertEquals(kind, "corner");
    for (const side of [left, right]) {
      assert(Math.abs(side.value - slope) <= side.error && side.error < 1e-9);
    }
    for (const h of steps) {
      assert(holds(h, f(h), f(-h)));
      assert(
        !holds(h, f(h) + 1e-6 * h, f(-h)) && !holds(h, f(h), f(-h) + 1e-6 * h),
      );
    }
  },
);

Deno.test("a corner is not suspected of pieces with two slopes, nor where no smaller step is left to verify it", () => {
  assertEquals(suspectCorner(sequenceOf(Math.abs), LINE, LEAST), undefined);
  const sequence = sequenceOf((x) => Math.max(x, 0) ** 2 + x);
  const { h } = sequence.rows[8];
  assertEquals(suspectCorner(sequence, LINE, h), undefined);
  assert(suspectCorner(sequence, LINE, h / 2));
});

Deno.test("a hole is not suspected of two pairs, nor where no smaller step is left to verify it", () => {
  const f = (x: number) => x === 0 ? 0.25 : Math.sin(x) / x;
  assertEquals(suspectHole(sequenceOf(f, 2), LINE, LEAST), undefined);
  const sequence = sequenceOf(f);
  const { h } = sequence.rows[8];
  assertEquals(suspectHole(sequence, LINE, h), undefined);
  assert(suspectHole(sequence, LINE, h / 2));
});

testEach<[string, F, "corner" | undefined]>([
  ["goes on beside x", (x) => x + Math.max(x, 0) ** 2, "corner"],
  [
    "does not",
    (x) => x + Math.max(x, 0) ** 2 + 1e-15 * Math.tanh(1e10 * x),
    undefined,
  ],
])("a corner is found where it %s", (_, f, expected) => {
  const pairs = new CentralSearch(1, LINE, f(0), 1e-11, false);
  for (let h = pairs.next(); h > 0; h = pairs.next()) {
    pairs.learn(h, h, f(h), f(-h));
  }
  assertEquals(pairs.foundBreak?.kind, expected);
});

Deno.test("a sequence over sin(x)/x with a value of its own shows a hole", () => {
  const f = (x: number) => x === 0 ? 0.25 : Math.sin(x) / x;
  const { kind, left, right, holds } = suspectHole(sequenceOf(f), LINE, LEAST)!;
  assertEquals(kind, "jump");
  for (const side of [left, right]) {
    assert(Math.abs(side.gap - 0.75) <= side.gapError + 1e-15);
  }
  assert(holds(1e-6, 0.75, 0.75));
  assert(!holds(1e-6, 0.6, 0.75) && !holds(1e-6, 0.75, 0));
  // No hole is where f comes back to its value from one side, or bit by bit.
  const half = (x: number) => x <= 0 ? 0.25 : f(x);
  assertEquals(suspectHole(sequenceOf(half), LINE, LEAST), undefined);
  const root = (x: number) => Math.sqrt(Math.abs(x));
  assertEquals(suspectHole(sequenceOf(root), LINE, LEAST), undefined);
});

Deno.test("a break that holds at all smaller steps is at x", () => {
  const suspected = suspectBreak(sequenceOf(Math.abs), LINE, LEAST)!;
  const verification = new Verification(suspected);
  const [middle, lowest] = suspected.steps;
  assertEquals(verification.step, middle);
  assertEquals(verification.learn(middle, middle, middle), undefined);
  assertEquals(verification.step, lowest);
  assertEquals(verification.learn(lowest, lowest, lowest), "at x");
  assert(!verification.isBisecting);
});

testEach([1e-5, 1e-6, 1e-8])(
  "a break beside x, at %d, is bisected until steps below it are told from those above",
  (at) => {
    const f = (x: number) => Math.max(0, Math.abs(x) - at);
    const suspected = suspectBreak(sequenceOf(Math.abs, 7), LINE, LEAST)!;
    const verification = new Verification(suspected);
    for (let k = 0; k < 60; k++) {
      const { step } = verification;
      const found = verification.learn(step, f(step), f(-step));
      if (found === undefined) continue;
      assert(found !== "at x" && verification.isBisecting);
      // The slopes are 2 apart, of which f may miss a tenth: from 5 times the distance on.
      assert(
        found.below >= at && found.below < 5 * at &&
          5 * at <= found.below * RATIO ** 2,
      );
      return;
    }
    assert(false, "the bisection did not end");
  },
);
