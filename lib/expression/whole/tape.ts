/**
 * Reverse mode over arrays in one piece: each operation is done at once and leaves on the tape how adjoints
 * go back through it. Takes a few times as long as the value, whatever the number of elements.
 *
 * Adjoints are values on the tape as well. Where they are noted, what goes back through them are second derivatives: a
 * row of a Hessian takes about as long as a gradient.
 *
 * @see Griewank & Walther (2008), Evaluating Derivatives, sections 3.2 and 5.
 *
 * @module
 */
import type { Column } from "../codegen/columns.ts";
import { kernelOf, type Line, type Operand, type Operation } from "./fused.ts";
import { operationNamed } from "./operation.ts";
import {
  commonShape,
  elementsOf,
  gathered,
  sizeOf,
  spread,
  Unsupported,
  type Whole,
} from "./tensor.ts";
import { keepingRow, Variable } from "./variable.ts";

// Longer chains are done in parts: code is compiled, and trees are walked, by recursion.
const MAX_CHAIN = 40;

/** The sum of two adjoints, in the array of the first where nobody else holds it. */
function sum(a: Column, b: Column, size: number, isOwn: boolean): Column {
  if (typeof a === "number" && typeof b === "number") return a + b;
  const own = typeof a === "number"
    ? new Float64Array(size).fill(a)
    : isOwn
    ? a
    : a.slice();
  if (typeof b === "number") { for (let i = 0; i < size; i++) own[i] += b; }
  else for (let i = 0; i < size; i++) own[i] += b[i];
  return own;
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
  /** Whether what is done is noted, to be differentiated. */
  #notes = true;
  readonly #compute = (waiting: Variable) => this.#fused(waiting);

  /** A value that was given. */
  given({ shape, data }: Whole, moves = false): Variable {
    return new Variable(this.#compute, shape, moves, data);
  }

  /** A number. */
  number(value: number): Variable {
    const number = this.given({ shape: [], data: value });
    number.isLiteral = true;
    return number;
  }

  /** A result, made of others. */
  result(
    whole: Whole,
    from: readonly Variable[],
    back: (adjoint: Variable) => void,
  ): Variable {
    const moves = this.#notes && from.some((each) => each.moves);
    const variable = this.given(whole, moves);
    this.#note(variable, back);
    return variable;
  }

  #note(variable: Variable, back: (adjoint: Variable) => void): void {
    if (!this.#notes || !variable.moves) return;
    variable.back = back;
    this.#done.push(variable);
  }

  /** Adds to the adjoint of a variable. */
  give(variable: Variable, adjoint: Variable): void {
    if (!variable.moves) return;
    const { adjoint: before, shape, ownsAdjoint } = variable;
    if (!before) {
      variable.adjoint = adjoint;
    } else if (this.#notes) {
      variable.adjoint = this.map(operationNamed("+"), [before, adjoint]);
    } else {
      const data = sum(before.data, adjoint.data, sizeOf(shape), ownsAdjoint);
      variable.adjoint = this.given({ shape, data });
      variable.ownsAdjoint = true;
    }
  }

  /** An operation on numbers, element by element, which waits for what is done with it. */
  map(operation: Operation, args: readonly Variable[]): Variable {
    const shape = commonShape(args.map((each) => each.shape));
    for (const arg of args) if (arg.chain >= MAX_CHAIN) arg.settle();
    const moves = this.#notes && args.some((each) => each.moves);
    const waiting = { operation, args };
    const result = new Variable(this.#compute, shape, moves, waiting);
    return keepingRow(result, args);
  }

  /** The elements of what waits. */
  #fused(variable: Variable): Column {
    const { shape } = variable;
    const { lines, leaves } = expressionOf(variable);
    const data = kernelOf(lines, leaves.length).value(leaves, shape, "each");
    this.#note(variable, (adjoint) => {
      this.#giveFused(lines, leaves, shape, adjoint);
    });
    return data;
  }

  #giveFused(
    lines: readonly Line[],
    leaves: readonly Variable[],
    shape: readonly number[],
    adjoint: Variable,
  ): void {
    const kernel = kernelOf(lines, leaves.length);
    if (!this.#notes) {
      kernel.back(leaves, shape, adjoint.data).forEach((data, k) => {
        if (data === undefined) return;
        this.give(leaves[k], this.given({ shape: leaves[k].shape, data }));
      });
      return;
    }
    leaves.forEach((leaf, k) => {
      if (!leaf.moves) return;
      const part = this.map(kernel.backAlong(k), [...leaves, adjoint]);
      this.give(leaf, this.gather(part, leaf.shape));
    });
  }

  /** The sum of all elements. */
  sum(a: Variable): Variable {
    if (a.waiting && !a.isShared) return this.#sumOfWaiting(a);
    const { data } = a;
    let total = 0;
    if (typeof data === "number") total = data * sizeOf(a.shape);
    else for (let i = 0; i < data.length; i++) total += data[i];
    return this.result({ shape: [], data: total }, [a], (adjoint) => {
      this.give(a, this.spread(adjoint, a.shape));
    });
  }

  /** The sum of what is not computed before: it is never stored. */
  #sumOfWaiting(a: Variable): Variable {
    const { lines, leaves } = expressionOf(a);
    const kernel = kernelOf(lines, leaves.length);
    const data = kernel.value(leaves, a.shape, "one") as number;
    a.isShared = true;
    return this.result({ shape: [], data }, leaves, (adjoint) => {
      this.#giveFused(lines, leaves, a.shape, adjoint);
    });
  }

  /** The same where it goes with a larger shape. */
  spread(a: Variable, shape: readonly number[]): Variable {
    if (String(a.shape) === String(shape)) return a;
    return this.result({ shape, data: spread(a, shape) }, [a], (adjoint) => {
      this.give(a, this.gather(adjoint, a.shape));
    });
  }

  /** The sums over all elements that one element of a smaller shape goes with. */
  gather(a: Variable, shape: readonly number[]): Variable {
    if (String(a.shape) === String(shape)) return a;
    const data = gathered(a.data, a.shape, shape);
    return this.result({ shape, data }, [a], (adjoint) => {
      this.give(a, this.spread(adjoint, a.shape));
    });
  }

  /** The same elements, row by row, in a shape of as many. */
  view(a: Variable, shape: readonly number[]): Variable {
    if (String(a.shape) === String(shape)) return a;
    const { data } = a;
    const isOne = shape.length === 0 && typeof data !== "number";
    return this.result({ shape, data: isOne ? data[0] : data }, [a], (g) => {
      this.give(a, this.view(g, a.shape));
    });
  }

  /** Elements by their places, in another shape. */
  take(a: Variable, places: Int32Array, shape: readonly number[]): Variable {
    const elements = elementsOf(a);
    // Several times as quick as Float64Array.from.
    const data = new Float64Array(places.length);
    for (let i = 0; i < data.length; i++) data[i] = elements[places[i]];
    const isOne = shape.length === 0;
    return this.result({ shape, data: isOne ? data[0] : data }, [a], (g) => {
      this.give(a, this.put(g, places, a.shape));
    });
  }

  /** Elements added at their places of an array of zeros. */
  put(a: Variable, places: Int32Array, shape: readonly number[]): Variable {
    const { data: elements } = a;
    const data = new Float64Array(sizeOf(shape));
    for (let i = 0; i < places.length; i++) {
      data[places[i]] += typeof elements === "number" ? elements : elements[i];
    }
    const isOne = shape.length === 0;
    return this.result({ shape, data: isOne ? data[0] : data }, [a], (g) => {
      this.give(a, this.take(g, places, a.shape));
    });
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
    const data = new Float64Array(sizeOf(shape));
    let next = 0;
    for (const part of parts) {
      data.set(elementsOf(part), next);
      next += sizeOf(part.shape);
    }
    return this.result({ shape, data }, parts, (adjoint) => {
      let from = 0;
      for (const part of parts) {
        const start = from;
        from += sizeOf(part.shape);
        if (!part.moves) continue;
        const places = new Int32Array(from - start).map((_, i) => start + i);
        this.give(part, this.take(adjoint, places, part.shape));
      }
    });
  }

  /**
   * Goes back from a value whose adjoint is given, 1 unless said. Adjoints are left to be differentiated in turn where they
   * are noted.
   */
  back(
    from: Variable,
    { adjoint = this.given({ shape: from.shape, data: 1 }), noted = false }: {
      readonly adjoint?: Variable;
      readonly noted?: boolean;
    } = {},
  ): void {
    from.settle();
    this.#notes = noted;
    from.adjoint = adjoint;
    for (let i = this.#done.length - 1; i >= 0; i--) {
      const { adjoint, back } = this.#done[i];
      if (adjoint) back!(adjoint);
    }
    this.#notes = true;
  }

  /** The derivatives of each element of a value by the numbers of variables, a row for each. */
  rows(of: Variable, by: readonly Variable[]): number[][] {
    of.settle();
    return Array.from({ length: sizeOf(of.shape) }, (_, i) => {
      for (const each of [...this.#done, ...by]) {
        each.adjoint = undefined;
        each.ownsAdjoint = false;
      }
      const data = new Float64Array(sizeOf(of.shape));
      data[i] = 1;
      const adjoint = this.given({
        shape: of.shape,
        data: of.shape.length === 0 ? 1 : data,
      });
      if (of.moves) this.back(of, { adjoint });
      return by.flatMap((each) => Array.from(elementsOf(adjointOf(each))));
    });
  }
}

/** The derivative of a result by a variable, after it has gone back. */
export function adjointOf({ shape, adjoint }: Variable): Whole {
  return { shape, data: adjoint?.data ?? 0 };
}
