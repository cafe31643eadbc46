/**
 * A tree back to text: with the fewest parentheses that read the same tree again.
 *
 * @module
 */
import {
  type BinaryNode,
  type Coordinate,
  type DerivativeNode,
  fold,
  type Parameter,
  type Tree,
} from "../syntax/tree.ts";

import { wholeName } from "../graph/parameters.ts";

interface Written {
  readonly text: string;
  /** How tightly it holds together. */
  readonly level: number;
}

// The levels of the grammar, loosest first; see parser.ts.
const LEVEL = {
  where: 0,
  range: 0.5,
  compare: 3,
  unary: 7,
  power: 8,
  number: 9,
  primary: 10,
};
const BINARY_LEVEL: Readonly<Record<BinaryNode["operator"], number>> = {
  or: 1,
  and: 2,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  ".*": 5,
  "./": 5,
  ".^": LEVEL.power,
  mod: 5,
  "^": LEVEL.power,
};
const TIGHT = new Set(["*", "/", "^"]);

function within({ text, level }: Written, least: number): string {
  return level < least ? `(${text})` : text;
}

function primary(text: string): Written {
  return { text, level: LEVEL.primary };
}

/** A number as the language writes it; negative ones are a sign and a number. */
function number(value: number): Written {
  if (Number.isNaN(value)) return primary("nan");
  // A number that is too large for a double is infinite, and is still no name.
  const size = Math.abs(value) === Infinity ? "1e999" : String(Math.abs(value));
  return value < 0 || Object.is(value, -0)
    ? { text: `-${size}`, level: LEVEL.unary }
    : { text: size, level: LEVEL.number };
}

function binary(
  { operator }: BinaryNode,
  [left, right]: readonly Written[],
): Written {
  const level = BINARY_LEVEL[operator];
  const isPower = operator === "^" || operator === ".^";
  const a = within(left, isPower ? LEVEL.number : level);
  const b = within(right, isPower ? LEVEL.unary : level + 1);
  const text = TIGHT.has(operator)
    ? `${a}${operator}${b}`
    : `${a} ${operator} ${b}`;
  return { text, level };
}

function list(parts: readonly Written[]): string {
  return parts.map((part) => part.text).join(", ");
}

function array(elements: readonly Tree[], below: readonly Written[]): Written {
  const isMatrix = elements.length > 1 &&
    elements.every((each) => each.kind === "array");
  return primary(
    isMatrix
      ? `[${below.map(({ text }) => text.slice(1, -1)).join("; ")}]`
      : `[${list(below)}]`,
  );
}

/** A row that holds a matrix would read as one when its bracket is taken off, so it keeps it. */
function isPlainRow(node: Tree): boolean {
  return node.kind === "array" &&
    !(node.elements.length > 1 &&
      node.elements.every((each) => each.kind === "array"));
}

function write(node: Tree, below: readonly Written[]): Written {
  switch (node.kind) {
    case "number":
      return number(node.value);
    case "name":
      return primary(node.name);
    case "unary": {
      const sign = node.operator === "not" ? "not " : node.operator;
      return { text: sign + within(below[0], LEVEL.unary), level: LEVEL.unary };
    }
    case "binary":
      return binary(node, below);
    case "compare": {
      const parts = below.map((part) => within(part, LEVEL.compare + 1));
      const text = node.operators.reduce(
        (sum, operator, i) => `${sum} ${operator} ${parts[i + 1]}`,
        parts[0],
      );
      return { text, level: LEVEL.compare };
    }
    case "piecewise": {
      const pieces = node.pieces.map((_, i) =>
        `${below[2 * i].text} if ${below[2 * i + 1].text}`
      );
      if (node.otherwise) {
        pieces.push(`${below[below.length - 1].text} otherwise`);
      }
      return { text: `{${pieces.join("; ")}}`, level: LEVEL.number };
    }
    case "call":
      return primary(`${node.name}(${list(below)})`);
    case "prime":
      return primary(`${node.name}${"'".repeat(node.order)}(${list(below)})`);
    case "array":
      return node.elements.every(isPlainRow)
        ? array(node.elements, below)
        : primary(`[${list(below)}]`);
    case "index":
      return primary(
        `${within(below[0], LEVEL.primary)}[${list(below.slice(1))}]`,
      );
    case "range": {
      // Without both ends it is an index alone.
      const parts = below.map((part) => within(part, 1));
      return { text: parts.join(":") || ":", level: LEVEL.range };
    }
    case "where": {
      const steps = node.steps.map(({ name }, i) =>
        `${name} = ${below[i + 1].text}`
      );
      const text = `${below[0].text} where ${steps.join(", ")}`;
      return { text, level: LEVEL.where };
    }
    case "series":
      return primary(`${node.operator}(${node.variable}, ${list(below)})`);
    case "derivative":
      return formatDerivative(node, below);
    case "at":
      return {
        text: `${below[0].text} at ${pointText(node.point, below.slice(1))}`,
        level: 0,
      };
  }
}

