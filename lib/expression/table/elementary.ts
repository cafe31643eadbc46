/**
 * The elementary operations, one a row: its value, its partial derivatives and the sentence that
 * explains them. The partials are written in the language itself, as functions of the arguments
 * x and y, so that every way of differentiating and every explanation reads the same line.
 *
 * At a kink, as of |x| at 0, a partial is the mean of the derivatives on both sides, which is what
 * central differences tend to; at a jump it is 0. NaN gives NaN.
 *
 * @module
 */
import {
  acoth,
  acsc,
  acsch,
  asec,
  asech,
  logaddexp,
  modulo,
  power,
  powlog,
  relu,
  round,
  sigmoid,
  softplus,
} from "./scalar.ts";
import {
  digamma,
  erf,
  erfc,
  factorial,
  gamma,
  lgamma,
  polygamma,
} from "./special.ts";
import { tableOf } from "./table_of.ts";

/** An operation on one or two numbers. */
export interface Elementary {
  /** How it is called: a name, or the operator itself. */
  readonly name: string;
  /** How many arguments it takes. */
  readonly arity: 1 | 2;
  /** Its value. */
  readonly value: (x: number, y: number) => number;
  /** The partial derivative by each argument, as an expression in x and y. */
  readonly partials: readonly string[];
  /** The partial derivatives as one writes them, without the edges of domains, where that is another matter. */
  readonly written?: readonly string[];
  /** The rule in words. */
  readonly sentence: string;
  /** The rule for each argument alone, where that is another matter. */
  readonly sentences?: readonly string[];
  /** JavaScript for its value in x and y, where that is shorter than a call. */
  readonly code?: string;
  /** How it is called with more arguments than two: from the left, two at a time. */
  readonly takesMore?: boolean;
}

function row(
  name: string,
  value: (x: number, y: number) => number,
  partials: readonly string[],
  sentence: string,
  more: Partial<Elementary> = {},
): Elementary {
  const arity = partials.length as 1 | 2;
  return { name, arity, value, partials, sentence, ...more };
}

function table(
  rows: () => readonly Elementary[],
): ReadonlyMap<string, Elementary> {
  return tableOf(() => rows().map((each) => [each.name, each] as const));
}

/** A condition: 1 where it holds and 0 elsewhere, so its derivative is 0. */
function test(
  name: string,
  value: (x: number, y: number) => boolean,
  code: string,
  arity: 1 | 2 = 2,
): Elementary {
  const number = (x: number, y: number) => value(x, y) ? 1 : 0;
  return row(
    name,
    number,
    Array(arity).fill("0"),
    "a condition is constant wherever it does not change",
    { code: `(${code} ? 1 : 0)` },
  );
}

const STEPS = "it is constant between its jumps";

// One row an operation, wide as a table is.
// deno-fmt-ignore
/** What the operators of the language mean; "neg" is the minus before a value. */
export const OPERATIONS: ReadonlyMap<string, Elementary> = /* @__PURE__ */ table(() => [
  row("+", (x, y) => x + y, ["1", "1"], "a sum passes its derivative on to both parts", { code: "x + y", sentences: Array(2).fill("a constant that is added drops out") }),
  row("-", (x, y) => x - y, ["1", "-1"], "a difference passes its derivative on, negated for the second part", { code: "x - y", sentences: ["a constant that is taken away drops out", "what is taken away has its derivative negated"] }),
  row("neg", (x) => -x, ["-1"], "a minus sign negates the derivative", { code: "-x" }),
  row("*", (x, y) => x * y, ["y", "x"], "the derivative of a product by one factor is the other factor", { code: "x * y", sentences: Array(2).fill("a constant factor stays") }),
  row("/", (x, y) => x / y, ["1/y", "-(x/y)*(1/y)"], "the derivatives of a quotient x/y are 1/y and -x/y²", { code: "x / y", sentences: ["a constant divisor stays", "the derivative of c/u is -c/u²"], written: ["1/y", "-x/y^2"] }),
  row("^", power, ["{0 if y == 0; y*x^(y - 1) otherwise}", "{powlog(x, y) if x == 0; x^y*log(x) otherwise}"], "by its base the exponent comes down as a factor and drops by one; by its exponent a power is multiplied by the logarithm of its base", { sentences: ["the exponent comes down as a factor and drops by one", "the derivative of a^u is a^u times log(a)"], written: ["y*x^(y - 1)", "x^y*log(x)"] }),
  test("<", (x, y) => x < y, "x < y"),
  test("<=", (x, y) => x <= y, "x <= y"),
  test(">", (x, y) => x > y, "x > y"),
  test(">=", (x, y) => x >= y, "x >= y"),
  test("==", (x, y) => x === y, "x === y"),
  test("!=", (x, y) => x !== y, "x !== y"),
  test("and", (x, y) => Boolean(x && y), "x && y"),
  test("or", (x, y) => Boolean(x || y), "x || y"),
  test("not", (x) => !x, "!x", 1),
]);

