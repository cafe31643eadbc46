import { shown } from "./array.ts";

// A word that differs in case alone is surely the one meant, and two letters swapped are a likelier slip than a wrong letter.
const CASE = 0.01;
const SWAP = 0.5;

/**
 * The Damerau-Levenshtein distance (optimal string alignment): how many insertions, deletions,
 * substitutions and swaps of neighbours turn one word into the other. Swaps count `SWAP`, letters of
 * the other case `CASE`.
 *
 * @see Damerau (1964), Comm. ACM 7, 171-176.
 */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = rows[i - 1][j - 1] + mismatch(a[i - 1], b[j - 1]);
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, substitution);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] &&
        a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], rows[i - 2][j - 2] + SWAP);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}

/** What it costs to read one letter as the other. */
function mismatch(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE : 1;
}

// Longer words are no slip of the keyboard, and the distance costs the product of the lengths.
const LONGEST_WORD = 40;

/**
 * The known name nearest to a misspelt one, or undefined where none is near: one slip in a word of up
 * to three letters, two in longer ones, and never all of a word. A letter of the other case costs next
 * to nothing, and a swap of two neighbours half a slip, as fingers make these most.
 *
 * @param name What was typed.
 * @param known The names to choose from; of equally near ones the first with the same first letter wins,
 * else the first.
 *
 * @example
 * ```ts
 * import { nearestName } from "@fluxion/fluxion/expression";
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
  // Letters of the other case cost less than half a slip.
  let least = allowed + SWAP;
  const letters = [...name.toLowerCase()];
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > least) continue;
    if (lacksMoreThan(least, letters, candidate.toLowerCase())) continue;
    const d = distance(name, candidate);
    const begins = candidate[0] === name[0] && best?.[0] !== name[0];
    if (d < least || (d === least && d <= allowed && begins)) {
      [best, least] = [candidate, d];
    }
  }
  return best;
}

/** Whether a word lacks more than so many letters: each costs a slip, and of most names this says enough. */
function lacksMoreThan(
  least: number,
  letters: readonly string[],
  word: string,
): boolean {
  let lacks = 0;
  for (const letter of letters) {
    if (!word.includes(letter) && ++lacks > least) return true;
  }
  return false;
}

/**
 * Refuses an options object with an unknown name: a misspelt option would be ignored silently.
 *
 * @param options What the caller gave; undefined is as good as none.
 * @param known The names that are read.
 * @param action What cannot be done, such as "Cannot take the gradient of f".
 * @throws {TypeError} If options is no object, or has another name; it tells the nearest one.
 */
export function checkOptions(
  options: unknown,
  known: readonly string[],
  action: string,
): void {
  if (options === undefined) return;
  if (typeof options !== "object" || options === null) {
    throw new TypeError(
      `${action} with ${shown(options)} for options: give an object, such as ${
        known.length ? `{ ${known[0]}: ... }` : "{}"
      }`,
    );
  }
  for (const name in options) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known);
    throw new TypeError(
      `${action} with the option ${name}, which nobody reads: ${
        near ? `did you mean ${near}?` : `the options are ${known.join(", ")}`
      }`,
    );
  }
}
