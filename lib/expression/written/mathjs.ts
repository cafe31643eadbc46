/**
 * The door to mathjs: its version is written here and nowhere else, and nothing of it is loaded before
 * the first call.
 *
 * @module
 */

/** What this project uses of mathjs. */
export interface MathJs {
  /** The value of an expression, with these values for its names. */
  evaluate(source: string, scope: Record<string, unknown>): unknown;
  /** An expression to be evaluated many times. */
  compile(source: string): { evaluate(scope: object): number };
  /** The derivative of an expression by a variable. */
  derivative(
    source: string,
    variable: string,
    options: { simplify: boolean },
  ): { toString(options?: object): string };
  /** Adds functions, or replaces them. */
  import(
    functions: Record<string, unknown>,
    options: { override: boolean },
  ): void;
}

async function load(): Promise<MathJs> {
  // deno-lint-ignore no-import-prefix -- a module fetched by URL never sees this import map
  const { all, create } = await import("npm:mathjs@15.2.0");
  return create(all!, { predictable: true }) as unknown as MathJs;
}

let loaded: Promise<MathJs> | undefined;

/** mathjs, calculating with real numbers alone (the root of -1 is NaN); loaded by the first call. */
export function loadMathJs(): Promise<MathJs> {
  return loaded ??= load();
}
