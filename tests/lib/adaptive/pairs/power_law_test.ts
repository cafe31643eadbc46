// A power of |x| between 1 and 2 upon something smooth, which has a derivative at x.
import { estimateDerivative } from "../../../../mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const power = (t: number, left: number, right: number, exponent: number) =>
  (t < 0 ? left : right) * Math.abs(t) ** exponent;

testEach(
  [
    ["on both sides", (t: number) => power(t, 2.8, 2.8, 1.05) + Math.exp(t), 1],
    ["more of it on one", (t: number) => power(t, 2, 1, 1.05) + Math.exp(t), 1],
    [
      "a little more of it on one",
      (t: number) => power(t, 2, 2.01, 1.01) - Math.tanh(t),
      -1,
    ],
    [
      "a little less of it on one",
      (t: number) => power(t, 2, 1.99, 1.08) + Math.sin(2 * t),
      2,
    ],
    ["on one alone", (t: number) => power(t, 0, 1.4, 1.15) - 3 * t, -3],
    [
      "on one alone, whose quotients change their sign",
      (t: number) => power(t, 0, -1.2, 1.03) + Math.exp(t),
      1,
    ],
    [
      "on one alone, beside a curve",
      (t: number) => power(t, 0, -1.2, 1.2) + Math.sin(2 * t),
      2,
    ],
    [
      "of a function",
      (t: number) => power(Math.tanh(t), 1, 1, 1.1) * (2 + t) + t,
      1,
    ],
    ["1.5", (t: number) => power(t, 1, 1, 1.5) + Math.sin(t), 1],
  ] as const,
)(
  "adaptive() finds the derivative beside a power of |x|: %s",
  (_, f, slope) => {
    for (const at of [0, 1, -0.25]) {
      const { value, error, verdict } = estimateDerivative(
        (x: number) => f(x - at),
        at,
      );
      assert(["ok", "imprecise"].includes(verdict.kind), verdict.sentence);
      assert(error < 5e-3, `${at}: ${error}`);
      assert(Math.abs(value - slope) <= error, `${at}: ${value} ± ${error}`);
    }
  },
);

testEach(
  [
    [1.015, (t: number) => 2 - Math.tanh(t), -1],
    [1.05, (t: number) => Math.sin(2 * t), 2],
    [1.08, (t: number) => 5 * t + 3 * t ** 3, 5],
  ] as const,
)(
  "adaptive() is ok beside an even power and a curve: %s",
  (power, g, slope) => {
    for (const at of [0, 10]) {
      const { value, error, verdict } = estimateDerivative(
        (x: number) => 2.4 * Math.abs(x - at) ** power + g(x - at),
        at,
      );
      assertEquals(verdict.kind, "ok");
      assert(error <= 1e-4 * Math.abs(slope), `${at}: ${error}`);
      assert(Math.abs(value - slope) <= error, `${at}: ${value} ± ${error}`);
    }
  },
);

testEach(
  [
    ["by 1e-4", (t: number) => 1e-4 * Math.abs(t) + Math.abs(t) ** 1.3 + t],
    ["by 1e-2", (t: number) => 1e-2 * Math.abs(t) + Math.abs(t) ** 1.05],
    ["by 2", (t: number) => 2 * Math.abs(t) + Math.abs(t) ** 1.5],
  ] as const,
)("adaptive() sees a kink beside a power of |x|: %s", (_, f) => {
  assertEquals(estimateDerivative(f, 0).verdict.kind, "kink");
});

testEach(
  [
    ["x log|x|", (t: number) => t === 0 ? 0 : t * Math.log(Math.abs(t))],
    [
      "the same and |x|^1.5",
      (t: number) =>
        t === 0 ? 0 : t * Math.log(Math.abs(t)) + Math.abs(t) ** 1.5,
    ],
  ] as const,
)("adaptive() takes no law of both sides' for a power: %s", (_, f) => {
  const { verdict } = estimateDerivative(f, 0);
  assert(!["ok", "imprecise"].includes(verdict.kind), verdict.sentence);
});
