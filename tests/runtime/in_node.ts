// The harness under node:test, run by runtimes_test.ts: the second test fails on purpose, and its message is looked at.

import { test } from "node:test";
import { assertGradient } from "../../mod.ts";

const f = ([x, y]: number[]) => x ** 2 * y;

test("a gradient that is right", () => {
  assertGradient(f, ([x, y]) => [2 * x * y, x ** 2], [3, 2]);
});

test("a gradient that is wrong", () => {
  assertGradient(f, ([x, y]) => [-2 * x * y, -(x ** 2)], [3, 2]);
});
