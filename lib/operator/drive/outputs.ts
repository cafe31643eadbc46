/**
 * What a function returns: numbers in a structure, the same at every call.
 *
 * @module
 */
import { describeStructure, pathOf, readInto } from "../../core/structure.ts";
import { areNumbers, isFloatArray, shown } from "../../core/array.ts";
import { hintFor, isPromise } from "../../core/errors.ts";
import { PromiseError } from "../../core/line.ts";
import type { Structure } from "../../core/number_tree.ts";
import { walk } from "../../core/walk.ts";

/** The outputs of a function, as the first call showed them. */
export class Outputs {
  /** What they are without their numbers. */
  readonly structure: Structure;
  /** The numbers of the first call. */
  readonly center: readonly number[];
  /** All positions of outputs. */
  readonly all: readonly number[];

  readonly action: string;

  constructor(value: unknown, action: string) {
    this.action = action;
    this.structure = structureOf(value, action);
    const center: number[] = [];
    readInto(value, this.structure, center);
    this.center = center;
    this.all = center.map((_, k) => k);
  }

  /** The name of an output: `f[1][0]`, or `f.cost`. */
  path(k: number): string {
    return pathOf(this.structure, k, "f");
  }

  /** The numbers of another call, valid until the next: those in one row are not copied. */
  look(value: unknown): ArrayLike<number> {
    const row = this.structure.kind === "row" &&
      (Array.isArray(value) || isFloatArray(value)) &&
      value.length === this.structure.size && areNumbers(value);
    return row ? value as ArrayLike<number> : this.read(value);
  }

  /** The numbers of another call, copied. */
  read(value: unknown): number[] {
    const numbers: number[] = [];
    if (readInto(value, this.structure, numbers)) return numbers;
    const found = structureOf(value, this.action);
    throw new TypeError(
      `${this.action} as f returns other shapes at other points: ` +
        `${describeStructure(this.structure)} at x and ` +
        `${describeStructure(found)} beside it`,
    );
  }
}

/**
 * Tells arrays that a function answers with more than once: of calls that are in flight together, each would hold the numbers of
 * the last.
 */
export class Reuse {
  #now = 0;
  readonly #readAt: WeakMap<object, number> = new WeakMap();

  /** Notes that a call begins; returns when. */
  begin(): number {
    return this.#now++;
  }

  /** Notes that the answer of a call is read; returns whether it was read already since the call began. */
  read(answer: unknown, begun: number): boolean {
    if (typeof answer !== "object" || answer === null) return false;
    const before = this.#readAt.get(answer);
    this.#readAt.set(answer, this.#now++);
    return before !== undefined && before > begun;
  }
}

/**
 * The structure of what f returned; an error speaks of f(x), not of x.
 *
 * @throws {PromiseError} If it is a promise, be it at a later call, as of a service that remembers what it was asked.
 */
function structureOf(value: unknown, action: string): Structure {
  if (isPromise(value)) {
    if (value instanceof Promise) value.catch(() => {});
    throw new PromiseError("f returns promises");
  }
  try {
    return walk(value, action, "f(x)").structure;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const what = error.message.includes("is empty")
      ? "at least one number"
      : "a number, or numbers in arrays or plain objects";
    throw new TypeError(
      `${action} as f must return ${what}: f returned ${shown(value)}${
        hintFor(value)
      }`,
      { cause: error },
    );
  }
}
