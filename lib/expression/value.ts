/**
 * What names can stand for, and the functions made from definitions.
 *
 * @module
 */
import type { Verdict } from "../core/verdict/verdict.ts";
import type { Tensor } from "../core/array.ts";
import type { Column } from "./codegen/columns.ts";
import type { Program } from "./graph/graph.ts";
import type {
  Definition,
  DerivativeOperator,
  Parameter,
} from "./syntax/tree.ts";
import type { WholeFunction } from "./whole/whole.ts";

/** A number, a vector, a matrix, or an array of any depth. */
export type ArrayValue = number | ArrayValue[];

/** What a name can stand for: numbers, arrays of them, functions. */
// deno-lint-ignore no-explicit-any -- functions of any arguments are values
export type Value = Tensor | ((...args: any[]) => unknown);

/** A function made from a definition: callable with numbers, or with arrays where it says so. */
export interface CompiledFunction<Result = number> {
  // deno-lint-ignore no-explicit-any -- the text decides the arguments; each call checks them
  (...args: any[]): Result;
  /**
   * The exact gradient at a point, by reverse mode: a number for a function of one number, the shape
   * of the parameter for one vector or matrix, else one entry a parameter. Costs a small multiple of one
   * evaluation, whatever the number of variables; the first call also writes its code.
   *
   * @throws {TypeError} If the function returns an array, or calls a JavaScript function.
   */
  // deno-lint-ignore no-explicit-any -- the text decides the shape
  gradient(...args: any[]): any;
  /**
   * The exact Jacobian: a row for each number of the result, a column for each number of the
   * arguments, both in row-major order.
   */
  // deno-lint-ignore no-explicit-any -- as above
  jacobian(...args: any[]): number[][];
  /** The exact Hessian, by forward over reverse mode: a row and a column for each number of the arguments. */
  // deno-lint-ignore no-explicit-any -- as above
  hessian(...args: any[]): number[][];
  /**
   * The exact derivative along a direction: both the point and the direction are lists of arguments.
   * Costs about two evaluations.
   */
  jvp(point: readonly unknown[], direction: readonly unknown[]): Result;
  /**
   * The values at many points: a Float64Array, or a number for all points, for each number of the
   * arguments. As fast as the loop written by hand.
   *
   * @throws {RangeError} If the arrays differ in length.
   */
  map(...columns: readonly Column[]): Float64Array;
  /** The name in the definition. */
  readonly name: string;
  /** The parameters: a name each, or an array of names for a vector or a matrix. */
  readonly parameters: readonly Parameter[];
  /** The definition as it was written. */
  readonly source: string;
  /** The definition in canonical spelling. */
  toString(): string;
  /** The definition as TeX. */
  toTeX(): string;
  /** The values of the names that are not its own, as they were when it was defined. */
  readonly captured: ReadonlyMap<string, Value>;
}

/** The names around an expression. */
export type Scope =
  | ReadonlyMap<string, Value>
  | Readonly<Record<string, Value>>;

/** How what stands inside expressions is computed. */
export interface EvaluationOptions {
  /** Answers `f'(3)`, `grad f(1, 2)` and so on; without it they are exact. */
  readonly derivative?: DerivativeHook;
  /** What is known of a variable whose value was measured. */
  readonly measured?: (name: string) => MeasuredValue | undefined;
  /** Draws a number in [0, 1), for `rand` and `randn`; functions have none, as they are the same at each call. */
  readonly random?: () => number;
  /**
   * How x², x³ and x⁴ are computed: as products, which are many times as fast as `Math.pow` and at most 2 ulp from it; or
   * by `Math.pow`, whose digits are those of other programs that call `pow`, such as Python. As products unless given.
   */
  readonly powers?: "products" | "pow";
  /**
   * When the code of a definition is written: at once, so that each call is as fast as one can be; or at the first call,
   * from the text read once more, where many definitions may never be called. At once unless given.
   */
  readonly code?: "at once" | "when called";
}

/** A derivative that is wanted inside an expression. */
export interface DerivativeRequest {
  /** The function. */
  readonly f: (...args: never[]) => unknown;
  /** What it is called: its name, or the text of an expression. */
  readonly name: string;
  /** Which derivative. */
  readonly operator: DerivativeOperator;
  /** Of a partial derivative: which numbers of the arguments, in row-major order, it is taken by, one after another. */
  readonly path: readonly number[];
  /** The arguments: the point. */
  readonly args: readonly ArrayValue[];
  /** Of a directional derivative: the direction, a number for each of the arguments. */
  readonly direction?: readonly number[];
}

/** A value, how far it may be off, and whether to believe it; exact where nothing is said. */
export interface MeasuredValue {
  /** The value. */
  readonly value: ArrayValue;
  /** How far off it may be, in the shape of the value. */
  readonly error?: ArrayValue;
  /** Whether to believe it. */
  readonly verdict?: Verdict;
  /** What comparisons say only for the errors of what they compare, in words. */
  readonly decided?: readonly string[];
}

