/**
 * Functions from flat arrays to flat arrays, and the checks of their arguments and results.
 *
 * @module
 */
import { isFloatArray, type Row, shown } from "../core/array.ts";
import { hintFor } from "../core/errors.ts";
import { changesItsArgument } from "../core/line.ts";

/** A function from a flat array to a flat array. */
export type VectorFunction = (x: Row) => Row;

/** Throws unless x is a flat array of numbers that is a flat array of numbers. */
export function checkVector(
  x: unknown,
  action: string,
  name: string = "x",
): asserts x is Row {
  const refuse = (what: unknown, need: string, path = name) =>
    new TypeError(`${action} as ${path} is ${what}: ${need}`);
  if (!Array.isArray(x) && !isFloatArray(x)) {
    throw refuse(shown(x), `${name} must be a flat array of numbers`);
  }
  if (x.length === 0) throw refuse("empty", "give at least one number");
  if (isFloatArray(x)) return;
  if (Array.isArray(x[0]) || isFloatArray(x[0])) {
    throw refuse(shown(x), `${name} must be flat, such as ${name}.flat()`);
  }
  const wrong = x.findIndex((xi) => typeof xi !== "number");
  if (wrong < 0) return;
  const path = `${name}[${wrong}]`;
  throw refuse(shown(x[wrong]), "every element must be a number", path);
}

/** Throws unless f left its argument as it was. */
export function checkUnchanged(x: Row, before: Row, action: string): void {
  for (let c = 0; c < x.length; c++) {
    if (Object.is(x[c], before[c])) continue;
    const [was, is] = [before[c], x[c]].map(shown);
    throw changesItsArgument(action, `: x[${c}] was ${was} and is ${is}`);
  }
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
  if (!isFloatArray(y)) {
    if (!Array.isArray(y)) throw notFlat(y, action);
    for (let r = 0; r < y.length; r++) {
      if (typeof y[r] !== "number") throw notFlat(y, action);
    }
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
