import {
  compile,
  evaluate,
  ExpressionError,
  isComplete,
  parse,
  parseExpression,
} from "../../../../lib/expression/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../support/assert.ts";

const DEFINED = new Map<string, number | ((x: number) => number)>([
  ["a", 2],
  ["x", 3],
  ["y", 5],
  ["f", (x: number) => 10 * x],
]);

function value(text: string): unknown {
  const isValue = (name: string) => typeof DEFINED.get(name) === "number";
  return evaluate(parseExpression(text, { isValue }), text, DEFINED);
}

function mistake(action: () => unknown): ExpressionError {
  const error = assertThrows(action, ExpressionError);
  return error as ExpressionError;
}

const SPELLINGS: readonly [string, unknown][] = [
  ["2x", 6],
  ["3x y", 45],
  ["x(x+1)", 12],
  ["2(x+1)", 8],
  ["(x)(y)", 15],
  ["(x)2", 6],
  ["1/2x", 1.5],
  ["not 0/2x", 1 / 6],
  ["1/(2)x", 1 / 6],
  ["x/2y", 0.3],
  ["-x^2", -9],
  ["2^-1", 0.5],
  ["2^3^2", 512],
  ["2^3x", 24],
  ["x²", 9],
  ["x⁻¹", Math.pow(3, -1)],
  ["-x²", -9],
  ["2x²y", 90],
  ["x**2", 9],
  ["√(x + 1)", 2],
  ["2√4", 4],
  ["∛8", 2],
  ["|x - y|", 2],
  ["||x - y| - 5|", 3],
  ["2|x|3", 18],
  ["x|x|", 9],
  ["3!", 6],
  ["-3!", -6],
  ["2π", 2 * Math.PI],
  ["ln(1)", 0],
  ["log(8, 2)", 3],
  ["x × y − 1 ÷ 1", 14],
  ["7 mod 4", 3],
  ["-7 % 4", 1],
  ["1 < x <= 3", 1],
  ["x ≠ 3", 0],
  ["x > 3 ? 1 : x > 2 ? 2 : 3", 2],
  ["{1 if x < 0; 2 if x < 5; 3 otherwise}", 2],
  ["{1 if x < 0; 2 if x < 5; 3}", 2],
  ["{1 if x < 0; x + 1}", 4],
  ["{1 if x < 0}", NaN],
  ["not (x > 3) and y == 5", 1],
  ["sum(i, 1, 4, i(i + 1))", 40],
  ["prod(k, 1, 5, k)", 120],
  ["sum(i, 1, 0, i)", 0],
  ["min(x, y, 1)", 1],
  ["f(2) + 1", 21],
  ["[1, x]", [1, 3]],
  ["[1, 2; 3, 4] * [1, 2]", [5, 11]],
  ["[1; 2]", [[1], [2]]],
  ["2[1, 2]", undefined],
  ["[1, 2] + 1", [2, 3]],
  ["[1, 2; 3, 4]^2", [[7, 10], [15, 22]]],
  ["det([1, 2; 3, 4])", -2],
  ["cross([1, 0, 0], [0, 1, 0])", [0, 0, 1]],
  ["norm([3, 4])", 5],
  ["[4, 5, 6][2]", 5],
  ["1e3e", 1000 * Math.E],
];

for (const [text, expected] of SPELLINGS) {
  if (expected === undefined) continue;
  Deno.test(`"${text}" has the value ${JSON.stringify(expected)}`, () => {
    assertEquals(value(text), expected);
  });
}

