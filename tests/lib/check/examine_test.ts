import { checkGradient, checkHessian } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";

Deno.test("a pass says how much agrees: one element, all, or the derivative along directions", () => {
  const f = (x: number[]) => x.reduce((sum, v) => sum + v ** 2, 0);
  const g = (x: number[]) => x.map((v) => 2 * v);
  const reason = (n: number, maxElements = 400) =>
    checkGradient(f, g, new Array<number>(n).fill(1.5), { maxElements }).reason;
  assertEquals([reason(1), reason(3), reason(3, 2)], [
    "it agrees with the values of f",
    "all 3 elements agree with the values of f",
    "the derivative along 6 random directions agrees with the values of f",
  ]);
});

Deno.test("a pass in single precision says how many digits it saw, and nothing of a level f", () => {
  const x = Float32Array.of(1.3, 0.7);
  const seen = checkGradient(
    (x) => Math.fround(Math.fround(x[0] ** 2) + x[1]),
    (x) => [2 * x[0], 1],
    x,
  );
  assertEquals(seen.verdict, "pass", String(seen));
  const [, digits] =
    /to (\d) digits, as many as single precision lets/.exec(seen.reason) ?? [];
  // The tolerance alone, 2e-5, leaves four.
  assert(Number(digits) >= 2 && Number(digits) <= 4, seen.reason);
  const level = checkGradient(() => 7, () => [0, 0], x);
  assertEquals(level.reason, "all 2 elements agree with the values of f");
});

Deno.test("an f that answers otherwise at the end than at the start is no function", () => {
  let calls = 0;
  const f = (x: number[]) => x[0] ** 2 + (calls++ > 3 ? 1 : 0) * 1e-3;
  const { verdict, reason } = checkGradient(f, (x) => [2 * x[0]], [1.5], {
    around: false,
  });
  assert(verdict !== "pass", reason);
});

Deno.test("a check that cannot tell names what it is least sure of", () => {
  const f = (x: number[]) => x[0] ** 2 + Math.sin(1e15 * x[1]);
  const { verdict, reason, worst } = checkGradient(f, (x) => [2 * x[0], 1], [
    1.5,
    1,
  ]);
  assertEquals([verdict, worst?.path], ["unsure", "x[1]"]);
  assert(reason.startsWith("cannot tell whether x[1] is right: "), reason);
});

Deno.test("a Hessian passes by all of its elements", () => {
  const { reason } = checkHessian(
    ([x, y]: number[]) => x ** 2 * y,
    ([x, y]) => [[2 * y, 2 * x], [2 * x, 0]],
    [3, 2],
  );
  assertEquals(reason, "all 4 elements agree with the values of f");
});
