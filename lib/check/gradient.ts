import type { InShapeOf, Like, Tree } from "../core/number_tree.ts";
import { shapeMismatch } from "./precondition/shape_mismatch.ts";
import type { CheckOptions } from "./options.ts";
import type { CheckReport } from "./report/report.ts";
import { answerOf, runCheck, throwUnlessPassed } from "./run.ts";
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
 * a failure up to a few thousand.
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
export function checkGradient<X extends Tree>(
  f: (x: Like<X>) => number,
  gradient: (x: Like<X>) => GradientAnswer<NoInfer<X>>,
  x: X,
  options?: CheckOptions,
): CheckReport;
/** The same check of a function that returns promises, each call at a copy of x: resolves to the report. */
export function checkGradient<X extends Tree>(
  f: (x: Like<X>) => PromiseLike<number>,
  gradient: (x: Like<X>) =>
    | GradientAnswer<NoInfer<X>>
    | PromiseLike<GradientAnswer<NoInfer<X>>>,
  x: X,
  options?: CheckOptions,
): Promise<CheckReport>;
export function checkGradient(
  f: (x: never) => unknown,
  gradient: (x: never) => unknown,
  x: Tree,
  options: CheckOptions = {},
): CheckReport | Promise<CheckReport> {
  return runCheck("checkGradient", f, x, options, (calls, name) => {
    const { point } = calls;
    const ask = () =>
      answerOf(
        () => calls.code((x) => gradient(x as never)),
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
 * Where the check cannot tell it throws too, and says why: a test that could not look must not be green. Costs what
 * `checkGradient` costs.
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
export function assertGradient<X extends Tree>(
  f: (x: Like<X>) => number,
  gradient: (x: Like<X>) => GradientAnswer<NoInfer<X>>,
  x: X,
  options?: CheckOptions,
): void;
/** The same assertion of a function that returns promises, each call at a copy of x: rejects unless it passes. */
export function assertGradient<X extends Tree>(
  f: (x: Like<X>) => PromiseLike<number>,
  gradient: (x: Like<X>) =>
    | GradientAnswer<NoInfer<X>>
    | PromiseLike<GradientAnswer<NoInfer<X>>>,
  x: X,
  options?: CheckOptions,
): Promise<void>;
export function assertGradient(
  f: (x: never) => unknown,
  gradient: (x: never) => unknown,
  x: Tree,
  options: CheckOptions = {},
): void | Promise<void> {
  return throwUnlessPassed(
    checkGradient(f as () => number, gradient as () => Tree, x, options),
  );
}
