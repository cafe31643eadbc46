/**
 * Tables: rows of cells, and how they line up.
 *
 * @module
 */
import type { Block } from "./session.ts";
import { width } from "../editor/width.ts";

/** Rows as a block; the first row is the head. */
export function table(rows: readonly (readonly string[])[]): Block {
  return { kind: "table", text: tableText(rows), rows };
}

/** Rows as lines of columns that line up: words to the left, numbers to the right. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const columns = rows[0].map((_, j) => {
    const widest = Math.max(...rows.map((row) => width(row[j] ?? "")));
    const right = isNumeric(rows, j);
    return (cell: string) => {
      const room = " ".repeat(widest - width(cell));
      return right ? room + cell : cell + room;
    };
  });
  return rows.map((row) =>
    row.map((cell, j) => columns[j](cell)).join("  ").trimEnd()
  ).join("\n");
}

/** Whether a column holds numbers below its head. */
export function isNumeric(
  rows: readonly (readonly string[])[],
  column: number,
): boolean {
  return rows.slice(1).every((row) =>
    /^(?:$|[-+\d∞N])/.test(row[column] ?? "")
  );
}
