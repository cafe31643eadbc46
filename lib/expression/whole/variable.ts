/**
 * Values on a tape: numbers and arrays, known or waiting to be computed together with what is done with them.
 *
 * @module
 */
import type { Column } from "../codegen/columns.ts";
import type { Operation } from "./fused.ts";
import type { Whole } from "./tensor.ts";

/** An operation that waits, to be done together with those that need it. */
export interface Waiting {
  readonly operation: Operation;
  readonly args: readonly Variable[];
}

/** A value on a tape. */
export class Variable implements Whole {
  readonly shape: readonly number[];
  /** Whether it changes with the arguments. */
  readonly moves: boolean;
  /** The derivative of the result by each element; nothing where there is none. */
  adjoint: Variable | undefined;
  /** Whether nobody else holds the numbers of the adjoint. */
  ownsAdjoint = false;
  /** Hands the adjoint on to what the value was made of. */
  back: ((adjoint: Variable) => void) | undefined;
  /** Whether it is the transpose of a vector. */
  isCovector = false;
  /** Whether it is a number as written, which belongs to the code. */
  isLiteral = false;
  /** How many counters of sums around it may have an axis of its shape; of such a column each element is one number. */
  counters = 0;
  /** Whether it has been done as a part of another: the next that needs it takes its value. */
  isShared = false;
  waiting: Waiting | undefined;
  /** How many operations wait, one for another. */
  chain = 0;
  #data: Column | undefined;
  readonly #compute: (waiting: Variable) => Column;

  /** A value that is known, or that waits to be computed. */
  constructor(
    compute: (waiting: Variable) => Column,
    shape: readonly number[],
    moves: boolean,
    value: Column | Waiting,
  ) {
    this.#compute = compute;
    this.shape = shape;
    this.moves = moves;
    if (typeof value === "number" || value instanceof Float64Array) {
      this.#data = value;
    } else {
      this.waiting = value;
      this.chain = 1 + Math.max(...value.args.map((arg) => arg.chain));
    }
  }

  /** Whether it is one number for each operation on it. */
  get isNumber(): boolean {
    return this.shape.length === 0 || this.counters > 0;
  }

  /** The elements, computed when they are first asked for. */
  get data(): Column {
    this.settle();
    return this.#data!;
  }

  /** Waits no longer. */
  settle(): void {
    if (this.waiting) this.#data = this.#compute(this);
    this.waiting = undefined;
    this.chain = 0;
  }
}

/** The same value, which is the transpose of a vector where one that it was made of is: x'A, 2x'. */
export function keepingRow(
  result: Variable,
  from: readonly Variable[],
): Variable {
  const [rows, ...more] = result.shape;
  result.isCovector = rows === 1 && more.length === 1 &&
    from.some((each) => each.isCovector);
  return result;
}
