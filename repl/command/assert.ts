import { isTrusted } from "../../lib/engine.ts";
import { parseExpression, valueTest } from "../../lib/expression/mod.ts";
import type { Verdict } from "../../mod.ts";
import type { ArrayValue, Span } from "../../lib/expression/mod.ts";
import { formatValue, numberFormat } from "../session/format.ts";
import { valueOf } from "../language/evaluation.ts";
import { trimmed } from "../language/place.ts";
import { type Answer, answerTo, primeAt } from "../language/query.ts";
import type { Session } from "../session/session.ts";
import { type Command, expected } from "./command.ts";

// Sixty times looser than the round-off of a good derivative, and tighter than any mistake.
const TOLERANCE = 1e-9;

/** `assert a ~ b`. */
export const assert: Command = {
  names: ["assert"],
  usage: "assert a ~ b [within t]",
  summary:
    "fail unless two values agree: to 1e-9 of the larger, their errors, or t",
  example: "f(x, y) = x^2 y; assert grad f(1, 3) ~ [6, 1]",
  run: async (session, { source, rest }) => {
    const tilde = source.indexOf("~", rest.start);
    if (tilde < 0 || tilde >= rest.end) {
      throw expected(source, rest, "two values with ~ between them");
    }
    const within = source.indexOf(" within ", tilde);
    const hasTolerance = within >= 0 && within < rest.end;
    const value = (span: Span) => sideOf(session, source, span);
    const left = await value({ start: rest.start, end: tilde });
    const right = await value({
      start: tilde + 1,
      end: hasTolerance ? within : rest.end,
    });
    const tolerance = hasTolerance
      ? await value({ start: within + 8, end: rest.end })
      : undefined;
    if (tolerance && typeof tolerance.value !== "number") {
      throw expected(source, { start: within + 8, end: rest.end }, "a number");
    }
    if (agree(left, right, tolerance?.value as number | undefined)) return {};
    const number = numberFormat(session.settings);
    throw new RangeError(
      `Cannot assert ${source.slice(rest.start, rest.end).trim()}: ` +
        `found ${formatValue(left.value, number)} and ${
          formatValue(right.value, number)
        }`,
    );
  },
};

/** A side of an assertion, with what its elements may be off by where they were measured. */
interface Side {
  readonly value: ArrayValue;
  readonly error?: ArrayValue;
}

/** The value of an expression, or the answer to a query such as `f'(3)` or `grad f(1, 2)`. */
async function sideOf(
  session: Session,
  source: string,
  side: Span,
): Promise<Side> {
  const span = trimmed(source, side);
  const answer = await answerTo(session, source, span);
  if (answer) return measured(answer);
  const isValue = valueTest(session.scope);
  const tree = parseExpression(source, { ...span, isValue });
  return tree.kind === "prime"
    ? measured(await primeAt(session, source, tree))
    : { value: valueOf(session, source, span) };
}

function measured({ value, blocks }: Answer): Side {
  const found = blocks.at(-1)?.measured;
  // An error that comes with another verdict says that the value is not to be believed.
  return found && isTrusted({ kind: found.verdict as Verdict["kind"] })
    ? { value, error: found.error }
    : { value };
}

function agree(a: Side, b: Side, tolerance: number | undefined): boolean {
  const [x, y] = [a.value, b.value];
  if (typeof x !== "number" && typeof y !== "number") {
    return x.length === y.length &&
      x.every((_, i) => agree(element(a, i), element(b, i), tolerance));
  }
  if (typeof x !== "number" || typeof y !== "number") return false;
  const error = Math.max(
    ...[a.error, b.error].map((each) => Number(each ?? 0)),
  );
  const allowed = tolerance ??
    Math.max(TOLERANCE * Math.max(Math.abs(x), Math.abs(y)), error);
  return Object.is(x, y) || x === y || Math.abs(x - y) <= allowed;
}

function element({ value, error }: Side, i: number): Side {
  const at = (array: ArrayValue) => (array as ArrayValue[])[i];
  return { value: at(value), ...(error !== undefined && { error: at(error) }) };
}
