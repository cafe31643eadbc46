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

const VERSION = "15.2.0";

/** Where mathjs is found: Deno fetches it by this name, Node.js and Bun look among the installed packages. */
function specifiers(): string[] {
  const isDeno = "Deno" in globalThis;
  return isDeno ? [`npm:mathjs@${VERSION}`, "mathjs"] : ["mathjs"];
}

/** What the package exports. */
interface Package {
  readonly all: unknown;
  readonly create: (all: unknown, config: object) => MathJs;
}

/** The package under the first of these names that leads to it. */
async function found(): Promise<Package> {
  const failures: unknown[] = [];
  for (const specifier of specifiers()) {
    try {
      // Not a literal, so that no bundler, no type checker and no other runtime looks for it before it is wanted.
      return await import(specifier);
    } catch (error) {
      failures.push(error);
    }
  }
  throw new Error("Cannot load mathjs: install it, or run with Deno", {
    cause: failures[0],
  });
}

async function load(): Promise<MathJs> {
  const { all, create } = await found();
  return create(all, { predictable: true });
}

let loaded: Promise<MathJs> | undefined;

/** mathjs, calculating with real numbers alone (the root of -1 is NaN); loaded by the first call. */
export function loadMathJs(): Promise<MathJs> {
  return loaded ??= load();
}
