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
} from "../lib/expression/mod.ts";
import type { CompiledFunction, Span, Statement, Value } from "../mod.ts";
import { commandCall } from "./command_call.ts";
import { optionsOf } from "./evaluation.ts";
import { formatValue, numberFormat } from "./format.ts";
import { findQuery, primeAt } from "./query.ts";
import type { Segment } from "./segment.ts";
import type { Block, Outcome, Session } from "./session.ts";
import { withSettings } from "./with.ts";

/** Runs one part of an entry. */
export async function runSegment(
  session: Session,
  source: string,
  segment: Span & Pick<Segment, "javaScript">,
): Promise<Partial<Outcome>> {
  if (segment.javaScript) {
    const { javaScriptFunction } = await import("./javascript/function.ts");
    const f = javaScriptFunction(source, segment.javaScript);
    return {
      session: bind(session, f.name, f),
      blocks: [
        { kind: "definition", text: f.source },
        ...stale(session, f.name),
      ],
    };
  }
  const wanted = withSettings(session.settings, source, segment);
  if (wanted) {
    const { settings, statement } = wanted;
    const inner = { ...session, settings };
    const outcome = await runSegment(inner, source, statement);
    return outcome.session?.settings === settings
      ? {
        ...outcome,
        session: { ...outcome.session, settings: session.settings },
      }
      : outcome;
  }
  const call = commandCall(source, segment);
  if (call) {
    const { commandNamed } = await import("./command.ts");
    const run = (session: Session, part: Span) =>
      runSegment(session, source, part);
    return await commandNamed(call.name).run(session, { ...call, run });
  }
  const asked = findQuery(source.slice(segment.start, segment.end));
  if (asked) {
    const { query, begin } = asked;
    const rest = { start: segment.start + begin[0].length, end: segment.end };
    const { value, blocks } = await query.answer(session, source, rest, begin);
    return { session: bind(session, "ans", value), blocks };
  }
  try {
    const isValue = valueTest(session.scope);
    let outcome: Pick<Outcome, "session" | "blocks"> = { session, blocks: [] };
    for (const statement of parse(source, { ...segment, isValue })) {
      const { session, blocks } = runStatement(
        outcome.session,
        source,
        statement,
      );
      outcome = { session, blocks: [...outcome.blocks, ...blocks] };
    }
    return outcome;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { withCommandHint } = await import("./misspelt.ts");
    throw withCommandHint(error, session, source, segment);
  }
}

function runStatement(
  session: Session,
  source: string,
  statement: Statement,
): { session: Session; blocks: Block[] } {
  const blocks: Block[] = [];
  const options = optionsOf(session.settings, blocks);
  switch (statement.kind) {
    case "definition": {
      const f = define(
        statement,
        source,
        session.scope,
        optionsOf(session.settings),
      );
      return {
        session: bind(session, statement.name, f),
        blocks: [
          { kind: "definition", text: f.source },
          ...stale(session, statement.name),
        ],
      };
    }
    case "assignment": {
      const value = evaluate(statement.value, source, session.scope, options);
      return {
        session: bind(session, statement.name, value),
        blocks: [
          ...blocks,
          {
            kind: "definition",
            text: `${statement.name} = ${
              formatValue(value, numberFormat(session.settings))
            }`,
          },
          ...stale(session, statement.name),
        ],
      };
    }
    case "expression": {
      if (statement.tree.kind === "prime") {
        const { value, blocks } = primeAt(session, source, statement.tree);
        return { session: bind(session, "ans", value), blocks: [...blocks] };
      }
      const value = evaluate(statement.tree, source, session.scope, options);
      return {
        session: bind(session, "ans", value),
        blocks: [...blocks, {
          kind: "value",
          text: formatValue(value, numberFormat(session.settings)),
        }],
      };
    }
  }
}

/** A definition keeps the values it was made with: says which functions a new one does not reach. */
function stale({ scope }: Session, name: string): Block[] {
  if (!scope.has(name)) return [];
  const keepers = [...scope].filter(([other, value]) =>
    other !== name && typeof value === "function" && "captured" in value &&
    (value as unknown as CompiledFunction).captured.has(name)
  ).map(([other]) => other);
  if (keepers.length === 0) return [];
  const keep = keepers.length === 1 ? "keeps" : "keep";
  const text = `note: ${
    keepers.join(", ")
  } ${keep} the earlier ${name}; define again what is to use the new one`;
  return [{ kind: "text", text }];
}

function bind(session: Session, name: string, value: Value): Session {
  return { ...session, scope: new Map(session.scope).set(name, value) };
}
