/**
 * `recover`: brings back a session whose process was ended.
 *
 * @module
 */
import {
  type Block,
  hasFailed,
  type Outcome,
  type Session,
  type Settled,
} from "../session/session.ts";
import type { Host } from "./host.ts";
import type { CutOff } from "./journal.ts";
import { news } from "./news.ts";

/** Runs an entry and does what it asks for. */
type Run = (session: Session, source: string, host: Host) => Promise<Outcome>;

/** Runs again what made the session; what fails now is told, and the rest comes back. */
export async function recover(
  { parts, running }: CutOff,
  session: Session,
  host: Host,
  run: Run,
): Promise<Settled> {
  const { past, changes } = session;
  let current: Session = { ...session, past: [], changes: 0 };
  const failures: Block[] = [];
  for (const part of parts) {
    const outcome = await run(current, part, host);
    if (hasFailed(outcome)) {
      const { text } = outcome.blocks.at(-1)!;
      failures.push({
        kind: "text",
        text: `did not come back: ${part}\n${text}`,
      });
    } else current = outcome.session;
  }
  const told: Block[] = running === undefined ? [] : [{
    kind: "text",
    text: `it ran this, which is not run again: ${running}`,
  }];
  return {
    session: { ...current, entries: session.entries, past, changes },
    blocks: [...failures, news(session, current, "brought back"), ...told],
    quit: false,
  };
}

// What is longer says no more.
const SHOWN = 40;

/** What can be brought back, in a line. */
export function offerOf(
  { seen, running, parts }: CutOff,
  now: number,
): string {
  const count = parts.length === 1
    ? "its definition"
    : `its ${parts.length} definitions`;
  const last = parts.at(-1)!.replaceAll(/\s+/g, " ");
  const shown = last.length > SHOWN ? `${last.slice(0, SHOWN)}...` : last;
  const state = running === undefined
    ? "was cut off"
    : "was cut off, or runs elsewhere,";
  return `a session ${state} ${
    ago(now - seen)
  }: recover brings back ${count}, to ${shown}`;
}

function ago(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 100) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${Math.round(hours / 24)} days ago`;
}
