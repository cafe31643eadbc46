/**
 * Operations element by element, several as one: their loop goes once over the arrays, forward for the value and once more
 * for all derivatives, and keeps nothing in between.
 *
 * @module
 */
import type { Column } from "../codegen/columns.ts";
import { reverse } from "../autodiff/reverse.ts";
import { Graph, graphOf, inline, type Program } from "../graph/graph.ts";
import { OPERATIONS } from "../table/elementary.ts";
import { type Place, type Sweep, sweepOf } from "../codegen/element_loop.ts";
import { gathered, sizeOf, spread, type Whole } from "./tensor.ts";

/** An operation on numbers that is done on all elements. */
export interface Operation {
  /** Tells it from others. */
  readonly name: string;
  readonly build: (graph: Graph, inputs: readonly number[]) => number;
}

/** An operation whose arguments are constants, values from outside, or results of earlier operations. */
export interface Line {
  readonly operation: Operation;
  readonly args: readonly Operand[];
}

/** A constant, or which of the values from outside or of the lines. */
export type Operand =
  | { readonly constant: number }
  | { readonly leaf: number }
  | { readonly line: number };

// The code of an expression is the same at each call; nobody has so many expressions at a time.
const MAX_KEPT = 500;
const kernels: Map<string, Kernel> = new Map();

function keyOf(lines: readonly Line[]): string {
  return lines.map(({ operation, args }) =>
    `${operation.name}(${
      args.map((each) =>
        "constant" in each
          ? Object.is(each.constant, -0) ? "-0" : each.constant
          : "leaf" in each
          ? `x${each.leaf}`
          : `t${each.line}`
      )
    })`
  ).join(";");
}

/** The kernel of an expression, the last of whose lines is the result. */
export function kernelOf(lines: readonly Line[], count: number): Kernel {
  const key = keyOf(lines);
  const known = kernels.get(key);
  if (known) return known;
  if (kernels.size >= MAX_KEPT) kernels.clear();
  const made = new Kernel(key, lines, count);
  kernels.set(key, made);
  return made;
}

function programOf(lines: readonly Line[], count: number): Program {
  const graph = new Graph();
  const leaves = Array.from({ length: count }, (_, k) => graph.input(k));
  const done: number[] = [];
  const node = (each: Operand) =>
    "constant" in each
      ? graph.constant(each.constant)
      : "leaf" in each
      ? leaves[each.leaf]
      : done[each.line];
  for (const { operation, args } of lines) {
    done.push(operation.build(graph, args.map(node)));
  }
  return { nodes: graph.nodes, result: done[done.length - 1] };
}

/** An expression of so many arrays, with its derivatives, as loops. */
export class Kernel {
  readonly #key: string;
  readonly #program: Program;
  readonly #count: number;
  readonly #backAlong: Operation[] = [];
  readonly #sweeps: Map<string, Sweep> = new Map();

  /** The kernel of these lines on so many arrays. */
  constructor(key: string, lines: readonly Line[], count: number) {
    this.#key = key;
    this.#program = programOf(lines, count);
    this.#count = count;
  }

