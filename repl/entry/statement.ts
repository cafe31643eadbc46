/**
 * What one part of an entry does: a definition, a value, a formula, a command.
 *
 * @module
 */
import { define } from "../../lib/expression/compile/define.ts";
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import {
  isBuiltInConstant,
  isBuiltInFunction,
} from "../../lib/expression/table/known_names.ts";
import type {
  MeasuredValue,
  Statement,
  Tree,
  Value,
} from "../../lib/expression/mod.ts";
import { evaluated, optionsOf } from "../evaluation/evaluation.ts";
import { formulaOf, isFormula } from "../evaluation/formula.ts";
import { known, measuredText, shownEvaluation } from "../evaluation/found.ts";
import { libraryFor } from "../derivative/library.ts";
import type { Arguments } from "../language/command.ts";
import type { Part } from "../language/part.ts";
import { readingOf } from "../evaluation/reading.ts";
import type { Segment } from "../language/segment.ts";
import type { Block, Outcome, Session } from "../session/session.ts";
import { leftAside } from "../session/setting.ts";
import { settingsBack } from "../session/scoped_settings.ts";
import { withPart } from "./with_part.ts";

/** The text of an entry, and what runs another one. */
type Entry = Pick<Arguments, "source" | "runEntry">;

/** Reads a part of an entry, and runs it. */
export async function runSegment(
  session: Session,
  entry: Entry,
  segment: Segment,
): Promise<Partial<Outcome>> {
  const { source } = entry;
  session.control.names = session.scope;
  return await withPart(
    session,
    source,
    segment,
    (part) => runPart(session, entry, part),
  );
}

/** Runs a part of an entry. */
async function runPart(
  session: Session,
  entry: Entry,
  { settings: asked, file, ...part }: Part,
): Promise<Partial<Outcome>> {
  const { source } = entry;
  if (file) {
    const whole = { ...asked && { settings: asked }, ...part };
    const outcome = await runPart(session, entry, whole);
    const { exported } = await import("../export/export.ts");
    return await exported(outcome, file, session.settings);
  }
  if (asked) {
    const settings = { ...session.settings, ...asked.settings };
    const isOfSteps = "step" in asked.settings || "order" in asked.settings;
    const aside = isOfSteps ? leftAside(settings) : undefined;
    if (aside) {
      const hint = "central takes both, forward, backward and notebook a step";
      throw new ExpressionError(source, asked, aside, { hint });
    }
    const inner = { ...session, settings };
    const outcome = await runPart(inner, entry, part);
    return outcome.session
      ? { ...outcome, session: settingsBack(session, inner, outcome.session) }
      : outcome;
  }
  switch (part.kind) {
    case "javascript": {
      const { javaScriptFunction } = await import("../javascript/function.ts");
      const f = await javaScriptFunction(
        source,
        part.definition,
        session.control,
      );
      const block = { kind: "definition", text: f.source } as const;
      return defined(session, f.name, f, block);
    }
    case "command": {
      const run = (session: Session, part: Part) =>
        runPart(session, entry, part);
      return await part.command.run(session, { ...part, ...entry, run });
    }
    case "statement": {
      const ran = await runStatement(session, source, part.statement);
      const read = echoOf(session, source, part.statement);
      return { ...ran, blocks: [...ran.blocks, ...read] };
    }
  }
}

type Ran = Pick<Outcome, "session" | "blocks">;

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
  if (kind !== "expression" && old === undefined) {
    const { name } = statement;
    if (isBuiltInConstant(name) || isBuiltInFunction(name)) {
      lines.push(`${name} was built in, and is your own now`);
    }
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
      const block = { kind: "definition", text: statement.source } as const;
      return defined(session, statement.name, f, block);
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
    const { text, body } = await formulaOf(session, source, tree);
    const formula = { asked: tree, body };
    return { session, blocks: [{ kind: "formula", text, formula }] };
  }
  const evaluation = await evaluated(session, source, tree);
  const block = await shownEvaluation(session, tree, evaluation);
  const after = { ...session, settings: evaluation.settings };
  return {
    session: bound(after, "ans", evaluation.value, evaluation),
    blocks: [...evaluation.blocks, block],
  };
}

async function assigned(
  session: Session,
  source: string,
  { name, value: tree }: Statement & { kind: "assignment" },
): Promise<Ran> {
  if (isFormula(session, tree)) {
    const { functionOf } = await formulaOf(session, source, tree);
    const f = functionOf(name);
    return defined(session, name, f, { kind: "definition", text: f.source });
  }
  const evaluation = await evaluated(session, source, tree);
  const text = measuredText(session.settings, evaluation, evaluation.heard);
  const block = {
    kind: "definition",
    text: `${name} = ${text}`,
    value: evaluation.value,
    ...known(evaluation),
  } as const;
  const after = { ...session, settings: evaluation.settings };
  const ran = defined(after, name, evaluation.value, block, evaluation);
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
