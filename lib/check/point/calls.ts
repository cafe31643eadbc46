import { isAbort, isProgramError } from "../../core/errors.ts";
import { notOneNumber } from "../../core/line.ts";
import type { Claim } from "../numeric/confirm.ts";
import {
  isMissing,
  isPromise,
  type Ledger,
  PromiseFound,
  questionOf,
} from "./ledger.ts";
import { areSingle } from "./single.ts";
import { NUMBER } from "../../core/structure.ts";
import { shown } from "../../core/array.ts";
import type { Structure, Tree } from "../../core/number_tree.ts";
import type { BoundedPoint } from "./bounded_point.ts";
import { type Flat, flatten, isTree } from "./flat.ts";

/** f as a check calls it: counted, at wherever the point stands. */
export class Calls {
  /** How often f was evaluated. */
  count: number = 0;
  /** The relative error that the caller grants to the code under test. */
  tolerance: number = Infinity;
  /** The greatest number that f has returned, in size: of each output by itself. */
  readonly greatest: number[] = [];
  /** Whether every number that f has returned fits single precision. */
  fitsSingle: boolean = true;
  /** The structure of what f returned last. */
  outputs: Structure = NUMBER;

  /** The answers of a function that returns promises. */
  ledger: Ledger | undefined;
  /** Is told of every evaluation. */
  onEvaluation: (count: number) => void = () => {};

  readonly point: BoundedPoint;
  readonly action: string;
  readonly #f: (x: never) => unknown;

  constructor(
    f: (x: never) => unknown,
    point: BoundedPoint,
    action: string,
  ) {
    this.#f = f;
    this.point = point;
    this.action = action;
  }

  /** f, which must return one number. */
  number(): number {
    const value = this.#call();
    if (typeof value !== "number") throw notOneNumber(value, this.action);
    this.#see(value, 0);
    return value;
  }

  /** f, which may return an array. */
  array(): Flat {
    const value = this.#call();
    if (!isTree(value)) {
      throw new TypeError(
        `${this.action} as f must return a number or an array of numbers: f returned ${
          shown(value)
        }`,
      );
    }
    const flat = flatten(value, this.action, "f(x)");
    this.outputs = flat.structure;
    flat.data.forEach((y, i) => this.#see(y, i));
    return flat;
  }

  #see(value: number, output: number): void {
    const size = Math.abs(value);
    if (size < Infinity && Math.fround(value) !== value) {
      this.fitsSingle = false;
    }
    const before = this.greatest[output] ?? 0;
    this.greatest[output] = size < Infinity ? Math.max(before, size) : before;
  }

  #call(): unknown {
    const f = this.#f;
    const value = this.ledger
      ? this.#later("f", (x) => f(x as never))
      : f(this.point.argument as never);
    if (isPromise(value) && this.count === 0) throw new PromiseFound(value);
    this.count++;
    this.onEvaluation(this.count);
    return value;
  }

  /**
   * The code under test, asked where the point stands.
   *
   * @param vector What it is asked to multiply with, if it is a product.
   */
  code(ask: (x: Tree) => unknown, vector: Iterable<number> = []): unknown {
    return this.ledger
      ? this.#later("code", ask, vector)
      : ask(this.point.argument);
  }

  #later(
    who: string,
    ask: (x: Tree) => unknown,
    vector: Iterable<number> = [],
  ): unknown {
    const x = this.point.copy();
    const numbers = [...flatten(x, this.action).data, ...vector];
    return this.ledger!.ask(questionOf(who, numbers), () => ask(x));
  }
}

/** Whether f seems to be computed in single precision: its values fit it, and not because they are short. */
export function looksSingle({ fitsSingle, greatest }: Calls): boolean {
  return fitsSingle && areSingle(greatest);
}

/** What the code says, as a claim that a few values of f may confirm: to as many digits as it has. */
export function claimOf(
  { tolerance }: Calls,
  value: number | undefined,
): Claim | undefined {
  if (value === undefined) return;
  const own = Math.fround(value) === value ? 2 ** -23 : 1e-8;
  return { value, tolerance: Math.min(own, tolerance) };
}

/** What the code under test threw: a result of a check, whatever it is. */
export class Thrown extends Error {
  constructor(error: unknown) {
    super(`the code under test threw ${thrown(error)}`, { cause: error });
  }
}

/** What the code under test returned is no tree of numbers: a result of a check, too. */
export class NotNumbers extends Error {
  /** What to do about it. */
  readonly advice: string;

  constructor(sentence: string, advice: string) {
    super(sentence);
    this.advice = advice;
  }
}

/** Calls the code under test; what it throws is marked as its own, unless it calls for an end. */
export function underTest<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (isAbort(error) || isMissing(error)) throw error;
    throw new Thrown(error);
  }
}

/** What came of a call: a value, or what was thrown. */
export type Called<T> =
  | { readonly kind: "returned"; readonly value: T }
  | { readonly kind: "threw"; readonly error: unknown };

/** Calls; what is thrown is a result unless it tells of a mistake in the program outside the code under test. */
export function attempt<T>(action: () => T): Called<T> {
  try {
    return { kind: "returned", value: action() };
  } catch (error) {
    if (error instanceof Thrown) return { kind: "threw", error: error.cause };
    if (isProgramError(error)) throw error;
    return { kind: "threw", error };
  }
}

/** What was thrown, in a few words. */
export function thrown(error: unknown): string {
  return error instanceof Error
    ? `${error.name}: ${error.message}`
    : shown(error);
}
