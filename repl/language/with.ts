/**
 * Settings for one statement: `grad f(1, 2) with method = central, digits = 4`.
 *
 * @module
 */
import { ExpressionError, nearestName } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import type { Session } from "../session/session.ts";
import { SETTINGS, type Settings, settingValue } from "../session/setting.ts";

const WITH =
  /\swith\s+(?=[a-z]+\s*=(?!=)|(?:method|step|order|digits|format|trace|limit|seed)\b)/;

/** The statement without its settings, and the settings that it asks for; nothing where it asks for none. */
export function withSettings(
  settings: Settings,
  source: string,
  { start, end }: Span,
): { statement: Span; settings: Settings } | undefined {
  const text = source.slice(start, end);
  const found = WITH.exec(text);
  if (!found) return undefined;
  let at = start + found.index + found[0].length;
  let wanted = settings;
  for (const part of source.slice(at, end).split(",")) {
    const place = { start: at, end: at + part.length };
    wanted = { ...wanted, ...read(part, source, place) };
    at = place.end + 1;
  }
  return { statement: { start, end: start + found.index }, settings: wanted };
}

/** The session after a statement with settings of its own: of what is set, only what that statement set stays. */
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

function read(part: string, source: string, place: Span): Partial<Settings> {
  const [name, value = ""] = part.split("=").map((word) => word.trim());
  const [first, second] = name.split(/\s+/);
  if (second !== undefined && !part.includes("=")) {
    throw new ExpressionError(source, place, `${first} needs an equals sign`, {
      hint: `write with ${first} = ${second}`,
    });
  }
  const setting = SETTINGS.find((setting) => setting.name === name);
  const fail = (reason: string, hint: string) =>
    new ExpressionError(source, place, reason, { hint });
  if (!setting) {
    const names = SETTINGS.map(({ name }) => name);
    const near = nearestName(name, names);
    throw fail(
      `no setting ${name}`,
      near ? `did you mean ${near}?` : `there is ${names.join(", ")}`,
    );
  }
  const wanted = setting.read(value);
  if (wanted === undefined) {
    throw fail(
      `no ${name} ${value}`,
      `expected ${setting.usage.replaceAll("|", " or ")}`,
    );
  }
  return { [name]: settingValue(wanted) };
}
