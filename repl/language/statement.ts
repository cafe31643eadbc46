/**
 * What one part of an entry does: a definition, a value, a question, a command.
 *
 * @module
 */
import {
  define,
  evaluate,
  ExpressionError,
  parse,
  valueTest,
} from "../../lib/expression/mod.ts";
import type { Span, Statement, Value } from "../../lib/expression/mod.ts";
import { commandCall } from "./command_call.ts";
import { optionsOf } from "./evaluation.ts";
import { showNames } from "../foreign/names.ts";
import { formatValue, numberFormat } from "../session/format.ts";
import { type Answer, answerTo, primeAt } from "./query.ts";
import type { Segment } from "./segment.ts";
import type { Block, Outcome, Session } from "../session/session.ts";
import { settingsBack, withSettings } from "./with.ts";

/** Runs one part of an entry. */
export async function runSegment(
  session: Session,
  source: string,
  segment: Span & Pick<Segment, "javaScript">,
): Promise<Partial<Outcome>> {
  showNames(session.scope);
  if (segment.javaScript) {
    const { javaScriptFunction } = await import("../javascript/function.ts");
    const f = await javaScriptFunction(source, segment.javaScript);
    return defined(session, f.name, f, f.source);
  }
  const wanted = withSettings(session.settings, source, segment);
  if (wanted) {
    const inner = { ...session, settings: wanted.settings };
    const outcome = await runSegment(inner, source, wanted.statement);
    return outcome.session
      ? { ...outcome, session: settingsBack(session, inner, outcome.session) }
      : outcome;
  }
  const call = commandCall(source, segment);
  if (call) {
    const command = await call.load();
    const run = (session: Session, part: Span) =>
      runSegment(session, source, part);
    return await command.run(session, { ...call.args, run });
  }
  const answer = await answerTo(session, source, segment);
  if (answer) return answered(session, answer);
  try {
    return await runStatements(session, source, segment);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { withCommandHint } = await import("./misspelt.ts");
    throw withCommandHint(error, session, source, segment);
  }
}

type Ran = Pick<Outcome, "session" | "blocks">;

async function runStatements(
  session: Session,
  source: string,
  span: Span,
): Promise<Ran> {
  const isValue = valueTest(session.scope);
  let ran: Ran = { session, blocks: [] };
  for (const statement of parse(source, { ...span, isValue })) {
    const { session, blocks } = await runStatement(
      ran.session,
      source,
      statement,
    );
    ran = { session, blocks: [...ran.blocks, ...blocks] };
  }
  return ran;
}

async function runStatement(
  session: Session,
  source: string,
  statement: Statement,
): Promise<Ran> {
  const { scope, settings } = session;
  if (statement.kind === "definition") {
    const f = define(statement, source, scope, optionsOf(settings));
    return defined(session, statement.name, f, f.source);
  }
  if (statement.kind === "expression" && statement.tree.kind === "prime") {
    return answered(session, await primeAt(session, source, statement.tree));
  }
  const isNamed = statement.kind === "assignment";
  const tree = isNamed ? statement.value : statement.tree;
  const blocks: Block[] = [];
  const value = evaluate(tree, source, scope, optionsOf(settings, blocks));
  const text = formatValue(value, numberFormat(settings));
  if (!isNamed) {
    blocks.push({ kind: "value", text });
    return answered(session, { value, blocks });
  }
  const { name } = statement;
  const ran = defined(session, name, value, `${name} = ${text}`);
  return { ...ran, blocks: [...blocks, ...ran.blocks] };
}

function defined(
  session: Session,
  name: string,
  value: Value,
  text: string,
): Ran {
  const blocks = [
    { kind: "definition", text } as const,
    ...stale(session, name),
  ];
  return { session: bind(session, name, value), blocks };
}

function answered(session: Session, { value, blocks }: Answer): Ran {
  return { session: bind(session, "ans", value), blocks };
}

/** A definition keeps the values it was made with: says which functions a new one does not reach. */
function stale({ scope }: Session, name: string): Block[] {
  const keepers = scope.has(name) ? scope.keepersOf(name) : [];
  if (keepers.length === 0) return [];
  const keep = keepers.length === 1 ? "keeps" : "keep";
  const text = `note: ${
    keepers.join(", ")
  } ${keep} the earlier ${name}; define again what is to use the new one`;
  return [{ kind: "text", text }];
}

function bind(session: Session, name: string, value: Value): Session {
  return { ...session, scope: session.scope.with(name, value) };
}
