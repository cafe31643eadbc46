import { isDefined } from "../../lib/core/verdict/verdict_table.ts";
import type {
  ArrayValue,
  DerivativeRequest,
} from "../../lib/expression/mod.ts";
import {
  costOf,
  type Found,
  takeDerivative,
} from "../derivative/derivative.ts";
import { type Operand, operandOf } from "../evaluation/operand.ts";
import {
  formatValue,
  numberFormat,
  type NumberStyle,
} from "../session/format.ts";
import { Interrupted } from "../session/control.ts";
import { EXACT_METHODS, METHOD_NAMES } from "../session/setting.ts";
import type { Block } from "../session/session.ts";
import { type Cell, table, unnamed } from "../session/table.ts";
import type { Command } from "../language/command.ts";
import { expected, TELLS } from "./command.ts";

/** `compare grad f(1, 2)`. */
export const compare: Command = {
  names: ["compare"],
  usage: "compare f(1, 2)",
  summary: "every method side by side: the gradient, its error, its cost",
  example: "f(x, y) = 2x + 3x*y + y^3; compare f(1, 2)",
  grammar: { kind: "clauses", targets: "values" },
  policy: TELLS,
  run: async (session, { source, rest, clauses: { targets: [target] } }) => {
    if (!target) throw expected(source, rest, "a function and a point");
    const { settings, control } = session;
    const operand = operandOf(session, source, target);
    const request = requestOf(operand);
    const { conditions } = await import("../../lib/expression/conditions.ts");
    const found: [name: string, found: Found][] = [];
    for (const method of METHOD_NAMES.filter((name) => name !== "auto")) {
      try {
        const by = { ...settings, method, step: undefined, order: undefined };
        const taken = takeDerivative({ ...by, control }, request, {
          conditions,
        });
        const isFixed = method !== "adaptive" && !EXACT_METHODS.has(method) &&
          request.operator === "gradient";
        const evaluations = isFixed ? costOf(by, request) : taken.evaluations;
        found.push([method, { ...taken, ...(evaluations && { evaluations }) }]);
      } catch (error) {
        if (error instanceof Interrupted && found.length > 0) {
          error.finished.push(comparison(found, settings).text);
        }
        // Exact methods cannot look into JavaScript functions, nor some numeric ones go as high: no row then.
        const isRefusal = error instanceof TypeError ||
          error instanceof RangeError;
        if (!isRefusal || !EXACT_METHODS.has(method)) throw error;
      }
    }
    return { blocks: [comparison(found, settings)] };
  },
};

/** The gradient, or the higher derivative that was asked about. */
function requestOf({ f, name, args, order }: Operand): DerivativeRequest {
  const path = Array<number>(order).fill(0);
  const operator = order > 1 ? "partial" : "gradient";
  const common = { f: f as DerivativeRequest["f"], name, args };
  return { ...common, operator, path: order > 1 ? path : [] };
}

/** The methods side by side, with their distances from the value that is believed. */
function comparison(
  found: readonly (readonly [name: string, found: Found])[],
  style: NumberStyle,
): Block {
  const believed = found.find(([, { note }]) => note !== undefined)?.[1] ??
    found.find(([name, { verdict }]) =>
      name === "adaptive" && verdict && isDefined(verdict)
    )?.[1];
  const rows = found.map(([name, { value, evaluations, verdict, note }]) => [
    name,
    { value, text: formatValue(value, numberFormat(style)) },
    believed === undefined ? "" : distance(value, believed.value),
    evaluations === undefined
      ? ""
      : { value: evaluations, text: String(evaluations) },
    note ? "exact" : verdict?.kind ?? "",
  ]);
  const error = believed === undefined ? unnamed("error") : "error";
  const head = ["method", "gradient", error, "evaluations", unnamed("verdict")];
  return table(head, rows);
}

/** The largest relative distance of an element from the exact one. */
function distance(value: ArrayValue, exact: ArrayValue): Cell {
  const pairs = zip(value, exact);
  const error = Math.max(
    ...pairs.map(([a, b]) =>
      Object.is(a, b) ? 0 : Math.abs(a - b) / (Math.abs(b) || 1)
    ),
  );
  return { value: error, text: error === 0 ? "0" : error.toExponential(1) };
}

function zip(a: ArrayValue, b: ArrayValue): [number, number][] {
  if (typeof a === "number" || typeof b === "number") {
    return [[a as number, b as number]];
  }
  return a.flatMap((item, i) => zip(item as ArrayValue, b[i] as ArrayValue));
}
