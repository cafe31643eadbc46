/**
 * Reading entries without running them: what `--check` does.
 *
 * @module
 */
import {
  builtInNames,
  children,
  define,
  ExpressionError,
  parse,
  parseExpression,
  parsePoint,
} from "../../lib/expression/mod.ts";
import type { Span, Tree } from "../../lib/expression/mod.ts";
import type { Arguments, Command } from "../command/command.ts";
import { type Grammar, readClauses } from "./clause.ts";
import { commandCall } from "./command_call.ts";
import { namesOf } from "./evaluation.ts";
import { errorBlock } from "../session/diagnostic.ts";
import type { JavaScriptDefinition } from "../javascript/definition.ts";
import { segments } from "./segment.ts";
import type { Block, Outcome, Session } from "../session/session.ts";
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
  if (!call) return { ...session, scope: defining(session, source, segment) };
  const run = async (session: Session, part: Span) => ({
    session: await checkSegment(session, source, part),
  });
  return await checkCommand(session, await call.load(), { ...call.args, run });
}

async function checkCommand(
  session: Session,
  { grammar, policy, names: [name], run }: Command,
  args: Arguments,
): Promise<Session> {
  if (policy?.harmless) {
    const outcome: Partial<Outcome> = await run(session, args);
    return outcome.session ?? session;
  }
  if (name === "time") await args.run(session, args.rest);
  if (grammar) checkClauses(session, args, grammar);
  return session;
}

/** Reads functions, points, ranges and options behind a command. */
function checkClauses(
  session: Session,
  { source, rest }: Arguments,
  grammar: Grammar,
): void {
  const { targets, words, options, ranges } = readClauses(
    source,
    rest,
    grammar,
  );
  const value = (span: Span) => {
    const names = { ...namesOf(session), bareFunctions: true };
    const tree = parseExpression(source, { ...span, ...names });
    checkFunctions(session, source, tree);
  };
  for (const target of targets) value(target);
  for (const [word, span] of words) {
    if (word === "at" || word === "from") {
      parsePoint(source, { ...span, ...namesOf(session) });
    } else value(span);
  }
  for (const span of options.values()) value(span);
  for (const { low, high } of ranges) [low, high].forEach(value);
}

/** What is known after the statements: functions as they are, variables as no numbers. */
function defining(
  session: Session,
  source: string,
  span: Span,
): Session["scope"] {
  let { scope } = session;
  for (const statement of parse(source, { ...span, ...namesOf(session) })) {
    switch (statement.kind) {
      case "assignment":
        checkFunctions({ scope }, source, statement.value);
        scope = scope.with(statement.name, NaN);
        break;
      case "definition": {
        const derivative = () => ({ value: NaN });
        const f = define(statement, source, scope, { derivative });
        scope = scope.with(statement.name, f);
        break;
      }
      case "expression":
        checkFunctions({ scope }, source, statement.tree);
    }
  }
  return scope;
}

/**
 * Sees to it that every function that is called is there.
 *
 * @throws {ExpressionError} If one is not.
 */
function checkFunctions(
  { scope }: Pick<Session, "scope">,
  source: string,
  tree: Tree,
): void {
  const pending = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    pending.push(...children(node));
    if (node.kind !== "call" && node.kind !== "prime") continue;
    const { name, nameSpan } = node;
    if (scope.has(name) || builtInNames().includes(name)) continue;
    throw new ExpressionError(source, nameSpan, `unknown function ${name}`);
  }
}
