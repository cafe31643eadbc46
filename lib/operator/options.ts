// What every operator takes, and how its options become lines and methods.

import { adaptive } from "../adaptive/adaptive.ts";
import type { DerivativeOrder, Method } from "../core/method.ts";
import type { SearchEvent } from "../core/event.ts";
import { shown } from "../core/array.ts";
import type { Tree } from "../core/number_tree.ts";
import type {
  FiniteDifference,
  Stencil,
} from "../difference/finite_difference.ts";

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
export interface Bounds<X = Tree> {
  /** The least that x may be: one number for all elements, or the shape of x. */
  readonly lower?: number | X;
  /** The greatest that x may be: one number for all elements, or the shape of x. */
  readonly upper?: number | X;
}

/** An event of a search, and of which search. */
export type TraceEvent = SearchEvent & {
  /** What is moved: `x[1]`, or `x[0] with x[1]` along a direction; with `f[0] by ` before it where f has several outputs. */
  readonly along: string;
  /** Which derivative is searched for. */
  readonly derivativeOrder: DerivativeOrder;
};

/** How a function that returns promises is called; of no effect for one that returns numbers. */
export interface AsyncOptions {
  /** The most calls of f in flight: 8 unless given, Infinity for no limit. */
  readonly concurrency?: number;
  /** Stops launching calls when aborted; the operator rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What every operator takes. */
export interface OperatorOptions<X = Tree> extends AsyncOptions {
  /** How to differentiate along each line: `adaptive()` unless given. A stencil will do. */
  readonly method?: Method | Stencil;
  /** Keeps every evaluation inside a box. */
  readonly bounds?: Bounds<X>;
  /** For f of several parameters, x being the list of their values: by which of them to differentiate, from 0 on. */
  readonly argument?: number | undefined;
  /**
   * What an ordinary Error means that f throws beside x: `"undefined"`, unless given, that f is undefined there, of which the
   * verdict tells; `"throw"`, that it is to be thrown.
   */
  readonly onError?: "undefined" | "throw";
  /** Is told all that happens along every line. */
  readonly trace?: ((event: TraceEvent) => void) | undefined;
}

/** What operators of any derivative order take. */
export interface OrderOptions<X = Tree> extends OperatorOptions<X> {
  /** Which derivative: 1 unless given. */
  readonly derivativeOrder?: 1 | 2 | 3 | 4;
}

/** The names of the options that every operator takes. */
export const OPERATOR_OPTIONS: readonly string[] = [
  "method",
  "bounds",
  "argument",
  "onError",
  "trace",
  "concurrency",
  "signal",
];

/** The names of the options of operators of any derivative order. */
export const ORDER_OPTIONS: readonly string[] = [
  ...OPERATOR_OPTIONS,
  "derivativeOrder",
];

let defaultMethod: Method | undefined;

/** The method to use: a stencil becomes one. */
export function methodOf(method: Method | Stencil | undefined): Method {
  if (method === undefined) return defaultMethod ??= adaptive();
  if (
    typeof method !== "object" || method === null ||
    !("differentiate" in method || "asMethod" in method)
  ) {
    throw new TypeError(
      `Cannot differentiate by ${
        shown(method)
      }: give a method, such as central(), or a stencil`,
    );
  }
  return "differentiate" in method ? method : method.asMethod();
}

/** The derivative order, checked; whether there are options at all is checked with their names. */
export function orderOf(
  options: { readonly derivativeOrder?: number | undefined },
  action: string,
): DerivativeOrder {
  const derivativeOrder = options?.derivativeOrder;
  if (derivativeOrder === undefined) return 1;
  if (![1, 2, 3, 4].includes(derivativeOrder)) {
    throw new RangeError(
      `${action} of order ${derivativeOrder}: the order must be 1, 2, 3 or 4`,
    );
  }
  return derivativeOrder as DerivativeOrder;
}

/** Throws unless x is a number. */
export function checkNumber(x: unknown, action: string): void {
  if (typeof x === "number") return;
  const hint = typeof x === "object" && x !== null ? "; use gradient" : "";
  throw new TypeError(
    `${action} as x is ${shown(x)}: x must be a number${hint}`,
  );
}

/** Throws unless the options that say how f is called, and who is told of it, are of their kinds. */
export function checkCalls(
  { onError, trace, signal, concurrency = 1 }: Omit<OperatorOptions, "bounds">,
  action: string,
): void {
  const refusal = (name: string, value: unknown, wanted: string) =>
    `${action} with ${name} ${shown(value)}: it is ${wanted}`;
  if (onError !== undefined && !["undefined", "throw"].includes(onError)) {
    throw new TypeError(refusal("onError", onError, '"undefined" or "throw"'));
  }
  if (trace !== undefined && typeof trace !== "function") {
    throw new TypeError(refusal("trace", trace, "a function of an event"));
  }
  if (signal !== undefined && typeof signal?.throwIfAborted !== "function") {
    throw new TypeError(refusal("signal", signal, "an AbortSignal"));
  }
  const isWhole = Number.isInteger(concurrency) || concurrency === Infinity;
  if (isWhole && concurrency >= 1) return;
  const wanted = "a whole number from 1 up, or Infinity";
  throw new RangeError(refusal("concurrency", concurrency, wanted));
}

/** Whether a method is one finite difference with a fixed step, which needs no search. */
export function isFixed(method: unknown): method is FiniteDifference {
  return typeof method === "object" && method !== null && "kind" in method &&
    method.kind === "finite-difference";
}

/**
 * Whether a finite difference may walk along the elements of x in place: nobody asks for anything else.
 *
 * @param known The names of the options; others are for `checkOptions` to refuse.
 */
export function isPlain(
  options: OperatorOptions,
  known: readonly string[],
): boolean {
  if (!isFixed(options?.method)) return false;
  for (const name in options) {
    const isHarmless = name === "method" || name === "derivativeOrder" ||
      options[name as "method"] === undefined;
    if (!isHarmless || !known.includes(name)) return false;
  }
  return true;
}
