/**
 * Settings that hold for one part of an entry.
 *
 * @module
 */
import type { Session } from "./session.ts";
import type { Settings } from "./setting.ts";

/** The session after a part with settings of its own: of what is set, only what that part set stays. */
export function settingsBack(
  before: Session,
  inner: Session,
  after: Session,
): Session {
  // Nothing is set: then it is the same object, as undo looks for what has changed.
  if (after.settings === inner.settings) {
    return { ...after, settings: before.settings };
  }
  const given = Object.entries(inner.settings);
  const kept = given.filter(([name, value]) =>
    after.settings[name as keyof Settings] === value
  ).map(([name]) => [name, before.settings[name as keyof Settings]]);
  return {
    ...after,
    settings: { ...after.settings, ...Object.fromEntries(kept) },
  };
}
