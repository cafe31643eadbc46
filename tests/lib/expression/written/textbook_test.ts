import { compile, symbolic } from "../../../../lib/expression/mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

// Functions and their derivatives as the tables of a textbook print them (Stewart, Calculus, reference
// pages 5 and 6, and exercises of the kind), in this language's spelling.
// deno-fmt-ignore
const TABLE: readonly (readonly [f: string, derivative: string])[] = [
  ["7", "0"],
  ["x", "1"],
  ["x^3 - 3x", "3*x^2 - 3"],
  ["5x^4 - 3x^2 + 7", "20*x^3 - 6*x"],
  ["x^10", "10*x^9"],
  ["1/x", "-1/x^2"],
  ["1/x^2", "-2/x^3"],
  ["3/(4x)", "-3/(4*x^2)"],
  ["sqrt(x)", "1/(2*sqrt(x))"],
  ["1/sqrt(x)", "-1/(2*x^(3/2))"],
  ["x sqrt(x)", "3*sqrt(x)/2"],
  ["x^(2/3)", "2/(3*x^(1/3))"],
  ["cbrt(x)", "1/(3*cbrt(x)^2)"],
  ["pi x^2", "2*pi*x"],
  ["x^pi", "pi*x^(pi - 1)"],
  ["x^e", "e*x^(e - 1)"],
  ["e^x", "e^x"],
  ["e^(2x)", "2*e^(2*x)"],
  ["exp(-x^2)", "-2*x*exp(-x^2)"],
  ["2^x", "2^x*log(2)"],
  ["10^(x^2)", "2*x*10^x^2*log(10)"],
  ["x e^x", "e^x*(1 + x)"],
  ["e^x/x", "e^x*(x - 1)/x^2"],
  ["e^(2x) e^x", "3*e^(3*x)"],
  ["e^(-x) sin(x)", "e^-x*(cos(x) - sin(x))"],
  ["e^sin(x)", "e^sin(x)*cos(x)"],
  ["log(x)", "1/x"],
  ["log2(x)", "1/(x*log(2))"],
  ["log10(x)", "1/(x*log(10))"],
  ["log(x, 5)", "1/(x*log(5))"],
  ["log(x)/x", "(1 - log(x))/x^2"],
  ["x log(x)", "log(x) + 1"],
  ["log(log(x))", "1/(x*log(x))"],
  ["log(x^2 + 1)", "2*x/(x^2 + 1)"],
  ["log(sin(x))", "cos(x)/sin(x)"],
  ["x^x", "x^x*(1 + log(x))"],
  ["sin(x)", "cos(x)"],
  ["cos(x)", "-sin(x)"],
  ["tan(x)", "sec(x)^2"],
  ["sec(x)", "sec(x)*tan(x)"],
  ["csc(x)", "-csc(x)*cot(x)"],
  ["cot(x)", "-csc(x)^2"],
  ["sin(x)^2", "2*sin(x)*cos(x)"],
  ["sin(x)^2 + cos(x)^2", "0"],
  ["sin(x)cos(x)", "cos(x)^2 - sin(x)^2"],
  ["sin(x)/x", "(x*cos(x) - sin(x))/x^2"],
  ["sin(x)/cos(x)", "1/cos(x)^2"],
  ["cos(x^2)", "-2*x*sin(x^2)"],
  ["asin(x)", "1/sqrt(1 - x^2)"],
  ["acos(x)", "-1/sqrt(1 - x^2)"],
  ["atan(x)", "1/(1 + x^2)"],
  ["sinh(x)", "cosh(x)"],
  ["tanh(x)", "sech(x)^2"],
  ["asinh(x)", "1/sqrt(1 + x^2)"],
  ["acosh(x)", "1/sqrt(x^2 - 1)"],
  ["atanh(x)", "1/(1 - x^2)"],
  ["(1 + x)/(1 - x)", "2/(1 - x)^2"],
  ["(3x - 2)/(2x + 5)", "19/(2*x + 5)^2"],
  ["x/(x^2 + 1)", "(1 - x^2)/(x^2 + 1)^2"],
  ["(x^2 + 3x)^4", "4*(x^2 + 3*x)^3*(2*x + 3)"],
  ["sqrt(1 - x^2)", "-x/sqrt(1 - x^2)"],
  ["(x + 2)(x + 2)", "2*x + 4"],
  ["sqrt(x)^2", "1"],
  ["|x|", "sign(x)"],
  ["|x| log(x)", "log(x)*sign(x) + abs(x)/x"],
  ["(2x + 1)^5", "10*(2*x + 1)^4"],
  ["x^2 sin(x)", "2*x*sin(x) + x^2*cos(x)"],
  ["tan(2x)", "2*sec(2*x)^2"],
  ["log(2x)", "1/x"],
  ["x log(x) - x", "log(x)"],
  ["3^(2x)", "2*3^(2*x)*log(3)"],
  ["sqrt(2x + 1)", "1/sqrt(2*x + 1)"],
  ["(x - 1)/(x + 1)", "2/(x + 1)^2"],
  ["(x^2 - 1)/(x^2 + 1)", "4*x/(x^2 + 1)^2"],
  ["cos(x)^3", "-3*cos(x)^2*sin(x)"],
  ["tan(x) - x", "sec(x)^2 - 1"],
  ["atan(1/x)", "-1/(x^2 + 1)"],
  ["x atan(x) - log(1 + x^2)/2", "atan(x)"],
  ["cosh(2x)", "2*sinh(2*x)"],
  ["e^x sin(x)", "e^x*(sin(x) + cos(x))"],
  ["e^x/(1 + e^x)", "e^x/(1 + e^x)^2"],
  ["4/3 pi x^3", "4*pi*x^2"],
  ["2/3 x^(3/2)", "sqrt(x)"],
  ["x(1 - x)", "1 - 2*x"],
  ["x^3 e^(-x)", "e^-x*(3*x^2 - x^3)"],
  ["x|x|", "abs(x) + x*sign(x)"],
  ["sin(cos(x))", "-sin(x)*cos(cos(x))"],
  ["cos(log(x))", "-sin(log(x))/x"],
  ["e^sqrt(x)", "e^sqrt(x)/(2*sqrt(x))"],
  ["1/(x^2 - 4)", "-2*x/(x^2 - 4)^2"],
  ["(x^2 + 3x)/x", "1"],
  ["sec(x) tan(x)", "sec(x)*tan(x)^2 + sec(x)^3"],
  ["-x^2/2", "-x"],
  ["1/3 x^3 + 1/2 x^2", "x^2 + x"],
  ["max(x, x^2)", "{1 if x > x^2; 2*x otherwise}"],
  ["{x^2 if x > 0; -x otherwise}", "{2*x if x > 0; -1 otherwise}"],
  ["sigmoid(x)", "sigmoid(x)*(1 - sigmoid(x))"],
];

