/**
 * The REPL without a person: entry after entry of a script, a pipe or `--eval`.
 *
 * @module
 */
import { diagnostic } from "../session/diagnostic.ts";
import { entries, type Entry } from "../language/entries.ts";
import { type Flags, UsageError } from "../start/flags.ts";
import type { Ran } from "../session/json.ts";
import { isComplete, nothingSeen, segments } from "../language/segment.ts";
import type { Block, Session } from "../session/session.ts";
import { decoded, refuseWide } from "./read_text.ts";
import { writeBlock, writeError, writeRaw } from "./output.ts";
import { tellStrays } from "./strays.ts";
import { runWatched, type WatchedOutcome } from "./watched.ts";

const FAILED = 1;

/** Where a run has come to. */
interface Progress {
  readonly session: Session;
  readonly failed: boolean;
  readonly quit: boolean;
}

/** Runs a script, up to the first entry that fails unless it is to keep going; the exit code. */
export async function runScript(
  session: Session,
  flags: Flags,
): Promise<number> {
  let failed = false;
  let strays = 0;
  tellStrays((text) => {
    strays++;
    writeError(text);
  });
  const seen = session.control.kept(nothingSeen);
  const isWhole = (source: string) => isComplete(source, seen);
  for await (const entry of entries(chunks(flags), isWhole)) {
    const progress = await runEntry(session, entry, flags);
    session = progress.session;
    failed ||= progress.failed;
    if (progress.quit || failed && !flags.on.has("keep-going")) break;
  }
  await straysOf(session);
  return failed || strays > 0 ? FAILED : 0;
}

/** Waits for what the functions of modules have begun, which is told where it fails; formulas begin nothing. */
async function straysOf({ scope, control }: Session): Promise<void> {
  if (scope.formulas() === scope) return;
  const { turned } = await import("../foreign/apart.ts");
  await turned(control);
}

async function runEntry(
  session: Session,
  entry: Entry,
  flags: Flags,
): Promise<Progress> {
  const { source, cutOff } = entry;
  if (cutOff) return await fail(session, entry, flags, cutOffError(source));
  if (flags.on.has("json")) return await runAsJson(session, entry, flags);
  const outcome = await runner(flags)(session, source);
  for (const block of outcome.blocks) {
    if (block.kind === "error") {
      return await fail(outcome.session, entry, flags, block);
    }
    if (block.kind !== "definition") writeBlock(block);
  }
  return { session: outcome.session, failed: false, quit: outcome.quit };
}

/** Each statement of the entry by itself, so that each has an object of its own. */
async function runAsJson(
  session: Session,
  { source, line }: Entry,
  flags: Flags,
): Promise<Progress> {
  let failed = false;
  for (
    const { text, start } of segments(source, session.control.kept(nothingSeen))
  ) {
    const began = performance.now();
    const outcome = await runner(flags)(session, text);
    const ms = performance.now() - began;
    const at = line + source.slice(0, start).split("\n").length - 1;
    const { evaluations } = outcome;
    await writeJson({ line: at, input: text, outcome, evaluations, ms });
    session = outcome.session;
    if (outcome.quit) return { session, failed, quit: true };
    failed ||= outcome.blocks.at(-1)?.kind === "error";
    if (failed && !flags.on.has("keep-going")) break;
  }
  return { session, failed, quit: false };
}

/** Runs what is typed, or only reads it. */
function runner(
  flags: Flags,
): (session: Session, source: string) => Promise<WatchedOutcome> {
  if (flags.on.has("check")) return checked;
  const urls = flags.on.has("load-urls");
  return (session, source) => runWatched(session, source, { urls });
}

/** What reading a statement leads to: nothing, or an error. */
async function checked(
  session: Session,
  source: string,
): Promise<WatchedOutcome> {
  const { check } = await import("../entry/check.ts");
  const { session: next, error } = await check(session, source);
  const blocks = error ? [error] : [];
  return { session: next, blocks, quit: false, effects: [], evaluations: 0 };
}

function cutOffError(source: string): Block {
  const message = "the input ended in the middle of this";
  const place = { start: source.length, end: source.length };
  const text = diagnostic(message, source, place);
  return { kind: "error", text, fault: { message, place } };
}

async function writeJson(ran: Ran): Promise<void> {
  const { jsonLine } = await import("../session/json.ts");
  writeRaw(jsonLine(ran) + "\n");
}

async function fail(
  session: Session,
  { source, line }: Entry,
  flags: Flags,
  error: Block,
): Promise<Progress> {
  const progress = { session, failed: true, quit: false };
  if (flags.on.has("json")) {
    const outcome = { session, blocks: [error], effects: [], quit: false };
    const ran = { line, input: source, outcome, evaluations: 0, ms: 0 };
    await writeJson(ran);
    return progress;
  }
  writeError(error.text);
  if (flags.evals.length === 0) {
    const name = flags.script === "-" ? undefined : flags.script;
    writeError(`at ${name ?? "standard input"}:${line}`);
  }
  return progress;
}

/** The text to run, as it comes. */
function chunks(
  { script, evals }: Flags,
): Iterable<string> | AsyncIterable<string> {
  if (evals.length > 0) return evals.map((text) => text + "\n");
  return script === undefined || script === "-"
    ? standardInput()
    : fileNamed(script);
}

async function* fileNamed(path: string): AsyncGenerator<string> {
  const { scriptOf } = await import("../transcript/transcript.ts");
  try {
    yield scriptOf(decoded(Deno.readFileSync(path)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`Cannot read ${path}: ${reason}`);
  }
}

async function* standardInput(): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(65536);
  let isFirst = true;
  for (;;) {
    const count = await Deno.stdin.read(buffer);
    if (count === null) break;
    if (isFirst) refuseInput(buffer.subarray(0, count));
    isFirst = false;
    yield decoder.decode(buffer.subarray(0, count), { stream: true });
  }
  yield decoder.decode();
}

function refuseInput(bytes: Uint8Array): void {
  try {
    refuseWide(bytes);
  } catch (error) {
    throw new UsageError(
      `Cannot read standard input: ${(error as Error).message}`,
    );
  }
}
