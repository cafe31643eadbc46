import { evaluate, parseExpression } from "../../../../lib/expression/mod.ts";
import { power } from "../../../../lib/expression/table/scalar.ts";
import { loadMathJs } from "../../../../lib/expression/written/mathjs.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { randomSource } from "../../../support/random.ts";

const mathjs = await loadMathJs().catch(() => undefined);

function attempt<T>(action: () => T): T | "error" {
  try {
    return action();
  } catch {
    return "error";
  }
}

Deno.test("small whole powers are within their round-off of Math.pow", () => {
  const random = randomSource(2);
  // A product of n factors carries n - 1 roundings of 2⁻⁵³, Math.pow about one more.
  for (const n of [2, 3, 4]) {
    for (let i = 0; i < 10_000; i++) {
      const x = (random() - 0.5) * 10 ** (20 * random() - 10);
      const error = Math.abs(power(x, n) / Math.pow(x, n) - 1);
      assert(error <= (n + 1) * 2 ** -53, `${x}^${n}: ${error}`);
    }
  }
});

const READ_OTHERWISE: readonly [string, string, number, unknown][] = [
  ["a name before a bracket multiplies", "x(x + 1)", 6, "error"],
  ["bars are the absolute value", "|x - 5|", 3, "error"],
  ["comparisons are exact", "1 == 1 + 1e-15", 0, true],
  ["floor is exact", "floor(3 - 4e-16)", 2, 3],
  ["comparisons are numbers", "(x > 1) + 1", 2, 2],
  ["ln is the logarithm", "ln(1)", 0, "error"],
  ["** is a power", "x ** 3", 8, "error"],
  ["raised digits are powers", "x²", 4, "error"],
  ["√ is the root", "√(2x)", 2, "error"],
  ["a remainder by zero is no number", "mod(x, 0)", NaN, 2],
];

for (const [claim, text, ours, theirs] of READ_OTHERWISE) {
  Deno.test(`unlike elsewhere, ${claim}`, () => {
    assertEquals(
      evaluate(
        parseExpression(text, { isValue: (name) => name === "x" }),
        text,
        { x: 2 },
      ),
      ours,
    );
  });
  Deno.test({
    name: `unlike here, mathjs has another answer where ${claim}`,
    ignore: mathjs === undefined,
    fn() {
      assertEquals(attempt(() => mathjs!.evaluate(text, { x: 2 })), theirs);
    },
  });
}
