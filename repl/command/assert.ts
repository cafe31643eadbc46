import { isTrusted } from "../../lib/engine.ts";
import type { ArrayValue, Tree } from "../../lib/expression/mod.ts";
import { evaluated, type Evaluation } from "../language/evaluation.ts";
import { measuredText } from "../language/found.ts";
import { formatValue, numberFormat } from "../session/format.ts";
import type { Session } from "../session/session.ts";
import { type Command, expected, TELLS } from "./command.ts";

// Sixty times looser than the round-off of a good derivative, and tighter than any mistake.
const TOLERANCE = 1e-9;

/** `assert a ~ b`. */
export const assert: Command = {
  names: ["assert"],
  usage: "assert a ~ b [within t]",
  summary:
    "fail unless two values agree: to 1e-9 of the larger, their errors, or t",
  example: "f(x, y) = x^2 y; assert grad f(1, 3) ~ [6, 1]",
  grammar: {
    kind: "clauses",
    targets: "values",
    between: "~",
    values: ["within"],
  },
  policy: TELLS,
  run: async (session, { source, rest, clauses: { targets, values } }) => {
    if (targets.length !== 2) {
      throw expected(source, rest, "two values with ~ between them");
    }
    const value = (tree: Tree) => evaluated(session, source, tree);
    const left = await value(targets[0]);
    const right = await value(targets[1]);
    const within = values.get("within");
    const tolerance = within && (await value(within)).value;
    if (within && typeof tolerance !== "number") {
      throw expected(source, within.span, "a number");
    }
    const said = source.slice(rest.start, rest.end).trim();
    for (const side of [left, right]) checkTrust(session, said, side);
    if (agree(left, right, tolerance as number | undefined)) return {};
    const number = numberFormat(session.settings);
    throw new RangeError(
      `Cannot assert ${said}: found ${formatValue(left.value, number)} and ${
        formatValue(right.value, number)
      }`,
    );
  },
};

/** Nothing can be asserted of a value that is no derivative, or that nobody should believe. */
function checkTrust(
  { settings }: Session,
  said: string,
  side: Evaluation,
): void {
  if (!side.verdict || isTrusted(side.verdict)) return;
  throw new RangeError(
    `Cannot assert ${said}: a side is not to be believed\n  ${
      measuredText(settings, side, side.heard)
    }`,
  );
}

/** A side of an assertion, with what its elements may be off by where they were measured. */
type Side = Pick<Evaluation, "value" | "error">;

function agree(a: Side, b: Side, tolerance: number | undefined): boolean {
  const [x, y] = [a.value, b.value];
  if (typeof x !== "number" && typeof y !== "number") {
    return x.length === y.length &&
      x.every((_, i) => agree(element(a, i), element(b, i), tolerance));
  }
  if (typeof x !== "number" || typeof y !== "number") return false;
  const error = Number(a.error ?? 0) + Number(b.error ?? 0);
  const allowed = tolerance ??
    Math.max(TOLERANCE * Math.max(Math.abs(x), Math.abs(y)), error);
  return Object.is(x, y) || x === y || Math.abs(x - y) <= allowed;
}

function element({ value, error }: Side, i: number): Side {
  const at = (array: ArrayValue) => (array as ArrayValue[])[i];
  return { value: at(value), ...(error !== undefined && { error: at(error) }) };
}
