/**
 * Ranges as commands take them: `plot f -2..2`.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/mod.ts";
import type { Tree } from "../../lib/expression/mod.ts";
import type { RangeClause } from "./clauses.ts";
import { valueOf } from "./evaluation.ts";
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
