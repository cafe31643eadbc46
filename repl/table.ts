/**
 * Tables as text.
 *
 * @module
 */
import { width } from "./width.ts";

/** Rows as lines of columns that line up: the first row is the head, words to the left, numbers to the right. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const columns = rows[0].map((_, j) => {
    const cells = rows.map((row) => row[j] ?? "");
    const isNumeric = cells.slice(1).every((cell) =>
      cell === "" || /^[-+\d∞N]/.test(cell)
    );
    const widest = Math.max(...cells.map(width));
    return (cell: string) => {
      const room = " ".repeat(widest - width(cell));
      return isNumeric ? room + cell : cell + room;
    };
  });
  return rows.map((row) =>
    row.map((cell, j) => columns[j](cell)).join("  ").trimEnd()
  ).join("\n");
}
