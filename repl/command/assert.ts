import { isTrusted } from "../../lib/engine.ts";
import type { ArrayValue, Tree } from "../../lib/expression/mod.ts";
import { evaluated, type Evaluation } from "../evaluation/evaluation.ts";
import { measuredText } from "../evaluation/found.ts";
import { formatValue, numberFormat } from "../session/format.ts";
import { elements } from "../derivative/element.ts";
import type { Outcome, Session } from "../session/session.ts";
import type { Arguments, Command } from "../language/command.ts";
import { expected, TELLS, text } from "./command.ts";

// Sixty times looser than the round-off of a good derivative, and tighter than any mistake.
const TOLERANCE = 1e-9;

/** `assert a ~ b`, `assert a < b`. */
export const assert: Command = {
  names: ["assert"],
  usage: "assert a ~ b [within t]",
  summary:
    "fail unless two values agree: to 1e-9 of the larger, their errors, or t; or unless a condition holds: a < b",
  example: "f(x, y) = x^2 y; assert grad f(1, 3) ~ [6, 1]",
  grammar: {
    kind: "clauses",
    targets: "values",
    between: ["~", "="],
    values: ["within"],
  },
  policy: TELLS,
  run: async (session, args) => {
    const { source, rest, clauses: { targets, values } } = args;
    const said = source.slice(rest.start, rest.end).trim();
    const value = async (tree: Tree) => {
      const found = await evaluated(session, source, tree);
      checkTrust(session, said, found);
      return found;
    };
    const [first, second, more] = targets;
    if (!first || more) {
      throw expected(source, rest, "two values with ~ between them");
    }
    if (!second) return await assertCondition(session, args, first, value);
    const [left, right] = [await value(first), await value(second)];
    const within = values.get("within");
    const tolerance = within && (await value(within)).value;
    if (within && typeof tolerance !== "number") {
      throw expected(source, within.span, "a number");
    }
    if (agree(left, right, tolerance as number | undefined)) return {};
    throw refusal(session, said, [left, right]);
  },
};

/** Asserts what is 1 where it holds. */
async function assertCondition(
  session: Session,
  { source, rest }: Arguments,
  tree: Tree,
  value: (tree: Tree) => Promise<Evaluation>,
): Promise<Partial<Outcome>> {
  const operands = tree.kind === "compare" ? tree.operands : [tree];
  const sides: Evaluation[] = [];
  for (const operand of operands) sides.push(await value(operand));
  const { value: found, decided = [] } = await value(tree);
  const all = elements(found);
  if (all.some((each) => each !== 0 && each !== 1)) {
    const wanted = "a condition, or two values with ~ between them";
    throw expected(source, rest, wanted);
  }
  if (all.every((each) => each === 1)) return { blocks: decided.map(text) };
  const said = source.slice(rest.start, rest.end).trim();
  throw refusal(session, said, sides);
}

function refusal(
  { settings }: Session,
  said: string,
  sides: readonly Evaluation[],
): RangeError {
  const number = numberFormat(settings);
  const found = sides.map(({ value }) => formatValue(value, number));
  return new RangeError(`Cannot assert ${said}: found ${found.join(" and ")}`);
}

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
