// The harness under node:test, run by runtimes_test.ts: those that are wrong fail on purpose, and their messages are looked at.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  assertGradient,
  assertHessian,
  assertJacobian,
  assertJvp,
  assertVjp,
  derivative,
  parallel,
} from "../../mod.ts";
import { BAD_ANSWERS, checkRefused } from "./bad_answers.ts";

const f = ([x, y]: number[]) => x ** 2 * y;

test("a gradient that is right", () => {
  assertGradient(f, ([x, y]) => [2 * x * y, x ** 2], [3, 2]);
});

test("a gradient that is wrong", () => {
  assertGradient(f, ([x, y]) => [-2 * x * y, -(x ** 2)], [3, 2]);
});

const F = ([x, y]: number[]) => [x * y, Math.sin(x)];
const J = ([x, y]: number[]) => [[y, x], [Math.cos(x), 0]];
const times = (m: number[][], v: number[]) =>
  m.map((row) => row.reduce((sum, a, i) => sum + a * v[i], 0));
const transpose = (m: number[][]) => m[0].map((_, j) => m.map((r) => r[j]));
const minus = (v: number[]) => v.map((a) => -a);

test("a Jacobian, a Hessian and products that are right", () => {
  assertJacobian(F, J, [3, 2]);
  assertHessian(f, ([x, y]) => [[2 * y, 2 * x], [2 * x, 0]], [3, 2]);
  assertJvp(F, (x, v) => times(J(x), v), [3, 2]);
  assertVjp(F, (x, u) => times(transpose(J(x)), u), [3, 2]);
});

test("answers that are no derivative", () => {
  for (const [name, assertion, said] of BAD_ANSWERS) {
    checkRefused(name, assertion, said);
  }
});

// It takes 1 ms by the clock, so that it goes to workers. Bun takes what follows a dot in a URL of data for an extension.
const MODEL = `data:text/javascript,
  const now = () => performance["now"]();
  const spin = (end) => { while (now() < end); };
  export const square = (x) => { spin(now() + 1); return x * x; }`;

test("a function in workers", async () => {
  const square = parallel<number, number>(MODEL, "square", { workers: 1 });
  // Until the worker has started, calls are made here.
  while (square.calls.inWorkers < 3) assert.equal(await square(3), 9);
  assert.equal(await derivative(square, 3), derivative((x) => x * x, 3));
  square.close();
});

test("a Jacobian that is wrong", () => {
  assertJacobian(F, (x) => J(x).map(minus), [3, 2]);
});

test("a Hessian that is wrong", () => {
  assertHessian(f, ([x, y]) => [[2 * y, 2 * x], [0, 0]], [3, 2]);
});

test("a jvp that is wrong", () => {
  assertJvp(F, (x, v) => minus(times(J(x), v)), [3, 2]);
});

test("a vjp that is wrong", () => {
  assertVjp(F, (x, u) => minus(times(transpose(J(x)), u)), [3, 2]);
});
