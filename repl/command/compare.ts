import type { ArrayValue } from "../../lib/expression/mod.ts";
import { type Found, gradientBy } from "../language/differentiate.ts";
import {
  formatValue,
  numberFormat,
  type NumberStyle,
} from "../session/format.ts";
import { readDifferentiated } from "../language/operand.ts";
import { EXACT_METHODS, METHOD_NAMES } from "../session/setting.ts";
import { Interrupted } from "../session/interrupt.ts";
import { table, tableText } from "../session/table.ts";
import { type Command, expected } from "./command.ts";

/** `compare grad f(1, 2)`. */
export const compare: Command = {
  names: ["compare"],
  usage: "compare f(1, 2)",
  summary: "every method side by side: the gradient, its error, its cost",
  example: "f(x, y) = 2x + 3x*y + y^3; compare f(1, 2)",
  run: async (session, { source, rest }) => {
    if (rest.start === rest.end) {
      throw expected(source, rest, "a function and a point");
    }
    const operand = readDifferentiated(session, source, rest);
    const found: [name: string, found: Found][] = [];
    for (const name of METHOD_NAMES.filter((name) => name !== "auto")) {
      try {
        found.push([name, await gradientBy(name, operand)]);
      } catch (error) {
        if (error instanceof Interrupted && found.length > 0) {
          error.finished.push(
            tableText(comparison(found, session.settings)),
          );
        }
        // Exact methods cannot look into JavaScript functions, nor write a formula that nobody could read: no row then.
        const isRefusal = error instanceof TypeError ||
          error instanceof RangeError;
        if (!isRefusal || !EXACT_METHODS.has(name)) throw error;
      }
    }
    return {
      blocks: [table(comparison(found, session.settings))],
    };
  },
};

/** The methods side by side, with their errors where the exact gradient is among them. */
function comparison(
  found: readonly (readonly [name: string, found: Found])[],
  style: NumberStyle,
): string[][] {
  const exact = found.find(([name]) => name === "reverse")?.[1].value;
  const rows = found.map(([name, { value, evaluations, verdict, note }]) => [
    name,
    formatValue(value, numberFormat(style)),
    exact === undefined ? "" : errorText(value, exact),
    evaluations === undefined ? "" : String(evaluations),
    note ? "exact" : verdict?.kind ?? "",
  ]);
  const head = [
    "method",
    "gradient",
    exact === undefined ? "" : "error",
    "evaluations",
    "",
  ];
  return [head, ...rows];
}

/** The largest relative distance of an element from the exact one. */
function errorText(value: ArrayValue, exact: ArrayValue): string {
  const pairs = zip(value, exact);
  const error = Math.max(
    ...pairs.map(([a, b]) =>
      Object.is(a, b) ? 0 : Math.abs(a - b) / (Math.abs(b) || 1)
    ),
  );
  return error === 0 ? "0" : error.toExponential(1);
}

function zip(a: ArrayValue, b: ArrayValue): [number, number][] {
  if (typeof a === "number" || typeof b === "number") {
    return [[a as number, b as number]];
  }
  return a.flatMap((item, i) => zip(item as ArrayValue, b[i] as ArrayValue));
}
