// Constant factors by their names: what people forget, or use twice.

import { checkGradient, checkJacobian } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

const A = [1.5, -0.7, 2.2, 0.4, 1.1];
const X = [0.3, -1.2, 0.8, 2.1, 0.6];
const f = (x: number[]) => x.reduce((sum, v, i) => sum + A[i] * v ** 3, 0);
const gradient = (x: number[]) => x.map((v, i) => 3 * A[i] * v * v);

const CONSTANTS: readonly (readonly [string, number])[] = [
  ["π", Math.PI],
  ["2π", 2 * Math.PI],
  ["180/π", 180 / Math.PI],
  ["ln 2", Math.LN2],
  ["ln 10", Math.LN10],
  ["√2", Math.SQRT2],
  ["√π", Math.sqrt(Math.PI)],
  ["√(2π)", Math.sqrt(2 * Math.PI)],
];

testEach(CONSTANTS)(
  "checkGradient() knows a constant that is used twice, or forgotten: %s",
  (name, c) => {
    const ways: readonly (readonly [number, string, string])[] = [
      [c, `(${name}`, `divide by ${name}`],
      [-c, `(-${name}`, `divide by -${name}`],
      [1 / c, `(1/${name}`, `multiply by ${name}`],
      [-1 / c, `(-1/${name}`, `multiply by -${name}`],
    ];
    for (const [factor, what, advice] of ways) {
      const { mistake } = checkGradient(
        f,
        (x) => gradient(x).map((g) => factor * g),
        X,
      );
      assertEquals(mistake?.kind, "factor");
      assert(mistake?.sentence.includes(what), mistake?.sentence);
      assertEquals(mistake?.advice, advice);
    }
  },
);

testEach([
  [5, "n = 5, a length of x", "takes the mean over 5"],
  [7, "n = 7)", "takes the mean over 7"],
  [1 / 5, "1/n, n = 5, a length of x", "takes the sum over 5"],
  [1 / 7, "1/n, n = 7)", "takes the sum over 7"],
  [-1 / 7, "1/n, n = -7)", "multiply by -7"],
  [1.7, "analytic = 1.7 · numeric", "divide by 1.7"],
])(
  "checkGradient() says what %f times the gradient may mean",
  (factor, what, advice) => {
    const { mistake } = checkGradient(
      f,
      (x) => gradient(x).map((g) => factor * g),
      X,
    );
    assertEquals(mistake?.kind, "factor");
    assert(mistake?.sentence.includes(what), mistake?.sentence);
    assert(mistake?.advice.includes(advice), mistake?.advice);
  },
);

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

testEach(
  [
    ["tanh", Math.tanh, (h: number) => 1 - Math.tanh(h) ** 2],
    ["σ", sigmoid, (s: number) => sigmoid(s) * (1 - sigmoid(s))],
  ] as const,
)(
  "checkGradient() says that a derivative is taken at the output: %s",
  (name, phi, slope) => {
    const f = (x: number[]) => x.reduce((sum, v, i) => sum + A[i] * phi(v), 0);
    const { mistake } = checkGradient(
      f,
      (x) => x.map((v, i) => A[i] * slope(phi(v))),
      X,
    );
    assertEquals(mistake?.kind, "chain rule");
    const advice = `take the derivative of ${name} at its input`;
    assert(mistake?.advice.startsWith(advice), mistake?.advice);
  },
);

testEach(
  [["x[0]", 0, 1], ["x[0]²", 0, 2], ["1/x[0]", 0, -1], ["x[3]", 3, 1]] as const,
)(
  "checkGradient() says that the factor %s of all other elements is missing",
  (name, place, power) => {
    const others = (x: number[]) =>
      x.reduce((sum, v, i) => i === place ? sum : sum + A[i] * Math.sin(v), 0);
    const f = (x: number[]) => x[place] ** power * others(x);
    const { mistake } = checkGradient(
      f,
      (x) =>
        x.map((v, i) =>
          i === place
            ? power * x[place] ** (power - 1) * others(x)
            : A[i] * Math.cos(v)
        ),
      X,
    );
    assert(
      mistake?.sentence.includes(`the factor ${name} is missing`),
      mistake?.sentence,
    );
  },
);

Deno.test("checkJacobian() evaluates f once for all outputs", () => {
  const outputs = Array.from({ length: 12 }, (_, k) => k + 1);
  const f = (x: number[]) =>
    outputs.map((k) => x.reduce((sum, v) => sum + Math.sin(k * v / 6), 0));
  const J = (x: number[]) =>
    outputs.map((k) => x.map((v) => k / 6 * Math.cos(k * v / 6)));
  const of = (count: number) =>
    checkJacobian(
      (x: number[]) => f(x).slice(0, count),
      (x) => J(x).slice(0, count),
      X,
      { around: false },
    );
  const [one, all] = [of(1), of(12)];
  assertEquals([one.verdict, all.verdict], ["pass", "pass"]);
  assert(all.evaluations <= 2 * one.evaluations, `${all.evaluations}`);
});
