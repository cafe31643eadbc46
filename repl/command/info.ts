import {
  builtInNames,
  children,
  compile,
  evaluate,
  ExpressionError,
  format,
  parse,
  parseExpression,
} from "../../lib/expression/mod.ts";
import type { CompiledFunction, Tree, Value } from "../../mod.ts";
import { namesOf } from "../language/differentiate.ts";
import {
  formatValue,
  numberFormat,
  type NumberStyle,
} from "../session/format.ts";
import { Interrupted, stopIfAsked } from "../session/interrupt.ts";
import { type Command, expected, firstWord, text, unknown } from "./command.ts";

const FOREIGN =
  "a JavaScript function: differentiated by evaluating it, as its inside is not known";

const OTHER_BUILT_IN =
  "built in, of arrays or of an index that runs, such as sum(i, 1, 9, i^2)";

/** `info f`. */
export const info: Command = {
  names: ["info"],
  usage: "info f",
  summary: "a definition, its gradient as formulas, and where it is not smooth",
  example: "f(x, y) = sqrt(x) + |y|; info f",
  choices: firstWord(({ scope }) => [...scope.keys()]),
  run: async ({ scope, settings }, { source, words: [name, extra], rest }) => {
    if (!name) {
      throw expected(source, rest, "the name of a function or a variable");
    }
    if (extra) throw expected(source, extra, "one name");
    const value = scope.get(name.text) ?? builtIn(name.text);
    if (value === undefined && builtInNames().includes(name.text)) {
      return { blocks: [text(`${name.text}: ${OTHER_BUILT_IN}`)] };
    }
    if (value === undefined) {
      const known = [...scope.keys(), ...builtInNames()];
      throw unknown(source, name, "unknown name", known);
    }
    if (typeof value === "function" && !("captured" in value)) {
      return {
        blocks: [text(`${described(name.text, value, settings)}\n${FOREIGN}`)],
      };
    }
    if (typeof value !== "function") {
      return { blocks: [text(described(name.text, value, settings))] };
    }
    return {
      blocks: [
        text(
          (await about(value as unknown as CompiledFunction, settings))
            .join("\n"),
        ),
      ],
    };
  },
};

/** What the language itself knows by the name: a constant, or a function of as few numbers as it takes. */
function builtIn(name: string): Value | undefined {
  if (!builtInNames().includes(name)) return undefined;
  for (const parameters of ["", "x", "x, y"]) {
    try {
      return parameters === ""
        ? evaluate(parseExpression(name), name)
        : compile(`f(${parameters}) = ${name}(${parameters})`);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
    }
  }
  return undefined;
}

/** A name and what stands behind it, on one line. */
export function described(
  name: string,
  value: Value,
  style: NumberStyle,
): string {
  if (typeof value !== "function") {
    return `${name} = ${formatValue(value, numberFormat(style))}`;
  }
  return (value as { source?: string }).source ??
    `${name}: a JavaScript function`;
}

async function about(
  f: CompiledFunction,
  style: NumberStyle,
): Promise<string[]> {
  const captured = [...f.captured].map(([name, value]) =>
    `  with ${described(name, value, style)}`
  );
  return [f.source, ...captured, ...await formulas(f), ...notes(f)];
}

async function formulas(f: CompiledFunction): Promise<string[]> {
  const { symbolic } = await import("../../mod.ts");
  try {
    const lines: string[] = [];
    for (const variable of f.parameters.flatMap(namesOf)) {
      stopIfAsked();
      lines.push(String(await symbolic(f, variable)));
    }
    return lines;
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    return [
      `no formula for its gradient: ${
        error instanceof Error ? error.message : error
      }`,
    ];
  }
}

// Where a call is defined, and where it has no derivative, of its first argument u.
const DOMAIN: ReadonlyMap<string, string> = new Map([
  ["log", "u > 0"],
  ["ln", "u > 0"],
  ["log2", "u > 0"],
  ["log10", "u > 0"],
  ["log1p", "u > -1"],
  ["sqrt", "u >= 0"],
  ["asin", "-1 <= u <= 1"],
  ["acos", "-1 <= u <= 1"],
  ["acosh", "u >= 1"],
  ["atanh", "-1 < u < 1"],
]);
const CORNER: ReadonlyMap<string, string> = new Map([
  ["abs", "a kink where u = 0"],
  ["relu", "a kink where u = 0"],
  ["sign", "a jump where u = 0"],
  ["floor", "jumps where u is whole"],
  ["ceil", "jumps where u is whole"],
  ["round", "jumps halfway between whole u"],
  ["max", "a kink where its arguments are equal"],
  ["min", "a kink where its arguments are equal"],
  ["mod", "jumps where the quotient is whole"],
]);

/** Where the definition is undefined or not smooth, read off its tree. */
function notes({ source }: CompiledFunction): string[] {
  const found = new Set<string>();
  const [statement] = parse(source);
  if (statement.kind !== "definition") return [];
  const pending: Tree[] = [statement.body];
  for (let node = pending.pop(); node; node = pending.pop()) {
    pending.push(...children(node));
    if (
      node.kind === "binary" && node.operator === "/" &&
      node.right.kind !== "number"
    ) {
      found.add(`undefined where ${format(node.right)} = 0`);
    }
    if (node.kind !== "call") continue;
    const [argument] = node.arguments;
    const domain = DOMAIN.get(node.name);
    const corner = CORNER.get(node.name);
    if (domain) {
      found.add(`defined where ${domain.replace("u", format(argument))}`);
    }
    if (corner) found.add(corner.replace("u ", `${format(argument)} `));
  }
  return [...found];
}
