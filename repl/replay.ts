/**
 * Transcripts as tests: a pasted session is run again, and what it shows now is compared with what it showed then.
 *
 *     # Lines that begin with # are comments; this one sets how far numbers may differ from here on:
 *     # tolerance 1e-6
 *     ∂> f(x) = x^2
 *     ∂> f'(3)
 *     6.0000001 ± ...
 *     ∂> f'(4)
 *     7.99 ~0.01 ...
 *
 * @module
 */
import { linesMatch, TOLERANCE } from "./expectation.ts";
import { CONTINUATION, PROMPT } from "./prompt.ts";
import { newSession, run, type Session } from "./session.ts";
import { transcriptsIn } from "./transcript.ts";

/** What a replay found at one entry. */
export interface Difference {
  /** The line of the entry in the transcript, from 1. */
  readonly line: number;
  /** What was typed. */
  readonly input: string;
  /** What the transcript shows below it. */
  readonly expected: readonly string[];
  /** What is shown now. */
  readonly got: readonly string[];
}

/** What came of a replay. */
export interface Replay {
  /** How many entries were run. */
  readonly entries: number;
  /** Where it differs; nothing where all is as it was. */
  readonly differences: readonly Difference[];
  /** The transcript with what is shown now in place of what differs. */
  readonly updated: string;
}

/** A part of a transcript: an entry and what it showed, or lines before the first. */
interface Exchange {
  /** The lines as they stand, to be kept where nothing differs. */
  readonly head: readonly string[];
  readonly line: number;
  readonly input: string | undefined;
  readonly expected: readonly string[];
  readonly tail: readonly string[];
  readonly tolerance: number;
}

/** Runs the entries of a transcript in a new session and compares what they show. */
export async function replay(
  transcript: string,
  session: Session = newSession(),
): Promise<Replay> {
  const differences: Difference[] = [];
  const updated: string[] = [];
  let entries = 0;
  for (const exchange of exchangesOf(transcript.replaceAll("\r\n", "\n"))) {
    const { head, line, input, expected, tail, tolerance } = exchange;
    let shown = expected;
    if (input !== undefined) {
      entries++;
      const outcome = await run(session, input);
      session = outcome.session;
      const got = outcome.blocks
        .filter(({ kind }) => kind !== "definition")
        .flatMap(({ text }) => text.split("\n"))
        .map((text) => text.trimEnd());
      if (!linesMatch(expected, withoutBlankEnds(got), tolerance)) {
        shown = withoutBlankEnds(got);
        differences.push({ line, input, expected, got: shown });
      }
    }
    updated.push(...head, ...shown, ...tail);
  }
  return { entries, differences, updated: updated.join("\n") };
}

/** Replays a transcript, or the sessions in the code blocks of a text such as a README, where nothing else is touched. */
export async function replayText(text: string): Promise<Replay> {
  const sessions = transcriptsIn(text);
  if (sessions.length === 0) return await replay(text);
  const lines = text.split("\n");
  const differences: Difference[] = [];
  let entries = 0;
  // The last first: what is shown now may have other lines than what was shown then.
  for (const { line, text } of sessions.toReversed()) {
    const one = await replay(text);
    entries += one.entries;
    differences.unshift(...one.differences.map((difference) => ({
      ...difference,
      line: line - 1 + difference.line,
    })));
    lines.splice(
      line - 1,
      text.split("\n").length,
      ...one.updated.split("\n"),
    );
  }
  return { entries, differences, updated: lines.join("\n") };
}

/** The differences to be read: where, and both sides line by line. */
export function differenceText(name: string, difference: Difference): string {
  const { line, input, expected, got } = difference;
  const lines = [`${name}:${line}: ${PROMPT}${input.split("\n")[0]}`];
  const count = Math.max(expected.length, got.length);
  for (let k = 0; k < count; k++) {
    const [then, now] = [expected[k], got[k]];
    if (then !== undefined && now !== undefined && linesMatch([then], [now])) {
      lines.push(`             ${now}`);
      continue;
    }
    lines.push(`  expected   ${then ?? "(nothing more)"}`);
    lines.push(`  got        ${now ?? "(nothing more)"}`);
  }
  return lines.join("\n");
}

const CONTINUATIONS = [CONTINUATION, "..> "];

function exchangesOf(transcript: string): Exchange[] {
  const exchanges: Exchange[] = [];
  let tolerance = TOLERANCE;
  let head: string[] = [];
  let line = 0;
  let input: string[] = [];
  let shown: string[] = [];
  const close = () => {
    const expected = withoutBlankEnds(
      shown.filter((text) => !isComment(text)),
    );
    // Comments and blank lines after the output stay where they are.
    const tail = shown.slice(lastIndexOf(shown, expected) + 1);
    exchanges.push({
      head,
      line,
      input: input.length > 0 ? input.join("\n") : undefined,
      expected,
      tail,
      tolerance,
    });
  };
  transcript.split("\n").forEach((text, k) => {
    const continued = CONTINUATIONS.find((prompt) =>
      text.startsWith(prompt.trimEnd())
    );
    if (text.startsWith(PROMPT.trimEnd())) {
      close();
      [head, line, shown] = [[text], k + 1, []];
      input = [text.slice(PROMPT.length)];
    } else if (continued && shown.length === 0 && input.length > 0) {
      head.push(text);
      input.push(text.slice(continued.length));
    } else {
      const set = /^# tolerance (\S+)$/u.exec(text.trim());
      shown.push(text);
      if (set) {
        close();
        [head, input, shown] = [[], [], []];
        tolerance = toleranceOf(set[1], k + 1);
      }
    }
  });
  close();
  return exchanges;
}

function toleranceOf(text: string, line: number): number {
  const tolerance = Number(text);
  if (tolerance >= 0) return tolerance;
  throw new SyntaxError(
    `Cannot read the tolerance "${text}" at line ${line}: give a number such as 1e-6`,
  );
}

function isComment(text: string): boolean {
  return text.startsWith("#");
}

/** The last place of the last of some lines; -1 if there are none. */
function lastIndexOf(
  lines: readonly string[],
  some: readonly string[],
): number {
  return some.length === 0 ? -1 : lines.lastIndexOf(some[some.length - 1]);
}

function withoutBlankEnds(lines: readonly string[]): string[] {
  let [from, to] = [0, lines.length];
  while (from < to && lines[from].trim() === "") from++;
  while (to > from && lines[to - 1].trim() === "") to--;
  return lines.slice(from, to);
}
