// What every operator takes, and how its options become lines and methods.

import { adaptive } from "../adaptive/adaptive.ts";
import type { DerivativeOrder } from "../core/derivative_order.ts";
import type { Method } from "../core/method.ts";
import {
  type FiniteDifference,
  stencilMethod,
} from "../difference/finite_difference.ts";
import type { Stencil } from "../difference/stencil.ts";
import { shown, type Tensor } from "../core/tensor.ts";

/**
 * A box that no evaluation leaves.
 *
 * @example
 * ```ts
 * import { derivative } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * const f = (x: number) => x <= 1 ? x ** 2 : NaN;
 * assert.ok(Math.abs(derivative(f, 1, { bounds: { upper: 1 } }) - 2) < 1e-10);
 * ```
 */
export interface Bounds<X extends Tensor = Tensor> {
  /** The least that x may be: one number for all elements, or the shape of x. */
  readonly lower?: number | X;
  /** The greatest that x may be: one number for all elements, or the shape of x. */
  readonly upper?: number | X;
}

/** What every operator takes. */
export interface OperatorOptions<X extends Tensor = Tensor> {
  /** How to differentiate along each line: `adaptive()` unless given. A stencil will do. */
  readonly method?: Method | Stencil;
  /** Keeps every evaluation inside a box. */
  readonly bounds?: Bounds<X>;
}

/** What operators of any derivative order take. */
export interface OrderOptions<X extends Tensor = Tensor>
  extends OperatorOptions<X> {
  /** Which derivative: 1 unless given. */
  readonly derivativeOrder?: 1 | 2 | 3 | 4;
}

/** The method of all operators unless another is given. */
const DEFAULT_METHOD: Method = adaptive();

/** The method to use: a stencil becomes one. */
export function methodOf(method: Method | Stencil | undefined): Method {
  if (method === undefined) return DEFAULT_METHOD;
  if (
    typeof method !== "object" || method === null ||
    !("differentiate" in method || "offsets" in method)
  ) {
    throw new TypeError(
      `Cannot differentiate by ${
        shown(method)
      }: give a method, such as central(), or a stencil`,
    );
  }
  return "differentiate" in method ? method : stencilMethod(method);
}

/** The derivative order, checked. */
export function orderOf(
  derivativeOrder: number | undefined,
  action: string,
): DerivativeOrder {
  if (derivativeOrder === undefined) return 1;
  if (![1, 2, 3, 4].includes(derivativeOrder)) {
    throw new RangeError(
      `${action} of order ${derivativeOrder}: the order must be 1, 2, 3 or 4`,
    );
  }
  return derivativeOrder as DerivativeOrder;
}

/** Whether a method is one finite difference with a fixed step, which needs no search. */
export function isFixed(method: unknown): method is FiniteDifference {
  return typeof method === "object" && method !== null && "kind" in method &&
    method.kind === "finite-difference";
}
