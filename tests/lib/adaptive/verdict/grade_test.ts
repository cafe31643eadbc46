import {
  graded,
  isWithin,
  NO_SCALE,
} from "../../../../lib/adaptive/verdict/grade.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const NOTHING = { order: 1, promise: undefined } as const;
const LIMIT = { limit: "rounding", size: 2, rounding: 1 } as const;

Deno.test("an error within 1e-4 of the value is ok where nothing was asked for, and within the tolerance where one was", () => {
  const answer = (error: number) => ({ value: -1, error });
  assert(isWithin(NOTHING, answer(1e-4), NO_SCALE));
  assert(!isWithin(NOTHING, answer(1.1e-4), NO_SCALE));
  const target = { order: 1, promise: 1e-8 } as const;
  assert(isWithin(target, answer(1e-8), NO_SCALE));
  assert(!isWithin(target, answer(1.1e-8), NO_SCALE));
  // All digits that there are.
  assert(isWithin({ order: 1, promise: 0 }, answer(1e-4), NO_SCALE));
});

testEach<[1 | 2 | 3, number]>([[1, 1e-6], [2, 1e-4], [3, 1e-4]])(
  "a derivative of order %s that may be 0 is ok within %s of the bend of f",
  (order, part) => {
    const target = { order, promise: undefined };
    const near = { value: 1.8 * part, error: 0.95 * part };
    assert(isWithin(target, near, { bend: 1, change: 0 }));
    assert(!isWithin(target, near, { bend: 0.9, change: 0 }));
    // A value known not to be 0 is held to its own digits.
    const clear = { value: 2 * part, error: 0.95 * part };
    assert(!isWithin(target, clear, { bend: 1, change: 0 }));
  },
);

Deno.test("a derivative that may be 0 is ok within 1e-12 of the change of f, or of the tolerance if that is less", () => {
  const zero = { value: 0, error: 1e-12 };
  assert(isWithin(NOTHING, zero, { bend: 0, change: 1 }));
  assert(!isWithin(NOTHING, zero, { bend: 0, change: 0.9 }));
  const target = { order: 1, promise: 1e-13 } as const;
  assert(!isWithin(target, zero, { bend: 1, change: 1 }));
  assert(isWithin(target, { value: 0, error: 1e-13 }, { bend: 1, change: 0 }));
});

Deno.test("what is not ok is imprecise, and says what limits it", () => {
  const answer = { value: 1, error: 0.1, reach: 3 };
  const { verdict, ...rest } = graded(NOTHING, answer, NO_SCALE, LIMIT);
  assertEquals(rest, answer);
  assert(verdict.kind === "imprecise" && verdict.size === 2);
  assertEquals(verdict.limit, "rounding");
  const fine = graded(NOTHING, { value: 1, error: 0 }, NO_SCALE, LIMIT);
  assertEquals(fine.verdict.kind, "ok");
});
