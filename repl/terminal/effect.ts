/**
 * What entries do with files and with the person: the front end's part of `save`, `load`, `> file` and `examples`.
 *
 * @module
 */
import { choice, confirmation } from "../editor/question.ts";
import {
  type Block,
  type Effect,
  hasFailed,
  notDone,
  type Outcome,
  type Session,
  type Settled,
} from "../session/session.ts";
import { run } from "../entry/run.ts";
import { aside, failure, type Host } from "./host.ts";
import { load } from "./load.ts";
import { recover } from "./recover.ts";
import { writeFile } from "./write_file.ts";

/** Runs an entry and does what it asks for. */
export function runAndSettle(
  session: Session,
  source: string,
  host: Host = {},
): Promise<Outcome> {
  return run(
    session,
    source,
    (effect, before) => settle(effect, before, host),
  );
}

/** Does what an entry asks for. */
export async function settle(
  effect: Effect,
  before: Settled,
  host: Host,
): Promise<Settled> {
  if (effect.kind === "choose") return await choose(effect, before, host);
  if (effect.kind === "about") {
    const { about } = await import("./about.ts");
    const block = { kind: "text" as const, text: await about(host.start) };
    return { ...before, blocks: [...before.blocks, block] };
  }
  const settled = effect.kind === "recover"
    ? await bringBack(before.session, host)
    : await settleFile(effect, before.session, host);
  const session = hasFailed(settled)
    ? notDone(settled.session)
    : settled.session;
  if (effect.kind === "write") host.loading?.notices.push(...settled.blocks);
  return {
    session,
    blocks: [...before.blocks, ...settled.blocks],
    quit: before.quit || settled.quit,
  };
}

/** Runs the entry that the person chooses, if any, instead of listing them all. */
async function choose(
  { title, entries, list }: Extract<Effect, { kind: "choose" }>,
  before: Settled,
  host: Host,
): Promise<Settled> {
  if (!host.person) return before;
  const blocks = before.blocks.filter((block) => block !== list);
  const question = choice(title, entries.map(({ label }) => label));
  const chosen = await host.person.ask(question);
  if (chosen === undefined) return { ...before, blocks };
  const next = await runAndSettle(before.session, entries[chosen].entry, host);
  return { ...next, blocks: [...blocks, ...next.blocks] };
}

async function bringBack(session: Session, host: Host): Promise<Settled> {
  const cutOff = await host.cutOff?.();
  if (cutOff) return await recover(cutOff, session, host, runAndSettle);
  const text = "there is no session to bring back";
  return { session, blocks: [{ kind: "text", text }], quit: false };
}

type FileEffect = Exclude<
  Effect,
  { kind: "choose" | "about" | "recover" }
>;

async function settleFile(
  effect: FileEffect,
  session: Session,
  host: Host,
): Promise<Settled> {
  const shown = (block: Block) => ({ session, blocks: [block], quit: false });
  try {
    if (effect.kind === "load") {
      return await load(effect, session, host, runAndSettle);
    }
    const write = (signal: AbortSignal) =>
      writeFile(effect.path, effect.text, { ...effect, signal });
    await aside(host, write);
    return shown({ kind: "text", text: `wrote ${effect.path}` });
  } catch (error) {
    const { kind, path } = effect;
    const isThere = kind === "write" && !effect.replace &&
      error instanceof Deno.errors.AlreadyExists;
    if (!isThere || !host.person) return shown(failure(reason(effect, error)));
    const question = confirmation(`${path} is there: replace it?`);
    if (await host.person.ask(question) === 1) {
      return await settleFile({ ...effect, replace: true }, session, host);
    }
    return shown({ kind: "text", text: `left ${path} as it was` });
  }
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
    // Of files such as those in /proc Deno asks for more than the permission to read.
    const flag = /--allow-\w+/.exec(error.message)?.[0];
    return `${action} as Deno does not permit it: start with ${flag}`;
  }
  return `${action}: ${error instanceof Error ? error.message : String(error)}`;
}