/** Takes the derivatives that stand inside expressions. */
export type DerivativeHook = (request: DerivativeRequest) => MeasuredValue;

/** A scope as a map; only the own names of a record count, so `constructor` is nobody's. */
export function scopeMap(scope: Scope): ReadonlyMap<string, Value> {
  return Symbol.iterator in scope
    ? scope as ReadonlyMap<string, Value>
    : new Map(Object.entries(scope));
}

// No array of a person is as deep, and one that contains itself ends here.
const MAX_AXES = 32;

/** The lengths along each axis of a number or of an array of numbers; undefined for all else, ragged and empty arrays too. */
function lengthsOf(value: unknown, axes = 0): readonly number[] | undefined {
  if (typeof value === "number") return [];
  const isArray = Array.isArray(value) ||
    (ArrayBuffer.isView(value) && !(value instanceof DataView));
  if (!isArray || axes === MAX_AXES) return undefined;
  const below = Array.from(
    value as ArrayLike<unknown>,
    (each) => lengthsOf(each, axes + 1),
  );
  const [first] = below;
  const isRegular = first &&
    below.every((each) => String(each) === String(first));
  return isRegular ? [below.length, ...first] : undefined;
}

/** Whether something can be calculated with: a number, or an array of numbers with rows of one length. */
export function isNumeric(value: unknown): value is Tensor {
  return lengthsOf(value) !== undefined;
}

/** The same numbers, which nobody else can change. */
export function copyOf(value: Tensor): ArrayValue {
  return typeof value === "number"
    ? value
    : Array.from<Tensor, ArrayValue>(value, copyOf);
}

/** How a compiled function came to be. */
export interface Origin {
  readonly program: Program;
  /** Whether the program asks a hook for derivatives, its own or those of a function that it calls. */
  readonly asksHook: boolean;
  /** The computation with exact derivatives in place of the hook's, where all of them can be had. */
  readonly exact: () => Program;
  /** The computation of its formula where that is written otherwise than computed. */
  readonly written?: () => Program;
  /** How it computes small powers. */
  readonly powers?: EvaluationOptions["powers"];
  /** Whether a JavaScript function is in it, of which no formula is known. */
  readonly isForeign: () => boolean;
  /** The function whose own derivatives are exact; the same one where they are anyway, or where some cannot be. */
  readonly exactly: () => (...args: never[]) => unknown;
  readonly definition: Definition;
  /** The values that it took from the scope. */
  readonly captured: ReadonlyMap<string, Value>;
  /** The text that the body was read from. */
  readonly text: string;
  /** Why it has no program for numbers, where only arrays suit it. */
  readonly needsShapes?: string;
  /** How it is computed array by array, where it is. */
  readonly whole?: WholeFunction;
  /** The function for arguments of these shapes, where it is another one. */
  readonly at?: (
    args: readonly unknown[],
  ) => CompiledFunction<unknown> | undefined;
}

class Given {
  constructor(f: object) {
    return f;
  }
}

/**
 * A private field on a function that is there already, where nobody can change it. Of a hundred thousand functions a
 * WeakMap would be gone through at each collection of garbage.
 */
class Made extends Given {
  #origin: Origin;

  constructor(f: object, origin: Origin) {
    super(f);
    this.#origin = origin;
  }

  static originOf(f: object): Origin | undefined {
    return #origin in f ? f.#origin : undefined;
  }
}

/** Remembers how a function came to be. */
export function setOrigin(f: object, origin: Origin): void {
  new Made(f, origin);
}

/**
 * The function that a compiled function is for arguments of these shapes. A parameter such as `w` takes a
 * number or an array: for an array of three, the function has the parameters `w[1]`, `w[2]` and `w[3]`, whose
 * derivatives, formulas and explanations are those of their elements.
 *
 * @throws {ExpressionError} If it does not take such arguments.
 *
 * @example
 * ```ts
 * import { atShapes, compile } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const f = compile("f(w) = w[1]^2 + 3*w[2]");
 * assert.deepEqual(atShapes(f, [[2, 5]]).parameters, [["w[1]", "w[2]"]]);
 * ```
 */
export function atShapes<Result>(
  f: CompiledFunction<Result>,
  args: readonly unknown[],
): CompiledFunction<Result> {
  if (args.every((arg) => typeof arg === "number")) return f;
  return (originOf(f)?.at?.(args) ?? f) as CompiledFunction<Result>;
}

/** How a function came to be, if it was compiled here. */
export function originOf(f: unknown): Origin | undefined {
  return typeof f === "function" ? Made.originOf(f) : undefined;
}

/** The error that something is no function made by `compile`. */
export function notCompiled(action: string, f: unknown): TypeError {
  const found = typeof f === "string"
    ? JSON.stringify(f)
    : typeof f === "function"
    ? f.name || "a function"
    : String(f);
  return new TypeError(
    `${action} ${found} as its inside is not known: use a function made by compile`,
  );
}
