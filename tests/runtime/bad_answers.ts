// What code under test may answer by mistake, for every assertion: each has to throw, wherever it runs.

import {
  assertGradient,
  assertHessian,
  assertJacobian,
  assertJvp,
  assertVjp,
} from "../../mod.ts";

/** Code under test, which answers whatever it is asked. */
type Code = () => never;

const f = ([x, y]: number[]) => x ** 2 * y;
const F = ([x, y]: number[]) => [x * y, Math.sin(x)];
const X = [3, 2];

const ASSERTIONS: Readonly<Record<string, (code: Code) => unknown>> = {
  assertGradient: (code) => assertGradient(f, code, X),
  assertJacobian: (code) => assertJacobian(F, code, X),
  assertHessian: (code) => assertHessian(f, code, X),
  assertJvp: (code) => assertJvp(F, code, X),
  assertVjp: (code) => assertVjp(F, code, X),
};

const ANSWERS: readonly (readonly [string, () => unknown, RegExp])[] = [
  ["another shape", () => [0, 0, 0], /an array of length 3 where an array of /],
  ["a text", () => "12, 9", /is "12, 9" where numbers are expected/],
  ["null", () => null, /is null where numbers are expected/],
  ["nothing", () => undefined, /is undefined where numbers are expected/],
  ["one number", () => NaN, /a number where an array of /],
  ["a promise", () => Promise.resolve([12, 9]), /await/],
  ["an error", () => {
    throw new RangeError("no rule for this layer");
  }, /no rule for this layer/],
];

/** Each assertion with each answer, and what its message says. */
export const BAD_ANSWERS: readonly (readonly [
  name: string,
  assertion: () => unknown,
  said: RegExp,
])[] = Object.entries(ASSERTIONS).flatMap(([name, assertion]) =>
  ANSWERS.map(([what, answer, said]) =>
    [`${name}: ${what}`, () => assertion(answer as Code), said] as const
  )
);

/** Throws unless an assertion throws an AssertionError at once, with a message that says this. */
export function checkRefused(
  of: string,
  assertion: () => unknown,
  said: RegExp,
): void {
  let answer: unknown;
  try {
    answer = assertion();
  } catch (error) {
    const { name, message } = error as Error;
    if (name === "AssertionError" && said.test(message)) return;
    throw new Error(
      `${of}: ${name} where an AssertionError says ${said}: ${message}`,
    );
  }
  throw new Error(`${of}: returns ${answer} where it should throw`);
}
