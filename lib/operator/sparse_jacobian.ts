import { checkOptions } from "../core/names.ts";
import { PromiseError } from "../core/line.ts";
import type { Tree } from "../core/number_tree.ts";
import { Point } from "../core/point.ts";
import type { Method } from "../core/method.ts";
import { type FloatArray, isFloatArray, type Row } from "../core/array.ts";
import { central } from "../difference/central_difference.ts";
import type {
  FiniteDifference,
  Stencil,
} from "../difference/finite_difference.ts";
import { answer, answerAsync, type Batches } from "../sparse/batches.ts";
import { compressedJacobian } from "../sparse/compressed.ts";
import { type SparseMatrix, sparseMatrix } from "../sparse/matrix.ts";
import { isMatrix } from "../sparse/nonzeros.ts";
import {
  patternOf,
  type Sparsity,
  type SparsityPattern,
} from "../sparse/pattern.ts";
import { probing } from "../sparse/probe.ts";
import { flatPoint } from "../sparse/vector.ts";
import { EvaluationError } from "./drive/evaluation_error.ts";
import { argumentOf, isAsyncFunction, writable } from "./drive/operate.ts";
import type { AnyFunction } from "./drive/operator.ts";
import { boxOf } from "./line/bounds.ts";
import {
  checkCalls,
  isFixed,
  methodOf,
  OPERATOR_OPTIONS,
  type OperatorOptions,
} from "./options.ts";
import type {
  ArgumentOption,
  Awaitable,
  Chosen,
  FunctionOf,
  PointLike,
  Settled,
} from "./types.ts";
import { withSemaphore } from "./drive/semaphore.ts";

/** What `sparseJacobian` takes besides f and x. */
export interface SparseJacobianOptions
  extends OperatorOptions<ArrayLike<number>> {
  /** Which entries may differ from zero; `"probe"`, the default, finds out by evaluating f. */
  readonly sparsity?: Sparsity;
  /** The finite difference: `central()` unless given. A stencil will do. */
  readonly method?: FiniteDifference | Stencil;
}

/** Anything that may be a flat array of numbers. */
export type Flat<X> = X extends readonly number[] | FloatArray ? unknown
  : "a flat array of numbers is needed";

const ACTION = "Cannot take the sparse Jacobian of f";
/** The names of the options of operators that take a sparsity. */
export const SPARSITY_OPTIONS: readonly string[] =
  /* @__PURE__ */ OPERATOR_OPTIONS.concat("sparsity");

/** Where a method may move x. */
const DIRECTION = { left: -1, right: 1, both: 0 } as const;

/**
 * The Jacobian of a function of many variables whose elements each depend on few: only the entries that may differ from zero.
 *
 * Columns that share no row are moved together, so the cost does not grow with the size of x: with `central()` 2 evaluations
 * a color, 6 for a tridiagonal Jacobian of any size. Every value has the same bits as in the dense Jacobian by the same method.
 * Within bounds, columns
 * with no room on one side move apart, by one-sided stencils. x is changed in place and put back to the same bits, also when
 * f throws. A promise, if f returns promises.
 *
 * An entry that the sparsity leaves out is not noticed: what f does there is added to another entry of the row. If unsure,
 * leave the sparsity out and it is probed, see `probeSparsity` for the cost; keep what that returns for many Jacobians.
 *
 * Bounds hold for a probe, too. A trace tells columns that move together one by one. No verdict could tell what f throws beside x,
 * so it is thrown whatever `onError` says.
 *
 * @param f Takes x, returns a flat array of numbers, the same one again if it likes.
 * @param x A flat array.
 * @throws {TypeError} If x or what f returns is not a flat array of numbers, or x is empty or frozen, or f
 * changes its argument.
 * @throws {RangeError} If the sparsity does not fit x or what f returns, bounds exclude x, or a step vanishes beside an
 * element.
 * @see Curtis, Powell and Reid (1974), IMA J. Appl. Math. 13, 117-119.
 *
 * @example
 * ```ts
 * import { sparseJacobian } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = (x: number[]) => x.map((xi, i) => xi ** 2 - (x[i + 1] ?? 0));
 * const sparsity = [0, 1, 2].flatMap((i): [number, number][] => i < 2 ? [[i, i], [i, i + 1]] : [[i, i]]);
 * const { rows, columns, values, toDense } = sparseJacobian(f, [1, 2, 3], { sparsity });
 * assert.deepEqual([...rows], [0, 0, 1, 1, 2]);
 * assert.deepEqual([...columns], [0, 1, 1, 2, 2]);
 * assert.deepEqual([...values].map(Math.round), [2, -1, 4, -1, 6]);
 * assert.deepEqual(toDense()[0].map(Math.round), [2, -1, 0]);
 * ```
 */
