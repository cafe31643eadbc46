/**
 * `load`: runs a saved session with all that its entries ask for, or binds what a module exports or a file of data holds.
 *
 * @module
 */
import { dirname, isAbsolute, join, normalize } from "node:path";
import { confirmation } from "../editor/question.ts";
import { entries } from "../language/entries.ts";
import {
  type Block,
  hasFailed,
  type Outcome,
  type Session,
  type Settled,
} from "../session/session.ts";
import { isComplete, nothingSeen } from "../language/segment.ts";
import { aside, failure, type Host, type Loading } from "./host.ts";
import { isData, loadData } from "./load_data.ts";
import { isElsewhere, loadModule } from "./load_module.ts";
import { news } from "./news.ts";
import { readText } from "./read_text.ts";

/** Runs an entry and does what it asks for. */
type Run = (session: Session, source: string, host: Host) => Promise<Outcome>;

// Nobody nests as deep on purpose; a file that writes another and loads it would never end.
const DEEPEST = 16;

/**
 * Loads what is at the path, data as a matrix under a name too where one is given; `run` is for the entries of a session.
 *
 * @throws {Error} If it can't be read, or loads itself.
 */
export async function load(
  { path, name }: { readonly path: string; readonly name?: string },
  session: Session,
  host: Host,
  run: Run,
): Promise<Settled> {
  const { files = [] } = host.loading ?? {};
  const isModule = /\.[cm]?[jt]s$/i.test(path);
  if (isElsewhere(path)) await mayLoad(path, isModule, host);
  const found = await locate(path, files.at(-1), host);
  if (isModule) {
    const loaded = await aside(host, () => loadModule(found, session));
    return {
      session: loaded,
      blocks: [news(session, loaded, "loaded")],
      quit: false,
    };
  }
  if (isData(path)) {
    const loaded = await aside(host, () => loadData(found, session, name));
    return { session: loaded.session, blocks: [loaded.block], quit: false };
  }
  const chain = [...files, found];
  if (files.some((file) => normalize(file) === normalize(found))) {
    throw new RangeError(`it loads itself: ${chainText(chain)}`);
  }
  if (chain.length > DEEPEST) {
    throw new RangeError(
      `loads are nested more than ${DEEPEST} deep: ${chainText(chain)}`,
    );
  }
  const text = await aside(host, () => readText(found));
  const loading = { files: chain, notices: host.loading?.notices ?? [] };
  return await loadEntries(text, session, { ...host, loading }, run);
}

function chainText([first, ...rest]: readonly string[]): string {
  return [first, ...rest.map((file) => `which loads ${file}`)].join(", ");
}

// Enough to see whose address it is.
const SHOWN = 60;

/**
 * A program that is no file came with what was typed or pasted. As no permission of Deno's stands before it, it needs
 * a yes of its own.
 */
async function mayLoad(
  url: string,
  isModule: boolean,
  { person, urls }: Host,
): Promise<void> {
  if (!isModule) {
    throw new TypeError("it is no file, and no module that ends in .ts or .js");
  }
  if (urls) return;
  if (!person) {
    throw new TypeError(
      "it is no file, and what it holds would run: start with --load-urls",
    );
  }
  const shown = url.length > SHOWN ? `${url.slice(0, SHOWN)}...` : url;
  const question = `${shown} is no file, and what it holds will run: load it?`;
  if (await person.ask(confirmation(question)) === 1) return;
  throw new TypeError("it is no file, and you said no");
}

/** Where a file is that another one names: in that one's folder, or else where we are. */
async function locate(
  path: string,
  from: string | undefined,
  host: Host,
): Promise<string> {
  if (
    from === undefined || isAbsolute(path) || /^[a-z][a-z\d+.-]+:/i.test(path)
  ) {
    return path;
  }
  const beside = join(dirname(from), path);
  if (beside === normalize(path)) return path;
  try {
    await aside(host, () => Deno.stat(beside));
    return beside;
  } catch (error) {
    const isNone = error instanceof Deno.errors.NotFound ||
      error instanceof Deno.errors.NotCapable;
    if (isNone) return path;
    throw error;
  }
}

/** Runs the entries of a saved session; the first that fails ends it, and nothing of it stays. */
async function loadEntries(
  text: string,
  session: Session,
  host: Host & { readonly loading: Loading },
  run: Run,
): Promise<Settled> {
  const { files, notices } = host.loading;
  const { past, changes } = session;
  // What it takes back is its own.
  let current: Session = { ...session, past: [], changes: 0 };
  let quit = false;
  const seen = session.control.kept(nothingSeen);
  const isWhole = (source: string) => isComplete(source, seen);
  for await (const { source, line, cutOff } of entries([text], isWhole)) {
    const outcome = cutOff ? undefined : await run(current, source, host);
    if (!outcome || hasFailed(outcome)) {
      const said = outcome?.blocks.at(-1) ??
        failure("it ends in the middle of an entry");
      const blocks = [...notices, failedAt(said, files.at(-1)!, line)];
      return { session, blocks, quit: false };
    }
    current = outcome.session;
    quit = outcome.quit;
    if (quit) break;
  }
  return {
    session: { ...current, entries: session.entries, past, changes },
    blocks: [...notices, news(session, current, "loaded")],
    quit,
  };
}

/** What is wrong, with where it is: its place is one in the file, not in what was typed. */
function failedAt(said: Block, path: string, line: number): Block {
  const { place: _, ...rest } = said.fault ?? { message: said.text };
  const at = `at ${path}:${line}`;
  const fault = { ...rest, message: `${rest.message}, ${at}` };
  return { ...said, text: `${said.text}\n${at}`, fault };
}
