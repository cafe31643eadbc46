/**
 * What entries do with files and with the person: the front end's part of `save`, `load`, `> file` and `examples`.
 *
 * @module
 */
import { entries } from "../session/entries.ts";
import { type Ask, choice, confirmation } from "../editor/question.ts";
import {
  type Block,
  changedFrom,
  type Effect,
  isComplete,
  notDone,
  type Outcome,
  run,
  type Session,
} from "../session/session.ts";
import { appended } from "../session/log.ts";
import type { Value } from "../../lib/expression/mod.ts";
import { writeFile } from "./write_file.ts";

/** Someone at the terminal, who can be asked. */
export interface Person {
  readonly ask: Ask;
  /** Does something during which Deno may ask for a permission. */
  aside<T>(action: () => Promise<T>): Promise<T>;
}

/** Runs an entry and does what it asks for. */
export async function runAndSettle(
  session: Session,
  source: string,
  person?: Person,
): Promise<Outcome> {
  let outcome = await run(session, source);
  for (const effect of outcome.effects) {
    if (outcome.blocks.at(-1)?.kind === "error") break;
    if (effect.kind === "choose") {
      if (person) outcome = await choose(effect, outcome, person);
      continue;
    }
    const settled = await settle(effect, outcome.session, person);
    const failed = settled.blocks.at(-1)?.kind === "error";
    const session = failed ? notDone(settled.session) : settled.session;
    const blocks = [...outcome.blocks, ...settled.blocks];
    outcome = { ...outcome, session, blocks };
  }
  return outcome;
}

/** Runs the entry that the person chooses, if any, instead of listing them all. */
async function choose(
  { title, entries, list }: Extract<Effect, { kind: "choose" }>,
  outcome: Outcome,
  { ask }: Person,
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
  person?: Person,
): Promise<Settled> {
  try {
    const action = () => done(effect, session);
    return await (person ? person.aside(action) : action());
  } catch (error) {
    const { kind, path } = effect;
    const isThere = kind === "write" && !effect.replace &&
      error instanceof Deno.errors.AlreadyExists;
    if (!isThere || !person) {
      return { session, blocks: [failure(reason(effect, error))] };
    }
    if (await person.ask(confirmation(`${path} is there: replace it?`)) === 1) {
      return await settle({ ...effect, replace: true }, session, person);
    }
    const text = `left ${path} as it was`;
    return { session, blocks: [{ kind: "text", text }] };
  }
}

async function done(effect: FileEffect, session: Session): Promise<Settled> {
  switch (effect.kind) {
    case "write":
      await writeFile(effect.path, effect.text, effect);
      return {
        session,
        blocks: [{ kind: "text", text: `wrote ${effect.path}` }],
      };
    case "load":
      return /\.[cm]?[jt]s$/.test(effect.path)
        ? await loadModule(effect.path, session)
        : await loadEntries(effect.path, session);
  }
}

function failure(message: string): Block {
  return { kind: "error", text: `error: ${message}`, fault: { message } };
}

function reason({ kind, path }: FileEffect, error: unknown): string {
  const action = `Cannot ${kind} ${path}`;
  if (error instanceof Deno.errors.AlreadyExists) {
    return `${action} as there is such a file: choose another name, or put ! behind the command, or behind >, to replace it`;
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
      const said = cutOff
        ? failure("it ends in the middle of an entry")
        : failed!;
      // Its place is one in the file, not in what was typed.
      const { place: _, ...rest } = said.fault ?? { message: said.text };
      const at = `at ${path}:${line}`;
      const fault = { ...rest, message: `${rest.message}, ${at}` };
      const text = `${said.text}\n${at}`;
      return { session, blocks: [{ ...said, text, fault }] };
    }
    current = outcome.session;
  }
  return {
    session: changedFrom(session, { ...current, entries: session.entries }),
    blocks: news(session, current),
  };
}

/** Binds the functions and the numbers that a module exports. */
async function loadModule(path: string, session: Session): Promise<Settled> {
  const url = new URL(path, `file://${Deno.cwd()}/`);
  // A module of the same name is not read twice: what was changed since has another.
  if (url.protocol === "file:") {
    url.hash = String((await Deno.stat(url)).mtime?.getTime());
  }
  const exports: Record<string, unknown> = await import(url.href);
  const found = Object.entries(exports).filter((
    entry,
  ): entry is [string, Value] =>
    entry[0] !== "default" &&
    (typeof entry[1] === "function" || typeof entry[1] === "number")
  );
  if (found.length === 0) {
    return {
      session,
      blocks: [failure(`${path} exports no function and no number`)],
    };
  }
  let { scope } = session;
  for (const [name, value] of found) scope = scope.with(name, value);
  const journal = appended(session.journal, `load ${path}`);
  const current = changedFrom(session, { ...session, scope, journal });
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
