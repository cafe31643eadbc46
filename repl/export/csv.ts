/**
 * Answers as comma-separated values (RFC 4180), numbers with all their digits.
 *
 * @module
 */
import type { Block, TableRecord } from "../session/session.ts";
import { recordsOf } from "./records.ts";

/** A table or a value with a line of names above it; nothing where a block is neither. */
export function csvOf(block: Block): string | undefined {
  const records = recordsOf(block);
  if (!records || records.length === 0) return undefined;
  const names = Object.keys(records[0]);
  const line = (cells: readonly string[]) => cells.map(quoted).join(",");
  return [line(names), ...records.map((record) => line(cells(record, names)))]
    .join("\n");
}

function cells(record: TableRecord, names: readonly string[]): string[] {
  return names.map((name) => {
    const value = record[name];
    return typeof value === "object" ? JSON.stringify(value) : `${value ?? ""}`;
  });
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
