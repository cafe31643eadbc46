/**
 * Sessions of the REPL for tests: entries in, outcome out.
 *
 * @module
 */
import { newSession, type Outcome } from "../../repl/session/session.ts";
import { run } from "../../repl/entry/run.ts";

/** Runs entries one after another; the outcome of the last one. */
export async function after(...entries: string[]): Promise<Outcome> {
  let outcome: Outcome = {
    session: newSession(),
    blocks: [],
    quit: false,
    effects: [],
  };
  for (const entry of entries) outcome = await run(outcome.session, entry);
  return outcome;
}
