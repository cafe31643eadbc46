import { Ladder } from "../../../../lib/adaptive/ladder/ladder.ts";
import { RATIO } from "../../../../lib/adaptive/ladder/amplification.ts";
import {
  type Halt,
  Refinement,
  type Wish,
} from "../../../../lib/adaptive/ladder/refinement.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { randomSource } from "../../../support/random.ts";

type F = (x: number) => number;

/** Refines a ladder around x from a step of 0.4 down, until it ends. */
function refine(f: F, x: number, wish: Partial<Wish> = {}, order: 1 | 2 = 1) {
  const line = numberLine(x, -Infinity, Infinity);
  const ladder = new Ladder(order, line, f(x), Math.abs(f(x)));
  const refinement = new Refinement(ladder, {
    goal: 0,
    hasty: false,
    noise: Infinity,
    ...wish,
  });
  let halt: Halt | undefined;
  let slow = 0;
  for (let k = 0; k < 35 && !halt; k++) {
    const h = 0.4 * RATIO ** -k;
    const rung = ladder.append(h, h, f(x + h), f(x - h));
    if (rung.column > 0) halt = refinement.judge(rung);
    slow += refinement.isSlow ? 1 : 0;
  }
  return {
    halt,
    top: refinement.top!,
    ladder,
    rungs: ladder.rungs.length,
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
    const { halt, top, rungs, slow } = refine(f, x);
    assertEquals([halt, slow], ["floor", 0]);
    assert(Math.abs(top.value - slope) <= top.total && top.total < 1e-12);
    assert(rungs <= 7, `${rungs}`);
  }
});

Deno.test("a goal ends a hasty refinement as soon as the error is that small", () => {
  const [first, second] = [1e-4, 1e-9].map((goal) =>
    refine(Math.exp, 1, { goal, hasty: true })
  );
  assertEquals([first.halt, second.halt], ["content", "content"]);
  for (
    const [{ top, ladder }, goal] of [[first, 1e-4], [second, 1e-9]] as const
  ) {
    const error = ladder.errorOf(top);
    assert(Math.abs(top.value - Math.E) <= error && error <= goal * Math.E);
  }
  assert(
    first.rungs < second.rungs && second.rungs < refine(Math.exp, 1).rungs,
  );
  assertEquals(refine(Math.exp, 1, { goal: 1e-4 }).halt, "floor");
});

Deno.test("noise is called so after eight rungs of it, not where f is known to have less", () => {
  const random = randomSource(11);
  const f = (x: number) => Math.sin(x) + 1e-6 * (random() - 0.5);
  const { halt, rungs, top, ladder } = refine(f, 1);
  assertEquals(halt, "noise");
  assert(rungs >= 8 && rungs <= 12, `${rungs}`);
  assert(Math.abs(top.value - Math.cos(1)) <= ladder.errorOf(top));
  assertEquals(refine(f, 1, { noise: 1e-10 }).halt, "stuck");
  assertEquals(refine(f, 1, { noise: 1e-6 }).halt, "noise");
});

Deno.test("a corner, a jump and a root lead nowhere, after three rungs without progress", () => {
  for (
    const f of [
      (x: number) => Math.abs(x) + Math.exp(x),
      (x: number) => (x > 0 ? 1 : 0) + x,
      (x: number) => Math.sqrt(Math.abs(x)),
    ]
  ) {
    const { halt, rungs } = refine(f, 0);
    assertEquals(halt, "stuck");
    assert(rungs <= 8, `${rungs}`);
  }
});

Deno.test("a corner of the second derivative is slow: rung after rung brings about a digit", () => {
  const { slow } = refine((x) => Math.max(x, 0) ** 2 + x, 0);
  assert(slow > 0);
  assertEquals(refine(Math.exp, 0).slow, 0);
});
