import { StepSequence } from "../../../../lib/adaptive/sequence/step_sequence.ts";
import { RATIO } from "../../../../lib/adaptive/sequence/noise_amplification.ts";
import {
  Refinement,
  type RefinementOptions,
  type StopReason,
} from "../../../../lib/adaptive/sequence/refinement.ts";
import { readPair } from "../../../../lib/adaptive/sequence/pair.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { randomSource } from "../../../support/random.ts";

type F = (x: number) => number;

/** Refines a sequence around x from a step of 0.4 down, until it ends. */
function refine(
  f: F,
  x: number,
  options: Partial<RefinementOptions> = {},
  order: 1 | 2 = 1,
) {
  const line = numberLine(x, -Infinity, Infinity);
  const sequence = new StepSequence(order, line, f(x), Math.abs(f(x)));
  const refinement = new Refinement(sequence, {
    targetError: 0,
    stopsAtTolerance: false,
    noise: Infinity,
    ...options,
  });
  let reason: StopReason | undefined;
  let slow = 0;
  for (let k = 0; k < 35 && !reason; k++) {
    const h = 0.4 * RATIO ** -k;
    const row = sequence.append(readPair(h, h, f(x + h), f(x - h), f(x), line));
    if (row.column > 0) reason = refinement.judge(row);
    slow += refinement.isSlow ? 1 : 0;
  }
  return {
    reason,
    top: refinement.top!,
    sequence,
    rows: sequence.rows.length,
    slow,
  };
}

Deno.test("a smooth function is refined until rounding outweighs what smaller steps could bring", () => {
  for (
    const [f, x, slope] of [[Math.exp, 1, Math.E], [
      Math.sin,
      0.5,
      Math.cos(0.5),
    ], [Math.log, 2, 0.5]] as const
  ) {
    const { reason, top, rows, slow } = refine(f, x);
    assertEquals([reason, slow], ["roundoff", 0]);
    assert(Math.abs(top.value - slope) <= top.total && top.total < 1e-12);
    assert(rows <= 7, `${rows}`);
  }
});

Deno.test("a goal ends a hasty refinement as soon as the error is that small", () => {
  const [first, second] = [1e-4, 1e-9].map((targetError) =>
    refine(Math.exp, 1, { targetError, stopsAtTolerance: true })
  );
  assertEquals([first.reason, second.reason], ["tolerance", "tolerance"]);
  for (
    const [{ top, sequence }, targetError] of [[first, 1e-4], [
      second,
      1e-9,
    ]] as const
  ) {
    const error = sequence.errorOf(top);
    assert(
      Math.abs(top.value - Math.E) <= error && error <= targetError * Math.E,
    );
  }
  assert(
    first.rows < second.rows && second.rows < refine(Math.exp, 1).rows,
  );
  assertEquals(refine(Math.exp, 1, { targetError: 1e-4 }).reason, "roundoff");
});

Deno.test("noise is called so after eight rows of it, not where f is known to have less", () => {
  const random = randomSource(11);
  const f = (x: number) => Math.sin(x) + 1e-6 * (random() - 0.5);
  const { reason, rows, top, sequence } = refine(f, 1);
  assertEquals(reason, "noise");
  assert(rows >= 8 && rows <= 12, `${rows}`);
  assert(Math.abs(top.value - Math.cos(1)) <= sequence.errorOf(top));
  assertEquals(refine(f, 1, { noise: 1e-10 }).reason, "stuck");
  assertEquals(refine(f, 1, { noise: 1e-6 }).reason, "noise");
});

Deno.test("a corner, a jump and a root lead nowhere, after three rows without progress", () => {
  for (
    const f of [
      (x: number) => Math.abs(x) + Math.exp(x),
      (x: number) => (x > 0 ? 1 : 0) + x,
      (x: number) => Math.sqrt(Math.abs(x)),
    ]
  ) {
    const { reason, rows } = refine(f, 0);
    assertEquals(reason, "stuck");
    assert(rows <= 8, `${rows}`);
  }
});

Deno.test("a corner of the second derivative is slow: row after row brings about a digit", () => {
  const { slow } = refine((x) => Math.max(x, 0) ** 2 + x, 0);
  assert(slow > 0);
  assertEquals(refine(Math.exp, 0).slow, 0);
});
