/**
 * What one part of an entry does: a definition, a value, a formula, a command.
 *
 * @module
 */
import { define, ExpressionError, parse } from "../../lib/expression/mod.ts";
import type {
  MeasuredValue,
  Span,
  Statement,
  Tree,
  Value,
} from "../../lib/expression/mod.ts";
import { commandCall } from "./command_call.ts";
import { showNames } from "../foreign/names.ts";
import { evaluated, namesOf, optionsOf } from "./evaluation.ts";
import { formulaOf, isFormula } from "./formula.ts";
import { known, measuredText, shownEvaluation } from "./found.ts";
import { libraryFor } from "./library.ts";
import { readingOf } from "./reading.ts";
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
    return defined(session, f.name, f, { kind: "definition", text: f.source });
  }
  const wanted = withSettings(session.settings, source, segment);
  if (wanted) {
    const inner = { ...session, settings: wanted.settings };
    const outcome = await runSegment(inner, source, wanted.statement);
    return outcome.session
      ? { ...outcome, session: settingsBack(session, inner, outcome.session) }
      : outcome;
  }
  try {
    const call = commandCall(source, segment);
    if (!call) return await runStatements(session, source, segment);
    const command = await call.load();
    const run = (session: Session, part: Span) =>
      runSegment(session, source, part);
    return await command.run(session, { ...call.args, run });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    if (commandCall(source, segment)) throw error;
    const { advised } = await import("./misspelt.ts");
    throw advised(error, session, source, segment);
  }
}

type Ran = Pick<Outcome, "session" | "blocks">;

async function runStatements(
  session: Session,
  source: string,
  span: Span,
): Promise<Ran> {
  let ran: Ran = { session, blocks: [] };
  for (const statement of parse(source, { ...span, ...namesOf(session) })) {
    const before = ran.session;
    const { session, blocks } = await runStatement(before, source, statement);
    const read = echoOf(before, source, statement);
    ran = { session, blocks: [...ran.blocks, ...blocks, ...read] };
  }
  return ran;
}

/** How a statement was read, and what its definition hides. */
function echoOf(
  { scope, settings }: Session,
  source: string,
  statement: Statement,
): Block[] {
  if (!settings.echo) return [];
  const lines = readingOf(source, statement, scope);
  const { kind } = statement;
  const old = kind === "expression" ? undefined : scope.get(statement.name);
  if (kind === "assignment" && typeof old === "function") {
    const { name } = statement;
    lines.push(`${name} was a function, which this replaces`);
  }
  return lines.map((line) => ({ kind: "text", text: `  ${line}` }));
}

async function runStatement(
  session: Session,
  source: string,
  statement: Statement,
): Promise<Ran> {
  const { settings } = session;
  switch (statement.kind) {
    case "definition": {
      const library = await libraryFor(settings, [statement.body]);
      const options = optionsOf(session, library);
      const f = define(statement, source, session.scope, options);
      return defined(session, statement.name, f, {
        kind: "definition",
        text: f.source,
      });
    }
    case "assignment":
      return await assigned(session, source, statement);
    case "expression":
      return await valued(session, source, statement.tree);
  }
}

async function valued(
  session: Session,
  source: string,
  tree: Tree,
): Promise<Ran> {
  if (isFormula(session, tree)) {
    const { text } = formulaOf(session, source, tree);
    return { session, blocks: [{ kind: "formula", text }] };
  }
  const evaluation = await evaluated(session, source, tree);
  const block = shownEvaluation(session.settings, tree, evaluation);
  return {
    session: bound(session, "ans", evaluation.value, evaluation),
    blocks: [...evaluation.blocks, block],
  };
}

async function assigned(
  session: Session,
  source: string,
  { name, value: tree }: Statement & { kind: "assignment" },
): Promise<Ran> {
  if (isFormula(session, tree)) {
    const { functionOf } = formulaOf(session, source, tree);
    const f = functionOf(name);
    return defined(session, name, f, { kind: "definition", text: f.source });
  }
  const evaluation = await evaluated(session, source, tree);
  const text = measuredText(session.settings, evaluation, evaluation.heard);
  const block = {
    kind: "definition",
    text: `${name} = ${text}`,
    ...known(evaluation),
  } as const;
  const ran = defined(session, name, evaluation.value, block, evaluation);
  return { ...ran, blocks: [...evaluation.blocks, ...ran.blocks] };
}

function defined(
  session: Session,
  name: string,
  value: Value,
  block: Block,
  measured?: MeasuredValue,
): Ran {
  return {
    session: bound(session, name, value, measured),
    blocks: [block, ...stale(session, name)],
  };
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

function bound(
  session: Session,
  name: string,
  value: Value,
  measured?: MeasuredValue,
): Session {
  const { error, verdict } = measured ?? {};
  const scope = error === undefined || typeof value === "function"
    ? session.scope.with(name, value)
    : session.scope.with(name, value, {
      value: measured!.value,
      error,
      ...(verdict && { verdict }),
    });
  return { ...session, scope };
}
