import { format, parseExpression } from "../../../../lib/expression/mod.ts";
import { simplifyTree } from "../../../../lib/expression/simplify.ts";
import { loadMathJs } from "../../../../lib/expression/written/mathjs.ts";
import { assertEquals } from "../../../support/assert.ts";

const ignore = await loadMathJs().then(() => false, () => true);

// What a textbook has.
const SIMPLE: readonly (readonly [string, string])[] = [
  ["sin(x)^2 + cos(x)^2", "1"],
  ["(x + 1)^2 - (x - 1)^2", "4*x"],
  ["(3*(2*x + 5) - 2*(3*x - 2))/(2*x + 5)^2", "19/(4*x^2 + 20*x + 25)"],
  ["exp(x)*exp(2*x)", "exp(3*x)"],
  ["log(exp(x))", "x"],
  ["a*b + b*a", "2*a*b"],
  ["|x|", "abs(x)"],
  // sqrt(x²) is |x|, whatever mathjs makes of it.
  ["sqrt(x^2)", "sqrt(x^2)"],
];
for (const [text, expected] of SIMPLE) {
  Deno.test({
    name: `${text} simplifies to ${expected}`,
    ignore,
    fn: async () => {
      const isValue = (name: string) => name.length === 1;
      const tree = await simplifyTree(parseExpression(text, { isValue }));
      assertEquals(format(tree), expected);
    },
  });
}
