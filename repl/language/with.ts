/**
 * Settings for one part of an entry: `grad f(1, 2) with method = central, digits = 4`.
 *
 * @module
 */
import { nearestName } from "../../lib/core/names.ts";
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import { scan } from "../../lib/expression/syntax/token.ts";
import type { Token } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import type { Session } from "../session/session.ts";
import { SETTINGS, type Settings, settingValue } from "../session/setting.ts";

/** What stands behind `with`. */
export interface WithClause extends Span {
  /** The place of the word. */
  readonly word: Span;
  /** The settings it asks for. */
  readonly settings: Partial<Settings>;
}

/** The settings at the end of a part, if it has such; words that the part has a meaning of its own for are none. */
export function withClause(
  source: string,
  part: Span,
  own: readonly string[],
): WithClause | undefined {
  if (!source.slice(part.start, part.end).includes("with")) return undefined;
  const tokens = [...scan(source, part.start, part.end)];
  const at = settingsIn(tokens, own);
  if (at < 0) return undefined;
  const settings = {};
  let [first] = tokens.slice(at + 1);
  tokens.slice(at + 1).forEach((token, i, list) => {
    const next = list[i + 1];
    if (next && token.text !== ",") return;
    const end = next ? token.start : part.end;
    Object.assign(settings, setting(source, { start: first.start, end }));
    first = next;
  });
  return { start: tokens[at].start, end: part.end, word: tokens[at], settings };
}

/** The index of a `with` outside of brackets, before the name of a setting, or before a name and an equals sign. */
function settingsIn(tokens: readonly Token[], own: readonly string[]): number {
  let depth = 0;
  return tokens.findIndex(({ text }, i) => {
    if ("([{".includes(text)) depth++;
    else if (")]}".includes(text)) depth--;
    const [name, equals] = tokens.slice(i + 1, i + 3);
    if (text !== "with" || i === 0 || depth > 0) return false;
    if (name?.kind !== "name" || own.includes(name.text)) return false;
    return equals?.text === "=" ||
      SETTINGS.some((each) => each.name === name.text);
  });
}

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

/** The step as others name it. */
const STEP = /^(?:h|dx|delta(?:_?x)?|eps(?:ilon)?|step_?size)$/;

/** `method = central`. */
function setting(source: string, place: Span): Partial<Settings> {
  const part = source.slice(place.start, place.end);
  const [name, value = ""] = part.split("=").map((word) => word.trim());
  const [first, second] = name.split(/\s+/);
  const fail = (reason: string, hint: string) =>
    new ExpressionError(source, place, reason, { hint });
  if (second !== undefined && !part.includes("=")) {
    const hint = `write with ${first} = ${second}`;
    throw fail(`${first} needs an equals sign`, hint);
  }
  const known = SETTINGS.find((setting) => setting.name === name);
  if (!known) {
    const names = SETTINGS.map(({ name }) => name);
    const near = STEP.test(name) ? "step" : nearestName(name, names);
    throw fail(
      `no setting ${name}`,
      near ? `did you mean ${near}?` : `there is ${names.join(", ")}`,
    );
  }
  const wanted = known.read(value);
  if (wanted === undefined) {
    throw fail(
      `no ${name} ${value}`,
      `expected ${known.usage.replaceAll("|", " or ")}`,
    );
  }
  return { [name]: settingValue(wanted) };
}
