import type { ArrayValue, Span } from "../../mod.ts";
import { formatValue, numberFormat } from "../format.ts";
import { valueOf } from "../evaluation.ts";
import { type Command, expected } from "./command.ts";

// Sixty times looser than the round-off of a good derivative, and tighter than any mistake.
const TOLERANCE = 1e-9;

/** `assert a ~ b`. */
export const assert: Command = {
  names: ["assert"],
  usage: "assert a ~ b [within t]",
  summary: "fail unless two values agree: to 1e-9 of the larger, or to t",
  example: "f(x) = x^2; assert f'(3) ~ 6 within 1e-8",
  run: (session, { source, rest }) => {
    const tilde = source.indexOf("~", rest.start);
    if (tilde < 0 || tilde >= rest.end) {
      throw expected(source, rest, "two values with ~ between them");
    }
    const within = source.indexOf(" within ", tilde);
    const hasTolerance = within >= 0 && within < rest.end;
    const value = (span: Span) => valueOf(session, source, span);
    const left = value({ start: rest.start, end: tilde });
    const right = value({
      start: tilde + 1,
      end: hasTolerance ? within : rest.end,
    });
    const tolerance = hasTolerance
      ? value({ start: within + 8, end: rest.end })
      : undefined;
    if (tolerance !== undefined && typeof tolerance !== "number") {
      throw expected(source, { start: within + 8, end: rest.end }, "a number");
    }
    if (agree(left, right, tolerance)) return {};
    const number = numberFormat(session.settings);
    throw new RangeError(
      `Cannot assert ${source.slice(rest.start, rest.end).trim()}: ` +
        `found ${formatValue(left, number)} and ${formatValue(right, number)}`,
    );
  },
};

function agree(
  a: ArrayValue,
  b: ArrayValue,
  tolerance: number | undefined,
): boolean {
  if (typeof a !== "number" && typeof b !== "number") {
    return a.length === b.length &&
      a.every((item, i) =>
        agree(item as ArrayValue, b[i] as ArrayValue, tolerance)
      );
  }
  if (typeof a !== "number" || typeof b !== "number") return false;
  const allowed = tolerance ?? TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
  return Object.is(a, b) || a === b || Math.abs(a - b) <= allowed;
}
