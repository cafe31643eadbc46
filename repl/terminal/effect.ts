/**
 * What entries do with files and with the person: the front end's part of `save`, `load`, `> file` and `examples`.
 *
 * @module
 */
import { entries } from "../entries.ts";
import { type Ask, choice, confirmation } from "../question.ts";
import {
  type Block,
  type Effect,
  isComplete,
  type Outcome,
  past,
  run,
  type Session,
} from "../session.ts";
import type { Value } from "../../mod.ts";

/**
 * Runs an entry and does what it asks for.
 *
 * @param ask Asks the person, where there is one.
 */
export async function runAndSettle(
  session: Session,
  source: string,
  ask?: Ask,
): Promise<Outcome> {
  let outcome = await run(session, source);
  for (const effect of outcome.effects) {
    if (outcome.blocks.at(-1)?.kind === "error") break;
    if (effect.kind === "choose") {
      if (ask) outcome = await choose(effect, outcome, ask);
      continue;
    }
    const { session, blocks } = await settle(effect, outcome.session, ask);
    outcome = { ...outcome, session, blocks: [...outcome.blocks, ...blocks] };
  }
  return outcome;
}

/** Runs the entry that the person chooses, if any, instead of listing them all. */
async function choose(
  { title, entries, list }: Extract<Effect, { kind: "choose" }>,
  outcome: Outcome,
  ask: Ask,
): Promise<Outcome> {
  const blocks = outcome.blocks.filter((block) => block !== list);
  const chosen = await ask(choice(title, entries.map(({ label }) => label)));
  if (chosen === undefined) return { ...outcome, blocks };
  const next = await run(outcome.session, entries[chosen].entry);
  return { ...next, blocks: [...blocks, ...next.blocks] };
}

type Settled = Pick<Outcome, "session" | "blocks">;
type FileEffect = Exclude<Effect, { kind: "choose" }>;

async function settle(
  effect: FileEffect,
  session: Session,
  ask?: Ask,
): Promise<Settled> {
  try {
    switch (effect.kind) {
      case "write":
        return { session, blocks: [await write(effect, ask)] };
      case "load":
        return /\.[cm]?[jt]s$/.test(effect.path)
          ? await loadModule(effect.path, session)
          : await loadEntries(effect.path, session);
    }
  } catch (error) {
    return {
      session,
      blocks: [{ kind: "error", text: `error: ${reason(effect, error)}` }],
    };
  }
}

async function write(
  { path, text, replace }: Extract<Effect, { kind: "write" }>,
  ask?: Ask,
): Promise<Block> {
  try {
    await Deno.writeTextFile(path, text, { createNew: !replace });
  } catch (error) {
    if (!ask || !(error instanceof Deno.errors.AlreadyExists)) throw error;
    if (await ask(confirmation(`${path} is there: replace it?`)) !== 1) {
      return { kind: "text", text: `left ${path} as it was` };
    }
    await Deno.writeTextFile(path, text);
  }
  return { kind: "text", text: `wrote ${path}` };
}

function reason({ kind, path }: FileEffect, error: unknown): string {
  const action = `Cannot ${kind} ${path}`;
  if (error instanceof Deno.errors.AlreadyExists) {
    return `${action} as there is such a file: choose another name, or put ! behind the command to replace it`;
  }
  if (error instanceof Deno.errors.NotFound) {
    return `${action} as there is no such file or folder`;
  }
  if (error instanceof Deno.errors.NotCapable) {
    return `${action} as Deno does not permit it: start with --allow-${
      kind === "write" ? "write" : "read"
    }`;
  }
  return `${action}: ${error instanceof Error ? error.message : String(error)}`;
}

/** Runs the entries of a saved session; the first that fails ends it, and nothing of it stays. */
async function loadEntries(path: string, session: Session): Promise<Settled> {
  const text = await Deno.readTextFile(path);
  let current = session;
  for await (const { source, line, cutOff } of entries([text], isComplete)) {
    const outcome = await run(current, source);
    const failed = outcome.blocks.at(-1);
    if (cutOff || failed?.kind === "error") {
      const why = cutOff
        ? "error: it ends in the middle of an entry"
        : failed!.text;
      return {
        session,
        blocks: [{ kind: "error", text: `${why}\nat ${path}:${line}` }],
      };
    }
    current = outcome.session;
  }
  return {
    session: { ...current, ...past(session), previous: session },
    blocks: news(session, current),
  };
}

/** Binds the functions and the numbers that a module exports. */
async function loadModule(path: string, session: Session): Promise<Settled> {
  const url = new URL(path, `file://${Deno.cwd()}/`).href;
  const exports: Record<string, unknown> = await import(url);
  const found = Object.entries(exports).filter((
    entry,
  ): entry is [string, Value] =>
    entry[0] !== "default" &&
    (typeof entry[1] === "function" || typeof entry[1] === "number")
  );
  if (found.length === 0) {
    return {
      session,
      blocks: [{
        kind: "error",
        text: `error: ${path} exports no function and no number`,
      }],
    };
  }
  const scope = new Map([...session.scope, ...found]);
  const journal = [...session.journal, `load ${path}`];
  const current = { ...session, scope, journal, previous: session };
  return { session: current, blocks: news(session, current) };
}

/** The names that are new or changed. */
function news(before: Session, after: Session): Block[] {
  const names = [...after.scope].filter(([name, value]) =>
    name !== "ans" && before.scope.get(name) !== value
  );
  const list = names.map(([name]) => name).join(", ");
  return [{
    kind: "text",
    text: list === "" ? "nothing new" : `loaded ${list}`,
  }];
}
