/**
 * Functions from flat arrays to flat arrays, and the checks of their arguments and results.
 *
 * @module
 */
import { areNumbers, isFloatArray, type Row, shown } from "../core/array.ts";
import { hintFor } from "../core/errors.ts";
import type { Tree } from "../core/number_tree.ts";
import { Point } from "../core/point.ts";

/**
 * A flat array of numbers as a point.
 *
 * @param name What x is called in errors.
 */
export function flatPoint(x: unknown, action: string, name?: string): Point {
  if (!Array.isArray(x) && !isFloatArray(x)) {
    throw new TypeError(
      `${action} as ${name ?? "x"} is ${shown(x)}: ` +
        `${name ?? "x"} must be a flat array of numbers`,
    );
  }
  const point = new Point(x as Tree, action, name);
  if (point.structure.kind === "row") return point;
  throw new TypeError(
    `${action} as ${point.name} is ${shown(x)}: ` +
      `${point.name} must be flat, such as ${point.name}.flat()`,
  );
}

/**
 * What f returned, if it is a flat array of numbers of the right length.
 *
 * @param least How many rows the pattern has: f returns no fewer numbers.
 * @param height How many numbers f must return, where that is known.
 */
export function checkOutput(
  y: unknown,
  least: number,
  height: number | undefined,
  action: string,
): Row {
  if (!isFloatArray(y) && !(Array.isArray(y) && areNumbers(y))) {
    throw notFlat(y, action);
  }
  const { length } = y as Row;
  if (height !== undefined ? length !== height : length < least) {
    throw new RangeError(
      `${action} as f returned ${length} numbers where ` +
        (height === undefined
          ? `the sparsity has a row ${least - 1}`
          : `there should be ${height}`),
    );
  }
  return y as Row;
}

function notFlat(y: unknown, action: string): TypeError {
  const hint = hintFor(y, typeof y === "number" ? "; use gradient" : "");
  return new TypeError(
    `${action} as f must return a flat array of numbers: f returned ${
      shown(y)
    }${hint}`,
  );
}
