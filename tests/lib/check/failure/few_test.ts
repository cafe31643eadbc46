// What is said of a few wrong elements where only directions are looked at.

import { checkGradient } from "../../../../mod.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

// Products of sizes 1e-3 to 30, all unlike.
const C = Array.from({ length: 20 }, (_, i) => 1e-3 * 1.7 ** i);
const f = (x: number[]) => x.reduce((sum, v, i) => sum + C[i] * v, 0);
const X = C.map((_, i) => 1 + i / 16);

function told(spoil: (g: number[]) => void) {
  const g = C.slice();
  spoil(g);
  const options = { maxElements: 4, around: false };
  return checkGradient(f, () => g.slice(), X, options).mistake;
}

const swap = (i: number, j: number, by = 0) => (g: number[]) => {
  [g[i], g[j]] = [g[j] + by, g[i]];
};

testEach<readonly [string, (g: number[]) => void, string | undefined]>([
  [
    "one that is 0",
    (g) => g[7] = 0,
    "only x[7] is wrong; there it is 0; all others together are right",
  ],
  [
    "one that is 3 times",
    (g) => g[7] *= 3,
    "only x[7] is wrong by the factor 3; all others together are right",
  ],
  [
    "two that are swapped",
    swap(17, 12),
    "the elements x[17] and x[12] are swapped",
  ],
  [
    "two small ones that are swapped",
    swap(3, 1),
    "the elements x[3] and x[1] are swapped",
  ],
  [
    "two that are nearly swapped",
    swap(3, 1, 1e-5),
    "only x[3] and x[1] are wrong; all others together are right",
  ],
  [
    "two that are 0",
    (g) => g[18] = g[3] = 0,
    "only x[18] and x[3] are wrong: 0 where they should not be; all others together are right",
  ],
  ["three", (g) => {
    g[18] *= 2;
    g[3] = 5;
    g[9] = 0;
  }, "only x[18], x[3] and x[9] are wrong; all others together are right"],
])("checkGradient() says of %s", (_, spoil, sentence) => {
  assertEquals(told(spoil)?.sentence, sentence);
});

Deno.test("checkGradient() says how many elements are wrong where it looked at each", () => {
  const { reason } = checkGradient(
    f,
    () => C.map((c, i) => i % 3 ? c : c + 1),
    X,
    { around: false },
  );
  assertEquals(reason.split("; ").at(-1), "7 of 20 elements are wrong");
  const one = checkGradient(f, () => C.with(4, 1), X, { around: false });
  assertEquals(one.reason.includes(";"), false, one.reason);
});
