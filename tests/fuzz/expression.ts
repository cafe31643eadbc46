/**
 * What must hold for every text and for every expression, on random ones. A few thousand are tried with
 * the tests; `deno task fuzz` goes on for ten minutes, or for as many seconds as it is told, from a
 * seed that it prints.
 *
 * @module
 */
import { estimateDerivative } from "../../mod.ts";
import {
  compile,
  evaluate,
  ExpressionError,
  format,
  formatTeX,
  isComplete,
  parse,
  parseExpression,
  symbolic,
} from "../../lib/expression/mod.ts";
import {
  loadMathJs,
  type MathJs,
} from "../../lib/expression/written/mathjs.ts";
import { power } from "../../lib/expression/table/scalar.ts";
import { randomBody, randomKinkedBody } from "../support/random_function.ts";
import { randomExpression } from "../support/random_tree.ts";

type Random = () => number;

function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)];
}

export const PIECES: readonly string[] = [
  ..."0123456789.+-*/^%!|'(){}[],;?:<>= \n#",
  ...'xyzfeEπτ∞√∛²⁻¹⁰·×÷−≤≥≠’″∇∂αβ한글\u0301\u200d\0\t\\"`$&@~',
  ...[
    "sin(",
    "sum(i,1,",
    " if ",
    " otherwise",
    " mod ",
    " and ",
    "not ",
    ":=",
    "**",
    "==",
    "f'(",
    "😀",
  ],
  ...[
    "__proto__",
    "constructor",
    "prototype",
    "import(",
    "1e999",
    "0x1F",
    "[1,2;3,4]",
    "f(x) = ",
  ],
];

/** An expression with some characters changed, or no expression at all. */
export function randomText(random: Random): string {
  const characters = random() < 0.5
    ? [...randomExpression(random, Math.floor(random() * 4))]
    : Array.from(
      { length: Math.floor(random() * 30) },
      () => pick(random, PIECES),
    );
  for (let k = Math.floor(random() * 4); k > 0; k--) {
    const at = Math.floor(random() * (characters.length + 1));
    const removed = Math.floor(random() * 3);
    characters.splice(
      at,
      removed,
      ...(random() < 0.7 ? [pick(random, PIECES)] : []),
    );
  }
  return characters.join("");
}

function fail(text: string, what: string): never {
  throw new Error(`${JSON.stringify(text)}: ${what}`);
}

function checkError(text: string, error: unknown): void {
  if (error instanceof RangeError && error.message.startsWith("Cannot ")) {
    return;
  }
  if (!(error instanceof ExpressionError)) fail(text, String(error));
  const { start, end } = error;
  if (!(0 <= start && start <= end && end <= text.length)) {
    fail(text, `the error lies at ${start}..${end}`);
  }
}

/** Any text gives a tree or an error with a place inside it, and nothing else. */
export function checkText(random: Random): void {
  const text = randomText(random);
  const scope = { x: 2, y: -1.5, f: (x: number) => x * x };
  const isValue = (name: string) => name === "x" || name === "y";
  try {
    isComplete(text);
    for (const statement of parse(text, { isValue })) {
      if (statement.kind === "definition") compile(statement.source);
      const tree = statement.kind === "expression"
        ? statement.tree
        : statement.kind === "assignment"
        ? statement.value
        : statement.body;
      format(tree);
      formatTeX(tree);
      if (statement.kind !== "definition") evaluate(tree, text, scope);
    }
  } catch (error) {
    checkError(text, error);
  }
}

const NAMES = ["x", "y", "zeta"];
const NUMBERS = ["0", "1", "2", "3", "10", "0.5", ".25", "1e-3", "2.5E2", "7"];
const FUNCTIONS =
  "sqrt cbrt exp expm1 log log2 log10 log1p sin cos tan sec csc cot asin acos atan sinh cosh tanh asinh abs sign floor ceil"
    .split(" ");

