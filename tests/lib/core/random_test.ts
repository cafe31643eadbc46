import { normal, randomSource } from "../../../lib/core/random.ts";
import { assert, assertEquals } from "../../support/assert.ts";

Deno.test("randomSource() has the numbers of mulberry32", () => {
  // Of seed 1, by the reference in C, over 2³².
  const random = randomSource(1);
  const drawn = [random(), random(), random()].map((u) => u * 2 ** 32);
  assertEquals(drawn, [2693262067, 11749833, 2265367787]);
});

Deno.test("normal() is the transform of Box and Muller", () => {
  for (const [u, v] of [[0.5, 0.5], [0.1, 0.3], [0.99, 0]]) {
    const uniform = [u, v];
    const drawn = normal(() => uniform.shift()!);
    const exact = Math.sqrt(-2 * Math.log(1 - u)) * Math.cos(2 * Math.PI * v);
    assertEquals(drawn, exact);
  }
});

Deno.test("normal() has mean 0 and variance 1", () => {
  const random = randomSource(5);
  const drawn = Array.from({ length: 20_000 }, () => normal(random));
  const mean = (values: number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  // Five standard errors of each: 1/√n, and √(2/n) for the variance.
  assert(Math.abs(mean(drawn)) < 5 / Math.sqrt(20_000));
  const variance = mean(drawn.map((value) => value ** 2));
  assert(Math.abs(variance - 1) < 5 * Math.sqrt(2 / 20_000));
});
