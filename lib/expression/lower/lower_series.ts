/**
 * Sums and products: written out where they are short, else loops.
 *
 * @module
 */
import type { Span } from "../syntax/error.ts";
import { mapShaped, type Shaped } from "../graph/graph.ts";
import { Locals } from "./locals.ts";
import type { Lowering } from "./lower.ts";
import { binary } from "../graph/shaped.ts";
import type { SeriesNode } from "../syntax/tree.ts";

// Short sums are written out, which lets them share what is equal and have vectors for terms; all of
// a nest together only as long as it is no burden.
const SHORT = 100;
const WRITTEN_OUT = 2000;

/** The value of a sum or a product. */
export function series(
  lowering: Lowering,
  node: SeriesNode,
  below: readonly Shaped[],
  locals: Locals,
): Shaped {
  const [from, to] = below.map((bound, i) =>
    wholeNumber(
      lowering,
      bound,
      (i === 0 ? node.from : node.to).span,
      node.operator,
    )
  );
  const [first, last] = [from, to].map((i) => lowering.graph.valueAt(i));
  if (first === undefined || last === undefined) {
    return loop(lowering, node, [from, to], locals);
  }
  const count = Math.max(0, last - first + 1);
  if (count > SHORT || lowering.terms + count > WRITTEN_OUT) {
    return loop(lowering, node, [from, to], locals);
  }
  lowering.terms += count;
  return writtenOut(lowering, node, first, last, locals);
}

function wholeNumber(
  lowering: Lowering,
  bound: Shaped,
  span: Span,
  what: string,
): number {
  const index = lowering.number(bound, span, what);
  const value = lowering.graph.valueAt(index);
  if (value !== undefined && !Number.isInteger(value)) {
    throw lowering.error(span, `a bound must be a whole number, not ${value}`);
  }
  return index;
}

function writtenOut(
  lowering: Lowering,
  node: SeriesNode,
  first: number,
  last: number,
  locals: Locals,
): Shaped {
  const operator = node.operator === "sum" ? "+" : "*";
  let result: Shaped | undefined;
  for (let i = first; i <= last; i++) {
    const counter = lowering.graph.constant(i);
    const inner = new Locals([[node.variable, counter]], locals);
    const term = lowering.lower(node.body, inner);
    const before = result;
    result = before === undefined
      ? term
      : lowering.shaped(node.span, () =>
        binary(lowering.graph, operator, before, term));
  }
  return result ?? lowering.graph.constant(operator === "+" ? 0 : 1);
}

/** One pass becomes a graph of its own, which takes the values that it needs from outside. */
function loop(
  lowering: Lowering,
  node: SeriesNode,
  bounds: readonly number[],
  locals: Locals,
): Shaped {
  const pass = lowering.fresh();
  const outside: number[] = [];
  const carry = (value: Shaped) =>
    mapShaped(value, (i) => pass.graph.input(outside.push(i)));
  const inner = new Locals(
    [[node.variable, pass.graph.input(0)]],
    locals,
    carry,
  );
  const result = pass.number(
    pass.lower(node.body, inner),
    node.body.span,
    node.operator,
  );
  if (pass.asksHook) lowering.asksHook = true;
  const operation = lowering.context.series!({
    operator: node.operator,
    variable: node.variable,
    term: { nodes: pass.graph.nodes, result },
    outside: outside.length,
  });
  return lowering.graph.opaque(operation, ...bounds, ...outside);
}