/** Text that is mostly an expression for mathjs too, without the deliberate differences. */
function sharedText(random: Random, depth: number): string {
  const below = () => sharedText(random, depth - 1);
  if (depth === 0) return pick(random, random() < 0.5 ? NAMES : NUMBERS);
  const choice = random();
  if (choice < 0.4) {
    const space = pick(random, ["", " "]);
    return below() + space + pick(random, [..."+-*/^"]) + space + below();
  }
  if (choice < 0.6) {
    const [left, right] = [below(), below()];
    // A name before a bracket would be a call to mathjs.
    const calls = /[a-z]$/.test(left) && right.startsWith("(");
    return `${left}${calls ? "*" : " "}${right}`;
  }
  if (choice < 0.75) return `(${below()})`;
  if (choice < 0.9) return `${pick(random, FUNCTIONS)}(${below()})`;
  return pick(random, ["-", "+"]) + below();
}

function attempt(action: () => unknown): unknown {
  try {
    return action();
  } catch {
    return "an error";
  }
}

/**
 * mathjs with the powers of this library and with the exact floor and ceil, its own being those of a
 * whole number close by, so that every bit can be compared.
 */
export async function oracle(): Promise<MathJs> {
  const mathjs = await loadMathJs();
  const { floor, ceil } = Math;
  mathjs.import({ pow: power, floor, ceil }, { override: true });
  return mathjs;
}

/** An expression has the same bits as in mathjs, or both refuse it; true where it has a value. */
export function checkOracle(random: Random, mathjs: MathJs): boolean {
  const text = sharedText(random, 1 + Math.floor(random() * 4));
  const scope = { x: 4 * random() - 2, y: 10 * random(), zeta: -random() };
  const ours = attempt(() => evaluate(parseExpression(text), text, scope));
  const theirs = attempt(() => mathjs.evaluate(text, scope));
  if (!Object.is(ours, theirs)) {
    fail(
      text,
      `${ours}, but mathjs gives ${theirs}, at ${JSON.stringify(scope)}`,
    );
  }
  return typeof ours === "number";
}

/** Reverse, forward, symbolic and adaptive derivatives agree within their errors, and the Hessian is symmetric. */
export async function checkDerivatives(random: Random): Promise<void> {
  const body = (random() < 0.5 ? randomBody : randomKinkedBody)(
    random,
    1 + Math.floor(random() * 4),
  );
  const f = compile(`f(x, y, z) = ${body}`);
  const point = [random(), random(), random()];
  const reverse: number[] = f.gradient(...point);
  const hessian = f.hessian(...point);
  // All of them add up the same products in another order: some dozens of roundings of the largest.
  const allowed = 1e-13 * Math.max(1, ...reverse.map(Math.abs));
  const allowedSecond = 1e-12 * Math.max(1, ...hessian.flat().map(Math.abs));
  for (const [k, name] of ["x", "y", "z"].entries()) {
    const forward = f.jvp(point, [0, 0, 0].map((_, j) => j === k ? 1 : 0));
    if (Math.abs(forward - reverse[k]) > allowed) {
      fail(body, `forward ${forward}, reverse ${reverse[k]}`);
    }
    const along = (t: number) => f(...point.with(k, t));
    const estimate = estimateDerivative(along, point[k]);
    const isOff =
      Math.abs(estimate.value - reverse[k]) > estimate.error + allowed;
    if (estimate.verdict.kind === "ok" && isOff) {
      fail(
        body,
        `numerically ${estimate.value} ± ${estimate.error}, reverse ${
          reverse[k]
        }, at ${point}`,
      );
    }
    const formula = await symbolic(f, name);
    const value = formula(...point);
    if (Math.abs(value - reverse[k]) > allowed) {
      fail(body, `${formula}: ${value}, reverse ${reverse[k]}`);
    }
    for (let j = 0; j < k; j++) {
      if (Math.abs(hessian[k][j] - hessian[j][k]) > allowedSecond) {
        fail(body, "the Hessian is not symmetric");
      }
    }
  }
}
