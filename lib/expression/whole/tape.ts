/**
 * Reverse mode over arrays in one piece: each operation is done at once and leaves on the tape how adjoints
 * go back through it. Takes a few times as long as the value, whatever the number of elements.
 *
 * @see Griewank & Walther (2008), Evaluating Derivatives, section 3.2.
 *
 * @module
 */
import type { Column } from "../codegen/columns.ts";
import { kernelOf, type Line, type Operand, type Operation } from "./fused.ts";
import {
  commonShape,
  elementsOf,
  gathered,
  sizeOf,
  spread,
  Unsupported,
  type Whole,
} from "./tensor.ts";

/** An operation that waits, to be done together with those that need it. */
interface Waiting {
  readonly operation: Operation;
  readonly args: readonly Variable[];
}

// Longer chains are done in parts: code is compiled, and trees are walked, by recursion.
const MAX_CHAIN = 40;

/** A value on the tape. */
export class Variable implements Whole {
  readonly shape: readonly number[];
  /** Whether it changes with the arguments. */
  readonly moves: boolean;
  /** The derivative of the result by each element. */
  adjoint: Column = 0;
  /** Hands the adjoint on to what the value was made of. */
  back: (() => void) | undefined;
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
  readonly #tape: Tape;

  /** A value that is known, or that waits. */
  constructor(
    tape: Tape,
    shape: readonly number[],
    moves: boolean,
    value: Column | Waiting,
  ) {
    this.#tape = tape;
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
    if (this.waiting) this.#data = this.#tape.done(this);
    this.waiting = undefined;
    this.chain = 0;
  }
}

/** The sum of two adjoints, in the array of the first where it has one: nobody else holds it. */
function sum(a: Column, b: Column, size: number): Column {
  if (a === 0) return b;
  if (b === 0) return a;
  if (typeof a === "number" && typeof b === "number") return a + b;
  const own = typeof a === "number" ? new Float64Array(size).fill(a) : a;
  if (typeof b === "number") { for (let i = 0; i < size; i++) own[i] += b; }
  else for (let i = 0; i < size; i++) own[i] += b[i];
  return own;
}

