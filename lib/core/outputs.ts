/**
 * What a function of many outputs returns: numbers with a shape, the same at every call.
 *
 * @module
 */
import {
  isFloatArray,
  type Layout,
  layoutOf,
  shown,
  type Tensor,
} from "./tensor.ts";

/** The outputs of a function, as the first call showed them. */
export class Outputs {
  /** The length of each axis; none for a number. */
  readonly shape: readonly number[];
  /** The numbers of the first call, in row-major order. */
  readonly center: readonly number[];
  /** All positions of outputs. */
  readonly all: readonly number[];

  readonly action: string;

  constructor(value: unknown, action: string) {
    this.action = action;
    this.shape = shapeOf(value, action);
    if (this.shape.includes(0)) {
      throw new TypeError(
        `${action} as f must return at least one number: f returned ${
          shown(value)
        }`,
      );
    }
    this.center = flat(value, this.shape, action);
    this.all = this.center.map((_, k) => k);
  }

  /** The name of an output: `f[1][0]`. */
  path(k: number): string {
    const index: number[] = [];
    for (let axis = this.shape.length - 1; axis >= 0; axis--) {
      index.unshift(k % this.shape[axis]);
      k = Math.floor(k / this.shape[axis]);
    }
    return `f${index.map((i) => `[${i}]`).join("")}`;
  }

  /** The numbers of another call, not copied if they stand in one row: for a look before the next call. */
  look(value: unknown): ArrayLike<number> {
    const row = this.shape.length === 1 &&
      (Array.isArray(value) || isFloatArray(value)) &&
      value.length === this.shape[0] && areNumbers(value);
    return row ? value as ArrayLike<number> : this.read(value);
  }

  /** The numbers of another call, copied. */
  read(value: unknown): number[] {
    const shape = shapeOf(value, this.action);
    if (String(shape) !== String(this.shape)) {
      throw new TypeError(
        `${this.action} as f returns other shapes at other points: ` +
          `${shown([...this.shape])} at x and ${shown([...shape])} beside it`,
      );
    }
    return flat(value, shape, this.action);
  }
}

function areNumbers(row: ArrayLike<unknown>): boolean {
  for (let i = 0; i < row.length; i++) {
    if (typeof row[i] !== "number") return false;
  }
  return true;
}

function shapeOf(value: unknown, action: string): readonly number[] {
  if (typeof value === "number") return [];
  if (isFloatArray(value)) return [value.length];
  if (!Array.isArray(value)) {
    const hint = value instanceof Promise ? "; await it outside" : "";
    throw new TypeError(
      `${action} as f must return a number or an array of numbers: f returned ${
        shown(value)
      }${hint}`,
    );
  }
  if (typeof value[0] === "number") return [value.length];
  return outputLayout(value, action).shape;
}

function flat(
  value: unknown,
  shape: readonly number[],
  action: string,
): number[] {
  if (shape.length === 0) return [value as number];
  if (shape.length === 1) {
    const row = Array.from(value as ArrayLike<number>);
    for (const item of row) {
      if (typeof item !== "number") {
        throw new TypeError(
          `${action} as f must return numbers: f returned ${shown(value)}`,
        );
      }
    }
    return row;
  }
  const { rows } = outputLayout(value, action);
  return rows.flatMap((row) => Array.from(row));
}

/** The layout of what f returned; an error there speaks of f(x), not of x. */
function outputLayout(value: unknown, action: string): Layout {
  try {
    return layoutOf(value as Exclude<Tensor, number>, action);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TypeError(
      `${action} as f must return a number or an array of numbers: f returned ${
        shown(value)
      }`,
      { cause: error },
    );
  }
}
