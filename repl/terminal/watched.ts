/**
 * Running an entry so that it can be stopped: by its time limit, and by Ctrl-C.
 *
 * @module
 */
import type { Outcome, Session } from "../session/session.ts";
import { run } from "../entry/run.ts";
import type { Host } from "./host.ts";

/** What an entry led to, and the evaluations it took. */
export interface WatchedOutcome extends Outcome {
  readonly evaluations: number;
}

/** Who watches an entry that runs, and what it can count on. */
export interface Watching extends Host {
  /** Whether Ctrl-C was pressed. */
  readonly pressed?: () => boolean;
}

/** Runs an entry until it is done, or `pressed`, or over the limit that the session sets. */
export async function runWatched(
  session: Session,
  source: string,
  { pressed = () => false, ...host }: Watching = {},
): Promise<WatchedOutcome> {
  const { limit } = session.settings;
  const end = performance.now() + limit;
  const reason = () => {
    if (pressed()) return "interrupted";
    return performance.now() > end
      ? `stopped at the limit of ${limit / 1000} s`
      : undefined;
  };
  const { result, evaluations } = await session.control.interruptible(
    limit === Infinity ? () => pressed() ? "interrupted" : undefined : reason,
    () =>
      run(session, source, async (effect, before) => {
        const { settle } = await import("./effect.ts");
        return await settle(effect, before, host);
      }),
    end,
  );
  return { ...result, evaluations };
}