const MISTAKES: readonly [string, number, number, string][] = [
  ["x +* 2", 3, 4, "expected a value"],
  ["2 3", 2, 3, "a number cannot follow a number"],
  ["(2]", 2, 3, "] does not close ("],
  ["2)", 1, 2, ") without an opening bracket"],
  ["a = 3", 2, 3, "= does not belong here"],
  ["xy", 0, 2, "unknown name xy; write x*y for a product"],
  ["xx + b", 0, 2, "unknown name xx; write x*x for a product"],
  ["sni(2)", 0, 3, "unknown function sni; did you mean sin?"],
  ["ssin(2)", 0, 4, "unknown function ssin; did you mean sin?"],
  ["log(8, 2, 3)", 0, 12, "log takes one argument, or a base as well, not 3"],
  ["{1}", 2, 3, "expected if or otherwise"],
  ["[1, , 2]", 4, 5, "expected a value"],
  ["[]", 0, 2, "an array needs at least one element"],
  ["[1 2]", 3, 4, "write a comma between them, [1, 2]"],
  ["sum(k, 1, 3)", 11, 12, "expected a comma; write sum(k, 1, n, k^2)"],
  ["sum(1, 2, 3, 4)", 0, 15, "write sum(k, 1, n, k^2), or sum([1, 2])"],
  ["sqr(2)", 0, 3, "unknown function sqr; did you mean sqrt?"],
  ["sin x", 0, 3, "write sin(x)"],
  ["sin^2(x)", 0, 3, "write sin(x)^2"],
  ["ln x", 0, 2, "write ln(x)"],
  ["sin^-1(x)", 0, 3, "write asin(x) for the inverse"],
  ["sin⁻¹(x)", 0, 3, "write asin(x) for the inverse"],
  ["sin(1, 2)", 0, 9, "sin takes one argument, not 2"],
  ["√x^2", 2, 3, "the root of a power, or the power of a root?"],
  ["x²^3", 2, 3, "this could be read in two ways"],
  ["a'(2)", 0, 2, "a is a value, and only a function has a derivative"],
  ["[1, 2; 3]", 0, 9, "the parts of an array must be alike"],
  [
    "[1, 2] + [1, 2, 3]",
    0,
    18,
    "+ does not take a vector of 2 and a vector of 3",
  ],
  [
    "atan2([1, 2], [1, 2, 3])",
    0,
    24,
    "atan2 does not take a vector of 2 and a vector of 3",
  ],
  ["[1, 2][3]", 7, 8, "no element 3: they count from 1 to 2"],
  ["x\0", 1, 2, "the character U+0000 has no meaning here"],
  ["∇f(1)", 0, 5, "f is a JavaScript function"],
  ["x.constructor", 0, 13, "x is no table, and has no columns by name"],
  ["constructor(1)", 0, 11, "unknown function constructor"],
  ["__proto__", 0, 9, "unknown name __proto__"],
  ["`x`", 0, 1, "` has no meaning here"],
  ['import("x")', 7, 8, '" has no meaning here'],
  ["toString(1)", 0, 8, "unknown function toString"],
];

for (const [text, start, end, message] of MISTAKES) {
  Deno.test(`${JSON.stringify(text)} is refused: ${message}`, () => {
    const error = mistake(() => value(text));
    assertEquals([error.start, error.end], [start, end]);
    assert(error.message.includes(message), error.message);
    assertEquals(error.incomplete, false);
  });
}

const BAD_DEFINITIONS: readonly [string, string][] = [
  ["f(x) = ", 'Cannot read "f(x) = " at column 6: expected a value after ='],
  ["f(x,x)=1", "the parameter x appears twice"],
  ["f([x, y], y) = 1", "the parameter y appears twice"],
  [
    "f(x) = f(x - 1)",
    "f calls itself, and recursion is not part of the language",
  ],
  ["f(1) = 2", "expected the name of a parameter"],
  ["f(x, ) = 2", "at column 6: expected the name of a parameter"],
  ["f([]) = 2", "at column 4: expected the name of a parameter"],
  ["f() = 2", "write f = ... for a variable"],
  ["f([a, b; c]) = 1", "the rows of a matrix parameter differ in length"],
  ["sum(x) = x", "cannot define sum as it belongs to the language"],
  ["pi = 3", "cannot assign pi as it is a constant"],
  ["2x + 1", "expected one definition"],
  ["", "expected one definition"],
  ["f(x, y) = 2xy", "write x*y for a product"],
  ["f(x) = 2xsin(x)", "write x*sin(...) for a product"],
  ["f(x) = sinx + 1", "write sin(x)"],
  ["f(r) = πr²", "write π*r for a product"],
  ["f(x) = x = 2", "= does not belong here"],
];

for (const [text, message] of BAD_DEFINITIONS) {
  Deno.test(`compile() refuses ${JSON.stringify(text)}`, () => {
    assertThrows(() => compile(text), ExpressionError, message);
  });
}

