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
 * A number agrees within 1e-9 of its size unless the text says otherwise, an error behind ± within a factor of 100; `...` stands
 * for anything in a line, and in a line of its own for any lines or none.
 *
 * @example
 * ```ts
 * import { differenceText, replay } from "@fluxion/fluxion/replay";
 * import assert from "node:assert/strict";
 *
 * const { entries, differences } = await replay("∂> f(x) = x^2\n∂> f'(3)\n6.0 ± ...\n∂> f(4)\n15");
 * assert.equal(entries, 3);
 * assert.equal(differences.length, 1);
 * assert.match(differenceText("my session", differences[0]), /my session:4: ∂> f\(4\)/);
 * ```
 *
 * @module
 */
import { exchangesOf, withoutBlankEnds } from "./transcript/exchange.ts";
import { linesMatch } from "./transcript/expectation.ts";
import { PROMPT } from "./transcript/prompt.ts";
import { type Block, newSession } from "./session/session.ts";
import { run } from "./entry/run.ts";
import { transcriptsIn } from "./transcript/transcript.ts";

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

/**
 * Runs the entries of a transcript in a new session and compares what they show.
 *
 * @param transcript A pasted session: entries behind the prompt `∂> `, what they showed below them.
 * @throws {SyntaxError} If a line `# tolerance ...` gives no number.
 *
 * @example
 * ```ts
 * import { replay } from "@fluxion/fluxion/replay";
 * import assert from "node:assert/strict";
 *
 * const { differences, updated } = await replay("∂> 2^10\n1000");
 * assert.deepEqual(differences, [{ line: 1, input: "2^10", expected: ["1000"], got: ["1024"] }]);
 * assert.equal(updated, "∂> 2^10\n1024");
 * ```
 */
export async function replay(transcript: string): Promise<Replay> {
  let session = newSession();
  const differences: Difference[] = [];
  const updated: string[] = [];
  let entries = 0;
  for (const exchange of exchangesOf(transcript.replaceAll("\r\n", "\n"))) {
    const { head, line, input, shown, expected, tolerance } = exchange;
    updated.push(...head);
    if (input === undefined) {
      updated.push(...shown);
      continue;
    }
    entries++;
    const outcome = await run(session, input);
    session = outcome.session;
    const got = withoutBlankEnds(linesOf(outcome.blocks));
    if (linesMatch(expected, got, tolerance)) {
      updated.push(...shown);
      continue;
    }
    differences.push({ line, input, expected, got });
    updated.push(...exchange.comments, ...got, ...exchange.tail);
  }
  const { close } = await import("./foreign/apart.ts");
  await close(session.control);
  return { entries, differences, updated: updated.join("\n") };
}

/** What a terminal shows of an entry, line by line. */
function linesOf(blocks: readonly Block[]): string[] {
  return blocks
    .filter(({ kind }) => kind !== "definition")
    .flatMap(({ text }) => text.split("\n"))
    .map((text) => text.trimEnd());
}

/**
 * Replays a transcript, or the sessions in the code blocks of a text such as a README, where nothing else is touched.
 *
 * @param text A transcript, or Markdown with transcripts in fenced blocks.
 * @throws {SyntaxError} If a line `# tolerance ...` gives no number.
 *
 * @example
 * ```ts
 * import { replayText } from "@fluxion/fluxion/replay";
 * import assert from "node:assert/strict";
 *
 * const fence = "`".repeat(3);
 * const { entries, differences } = await replayText(`# Title\n\n${fence}\n∂> 1 + 1\n2\n${fence}\n`);
 * assert.deepEqual([entries, differences], [1, []]);
 * ```
 */
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

/**
 * A difference to be read: where it is, and both sides line by line.
 *
 * @param name What to call the transcript, such as its file.
 *
 * @example
 * ```ts
 * import { differenceText, replay } from "@fluxion/fluxion/replay";
 * import assert from "node:assert/strict";
 *
 * const { differences } = await replay("∂> 1 + 1\n3");
 * assert.equal(differenceText("s.txt", differences[0]), "s.txt:1: ∂> 1 + 1\n  expected   3\n  got        2");
 * ```
 */
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