  /** The values of all elements, or their sum. */
  value(
    leaves: readonly Whole[],
    shape: readonly number[],
    access: "each" | "one",
  ): Column {
    const { columns, places } = along(leaves, shape);
    const isOne = access === "one" || places.every(isNumber);
    const count = access === "each" && isOne ? 1 : sizeOf(shape);
    const output: Place = { access: isOne ? "one" : "each", span: 1 };
    const sweep = this.#sweep("value", places, [output], () => {
      const { nodes, result } = this.#program;
      return [nodes, [result as number]];
    });
    const out = isOne ? undefined : new Float64Array(count);
    const [sum] = sweep(0, count, columns, spansOf(places), [out], [1]);
    return out ?? sum;
  }

  /** The adjoints of those leaves that move, from that of the values, or of their sum. */
  back(
    leaves: readonly (Whole & { readonly moves: boolean })[],
    shape: readonly number[],
    adjoint: Column,
  ): (Column | undefined)[] {
    const result = { shape, data: adjoint };
    const { columns, places } = along([...leaves, result], shape);
    const moving = leaves.flatMap(({ moves }, k) => moves ? [k] : []);
    const outputs = moving.map((k) => outputPlace(leaves[k], shape));
    const sweep = this.#sweep(
      `back ${moving}`,
      places,
      outputs,
      () => this.#backward(moving, typeof adjoint === "number"),
    );
    const count = sizeOf(shape);
    const outs = outputs.map(({ access }, i) =>
      access === "one" ? undefined : new Float64Array(
        access === "each" ? count : sizeOf(leaves[moving[i]].shape),
      )
    );
    const sums = sweep(
      0,
      count,
      columns,
      spansOf(places),
      outs,
      spansOf(outputs),
    );
    const found: (Column | undefined)[] = leaves.map(() => undefined);
    moving.forEach((k, i) => {
      const own = leaves[k].shape;
      const out = outs[i] ?? sums.shift()!;
      found[k] = outputs[i].access === "each"
        ? gathered(out, shape, own)
        : typeof out === "number" && own.length > 0
        ? new Float64Array(1).fill(out)
        : out;
    });
    return found;
  }

  /** The adjoint of one of the arrays as an operation on all of them and on the adjoint of the values. */
  backAlong(leaf: number): Operation {
    return this.#backAlong[leaf] ??= this.#operation(leaf);
  }

  #operation(leaf: number): Operation {
    const [nodes, [result]] = this.#backward([leaf], true);
    return {
      name: `back ${leaf} [${this.#key}]`,
      build: (graph, inputs) =>
        inline(graph, { nodes, result }, inputs) as number,
    };
  }

  #sweep(
    task: string,
    inputs: readonly Place[],
    outputs: readonly Place[],
    write: () => readonly [Program["nodes"], readonly number[]],
  ): Sweep {
    const accesses = (places: readonly Place[]) =>
      places.map(({ access }) => access);
    const [from, to] = [accesses(inputs), accesses(outputs)];
    const key = `${task}: ${from} to ${to}`;
    const known = this.#sweeps.get(key);
    if (known) return known;
    const [nodes, results] = write();
    const made = sweepOf(nodes, results, from, to);
    this.#sweeps.set(key, made);
    return made;
  }

  /** The adjoint of each moving leaf; the last input is that of the result. */
  #backward(
    moving: readonly number[],
    isSame: boolean,
  ): readonly [Program["nodes"], readonly number[]] {
    const graph = new Graph();
    const output = graphOf(graph, this.#program, this.#count) as number;
    const slopes = reverse(graph, output, this.#count);
    const [times, equal] = ["*", "=="].map((name) => OPERATIONS.get(name)!);
    const [adjoint, zero] = [graph.input(this.#count), graph.constant(0)];
    const results = moving.map((k) => {
      const product = graph.apply(times, adjoint, slopes[k]);
      if (isSame) return product;
      // What has no part in the result gets 0, also where its slope is infinite: it is in a piece that does not hold.
      return graph.select(graph.apply(equal, adjoint, zero), zero, product);
    });
    return [graph.nodes, results];
  }
}

function isNumber({ access }: Place): boolean {
  return access === "one";
}

function spansOf(places: readonly Place[]): number[] {
  return places.map(({ span }) => span);
}

/** The arrays as a loop over a larger shape reads them. */
function along(
  wholes: readonly Whole[],
  shape: readonly number[],
): { readonly columns: Column[]; readonly places: Place[] } {
  const columns: Column[] = [];
  const places: Place[] = [];
  for (const whole of wholes) {
    const { data } = whole;
    const place = typeof data === "number"
      ? { access: "one", span: 1 } as const
      : placeIn(whole.shape, shape);
    places.push(place ?? { access: "each", span: 1 });
    columns.push(
      typeof data !== "number" && place?.access === "one"
        ? data[0]
        : place
        ? data
        : spread(whole, shape),
    );
  }
  return { columns, places };
}

function outputPlace(leaf: Whole, shape: readonly number[]): Place {
  return placeIn(leaf.shape, shape) ?? { access: "each", span: 1 };
}

/** How an array of one shape goes along with a larger one; undefined where it takes an index of its own. */
function placeIn(
  own: readonly number[],
  shape: readonly number[],
): Place | undefined {
  const size = sizeOf(own);
  if (own.length === 0) return { access: "one", span: 1 };
  if (String(own) === String(shape)) return { access: "each", span: 1 };
  if (size === 1) return { access: "one", span: 1 };
  const first = own.findIndex((length) => length !== 1);
  const trailing = own.slice(first);
  if (String(trailing) === String(shape.slice(-trailing.length))) {
    return { access: "again", span: size };
  }
  const last = own.findLastIndex((length) => length !== 1);
  const leading = own.slice(0, last + 1);
  const fits = own.length === shape.length &&
    String(leading) === String(shape.slice(0, last + 1));
  return fits
    ? { access: "stays", span: sizeOf(shape.slice(last + 1)) }
    : undefined;
}
