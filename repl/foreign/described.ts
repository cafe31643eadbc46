/**
 * What a function of the session stands for, where it lives apart.
 *
 * @module
 */

/** A function that was typed in JavaScript, or that a module exports. */
export type Foreign = TypedFunction | ModuleFunction;

/** A function that was typed. */
export interface TypedFunction {
  readonly kind: "typed";
  readonly name: string;
  readonly text: string;
  /** The names in it that may be those of the session. */
  readonly words: readonly string[];
}

/** A function that a module exports. */
export interface ModuleFunction {
  readonly kind: "module";
  readonly name: string;
  readonly module: ForeignModule;
}

/** A module, and its functions by name. */
export interface ForeignModule {
  readonly url: string;
  readonly functions: Map<string, ModuleFunction>;
}

const FOREIGN = Symbol("foreign");

/** Marks a function of the session as one that stands for a foreign one. */
export function setForeign(f: object, described: Foreign): void {
  Object.defineProperty(f, FOREIGN, { value: described });
}

/** What a function of the session stands for, where it is foreign. */
export function foreignOf(f: unknown): Foreign | undefined {
  return typeof f === "function"
    ? (f as { [FOREIGN]?: Foreign })[FOREIGN]
    : undefined;
}
