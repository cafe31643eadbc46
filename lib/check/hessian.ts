import type { InShapeOf, Like, Tree } from "../core/number_tree.ts";
import { composed } from "./point/flat.ts";
import type { Awaitable, Settled } from "../operator/types.ts";
import { type AnswerFor, answerOf } from "./answer.ts";
import { shapeMismatch } from "./precondition/shape_mismatch.ts";
import type { CheckOptions } from "./options.ts";
import type { CheckReport } from "./report/report.ts";
import { throwUnlessPassed } from "./report/check_error.ts";
import { runCheck } from "./run.ts";
import { hessianSubject } from "./subject/hessian_subject.ts";

/** What a hand-written Hessian returns: numbers in the shape of x twice, and f(x) beside them if it likes. */
export type HessianAnswer<X = Tree> =
  | InShapeOf<X, InShapeOf<X>>
  | { readonly value: number; readonly hessian: InShapeOf<X, InShapeOf<X>> };

/**
 * A check of a hand-written Hessian against the values of f, as `checkGradient` does it.
 *
 * The Hessian has the shape of x twice: element [i][j] is the second derivative by x[i] and x[j], taken along two lines
 * through x, which costs 12 evaluations where f is smooth, and some 50 elsewhere. Elements are called `H[i][j]` unless a name is given. The numeric side is
 * good to about 1e-9 here: if you have a gradient that passes, checking the Hessian as its Jacobian is sharper.
 *
 * @param f Takes x, returns one number.
 * @param hessian Takes x, returns the Hessian, or `{ value, hessian }`.
 * @param x Where to check: a number, an array, a typed array, or arrays and objects of those to any depth.
 * @throws {TypeError} If x is empty or frozen, or holds anything but numbers, or if f returns anything but one number.
 *
 * @example
 * ```ts
 * import { checkHessian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = ([x, y]: number[]) => x ** 2 * y;
 * const { verdict, mistake } = checkHessian(f, ([x, y]) => [[2 * y, 2 * x], [0, 0]], [3, 2]);
 * assert.equal(verdict, "fail");
 * assert.equal(mistake?.kind, "triangle");
 * ```
 */
export function checkHessian<
  X extends Tree,
  R extends Awaitable<number>,
>(
  f: (x: Like<X>) => R,
  hessian: (x: Like<X>) => AnswerFor<R, HessianAnswer<NoInfer<X>>>,
  x: X,
  options: CheckOptions = {},
): Settled<R, CheckReport> {
  const named = { name: "H", tolerance: 1e-6, ...options };
  return runCheck("checkHessian", f, x, named, (calls, name) => {
    const { point } = calls;
    const ask = () =>
      answerOf(() => calls.code((x) => hessian(x as Like<X>)), "Hessian");
    return {
      what: "Hessian",
      calls,
      array: false,
      ask,
      shapeMismatch: (_, { derivative }) =>
        shapeMismatch(
          "Hessian",
          derivative.structure,
          composed(point.structure, point.structure),
          "of x twice",
        ),
      subject: () => hessianSubject(calls, name, () => ask().derivative.data),
    };
  });
}

/**
 * The check of a Hessian as an assertion, for any test runner: throws unless it passes. Costs what `checkHessian` costs.
 *
 * @param f Takes x, returns one number.
 * @param hessian Takes x, returns the Hessian, or `{ value, hessian }`.
 * @param x Where to check: a number, an array, a typed array, or arrays and objects of those to any depth.
 * @throws {CheckError} If the Hessian is wrong or cannot be judged; the message is the report.
 *
 * @example
 * ```ts
 * import { assertHessian } from "@fluxion/fluxion";
 *
 * assertHessian(([x, y]: number[]) => x ** 2 * y, ([x, y]) => [[2 * y, 2 * x], [2 * x, 0]], [3, 2]);
 * ```
 */
export function assertHessian<
  X extends Tree,
  R extends Awaitable<number>,
>(
  f: (x: Like<X>) => R,
  hessian: (x: Like<X>) => AnswerFor<R, HessianAnswer<NoInfer<X>>>,
  x: X,
  options: CheckOptions = {},
): Settled<R, void> {
  return throwUnlessPassed<R>(checkHessian(f, hessian, x, options));
}
