import { Context } from "../../../../lib/adaptive/context.ts";
import {
  deviationAt,
  noiseAt,
} from "../../../../lib/adaptive/fit/noise_level.ts";
import { answering, goOn } from "../../../../lib/core/drive.ts";
import { newProbe, numberLine, type Probe } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { randomSource } from "../../../support/random.ts";

/** A search at x, and what it takes to run a part of it. */
function at(f: (x: number) => number, x: number, maxEvaluations = 100) {
  const line = numberLine(x, -Infinity, Infinity);
  const limits = { promise: undefined, maxEvaluations };
  const context = new Context(line, 1, f(x), newProbe(), limits);
  const run = <T>(part: Generator<Probe, T, void>) => goOn(part, answering(f));
  return { context, run };
}

Deno.test("nine values tell the standard deviation of the noise upon whatever is straight there", () => {
  const random = randomSource(3);
  let sum = 0;
  const count = 200;
  for (let k = 0; k < count; k++) {
    const f = (x: number) => Math.exp(x) + 1e-6 * (random() - 0.5);
    const { context, run } = at(f, 1);
    sum += run(deviationAt(context, 1e-9))! ** 2;
    assertEquals(context.evaluations, 9);
  }
  // Even noise of width 1e-6; the mean of 200 variances of five differences each is within a tenth.
  const deviation = Math.sqrt(sum / count);
  assert(Math.abs(deviation * Math.sqrt(12) / 1e-6 - 1) < 0.1, `${deviation}`);
});

Deno.test("nine values of a cubic have no noise but their rounding", () => {
  const { context, run } = at((x) => 4 + 8 * x ** 3, 0);
  const deviation = run(deviationAt(context, 2 ** -6))!;
  assert(Math.abs(deviation - 4 * Number.EPSILON / Math.sqrt(12)) < 1e-22);
});

Deno.test("fourth differences of 1, 0, ..., 0 are binomials, whose squares count as 70 for each", () => {
  const f = (x: number) => x === 4 ? 1 : 0;
  const { context, run } = at(f, 0);
  // Of the five differences of nine values, the last has the last value once.
  assert(Math.abs(run(deviationAt(context, 1))! - Math.sqrt(1 / 350)) < 1e-15);
  const other = at((x) => x === 12 ? 1 : 0, 0);
  const aside = other.run(deviationAt(other.context, 2, 8))!;
  // Beside x, that value is the seventh: -4 times, 6 times and once in three of them.
  assert(Math.abs(aside - Math.sqrt((1 + 16 + 36) / 350)) < 1e-15);
});

Deno.test("nine values that are one have no noise, and those that are undefined tell nothing", () => {
  const still = at(() => 3, 1);
  assertEquals(still.run(deviationAt(still.context, 0.1)), 0);
  const edge = at((x) => x > 1 ? NaN : x, 1);
  assertEquals(edge.run(deviationAt(edge.context, 0.1)), undefined);
});

Deno.test("noise is not looked for where evaluations run out", () => {
  const spent = at(Math.exp, 1, 9);
  assertEquals(spent.run(deviationAt(spent.context, 0.1)), undefined);
  assertEquals(spent.context.evaluations, 1);
  const enough = at(Math.exp, 1, 10);
  assert(enough.run(deviationAt(enough.context, 0.1))! > 0);
});

Deno.test("values that are one close to x are looked at farther off, as the slope of f suggests", () => {
  // Of f rounded to 1e-12, neighbours of x show nothing; its values differ once they are farther apart.
  const f = (x: number) => Math.round(1e12 * x) / 1e12;
  const { context, run } = at(f, 1);
  const noise = run(noiseAt(context, 1))!;
  assert(noise > 0 && noise < 1e-11, `${noise}`);
  // Four neighbours are enough to see that all are one, eight farther off to tell the noise.
  assertEquals(context.evaluations, 13);
  const still = at(() => 5, 1);
  assertEquals(still.run(noiseAt(still.context, 0)), 0);
});
