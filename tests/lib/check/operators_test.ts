import {
  assertHessian,
  assertJacobian,
  assertJvp,
  assertVjp,
  CheckError,
  checkHessian,
  checkJacobian,
  checkJvp,
  checkVjp,
} from "../../../mod.ts";
import { assertEquals, assertThrows } from "../../support/assert.ts";

const f = (
  [x, y, z]: number[],
) => [x * y, Math.sin(x) + z, z ** 2 * x, y];
const jacobian = ([x, y, z]: number[]) => [
  [y, x, 0],
  [Math.cos(x), 0, 1],
  [z ** 2, 0, 2 * z * x],
  [0, 1, 0],
];
const transpose = (m: number[][]) => m[0].map((_, j) => m.map((r) => r[j]));
const times = (m: number[][], v: number[]) =>
  m.map((row) => row.reduce((sum, a, i) => sum + a * v[i], 0));
const X = [1.3, -2.1, 0.7];

Deno.test("checkJacobian() passes what is right and names the element that is wrong", () => {
  assertJacobian(f, jacobian, X);
  const wrong = (x: number[]) => {
    const J = jacobian(x);
    J[2][0] *= -1;
    return J;
  };
  const { verdict, worst, mistake } = checkJacobian(f, wrong, X);
  assertEquals([verdict, worst?.path, mistake?.kind], [
    "fail",
    "J[2][0]",
    "one element",
  ]);
});

Deno.test("checkJacobian() tells a transposed shape", () => {
  const { mistake } = checkJacobian(f, (x) => transpose(jacobian(x)), X);
  assertEquals(mistake?.kind, "transpose");
});

Deno.test("checkJvp() and checkVjp() pass what is right", () => {
  assertJvp(f, (x, v) => times(jacobian(x), v), X);
  assertVjp(f, (x, u) => times(transpose(jacobian(x)), u), X);
});

Deno.test("checkJvp() and checkVjp() fail a sign, by its name", () => {
  const minus = (v: number[]) => v.map((a) => -a);
  const forward = checkJvp(f, (x, v) => minus(times(jacobian(x), v)), X);
  assertEquals(forward.mistake?.kind, "sign");
  const backward = checkVjp(
    f,
    (x, u) => minus(times(transpose(jacobian(x)), u)),
    X,
  );
  assertEquals(backward.mistake?.kind, "sign");
});

Deno.test("checkVjp() finds one wrong product of millions", () => {
  const n = 2000;
  const x = Array.from({ length: n }, (_, i) => Math.cos(i));
  const ring = (x: number[]) => x.map((v, i) => v * x[(i + 1) % n]);
  const vjp = (skip: number) => (x: number[], u: number[]) =>
    x.map((_, i) => {
      const left = (i + n - 1) % n;
      return u[i] * x[(i + 1) % n] + (i === skip ? 0 : u[left] * x[left]);
    });
  assertEquals(checkVjp(ring, vjp(-1), x).verdict, "pass");
  const { verdict, worst } = checkVjp(ring, vjp(5), x);
  assertEquals([verdict, worst?.path], ["fail", "d f[4] / d x[5]"]);
});

const rosenbrock = ([x, y]: number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
const hessian = ([x, y]: number[]) => [
  [2 - 400 * (y - 3 * x * x), -400 * x],
  [-400 * x, 200],
];

Deno.test("checkHessian() passes what is right", () => {
  assertHessian(rosenbrock, hessian, [-1.2, 1]);
});

Deno.test("checkHessian() names a triangle left at zero", () => {
  const upper = (x: number[]) => {
    const [[a, b], [, d]] = hessian(x);
    return [[a, b], [0, d]];
  };
  assertEquals(
    checkHessian(rosenbrock, upper, [-1.2, 1]).mistake?.kind,
    "triangle",
  );
  assertThrows(
    () => assertHessian(rosenbrock, upper, [-1.2, 1]),
    CheckError,
    "H[1][0] is wrong",
  );
});
