/**
 * Answers as tables: rows by the names of columns.
 *
 * @module
 */
import type { ArrayValue } from "../../lib/expression/mod.ts";
import type { Block, TableRecord } from "../session/session.ts";

/** The rows of a table, or of a value with what is known of it; nothing where a block is neither. */
export function recordsOf(
  { records, value, measured }: Block,
): readonly TableRecord[] | undefined {
  if (records) return records;
  if (value === undefined) return undefined;
  if (!measured) return plainRecords(value);
  const { error, verdict } = measured;
  return elementsOf(value).map(([element, value], i) => ({
    ...(element !== "" && { element }),
    value,
    error: elementsOf(error)[i][1],
    verdict,
  }));
}

/** A matrix row by row, and anything else element by element. */
function plainRecords(value: ArrayValue): TableRecord[] {
  const isMatrix = Array.isArray(value) &&
    value.every((row) =>
      Array.isArray(row) && row.every((each) => typeof each === "number")
    );
  if (!isMatrix) {
    return elementsOf(value).map(([element, value]) => ({
      ...(element !== "" && { element }),
      value,
    }));
  }
  return (value as number[][]).map((row) =>
    Object.fromEntries(row.map((each, j) => [`column ${j + 1}`, each]))
  );
}

/** The numbers of a value, each with its indices as the language writes them: `[1, 2]`. */
function elementsOf(value: ArrayValue): [element: string, value: number][] {
  const found: [string, number][] = [];
  const visit = (part: ArrayValue, path: readonly number[]) => {
    if (typeof part !== "number") {
      Array.from<ArrayValue>(part).forEach((each, i) =>
        visit(each, [...path, i + 1])
      );
    } else found.push([path.length > 0 ? `[${path.join(", ")}]` : "", part]);
  };
  visit(value, []);
  return found;
}
