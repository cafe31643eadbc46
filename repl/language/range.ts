/**
 * Ranges as commands take them: `plot f -2..2`.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import type { Tree } from "../../lib/expression/mod.ts";
import type { RangeClause } from "./clauses.ts";
import { valueOf } from "../evaluation/evaluation.ts";
import type { Spelling } from "./spelling.ts";
import type { Session } from "../session/session.ts";

/** A stretch of numbers. */
export type Interval = readonly [from: number, to: number];

/** The numbers that a range runs between. */
export function intervalOf(
  session: Session,
  source: string,
  { low, high, start, end }: RangeClause,
): Interval {
  const number = (tree: Tree) => {
    const value = valueOf(session, source, tree);
    if (typeof value === "number") return value;
    throw new ExpressionError(source, tree.span, "expected a number");
  };
  const [from, to] = [number(low), number(high)];
  if (from < to && Number.isFinite(to - from)) return [from, to];
  throw new ExpressionError(source, { start, end }, "expected a range", {
    hint: "from a smaller number to a larger one",
  });
}

const NUMBER = String.raw`(-?[\w.π]+)`;
const RANGE = new RegExp(
  String.raw`^\(?(.+?)[\s,]+(?:(?:on|in|over)\s+)?` +
    String.raw`(?:(?:between|from)\s+${NUMBER}\s+(?:and|to)\s+${NUMBER}|` +
    String.raw`[[(]\s*${NUMBER}[\s,]+${NUMBER}\s*[\])]|` +
    String.raw`(-?[\d.]+)[\s,]+(-?[\d.]+))\)?$`,
  "s",
);

/** `plot f 0 5`, `plot f, [0, 5]`, `critical f between -2 and 2`: a range in other words than the language. */
export function rangeSpelling(
  command: string,
  text: string,
): Spelling | undefined {
  const found = text.includes("..") ? undefined : RANGE.exec(text);
  // "from (1, 2)" is a point.
  if (!found || /(^|\s)from$/.test(found[1])) return undefined;
  const [what, low, high] = found.slice(1).filter((each) => each !== undefined);
  const reason = "a range is written with two points";
  return { reason, hint: `write ${command} ${what} ${low}..${high}` };
}
