/**
 * `f from (1, 2)`: an operand whose point is where something starts.
 *
 * @module
 */
import { ExpressionError } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import { type Operand, readOperand } from "./operand.ts";
import type { Session } from "../session/session.ts";

/** Reads an operand with `from` where a derivative has `at`. */
export function readFrom(
  session: Session,
  source: string,
  span: Span,
): Operand {
  const found = /\sfrom(?=[\s(])/.exec(source.slice(span.start, span.end));
  const index = found ? span.start + found.index : -1;
  const line = found
    ? `${source.slice(0, index)} at  ${source.slice(index + 5)}`
    : source;
  try {
    return readOperand(session, source, span, { line });
  } catch (error) {
    if (!(error instanceof ExpressionError) || error.hint === undefined) {
      throw error;
    }
    throw new ExpressionError(error.source, error, error.reason, {
      hint: error.hint.replace('"at x', '"from x'),
    });
  }
}
