/**
 * Words as commands take them: what stands together without a blank, `d.csv`, `forward-ad`.
 *
 * @module
 */
import type { Reader } from "../../lib/expression/syntax/reader.ts";
import type { Span, Token } from "../../lib/expression/mod.ts";

/** A word of an entry, with its place. */
export interface Word extends Span {
  readonly text: string;
}

/** The index behind the word that begins at a token; signs that part words belong to none. */
export function behindWord(
  tokens: readonly Token[],
  index: number,
  parting: readonly string[] = [],
): number {
  const goesOn = (i: number) =>
    tokens[i] !== undefined && tokens[i].kind !== "end" &&
    tokens[i].start === tokens[i - 1].end &&
    ![i - 1, i].some((each) => parting.includes(tokens[each].text));
  let behind = index + 1;
  while (goesOn(behind)) behind++;
  return behind;
}

/** Steps over the next word. */
export function takeWord(
  reader: Reader,
  parting: readonly string[] = [],
): Word {
  const { start } = reader.next;
  reader.index = behindWord(reader.tokens, reader.index, parting);
  const { end } = reader.tokens[reader.index - 1];
  return { text: reader.source.slice(start, end), start, end };
}
