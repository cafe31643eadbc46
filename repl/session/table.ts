/**
 * Tables: rows of cells, and how they line up.
 *
 * @module
 */
import type { ArrayValue } from "../../lib/expression/mod.ts";
import type { Block } from "./session.ts";
import { width } from "../editor/width.ts";

/** What a cell is for programs, and how it is shown to a person. */
export interface Cell {
  readonly value: ArrayValue | string;
  readonly text: string;
}

/** What stands above a column, and what programs call it where that is nothing. */
export interface Column {
  readonly title: string;
  readonly name: string;
}

/** A column whose cells speak for themselves. */
export function unnamed(name: string): Column {
  return { title: "", name };
}

/** Rows below a head as a block. A cell of words is what it shows; an empty one is nothing. */
export function table(
  head: readonly (Column | string)[],
  rows: readonly (readonly (Cell | string)[])[],
): Block {
  const columns = head.map((each) =>
    typeof each === "string" ? { title: each, name: each } : each
  );
  const shown = [
    columns.map(({ title }) => title),
    ...rows.map((row) => row.map(textOf)),
  ];
  const records = rows.map((row) =>
    Object.fromEntries(
      columns.map(({ name }, j) => [name, valueOf(row[j] ?? "")]),
    )
  );
  return { kind: "table", text: tableText(shown), rows: shown, records };
}

function textOf(cell: Cell | string): string {
  return typeof cell === "string" ? cell : cell.text;
}

function valueOf(cell: Cell | string): Cell["value"] | undefined {
  if (typeof cell !== "string") return cell.value;
  return cell === "" ? undefined : cell;
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
