import type { InShapeOf, Like, Tree } from "../core/number_tree.ts";
import { composed } from "./point/flat.ts";
import type { Awaitable, Settled } from "../operator/types.ts";
import { type AnswerFor, answerOf } from "./answer.ts";
import { shapeMismatch } from "./precondition/shape_mismatch.ts";
import type { CheckOptions } from "./options.ts";
import { jacobianSubject } from "./subject/output_subject.ts";
import type { CheckReport } from "./report/report.ts";
import { throwUnlessPassed } from "./report/check_error.ts";
import { runCheck } from "./run.ts";

/** What a hand-written Jacobian returns: numbers in the shape of f(x) followed by that of x, and f(x) beside them if it likes. */
export type JacobianAnswer<Y = Tree, X = Tree> =
  | InShapeOf<Y, InShapeOf<X>>
  | {
    readonly value: InShapeOf<Y>;
    readonly jacobian: InShapeOf<Y, InShapeOf<X>>;
  };

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
export function checkJacobian<
  X extends Tree,
  R extends Awaitable<Tree>,
>(
  f: (x: Like<X>) => R,
  jacobian: (
    x: Like<X>,
  ) => AnswerFor<R, JacobianAnswer<Awaited<R>, NoInfer<X>>>,
  x: X,
  options: CheckOptions = {},
): Settled<R, CheckReport> {
  const named = { name: "J", ...options };
  return runCheck("checkJacobian", f, x, named, (calls, name) => {
    const { point } = calls;
    const ask = () =>
      answerOf(() => calls.code((x) => jacobian(x as Like<X>)), "Jacobian");
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
export function assertJacobian<
  X extends Tree,
  R extends Awaitable<Tree>,
>(
  f: (x: Like<X>) => R,
  jacobian: (
    x: Like<X>,
  ) => AnswerFor<R, JacobianAnswer<Awaited<R>, NoInfer<X>>>,
  x: X,
  options: CheckOptions = {},
): Settled<R, void> {
  return throwUnlessPassed<R>(checkJacobian(f, jacobian, x, options));
}
