// Functions that repeat on a small scale: on a ladder of steps in a simple ratio their quotients agree by coincidence.
import { estimateDerivative } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { randomSource } from "../../support/random.ts";

/**
 * A family of functions f(x; a, c) with a in (0, 1), and their derivatives; of a rounded one, that of what it is rounded from, or
 * of what its steps follow.
 */
type Family = readonly [
  name: string,
  f: (x: number, a: number, c: number) => number,
  derivative: (x: number, a: number, c: number) => number,
  trend?: (x: number, a: number, c: number) => number,
];

const big = (a: number) => 10 ** (8 * a);

const FAMILIES: readonly Family[] = [
  [
    "a parabola of an argument in 32 bits",
    (x, _, c) => Math.fround(x) ** 2 + c,
    (x) => 2 * x,
  ],
  [
    "a ramp of stairs",
    (x, a) => x + Math.floor(big(a) * x),
    () => 1,
    (_, a) => 1 + big(a),
  ],
  [
    "a parabola in steps",
    (x, a) => Math.round(x * x * big(a)) / big(a),
    (x) => 2 * x,
  ],
  [
    "a sine far from 0",
    (x, a) => Math.sin(x + big(a)) - Math.sin(big(a)),
    (x, a) => Math.cos(x + big(a)),
  ],
  [
    "a parabola with a ripple",
    (x, a) => x * x + 1e-11 * Math.cos(big(a) * x),
    (x, a) => 2 * x - 1e-11 * big(a) * Math.sin(big(a) * x),
  ],
];

for (const [name, f, derivative, trend = derivative] of FAMILIES) {
  Deno.test(`adaptive() is never confidently wrong on ${name}`, () => {
    const random = randomSource(2);
    const wrong = [];
    for (let i = 0; i < 500; i++) {
      const [x, a, c] = [6 * random() - 3, random(), 200 * random() - 100];
      const { value, error, verdict } = estimateDerivative(
        (x: number) => f(x, a, c),
        x,
      );
      const off = Math.min(
        ...[derivative, trend].map((exact) => Math.abs(value - exact(x, a, c))),
      );
      if (verdict.kind === "ok" && !(off <= 10 * error)) {
        wrong.push({ x, a, c, value, error, off });
      }
    }
    // With steps in the ratio 5/2, samples agreed by chance in up to 17 %.
    assert(wrong.length === 0, JSON.stringify(wrong));
  });
}

Deno.test("adaptive() says flat where f is constant around x, and stair where that is a tread", () => {
  const flat = estimateDerivative((x) => Math.max(0, x - 3) ** 2, 1.5);
  assertEquals([flat.value, flat.verdict.kind], [0, "flat"]);
  const { value, error, verdict } = estimateDerivative(
    (x) => Math.round(x * x / 10) * 10,
    1.5,
  );
  assert(verdict.kind === "stair" && verdict.slope === 0);
  // The parabola's slope and that of the tread.
  assert(Math.abs(value - 3) <= error && Math.abs(value) <= error);
});

Deno.test("adaptive()'s error covers the spacing of numbers where the derivative is subnormal", () => {
  const x = -2.5431235601015345e189;
  const { value, error } = estimateDerivative(
    (x: number) => Math.exp(1.1637276798946605e-187 * x),
    x,
  );
  // mpmath: 3.437613e-316, where numbers lie 4.9e-324 apart.
  assert(Math.abs(value - 3.437613e-316) <= error);
});
