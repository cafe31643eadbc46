import type { ArrayEstimate, Estimate } from "../core/estimate.ts";
import { agree, nest } from "../core/structure.ts";
import type { Component } from "../core/point.ts";
import type { Filled, InShapeOf, Tree } from "../core/number_tree.ts";
import type { Verdict } from "../core/verdict/verdict.ts";
import { OK, worstTerm } from "../core/verdict/verdicts.ts";
import { regraded } from "./assembled.ts";
import { assemble, type Element, valueAlone } from "./drive/assemble.ts";
import { shapesDiffer } from "./line/bounds.ts";
import { checkedAcross } from "./line/across.ts";
import type { Lines } from "./line/lines.ts";
import { estimateBy, valueBy } from "./drive/operate.ts";
import type { Operator } from "./drive/operator.ts";
import { isFixed, OPERATOR_OPTIONS, type OperatorOptions } from "./options.ts";
import { isProductRule, products } from "./line/products.ts";
import { isSampled, sampled } from "./line/sampled.ts";
import { partials } from "./partials.ts";
import type {
  ArgumentOption,
  Awaitable,
  Chosen,
  FunctionOf,
  PointLike,
  Settled,
} from "./types.ts";

/** What `hessian` takes besides f and x. */
export interface HessianOptions<X = Tree> extends OperatorOptions {
  /** The gradient of f, in the structure of x or a promise of it: then only first differences are taken, of it. */
  readonly gradient?: ((x: X) => Awaitable<InShapeOf<X>>) | undefined;
}

const ACTION = "Cannot take the Hessian of f";
const OPTIONS = /* @__PURE__ */ OPERATOR_OPTIONS.concat("gradient");

const OPERATOR: Operator<ArrayEstimate<unknown>> = {
  action: ACTION,
  options: OPTIONS,
  isScalar: true,
  *plan(lines) {
    const { point, method, wantsError } = lines;
    const { coordinates } = point;
    if (isSampled(lines) && isFixed(method) && isProductRule(lines, method)) {
      const diagonal = (yield* sampled(lines, 2)).map(([own]) => own);
      const mixed = yield* products(lines, method);
      let next = 0;
      return values(lines, (i, j) => i === j ? diagonal[i] : mixed[next++]);
    }
    const diagonal = (yield coordinates.map((i) => lines.partial(i, 2)))
      .map(([estimate]) => estimate);
    const pairs = coordinates.flatMap((i) =>
      coordinates.slice(i + 1).map((j) => [i, j] as const)
    );
    // In a corner of the box only some directions lead inside.
    const scales = diagonal.map((estimate, i) =>
      lines.inward(i) * lines.scaleOf(i, estimate)
    );
    const moves = pairs.map(([i, j]) =>
      balanced([
        { i, by: scales[i], own: diagonal[i] },
        { i: j, by: scales[j], own: diagonal[j] },
      ])
    );
    const sums = yield moves.map((two) => lines.scaledDirectional(two, 2));
    const mixed = moves.map((two, at) => mixedOf(lines, two, sums[at][0]));
    if (!wantsError || method.hasFixedSteps || method.side !== undefined) {
      return symmetric(lines, diagonal, mixed);
    }
    const hessian = { diagonal, pairs, mixed, scales };
    return symmetric(lines, diagonal, yield* checkedAcross(lines, hessian));
  },
};

/** The Jacobian of the gradient, made symmetric; its asymmetry counts as error. */
const OF_GRADIENT: Operator<ArrayEstimate<unknown>> = {
  action: ACTION,
  options: OPTIONS,
  isScalar: false,
  *plan(lines, outputs) {
    const { point, method } = lines;
    if (!agree(outputs.structure, point.structure)) {
      const advice = "they must agree";
      throw shapesDiffer(point, outputs.structure, "its gradient", advice);
    }
    if (isSampled(lines)) {
      const columns = yield* sampled(lines);
      return values(
        lines,
        (i, j) => i === j ? columns[i][i] : (columns[i][j] + columns[j][i]) / 2,
      );
    }
    const columns = yield* partials(lines);
    return matrix(lines, (i, j) => {
      if (i === j) return columns[i][i];
      const [a, b] = [columns[i][j], columns[j][i]];
      const element = {
        value: (a.value + b.value) / 2,
        error: Math.max(a.error, b.error) + Math.abs(a.value - b.value) / 2,
        verdict: a.verdict === OK ? b.verdict : a.verdict,
      };
      return regraded(element, method, [columns[i][i], columns[j][j]]);
    });
  },
};

/**
 * The Hessian of a scalar function: every second partial derivative at one point.
 *
 * The result has the structure of x twice over, in plain arrays and objects, exactly symmetric. The diagonal is taken along the
 * coordinates, the rest along the lines that move two of them by the steps that suited each; a method that keeps to one side of
 * x keeps to it here. Costs about 10 evaluations for each of the n(n + 1)/2 different elements where f is smooth, and 10 log₂ n
 * for the estimate, which sees whether they fit together; `2n² + 1` with `central()`, `n² + n + 1` with `forward()`. With a
 * `gradient` it costs the Jacobian of that. A promise, if f, or its gradient, returns promises.
 *
 * @param f Takes x, returns one number or a promise of one.
 * @throws {TypeError} If x is empty, frozen or holds a non-number, or if f returns anything but one number or changes its
 * argument.
 * @throws {RangeError} If bounds exclude x, or a given step vanishes beside an element.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
 *
 * @example
 * ```ts
 * import { hessian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const [[a, b], [c, d]] = hessian(([x, y]) => x ** 3 * y ** 2, [1, 2]);
 * assert.ok(Math.abs(a - 24) < 1e-9 && Math.abs(b - 12) < 1e-9 && b === c && Math.abs(d - 2) < 1e-9);
 * ```
 */
