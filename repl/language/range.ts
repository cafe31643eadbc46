/**
 * Ranges as commands take them: `plot f -2..2`.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import type { Reader } from "../../lib/expression/syntax/reader.ts";
import type {
  ParseOptions,
  Span,
  Token,
  Tree,
} from "../../lib/expression/mod.ts";
import { valueOf } from "../evaluation/evaluation.ts";
import type { Session } from "../session/session.ts";

/** A range `low..high`. */
export interface RangeClause extends Span {
  readonly low: Tree;
  readonly high: Tree;
}

/** Where the tokens of a range stand, from what leads to it on. */
export interface RangePlace {
  readonly first: number;
  readonly low: number;
  readonly last: number;
}

/** The ranges outside of brackets: around two points what stands together without a blank, `plot f -pi..2pi`. */
export function rangesIn(
  source: string,
  { tokens, index: begin }: Reader,
): RangePlace[] {
  const found: RangePlace[] = [];
  let depth = 0;
  tokens.forEach(({ kind, text }, i) => {
    if (kind !== "operator" || i < begin) return;
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text)) depth--;
    else if (text === ".." && depth === 0) {
      found.push(around(source, { tokens, begin }, i));
    }
  });
  return found;
}

function around(
  source: string,
  { tokens, begin }: {
    readonly tokens: readonly Token[];
    readonly begin: number;
  },
  dots: number,
): RangePlace {
  const touch = (i: number) =>
    tokens[i]?.end === tokens[i + 1]?.start &&
    ![",", "="].some((sign) =>
      sign === tokens[i].text || sign === tokens[i + 1].text
    );
  let [low, last] = [dots - 1, dots + 1];
  while (low > begin && touch(low - 1)) low--;
  while (last + 1 < tokens.length - 1 && touch(last)) last++;
  if (low < begin || last >= tokens.length - 1) {
    const wanted = "expected a range such as -2..2";
    throw new ExpressionError(source, tokens[dots], wanted);
  }
  return { first: leading(tokens, low), low, last };
}

/** The first token of what leads to a range: `over -2..2`, `x = -2..2`, `for x in -2..2`. */
function leading(tokens: readonly Token[], low: number): number {
  const text = (i: number) => tokens[i]?.text;
  if (text(low - 1) === "=") return low - 2;
  if (text(low - 1) === "in" && text(low - 3) === "for") return low - 3;
  return ["in", "on", "over", "from"].includes(text(low - 1)) ? low - 1 : low;
}

/** Reads a range that stands there. */
export function readRange(
  reader: Reader,
  { low: begin, last }: RangePlace,
  options: ParseOptions,
): RangeClause {
  reader.index = begin;
  const low = reader.expression(options);
  if (!reader.skip("..")) throw reader.unexpected("expected ..");
  const high = reader.expression(options);
  if (reader.index <= last) {
    throw reader.unexpected("expected the end of the range");
  }
  return { start: low.span.start, end: high.span.end, low, high };
}

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
