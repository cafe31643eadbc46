/**
 * Statements and what they led to as JSON: one object a statement, each on a line of its own.
 *
 * @module
 */
import type { Value } from "../../lib/expression/mod.ts";
import type { Block, Outcome, TableRecord } from "./session.ts";

/** A statement that has been run. */
export interface Ran {
  /** The line it begins on, from 1. */
  readonly line: number;
  readonly input: string;
  readonly outcome: Outcome;
  /** How often a function was called for a derivative or a picture. */
  readonly evaluations: number;
  readonly ms: number;
}

/** The object of a statement, in one line. */
export function jsonLine(ran: Ran): string {
  const { line, input, outcome, evaluations, ms } = ran;
  const { blocks } = outcome;
  const last = blocks.at(-1);
  const isTrace = ({ kind }: Block) => kind === "trace";
  const shown = blocks.filter((block) => !isTrace(block));
  // An error is what all that came before it led to; otherwise the first block answers, and what follows is about it.
  const answer = last?.kind === "error" ? last : shown[0] ?? last;
  // A picture comes with a table of what it shows.
  const tabled = shown.find(({ records }) => records);
  return asciiControls(JSON.stringify({
    line,
    input,
    kind: answer?.kind ?? "nothing",
    ...(answer?.value !== undefined && { value: plain(answer.value) }),
    ...(answer?.measured && {
      error: plain(answer.measured.error),
      verdict: answer.measured.verdict,
    }),
    ...(answer?.report && { check: answer.report }),
    ...(tabled?.rows && { rows: tabled.rows }),
    ...(tabled?.records && { table: tabled.records.map(plainRecord) }),
    ...(answer?.kind === "error"
      ? fault(answer, input)
      : answer && { text: textOf(isTrace(answer) ? blocks : shown) }),
    ...(blocks.some(isTrace) && answer?.kind !== "trace" &&
      { trace: textOf(blocks.filter(isTrace)) }),
    evaluations,
    ms: Math.round(ms * 1000) / 1000,
  }));
}

/** A row of a table; what is empty is null. */
function plainRecord(record: TableRecord): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === "string" ? value : plain(value) ?? null,
    ]),
  );
}

/** The same JSON with escapes for the controls beyond ASCII's first 32, which JSON lets stand and terminals obey. */
function asciiControls(json: string): string {
  return json.replace(
    /[\x7f-\x9f]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join("\n");
}

/** What is wrong; columns count code points from 1, and `endColumn` is the one behind the last. */
function fault({ text, fault }: Block, input: string): object {
  const { message = text, hint, place } = fault ?? {};
  const column = (index: number) => {
    const start = input.lastIndexOf("\n", index - 1) + 1;
    return [...input.slice(start, index)].length + 1;
  };
  return {
    message,
    ...(place && {
      column: column(place.start),
      endColumn: column(place.end),
    }),
    ...(hint !== undefined && { hint }),
  };
}

/** A value as JSON has it: what is no finite number by its name. */
function plain(value: Value | undefined): unknown {
  if (typeof value === "number") {
    return Number.isFinite(value) ? value : String(value);
  }
  if (typeof value === "function" || value === undefined) return undefined;
  return Array.from(value as Iterable<Value>, plain);
}
