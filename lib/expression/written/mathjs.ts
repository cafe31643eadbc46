/**
 * mathjs, fetched when it is needed: its version is written here and nowhere else, nothing of it is loaded before the first call, and a
 * registry that does not answer holds up nobody for long.
 *
 * @module
 */
import { FetchError, fetchPackages } from "../../registry/fetch.ts";

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
  /** An expression by rules of simplification, in a shorter form. */
  simplify: {
    (source: string, rules: readonly unknown[]): { toString(): string };
    readonly rules: readonly unknown[];
  };
  /** A polynomial, or a quotient of two, multiplied out. */
  rationalize(source: string): { toString(): string };
  /** Adds functions, or replaces them. */
  import(
    functions: Record<string, unknown>,
    options: { override: boolean },
  ): void;
}

// Not a literal anywhere, so that no bundler, no type checker and no runtime looks for it before it is wanted.
const FROM_NPM: string = "npm:mathjs@15.2.0";
const INSTALLED: string = "mathjs";
const PATIENCE_MS = 5_000;

/** What the package exports. */
interface Package {
  readonly all: unknown;
  readonly create: (all: unknown, config: object) => MathJs;
}

/** The package: Deno fetches it from npm, Node.js and Bun look among those that are installed, and so does Deno then. */
async function found(): Promise<Package> {
  try {
    if (!("Deno" in globalThis)) return await import(INSTALLED);
    return await fetchPackages([FROM_NPM], { within: PATIENCE_MS })
      .then(() => import(FROM_NPM), notFetched);
  } catch (cause) {
    throw new Error("Cannot load mathjs: install it, or run with Deno", {
      cause,
    });
  }
}

function notFetched(error: unknown): Promise<Package> {
  // Where no network was at fault, the next call may have more luck.
  if (error instanceof FetchError && !error.isFault) loaded = undefined;
  return import(INSTALLED);
}

async function load(): Promise<MathJs> {
  const { all, create } = await found();
  return create(all, { predictable: true });
}

let loaded: Promise<MathJs> | undefined;

/**
 * mathjs, calculating with real numbers alone (the root of -1 is NaN); loaded by the first call.
 *
 * @throws {Error} If it cannot be had: npm does not answer, or this is not Deno.
 */
export function loadMathJs(): Promise<MathJs> {
  return loaded ??= load();
}
