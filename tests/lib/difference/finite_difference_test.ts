// Finite differences where f is undefined, or is no number, at some of their samples.

import {
  central,
  derivative,
  estimateDerivative,
  forward,
  gradient,
  notebook,
  richardson,
  stencil,
} from "../../../mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

testEach(
  [
    [0.01, "right"],
    [0.02, "right"],
    [-0.01, "left"],
    [-0.02, "left"],
  ] as const,
)(
  "central() takes the other side where f has a hole at %s",
  (hole, side) => {
    const f = (x: number) => Math.abs(x - 1 - hole) < 0.005 ? NaN : Math.exp(x);
    const method = central({ step: 0.01 });
    const estimate = estimateDerivative(f, 1, { method });
    const { value, error, verdict, evaluations } = estimate;
    assert(verdict.kind === "edge");
    assertEquals([verdict.side, verdict.why], [side, "undefined"]);
    assert(Math.abs(value - Math.E) <= error && error < 0.01);
    assertEquals(verdict.derivative, { value, error });
    // f at x, two pairs, and one side at the step and at twice the step, of which no point is taken twice.
    assertEquals(evaluations, 1 + 4 + 3);
  },
);

Deno.test("central() has nothing to say where f has holes on both sides", () => {
  const f = (x: number) => Math.abs(Math.abs(x) - 0.02) < 0.005 ? NaN : x;
  const method = central({ step: 0.01 });
  const { value, error, verdict } = estimateDerivative(f, 0, { method });
  assert(Number.isNaN(value) && error === Infinity);
  assertEquals(verdict.kind, "nonfinite");
});

testEach([central(), central({ accuracyOrder: 4 }), forward(), notebook()])(
  "an element of an inner array is told by its path where f returns no number (%s)",
  (method) => {
    const f = (x: number[][]) =>
      x[1][2] === 6 ? x[0][0] : "six has moved" as never;
    assertThrows(
      () => gradient(f, [[1, 2, 3], [4, 5, 6]], { method }),
      TypeError,
      "with x[1][2] = ",
    );
  },
);

Deno.test("a stencil evaluates f nowhere where its weight is 0", () => {
  let calls = 0;
  const method = stencil([-1, 0, 1]);
  const square = (x: number) => (calls++, x * x);
  derivative(square, 3, { method });
  assertEquals(calls, 2);
  gradient(([x, y]: number[]) => square(x) + y, [3, 1], { method });
  assertEquals(calls, 6);
});

testEach([
  stencil([-1, 1]).asMethod(),
  stencil([1, -1]).asMethod(),
  stencil([-2, -1, 1, 2]).asMethod(),
  central({ accuracyOrder: 4 }),
  richardson(),
  richardson(stencil([-1, 1])),
  richardson(central({ accuracyOrder: 4 })),
])(
  "a kink is told with the slopes of both sides, wherever the offsets stand (%s)",
  (method) => {
    const f = (x: number) => x < 0 ? -x : 3 * x;
    const { verdict } = estimateDerivative(f, 0, { method });
    assert(verdict.kind === "kink", verdict.kind);
    const { left, right } = verdict;
    for (const [side, slope] of [[left, -1], [right, 3]] as const) {
      assert(Math.abs(side.value - slope) <= side.error + 1e-12);
    }
  },
);

Deno.test("gradient() tells that f has put NaN in x, and puts x back, NaN as well", () => {
  for (const first of [1, NaN]) {
    const x = [first, 2];
    const f = (x: number[]) => {
      x[0] = Number.isNaN(first) ? 1 : NaN;
      return x[1];
    };
    assertThrows(() => gradient(f, x, { method: central() }), TypeError);
    assertEquals(x, [first, 2]);
  }
});