Deno.test("compile() refuses more parameters than JavaScript takes, and takes them as a vector", () => {
  const names = Array.from({ length: 10_001 }, (_, i) => `x${i}`).join(", ");
  assertThrows(
    () => compile(`f(${names}) = x0`),
    ExpressionError,
    "take a vector: f([x, y])",
  );
  const f = compile(`f([${names}]) = x0 x1`);
  assertEquals(f(Array(10_001).fill(3)), 9);
});

Deno.test("parse() reads statements with their places and their semicolons", () => {
  const text = "a = 1.5; f(x) := a x # comment; no statement\nf(3)";
  const kinds = parse(text).map((
    s,
  ) => [s.kind, text.slice(s.span.start, s.span.end), s.quiet]);
  assertEquals(kinds, [
    ["assignment", "a = 1.5", true],
    ["definition", "f(x) := a x", false],
    ["expression", "f(3)", false],
  ]);
});

Deno.test("parse() reads a part of a line with the places of the whole", () => {
  const error = mistake(() =>
    parseExpression("grad f at 1 +* 2", { start: 10 })
  );
  assertEquals([error.start, error.end], [13, 14]);
  assertEquals(
    error.message,
    'Cannot read "grad f at 1 +* 2" at column 14: expected a value',
  );
});

Deno.test("an error names the line and counts its columns in characters", () => {
  const error = mistake(() => parse("f(x) = 1\n𝛼 + + *"));
  assertEquals(
    error.message,
    'Cannot read "𝛼 + + *" at line 2, column 7: expected a value',
  );
});

const COMPLETE: readonly [string, boolean][] = [
  ["f(x) = 2x", true],
  ["f(x) = (2x", false],
  ["f(x) = {x if", false],
  ["f(x) = 2x +", false],
  ["2 mod", false],
  ["[1, 2;", false],
  ["2)", true],
  ["(2]", true],
  ["f(x) = ", true],
  ["∇f(1,", false],
  ["`(", true],
  ["3!", true],
  ["", true],
];

for (const [text, expected] of COMPLETE) {
  Deno.test(`isComplete(${JSON.stringify(text)}) is ${expected}`, () => {
    assertEquals(isComplete(text), expected);
  });
}

Deno.test("an unfinished expression is marked as incomplete", () => {
  for (
    const text of ["2 +", "(2", "f(2,", "[1, 2", "{1 if x", "2 ? 3", "sin"]
  ) {
    assertEquals(mistake(() => parse(text)).incomplete, true, text);
  }
});

Deno.test("deep and long input gets an answer or a clear error, and soon", () => {
  for (const unit of ["(", "-", "2^", "√", "|", "[", "f("]) {
    const text = unit.repeat(5000) + "1";
    assertThrows(
      () => parse(text),
      ExpressionError,
      "nested more than 200 deep",
    );
  }
  assertThrows(
    () => parse("x".repeat(1_000_000)),
    ExpressionError,
    "longer than 500000 characters",
  );
  const sum = "1+".repeat(100_000) + "1";
  assertEquals(value(sum), 100_001);
});

Deno.test("a line goes on after an operator and inside brackets", () => {
  assertEquals(value("1 +\n2"), 3);
  assertEquals(value("[1,\n2\n]"), [1, 2]);
});

Deno.test("a line break behind the condition of a case is as good as a semicolon", () => {
  for (
    const written of [
      "{x^2 if x > 1\n-x otherwise}",
      "{\n  x^2 if x > 1 # far\n\n  -x otherwise\n}",
      "{x^2 if x > 1\n-x}",
      "{x^2 if\nx >\n1;\n-x\notherwise\n}",
      "{x^2\nif x > 1\nand x > 0\n-x otherwise}",
      "{[x,\nx] * [x, 0] if (x >\n1)\n-x otherwise}",
    ]
  ) {
    const f = compile(`f(x) = ${written}`);
    assertEquals([f(3), f(-2)], [9, 2], written);
  }
  const three = compile("f(x) = {1 if x > 1\n2 if x > 0\n3 otherwise}");
  assertEquals([three(2), three(0.5), three(-1)], [1, 2, 3]);
});

Deno.test("a definition may replace a function of the language, not a constant", () => {
  const sigmoid = compile("sigmoid(x) = x + 1");
  assertEquals(sigmoid(1), 2);
  assertEquals(compile("f(x) = sigmoid(x)^2", { sigmoid })(1), 4);
  assertThrows(() => compile("pi(x) = x"), ExpressionError, "it is a constant");
});
