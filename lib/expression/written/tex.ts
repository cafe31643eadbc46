/**
 * A tree to TeX.
 *
 * @module
 */
import { readPartialName } from "./partial_name.ts";
import { wholeName } from "../graph/parameters.ts";
import { name } from "./tex_name.ts";
import {
  type BinaryNode,
  type Coordinate,
  type DerivativeNode,
  fold,
  type Parameter,
  type Tree,
} from "../syntax/tree.ts";

interface Written {
  readonly text: string;
  readonly level: number;
  /** Whether it starts with a digit or a sign, so that it cannot follow a factor directly. */
  readonly startsNumber: boolean;
}

const LEVEL = { compare: 3, unary: 7, power: 8, primary: 10 };
const SIGN: ReadonlyMap<string, readonly [number, string]> = new Map([
  ["or", [1, "\\lor"]],
  ["and", [2, "\\land"]],
  ["+", [4, "+"]],
  ["-", [4, "-"]],
  ["mod", [5, "\\bmod"]],
  [".*", [5, "\\odot"]],
  ["./", [5, "\\oslash"]],
]);
const COMPARISON: Readonly<Record<string, string>> = {
  "<": "<",
  "<=": "\\le",
  ">": ">",
  ">=": "\\ge",
  "==": "=",
  "!=": "\\ne",
};

// The functions that TeX has a command of the same name for.
const COMMANDS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ "sin cos tan sec csc cot sinh cosh tanh coth exp log min max det"
    .split(" "),
);
// Those that it writes in another way; all others are set upright.
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ["asin", "\\arcsin"],
  ["acos", "\\arccos"],
  ["atan", "\\arctan"],
  ["gamma", "\\Gamma"],
  ["digamma", "\\psi"],
  ["sigmoid", "\\sigma"],
  ["log2", "\\log_{2}"],
  ["log10", "\\log_{10}"],
]);

function brackets(text: string): string {
  return `\\left(${text}\\right)`;
}

function within({ text, level }: Written, least: number): string {
  return level < least ? brackets(text) : text;
}

function atom(text: string, startsNumber = false): Written {
  return { text, level: LEVEL.primary, startsNumber };
}

function number(value: number): Written {
  const [mantissa, exponent] = String(value).split("e");
  if (!Number.isFinite(value)) {
    return atom(Number.isNaN(value) ? "\\mathrm{NaN}" : name("inf"));
  }
  const text = exponent
    ? `${mantissa} \\cdot 10^{${Number(exponent)}}`
    : mantissa;
  const level = value < 0 ? LEVEL.unary : exponent ? 5 : LEVEL.primary;
  return { text, level, startsNumber: true };
}

function product(left: Written, right: Written): Written {
  const a = within(left, 5);
  const b = within(right, 6);
  const isBracket = right.level < 6;
  const dot = right.startsNumber && !isBracket ? " \\cdot " : " ";
  return { text: a + dot + b, level: 5, startsNumber: left.startsNumber };
}

function binary(
  { operator }: BinaryNode,
  [left, right]: readonly Written[],
): Written {
  if (operator === "/") {
    const text = `\\frac{${left.text}}{${right.text}}`;
    return atom(text, left.startsNumber);
  }
  if (operator === "*") return product(left, right);
  if (operator === "^" || operator === ".^") {
    const base = left.text.startsWith("\\frac")
      ? brackets(left.text)
      : within(left, LEVEL.power + 1);
    return {
      text: `${base}^{${operator === "^" ? "" : "\\circ "}${right.text}}`,
      level: LEVEL.power,
      startsNumber: left.startsNumber,
    };
  }
  const [level, sign] = SIGN.get(operator)!;
  const text = `${within(left, level)} ${sign} ${within(right, level + 1)}`;
  return { text, level, startsNumber: left.startsNumber };
}

