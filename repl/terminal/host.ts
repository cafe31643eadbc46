/**
 * What entries can count on beyond the session: the person, the files, and who may do what.
 *
 * @module
 */
import type { Ask } from "../editor/question.ts";
import type { CutOff } from "./journal.ts";
import type { Block } from "../session/session.ts";

/** Someone at the terminal, who can be asked. */
export interface Person {
  readonly ask: Ask;
  /** Does something during which Deno may ask for a permission, and which Ctrl-C calls off. */
  aside<T>(action: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** What entries can count on. */
export interface Host {
  readonly person?: Person;
  /** How the terminal was started at which entries are edited. */
  readonly start?: TerminalStart;
  /** The session that can be brought back, if one was cut off; it is taken by that. */
  readonly cutOff?: () => Promise<CutOff | undefined>;
  /** Whether modules may be loaded that are no files. */
  readonly urls?: boolean;
  /** The files that are being loaded. */
  readonly loading?: Loading;
}

/** How a terminal was started. */
export interface TerminalStart {
  /** Which terminal it is, and why. */
  readonly terminal: string;
  /** Whether entries outlive the session. */
  readonly history: boolean;
}

/** Loads that load others. */
export interface Loading {
  /** The files, from the outermost. */
  readonly files: readonly string[];
  /** What is to be said of files that were written meanwhile. */
  readonly notices: Block[];
}

/** Does something during which Deno may ask for a permission; the signal is that of a person who calls it off. */
export async function aside<T>(
  { person }: Host,
  action: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal } = new AbortController();
  return await (person ? person.aside(action) : action(signal));
}

/** The block for what could not be done. */
export function failure(message: string): Block {
  return { kind: "error", text: `error: ${message}`, fault: { message } };
}
