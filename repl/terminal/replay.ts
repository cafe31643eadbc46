/**
 * `test FILE... [--update]`: transcripts replayed from the command line.
 *
 * @module
 */
import { UsageError } from "../start/flags.ts";
import { PROMPT } from "../transcript/prompt.ts";
import { differenceText, replayText } from "../replay.ts";
import { writeError, writeOut } from "./output.ts";
import { decoded } from "./read_text.ts";
import { writeFile } from "./write_file.ts";

const FAILED = 1;

/**
 * Replays the transcripts that are named; the exit code.
 *
 * @throws {UsageError} If none is named, one cannot be read, or a flag is unknown.
 */
export async function replayFiles(args: readonly string[]): Promise<number> {
  const update = args.includes("--update");
  const files = args.filter((arg) => arg !== "--update");
  const flag = files.find((file) => file.startsWith("-"));
  if (flag) {
    throw new UsageError(`Cannot use ${flag}: test takes --update alone`);
  }
  if (files.length === 0) {
    throw new UsageError("Cannot test nothing: name a transcript, or several");
  }
  let failed = false;
  for (const file of files) {
    const passed = await replayFile(file, update);
    failed ||= !passed;
  }
  return failed ? FAILED : 0;
}

async function replayFile(file: string, update: boolean): Promise<boolean> {
  const { entries, differences, updated } = await replayText(readText(file));
  const count = `${entries} ${entries === 1 ? "entry" : "entries"}`;
  if (entries === 0) {
    writeError(`${file}: nothing to replay: no line begins with "${PROMPT}"`);
    return false;
  }
  if (differences.length === 0) {
    writeOut(`${file}: ok, ${count}`);
    return true;
  }
  if (update) {
    await writeText(file, updated);
    writeOut(`${file}: updated, ${differences.length} of ${count}`);
    return true;
  }
  for (const difference of differences) {
    writeError(differenceText(file, difference) + "\n");
  }
  writeError(`${file}: ${differences.length} of ${count} differ`);
  return false;
}

function readText(file: string): string {
  try {
    return decoded(Deno.readFileSync(file));
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: ${reasonOf(error)}`);
  }
}

async function writeText(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { replace: true });
  } catch (error) {
    throw new UsageError(`Cannot write ${file}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
