import { exactStencil } from "../../../lib/difference/stencil/exact_stencil.ts";
import { fit } from "../../../lib/difference/stencil/placed_stencil.ts";
import { stepAlong } from "../../../lib/difference/step.ts";
import { numberLine } from "../../../lib/core/line.ts";
import { assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

testEach<[number, number, number[], number]>([
  [-1, 1, [-1, 1], 0.5],
  [-0.5, 0.5, [-1, 1], 0.5],
  [-0.25, 4, [0, 1, 2], 0.5],
  [-4, 0.25, [0, -1, -2], 0.5],
  // The wider side is taken, the upper one of two alike; two steps of the one-sided stencil end at its bound.
  [-0.25, 0.375, [0, 1, 2], 0.1875],
  [-0.375, 0.25, [0, -1, -2], 0.1875],
  [-0.25, 0.25, [0, 1, 2], 0.125],
])(
  "fit() keeps a pair with step 0.5 between %d and %d at offsets %j with step %d",
  (
    lower,
    upper,
    offsets,
    h,
  ) => {
    const line = numberLine(0, lower, upper);
    const placed = fit(exactStencil([-1, 1], 1), 0.5, line, 1);
    assertEquals([...placed.stencil.offsets].map((o) => o + 0), offsets);
    assertEquals(placed.h, h);
  },
);

Deno.test("fit() leaves room for twice the step on either side where it will be taken", () => {
  const placed = (lower: number, upper: number, reach: 1 | 2) =>
    fit(exactStencil([-1, 1], 1), 0.5, numberLine(0, lower, upper), reach)
      .stencil.offsets.length;
  assertEquals([placed(-0.75, 4, 1), placed(-0.75, 4, 2)], [2, 3]);
  assertEquals([placed(-4, 0.75, 1), placed(-4, 0.75, 2)], [2, 3]);
  assertEquals(placed(-1, 1, 2), 2);
});

testEach<[number, number]>([[1e-2, 2 ** -6], [1e-9, 2 ** -21]])(
  "a relative step of %d is a power of two along numbers of 32 bits, and at least a few of their spacings",
  (relative, h) => {
    const line = { scale: 1, unit: 1, round: Math.fround };
    assertEquals(stepAlong({ relative }, line), h);
    assertEquals(stepAlong({ relative }, { ...line, scale: 8 }), 8 * h);
  },
);