/** The power as `Math.pow` computes it, also where a product would be quicker. */
export const POW: Elementary = /* @__PURE__ */ plainPower();

function plainPower(): Elementary {
  return { ...OPERATIONS.get("^")!, value: Math.pow };
}

// deno-fmt-ignore
/** The functions that every expression can call. */
export const ELEMENTARY: ReadonlyMap<string, Elementary> = /* @__PURE__ */ table(() => [
  row("sqrt", Math.sqrt, ["1/(2*sqrt(x))"], "the derivative of √x is 1/(2√x)"),
  row("cbrt", Math.cbrt, ["1/(3*cbrt(x)^2)"], "the derivative of ∛x is 1/(3 (∛x)²)"),
  row("exp", Math.exp, ["exp(x)"], "exp is its own derivative"),
  row("expm1", Math.expm1, ["exp(x)"], "the derivative of exp(x) - 1 is exp(x)"),
  row("log", Math.log, ["{1/x if x >= 0}"], "the derivative of log(x) is 1/x", { written: ["1/x"] }),
  row("log2", Math.log2, ["{1/(x*log(2)) if x >= 0}"], "the derivative of log2(x) is 1/(x log 2)", { written: ["1/(x*log(2))"] }),
  row("log10", Math.log10, ["{1/(x*log(10)) if x >= 0}"], "the derivative of log10(x) is 1/(x log 10)", { written: ["1/(x*log(10))"] }),
  row("log1p", Math.log1p, ["{1/(1 + x) if x >= -1}"], "the derivative of log(1 + x) is 1/(1 + x)", { written: ["1/(1 + x)"] }),
  row("sin", Math.sin, ["cos(x)"], "the derivative of sin is cos"),
  row("cos", Math.cos, ["-sin(x)"], "the derivative of cos is -sin"),
  row("tan", Math.tan, ["1 + tan(x)^2"], "the derivative of tan is 1 + tan²", { written: ["sec(x)^2"] }),
  row("sec", (x) => 1 / Math.cos(x), ["sec(x)*tan(x)"], "the derivative of sec is sec·tan", { code: "1 / Math.cos(x)" }),
  row("csc", (x) => 1 / Math.sin(x), ["-csc(x)*cot(x)"], "the derivative of csc is -csc·cot", { code: "1 / Math.sin(x)" }),
  row("cot", (x) => 1 / Math.tan(x), ["-(1 + cot(x)^2)"], "the derivative of cot is -(1 + cot²)", { code: "1 / Math.tan(x)", written: ["-csc(x)^2"] }),
  row("asin", Math.asin, ["1/sqrt((1 - x)*(1 + x))"], "the derivative of asin(x) is 1/√(1 - x²)", { written: ["1/sqrt(1 - x^2)"] }),
  row("acos", Math.acos, ["-1/sqrt((1 - x)*(1 + x))"], "the derivative of acos(x) is -1/√(1 - x²)", { written: ["-1/sqrt(1 - x^2)"] }),
  row("atan", Math.atan, ["1/(1 + x^2)"], "the derivative of atan(x) is 1/(1 + x²)"),
  row("asec", asec, ["1/(abs(x)*sqrt((x - 1)*(x + 1)))"], "the derivative of asec(x) is 1/(|x| √(x² - 1))", { written: ["1/(abs(x)*sqrt(x^2 - 1))"] }),
  row("acsc", acsc, ["-1/(abs(x)*sqrt((x - 1)*(x + 1)))"], "the derivative of acsc(x) is -1/(|x| √(x² - 1))", { written: ["-1/(abs(x)*sqrt(x^2 - 1))"] }),
  row("acot", (x) => Math.atan(1 / x), ["-1/(1 + x^2)"], "the derivative of acot(x) is -1/(1 + x²)"),
  row("atan2", Math.atan2, ["y/hypot(x, y)/hypot(x, y)", "-x/hypot(x, y)/hypot(x, y)"], "an angle turns by the other side over the squared distance", { written: ["y/(x^2 + y^2)", "-x/(x^2 + y^2)"] }),
  row("sinh", Math.sinh, ["cosh(x)"], "the derivative of sinh is cosh"),
  row("cosh", Math.cosh, ["sinh(x)"], "the derivative of cosh is sinh"),
  row("tanh", Math.tanh, ["sech(x)^2"], "the derivative of tanh is sech²"),
  row("sech", (x) => 1 / Math.cosh(x), ["-sech(x)*tanh(x)"], "the derivative of sech is -sech·tanh", { code: "1 / Math.cosh(x)" }),
  row("csch", (x) => 1 / Math.sinh(x), ["-csch(x)*coth(x)"], "the derivative of csch is -csch·coth", { code: "1 / Math.sinh(x)" }),
  row("coth", (x) => 1 / Math.tanh(x), ["-csch(x)^2"], "the derivative of coth is -csch²", { code: "1 / Math.tanh(x)" }),
  row("asinh", Math.asinh, ["1/hypot(1, x)"], "the derivative of asinh(x) is 1/√(1 + x²)", { written: ["1/sqrt(1 + x^2)"] }),
  row("acosh", Math.acosh, ["1/(sqrt(x - 1)*sqrt(x + 1))"], "the derivative of acosh(x) is 1/√(x² - 1)", { written: ["1/sqrt(x^2 - 1)"] }),
  row("atanh", Math.atanh, ["{1/((1 - x)*(1 + x)) if |x| <= 1}"], "the derivative of atanh(x) is 1/(1 - x²)", { written: ["1/(1 - x^2)"] }),
  row("asech", asech, ["{-1/(x*sqrt((1 - x)*(1 + x))) if x >= 0}"], "the derivative of asech(x) is -1/(x √(1 - x²))", { written: ["-1/(x*sqrt(1 - x^2))"] }),
  row("acsch", acsch, ["-1/(abs(x)*hypot(1, x))"], "the derivative of acsch(x) is -1/(|x| √(1 + x²))", { written: ["-1/(abs(x)*sqrt(1 + x^2))"] }),
  row("acoth", acoth, ["{1/((1 - x)*(1 + x)) if |x| >= 1}"], "the derivative of acoth(x) is 1/(1 - x²)", { written: ["1/(1 - x^2)"] }),
  row("abs", Math.abs, ["sign(x)"], "the derivative of |x| is the sign of x"),
  row("sign", Math.sign, ["0"], STEPS),
  row("floor", Math.floor, ["0"], STEPS),
  row("ceil", Math.ceil, ["0"], STEPS),
  row("round", round, ["0"], STEPS),
  row("hypot", Math.hypot, ["{x/hypot(x, y) if hypot(x, y) != 0; 0 otherwise}", "{y/hypot(x, y) if hypot(x, y) != 0; 0 otherwise}"], "a distance grows by each side over the distance", { takesMore: true, written: ["x/hypot(x, y)", "y/hypot(x, y)"] }),
  row("min", Math.min, ["{1 if x < y; 0 if x > y; 1/2 if x == y}", "{1 if x > y; 0 if x < y; 1/2 if x == y}"], "the smaller argument passes its derivative on", { takesMore: true, written: ["{1 if x < y; 0 otherwise}", "{0 if x < y; 1 otherwise}"] }),
  row("max", Math.max, ["{1 if x > y; 0 if x < y; 1/2 if x == y}", "{1 if x < y; 0 if x > y; 1/2 if x == y}"], "the larger argument passes its derivative on", { takesMore: true, written: ["{1 if x > y; 0 otherwise}", "{0 if x > y; 1 otherwise}"] }),
  row("mod", modulo, ["{1 if y != 0}", "{-round((x - mod(x, y))/y) if y != 0}"], "a remainder moves with x, and jumps at the multiples of y", { written: ["1", "-floor(x/y)"] }),
  row("sigmoid", sigmoid, ["sigmoid(x)*sigmoid(-x)"], "the derivative of sigmoid is σ(x) σ(-x)", { written: ["sigmoid(x)*(1 - sigmoid(x))"] }),
  row("relu", relu, ["{1 if x > 0; 0 if x < 0; 1/2 if x == 0}"], "relu passes its derivative on where x is positive", { written: ["{1 if x > 0; 0 otherwise}"] }),
  row("softplus", softplus, ["sigmoid(x)"], "the derivative of softplus is sigmoid"),
  row("logaddexp", logaddexp, ["sigmoid(x - y)", "sigmoid(y - x)"], "the logarithm of a sum of exponentials passes its derivative on by their shares", { takesMore: true }),
  row("erf", erf, ["2/sqrt(pi)*exp(-x^2)"], "the derivative of erf(x) is 2/√π exp(-x²)"),
  row("erfc", erfc, ["-2/sqrt(pi)*exp(-x^2)"], "the derivative of erfc(x) is -2/√π exp(-x²)"),
  row("gamma", gamma, ["gamma(x)*digamma(x)"], "the derivative of Γ is Γ times digamma"),
  row("lgamma", lgamma, ["digamma(x)"], "the derivative of log Γ is digamma"),
  row("digamma", digamma, ["polygamma(1, x)"], "the derivative of digamma is polygamma(1, x)"),
  row("polygamma", polygamma, ["nan", "polygamma(x + 1, y)"], "the derivative of polygamma(n, x) is polygamma(n + 1, x)"),
  row("factorial", factorial, ["gamma(x + 1)*digamma(x + 1)"], "the derivative of x! is Γ(x + 1) times digamma"),
  row("powlog", powlog, ["{0 if x == 0 and y > 1; x^(y - 1)*(y*log(x) + 1) otherwise}", "{0 if x == 0 and y > 0; powlog(x, y)*log(x) otherwise}"], "the derivative of x^y by its exponent", { written: ["x^(y - 1)*(y*log(x) + 1)", "x^y*log(x)^2"] }),
]);
