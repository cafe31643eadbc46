import { LocalCubic } from "../../../../lib/adaptive/sequence/local_cubic.ts";
import { lookAt } from "../../../../lib/adaptive/pairs/sentinel.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

const LINE = numberLine(0, -Infinity, Infinity);

/** What is said of 1 + 2t + t² near 0, with a slope that may be off. */
function near(error = 0): LocalCubic {
  const pairs = [1, 0.5].map((h) => ({ h, odd: 2, even: h * h }));
  return new LocalCubic(pairs, { value: 2, error });
}

/** A look at two positions where f is by so much off 1 + 2t + t². */
function look(miss: readonly [number, number], error = 0, h = 2 ** -16) {
  const positions = [h, -h];
  const values = positions.map((t, i) => 1 + 2 * t + t * t + miss[i]);
  return lookAt({ positions, values }, LINE, 1, near(error));
}

Deno.test("f beside x is as expected up to thirty roundings", () => {
  const { EPSILON } = Number;
  assertEquals(look([0, 0]), { isExpected: true, miss: 0 });
  assert(look([20 * EPSILON, 0]).isExpected);
  assert(!look([40 * EPSILON, 0]).isExpected);
  assert(!look([0, -40 * EPSILON]).isExpected);
  assertEquals(look([2 ** -10, -(2 ** -9)]).miss, 2 ** -9);
  assertEquals(look([2 ** -9, 2 ** -10]).miss, 2 ** -9);
});

Deno.test("a slope that is known to few digits excuses what both sides miss alike, but no corner", () => {
  const h = 2 ** -16;
  // Another slope by 1/16 on both sides, or on one.
  assert(look([h / 16, -h / 16], 0.1).isExpected);
  assert(!look([h / 16, h / 16], 0.1).isExpected);
  assert(!look([h / 16, -h / 16], 0.01).isExpected);
});

Deno.test("f far from 0 is rounded as its argument is", () => {
  const line = numberLine(1e6, -Infinity, Infinity);
  const positions = [1e6 + 2 ** -10, 1e6 - 2 ** -10];
  const values = positions.map((t) => (t - 1e6) * (1 + 1e-8));
  const straight = new LocalCubic([{ h: 1, odd: 1, even: 0 }], {
    value: 1,
    error: 0,
  });
  // The argument is rounded by 1e-16 of it, a tenth of a millionth of the distance: ten times what f misses.
  assert(lookAt({ positions, values }, line, 0, straight).isExpected);
  const near = { ...line, size: 0 };
  assert(!lookAt({ positions, values }, near, 0, straight).isExpected);
});
