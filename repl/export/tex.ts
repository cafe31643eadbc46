/**
 * Answers in LaTeX: tables as tabular, formulas and values as mathematics.
 *
 * @module
 */
import type { ArrayValue } from "../../lib/expression/mod.ts";
import { rounded } from "../session/format.ts";
import { isNumeric } from "../session/table.ts";
import type { Block } from "../session/session.ts";

/** A table, a formula or a value; nothing where a block is none of them. */
export async function texOf(block: Block): Promise<string | undefined> {
  const { rows, records, value, measured } = block;
  if (rows) return tabular(rows, Object.keys(records?.[0] ?? {}));
  if (block.formula) return `\\[\n  ${await formulaTex(block)}\n\\]`;
  if (value === undefined) return undefined;
  const written = measured
    ? valueTex(rounded(value, measured.error) as ArrayValue, measured.error)
    : valueTex(value);
  const said = measured ? `  % ${measured.verdict}` : "";
  return `\\[\n  ${written}${said}\n\\]`;
}

/** The formula of a block, behind what was asked. */
export async function formulaTex({ formula, text }: Block): Promise<string> {
  if (!formula) return text;
  const { formatTeX } = await import("../../lib/expression/mod.ts");
  return `${formatTeX(formula.asked)} = ${formatTeX(formula.body)}`;
}

function tabular(
  rows: readonly (readonly string[])[],
  names: readonly string[],
): string {
  const [titles, ...cells] = rows;
  const head = titles.map((title, j) => title || names[j] || "");
  const columns = head.map((_, j) => isNumeric(rows, j) ? "r" : "l").join("");
  const line = (row: readonly string[]) =>
    `  ${row.map(cellTex).join(" & ")} \\\\`;
  return [
    `\\begin{tabular}{${columns}}`,
    line(head),
    "  \\hline",
    ...cells.map(line),
    "\\end{tabular}",
  ].join("\n");
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

const SPECIAL: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  "|": "\\textbar{}",
  "<": "$<$",
  ">": "$>$",
  "±": "$\\pm$",
  "∂": "$\\partial$",
};

function cellTex(cell: string): string {
  if (NUMBER.test(cell)) return `$${numberTex(cell)}$`;
  return cell.replace(
    /[\\^~|<>±∂#$%&_{}]/g,
    (sign) => SPECIAL[sign] ?? `\\${sign}`,
  );
}

function valueTex(value: ArrayValue, error?: ArrayValue): string {
  if (typeof value === "number") {
    const written = numberTex(String(value));
    return typeof error === "number"
      ? `${written} \\pm ${numberTex(error.toPrecision(2))}`
      : written;
  }
  const parts = Array.from<ArrayValue>(value);
  const errors = error as ArrayValue[] | undefined;
  const isMatrix = parts.every((part) => typeof part !== "number");
  const rows = parts.map((part, i) =>
    isMatrix
      ? Array.from<ArrayValue>(part as ArrayValue[])
        .map((each, j) => valueTex(each, (errors?.[i] as ArrayValue[])?.[j]))
        .join(" & ")
      : valueTex(part, errors?.[i])
  );
  return `\\begin{pmatrix} ${rows.join(" \\\\ ")} \\end{pmatrix}`;
}

/** `1.5e-7` is 1.5 · 10⁻⁷. */
function numberTex(text: string): string {
  const [mantissa, exponent] = text.toLowerCase().split("e");
  if (exponent !== undefined) {
    return `${mantissa} \\times 10^{${Number(exponent)}}`;
  }
  return text.replace("Infinity", "\\infty").replace("NaN", "\\text{NaN}");
}
