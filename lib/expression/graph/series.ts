/**
 * Sums and products with many terms, or with bounds that are not known in advance, as one operation of
 * a graph. Their derivatives are such operations as well, and each can say how it reads.
 *
 * @module
 */
import { forward } from "../autodiff/forward.ts";
import { OPERATIONS } from "../table/elementary.ts";
import { Graph, inline, type Opaque, type Program } from "./graph.ts";
import { seriesTree } from "./series_tree.ts";
import {
  differentiated,
  type Recurrence,
  type Run,
  runOf,
} from "../codegen/recurrence.ts";

/** A sum or a product over the whole numbers between two bounds. */
export interface Series {
  readonly operator: "sum" | "prod";
  /** What the counter was called. */
  readonly variable: string;
  /** One term: a function of the counter and the values from outside. */
  readonly term: Program;
  /** How many values come from outside. */
  readonly outside: number;
  /** Whether nobody wrote the term, so that it reads best when simplified. */
  readonly isDerived?: boolean;
}

const PLUS = /* @__PURE__ */ OPERATIONS.get("+")!;
const MINUS = /* @__PURE__ */ OPERATIONS.get("-")!;
const TIMES = /* @__PURE__ */ OPERATIONS.get("*")!;

function inputs(graph: Graph, from: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => graph.input(from + k));
}

function recurrenceOf({ operator, term, outside }: Series): Recurrence {
  const graph = new Graph();
  const [counter, state] = inputs(graph, 0, 2);
  const value = inline(graph, term, [counter, ...inputs(graph, 2, outside)]);
  const step = operator === "sum" ? PLUS : TIMES;
  const result = [graph.apply(step, state, value as number)];
  const initial = [operator === "sum" ? 0 : 1];
  return { body: { nodes: graph.nodes, result }, initial, outside, result: 0 };
}

/** The derivative of a term by a value from outside; undefined where it is 0 whatever the values. */
function derivedTerm(
  { term, outside }: Series,
  index: number,
): Program | undefined {
  const graph = new Graph();
  const all = inputs(graph, 0, 1 + outside);
  const value = inline(graph, term, all);
  const direction: number[] = [];
  direction[1 + index] = graph.constant(1);
  const result = forward(graph, value, direction) as number;
  if (graph.constantAt(result) === 0) return undefined;
  return { nodes: graph.nodes, result };
}

/** A sum or a product as an operation on its bounds and the values from outside. */
export function seriesOperation(series: Series): Opaque {
  return series.operator === "sum" ? sum(series) : product(series);
}

function common(
  series: Series,
): Pick<Opaque, "name" | "sentence" | "write" | "terms"> {
  return {
    name: series.operator,
    terms: series.term,
    sentence: series.operator === "sum"
      ? "a sum is differentiated term by term"
      : "each factor's derivative is multiplied by the other factors",
    write: (args) => seriesTree(series, args),
  };
}

function sum(series: Series): Opaque {
  let run: Run | undefined;
  const partials: (Opaque | 0)[] = [];
  const derive = (index: number): Opaque | 0 => {
    const term = derivedTerm(series, index);
    return term ? sum({ ...series, term, isDerived: true }) : 0;
  };
  return {
    ...common(series),
    call: (from, to, ...outside) =>
      (run ??= runOf(recurrenceOf(series)))(from, to, ...outside),
    // It stays the same between two whole numbers, so its derivative by a bound is 0.
    partial: (index) => index < 2 ? 0 : partials[index] ??= derive(index - 2),
  };
}

function product(series: Series): Opaque {
  const formula = (index: number): Opaque | 0 => {
    const term = derivedTerm(series, index);
    return term ? sum(productRule(series, term)) : 0;
  };
  return { ...common(series), ...running(recurrenceOf(series), formula) };
}

/**
 * A loop that carries the derivatives of a product along, which takes one pass where its formula would
 * take one for each factor.
 */
function running(
  loop: Recurrence,
  formula: (index: number) => Opaque | 0,
): Pick<Opaque, "call" | "partial"> {
  let run: Run | undefined;
  const partials: (Opaque | 0)[] = [];
  const derive = (index: number): Opaque | 0 => {
    const written = formula(index);
    if (written === 0) return 0;
    return {
      name: written.name,
      // The formula takes the bounds twice: for its own and for those of the products inside.
      write: ([from, to, ...outside]) =>
        written.write!([from, to, from, to, ...outside]),
      ...running(
        differentiated(loop, index),
        (next) => written.partial!(next + 4),
      ),
    };
  };
  return {
    call: (from, to, ...outside) => (run ??= runOf(loop))(from, to, ...outside),
    partial: (index) => index < 2 ? 0 : partials[index] ??= derive(index - 2),
  };
}

/** The derivative of a product: for each factor, its derivative times the factors before and behind it. */
function productRule(series: Series, derived: Program): Series {
  const graph = new Graph();
  const [counter, from, to] = inputs(graph, 0, 3);
  const outside = inputs(graph, 3, series.outside);
  const one = graph.constant(1);
  const factors = product(series);
  const before = graph.apply(MINUS, counter, one);
  const behind = graph.apply(PLUS, counter, one);
  const others = graph.apply(
    TIMES,
    graph.opaque(factors, from, before, ...outside),
    graph.opaque(factors, behind, to, ...outside),
  );
  const slope = inline(graph, derived, [counter, ...outside]) as number;
  return {
    operator: "sum",
    variable: series.variable,
    term: { nodes: graph.nodes, result: graph.apply(TIMES, slope, others) },
    outside: 2 + series.outside,
    isDerived: true,
  };
}
