/**
 * How far someone has come with the lessons, kept from one session to the next in `localStorage`, which needs no permission.
 *
 * @module
 */
import type { Progress } from "../session/session.ts";
import type { Session } from "../session/session.ts";

const KEY = "fluxion lesson";

/** The session with the progress that was kept, if any; the lesson itself is entered by `learn`. */
export function withKeptLesson(
  session: Session,
  storage: () => Pick<Storage, "getItem">,
): Session {
  const progress = kept(storage);
  return progress
    ? { ...session, lesson: { ...progress, active: false } }
    : session;
}

/** Keeps the progress where an entry has changed it. Keeping is a convenience: where it fails, nothing is said. */
export function keepLesson(
  before: Session,
  after: Session,
  storage: () => Pick<Storage, "setItem">,
): void {
  if (after.lesson === before.lesson) return;
  try {
    storage().setItem(KEY, JSON.stringify(after.lesson));
  } catch {
    return;
  }
}

function kept(
  storage: () => Pick<Storage, "getItem">,
): Progress | undefined {
  try {
    const found: unknown = JSON.parse(storage().getItem(KEY) ?? "null");
    return isProgress(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

function isProgress(found: unknown): found is Progress {
  if (typeof found !== "object" || found === null) return false;
  const { lesson, step, tries, finished } = found as Partial<Progress>;
  return [lesson, step, tries].every((n) => Number.isInteger(n) && n! >= 0) &&
    Array.isArray(finished) && finished.every(Number.isInteger);
}
