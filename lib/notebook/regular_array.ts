// Arrays as numpy has them: regular, with a shape and rows.

import { shapeOf } from "../core/structure.ts";
import type { Row } from "../core/array.ts";
import type { Structure } from "../core/number_tree.ts";
import { walkAny } from "../core/walk.ts";

/** An array seen as rows: every row holds the last axis, in row-major order of the others. */
export interface Layout {
  /** The length of each axis, outermost first; none for a number. */
  readonly shape: readonly number[];
  /** The innermost arrays themselves, not copies. */
  readonly rows: readonly Row[];
}

/**
 * A number, or an array as rows.
 *
 * @param action What an error says could not be done, such as `Cannot take the gradient of f`.
 * @throws {TypeError} If the array is ragged or holds anything but numbers; the message says where.
 */
export function layoutOf(x: unknown, action: string): Layout {
  const { structure, runs } = walkAny(x, action);
  const shape = shapeOf(structure);
  if (!shape) throw new TypeError(`${action} as ${raggedness(structure, "x")}`);
  return { shape, rows: runs.map(({ holder }) => holder as unknown as Row) };
}

/** What keeps a tree from being a regular array, and where. */
function raggedness(structure: Structure, path: string): string {
  if (structure.kind === "record") {
    return `${path} is an object, where an array is regular`;
  }
  const { items } = structure as Extract<Structure, { kind: "list" }>;
  const ragged = items.findIndex((item) => shapeOf(item) === undefined);
  if (ragged >= 0) return raggedness(items[ragged], `${path}[${ragged}]`);
  const [first] = items.map(inWords);
  const other = items.findIndex((item) => inWords(item) !== first);
  return `x is ragged: ${path}[${other}] ${
    inWords(items[other])
  } where ${path}[0] ${first}`;
}

function inWords(structure: Structure): string {
  const shape = shapeOf(structure)!;
  return shape.length === 0
    ? "is a number"
    : shape.length === 1
    ? `has length ${shape[0]}`
    : `has shape [${shape.join(", ")}]`;
}