export function sparseJacobian<
  X extends PointLike,
  R extends Awaitable<number[] | FloatArray>,
  K extends number | undefined = undefined,
>(
  f: FunctionOf<X, K, R>,
  x: X & Flat<Chosen<X, K>>,
  options: SparseJacobianOptions & ArgumentOption<K> = {},
): Settled<R, SparseMatrix> {
  return compress(f, x, options as CompressOptions, ACTION) as never;
}

/** What the sparse Jacobian takes under any name. */
interface CompressOptions extends OperatorOptions {
  readonly sparsity?: Sparsity;
}

/** The same with its zeros, for an operator of another name. */
export function denseJacobian(
  f: unknown,
  x: unknown,
  options: CompressOptions,
  action: string,
): number[][] | Promise<number[][]> {
  const matrix = compress(f, x, options, action);
  return matrix instanceof Promise
    ? matrix.then((matrix) => matrix.toDense())
    : matrix.toDense();
}

/** The sparse Jacobian at once, or later if f returns promises. */
function compress(
  f: unknown,
  x: unknown,
  options: CompressOptions,
  action: string,
): SparseMatrix | Promise<SparseMatrix> {
  checkOptions(options, SPARSITY_OPTIONS, action);
  checkCalls(options, action);
  const chosen = argumentOf(f as AnyFunction, x, options.argument, action);
  const method = fixedMethod(options.method, action).atOrder(1);
  const point = flatPoint(chosen.x, action, chosen.name);
  const later = (first?: PromiseLike<unknown>) => {
    const own = new Point(point.copy(), action, point.name);
    return withSemaphore(options, (semaphore) => {
      let waiting = first;
      const call = (x: Tree) =>
        semaphore.run(async () => {
          // What the first call has promised already is not asked for again.
          const promised = waiting ?? chosen.f((x as Row).slice());
          waiting = undefined;
          return keptRow(await promised);
        }).catch((error) => {
          throw new EvaluationError(action, Array.from(x as Row), error);
        });
      return answerAsync(compressing(method, own, options), call, own);
    });
  };
  if (isAsyncFunction(f)) return later();
  const here = writable({ f: chosen.f, point });
  try {
    return answer(compressing(method, here.point, options), here.f, here.point);
  } catch (error) {
    if (error instanceof PromiseError) return later(error.first);
    throw error;
  }
}

/** What f answered, as it is now: f may write its next answer into the same array. */
function keptRow(y: unknown): unknown {
  return Array.isArray(y) || isFloatArray(y) ? y.slice() : y;
}

function* compressing(
  method: FiniteDifference,
  point: Point,
  { sparsity = "probe", bounds, trace }: CompressOptions,
): Batches<SparseMatrix> {
  const { action, name, size } = point;
  const x = point.x as Row;
  const box = bounds && boxOf(bounds, point);
  const lineOf = box &&
    ((c: number) => point.line(c, box.lower(c), box.upper(c)));
  const pattern = sparsity === "probe"
    ? yield* probing(x, { side: DIRECTION[method.side ?? "both"], lineOf })
    : isPattern(sparsity)
    ? sparsity
    : patternOf(sparsity, size, undefined, action);
  if (pattern.shape[1] !== size) {
    throw new RangeError(
      `${action} as the sparsity has ${
        pattern.shape[1]
      } columns where ${name} has ${size} elements`,
    );
  }
  // Pairs do not say how many numbers f must return.
  const isPairs = Array.isArray(sparsity) && !isMatrix(sparsity);
  const { height, values } = yield* compressedJacobian(
    method,
    point,
    pattern,
    isPairs ? undefined : pattern.shape[0],
    {
      lineOf,
      trace: trace &&
        ((event, along) => trace({ ...event, along, derivativeOrder: 1 })),
    },
  );
  const { rows, columns, columnStarts } = pattern;
  const shape = [height, size] as const;
  return sparseMatrix({ shape, rows, columns, columnStarts, values });
}

/** The finite difference that moves columns together. */
function fixedMethod(
  method: Method | Stencil | undefined,
  action: string,
): FiniteDifference {
  const way = method === undefined ? central() : methodOf(method);
  if (isFixed(way)) return way;
  throw new TypeError(
    `${action} as columns that move together cannot each ` +
      `search for a step of their own: use a finite difference such as central()`,
  );
}

function isPattern(sparsity: Sparsity): sparsity is SparsityPattern {
  return typeof sparsity === "object" && sparsity !== null &&
    "kind" in sparsity;
}