function call(f: string, args: readonly Written[]): Written {
  const list = args.map(({ text }) => text).join(", ");
  if (f === "sqrt") return atom(`\\sqrt{${list}}`);
  if (f === "cbrt") return atom(`\\sqrt[3]{${list}}`);
  if (f === "abs") return atom(`\\left|${list}\\right|`);
  if (f === "floor") return atom(`\\lfloor ${list} \\rfloor`);
  if (f === "ceil") return atom(`\\lceil ${list} \\rceil`);
  if (f === "factorial") {
    const { level, startsNumber } = args[0];
    const isBracket = level < LEVEL.primary;
    const text = `${within(args[0], LEVEL.primary)}!`;
    return atom(text, startsNumber && !isBracket);
  }
  const shown = WRITTEN.get(f) ?? (COMMANDS.has(f) ? `\\${f}` : name(f));
  return atom(shown + brackets(list));
}

function matrix(node: Tree, below: readonly Written[]): Written {
  const isMatrix = node.kind === "array" &&
    node.elements.every((each) => each.kind === "array");
  const rows = below.map(({ text }) =>
    isMatrix
      ? text.replace(/^\\begin\{pmatrix\} |\s\\end\{pmatrix\}$/g, "")
      : text
  );
  const body = rows.join(isMatrix ? " \\\\ " : " & ");
  return atom(`\\begin{pmatrix} ${body} \\end{pmatrix}`);
}

function write(node: Tree, below: readonly Written[]): Written {
  switch (node.kind) {
    case "number":
      return number(node.value);
    case "name":
      return atom(name(node.name));
    case "unary": {
      const sign = node.operator === "not" ? "\\lnot " : node.operator;
      // TeX sets a minus before a product as before its first factor, which is the same number.
      const text = sign + within(below[0], 5);
      return { text, level: 4.5, startsNumber: true };
    }
    case "binary":
      return binary(node, below);
    case "compare": {
      const parts = below.map((part) => within(part, LEVEL.compare + 1));
      const text = node.operators.reduce(
        (sum, each, i) => `${sum} ${COMPARISON[each]} ${parts[i + 1]}`,
        parts[0],
      );
      return { text, level: LEVEL.compare, startsNumber: false };
    }
    case "piecewise": {
      const pieces = node.pieces.map((_, i) =>
        `${below[2 * i].text} & \\text{if } ${below[2 * i + 1].text}`
      );
      if (node.otherwise) {
        pieces.push(`${below[below.length - 1].text} & \\text{otherwise}`);
      }
      return atom(`\\begin{cases} ${pieces.join(" \\\\ ")} \\end{cases}`);
    }
    case "call":
      return call(node.name, below);
    case "prime": {
      const list = below.map(({ text }) => text).join(", ");
      return atom(
        `${name(node.name)}${"'".repeat(node.order)}${brackets(list)}`,
      );
    }
    case "array":
      return matrix(node, below);
    case "index": {
      const [target, ...indices] = below;
      const list = indices.map(({ text }) => text).join(",");
      // TeX refuses a second subscript.
      const text = target.text.endsWith("}")
        ? brackets(target.text)
        : within(target, LEVEL.primary);
      return atom(`${text}_{${list}}`);
    }
    case "range": {
      const text = below.map((each) => within(each, 1)).join(":") || ":";
      return { text, level: 0.5, startsNumber: true };
    }
    case "where": {
      const steps = node.steps.map((step, i) =>
        `${name(step.name)} = ${below[i + 1].text}`
      );
      const text = `${below[0].text} \\quad \\text{where } ${
        steps.join(",\\; ")
      }`;
      return { text, level: 0, startsNumber: below[0].startsNumber };
    }
    case "series": {
      const sign = node.operator === "sum" ? "\\sum" : "\\prod";
      const [from, to, body] = below;
      const text = `${sign}_{${
        name(node.variable)
      }=${from.text}}^{${to.text}} ${within(body, 5)}`;
      return { text, level: 4.5, startsNumber: false };
    }
    case "derivative":
      return derivative(node, below);
    case "at": {
      const place = pointTeX(node.point, below.slice(1));
      return atom(`\\left. ${below[0].text} \\right|_{${place}}`);
    }
  }
}