export function hessian<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options: HessianOptions<Chosen<X, K>> & ArgumentOption<K> = {},
): Settled<R, Filled<Chosen<X, K>, Filled<Chosen<X, K>, number>>> {
  const [operator, of] = subjectOf(f, options);
  return valueBy(operator, of, x, options);
}

/**
 * The Hessian of a scalar function with the error of every element, the cost and verdicts.
 *
 * Takes and throws what `hessian` does.
 *
 * @example
 * ```ts
 * import { estimateHessian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const { value, error, verdict } = estimateHessian(([x, y]) => Math.exp(x) * Math.sin(y), [0, 1]);
 * assert.ok(Math.abs(value[0][1] - Math.cos(1)) <= error[0][1]);
 * assert.equal(verdict.kind, "ok");
 * ```
 */
export function estimateHessian<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  options: HessianOptions<Chosen<X, K>> & ArgumentOption<K> = {},
): Settled<
  R,
  ArrayEstimate<
    Filled<Chosen<X, K>, Filled<Chosen<X, K>, number>>,
    Filled<Chosen<X, K>, Filled<Chosen<X, K>, Verdict>>
  >
> {
  const [operator, of] = subjectOf(f, options);
  return estimateBy(operator, of, x, options);
}

/** What is differentiated: f, or the gradient alone where that is given: f is not called then. */
function subjectOf(
  f: unknown,
  options: { readonly gradient?: unknown },
): readonly [Operator<ArrayEstimate<unknown>>, unknown] {
  const gradient = options?.gradient;
  return gradient === undefined ? [OPERATOR, f] : [OF_GRADIENT, gradient];
}

/** How far a line moves a coordinate, and the second derivative along that alone. */
interface Move extends Component {
  readonly own: Estimate;
}
type Moves = readonly [Move, Move];

/** So many times larger may the term of one variable be than that of the other: then its error hardly counts. */
const UNBALANCED = 4;

/**
 * Steps of two coordinates, one of them shortened where its second derivative would drown that of the other: what is a small error
 * of the larger term is a great one of the mixed derivative between them.
 */
function balanced([first, second]: Moves): Moves {
  const [m, n] = [first, second].map(({ by, own: { value, error } }) =>
    Math.abs(value) > 10 * error
      ? Math.abs(by) * Math.sqrt(Math.abs(value))
      : NaN
  );
  if (m > UNBALANCED * n) return [shortened(first, UNBALANCED * n / m), second];
  if (n > UNBALANCED * m) return [first, shortened(second, UNBALANCED * m / n)];
  return [first, second];
}

/** A step so many times as long, up to the next power of two. */
function shortened(move: Move, part: number): Move {
  return { ...move, by: move.by * 2 ** Math.ceil(Math.log2(part)) };
}

/** ∂²f/∂xᵢ∂xⱼ from the second derivative along the sum of a step in each. */
function mixedOf(
  { point, method }: Lines,
  [first, second]: Moves,
  sum: Estimate,
): Estimate {
  const [{ i, by: a, own: alongI }, { i: j, by: b, own: alongJ }] = [
    first,
    second,
  ];
  const own = a * a * alongI.value + b * b * alongJ.value;
  const total = sum.error + a * a * alongI.error + b * b * alongJ.error;
  const verdict = worstTerm(
    [sum.verdict, alongI.verdict, alongJ.verdict],
    (at) =>
      at === 0
        ? `${point.path(i)} with ${point.path(j)}`
        : point.path(at === 1 ? i : j),
  );
  const element = {
    value: (sum.value - own) / (2 * a * b),
    error: total / Math.abs(2 * a * b),
    evaluations: sum.evaluations,
    verdict,
  };
  return regraded(element, method, [alongI, alongJ]);
}

/** The matrix of a diagonal and the elements above it, row by row. */
function symmetric(
  lines: Lines,
  diagonal: readonly Element[],
  above: readonly Element[],
): ArrayEstimate<unknown> {
  let next = 0;
  return matrix(lines, (i, j) => i === j ? diagonal[i] : above[next++]);
}

/** The rows of a symmetric matrix, each pair asked for once. */
function rowsOf<T>(size: number, item: (i: number, j: number) => T): T[][] {
  const rows: T[][] = [];
  for (let i = 0; i < size; i++) {
    const row: T[] = [];
    for (let j = 0; j < i; j++) row.push(rows[j][i]);
    for (let j = i; j < size; j++) row.push(item(i, j));
    rows.push(row);
  }
  return rows;
}

/** A matrix in the structure of x twice over. */
function tableOf<T>(
  { point: { structure } }: Lines,
  item: (i: number, j: number) => T,
): unknown {
  return nest(structure, (i) => nest(structure, (j) => item(i, j)));
}

/** Values whose errors nobody asks for: where x is one row, their rows are the result. */
function values(
  lines: Lines,
  value: (i: number, j: number) => number,
): ArrayEstimate<unknown> {
  const { size, structure } = lines.point;
  const rows = rowsOf(size, value);
  const isRow = structure.kind === "row";
  return valueAlone(
    lines,
    isRow ? rows : tableOf(lines, (i, j) => rows[i][j]),
  );
}

/** All elements, each pair asked for once, row by row. */
function matrix(
  lines: Lines,
  element: (i: number, j: number) => Element,
): ArrayEstimate<unknown> {
  const { point } = lines;
  const { size } = point;
  const rows = rowsOf(size, element);
  return assemble(lines, {
    items: (read) => tableOf(lines, (i, j) => read(rows[i][j])),
    all: () => rows.flat(),
    path: (at) =>
      `${point.path(Math.floor(at / size))}, ${point.path(at % size)}`,
  });
}
