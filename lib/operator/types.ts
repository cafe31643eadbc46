// The types that operators share: what f takes and returns, and what that makes of the result.

import type { Filled, InShapeOf, Like, Tree } from "../core/number_tree.ts";

/** A point: `[]` lets TypeScript see `[[1, 2]]` in a call as rows of two numbers, not of any number of them. */
export type PointLike = Tree | [] | readonly ([] | Tree)[];

/** Something now, or later. */
export type Awaitable<T> = T | PromiseLike<T>;

/** What an operator returns: a promise where f returns one. Nothing is inferred from what the result is assigned to. */
export type Settled<R, T> = 0 extends 1 & R ? NoInfer<T>
  : [R] extends [never] ? NoInfer<T>
  : R extends PromiseLike<unknown> ? Promise<NoInfer<T>>
  : NoInfer<T>;

/** f of x, or of the arguments that x is the list of. */
export type FunctionOf<X, K, R> = [K] extends [number]
  ? Like<X> extends infer A extends unknown[] ? (...all: A) => R : never
  : (x: Like<X>) => R;

/** By what f is differentiated: x, or one of its elements. */
export type Chosen<X, K> = [K] extends [number]
  ? K extends keyof X ? Like<X[K]> : never
  : Like<X>;

/** A direction to move x in: numbers in its structure. */
export type DirectionOf<X, K> = NoInfer<InShapeOf<Chosen<X, K>>>;

/** By which of its parameters f is differentiated, x being the list of their values. */
export interface ArgumentOption<K> {
  /** By which parameter, from 0 on. */
  readonly argument?: K;
}

/** What f returns in the end, its numbers replaced by the shape of x. */
export type JacobianOf<R, X> = Filled<Answer<R>, Filled<X, number>>;

/** What a promise is of; anything else as it is. */
export type Answer<R> = R extends PromiseLike<infer Y> ? Y : R;
