/**
 * Numbers in a structure: a number, an array, a typed array, or arrays and objects of those to any depth.
 *
 * The numbers are counted through depth first, so a nested array is walked in row-major order.
 *
 * @module
 */
import type { FloatArray, NestedArray } from "./array.ts";

/** A number, an array or a typed array of numbers, or arrays and plain objects of those to any depth. */
export type Tree =
  | number
  | FloatArray
  | readonly Tree[]
  | { readonly [name: string]: Tree }
  | InterfaceTree;

/** An object whose type is an interface, which has no index signature: anything that is no array, text, function, map or set. */
export type InterfaceTree = object & {
  readonly concat?: never;
  readonly call?: never;
  readonly [Symbol.toStringTag]?: never;
};

/** Arrays and objects of something. */
export type Nest<T> = T | Nest<T>[] | { [name: string]: Nest<T> };

/** What a tree is without its numbers. */
export type Structure =
  | { readonly kind: "number"; readonly size: 1 }
  | {
    readonly kind: "row";
    readonly size: number;
    readonly type: "Array" | "Float64Array" | "Float32Array";
  }
  | {
    readonly kind: "list";
    readonly size: number;
    readonly items: readonly Structure[];
  }
  | {
    readonly kind: "record";
    readonly size: number;
    readonly names: readonly string[];
    readonly items: readonly Structure[];
  };

/** Which number of a tree: a position or name, one for each level (`["W1", 2, 0]`), or all of them as text (`"W1[2][0]"`). */
export type ElementPath = number | string | readonly (number | string)[];

/** The kind and structure of `X`, writable and with literal numbers widened to `number`: what f is called with. */
export type Like<X> = [NestedArray] extends [X] ? X
  : X extends number ? number
  : X extends FloatArray ? X
  : X extends object ? { -readonly [K in keyof X]: Like<X[K]> }
  : X;

/** Numbers, or what else is given, in the structure of `X`, in arrays of any kind. */
export type InShapeOf<X, T = number> = [NestedArray] extends [X] ? Tree
  : [X] extends [never] ? Tree
  : X extends number ? T
  : X extends FloatArray | readonly number[]
    ? readonly T[] | ([T] extends [number] ? FloatArray : never)
  : X extends object ? { readonly [K in keyof X]: InShapeOf<X[K], T> }
  : never;

/** The structure of `X` with something in place of every number, in plain arrays and objects. */
// deno-lint-ignore no-explicit-any -- what JavaScript returns can be used as anything, and so can what is made of it
export type Filled<X, T> = 0 extends 1 & X ? any
  : [NestedArray] extends [X] ? Nest<T>
  : X extends number ? T
  : X extends FloatArray ? T[]
  : X extends object ? { -readonly [K in keyof X]: Filled<X[K], T> }
  : never;
