/**
 * The doors to the packages that benches compare with. They are named by constants, so that checking the types of a bench
 * fetches nothing.
 *
 * @module
 */
const NERDAMER: string = "npm:nerdamer@1.1.13/all.js";
const NUMERIC: string = "npm:numeric@1.2.6";

/** The part of nerdamer that is used here. */
export type Nerdamer = (formula: string) => {
  buildFunction(names: readonly string[]): (...args: number[]) => number;
};

/** The part of numeric that is used here. */
export interface Numeric {
  gradient(f: (x: number[]) => number, x: readonly number[]): number[];
}

/** Loads nerdamer. */
export async function loadNerdamer(): Promise<Nerdamer> {
  return (await import(NERDAMER)).default;
}

/** Loads numeric. */
export async function loadNumeric(): Promise<Numeric> {
  return (await import(NUMERIC)).default;
}
