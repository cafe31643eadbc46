import {
  compile,
  define,
  type EvaluationOptions,
  exactly,
  functionTest,
  parse,
  parseExpression,
  type Scope,
  valueTest,
} from "../../../lib/expression/mod.ts";
import { assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

/** The last definition of a text, of which the code is written when it is called. */
function late(
  source: string,
  scope: Scope = new Map(),
  options: EvaluationOptions = {},
) {
  const definition = parse(source, {
    isValue: valueTest(scope),
    isFunction: functionTest(scope),
  }).at(-1);
  if (definition?.kind !== "definition") throw new TypeError("no definition");
  return define(definition, source, scope, { ...options, code: "when called" });
}

const DEFINED: readonly [
  source: string,
  scope: Scope,
  at: unknown,
  value: number,
][] = [
  ["f(x) = x^2 + 1", {}, 3, 10],
  ["a = 1; f(x) = 2x; # why", {}, 3, 6],
  // A value makes a product of what would be a call.
  ["f(x) = a(x + 1)", { a: 2 }, 3, 8],
  // A parameter hides the value of its name.
  ["f(a) = a(a + 1)", { a: 2 }, 3, 12],
  // A function hides the operator of its name.
  ["f(x) = div(x)", { div: compile("div(x) = x / 2") }, 3, 1.5],
  ["f(w) = w[1] + w[2]^2", {}, [3, 4], 19],
  ["f(w) = sum(w)", {}, [3, 4, 5], 12],
  ["f([a, b]) = a b", {}, [3, 4], 12],
  ["f(x) = b x where b = a^2", { a: 2 }, 3, 12],
];

testEach(DEFINED)(
  "a function whose code is written late is read again as it was: %s",
  (source, scope, at, value) => {
    assertEquals(late(source, scope)(at), value);
    const f = late(source, scope);
    assertEquals(compile("g(x) = f(x)", { f })(at), value);
    assertEquals(late(source, scope).source, f.source);
    assertEquals(f.source, /f\(.*\) = [^;]*/.exec(source)![0]);
  },
);

Deno.test("a function whose code is written late keeps the values that it was made with", () => {
  const scope = new Map([["a", 2]]);
  const f = late("f(x) = a x", scope);
  scope.set("a", 100);
  assertEquals(f(3), 6);
  assertEquals([...f.captured], [["a", 2]]);
  assertEquals(f.gradient(3), 2);
});

Deno.test("a function whose code is written late asks the hook again, and is itself where it asks none", () => {
  const g = late("g(x) = x^3");
  const derivative = () => ({ value: 5 });
  const f = late("f(x) = g'(x)", { g }, { derivative });
  assertEquals(f(2), 5);
  assertEquals(exactly(f)(2), 12);
  assertEquals(exactly(g), g);
});

Deno.test("define() makes a function of an expression that is written nowhere as a definition", () => {
  const text = "x^2 + 1";
  const body = parseExpression(text);
  const { span } = body;
  const definition = {
    kind: "definition",
    name: "f",
    nameSpan: span,
    parameters: ["x"],
    body,
    source: text,
    span,
    quiet: false,
  } as const;
  const f = define(definition, text, {}, { code: "when called" });
  assertEquals(f(3), 10);
});
