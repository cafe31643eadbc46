import {
  builtInNames,
  compile,
  evaluate,
  ExpressionError,
  parseExpression,
} from "../../lib/expression/mod.ts";
import type {
  CompiledFunction,
  MeasuredValue,
  Value,
} from "../../lib/expression/mod.ts";
import { parameterNames as namesOf } from "../derivative/named.ts";
import {
  formatMeasured,
  formatValue,
  numberFormat,
  type NumberStyle,
} from "../session/format.ts";
import { type Control, Interrupted } from "../session/control.ts";
import type { Session } from "../session/session.ts";
import type { Command } from "../language/command.ts";
import { expected, firstWord, TELLS, text, unknown } from "./command.ts";

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
  grammar: { kind: "words", most: 1, wanted: "one name" },
  policy: TELLS,
  choices: firstWord(({ scope }) => [...scope.keys()]),
  run: async (session, { source, words: [name], rest }) => {
    const { scope, settings } = session;
    if (!name) {
      throw expected(source, rest, "the name of a function or a variable");
    }
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
      const measured = scope.measuredOf(name.text);
      return {
        blocks: [text(described(name.text, value, settings, measured))],
      };
    }
    return {
      blocks: [
        text(
          (await about(value as unknown as CompiledFunction, session))
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
      if (parameters === "") return evaluate(parseExpression(name), name);
      const f = compile(`f(${parameters}) = ${name}(${parameters})`);
      // A function of arrays refuses numbers.
      f(...f.parameters.map(() => 1));
      return f;
    } catch (error) {
      const isRefusal = error instanceof ExpressionError ||
        error instanceof TypeError;
      if (!isRefusal) throw error;
    }
  }
  return undefined;
}

/** A name and what stands behind it, on one line. */
export function described(
  name: string,
  value: Value,
  style: NumberStyle,
  { error, verdict }: Partial<MeasuredValue> = {},
): string {
  if (typeof value !== "function" && error !== undefined && verdict) {
    const measured = formatMeasured(value, error, style);
    return `${name} = ${measured}  ${verdict.kind}`;
  }
  if (typeof value !== "function") {
    return `${name} = ${formatValue(value, numberFormat(style))}`;
  }
  return (value as { source?: string }).source ??
    `${name}: a JavaScript function`;
}

async function about(
  f: CompiledFunction,
  { scope, settings: style, control }: Session,
): Promise<string[]> {
  const captured = [...f.captured].map(([name, value]) => {
    // It has the value it had; what was measured later is not of that.
    const isSame = String(scope.get(name)) === String(value);
    const measured = isSame ? scope.measuredOf(name) : undefined;
    return `  with ${described(name, value, style, measured)}`;
  });
  const { notes } = await import("../../lib/expression/conditions.ts");
  const numbers = f.parameters.filter((each) => typeof each === "string");
  const body = f.source.slice(f.source.indexOf("="));
  const isOfArrays = numbers.length > 0 && /[[@]|\.[*/^']/.test(body);
  const assumed = isOfArrays ? [`for numbers ${numbers.join(", ")}:`] : [];
  const derived = await formulas(f, control);
  return [f.source, ...captured, ...assumed, ...derived, ...notes(f)];
}

async function formulas(
  f: CompiledFunction,
  control: Control,
): Promise<string[]> {
  const { symbolic } = await import("../../lib/expression/mod.ts");
  try {
    const lines: string[] = [];
    for (const variable of f.parameters.flatMap(namesOf)) {
      control.stopIfAsked();
      lines.push(String(symbolic(f, variable)));
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
