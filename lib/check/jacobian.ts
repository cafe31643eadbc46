import type { Like, Tree } from "../core/number_tree.ts";
import { composed } from "./point/flat.ts";
import { shapeMismatch } from "./precondition/shape_mismatch.ts";
import type { CheckOptions } from "./options.ts";
import { jacobianSubject } from "./subject/output_subject.ts";
import type { CheckReport } from "./report/report.ts";
import { answerOf, runCheck, throwUnlessPassed } from "./run.ts";

/** What a hand-written Jacobian returns: an array, and f(x) beside it if it likes. */
export type JacobianAnswer =
  | Tree
  | { readonly value: Tree; readonly jacobian: Tree };

/**
 * A check of a hand-written Jacobian against the values of f, as `checkGradient` does it.
 *
 * The Jacobian has the shape of f(x) followed by that of x: element [i][j] is the derivative of output i by x[j]. All
 * outputs share the evaluations along an element of x, so that it costs about what the check of a gradient does. Elements
 * are called `J[i][j]` unless a name is given.
 *
 * @param f Takes x, returns a number or an array of numbers.
 * @param jacobian Takes x, returns the Jacobian, or `{ value, jacobian }`.
 * @param x Where to check: a number, an array, a typed array, or arrays and objects of those to any depth.
 * @throws {TypeError} If x is empty or frozen, or holds anything but numbers, or if f returns anything but numbers.
 *
 * @example
 * ```ts
 * import { checkJacobian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const polar = ([r, t]: number[]) => [r * Math.cos(t), r * Math.sin(t)];
 * const transposed = ([r, t]: number[]) => [
 *   [Math.cos(t), Math.sin(t)],
 *   [-r * Math.sin(t), r * Math.cos(t)],
 * ];
 * const { verdict, mistake } = checkJacobian(polar, transposed, [2, 0.5]);
 * assert.equal(verdict, "fail");
 * assert.equal(mistake?.kind, "transpose");
 * ```
 */
export function checkJacobian<X extends Tree>(
  f: (x: Like<X>) => Tree,
  jacobian: (x: Like<X>) => JacobianAnswer,
  x: X,
  options?: CheckOptions,
): CheckReport;
/** The same check of a function that returns promises, each call at a copy of x: resolves to the report. */
export function checkJacobian<X extends Tree>(
  f: (x: Like<X>) => PromiseLike<Tree>,
  jacobian: (x: Like<X>) => JacobianAnswer | PromiseLike<JacobianAnswer>,
  x: X,
  options?: CheckOptions,
): Promise<CheckReport>;
export function checkJacobian(
  f: (x: never) => unknown,
  jacobian: (x: never) => unknown,
  x: Tree,
  options: CheckOptions = {},
): CheckReport | Promise<CheckReport> {
  const named = { name: "J", ...options };
  return runCheck("checkJacobian", f, x, named, (calls, name) => {
    const { point } = calls;
    const ask = () =>
      answerOf(() => calls.code((x) => jacobian(x as never)), "jacobian");
    return {
      what: "Jacobian",
      calls,
      array: true,
      ask,
      shapeMismatch: (value, { derivative }) =>
        shapeMismatch(
          "Jacobian",
          derivative.structure,
          composed(value.structure, point.structure),
          "of f(x) followed by that of x",
        ),
      subject: ({ structure }) =>
        jacobianSubject(calls, structure, name, () => ask().derivative.data),
    };
  });
}

/**
 * The check of a Jacobian as an assertion, for any test runner: throws unless it passes. Costs what `checkJacobian` costs.
 *
 * @param f Takes x, returns a number or an array of numbers.
 * @param jacobian Takes x, returns the Jacobian, or `{ value, jacobian }`.
 * @param x Where to check: a number, an array, a typed array, or arrays and objects of those to any depth.
 * @throws {CheckError} If the Jacobian is wrong or cannot be judged; the message is the report.
 *
 * @example
 * ```ts
 * import { assertJacobian } from "@fluxion/fluxion";
 *
 * assertJacobian(([x, y]: number[]) => [x * y, x + y], ([x, y]) => [[y, x], [1, 1]], [2, 3]);
 * ```
 */
export function assertJacobian<X extends Tree>(
  f: (x: Like<X>) => Tree,
  jacobian: (x: Like<X>) => JacobianAnswer,
  x: X,
  options?: CheckOptions,
): void;
/** The same assertion of a function that returns promises, each call at a copy of x: rejects unless it passes. */
export function assertJacobian<X extends Tree>(
  f: (x: Like<X>) => PromiseLike<Tree>,
  jacobian: (x: Like<X>) => JacobianAnswer | PromiseLike<JacobianAnswer>,
  x: X,
  options?: CheckOptions,
): Promise<void>;
export function assertJacobian(
  f: (x: never) => unknown,
  jacobian: (x: never) => unknown,
  x: Tree,
  options: CheckOptions = {},
): void | Promise<void> {
  return throwUnlessPassed(
    checkJacobian(f as () => Tree, jacobian as () => Tree, x, options),
  );
}
