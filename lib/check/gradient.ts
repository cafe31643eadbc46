import type { InShapeOf, Like, Tree } from "../core/number_tree.ts";
import type { Awaitable, Settled } from "../operator/types.ts";
import { type AnswerFor, answerOf } from "./answer.ts";
import { shapeMismatch } from "./precondition/shape_mismatch.ts";
import type { CheckOptions } from "./options.ts";
import type { CheckReport } from "./report/report.ts";
import { throwUnlessPassed } from "./report/check_error.ts";
import { runCheck } from "./run.ts";
import { gradientSubject } from "./subject/scalar_subject.ts";

/** What a hand-written gradient returns: numbers in the shape of x, and f(x) beside them if it likes. */
export type GradientAnswer<X = Tree> =
  | InShapeOf<X>
  | { readonly value: number; readonly gradient: InShapeOf<X> };

/**
 * A check of a hand-written gradient against the values of f, judged by the numeric side's own error estimate.
 *
 * The verdict is `pass`, `fail`, or `unsure` with the reason: a kink at this x, noise in f, a random f. The value is compared
 * first, if the code gives it. Up to 400 elements each is looked at; beyond, random directions that take in all, and the
 * worst element is found by bisection. Points around x are looked at too, where f is defined there, up to 3e5 times as
 * far. A failure names the element, both values and their ratio, the mistake if it is a common one (a sign, a factor 2, a
 * transpose, ...), and the simplest x that was found to fail.
 *
 * x is perturbed in place and put back to the same bits: f and the gradient may close over it. A pass costs 4 evaluations of f
 * for each element or direction where f is smooth, and some 60 for what elements do together and for the points around x. An
 * element takes some 20 in single precision, up to 90 at a kink or a tie; a difference at a point around x some 300 in all, and
 * a failure up to a few thousand. An f that returns promises is called with copies of x, and the
 * report is a promise, too.
 *
 * @param f Takes x, returns one number.
 * @param gradient Takes x, returns an array like x, or `{ value, gradient }`.
 * @param x Where to check: a number, an array, a typed array, or arrays and objects of those to any depth.
 * @throws {TypeError} If x is empty or frozen, or holds anything but numbers, or if f returns anything but one number.
 *
 * @example
 * ```ts
 * import { checkGradient } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = ([x, y]: number[]) => x ** 2 * y;
 * const report = checkGradient(f, ([x, y]) => [2 * x * y, -(x ** 2)], [3, 2], { name: "p" });
 * assert.equal(report.verdict, "fail");
 * assert.equal(report.worst?.path, "p[1]");
 * assert.match(String(report), /only p\[1\] is wrong; there the sign is wrong/);
 * ```
 */
export function checkGradient<
  X extends Tree,
  R extends Awaitable<number>,
>(
  f: (x: Like<X>) => R,
  gradient: (x: Like<X>) => AnswerFor<R, GradientAnswer<NoInfer<X>>>,
  x: X,
  options: CheckOptions = {},
): Settled<R, CheckReport> {
  return runCheck("checkGradient", f, x, options, (calls, name) => {
    const { point } = calls;
    const ask = () =>
      answerOf(
        () => calls.code((x) => gradient(x as Like<X>)),
        "gradient",
        point.structure,
      );
    return {
      what: "gradient",
      calls,
      array: false,
      ask,
      shapeMismatch: (_, { derivative }) =>
        shapeMismatch(
          "gradient",
          derivative.structure,
          point.structure,
          "of x",
        ),
      subject: () => gradientSubject(calls, name, () => ask().derivative.data),
    };
  });
}

/**
 * The same check as an assertion, for any test runner: throws unless the gradient passes.
 *
 * Where the check cannot tell it throws too, and says why: a test that could not look must not be green. Of an f that returns
 * promises it is to be awaited. Costs what `checkGradient` costs.
 *
 * @param f Takes x, returns one number.
 * @param gradient Takes x, returns an array like x, or `{ value, gradient }`.
 * @param x Where to check: a number, an array, a typed array, or arrays and objects of those to any depth.
 * @throws {CheckError} If the gradient is wrong or cannot be judged; the message is the report.
 *
 * @example
 * ```ts
 * import { assertGradient } from "@fluxion/fluxion";
 *
 * assertGradient((x: number[]) => Math.hypot(...x), (x) => x.map((xi) => xi / Math.hypot(...x)), [3, 4]);
 * ```
 */
export function assertGradient<
  X extends Tree,
  R extends Awaitable<number>,
>(
  f: (x: Like<X>) => R,
  gradient: (x: Like<X>) => AnswerFor<R, GradientAnswer<NoInfer<X>>>,
  x: X,
  options: CheckOptions = {},
): Settled<R, void> {
  return throwUnlessPassed<R>(checkGradient(f, gradient, x, options));
}
