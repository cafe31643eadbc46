/**
 * Reverse mode over arrays in one piece: each operation is done at once and leaves on the tape how adjoints
 * go back through it. Takes a few times as long as the value, whatever the number of elements.
 *
 * @see Griewank & Walther (2008), Evaluating Derivatives, section 3.2.
 *
 * @module
 */
import { type Column, loopOver } from "../codegen/columns.ts";
import { reverse } from "../autodiff/reverse.ts";
import { Graph, graphOf, type Program } from "../graph/graph.ts";
import { OPERATIONS } from "../table/elementary.ts";
import {
  commonShape,
  elementsOf,
  gathered,
  sizeOf,
  spread,
  Unsupported,
  type Whole,
} from "./tensor.ts";

/** A value on the tape. */
export interface Variable extends Whole {
  /** Whether it changes with the arguments. */
  readonly moves: boolean;
  /** Whether it is the transpose of a vector. */
  readonly isCovector?: true;
  /** The derivative of the result by each element. */
  adjoint: Column;
  /** Hands the adjoint on to what the value was made of. */
  readonly back?: () => void;
}

/** An operation on numbers that is done on all elements, with its derivatives. */
export interface Kernel {
  readonly value: (out: Float64Array, columns: readonly Column[]) => void;
  /** The adjoint of each argument; the last column is the adjoint of the result. */
  readonly partials: readonly ((
    out: Float64Array,
    columns: readonly Column[],
  ) => void)[];
}

/** The kernel of an operation that takes so many numbers. */
export function kernelOf(
  build: (graph: Graph, inputs: readonly number[]) => number,
  count: number,
): Kernel {
  const graph = new Graph();
  const inputs = Array.from({ length: count }, (_, k) => graph.input(k));
  const program: Program = { nodes: graph.nodes, result: build(graph, inputs) };
  const backward = (k: number) => {
    const back = new Graph();
    const output = graphOf(back, program, count) as number;
    const slope = reverse(back, output, count)[k];
    const [times, equal] = ["*", "=="].map((name) => OPERATIONS.get(name)!);
    const [adjoint, zero] = [back.input(count), back.constant(0)];
    // What has no part in the result gets 0, also where its slope is infinite: it is in a piece that does not hold.
    const result = back.select(
      back.apply(equal, adjoint, zero),
      zero,
      back.apply(times, adjoint, slope),
    );
    return loopOver({ nodes: back.nodes, result });
  };
  const known: ReturnType<typeof backward>[] = [];
  return {
    value: loopOver(program),
    partials: inputs.map((_, k) => (out, columns) =>
      (known[k] ??= backward(k))(out, columns)
    ),
  };
}

function sum(a: Column, b: Column, size: number): Column {
  if (a === 0) return b;
  if (b === 0) return a;
  if (typeof a === "number" && typeof b === "number") return a + b;
  const result = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    result[i] = (typeof a === "number" ? a : a[i]) +
      (typeof b === "number" ? b : b[i]);
  }
  return result;
}

/** Adds to the adjoint of a variable. */
export function give(variable: Variable, adjoint: Column): void {
  if (!variable.moves) return;
  const size = sizeOf(variable.shape);
  variable.adjoint = sum(variable.adjoint, adjoint, size);
}

/** What was done, in order. */
export class Tape {
  readonly #done: Variable[] = [];

  /** A value that was given. */
  given({ shape, data }: Whole, moves = false): Variable {
    return { shape, data, moves, adjoint: 0 };
  }

  /** A number. */
  number(value: number): Variable {
    return this.given({ shape: [], data: value });
  }

  /** A result, made of others. */
  result(
    { shape, data }: Whole,
    from: readonly Variable[],
    back: (adjoint: Column) => void,
  ): Variable {
    const moves = from.some((each) => each.moves);
    const variable: Variable = {
      shape,
      data,
      moves,
      adjoint: 0,
      ...(moves && { back: () => back(variable.adjoint) }),
    };
    if (moves) this.#done.push(variable);
    return variable;
  }

  /** An operation on numbers, element by element. */
  map(kernel: Kernel, args: readonly Variable[]): Variable {
    const shape = commonShape(args.map((each) => each.shape));
    const columns = args.map((each) => spread(each, shape));
    const run = (
      loop: Kernel["value"],
      inputs: readonly Column[],
    ): Column => {
      const isNumber = inputs.every((column) => typeof column === "number");
      const out = new Float64Array(isNumber ? 1 : sizeOf(shape));
      loop(out, inputs);
      return isNumber ? out[0] : out;
    };
    const data = run(kernel.value, columns);
    return this.result({ shape, data }, args, (adjoint) => {
      args.forEach((arg, k) => {
        if (!arg.moves) return;
        const part = run(kernel.partials[k], [...columns, adjoint]);
        give(arg, gathered(part, shape, arg.shape));
      });
    });
  }

  /** The sum of all elements. */
  sum(a: Variable): Variable {
    const { data } = a;
    let total = 0;
    if (typeof data === "number") total = data * sizeOf(a.shape);
    else for (let i = 0; i < data.length; i++) total += data[i];
    return this.result({ shape: [], data: total }, [a], (adjoint) => {
      give(a, adjoint);
    });
  }

  /** Elements by their places, in another shape. */
  take(a: Variable, places: Int32Array, shape: readonly number[]): Variable {
    const elements = elementsOf(a);
    const data = Float64Array.from(places, (place) => elements[place]);
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
    const size = sizeOf(shape);
    const data = new Float64Array(parts.length * size);
    parts.forEach((part, i) => data.set(elementsOf(part), i * size));
    const whole = { shape: [parts.length, ...shape], data };
    return this.result(whole, parts, (adjoint) => {
      parts.forEach((part, i) => {
        if (typeof adjoint === "number") return give(part, adjoint);
        const own = adjoint.slice(i * size, (i + 1) * size);
        give(part, shape.length === 0 ? own[0] : own);
      });
    });
  }

  /** Goes back from a result, whose adjoint is 1. */
  back(result: Variable): void {
    result.adjoint = 1;
    for (let i = this.#done.length - 1; i >= 0; i--) this.#done[i].back!();
  }
}
