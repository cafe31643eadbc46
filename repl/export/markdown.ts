/**
 * Answers as Markdown: tables, formulas in TeX, and what else is shown as it is.
 *
 * @module
 */
import { isNumeric } from "../session/table.ts";
import type { Block } from "../session/session.ts";
import { formulaTex } from "./tex.ts";

/** What a block shows, but for pictures and definitions. */
export async function markdownOf(block: Block): Promise<string | undefined> {
  const { kind, text, rows, records } = block;
  switch (kind) {
    case "picture":
    case "definition":
    case "error":
      return undefined;
    case "formula":
      return `$$\n${await formulaTex(block)}\n$$`;
    case "table":
      return tableOf(rows!, Object.keys(records?.[0] ?? {}));
    case "text":
      // Lines of their own, or a sentence.
      return /\n|^\s/.test(text) ? fenced(text) : text;
    case "value":
    case "trace":
      return fenced(text);
  }
}

function fenced(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``;
}

/** A table; a column without a title has its name. */
function tableOf(
  rows: readonly (readonly string[])[],
  names: readonly string[],
): string {
  const [titles, ...cells] = rows;
  const head = titles.map((title, j) => title || names[j] || "");
  const rule = head.map((_, j) => isNumeric(rows, j) ? "--:" : ":--");
  return [head, rule, ...cells].map((row) =>
    `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`
  ).join("\n");
}
