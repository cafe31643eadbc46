import {
  assertGradient,
  CheckError,
  checkGradient,
  checkHessian,
  checkJacobian,
  checkJvp,
  checkVjp,
} from "../../../mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

const later = Promise.resolve([6]);

/** What is no tree of numbers, what is said of it, and what to do. */
const NO_NUMBERS: readonly (readonly [unknown, string, string])[] = [
  [undefined, " is undefined where", "in braces without return"],
  [null, " is null where", "return a number"],
  ["2 x", ' is "2 x" where', "return a number"],
  [true, " is true where", "return a number"],
  [later, " is a Promise where", "await"],
  [Math.sin, " is a function where", "return a number"],
  [new Map(), " is an object (Map) where", "return a number"],
  [[1, "2"], '[1] is "2": every element must be a number', "for each element"],
  [[later], "[0] is a Promise", "for each element"],
  [[Math.sin], "[0] is a function", "for each element"],
  [[], " is empty", "for each element"],
];

testEach(NO_NUMBERS)(
  "checks fail what is no tree of numbers, and say what to do: %j",
  (answer, said, advice) => {
    const code = (() => answer) as never;
    const f = (x: number[]) => x[0] ** 2;
    const F = (x: number[]) => [x[0] ** 2];
    const reports = {
      gradient: checkGradient(f, code, [3]),
      Hessian: checkHessian(f, code, [3]),
      Jacobian: checkJacobian(F, code, [3]),
      jvp: checkJvp(F, code, [3]),
      vjp: checkVjp(F, code, [3]),
    };
    for (
      const [what, { verdict, reason, mistake }] of Object.entries(reports)
    ) {
      assertEquals([verdict, mistake?.kind], ["fail", "shape"], what);
      assert(reason.toLowerCase().includes(what.toLowerCase()), reason);
      assert(reason.includes(said), reason);
      assert(mistake?.advice.includes(advice), mistake?.advice);
    }
    assertThrows(() => assertGradient(f, code, [3]), CheckError, said);
  },
);

testEach([[later], ["9"], [null], [["9"]]] as const)(
  "checkGradient() fails a value beside the gradient that is no number: %j",
  (value) => {
    const together = (x: number) => ({ value, gradient: 2 * x }) as never;
    const { verdict, reason } = checkGradient(
      (x: number) => x ** 2,
      together,
      3,
    );
    assertEquals(verdict, "fail");
    assert(reason.startsWith("the value beside the gradient"), reason);
  },
);

testEach([[undefined], [3], [[1, 2]]] as const)(
  "checkGradient() wants a function for f, and says so: %j",
  (f) => {
    assertThrows(
      () => checkGradient(f as never, (x: number) => x, 3),
      TypeError,
      "Cannot run checkGradient as f is",
    );
  },
);

Deno.test("assertGradient(): a parameter called gradient is one among others where no value comes along", () => {
  assertGradient(
    (x: { gradient: number; bias: number }) => x.gradient ** 2 * x.bias,
    ({ gradient, bias }) => ({
      gradient: 2 * gradient * bias,
      bias: gradient ** 2,
    }),
    { gradient: 3, bias: 2 },
  );
});

/** A gradient of x² that at its n-th call does something else. */
function thatTurns(n: number, into: () => unknown): (x: number[]) => number[] {
  let calls = 0;
  return ([x]) => ++calls === n ? into() as number[] : [2 * x];
}

const failing = (): never => {
  throw new TypeError("no weights");
};

testEach(
  [
    [2, failing, "threw TypeError: no weights"],
    [3, failing, "threw TypeError: no weights"],
    [2, () => "6", 'the gradient is "6"'],
    [3, () => "6", 'the gradient is "6"'],
    [2, () => [6, 0], "gave 1 numbers and then 2"],
    [3, () => [6, 0], "2 numbers came where 1 did before"],
  ] as readonly (readonly [number, () => unknown, string])[],
)(
  "checkGradient() is unsure of a gradient that at its call %d does something else",
  (call, into, said) => {
    const f = ([x]: number[]) => x ** 2;
    const { verdict, reason } = checkGradient(f, thatTurns(call, into), [3]);
    assertEquals(verdict, "unsure");
    assert(reason.includes("not a function of x alone"), reason);
    assert(reason.includes(said), reason);
  },
);

testEach([["the gradient", 1], ["f", 0]] as const)(
  "checkGradient() fails %s that makes x longer",
  (who, mask) => {
    const grow = (x: number[], when: number) => {
      if (when === mask) x.push(1);
    };
    const { verdict, mistake } = checkGradient(
      (x: number[]) => {
        grow(x, 0);
        return x[0] ** 2;
      },
      (x) => {
        const [first] = x;
        grow(x, 1);
        return [2 * first];
      },
      [3],
    );
    assertEquals([verdict, mistake?.kind], ["fail", "x changed"]);
    assertEquals(
      mistake?.sentence,
      `${who} changes x: it held 1 numbers and holds 2 afterwards`,
    );
  },
);

Deno.test("checkGradient() tells a gradient that changes x when it is asked again", () => {
  let calls = 0;
  const x = [1.5, 0.4];
  const { verdict, mistake } = checkGradient(
    ([a, b]: number[]) => a * a * b,
    (x) => {
      const [a, b] = x;
      if (calls++ > 0) x[1] = 0;
      return [2 * a * b, a * a];
    },
    x,
  );
  assertEquals([verdict, mistake?.kind], ["fail", "x changed"]);
  assertEquals(x, [1.5, 0.4]);
});