/** Adds to the adjoint of a variable, which keeps the array that it is given. */
export function give(variable: Variable, adjoint: Column): void {
  if (!variable.moves) return;
  const size = sizeOf(variable.shape);
  variable.adjoint = sum(variable.adjoint, adjoint, size);
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

function giveParts(
  leaves: readonly Variable[],
  parts: readonly (Column | undefined)[],
): void {
  leaves.forEach((leaf, k) => give(leaf, parts[k] ?? 0));
}

/** What waits for one another as an expression of what does not. */
function expressionOf(
  root: Variable,
): { readonly lines: Line[]; readonly leaves: Variable[] } {
  const lines: Line[] = [];
  const leaves: Variable[] = [];
  const found = new Map<Variable, Operand>();
  const isPart = (each: Variable) =>
    each === root || (!each.isShared && String(each.shape) === shape);
  const shape = String(root.shape);
  const visit = (each: Variable): Operand => {
    const known = found.get(each);
    if (known) return known;
    if (each.isLiteral) return { constant: each.data as number };
    let operand: Operand;
    const { waiting } = each;
    if (waiting && isPart(each)) {
      const args = waiting.args.map(visit);
      operand = { line: lines.length };
      lines.push({ operation: waiting.operation, args });
      if (each !== root) each.isShared = true;
    } else {
      operand = { leaf: leaves.length };
      leaves.push(each);
    }
    found.set(each, operand);
    return operand;
  };
  visit(root);
  return { lines, leaves };
}

/** What was done, in order. */
export class Tape {
  readonly #done: Variable[] = [];

  /** A value that was given. */
  given({ shape, data }: Whole, moves = false): Variable {
    return new Variable(this, shape, moves, data);
  }

  /** A number. */
  number(value: number): Variable {
    const number = this.given({ shape: [], data: value });
    number.isLiteral = true;
    return number;
  }

  /** A result, made of others. */
  result(
    { shape, data }: Whole,
    from: readonly Variable[],
    back: (adjoint: Column) => void,
  ): Variable {
    const moves = from.some((each) => each.moves);
    const variable = this.given({ shape, data }, moves);
    if (moves) this.#note(variable, () => back(variable.adjoint));
    return variable;
  }

  #note(variable: Variable, back: () => void): void {
    variable.back = back;
    this.#done.push(variable);
  }

  /** An operation on numbers, element by element, which waits for what is done with it. */
  map(operation: Operation, args: readonly Variable[]): Variable {
    const shape = commonShape(args.map((each) => each.shape));
    for (const arg of args) if (arg.chain >= MAX_CHAIN) arg.settle();
    const moves = args.some((each) => each.moves);
    const result = new Variable(this, shape, moves, { operation, args });
    result.counters = Math.max(...args.map(({ counters }) => counters));
    if (result.counters > 0 && !args.every(({ isNumber }) => isNumber)) {
      throw new Unsupported("column");
    }
    return keepingRow(result, args);
  }

  /** The elements of what waits. */
  done(variable: Variable): Column {
    const { shape } = variable;
    const { lines, leaves } = expressionOf(variable);
    const kernel = kernelOf(lines, leaves.length);
    const data = kernel.value(leaves, shape, "each");
    if (variable.moves) {
      this.#note(variable, () => {
        giveParts(leaves, kernel.back(leaves, shape, variable.adjoint));
      });
    }
    return data;
  }

  /** The sum of all elements. */
  sum(a: Variable): Variable {
    if (a.waiting && !a.isShared) return this.#sumOfWaiting(a);
    const { data } = a;
    let total = 0;
    if (typeof data === "number") total = data * sizeOf(a.shape);
    else for (let i = 0; i < data.length; i++) total += data[i];
    return this.result({ shape: [], data: total }, [a], (adjoint) => {
      give(a, adjoint);
    });
  }

  /** The sum of what is not computed before: it is never stored. */
  #sumOfWaiting(a: Variable): Variable {
    const { lines, leaves } = expressionOf(a);
    const kernel = kernelOf(lines, leaves.length);
    const data = kernel.value(leaves, a.shape, "one") as number;
    a.isShared = true;
    return this.result({ shape: [], data }, leaves, (adjoint) => {
      giveParts(leaves, kernel.back(leaves, a.shape, adjoint));
    });
  }

  /** The same where it goes with a larger shape. */
  spread(a: Variable, shape: readonly number[]): Variable {
    if (String(a.shape) === String(shape)) return a;
    const whole = { shape, data: spread(a, shape) };
    return this.result(whole, [a], (adjoint) => {
      give(a, gathered(adjoint, shape, a.shape));
    });
  }

  /** Elements by their places, in another shape. */
  take(a: Variable, places: Int32Array, shape: readonly number[]): Variable {
    const elements = elementsOf(a);
    // Several times as quick as Float64Array.from.
    const data = new Float64Array(places.length);
    for (let i = 0; i < data.length; i++) data[i] = elements[places[i]];
    const isOne = shape.length === 0;
    return this.result(
      { shape, data: isOne ? data[0] : data },
      [a],
      (adjoint) => {
        const back = new Float64Array(elements.length);
        for (let i = 0; i < places.length; i++) {
          back[places[i]] += typeof adjoint === "number" ? adjoint : adjoint[i];
        }
        give(a, a.shape.length === 0 ? back[0] : back);
      },
    );
  }

  /** Values of one shape as the parts of an array. */
  stack(parts: readonly Variable[]): Variable {
    const [{ shape }] = parts;
    if (parts.some((part) => String(part.shape) !== String(shape))) {
      throw new Unsupported("parts");
    }
    return this.join(parts, [parts.length, ...shape]);
  }

  /** The elements of several, one behind another, as an array. */
  join(parts: readonly Variable[], shape: readonly number[]): Variable {
    const sizes = parts.map((part) => sizeOf(part.shape));
    const data = new Float64Array(sizeOf(shape));
    let next = 0;
    parts.forEach((part, i) => {
      data.set(elementsOf(part), next);
      next += sizes[i];
    });
    return this.result({ shape, data }, parts, (adjoint) => {
      let from = 0;
      parts.forEach((part, i) => {
        const to = from + sizes[i];
        const own = typeof adjoint === "number"
          ? adjoint
          : adjoint.slice(from, to);
        const isOne = part.shape.length === 0 && typeof own !== "number";
        give(part, isOne ? own[0] : own);
        from = to;
      });
    });
  }

  /** Goes back from a result, whose adjoint is 1. */
  back(result: Variable): void {
    result.settle();
    result.adjoint = 1;
    for (let i = this.#done.length - 1; i >= 0; i--) this.#done[i].back!();
  }
}
