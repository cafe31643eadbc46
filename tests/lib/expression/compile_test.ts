import {
  compile,
  define,
  type DerivativeRequest,
  evaluate,
  explain,
  ExpressionError,
  parse,
  parseExpression,
} from "../../../lib/expression/mod.ts";
import { assertEquals, assertThrows } from "../../support/assert.ts";

Deno.test("compile() makes a function of numbers", () => {
  const f = compile("f(x, y) = 2x + 3x*y + y^3");
  assertEquals(f(1, 2), 16);
  assertEquals([f.name, f.parameters, f.source], [
    "f",
    ["x", "y"],
    "f(x, y) = 2x + 3x*y + y^3",
  ]);
});

Deno.test("compile() makes a function of a matrix", () => {
  const g = compile("g([w, x; y, z]) = w x + x y z + 3w + z y^2");
  assertEquals(g([[1, 2], [3, 4]]), 65);
  assertEquals(g.parameters, [[["w", "x"], ["y", "z"]]]);
});

Deno.test("compile() makes a function of a vector, typed or not, and of mixed arguments", () => {
  const h = compile("h([a, b], c) = a b - c");
  assertEquals(h([2, 3], 1), 5);
  assertEquals(h(new Float64Array([2, 3]), 1), 5);
});

Deno.test("compile() makes a function that returns a vector", () => {
  const F = compile<number[]>("F(x, y) = [x^2 + y, x y]");
  assertEquals(F(2, 3), [7, 6]);
});

Deno.test("compile() takes other names from the scope, once", () => {
  const scope: Record<string, number> = { a: 2 };
  const f = compile("f(x) = a x", scope);
  scope.a = 100;
  assertEquals(f(3), 6);
  assertEquals([...f.captured], [["a", 2]]);
});

Deno.test("compile() keeps a copy of the arrays that it takes from the scope", () => {
  const scope = new Map<string, number | number[]>([["a", [2, 3]], ["b", 1]]);
  const f = compile("f(x) = a[1] x + sin'(b x)", scope, {
    derivative: () => ({ value: 0 }),
  });
  (scope.get("a") as number[])[0] = 100;
  scope.set("b", 100);
  assertEquals(f(3), 6);
  assertEquals(f.captured.get("a"), [2, 3]);
  assertEquals(f.gradient(0), 2);
  assertEquals(f.hessian(0), [[-1]]);
  assertEquals(explain(f, 3).value, 6);
});

for (
  const value of ["1", null, undefined, 1n, true, {}, [], [[1], [1, 2]], ["a"]]
) {
  Deno.test(`a name in the scope that is ${typeof value} ${String(value)} is no value`, () => {
    const error = assertThrows(
      () => compile("f(x) = x + a", { a: value as unknown as number }),
      ExpressionError,
      "a is neither a number, an array of numbers",
    ) as ExpressionError;
    assertEquals([error.start, error.end], [11, 12]);
  });
}

Deno.test("functions call functions, those of JavaScript too", () => {
  const f = compile("f(x, y) = x - y");
  const g = compile("g(x) = f(x, 1)^2 + k(x)", { f, k: (x: number) => 10 * x });
  assertEquals(g(3), 34);
});

Deno.test("a record lends nothing but its own names", () => {
  assertThrows(
    () => compile("f(x) = valueOf(x)", {}),
    ExpressionError,
    "unknown function",
  );
});

const endless: unknown[] = [];
endless.push(endless);

const REFUSED: readonly [string, unknown[], string][] = [
  [
    "f(x, y) = x y",
    [1],
    "Cannot call f(x, y) as it takes 2 numbers: it was called with (1)",
  ],
  ["f(x) = x", ["1"], 'it takes one number: it was called with ("1")'],
  ["f(x) = x", [["1"]], 'it was called with (["1"])'],
  ["f(x) = x", [], "it was called with ()"],
  ["f([x, y]) = x y", [1, 2], "Cannot call f([x, y])"],
  ["f([x, y]) = x y", [[1, 2, 3]], "Cannot call f([x, y])"],
  ["f([x, y; z, w]) = x", [[[1, 2], [3]]], "Cannot call f([x, y; z, w])"],
  ["f([x, y; z, w]) = x", [undefined], "Cannot call f([x, y; z, w])"],
  [
    "f([x, y; z, w]) = x",
    [[[1, 2], [3, "4"]]],
    'it was called with ([[1, 2], [3, "4"]])',
  ],
  ["f(x) = x", [1n], "it was called with (1n)"],
  ["f(x) = x", [[1n]], "it was called with ([1n])"],
  ["f(x) = x", [endless], "it was called with ([["],
  ["f(x) = x", [Object.create(null)], "it was called with (an object"],
];

