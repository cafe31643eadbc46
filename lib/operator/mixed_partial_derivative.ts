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
      const { point, method } = lines;
      // ∂²f/∂x∂y is ∂²f/∂y∂x: the order of the paths changes no bit.
      const positions = paths.map((path) => point.position(path))
        .sort((a, b) => a - b);
      const distinct = [...new Set(positions)];
      if (distinct.length === 1) {
        return lines.counted((yield [lines.partial(distinct[0], order)])[0][0]);
      }
      const alone = yield* foundAlone(lines, distinct, order);
      const scales: number[] = [];
      for (const i of distinct) scales[i] = lines.scaleOf(i, alone[i]);
      const isFree = method.side === undefined &&
        distinct.every((i) => lines.isRoomy(i, order * scales[i]));
      const steps = positions.map((i) => ({
        i,
        by: (isFree ? 1 : lines.inward(i)) * scales[i],
      }));
      const terms = termsOf(steps, isFree ? polarised(order) : inward(order));
      const found = yield terms.map(({ direction }) =>
        lines.scaledDirectional(direction, order)
      );
      const volume = FACTORIALS[order] *
        steps.reduce((product, { by }) => product * by, 1);
      const sum = sumOf(
        lines,
        found.map(([estimate]) => estimate),
        (at) =>
          terms[at].direction.map(({ i }) => point.path(i)).join(" with "),
        terms.map(({ weight }) => weight / volume),
        method.hasFixedSteps ? [] : positions.map((i) => alone[i]),
      );
      const isChecked = lines.wantsError && !method.hasFixedSteps && isFree &&
        order === 2;
      const [mixed] = isChecked
        ? yield* checkedAcross(lines, {
          diagonal: alone,
          pairs: [[distinct[0], distinct[1]]],
          mixed: [sum],
          scales,
        })
        : [sum];
      // What f threw while the scale was searched for must not be lost, any more than what it throws later.
      const failed = distinct.map((i) => alone[i])
        .find((estimate) => estimate && "thrown" in estimate.verdict);
      return lines.counted(
        failed && isTrusted(mixed.verdict)
          ? { ...mixed, verdict: failed.verdict }
          : mixed,
      );
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

/** What a search finds along each coordinate, by which the steps are chosen; nothing where the method has its own. */
function* foundAlone(
  lines: Lines,
  coordinates: readonly number[],
  order: DerivativeOrder,
): Plan<readonly Estimate[]> {
  const alone: Estimate[] = [];
  if (lines.method.hasFixedSteps) return alone;
  const found = yield coordinates.map((i) => lines.partial(i, order));
  coordinates.forEach((i, at) => alone[i] = found[at][0]);
  return alone;
}

/** One term of a formula: how many times each of n steps is taken, and the weight of the derivative along their sum. */
interface Combination {
  readonly weight: number;
  readonly factors: readonly number[];
}

/** ∂ⁿf/∂v₁...∂vₙ = Σ Πεₖ Dⁿf along (v₁ + ε₂v₂ + ... + εₙvₙ) / (2ⁿ⁻¹ n!) over all signs. */
function polarised(n: number): Combination[] {
  return Array.from({ length: 2 ** (n - 1) }, (_, signs) => {
    const factors = bitsOf(2 * signs, n).map((bit): number => 1 - 2 * bit);
    const sign = factors.reduce((product, factor) => product * factor, 1);
    return { weight: sign / 2 ** (n - 1), factors };
  });
}

/**
 * The same from lines that all lead away from the nearer bounds, or to the side that the method keeps to: Σ (-1)^(n-|S|) Dⁿf
 * along Σₛv / n! over all subsets S.
 */
function inward(n: number): Combination[] {
  return Array.from({ length: 2 ** n - 1 }, (_, subset) => {
    const factors = bitsOf(subset + 1, n);
    const size = factors.reduce((sum, factor) => sum + factor, 0);
    return { weight: (-1) ** (n - size), factors };
  });
}

function bitsOf(number: number, count: number): number[] {
  return Array.from({ length: count }, (_, k) => (number >> k) % 2);
}

/** One line of a sum: the weight of the derivative along it, and how far it moves each coordinate. */
interface Term {
  weight: number;
  readonly direction: readonly Component[];
}

/** The lines of a formula for such steps. Those of the same coordinate add up, and lines that come out alike are one. */
function termsOf(
  steps: readonly Component[],
  formula: readonly Combination[],
): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const { weight, factors } of formula) {
    const moves = new Map<number, number>();
    steps.forEach(({ i, by }, k) =>
      moves.set(i, (moves.get(i) ?? 0) + factors[k] * by)
    );
    const direction = Array.from(moves, ([i, by]) => ({ i, by }))
      .filter(({ by }) => by !== 0);
    const key = direction.map(({ i, by }) => `${i}:${by}`).join();
    const term = terms.get(key);
    if (term) term.weight += weight;
    else if (key) terms.set(key, { weight, direction });
  }
  return [...terms.values()].filter(({ weight }) => weight !== 0);
}
