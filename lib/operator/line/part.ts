// Those of the outputs along a coordinate that are to be searched after all.

import type { Column } from "./column.ts";
import type { LineTask } from "./line_task.ts";
import type { Lines } from "./lines.ts";

/** Some outputs along a coordinate. */
export interface Part {
  readonly i: number;
  readonly outputs: readonly number[];
}

/** Keeps what was found of some outputs. */
export function keepParts(
  columns: Column[],
  parts: readonly Part[],
  found: readonly Column[],
): void {
  parts.forEach(({ i, outputs }, at) => {
    const column = columns[i].slice();
    outputs.forEach((k, j) => column[k] = found[at][j]);
    columns[i] = column;
  });
}

/** The searches for them. */
export function tasksOf(lines: Lines, parts: readonly Part[]): LineTask[] {
  return parts.map(({ i, outputs }) => lines.partial(i, 1, outputs));
}

/** What shared steps along coordinates on which not all outputs did: no direction verifies those. */
export function unverifiedOf(
  columns: readonly Column[],
  coordinates: readonly number[],
  verified: readonly number[],
): Part[] {
  if (verified.length === coordinates.length) return [];
  const rest = new Set(coordinates);
  for (const i of verified) rest.delete(i);
  return [...rest].flatMap((i) => {
    const outputs = [...columns[i].keys()]
      .filter((k) => columns[i][k].part !== undefined);
    return outputs.length > 0 ? [{ i, outputs }] : [];
  });
}