/** The signs before what is differentiated. */
const SIGNS: Readonly<Record<DerivativeNode["operator"], string>> = {
  partial: "",
  gradient: "\\nabla",
  jacobian: "J",
  hessian: "H",
  laplacian: "\\nabla^{2}",
  divergence: "\\nabla \\cdot",
  curl: "\\nabla \\times",
  directional: "D",
};

function derivative(
  { operator, variables, direction, point }: DerivativeNode,
  below: readonly Written[],
): Written {
  const [inside] = below;
  const power = (order: number) => order === 1 ? "" : `^{${order}}`;
  const [{ name: variable = "", order = 1 } = {}] = variables;
  const total = variables.reduce((sum, { order }) => sum + order, 0);
  const sign = variables.length > 1 ? "\\partial" : "d";
  const along = direction ? `_{${below[1].text}}` : "";
  const line = () =>
    variables.map((each) => `${sign} ${name(each.name!)}${power(each.order)}`)
      .join(" ");
  const text = operator !== "partial"
    ? `${SIGNS[operator]}${along} ${within(inside, LEVEL.primary)}`
    : variable === ""
    ? within(inside, LEVEL.primary) + "'".repeat(order)
    : `\\frac{${sign}${power(total)}}{${line()}} ${within(inside, 5)}`;
  if (!point) return { text, level: 4.5, startsNumber: false };
  const place = pointTeX(point, below.slice(direction ? 2 : 1));
  return atom(`\\left. ${text} \\right|_{${place}}`);
}

function pointTeX(
  point: readonly Coordinate[],
  values: readonly Written[],
): string {
  return point.map((each, i) =>
    (each.name === undefined ? "" : `${name(each.name)}=`) + values[i].text
  ).join(",\\, ");
}

/**
 * An expression as TeX, for a math environment.
 *
 * @example
 * ```ts
 * import { formatTeX, parseExpression } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * assert.equal(formatTeX(parseExpression("2x^2/√π")), "\\frac{2 x^{2}}{\\sqrt{\\pi}}");
 * ```
 */
export function formatTeX(tree: Tree): string {
  return fold(tree, write).text;
}

function parameterTeX(parameter: Parameter): string {
  if (typeof parameter === "string") return name(parameter);
  const whole = wholeName(parameter);
  if (whole !== undefined) return name(whole);
  const isMatrix = parameter.every((row) => typeof row !== "string");
  const rows = parameter.map((row) =>
    typeof row === "string" ? name(row) : row.map(parameterTeX).join(" & ")
  );
  return `\\begin{pmatrix} ${
    rows.join(isMatrix ? " \\\\ " : " & ")
  } \\end{pmatrix}`;
}

/** The name of a function: `f`, `f''`, or `∂²f/∂x∂y` as a fraction. */
function functionName(f: string): string {
  const [, stem, primes] = /^(.*?)('*)$/u.exec(f)!;
  const partial = readPartialName(stem);
  if (!partial) return name(stem) + primes;
  const power = (times: number) => times === 1 ? "" : `^{${times}}`;
  const order = partial.by.reduce((sum, [, times]) => sum + times, 0);
  const below = partial.by.map(([variable, times]) =>
    `\\partial ${name(variable)}${power(times)}`
  );
  return `\\frac{\\partial${power(order)} ${name(partial.of)}}{${
    below.join(" ")
  }}`;
}

/** A definition as TeX: `f(x) = ...`. */
export function definitionTeX(
  f: string,
  parameters: readonly Parameter[],
  body: Tree,
): string {
  const list = parameters.map(parameterTeX).join(", ");
  return `${functionName(f)}\\left(${list}\\right) = ${formatTeX(body)}`;
}
