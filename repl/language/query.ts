/**
 * Questions about derivatives: what the REPL asks the library, and how it shows the answer.
 *
 * @module
 */
import { numpyRepr } from "../../lib/engine.ts";
import { builtInNames, evaluate } from "../../lib/expression/mod.ts";
import type { Tensor } from "../../mod.ts";
import type { ArrayValue, PrimeNode, Span } from "../../lib/expression/mod.ts";
import {
  exactPartial,
  type Found,
  type FunctionAtPoint,
  gradientBy,
} from "./differentiate.ts";
import { shownFound } from "./found.ts";
import { comparison, traced } from "../trace/trace.ts";
import { readOperand } from "./operand.ts";
import { operatorQueries } from "./operator.ts";
import { directionalQuery, partialQuery } from "./partial.ts";
import type { Block, Session } from "../session/session.ts";
import { derivativeHook, optionsOf } from "./evaluation.ts";
import { EXACT_METHODS } from "../session/setting.ts";

/** A question that begins with a word of its own. */
export interface Query {
  /** The words it begins with; the first is the one that help shows. */
  readonly names: readonly string[];
  /** How it is typed. */
  readonly usage: string;
  /** What it answers, in a few words. */
  readonly summary: string;
  /** An example that works as it stands. */
  readonly example: string;
  /** What recognises its beginning, where that is more than a word; it has the first letter of one of the names. */
  readonly pattern?: () => RegExp;
  /** Answers what stands between the two ends of the span; `begin` is what the pattern found. */
  readonly answer: (
    session: Session,
    source: string,
    span: Span,
    begin: RegExpExecArray,
  ) => Answer | Promise<Answer>;
}

/** A value and the blocks that show it and how it came about. */
export interface Answer {
  readonly value: ArrayValue;
  readonly blocks: readonly Block[];
}

/** All questions that begin with something of their own. */
export const QUERIES: readonly Query[] = [
  {
    names: ["grad", "∇", "gradient", "diff"],
    usage: "grad f(1, 2)",
    summary:
      "every partial derivative of f at a point, in the shape of its input",
    example: "f(x, y) = 2x + 3x*y + y^3; grad f(1, 2)",
    answer: gradientAt,
  },
  partialQuery,
  directionalQuery,
  ...operatorQueries,
];

async function gradientAt(
  session: Session,
  source: string,
  span: Span,
): Promise<Answer> {
  const { settings } = session;
  const operand = readOperand(session, source, span);
  const { along, point } = operand;
  const trace = traced(
    settings,
    operand.name,
    along as (x: Tensor) => number,
    point,
    1,
  );
  const found = await gradientBy(settings.method, operand);
  const blocks = settings.method === "notebook"
    ? [{ kind: "value", text: numpyRepr(found.value) } as const]
    : [
      shownFound(
        settings,
        found,
        comparison(settings, found, along as (x: Tensor) => number, point),
      ),
    ];
  return { value: found.value, blocks: [...trace, ...blocks] };
}

/** `f'(3)` on its own: the derivative with all that is known of it. */
export async function primeAt(
  session: Session,
  source: string,
  tree: PrimeNode,
): Promise<Answer> {
  const { scope, settings } = session;
  const { method } = settings;
  const blocks: Block[] = [];
  let found: Found | undefined;
  let asked: { f: (x: Tensor) => number; x: Tensor } | undefined;
  const derivative = derivativeHook(settings, blocks, {
    unnamed: tree.name,
    // What is heard last is about the prime itself: those in its argument come first.
    heed(answer, f, x) {
      found = answer;
      asked = { f, x };
    },
  });
  const value = evaluate(tree, source, scope, {
    ...optionsOf(settings),
    derivative,
  });
  if (!asked || !found) {
    return { value, blocks: [...blocks, shownFound(settings, { value })] };
  }
  const { f, x } = asked;
  if (EXACT_METHODS.has(method)) {
    const at = {
      f: f as unknown as FunctionAtPoint["f"],
      args: [x as number],
      point: [x as number],
    };
    const path = Array<number>(tree.order).fill(0);
    found = await exactPartial(method, at, path);
  }
  const remark = tree.order === 1 ? comparison(settings, found, f, x) : "";
  return {
    value: found.value,
    blocks: [...blocks, shownFound(settings, found, remark)],
  };
}

/** The query a part of an entry begins with, and where the rest of it begins. */
export function findQuery(
  text: string,
): { query: Query; begin: RegExpExecArray } | undefined {
  for (const query of QUERIES) {
    if (!query.names.some((name) => text.startsWith(name[0]))) continue;
    const begin = (query.pattern?.() ?? wordPattern(query.names)).exec(text);
    if (begin) return { query, begin };
  }
  return undefined;
}

/** The answer to the query that a part of an entry is, if it is one. */
export async function answerTo(
  session: Session,
  source: string,
  { start, end }: Span,
): Promise<Answer | undefined> {
  const asked = findQuery(source.slice(start, end));
  if (!asked) return undefined;
  const { query, begin } = asked;
  const rest = { start: start + begin[0].length, end };
  return await query.answer(session, source, rest, begin);
}

/**
 * One of the words with a blank behind it, or with `(f)(1, 2)`, so that `grad(x)` calls a function; the sign ∇ needs
 * neither.
 */
function wordPattern(names: readonly string[]): RegExp {
  const words = names.filter((name) => name !== "∇").join("|");
  return new RegExp(
    `^(?:(?:${words})(?:\\s+|$|(?=\\([^\\s()]+\\)\\())|∇\\s*)(?!:?=(?!=))`,
    "u",
  );
}

/** Every word that the language of the REPL knows besides commands. */
export function queryNames(): string[] {
  return [...QUERIES.flatMap(({ names }) => names), ...builtInNames()];
}
