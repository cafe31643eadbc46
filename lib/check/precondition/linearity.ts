import { randomSource } from "../../core/random.ts";
import { type Finding, wrong } from "./finding.ts";
import { figure } from "../judge/judge.ts";
import { areSingle } from "../point/single.ts";
import { randomWeights } from "../point/random_weights.ts";

/**
 * Whether a product depends on its vector as a product does: unit vectors alone would not show that it is left out, squared
 * or taken by its sign.
 *
 * @param vector The word for it: tangent or cotangent.
 */
export function nonlinear(
  what: string,
  vector: string,
  size: number,
  multiply: (weights: Float64Array) => Float64Array,
): Finding | undefined {
  const random = randomSource(1);
  const [a, b] = [randomWeights(random, size), randomWeights(random, size)];
  const [u, v] = [multiply(a), multiply(b)];
  const both = multiply(a.map((x, i) => 2 * x - 3 * b[i]));
  const tolerance = areSingle(both) ? 1e-4 : 1e-9;
  const scale = u.reduce(
    (most, x, i) => Math.max(most, 2 * Math.abs(x), 3 * Math.abs(v[i])),
    0,
  );
  const k = both.findIndex((x, i) =>
    Math.abs(x - (2 * u[i] - 3 * v[i])) > tolerance * scale
  );
  if (k < 0) return;
  return wrong(
    "not linear",
    `the ${what} is not linear in its ${vector}: of 2a - 3b element ${k} is ${
      figure(both[k])
    }, where that of a is ${figure(u[k])} and that of b ${figure(v[k])}`,
    `every term takes the ${vector} as a factor, once`,
  );
}
