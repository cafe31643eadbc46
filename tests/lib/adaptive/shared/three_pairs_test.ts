import {
  type Reading,
  readPairs,
  roundoffAt,
} from "../../../../lib/adaptive/shared/three_pairs.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { weightsAtZero } from "../../../../lib/difference/stencil/fornberg.ts";
import { RATIO } from "../../../../lib/adaptive/sequence/noise_amplification.ts";
import { assert } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

/** What three pairs say of f' at x. */
function read(
  f: (x: number) => number,
  x: number,
  h: number,
  noise = 0,
  ratio = RATIO,
): Reading {
  const line = numberLine(x, -Infinity, Infinity);
  const positions = [h * ratio ** 2, h * ratio, h].flatMap((h) => [
    x + h,
    x - h,
  ]);
  const values = positions.map(f);
  const reading = { value: NaN, error: NaN, roundoff: NaN, steepness: NaN };
  readPairs(positions, values, 0, line, f(x), noise, reading);
  return reading;
}

Deno.test("three pairs know the slope of a polynomial of degree 6", () => {
  const f = (x: number) =>
    1 + 3 * x - x ** 2 + 5 * x ** 3 - 2 * x ** 5 + x ** 6;
  const { value, error } = read(f, 0, 0.1);
  assert(Math.abs(value - 3) <= error && Math.abs(value - 3) < 1e-14);
});

testEach<[string, (x: number) => number, number, number]>([
  ["exp", Math.exp, 1, Math.E],
  ["sin", Math.sin, 0.5, Math.cos(0.5)],
  ["log", Math.log, 3, 1 / 3],
  ["atan", Math.atan, -2, 0.2],
])("three pairs cover the slope of %s from any step", (_, f, x, slope) => {
  for (const h of [0.1, 0.03, 0.01, 1e-3, 1e-5]) {
    const { value, error, roundoff } = read(f, x, h);
    assert(Math.abs(value - slope) <= error, `${h}: ${value} ± ${error}`);
    assert(roundoff <= error);
    // At small steps rounding is all there is.
    assert(h > 1e-3 || error <= 4 * roundoff, `${h}: ${error} ${roundoff}`);
    assert(error < Math.max(1e-12 / h, 0.5 * h ** 4), `${h}: ${error}`);
  }
});

Deno.test("noise reaches the slope by the weights of the polynomial through the six points", () => {
  const steps = [1, RATIO, RATIO ** 2];
  const nodes = [0, ...steps.flatMap((h) => [h, -h])];
  const length = Math.hypot(...weightsAtZero(nodes, 1)[1]);
  const [h, noise] = [0.25, 1e-3];
  const expected = Math.SQRT2 * length * noise / h;
  assert(Math.abs(roundoffAt(h, noise) / expected - 1) < 1e-9);
  const { error, roundoff } = read((x) => 2 * x, 1, h, noise);
  assert(Math.abs(roundoff / expected - 1) < 1e-9);
  assert(Math.abs(error / expected - 1) < 1e-9);
});

Deno.test("the error of a slope holds what is left of a corner", () => {
  const f = (x: number) => x + 1e-3 * Math.abs(x);
  const { value, error } = read(f, 0, 0.01);
  // A pair that straddles a corner sees nothing of it but in its even part.
  assert(Math.abs(value - 1) < 1e-12 && error >= 1e-3);
});
