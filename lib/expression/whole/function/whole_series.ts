/**
 * Sums and products with a counter as a reduction of a map over its range: the counter is a column of numbers, the body one
 * expression of columns, and what is added up is never written out.
 *
 * Each counter has an axis of its own, that of an inner one before that of an outer one, so that columns of different
 * counters go together as NumPy's shapes do.
 *
 * @module
 */
import { product } from "./product.ts";
import { known, prod } from "./reductions.ts";
import type { Tape } from "../tape.ts";
import type { Variable } from "../variable.ts";
import { commonShape, elementsOf, sizeOf, Unsupported } from "../tensor.ts";

/** What a series is made of. */
export interface SeriesParts {
  readonly operator: "sum" | "prod";
  readonly from: Variable;
  readonly to: Variable;
  /** How many counters there are around it. */
  readonly depth: number;
  /** The term for a counter, one number or a column of them. */
  readonly term: (counter: Variable) => Variable;
}

// As many numbers fill 80 megabytes.
const MAX_COLUMN = 1e7;

// Term by term a sum takes some microseconds for each.
const MAX_TERMS = 1e5;

/** The sum or the product. */
export function series(tape: Tape, parts: SeriesParts): Variable {
  const from = known(parts.from)!;
  const to = known(parts.to)!;
  if (!Number.isInteger(from) || !Number.isInteger(to)) {
    throw new Unsupported("bounds");
  }
  const length = Math.max(0, to - from + 1);
  if (length === 0) return tape.number(parts.operator === "sum" ? 0 : 1);
  try {
    return overColumn(tape, parts, from, length);
  } catch (error) {
    // A term with arrays in it, such as dot(X[i], w), is computed for one number at a time.
    if (!(error instanceof Unsupported) || length > MAX_TERMS) throw error;
    return termByTerm(tape, parts, from, length);
  }
}

function overColumn(
  tape: Tape,
  { operator, depth, term }: SeriesParts,
  from: number,
  length: number,
): Variable {
  if (length > MAX_COLUMN) throw new Unsupported("length");
  const shape = [length, ...Array<number>(depth).fill(1)];
  const data = new Float64Array(length);
  for (let i = 0; i < length; i++) data[i] = from + i;
  const counter = tape.given({ shape, data });
  counter.counters = depth + 1;
  const value = term(counter);
  if (value.shape.length > 0 && value.counters === 0) {
    throw new Unsupported("array");
  }
  if (sizeOf(value.shape) > MAX_COLUMN) throw new Unsupported("length");
  // A term without the counter in it is the same each time.
  return reduced(
    tape,
    operator,
    tape.spread(value, commonShape([value.shape, shape])),
    depth,
  );
}

function termByTerm(
  tape: Tape,
  { operator, term }: SeriesParts,
  from: number,
  length: number,
): Variable {
  const terms = Array.from(
    { length },
    (_, i) => term(tape.given({ shape: [], data: from + i })),
  );
  if (terms.some((each) => each.counters > 0)) throw new Unsupported("column");
  return reduced(tape, operator, tape.stack(terms), 0);
}

/** Along the first axis to one; of so many counters the columns remain. */
function reduced(
  tape: Tape,
  operator: "sum" | "prod",
  a: Variable,
  depth: number,
): Variable {
  const [length, ...rest] = a.shape;
  if (rest.length === 0) {
    return operator === "sum" ? tape.sum(a) : prod(tape, [a]);
  }
  if (operator === "prod") throw new Unsupported("axis");
  const ones = tape.given({ shape: [length], data: 1 });
  const flat = tape.view(a, [length, sizeOf(rest)]);
  const result = tape.view(product(tape, ones, flat), rest);
  result.counters = depth;
  return result;
}

/** The elements at places of which some go with counters, each a number. */
export function gatheredAt(
  tape: Tape,
  target: Variable,
  indices: readonly Variable[],
): Variable {
  const { shape } = target;
  const areNumbers = indices.every(({ shape, counters }) =>
    shape.length === 0 || counters > 0
  );
  if (target.counters > 0 || indices.length !== shape.length || !areNumbers) {
    throw new Unsupported("index");
  }
  if (indices.some(({ moves }) => moves)) throw new Unsupported("index");
  const common = commonShape(indices.map((each) => each.shape));
  const places = new Int32Array(sizeOf(common));
  indices.forEach((index, axis) => {
    const length = shape[axis];
    const step = sizeOf(shape.slice(axis + 1));
    const column = elementsOf(tape.spread(index, common));
    for (let i = 0; i < places.length; i++) {
      const at = column[i] < 0 ? length + 1 + column[i] : column[i];
      if (!(Number.isInteger(at) && at >= 1 && at <= length)) {
        throw new Unsupported("index");
      }
      places[i] += (at - 1) * step;
    }
  });
  const found = tape.take(target, places, common);
  found.counters = Math.max(...indices.map(({ counters }) => counters));
  return found;
}
