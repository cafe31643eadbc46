import { estimateDerivative } from "../../../../mod.ts";
import { compile } from "../../../../lib/expression/mod.ts";
import {
  ELEMENTARY,
  OPERATIONS,
} from "../../../../lib/expression/table/elementary.ts";
import { ELEMENTARY_VALUES } from "../../../golden/elementary.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

const LETTERS = ["x", "y"];

function compiled(name: string, arity: number) {
  const names = LETTERS.slice(0, arity).join(", ");
  return compile(`f(${names}) = ${name}(${names})`);
}

// A library function is good to 1 ulp, and no row composes more than three of them: 4 ulp in all.
const VALUE_TOLERANCE = 4 * 2 ** -52;

Deno.test("the elementary functions have the values that mpmath prints", () => {
  for (const [name, args, expected] of ELEMENTARY_VALUES) {
    const value = compiled(name, args.length)(...args);
    const error = Math.abs(value - expected);
    assert(
      Object.is(value, expected) || value === expected ||
        error <= VALUE_TOLERANCE * Math.abs(expected),
      `${name}(${args}) = ${value}, expected ${expected}`,
    );
  }
});

Deno.test("every elementary function has values to be checked by", () => {
  const checked = new Set(ELEMENTARY_VALUES.map(([name]) => name));
  assertEquals([...ELEMENTARY.keys()].filter((name) => !checked.has(name)), []);
});

Deno.test("the partials agree with the adaptive engine, all but one within its errors, and that within twice", () => {
  let smooth = 0;
  let beyond = 0;
  for (const [name, args] of ELEMENTARY_VALUES) {
    const f = compiled(name, args.length);
    const exact: number[] = [f.gradient(...args)].flat();
    args.forEach((at, i) => {
      const along = (t: number) => f(...args.with(i, t));
      const { value, error, verdict } = estimateDerivative(along, at);
      // At a jump there is no derivative, and a partial is 0 by convention.
      if (verdict.kind === "jump") return;
      if (verdict.kind === "ok" || verdict.kind === "flat") smooth++;
      if (Object.is(value, exact[i]) || value === exact[i]) return;
      const off = Math.abs(value - exact[i]);
      const rounding = VALUE_TOLERANCE * Math.abs(value);
      if (off > error + rounding) beyond++;
      assert(
        off <= 2 * error + rounding,
        `${name}(${args}) by argument ${i}: ${
          exact[i]
        }, numerically ${value} ± ${error}, ${verdict.kind}`,
      );
    });
  }
  assert(smooth > 240, `only ${smooth} points`);
  // An error covers 99.9 % of the truths, and so not all of some 250.
  assert(beyond <= 1, `${beyond} beyond their errors`);
});

const EDGES: readonly [string, readonly number[], number | number[]][] = [
  ["sqrt(x)", [0], Infinity],
  ["sqrt(x)", [-1], NaN],
  ["cbrt(x)", [0], Infinity],
  ["log(x)", [0], Infinity],
  ["log(x)", [-1], NaN],
  ["asin(x)", [1], Infinity],
  ["acosh(x)", [1], Infinity],
  ["abs(x)", [0], 0],
  ["abs(x)", [-0], 0],
  ["relu(x)", [0], 0.5],
  ["relu(x)", [NaN], NaN],
  ["max(x, y)", [1, 1], [0.5, 0.5]],
  ["min(x, y)", [1, 1], [0.5, 0.5]],
  ["max(x, y)", [NaN, 1], [NaN, NaN]],
  ["hypot(x, y)", [0, 0], [0, 0]],
  ["hypot(x, y)", [NaN, 0], [NaN, NaN]],
  ["floor(x)", [2], 0],
  ["x^y", [0, 2], [0, 0]],
  ["x^y", [0, 0], [0, -Infinity]],
  ["x^y", [-2, 3], [12, NaN]],
  // 1 mod 0.1 is 1 - 9 · 0.1, as 0.1 is a little more than a tenth.
  ["mod(x, y)", [1, 0.1], [1, -9]],
  ["x^0.5", [0], Infinity],
  ["tanh(x)", [1000], 0],
  ["sigmoid(x)", [-800], 0],
  ["erf(x)", [30], 0],
  ["x!", [0], -0.5772156649015329],
  ["mod(x, y)", [7, 0], [NaN, NaN]],
  ["sqrt(max(x, 0))", [-1], 0],
  ["max(sqrt(x), 1)", [0], 0],
  ["tanh(x)^2", [400], 0],
  ["{sqrt(x) if x > 0; 0 otherwise}", [0], 0],
  // Without a value there is no derivative.
  ["{x^2 if x > 0}", [-1], NaN],
  ["{x if x > 0; y if y > 0}", [-1, -1], [NaN, NaN]],
  ["{x if x > 0; y if y > 0}", [-1, 1], [0, 1]],
  ["{1/x if x > 0; x otherwise}", [0], 1],
  ["{sqrt(x) if x > 0; 0 if x < 0} + 0 x", [4], 0.25],
];

for (const [body, args, expected] of EDGES) {
  Deno.test(`the gradient of ${body} at (${args}) is ${JSON.stringify(expected)}`, () => {
    const names = LETTERS.slice(0, args.length).join(", ");
    const exact = compile(`f(${names}) = ${body}`).gradient(...args);
    // Adding 0 makes one of the two zeros.
    assertEquals([exact].flat().map((x) => x + 0), [expected].flat());
  });
}

Deno.test("every row has a partial for each argument, and a sentence", () => {
  for (const row of [...ELEMENTARY.values(), ...OPERATIONS.values()]) {
    assertEquals(row.partials.length, row.arity, row.name);
    assert(row.sentence.length > 10, row.name);
  }
});
