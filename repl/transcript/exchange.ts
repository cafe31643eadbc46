/**
 * A transcript cut into entries and what each of them showed.
 *
 * @module
 */
import { TOLERANCE } from "./expectation.ts";
import { CONTINUATION, PROMPT } from "./prompt.ts";

/** A part of a transcript: an entry and what it showed, or lines that belong to none. */
export interface Exchange {
  /** The lines before what it showed, as they stand. */
  readonly head: readonly string[];
  /** The line on which the entry begins, from 1. */
  readonly line: number;
  readonly input: string | undefined;
  /** The lines below the entry, as they stand. */
  readonly shown: readonly string[];
  /** What of them is output: no comments, and no blank lines around it. */
  readonly expected: readonly string[];
  /** The comments before and in the output. */
  readonly comments: readonly string[];
  /** The lines behind the output. */
  readonly tail: readonly string[];
  readonly tolerance: number;
}

const CONTINUATIONS = [CONTINUATION, "..> "];

/**
 * The exchanges of a transcript.
 *
 * @throws {SyntaxError} If a line `# tolerance ...` gives no number.
 */
export function exchangesOf(transcript: string): Exchange[] {
  const exchanges: Exchange[] = [];
  let tolerance = TOLERANCE;
  let head: string[] = [];
  let line = 0;
  let input: string[] = [];
  let shown: string[] = [];
  const close = () =>
    exchanges.push(exchange({ head, line, shown, tolerance }, input));
  transcript.split("\n").forEach((text, k) => {
    const continued = CONTINUATIONS.find((prompt) =>
      text.startsWith(prompt.trimEnd())
    );
    const typed = text.startsWith(PROMPT.trimEnd());
    const set = /^# tolerance (\S+)$/u.exec(
      (typed ? text.slice(PROMPT.length) : text).trim(),
    );
    if (set) {
      close();
      [head, input, shown] = [[text], [], []];
      tolerance = toleranceOf(set[1], k + 1);
    } else if (typed) {
      close();
      [head, line, shown] = [[text], k + 1, []];
      input = [text.slice(PROMPT.length)];
    } else if (continued && shown.length === 0 && input.length > 0) {
      head.push(text);
      input.push(text.slice(continued.length));
    } else shown.push(text);
  });
  close();
  return exchanges;
}

function exchange(
  read: Pick<Exchange, "head" | "line" | "shown" | "tolerance">,
  input: readonly string[],
): Exchange {
  const { shown } = read;
  const isComment = (text: string) => text.startsWith("#");
  const expected = withoutBlankEnds(shown.filter((text) => !isComment(text)));
  const last = expected.at(-1);
  const end = last === undefined ? 0 : shown.lastIndexOf(last) + 1;
  return {
    ...read,
    input: input.length > 0 ? input.join("\n") : undefined,
    expected,
    comments: shown.slice(0, end).filter(isComment),
    tail: shown.slice(end),
  };
}

function toleranceOf(text: string, line: number): number {
  const tolerance = Number(text);
  if (tolerance >= 0) return tolerance;
  throw new SyntaxError(
    `Cannot read the tolerance "${text}" at line ${line}: give a number such as 1e-6`,
  );
}

/** The lines without the blank ones before and behind the rest. */
export function withoutBlankEnds(lines: readonly string[]): string[] {
  let [from, to] = [0, lines.length];
  while (from < to && lines[from].trim() === "") from++;
  while (to > from && lines[to - 1].trim() === "") to--;
  return lines.slice(from, to);
}
