import {
  better,
  isRounding,
  noiseToRoundoffRatio,
  ROUNDOFF_FACTOR,
  type TableRow,
} from "../../../../lib/adaptive/sequence/table_row.ts";
import {
  isLostToRoundoff,
  isNegligible,
} from "../../../../lib/adaptive/sequence/lost_to_roundoff.ts";
import { jitter } from "../../../../lib/adaptive/sequence/jitter.ts";
import type { StepSequence } from "../../../../lib/adaptive/sequence/step_sequence.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

const RUNG = {
  h: 1,
  rise: 0,
  fall: 0,
  column: 1,
  value: 1,
  total: 0.1,
  roundoffFloor: 1,
  noiseLevel: 1,
  noiseSample: 1,
  roundoffLimited: true,
} as TableRow;

Deno.test("a level of up to 30 roundings is rounding, of the sample too", () => {
  const [most, more] = [ROUNDOFF_FACTOR, ROUNDOFF_FACTOR + 1];
  assertEquals(ROUNDOFF_FACTOR, 30);
  assert(isRounding({ ...RUNG, noiseLevel: most, noiseSample: most }));
  assert(!isRounding({ ...RUNG, noiseLevel: more }));
  assert(!isRounding({ ...RUNG, noiseSample: more }));
});

Deno.test("the ratio of noise to roundoff counts roundings, and is never below one", () => {
  assertEquals(
    noiseToRoundoffRatio({
      ...RUNG,
      noiseLevel: 12,
      noiseSample: 6,
      roundoffFloor: 2,
    }),
    6,
  );
  assertEquals(
    noiseToRoundoffRatio({
      ...RUNG,
      noiseLevel: 6,
      noiseSample: 12,
      roundoffFloor: 2,
    }),
    6,
  );
  assertEquals(
    noiseToRoundoffRatio({
      ...RUNG,
      noiseLevel: 1,
      noiseSample: 1,
      roundoffFloor: 2,
    }),
    1,
  );
});

Deno.test("of two rows the one that roundoff limits is believed, then the one with the smaller error", () => {
  const close = { ...RUNG, total: 0.01 };
  const noisy = { ...RUNG, roundoffLimited: false, total: 0.001 };
  assert(better(close, RUNG) && !better(RUNG, close));
  assert(better(RUNG, noisy) && !better(noisy, RUNG));
  assert(better(RUNG, undefined));
  assert(!better({ ...RUNG, column: 0 }, undefined));
});

Deno.test("a row whose error is as large as its value loses to one that says something", () => {
  const rough = { ...RUNG, roundoffLimited: false };
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

Deno.test("a slope is lost to roundoff whose error is above the value and a third of the change of f", () => {
  const still = { bend: 0, change: 0 };
  const row = { ...RUNG, h: 0.5, rise: 0.5, fall: -0.25, value: 0.1 };
  // A slope of 1 was seen.
  assert(isLostToRoundoff({ ...row, total: 0.4 }, still, 1, 0));
  assert(!isLostToRoundoff({ ...row, total: 0.25 }, still, 1, 0));
  assert(!isLostToRoundoff({ ...row, total: 0.4, value: 0.5 }, still, 1, 0));
  assert(
    !isLostToRoundoff(
      { ...row, total: 0.4, roundoffLimited: false },
      still,
      1,
      0,
    ),
  );
  // Over a step on which f stands still, it is the steepest slope elsewhere.
  const flat = { ...row, rise: 0, fall: 0, total: 0.4 };
  assert(
    isLostToRoundoff(flat, still, 1, 1) && !isLostToRoundoff(flat, still, 1, 2),
  );
});

Deno.test("a higher derivative is lost to roundoff whose error is a third of the bend", () => {
  const row = { ...RUNG, value: 0, total: 0.4, rise: 9 };
  assert(isLostToRoundoff(row, { bend: 1, change: 0 }, 2, 0));
  assert(!isLostToRoundoff(row, { bend: 2, change: 0 }, 2, 0));
});

/** A sequence whose changes of f are these, from the largest step down. */
function sequenceOf(changes: readonly number[]): StepSequence {
  const rows = changes.map((rise, i) => ({ h: 2 ** -i, rise, fall: 0 }));
  return { rows } as unknown as StepSequence;
}

Deno.test("jitter is the change of f that does not shrink with the step, beside larger changes far off", () => {
  const [far, mid] = [[60, 9, 9, 9], [3, 10, 4, 2]];
  assertEquals(jitter([sequenceOf([...far, ...mid, 1, 3, 1, 1])]), 10);
  assertEquals(
    jitter([sequenceOf([...far, ...mid]), sequenceOf([])]),
    undefined,
  );
  // What shrinks is no jitter, nor is what is as large as all that f does.
  assertEquals(jitter([sequenceOf([...far, ...mid, 1, 1, 1, 1])]), undefined);
  assertEquals(
    jitter([sequenceOf([45, 9, 9, 9, ...mid, 1, 3, 1, 1])]),
    undefined,
  );
});

Deno.test("jitter looks at the rows of all sequences by their steps", () => {
  const all = [60, 9, 9, 9, 3, 10, 4, 2, 1, 3, 1, 1];
  const steps = all.map((fall, i) => ({ h: 2 ** -i, rise: 0, fall: -fall }));
  const [one, other] = [0, 1].map((k) => ({
    rows: steps.filter((_, i) => i % 2 === k),
  }));
  assertEquals(jitter([other, one] as unknown as StepSequence[]), 10);
});
