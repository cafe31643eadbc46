/**
 * The REPL: flags, then a session, then a terminal or a script. Needs no permission but to read a
 * script file that is named.
 *
 * ```sh
 * deno run repl/main.ts --eval "f(x) = x^2; f'(3)"
 * ```
 *
 * @module
 */
import {
  type Flags,
  type Parser,
  readFlags,
  UsageError,
} from "./start/flags.ts";
import { Unwritable, writeError, writeOut } from "./terminal/output.ts";

const FAILED = 1;
const USAGE = 2;

async function main(args: readonly string[]): Promise<number> {
  try {
    if (args[0] === "test") {
      const { replayFiles } = await import("./terminal/replay.ts");
      return await replayFiles(args.slice(1));
    }
    const flags = await readFlags(args);
    if (flags.on.has("help") || flags.on.has("man")) {
      const { help, manual } = await import("./start/usage.ts");
      return say(flags.on.has("help") ? help() : await manual());
    }
    if (flags.on.has("version")) return say(await told(flags));
    if (flags.completions !== undefined) {
      const { completions } = await import("./start/completions.ts");
      return say(completions(flags.completions));
    }
    const prepare = async (parser?: Parser) => {
      const { prepared } = await import("./start/start.ts");
      return await prepared(parser ? await readFlags(args, parser) : flags);
    };
    if (isInteractive(flags)) {
      const { interact } = await import("./terminal/interact.ts");
      const history = !flags.on.has("no-history");
      return await interact(prepare, { history, hasFlags: args.length > 0 });
    }
    const { runScript } = await import("./terminal/script.ts");
    return await runScript(await prepare(), flags);
  } catch (error) {
    if (error instanceof Deno.errors.BrokenPipe) return 0;
    const isUsage = error instanceof UsageError;
    if (!isUsage && !(error instanceof Unwritable)) throw error;
    writeError(error.message);
    return isUsage ? USAGE : FAILED;
  }
}

function isInteractive(flags: Flags): boolean {
  return flags.script === undefined && flags.evals.length === 0 &&
    Deno.stdin.isTerminal() && Deno.stdout.isTerminal();
}

function say(text: string): number {
  writeOut(text);
  return 0;
}

async function told(flags: Flags): Promise<string> {
  if (flags.on.has("verbose")) {
    const { about } = await import("./terminal/about.ts");
    return await about();
  }
  const { version } = await import("./start/version.ts");
  return `fluxion ${await version()}`;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
