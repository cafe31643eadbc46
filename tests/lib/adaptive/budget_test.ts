// Any number of evaluations may be the last: it is kept to, and what is said by then has an error that covers the derivative.

import { adaptive, estimateDerivative } from "../../../mod.ts";
import { isDefined } from "../../../lib/core/verdict/verdict_table.ts";
import { assert } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

/** Noise of up to 1e-7 that any two numbers have unlike, however close they are. */
function noise(x: number): number {
  const [low, high] = new Uint32Array(Float64Array.of(x).buffer);
  const mixed = Math.imul(Math.imul(low, 2654435761) ^ high, 2246822519);
  return 1e-7 * ((mixed >>> 8) / 2 ** 24);
}

testEach<readonly [string, (x: number) => number, number, 1 | 2, number]>([
  ["a smooth function", Math.exp, 1, 1, Math.E],
  ["its second derivative", Math.exp, 1, 2, Math.E],
  ["a fast wave", (x) => Math.sin(300 * x), 0.1, 1, 300 * Math.cos(30)],
  ["a smooth function beside a kink", (x) => Math.abs(x - 1e-7), 0, 1, -1],
  ["a hole", (x) => x === 0 ? 2 : Math.sin(x) / x, 0, 1, NaN],
  ["a kink", (x) => Math.abs(x) + x, 0, 1, NaN],
  ["a jump", (x) => x > 1 ? 2 * x : x, 1, 1, NaN],
  ["a root", Math.sqrt, 0, 1, NaN],
  ["a pole", (x) => 1 / x, 0, 1, NaN],
  ["an edge", (x) => x ** 1.5, 0, 1, 0],
  ["noise", (x) => Math.cos(x) + noise(x), 0.5, 1, -Math.sin(0.5)],
  ["single precision", (x) => Math.fround(Math.sin(x)), 0.5, 1, Math.cos(0.5)],
  ["a square in single precision", (x) => Math.fround(x) ** 2, 3.3, 1, 6.6],
  [
    "single precision beside doubles",
    (x) => Math.fround(x * x) + Math.sin(x),
    0.643034,
    1,
    2 * 0.643034 + Math.cos(0.643034),
  ],
  [
    "three decimals",
    (x) => Math.round(1000 * Math.exp(x)) / 1000,
    -0.842601,
    1,
    Math.exp(-0.842601),
  ],
  ["a ramp", (x) => x + Math.tanh(1000 * (x - 1)), 1, 1, 1001],
  ["a narrow ramp", (x) => x + 1e-5 * Math.tanh(1e5 * (x - 1)), 1, 1, 2],
  ["a ripple", (x) => x + 3e-6 * Math.sin(1e6 * x), 0, 1, 4],
  [
    "a wave that begins",
    (x) => x < 0 ? NaN : Math.sin(300 * x) + x,
    0,
    1,
    301,
  ],
  ["a wave that dies", (x) => x ? x * x * Math.sin(1 / x) : 0, 0, 1, 0],
  ["a far scale", (x) => 1e20 * Math.tanh(1e-12 * x), 5, 1, 1e8],
  ["rounding of a large constant", (x) => 1e9 + Math.sin(x), 1, 1, Math.cos(1)],
])(
  "adaptive(): after any number of evaluations, of %s",
  (_, f, x, order, exact) => {
    for (let maxEvaluations = 1; maxEvaluations <= 130; maxEvaluations++) {
      let calls = 0;
      const { value, error, verdict } = estimateDerivative(
        (x: number) => (calls++, f(x)),
        x,
        { derivativeOrder: order, method: adaptive({ maxEvaluations }) },
      );
      const told = `${maxEvaluations}: ${value} ± ${error}, ${verdict.kind}`;
      assert(calls <= maxEvaluations, `${calls} of ${told}`);
      if (isDefined(verdict)) {
        assert(!(Math.abs(value - exact) > error), told);
      }
    }
  },
);