for (const [source, args, message] of REFUSED) {
  Deno.test(`${source} refuses ${Deno.inspect(args)}: ${message}`, () => {
    assertThrows(() => compile(source)(...args), TypeError, message);
  });
}

// numpy 1.24: np.float64(4.1) ** 3, and ** 4.
const POWERS = { 3: 68.92099999999998, 4: 282.5760999999999 };

Deno.test("compile() takes small powers as products, or by pow", () => {
  const at = (text: string, powers?: "products" | "pow") =>
    compile(`f(x) = ${text}`, {}, powers && { powers })(4.1);
  assertEquals(at("x^3"), 4.1 * 4.1 * 4.1);
  assertEquals(at("x^3", "products"), 4.1 * 4.1 * 4.1);
  assertEquals(at("x^3", "pow"), POWERS[3]);
  assertEquals(at("x^4", "pow"), POWERS[4]);
  assertEquals(at("sum(i, 1, 1, (i x)^3)", "pow"), POWERS[3]);
});

Deno.test("compile() refuses what is no text", () => {
  for (const source of [null, undefined, 3, {}, (x: number) => x]) {
    assertThrows(
      () => compile(source as unknown as string),
      TypeError,
      "Cannot read an expression from",
    );
  }
});

Deno.test("prime calls ask the hook, inside expressions and definitions", () => {
  const asked: unknown[] = [];
  const derivative = ({ name, path, args }: DerivativeRequest) => {
    asked.push([name, path.length, args]);
    return { value: 100 * path.length + (args[0] as number) };
  };
  const f = compile("f(x) = x^2");
  const text = "2*f'(3) + f''(f(2))";
  assertEquals(
    evaluate(parseExpression(text), text, { f }, { derivative }),
    410,
  );
  assertEquals(asked, [["f", 1, [3]], ["f", 2, [4]]]);
  const g = compile("g(x) = x + f'(2x)", { f }, { derivative });
  assertEquals(g(1), 103);
});

for (
  const [text, reason] of [
    ["h'(1, 2)", "h' takes one argument, not 2"],
    ["h'()", "h' takes one argument, not 0"],
    ["h'([1, 2])", "h' takes numbers, not a vector of 2"],
    ["f'(1)", "f' is for a function of one number, which f is not"],
    ["m''(1)", "m'' is for a function of one number, which m is not"],
    ["atan2'(1)", "atan2' is for a function of one number, which atan2 is not"],
  ]
) {
  Deno.test(`a prime asks for one number, also where a hook answers: ${text}`, () => {
    const scope = {
      f: compile("f(x, y) = x + y"),
      h: compile("h(x) = x^2"),
      m: compile("m([a, b]) = a b"),
    };
    const tree = parseExpression(text);
    for (const options of [{}, { derivative: () => ({ value: 0 }) }]) {
      const error = assertThrows(
        () => evaluate(tree, text, scope, options),
        ExpressionError,
      ) as ExpressionError;
      assertEquals(error.reason, reason);
    }
  });
}

Deno.test("define() makes the function of a definition from a longer text", () => {
  const text = "a = 1; f(x) = x + b";
  const [, definition] = parse(text);
  if (definition.kind !== "definition") throw new Error(definition.kind);
  assertEquals(define(definition, text, { b: 2 })(1), 3);
  const error = assertThrows(
    () => define(definition, text),
    ExpressionError,
  ) as ExpressionError;
  assertEquals([error.start, error.end, error.source], [18, 19, text]);
});

Deno.test("the names of the user never become code", () => {
  const f = compile(
    "f(arguments, eval, this, await) = arguments + eval + this + await",
  );
  assertEquals(f(1, 2, 3, 4), 10);
  assertEquals(
    /eval|await|this/.test(Function.prototype.toString.call(f)),
    false,
  );
  assertEquals(compile("__proto__(x) = x + prototype", { prototype: 1 })(1), 2);
});

Deno.test("map() gives the values at many points", () => {
  const f = compile("f(x, [a, b]) = x a - gamma(b)");
  const x = new Float64Array([1, 2, 3]);
  assertEquals(
    f.map(x, 10, new Float64Array([1, 2, 4])),
    new Float64Array([9, 19, 24]),
  );
  assertEquals(f.map(x, x, 1), new Float64Array([0, 3, 8]));
  assertEquals(f.map(1, 2, 3), new Float64Array([0]));
  assertThrows(() => f.map(x, 1), TypeError, "for each of x, a, b");
  assertThrows(
    () => f.map(x, x.subarray(1), 1),
    RangeError,
    "different lengths: 3, 2",
  );
  assertThrows(
    () => compile("F(x) = [x, x]").map(x),
    TypeError,
    "returns an array",
  );
});
