import {
  better,
  EXPLAINED,
  isRounding,
  loudness,
  type Rung,
} from "../../../../lib/adaptive/ladder/rung.ts";
import {
  isDrowned,
  isNegligible,
} from "../../../../lib/adaptive/ladder/drowning.ts";
import { jitter } from "../../../../lib/adaptive/ladder/jitter.ts";
import type { Ladder } from "../../../../lib/adaptive/ladder/ladder.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

const RUNG = {
  h: 1,
  rise: 0,
  fall: 0,
  column: 1,
  value: 1,
  total: 0.1,
  nominal: 1,
  level: 1,
  sample: 1,
  explained: true,
} as Rung;

Deno.test("a level of up to 30 roundings is rounding, of the sample too", () => {
  const [most, more] = [EXPLAINED, EXPLAINED + 1];
  assertEquals(EXPLAINED, 30);
  assert(isRounding({ ...RUNG, level: most, sample: most }));
  assert(!isRounding({ ...RUNG, level: more }));
  assert(!isRounding({ ...RUNG, sample: more }));
});

Deno.test("loudness counts roundings, and is never below one", () => {
  assertEquals(loudness({ ...RUNG, level: 12, sample: 6, nominal: 2 }), 6);
  assertEquals(loudness({ ...RUNG, level: 6, sample: 12, nominal: 2 }), 6);
  assertEquals(loudness({ ...RUNG, level: 1, sample: 1, nominal: 2 }), 1);
});

Deno.test("of two rungs the one that rounding explains is believed, then the one with the smaller error", () => {
  const close = { ...RUNG, total: 0.01 };
  const noisy = { ...RUNG, explained: false, total: 0.001 };
  assert(better(close, RUNG) && !better(RUNG, close));
  assert(better(RUNG, noisy) && !better(noisy, RUNG));
  assert(better(RUNG, undefined));
  assert(!better({ ...RUNG, column: 0 }, undefined));
});

Deno.test("a rung whose error is as large as its value loses to one that says something", () => {
  const rough = { ...RUNG, explained: false };
  const empty = { ...rough, value: 1e-3, total: 1e-3 };
  assert(better(rough, empty) && !better(empty, rough));
  assert(better({ ...empty, total: 9e-4 }, empty));
});

Deno.test("a derivative is negligible far below the bend of f, or within its error of 0 far below the change", () => {
  const near = { value: 1, total: 1e-11 };
  assert(isNegligible(near, { bend: 1, change: 0 }));
  assert(!isNegligible(near, { bend: 0.5, change: 1e9 }));
  const zero = { value: 2e-12, total: 1e-12 };
  assert(isNegligible(zero, { bend: 0, change: 1 }));
  assert(!isNegligible(zero, { bend: 0, change: 0.5 }));
  assert(!isNegligible({ ...zero, value: 3e-12 }, { bend: 0, change: 1 }));
});

Deno.test("rounding drowns a slope whose error is above the value and a third of the change of f", () => {
  const still = { bend: 0, change: 0 };
  const rung = { ...RUNG, h: 0.5, rise: 0.5, fall: -0.25, value: 0.1 };
  // A slope of 1 was seen.
  assert(isDrowned({ ...rung, total: 0.4 }, still, 1, 0));
  assert(!isDrowned({ ...rung, total: 0.25 }, still, 1, 0));
  assert(!isDrowned({ ...rung, total: 0.4, value: 0.5 }, still, 1, 0));
  assert(!isDrowned({ ...rung, total: 0.4, explained: false }, still, 1, 0));
  // Over a step on which f stands still, it is the steepest slope elsewhere.
  const flat = { ...rung, rise: 0, fall: 0, total: 0.4 };
  assert(isDrowned(flat, still, 1, 1) && !isDrowned(flat, still, 1, 2));
});

Deno.test("rounding drowns a higher derivative whose error is a hundredth of the bend", () => {
  const rung = { ...RUNG, value: 0, total: 0.02, rise: 9 };
  assert(isDrowned(rung, { bend: 1, change: 0 }, 2, 0));
  assert(!isDrowned(rung, { bend: 3, change: 0 }, 2, 0));
});

/** A ladder whose changes of f are these, from the largest step down. */
function ladderOf(changes: readonly number[]): Ladder {
  const rungs = changes.map((rise, i) => ({ h: 2 ** -i, rise, fall: 0 }));
  return { rungs } as unknown as Ladder;
}

Deno.test("jitter is the change of f that does not shrink with the step, beside larger changes far off", () => {
  const [far, mid] = [[60, 9, 9, 9], [3, 10, 4, 2]];
  assertEquals(jitter([ladderOf([...far, ...mid, 1, 3, 1, 1])]), 10);
  assertEquals(jitter([ladderOf([...far, ...mid]), ladderOf([])]), undefined);
  // What shrinks is no jitter, nor is what is as large as all that f does.
  assertEquals(jitter([ladderOf([...far, ...mid, 1, 1, 1, 1])]), undefined);
  assertEquals(
    jitter([ladderOf([45, 9, 9, 9, ...mid, 1, 3, 1, 1])]),
    undefined,
  );
});

Deno.test("jitter looks at the rungs of all ladders by their steps", () => {
  const all = [60, 9, 9, 9, 3, 10, 4, 2, 1, 3, 1, 1];
  const steps = all.map((fall, i) => ({ h: 2 ** -i, rise: 0, fall: -fall }));
  const [one, other] = [0, 1].map((k) => ({
    rungs: steps.filter((_, i) => i % 2 === k),
  }));
  assertEquals(jitter([other, one] as unknown as Ladder[]), 10);
});
