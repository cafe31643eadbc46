import type { DerivativeOrder } from "../core/method.ts";
import type { Estimate } from "../core/estimate.ts";
import { isTrusted } from "../core/verdict/verdict_table.ts";
import type { ElementPath } from "../core/number_tree.ts";
import type { Component } from "../core/point.ts";
import type { Plan } from "./line/line_task.ts";
import { checkedAcross } from "./line/across.ts";
import type { Lines } from "./line/lines.ts";
import { estimateBy, valueBy } from "./drive/operate.ts";
import type { Operator } from "./drive/operator.ts";
import { OPERATOR_OPTIONS, type OperatorOptions, orderOf } from "./options.ts";
import { FACTORIALS, sumOf } from "./sum.ts";
import type {
  ArgumentOption,
  Awaitable,
  FunctionOf,
  PointLike,
  Settled,
} from "./types.ts";

const ACTION = "Cannot take the mixed partial derivative of f";

function operatorOf(paths: readonly ElementPath[]): Operator<Estimate> {
  const order = orderOf({ derivativeOrder: paths.length }, ACTION);
  return {
    action: ACTION,
    options: OPERATOR_OPTIONS,
    isScalar: true,
    *plan(lines) {
      const positions = paths.map((path) => lines.point.position(path));
      const distinct = [...new Set(positions)];
      if (distinct.length === 1) {
        return (yield [lines.partial(distinct[0], order)])[0][0];
      }
      const searched = yield* searchedAlong(lines, distinct, order);
      const scales = new Map(
        distinct.map((i, at) => [i, lines.scaleOf(i, searched[at])]),
      );
      const isFree = lines.method.side === undefined &&
        distinct.every((i) => lines.isRoomy(i, order * scales.get(i)!));
      const terms = isFree
        ? polarised(positions, scales, order)
        : inward(lines, positions, scales);
      const volume = volumeOf(positions, scales);
      // A method with steps of its own has not looked along the coordinates.
      const beside = searched.length > 0
        ? positions.map((i) => searched[distinct.indexOf(i)])
        : [];
      const sum = yield* checked(
        lines,
        yield* combined(lines, terms, { order, volume, beside }),
        isFree && order === 2 ? searched : [],
        distinct,
        scales,
      );
      // What f threw while the scale was searched for must not be lost, any more than what it throws later.
      const failed = searched.find(({ verdict }) => "thrown" in verdict);
      return failed && isTrusted(sum.verdict)
        ? { ...sum, verdict: failed.verdict }
        : sum;
    },
  };
}

/**
 * A mixed partial derivative of a scalar function: by two to four elements of x, some perhaps more than once.
 *
 * Costs about 10 evaluations of f for each element, to find its scale, and as many for each of the 2, 4 or 8 lines between
 * them; with `central()` 2 to 4 for each line alone. A method that keeps to one side of x is taken along lines that lead there
 * in every element. A promise, if f returns promises.
 *
 * @param f Takes x, returns one number or a promise of one.
 * @param paths Which elements, one after another: `[0, 1]` is ∂²f/∂x[0]∂x[1], `[0, 0, 1]` is ∂³f/∂x[0]²∂x[1].
 * @throws {TypeError} If x is empty, frozen or holds a non-number, or if f returns anything but one number or changes its
 * argument.
 * @throws {RangeError} If there is no such element, bounds exclude x, or there are not one to four paths.
 * @throws {EvaluationError} As a rejection, with that of f as its `cause`.
 * @see The polarisation identity: a product of n factors is a signed sum of nth powers of sums of them.
 *
 * @example
 * ```ts
 * import { mixedPartialDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = ([x, y]: number[]) => x ** 3 * y ** 2;
 * assert.ok(Math.abs(mixedPartialDerivative(f, [1, 2], [0, 1]) - 12) < 1e-8);
 * ```
 */
export function mixedPartialDerivative<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  paths: readonly ElementPath[],
  options: OperatorOptions & ArgumentOption<K> = {},
): Settled<R, number> {
  return valueBy(operatorOf(paths), f, x, options);
}

/**
 * A mixed partial derivative of a scalar function with its error, its cost and a verdict.
 *
 * Takes and throws what `mixedPartialDerivative` does.
 *
 * @example
 * ```ts
 * import { estimateMixedPartialDerivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = ([x, y]: number[]) => x ** 3 * y ** 2;
 * const { value, error } = estimateMixedPartialDerivative(f, [1, 2], [0, 0, 1]);
 * assert.ok(Math.abs(value - 24) <= error);
 * ```
 */
export function estimateMixedPartialDerivative<
  X extends PointLike,
  R extends Awaitable<number>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X,
  paths: readonly ElementPath[],
  options: OperatorOptions & ArgumentOption<K> = {},
): Settled<R, Estimate> {
  return estimateBy(operatorOf(paths), f, x, options);
}

