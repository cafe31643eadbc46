/**
 * The chain rule over arrays: each part of a function with its value and its adjoint, which have its shape, from the
 * result back to the arguments.
 *
 * @module
 */
import { atShapes, type CompiledFunction, originOf } from "../value.ts";
import { elementsOf, sizeOf, type Whole } from "../whole/tensor.ts";
import { areMany, canBeWhole } from "../whole/many.ts";
import { wholeFunction } from "../whole/whole.ts";
import type { Part } from "../whole/parts.ts";
import { treeLines } from "./part_tree.ts";

// An explanation number by number is no longer read beyond so many.
const MOST = 24;

// Of an array as many numbers are shown.
const SHOWN = 4;

/**
 * Explains the derivatives of a function of arrays at a point, array by array, as text; undefined where it has few numbers,
 * which `explain` tells of one by one, or is of no kind that is computed array by array.
 *
 * @param args The arguments of f.
 *
 * @example
 * ```ts
 * import { compile, explainArrays } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const f = compile("f(w) = mean(z^2) where z = w - 1");
 * const text = explainArrays(f, [Array(100).fill(3)])!;
 * assert.ok(text.includes("z = w - 1 = [2, 2, 2, ...], adjoint [0.04, 0.04, 0.04, ...]"));
 * ```
 */
export function explainArrays(
  f: CompiledFunction,
  args: readonly unknown[],
): string | undefined {
  const origin = originOf(f);
  if (!origin || !canBeWhole(origin.definition.body)) return undefined;
  const values = [...args, ...f.captured.values()];
  const isWhole = originOf(atShapes(f, args))?.whole !== undefined;
  if (!isWhole && !areMany(values, MOST)) return undefined;
  const { name, parameters, captured } = f;
  const whole = wholeFunction(
    { parameters, body: origin.definition.body },
    captured,
  );
  const parts = whole.parts(args);
  if (!parts) return undefined;
  const given = parts.filter(({ operands, rule }) =>
    operands.length === 0 && rule === ""
  );
  const result = parts[parts.length - 1];
  return [
    f.toString(),
    `at ${
      given.map(({ text, value }) => `${text} = ${arrayText(value)}`).join(", ")
    }: ${name} = ${arrayText(result.value)}`,
    "",
    ...tree(parts),
    "",
    ...given.map(({ text, adjoint }) =>
      `∂${name}/∂${text} = ${arrayText(adjoint, MOST)}`
    ),
    "Each part hands its adjoint on to those inside it by its own derivative: the chain rule.",
  ].join("\n");
}

function tree(parts: readonly Part[]): string[] {
  return treeLines(parts.length - 1, {
    operands: (i) => parts[i].operands,
    line: (i) => line(parts[i]),
    again: (i) => parts[i].text.split(" = ")[0],
  });
}

function line({ text, value, adjoint, rule }: Part): string {
  const why = rule === "" ? "" : `: ${rule}`;
  return `${text} = ${arrayText(value)}, adjoint ${arrayText(adjoint)}${why}`;
}

/** An array with its first numbers. */
function arrayText(whole: Whole, most = SHOWN): string {
  const { shape } = whole;
  if (shape.length === 0) return numberText(elementsOf(whole)[0], 6);
  const size = sizeOf(shape);
  const count = size > most ? SHOWN - 1 : size;
  // Beside others a few digits are enough.
  const digits = most === SHOWN ? 4 : 6;
  const numbers = [...elementsOf(whole).subarray(0, count)]
    .map((each) => numberText(each, digits));
  if (size > most) numbers.push("...");
  const of = shape.length > 1 ? `${shape.join("×")} ` : "";
  return `${of}[${numbers.join(", ")}]`;
}

function numberText(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}
