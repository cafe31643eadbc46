/**
 * The REPL at a terminal. Its first frame comes before anything else is loaded but what Deno would show the progress of.
 *
 * @module
 */
import { newEditor } from "../editor/editor.ts";
import type { Size } from "../editor/frame.ts";
import { PLAIN_LANGUAGE } from "../editor/language.ts";
import { COLOR, PLAIN } from "../editor/theme.ts";
import type { Session } from "../session/session.ts";
import { find, type Found } from "../start/find_packages.ts";
import { type Parser, stdParser } from "../start/flags.ts";
import { storedNotes } from "../start/registry_notes.ts";
import { languageOf } from "../start/language.ts";
import { version } from "../start/version.ts";
import { wasGreeted, welcome } from "../start/welcome.ts";
import { STD_CLI } from "../start/std_cli.ts";
import { builtinTerminal } from "./builtin.ts";
import { CLIFFY, CLIFFY_VERSION } from "./cliffy.ts";
import { Keyboard } from "./keyboard.ts";
import { PASTE_OFF, PASTE_ON, writeRaw } from "./output.ts";
import { beforeEnd } from "./signals.ts";
import { Screen } from "./screen.ts";
import type { Terminal } from "./terminal.ts";
import { type Watch, watchInterrupts } from "./watch.ts";

/** What an interactive start is asked for. */
export interface InteractOptions {
  /** Whether entries outlive the session. */
  readonly history: boolean;
  /** Whether there are flags, which the parser of `@std/cli` reads where it is found. */
  readonly hasFlags: boolean;
}

/** Talks with a person until they leave; the exit code. */
export async function interact(
  prepare: (parser?: Parser) => Promise<Session>,
  { history, hasFlags }: InteractOptions,
): Promise<number> {
  const keyboard = new Keyboard(Deno.stdin);
  const screen = new Screen(
    { write: writeRaw, size },
    Deno.noColor ? PLAIN : COLOR,
  );
  if (Deno.build.os !== "windows") {
    Deno.addSignalListener("SIGWINCH", () => screen.repaint());
  }
  const restore = () => {
    writeRaw(PASTE_OFF);
    keyboard.close();
  };
  const deaf = beforeEnd(restore);
  keyboard.open();
  writeRaw(PASTE_ON);
  try {
    let watching: Promise<Watch | undefined> | undefined;
    const watch = () => watching ??= watchInterrupts().catch(() => undefined);
    const found = await findPackages(keyboard, watch, hasFlags);
    const loaded = found.kind === "found" ? found.loaded : undefined;
    writeRaw(await greeting(found.kind === "found"));
    screen.paint(newEditor(), PLAIN_LANGUAGE);
    const { converse } = await import("./converse.ts");
    const session = await prepare(loaded?.parser);
    await converse(session, { keyboard, screen }, {
      history,
      terminal: loaded?.terminal ?? builtinTerminal(),
      about: found.kind === "found"
        ? `Cliffy ${CLIFFY_VERSION}`
        : `built in, as Cliffy was not fetched: ${found.why}`,
      watch,
      onWatched: deaf,
    });
  } finally {
    deaf();
    restore();
  }
  return 0;
}

/** What of JSR's packages is there; all are fetched together, and each is loaded where it serves. */
function findPackages(
  keyboard: Keyboard,
  watch: () => Promise<unknown>,
  hasFlags: boolean,
): Promise<Found<{ terminal: Terminal; parser?: Parser }>> {
  const packages = {
    specifiers: [...CLIFFY.specifiers, ...STD_CLI.specifiers],
    async load() {
      const terminal = await CLIFFY.load();
      if (!hasFlags) return { terminal };
      return { terminal, parser: stdParser(await STD_CLI.load()) };
    },
  };
  return find(packages, {
    notes: storedNotes(),
    write: writeRaw,
    key: () => keyboard.wait(),
    prepare: watch,
    now: Date.now,
    language: languageOf(navigator.language),
  });
}

async function greeting(isCliffy: boolean): Promise<string> {
  return welcome({
    version: await version(),
    terminal: isCliffy ? `Cliffy ${CLIFFY_VERSION}` : "built-in terminal",
    language: languageOf(navigator.language),
    again: wasGreeted(new Date().toDateString(), storedNotes()),
  });
}

/** The size of the terminal; one that knows none, such as a serial line, says 0. */
function size(): Size {
  const { columns, rows } = Deno.consoleSize();
  return { columns: columns || 80, rows: rows || 24 };
}
