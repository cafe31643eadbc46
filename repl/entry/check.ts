/**
 * Reading entries without running them: what `--check` does.
 *
 * @module
 */
import { define } from "../../lib/expression/compile/define.ts";
import { checkCalls } from "../../lib/expression/compile/evaluate.ts";
import type { Statement } from "../../lib/expression/mod.ts";
import type { JavaScriptDefinition } from "../javascript/definition.ts";
import { errorBlock } from "../session/diagnostic.ts";
import type { Block, Session } from "../session/session.ts";
import { treesIn } from "../language/clauses.ts";
import { run as runEntry } from "./run.ts";
import { withPart } from "./with_part.ts";
import type { CommandPart, Part } from "../language/part.ts";
import { nothingSeen, segments } from "../language/segment.ts";

/** What reading an entry led to. */
export interface Checked {
  /** The session that knows what the entry defines; variables in it are no numbers. */
  readonly session: Session;
  readonly error?: Block;
}

/** Reads an entry: its definitions are made, and nothing is evaluated. */
export async function check(
  session: Session,
  source: string,
): Promise<Checked> {
  try {
    let current = session;
    for (const segment of segments(source, session.control.kept(nothingSeen))) {
      const before = current;
      current = await withPart(
        before,
        source,
        segment,
        (part) => checkPart(before, source, part),
      );
    }
    return { session: current };
  } catch (error) {
    return { session, error: errorBlock(error, source) };
  }
}

async function checkPart(
  session: Session,
  source: string,
  part: Part,
): Promise<Session> {
  switch (part.kind) {
    case "javascript":
      return await checkJavaScript(session, source, part.definition);
    case "command":
      return await checkCommand(session, source, part);
    case "statement":
      return { ...session, scope: defining(session, source, part.statement) };
  }
}

/** The session with a name for the function, of which nothing is run. */
async function checkJavaScript(
  session: Session,
  source: string,
  definition: JavaScriptDefinition,
): Promise<Session> {
  const { checkSyntax } = await import("../javascript/syntax.ts");
  await checkSyntax(source, definition, session.control);
  const scope = session.scope.with(definition.name, () => NaN);
  return { ...session, scope };
}

async function checkCommand(
  session: Session,
  source: string,
  part: CommandPart,
): Promise<Session> {
  const { command, inner, clauses } = part;
  if (command.policy.check === "run") {
    const run = async (session: Session, part: Part) => ({
      session: await checkPart(session, source, part),
    });
    const outcome = await command.run(session, {
      ...part,
      source,
      run,
      runEntry,
    });
    return outcome.session ?? session;
  }
  if (inner) await checkPart(session, source, inner);
  for (const tree of treesIn(clauses)) checkCalls(tree, source, session.scope);
  return session;
}

/** What is known after a statement: functions as they are, variables as no numbers. */
function defining(
  { scope }: Session,
  source: string,
  statement: Statement,
): Session["scope"] {
  switch (statement.kind) {
    case "assignment":
      checkCalls(statement.value, source, scope);
      return scope.with(statement.name, NaN);
    case "definition": {
      const derivative = () => ({ value: NaN });
      const f = define(statement, source, scope, { derivative });
      return scope.with(statement.name, f);
    }
    case "expression":
      checkCalls(statement.tree, source, scope);
      return scope;
  }
}