/** The words before what is differentiated. */
const WORDS: Readonly<Record<DerivativeNode["operator"], string>> = {
  partial: "d",
  gradient: "grad",
  jacobian: "jacobian",
  hessian: "hessian",
  laplacian: "laplacian",
  divergence: "div",
  curl: "curl",
  directional: "D",
};

function formatDerivative(
  { operator, target, variables, direction, point = [] }: DerivativeNode,
  below: readonly Written[],
): Written {
  const [inside] = below;
  const isName = target.kind === "name" || target.kind === "call";
  const places = pointText(point, below.slice(direction ? 2 : 1));
  const place = places === "" ? "" : ` at ${places}`;
  const level = places === "" ? LEVEL.primary : 0;
  const [{ name = "", order = 1 } = {}] = variables;
  if (operator === "partial" && name === "") {
    const text = within(inside, LEVEL.primary) + "'".repeat(order);
    return { text: text + place, level };
  }
  const what = isName ? inside.text : `(${inside.text})`;
  if (operator !== "partial") {
    const along = direction ? below[1].text : "";
    return { text: `${WORDS[operator]}${along} ${what}${place}`, level };
  }
  const power = (order: number) => order === 1 ? "" : `^${order}`;
  const sign = variables.length > 1 ? "∂" : "d";
  const total = variables.reduce((sum, { order }) => sum + order, 0);
  const line = variables
    .map(({ name, order }) => `${sign}${name}${power(order)}`).join("");
  return { text: `${sign}${power(total)}/${line} ${what}${place}`, level };
}

function pointText(
  point: readonly Coordinate[],
  values: readonly Written[],
): string {
  const parts = point.map(({ name }, i) =>
    (name === undefined ? "" : `${name} = `) + values[i].text
  );
  return parts.length > 1 && point[0].name === undefined
    ? `(${parts.join(", ")})`
    : parts.join(", ");
}

/**
 * The text of an expression in its canonical spelling, with no parenthesis too many: reading it gives
 * the same tree again, and an expression that was read in an unexpected way shows so.
 *
 * @example
 * ```ts
 * import { format, parseExpression } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * assert.equal(format(parseExpression("1/2x")), "1/2*x");
 * assert.equal(format(parseExpression("((√x)³ + |y|)")), "sqrt(x)^3 + abs(y)");
 * ```
 */
export function format(tree: Tree): string {
  return fold(tree, write).text;
}

/**
 * A parameter as it is written: `x`, `[x, y]` or `[w, x; y, z]`.
 *
 * @example
 * ```ts
 * import { compile, formatParameter } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const { parameters } = compile("f([w, x; y, z]) = w z - x y");
 * assert.equal(formatParameter(parameters[0]), "[w, x; y, z]");
 * ```
 */
export function formatParameter(parameter: Parameter): string {
  if (typeof parameter === "string") return parameter;
  const whole = wholeName(parameter);
  if (whole !== undefined) return whole;
  const rows = parameter.map(formatParameter);
  const isMatrix = parameter.length > 1 &&
    parameter.every((row) =>
      typeof row !== "string" && row.every((each) => typeof each === "string")
    );
  return isMatrix
    ? `[${rows.map((row) => row.slice(1, -1)).join("; ")}]`
    : `[${rows.join(", ")}]`;
}

/**
 * How a function is called: `f(x, [a, b])`.
 *
 * @example
 * ```ts
 * import { compile, signature } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const f = compile("f(x, [a, b]) = a x + b");
 * assert.equal(signature(f.name, f.parameters), "f(x, [a, b])");
 * ```
 */
export function signature(
  name: string,
  parameters: readonly Parameter[],
): string {
  return `${name}(${parameters.map(formatParameter).join(", ")})`;
}