/** What a search finds along each coordinate, of which the steps follow; nothing where the method has its own. */
function* searchedAlong(
  lines: Lines,
  coordinates: readonly number[],
  order: DerivativeOrder,
): Plan<readonly Estimate[]> {
  if (lines.method.hasFixedSteps) return [];
  const found = yield coordinates.map((i) => lines.partial(i, order));
  return found.map(([estimate]) => estimate);
}

/** A derivative by two coordinates, checked along a third line if what was searched for along the axes is given. */
function* checked(
  lines: Lines,
  sum: Estimate,
  searched: readonly Estimate[],
  [i, j]: readonly number[],
  steps: ReadonlyMap<number, number>,
): Plan<Estimate> {
  if (!lines.wantsError || searched.length === 0) return sum;
  const diagonal: Estimate[] = [];
  const scales: number[] = [];
  [i, j].forEach((k, at) => {
    diagonal[k] = searched[at];
    scales[k] = steps.get(k)!;
  });
  return (yield* checkedAcross(lines, {
    diagonal,
    pairs: [[i, j]],
    mixed: [sum],
    scales,
  }))[0];
}

/** One line of a sum: the weight of the derivative along it, and how far it moves each coordinate. */
interface Term {
  readonly weight: number;
  readonly moves: ReadonlyMap<number, number>;
}

/** ∂ⁿf/∂v₁...∂vₙ = Σ Πεₖ Dⁿf along (v₁ + ε₂v₂ + ... + εₙvₙ) / (2ⁿ⁻¹ n!) over all signs. */
function polarised(
  positions: readonly number[],
  scales: ReadonlyMap<number, number>,
  order: DerivativeOrder,
): Term[] {
  return Array.from({ length: 2 ** (order - 1) }, (_, signs) => {
    const moves = new Map<number, number>();
    let sign = 1;
    positions.forEach((i, k) => {
      const minus = k > 0 && (signs >> (k - 1)) % 2 === 1;
      if (minus) sign = -sign;
      moves.set(i, (moves.get(i) ?? 0) + (minus ? -1 : 1) * scales.get(i)!);
    });
    return { weight: sign / 2 ** (order - 1), moves };
  });
}

/**
 * The same from lines that all lead away from the nearer bounds, or to the side that the method keeps to: Σ (-1)^(n-|S|) Dⁿf
 * along Σₛv / n! over all subsets S.
 */
function inward(
  lines: Lines,
  positions: readonly number[],
  scales: ReadonlyMap<number, number>,
): Term[] {
  const n = positions.length;
  const turns = positions.reduce((sign, i) => sign * lines.inward(i), 1);
  const terms = new Map<
    string,
    { weight: number; moves: Map<number, number> }
  >();
  for (let subset = 1; subset < 2 ** n; subset++) {
    const moves = new Map<number, number>();
    const chosen = positions.filter((_, k) => (subset >> k) % 2 === 1);
    for (const i of chosen.toSorted((a, b) => a - b)) {
      moves.set(i, (moves.get(i) ?? 0) + lines.inward(i) * scales.get(i)!);
    }
    const key = [...moves].join();
    const weight = turns * (-1) ** (n - chosen.length);
    const term = terms.get(key);
    if (term) term.weight += weight;
    else terms.set(key, { weight, moves });
  }
  return [...terms.values()].filter(({ weight }) => weight !== 0);
}

function volumeOf(
  positions: readonly number[],
  scales: ReadonlyMap<number, number>,
): number {
  return positions.reduce((product, i) => product * scales.get(i)!, 1);
}

/** What the derivatives along lines are combined to. */
interface Combination {
  readonly order: DerivativeOrder;
  /** The product of the steps. */
  readonly volume: number;
  /** The derivatives by each variable alone, by which a sum that cancels is measured. */
  readonly beside: readonly Estimate[];
}

/** The sum of the derivatives along the lines, over n! and the product of the steps. */
function* combined(
  lines: Lines,
  terms: readonly Term[],
  { order, volume, beside }: Combination,
): Plan<Estimate> {
  const { point } = lines;
  const used = terms.map(({ weight, moves }) => ({
    weight,
    direction: [...moves].map(([i, by]): Component => ({ i, by }))
      .filter(({ by }) => by !== 0),
  })).filter(({ direction }) => direction.length > 0);
  const found = yield used.map(({ direction }) =>
    lines.scaledDirectional(direction, order)
  );
  return sumOf(
    lines,
    found.map(([estimate]) => estimate),
    (at) => used[at].direction.map(({ i }) => point.path(i)).join(" with "),
    used.map(({ weight }) => weight / (FACTORIALS[order] * volume)),
    beside,
  );
}
