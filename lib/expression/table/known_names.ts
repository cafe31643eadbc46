/**
 * The names that every expression knows, and the guess at what a misspelt one was meant to be.
 *
 * @module
 */
import { ELEMENTARY } from "./elementary.ts";
import { ARRAY_FUNCTIONS } from "../graph/shaped.ts";

/** The constants by name. */
export const CONSTANTS: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["tau", 2 * Math.PI],
  ["e", Math.E],
  ["inf", Infinity],
  ["nan", NaN],
]);

/** Whether the name is a constant of the language. */
export function isBuiltInConstant(name: string): boolean {
  return CONSTANTS.has(name);
}

/** Whether the name is a function of the language. */
export function isBuiltInFunction(name: string): boolean {
  return ELEMENTARY.has(name) || ARRAY_FUNCTIONS.has(name);
}

/**
 * Every name of the language, sorted, for completion and for help.
 *
 * @example
 * ```ts
 * import { builtInNames } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.ok(builtInNames().includes("atan2") && builtInNames().includes("pi"));
 * ```
 */
export function builtInNames(): string[] {
  return [...CONSTANTS.keys(), ...ELEMENTARY.keys(), ...ARRAY_FUNCTIONS.keys()]
    .sort();
}

/**
 * The Damerau-Levenshtein distance (optimal string alignment): how many insertions, deletions,
 * substitutions and swaps of neighbours turn one word into the other.
 *
 * @see Damerau (1964), Comm. ACM 7, 171-176.
 */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, substitution);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] &&
        a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}

/** Where a word falls into two that are known, as `xsin` and `sinx` do: the place between them, or -1. */
export function seam(
  word: string,
  isFirst: (part: string) => boolean,
  isSecond: (part: string) => boolean,
): number {
  for (let at = 1; at < word.length; at++) {
    if (isFirst(word.slice(0, at)) && isSecond(word.slice(at))) return at;
  }
  return -1;
}

// Longer words are no slip of the keyboard, and the distance costs the product of the lengths.
const LONGEST_WORD = 40;

/**
 * The known name nearest to a misspelt one, or undefined where none is near: one slip in a word of up
 * to three letters, two in longer ones, and never all of a word.
 *
 * @param name What was typed.
 * @param known The names to choose from; of equally near ones the first with the same first letter wins,
 * else the first.
 *
 * @example
 * ```ts
 * import { nearestName } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.equal(nearestName("sni", ["cos", "sin"]), "sin");
 * assert.equal(nearestName("banana", ["cos", "sin"]), undefined);
 * ```
 */
export function nearestName(
  name: string,
  known: Iterable<string>,
): string | undefined {
  if (name.length > LONGEST_WORD) return undefined;
  const allowed = Math.min(name.length <= 3 ? 1 : 2, name.length - 1);
  let best: string | undefined;
  let least = allowed + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > least) continue;
    const d = candidate.toLowerCase() === name.toLowerCase() && least > 1
      ? Math.min(1, distance(name, candidate))
      : distance(name, candidate);
    const begins = candidate[0] === name[0] && best?.[0] !== name[0];
    if (d < least || (d === least && d <= allowed && begins)) {
      [best, least] = [candidate, d];
    }
  }
  return best;
}
