/**
 * Simplifying on request: mathjs proposes, and what it proposes is compared with the original before it is believed.
 *
 * @module
 */
import { randomSource } from "../../core/random.ts";
import { evaluate } from "../compile/evaluate.ts";
import { freeNames } from "../syntax/free_names.ts";
import { parseExpression } from "../syntax/statement.ts";
import { children, type Tree } from "../syntax/tree.ts";
import { isBuiltInFunction } from "../table/known_names.ts";
import { format } from "./format.ts";
import { loadMathJs, type MathJs } from "./mathjs.ts";

// Identities that mathjs knows, and does not use unless told.
const IDENTITIES = [
  "sin(n1)^2 + cos(n1)^2 -> 1",
  "cos(n1)^2 + sin(n1)^2 -> 1",
  "1 - sin(n1)^2 -> cos(n1)^2",
  "1 - cos(n1)^2 -> sin(n1)^2",
  "2*sin(n1)*cos(n1) -> sin(2*n1)",
  "exp(n1)*exp(n2) -> exp(n1 + n2)",
  "e^n1*e^n2 -> e^(n1 + n2)",
  "log(exp(n1)) -> n1",
  "sqrt(n1)^2 -> n1",
];

// Points enough that no two formulas a person writes agree at all of them by chance.
const POINTS = 12;

/**
 * An expression in a shorter form; the same one where none is found. Where both have a value they agree: a removable
 * point of the original may have got one.
 *
 * @throws {Error} If mathjs cannot be had.
 *
 * @example
 * ```ts
 * import { format, parseExpression } from "@fluxion/fluxion/expression";
 * import { simplifyTree } from "../simplify.ts";
 * import assert from "node:assert/strict";
 *
 * const tree = await simplifyTree(parseExpression("sin(x)^2 + cos(x)^2"));
 * assert.equal(format(tree), "1");
 * ```
 */
export async function simplifyTree(tree: Tree): Promise<Tree> {
  const mathjs = await loadMathJs();
  const text = format(tree);
  return proposals(mathjs, text)
    .filter((each) => agree(tree, each))
    .reduce((best, each) => sizeOf(each) < sizeOf(best) ? each : best, tree);
}

function proposals(mathjs: MathJs, text: string): Tree[] {
  const rules = [...mathjs.simplify.rules, ...IDENTITIES];
  const ways = [
    () => mathjs.simplify(text, rules),
    () => mathjs.rationalize(text),
    () => mathjs.simplify(String(mathjs.rationalize(text)), rules),
  ];
  return ways.flatMap((way) => {
    try {
      const isValue = (name: string) => !isBuiltInFunction(name);
      return [parseExpression(String(way()), { isValue })];
    } catch {
      // It refuses what it does not know, such as pieces, and writes what is not read here.
      return [];
    }
  });
}

function sizeOf(tree: Tree): number {
  return 1 + children(tree).reduce((sum, each) => sum + sizeOf(each), 0);
}

/** Whether two expressions have the same values, up to their rounding, wherever the first has any. */
function agree(a: Tree, b: Tree): boolean {
  const names = freeNames(a).filter((name) => !["e", "pi"].includes(name));
  const random = randomSource(1);
  let compared = 0;
  for (let i = 0; i < 4 * POINTS && compared < POINTS; i++) {
    const scope = Object.fromEntries(
      names.map((name) => [name, 6 * random() - 2]),
    );
    const [x, y] = [a, b].map((each) => valueAt(each, scope));
    if (!Number.isFinite(x)) continue;
    if (!(Math.abs(x - y) <= 1e-9 * (1 + Math.abs(x)))) return false;
    compared++;
  }
  return compared > 0;
}

function valueAt(tree: Tree, scope: Record<string, number>): number {
  const value = evaluate(tree, "", scope);
  return typeof value === "number" ? value : NaN;
}