// Within every domain at least two of them.
const POINTS = [-2.3, -0.7, 0.3, 0.8, 1.7, 3.1];

for (const [f, derivative] of TABLE) {
  Deno.test(`the derivative of ${f} is ${derivative}`, () => {
    const slope = symbolic(compile(`f(x) = ${f}`));
    assertEquals(slope.toString(), `f'(x) = ${derivative}`);
    // What is printed is what is computed.
    const printed = compile(`p(x) = ${derivative}`);
    const exact = compile(`f(x) = ${f}`);
    let compared = 0;
    for (const x of POINTS) {
      const value = exact.gradient(x);
      assert(
        Object.is(slope(x), value) || slope(x) === value ||
          Math.abs(slope(x) - value) <= 1e-13 * (1 + Math.abs(value)),
        `${slope(x)}, ${value}`,
      );
      // Beyond the domain of f its formula may have a value.
      if (!Number.isFinite(value) || Number.isNaN(exact(x))) continue;
      compared++;
      assert(
        Math.abs(printed(x) - value) <= 1e-12 * (1 + Math.abs(value)),
        `at ${x}: printed ${printed(x)}, exact ${value}`,
      );
    }
    assert(compared >= 2, `${compared} points`);
  });
}

Deno.test("parameters stand before variables, as in a textbook", () => {
  const f = compile("f(x, a, b, n) = (a x + b)^n");
  assertEquals(
    symbolic(f, "x").toString(),
    "∂f/∂x(x, a, b, n) = a*n*(a*x + b)^(n - 1)",
  );
});
