/**
 * Reading entries without running them: what `--check` does.
 *
 * @module
 */
import { define, parse, valueTest } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import { checkCommand, checkQuestion } from "./check_arguments.ts";
import { commandCall } from "./command_call.ts";
import { errorBlock, shownIn } from "../session/diagnostic.ts";
import type { JavaScriptDefinition } from "../javascript/definition.ts";
import { withoutOwnParentheses, withoutParentheses } from "./place.ts";
import { findQuery } from "./query.ts";
import { segments } from "./segment.ts";
import type { Block, Session } from "../session/session.ts";
import { withSettings } from "./with.ts";

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
    for (const segment of segments(source)) {
      current = segment.javaScript
        ? await checkJavaScript(current, source, segment.javaScript)
        : await checkSegment(current, source, segment);
    }
    return { session: current };
  } catch (error) {
    return { session, error: errorBlock(error, source) };
  }
}

/** The session with a name for the function, of which nothing is run. */
async function checkJavaScript(
  session: Session,
  source: string,
  definition: JavaScriptDefinition,
): Promise<Session> {
  const { checkSyntax } = await import("../javascript/syntax.ts");
  await checkSyntax(source, definition);
  const scope = session.scope.with(definition.name, () => NaN);
  return { ...session, scope };
}

async function checkSegment(
  session: Session,
  source: string,
  segment: Span,
): Promise<Session> {
  const wanted = withSettings(session.settings, source, segment);
  if (wanted) return await checkSegment(session, source, wanted.statement);
  const call = commandCall(source, segment);
  if (call) {
    const run = async (session: Session, part: Span) => ({
      session: await checkSegment(session, source, part),
    });
    return await checkCommand(session, await call.load(), {
      ...call.args,
      run,
    });
  }
  const asked = findQuery(source.slice(segment.start, segment.end));
  if (asked) {
    const start = segment.start + asked.begin[0].length;
    // "∂f/∂y (1, 2)" has a point behind it, which is no expression of its own.
    const isPoint = asked.query.pattern !== undefined && source[start] === "(";
    const span = { start, end: segment.end };
    const text = withoutOwnParentheses(source, span);
    const place = isPoint ? withoutParentheses(source, span) : span;
    shownIn(source, text, () => checkQuestion(session, text, place));
    return session;
  }
  return { ...session, scope: defining(session, source, segment) };
}

/** What is known after the statements: functions as they are, variables as no numbers. */
function defining(
  session: Session,
  source: string,
  span: Span,
): Session["scope"] {
  let { scope } = session;
  const isValue = valueTest(scope);
  for (const statement of parse(source, { ...span, isValue })) {
    if (statement.kind === "assignment") {
      scope = scope.with(statement.name, NaN);
    }
    if (statement.kind === "definition") {
      const derivative = () => NaN;
      const f = define(statement, source, scope, { derivative });
      scope = scope.with(statement.name, f);
    }
  }
  return scope;
}
