/**
 * A search as a person reads it: its events in order, the steps of each sequence as a table. Nothing is computed here.
 *
 * @module
 */
import { describeVerdict } from "../../lib/core/verdict/verdict_table.ts";
import type { TraceEvent } from "../../mod.ts";
import { formatMeasured } from "../session/format.ts";
import type { LanguageName } from "../session/setting.ts";
import { tableText } from "../session/table.ts";
import type { Run } from "../derivative/recording.ts";
import { STORY_WORDS, type StoryWords } from "./story_words.ts";

type Sample = Extract<TraceEvent, { kind: "sample" }>;
type Conclusion = Extract<TraceEvent, { kind: "conclusion" }>;
type Step = Extract<TraceEvent, { kind: "step" }>;

/** A step, and the values of f that came in for it. */
interface Row {
  readonly step: Step;
  readonly samples: readonly Sample[];
}

const MOST_ROWS = 40;

/**
 * The run as sentences and tables.
 *
 * @param second What another method came to along the same line.
 */
export function storyText(
  title: string,
  { events }: Run,
  language: LanguageName,
  second?: Run,
): string {
  const words = STORY_WORDS[language];
  const [center] = events;
  const origin = center?.kind === "sample" ? center.position : NaN;
  const lines = [title];
  if (center?.kind === "sample") lines.push(words.center(String(center.value)));
  let rows: Row[] = [];
  let samples: Sample[] = [];
  const endTables = () => {
    lines.push(...tables(rows, samples, origin, words));
    [rows, samples] = [[], []];
  };
  for (const event of events) {
    switch (event.kind) {
      case "sample":
        if (event !== center) samples.push(event);
        continue;
      case "step":
        rows.push({ step: event, samples });
        samples = [];
        continue;
      case "sequence":
        endTables();
        lines.push(words.sequence(event));
        continue;
      case "suspicion":
        endTables();
        lines.push(words.suspicion(event));
        continue;
      case "stop":
        endTables();
        lines.push(words.stop(event));
        continue;
      case "conclusion":
        endTables();
        lines.push(conclusionText(event, words, language));
    }
  }
  endTables();
  const end = second?.events.at(-1);
  if (end?.kind === "conclusion") {
    lines.push(`${second!.method}: ${conclusionText(end, words, language)}`);
  }
  return lines.join("\n");
}

function conclusionText(
  { estimate: { value, error, evaluations, verdict } }: Conclusion,
  words: StoryWords,
  language: LanguageName,
): string {
  const answer = words.answer(formatMeasured(value, error), evaluations);
  return `${answer}, ${verdict.kind}: ${describeVerdict(verdict, language)}`;
}

/** The steps as a table, and before it the values that belong to no single step. */
function tables(
  rows: readonly Row[],
  loose: readonly Sample[],
  origin: number,
  words: StoryWords,
): string[] {
  const shared = rows.filter((row) => !isNear(row, origin))
    .flatMap(({ samples }) => samples);
  return [
    ...table(["x", "f(x)"], [...shared, ...loose].map(valueCells), words),
    ...table(
      ["h", "f(x + h)", "f(x - h)", ...columnsOf(rows, words)],
      rows.map((row) => stepCells(row, origin)),
      words,
    ),
  ];
}

/** Extrapolation takes all that it cannot explain for noise of f, of which round-off is the least. */
function columnsOf(rows: readonly Row[], { columns, noise }: StoryWords) {
  const extrapolates = rows.some(({ step }) => step.extrapolated !== undefined);
  const { quotient, extrapolated, truncation, roundoff } = columns;
  return [quotient, extrapolated, truncation, extrapolates ? noise : roundoff];
}

function valueCells({ position, value }: Sample): string[] {
  return [String(position), String(value)];
}

/** Whether the values of a step are those at its own distance, at most one on each side. */
function isNear({ samples }: Row, origin: number): boolean {
  const sides = samples.map(({ position }) => position > origin);
  return new Set(sides).size === samples.length;
}

function stepCells(row: Row, origin: number): string[] {
  const { h, quotient, extrapolated, truncation, roundoff } = row.step;
  const own = isNear(row, origin) ? row.samples : [];
  const valueAt = (isThere: (position: number) => boolean) => {
    const sample = own.find(({ position }) => isThere(position));
    return sample ? String(sample.value) : "";
  };
  return [
    h.toPrecision(3),
    valueAt((position) => position > origin),
    valueAt((position) => position < origin),
    String(quotient),
    extrapolated === undefined ? "" : String(extrapolated),
    truncation?.toPrecision(2) ?? "",
    roundoff?.toPrecision(2) ?? "",
  ];
}

/** A table of the columns in which anything stands. */
function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  words: StoryWords,
): string[] {
  if (rows.length === 0) return [];
  const used = head.map((_, j) => j).filter((j) => rows.some((row) => row[j]));
  const shown = [head, ...rows.slice(0, MOST_ROWS)]
    .map((row) => used.map((j) => row[j]));
  const rest = rows.length - MOST_ROWS;
  return [tableText(shown), ...rest > 0 ? [words.more(rest)] : []];
}

/** The run as JSON: its events, one a line, after a line that says what they are about. */
export function storyJson(
  of: string,
  { method, derivativeOrder, events }: Run,
): string {
  const [center] = events;
  const x = center?.kind === "sample" ? center.position : undefined;
  return [
    { event: "start", of, x, derivativeOrder, method },
    ...events.map(plainEvent),
  ].map((event) => JSON.stringify(event, plain)).join("\n");
}

function plainEvent(event: TraceEvent): object {
  const { kind, along: _, derivativeOrder: __, ...figures } = event;
  if (event.kind !== "conclusion") return { event: kind, ...figures };
  return { event: kind, ...event.estimate };
}

/** Numbers that JSON has no word for, as text. */
function plain(_: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value)
    ? String(value)
    : value;
}
