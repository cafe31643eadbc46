import { checkGradient, checkJacobian } from "../../../../mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const X = [3, 2];
const f = ([x, y]: number[]) => x ** 2 * y;
const g = ([x, y]: number[]) => [2 * x * y, x ** 2];

/** The verdict on a gradient that comes with a value, and the kind of mistake. */
function withValue(value: unknown): string | undefined {
  const { verdict, mistake } = checkGradient(
    f,
    (x) => ({ value, gradient: g(x) }) as never,
    X,
    { around: false },
  );
  return mistake?.kind ?? verdict;
}

testEach([
  [18, "pass"],
  [18 * (1 + 0.9e-9), "pass"],
  [18 * (1 - 0.9e-9), "pass"],
  [18 * (1 + 1.1e-9), "value"],
  [18 * (1 - 1.1e-9), "value"],
  [-18, "value"],
  [NaN, "value"],
  [Infinity, "value"],
  // A value in single precision is held to five digits.
  [Math.fround(18 * (1 + 0.9e-5)), "pass"],
  [Math.fround(18 * (1 + 1.1e-5)), "value"],
  [[18], "pass"],
  [[18, 18], "value"],
])(
  "checkGradient(): of f(x) = 18, the value %j beside the gradient: %s",
  (value, expected) => {
    assertEquals(withValue(value), expected);
  },
);

Deno.test("checkGradient(): a small value is held to as many digits", () => {
  const small = (x: number[]) => 1e-6 * f(x);
  const said = (off: number) =>
    checkGradient(
      small,
      (x) => ({
        value: small(x) * (1 + off),
        gradient: g(x).map((a) => 1e-6 * a),
      }),
      X,
      { around: false },
    ).mistake?.kind;
  assertEquals([said(0.9e-9), said(1e-7)], [undefined, "value"]);
});

Deno.test("checkJacobian() tells which value that comes with the Jacobian is wrong, measured by the greatest", () => {
  const F = ([x, y]: number[]) => [1e6 * x + 0.1, y];
  const J = () => [[1e6, 0], [0, 1]];
  const said = (off: number) =>
    checkJacobian(
      F,
      (x) => ({ value: [F(x)[0], x[1] + off], jacobian: J() }),
      X,
      { around: false },
    );
  assertEquals(said(2e-3).verdict, "pass");
  assertEquals(said(4e-3).mistake?.kind, "value");
  assert(said(1).reason.endsWith("3 for f(x)[1] = 2"), said(1).reason);
});

testEach<
  readonly [string, (x: number[]) => number, (x: number[]) => number[], string]
>([
  [
    "f throws",
    () => {
      throw new RangeError("no f");
    },
    g,
    "f throws (RangeError: no f) where the gradient does not",
  ],
  ["both throw", () => {
    throw new RangeError("no f");
  }, () => {
    throw new RangeError("no g");
  }, "f and the gradient both throw at x"],
])("checkGradient() cannot judge where %s", (_, f, g, said) => {
  const { verdict, reason, evaluations } = checkGradient(f, g, X);
  assertEquals(verdict, "unsure");
  assert(reason.startsWith(said), reason);
  assertEquals(evaluations, 0);
});

testEach<readonly [string, () => never, string]>([
  ["as it may", () => {
    throw new RangeError("no rule");
  }, "make both accept the same x"],
  ["as a program does that is wrong", () => {
    throw new ReferenceError("h is not defined");
  }, "mend the code of the gradient"],
])("checkGradient() fails a gradient that throws %s", (_, g, advice) => {
  const { verdict, mistake } = checkGradient(f, g, X);
  assertEquals([verdict, mistake?.kind, mistake?.advice], [
    "fail",
    "throws",
    advice,
  ]);
});

/** Answers one after the other, the last of them from then on. */
const inTurn = <Y>(...answers: (() => Y)[]) => {
  let calls = 0;
  return () => answers[Math.min(calls++, answers.length - 1)]();
};

const right = () => [12, 9];

testEach<readonly [string, () => number, () => number[], string]>([
  [
    "f that gives another number the second time",
    inTurn(() => 18, () => 18.5),
    right,
    "f is not a function of x alone: at the same x it gave 18 and then 18.5",
  ],
  [
    "f that gives another number the third time",
    inTurn(() => 18, () => 18, () => 18.5),
    right,
    "f is not a function of x alone: at the same x it gave 18 and then 18.5",
  ],
  [
    "f that throws the second time",
    inTurn(() => 18, (): number => {
      throw new RangeError("no more");
    }),
    right,
    "f is not a function of x alone: at the same x it returned numbers and then threw RangeError: no more",
  ],
  [
    "f that gives -0 and then 0",
    inTurn(() => -0, () => 0),
    right,
    "f is not a function of x alone: at the same x it gave 0 and then 0",
  ],
  [
    "a gradient that gives other numbers",
    () => 18,
    inTurn(right, () => [12, 9.5]),
    "the gradient is not a function of x alone: at the same x it gave 9 and then 9.5",
  ],
  [
    "a gradient that gives fewer numbers",
    () => 18,
    inTurn(right, () => [12]),
    "the gradient is not a function of x alone: at the same x it gave 2 numbers and then 1",
  ],
  [
    "a gradient that throws the second time",
    () => 18,
    inTurn(right, (): number[] => {
      throw new RangeError("no more");
    }),
    "the gradient is not a function of x alone: at the same x it returned numbers and then threw RangeError: no more",
  ],
])("checkGradient() cannot judge %s", (_, f, g, said) => {
  const { verdict, reason } = checkGradient(f, g, X);
  assertEquals(verdict, "unsure");
  assert(reason.startsWith(`${said}; fix its random numbers`), reason);
});

testEach<readonly [string, (x: number[]) => void, string]>([
  ["an element", (x) => x[1] = 7, "changes x: x[1] was 2 and is 7 afterwards"],
  [
    "its length",
    (x) => x.push(1),
    "changes x: it held 2 numbers and holds 3 afterwards",
  ],
])(
  "checkGradient() fails what changes %s of x, and puts back what it can",
  (_, change, said) => {
    for (const who of ["f", "the gradient"]) {
      const x = X.slice();
      const spoil =
        <Y>(of: (x: number[]) => Y, whose: string) => (x: number[]) => {
          const y = of(x);
          if (who === whose && x.length === 2) change(x);
          return y;
        };
      const { verdict, mistake } = checkGradient(
        spoil(f, "f"),
        spoil(g, "the gradient"),
        x,
      );
      assertEquals([verdict, mistake?.kind, mistake?.sentence], [
        "fail",
        "x changed",
        `${who} ${said}`,
      ]);
      assertEquals(x.slice(0, 2), X);
    }
  },
);
