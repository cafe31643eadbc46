import { randomWeights } from "../../../../lib/check/point/random_weights.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

Deno.test("randomWeights() are between 1/2 and 3/2 in size, of either sign, and fill both", () => {
  const weights = [...randomWeights(randomSource(1), 1000)];
  const sizes = weights.map(Math.abs);
  assertEquals(weights.length, 1000);
  assert(sizes.every((size) => size >= 0.5 && size < 1.5));
  assert(Math.min(...sizes) < 0.52 && Math.max(...sizes) > 1.48);
  // Of a thousand fair coins, fewer than 420 or more than 580 fall to one side once in a million times.
  const negative = weights.filter((w) => w < 0).length;
  assert(negative > 420 && negative < 580, `${negative}`);
});
