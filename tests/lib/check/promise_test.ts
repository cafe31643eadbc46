// Checks of functions that return promises: what a function of numbers gets, later.

import {
  assertGradient,
  assertHessian,
  assertJvp,
  CheckError,
  checkGradient,
  checkJacobian,
  type CheckProgress,
  checkVjp,
} from "../../../mod.ts";
import { assert, assertEquals, assertRejects } from "../../support/assert.ts";

const f = (x: number[]) =>
  x.reduce((sum, v, i) => sum + Math.sin(v) * (i + 1), 0);
const g = (x: number[]) => x.map((v, i) => Math.cos(v) * (i + 1));
const wrong = (x: number[]) => g(x).map((v, i) => i === 2 ? -v : v);
const later = <A extends unknown[], T>(call: (...all: A) => T) => (...all: A) =>
  Promise.resolve().then(() => call(...all));
const X = [0.3, -1.2, 0.8, 2.1];

Deno.test("checkGradient() of a function that returns promises is that of one that returns numbers", async () => {
  for (const gradient of [g, wrong]) {
    const now = checkGradient(f, gradient, X);
    const then = await checkGradient(later(f), later(gradient), X);
    assertEquals(String(then), String(now));
    assertEquals(then.evaluations, now.evaluations);
    const half = await checkGradient(later(f), gradient, X);
    assertEquals(String(half), String(now));
  }
});

Deno.test("the other checks wait for promises, too", async () => {
  const F = ([x, y]: number[]) => [x * y, Math.exp(x)];
  const J = ([x, y]: number[]) => [[y, x], [Math.exp(x), 0]];
  const jacobian = await checkJacobian(later(F), later(J), [0.5, 2]);
  assertEquals(jacobian.verdict, "pass");
  const vjp = await checkVjp(
    later(F),
    later((x: number[], [u, v]: number[]) => {
      const [a, b] = J(x);
      return [u * a[0] + v * b[0], u * a[1] - v * b[1] + v];
    }),
    [0.5, 2],
  );
  assertEquals([vjp.verdict, vjp.worst?.path], ["fail", "d f[1] / d x[1]"]);
  await assertJvp(
    later(F),
    (x: number[], v: number[]) => J(x).map((r) => r[0] * v[0] + r[1] * v[1]),
    [0.5, 2],
  );
  await assertHessian(
    later(([x, y]: number[]) => x ** 2 * y),
    ([x, y]) => [[2 * y, 2 * x], [2 * x, 0]],
    [3, 2],
  );
});

Deno.test("assertGradient() rejects with the report where the promised gradient is wrong", async () => {
  await assertGradient(later(f), g, X);
  const error = await assertRejects(
    () => assertGradient(later(f), later(wrong), X),
    CheckError,
    "x[2] is wrong",
  ) as CheckError;
  assertEquals(error.report.mistake?.kind, "one element");
});

Deno.test("calls in flight are as many as is allowed, and x is left alone", async () => {
  let [now, most] = [0, 0];
  const slow = async (x: number[]) => {
    most = Math.max(most, ++now);
    const value = f(x);
    await new Promise((go) => setTimeout(go, 0));
    now--;
    return value;
  };
  const x = X.slice();
  Object.freeze(x);
  await assertGradient(slow, g, x.slice(), { concurrency: 3 });
  assertEquals(most, 3);
  most = 0;
  await assertGradient(slow, g, x.slice(), { concurrency: 1 });
  assertEquals(most, 1);
});

Deno.test("a check of promises ends with its signal, and with what f rejects beside all numbers", async () => {
  const controller = new AbortController();
  let calls = 0;
  const aborting = (x: number[]) => {
    if (++calls === 10) controller.abort(new Error("enough"));
    return Promise.resolve(f(x));
  };
  const { signal } = controller;
  await assertRejects(
    () => assertGradient(aborting, g, X, { signal }),
    Error,
    "enough",
  );
  assert(calls <= 10 + 8);
  const refusing = () => Promise.reject(new RangeError("no such point"));
  const { verdict, reason } = await checkGradient(
    refusing as () => Promise<number>,
    g,
    X,
  );
  assertEquals(verdict, "unsure");
  assert(reason.startsWith("f throws (RangeError: no such point)"), reason);
});

Deno.test("progress is told of promises, too", async () => {
  const told: CheckProgress[] = [];
  const report = await checkGradient(later(f), g, X, {
    onProgress: (progress) => told.push(progress),
  });
  assert(told[0].evaluations <= 4);
  assert(told.every(({ expected }) => expected === told[0].expected));
  assertEquals(told.at(-1)?.evaluations, report.evaluations);
});
