/**
 * Ranges as commands take them: `plot f -2..2`.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import { valueOf } from "./evaluation.ts";
import type { Session } from "../session/session.ts";

/** A stretch of numbers, `a..b`, and what stands before it. */
export interface Range {
  readonly interval: readonly [from: number, to: number];
  readonly before: Span;
}

/** Reads the range that a part of an entry ends with, such as `-pi..2pi`; undefined if there is none. */
export function readRange(
  session: Session,
  source: string,
  span: Span,
): Range | undefined {
  const text = source.slice(span.start, span.end);
  const [matched, from, to] = /(?:^|\s)(\S+?)\s*\.\.\s*(\S+)\s*$/u.exec(text) ??
    [];
  if (matched === undefined) return undefined;
  const start = span.start + text.length - matched.length;
  const at = (word: string, begin: number) => {
    const place = {
      start: source.indexOf(word, begin),
      end: source.indexOf(word, begin) + word.length,
    };
    const value = valueOf(session, source, place);
    if (typeof value !== "number") {
      throw new ExpressionError(source, place, "expected a number");
    }
    return { value, place };
  };
  const low = at(from, start);
  const high = at(to, low.place.end + 2);
  if (!(low.value < high.value) || !Number.isFinite(high.value - low.value)) {
    throw new ExpressionError(
      source,
      { start: low.place.start, end: high.place.end },
      "expected a range",
      {
        hint: "from a smaller number to a larger one",
      },
    );
  }
  return {
    interval: [low.value, high.value],
    before: { start: span.start, end: start },
  };
}
