/**
 * Which brackets of a text belong together.
 *
 * @module
 */

const CLOSERS: Record<string, string> = { "(": ")", "[": "]", "{": "}" };

/** The brackets of a text: each pair by both of its places, and those that close nothing. */
export interface Brackets {
  readonly pairs: ReadonlyMap<number, number>;
  readonly wrong: readonly number[];
}

/** Finds the brackets outside comments. */
export function brackets(text: string): Brackets {
  const open: number[] = [];
  const pairs = new Map<number, number>();
  const wrong: number[] = [];
  for (const { 0: sign, index } of text.matchAll(/#.*|[()[\]{}]/g)) {
    if (sign[0] === "#") continue;
    if (sign in CLOSERS) {
      open.push(index);
      continue;
    }
    const opener = open.at(-1);
    if (opener === undefined || CLOSERS[text[opener]] !== sign) {
      wrong.push(index);
      continue;
    }
    open.pop();
    pairs.set(opener, index).set(index, opener);
  }
  return { pairs, wrong };
}

/** The pair that the cursor touches, if any: the bracket before it first. */
export function pairAt(
  { pairs }: Brackets,
  cursor: number,
): readonly number[] {
  for (const at of [cursor - 1, cursor]) {
    const other = pairs.get(at);
    if (other !== undefined) return [at, other];
  }
  return [];
}
