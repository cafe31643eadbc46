/**
 * What made a session what it is, for `save`: run again, it gives the same names.
 *
 * @module
 */
import type { Tensor } from "../../mod.ts";
import { appended, items, type Log } from "./log.ts";
import { LAST_VALUE, type Scope } from "./scope.ts";
import type { Version } from "./session.ts";

/** The part of an entry that measured the last value: without it, its error and verdict would be lost. */
export interface Answer {
  readonly text: string;
  /** The journal at that time. */
  readonly at: Log<string>;
  /** Whether the journal has it. */
  readonly isNoted: boolean;
}

const USES_LAST_VALUE = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])${LAST_VALUE}(?![\p{L}\p{N}_])`,
  "u",
);

/** What a part of an entry adds to what is known of how the session came about. */
export function journaled(
  before: Version,
  after: Version,
  text: string,
): Pick<Version, "journal" | "answer"> {
  const isChange = differ(before, after);
  const isAnswer = !isChange && after.scope !== before.scope;
  const isMeasured = isAnswer && isMeasuredIn(after.scope);
  const mayUse = (isChange || isMeasured) && USES_LAST_VALUE.test(text);
  const { journal, answer } = mayUse ? withLastValue(before) : before;
  if (isChange) return { journal: appended(journal, text), answer };
  if (!isAnswer) return { journal, answer };
  return {
    journal,
    answer: isMeasured ? { text, at: journal, isNoted: false } : undefined,
  };
}

/** Whether two versions differ in more than their last value. */
export function differ(a: Version, b: Version): boolean {
  return a.settings !== b.settings ||
    a.scope.definitions !== b.scope.definitions;
}

function isMeasuredIn(scope: Scope): boolean {
  return scope.measuredOf(LAST_VALUE)?.error !== undefined;
}

/** The same with what gives the last value: where that was measured, the entry, at the place at which it was run. */
function withLastValue(
  { scope, journal, answer }: Version,
): Pick<Version, "journal" | "answer"> {
  const last = scope.get(LAST_VALUE);
  if (last === undefined || typeof last === "function") {
    return { journal, answer };
  }
  if (!answer) {
    const entry = `${LAST_VALUE} = ${writtenOut(last)}`;
    return { journal: appended(journal, entry), answer };
  }
  if (answer.isNoted) return { journal, answer };
  const { text, at } = answer;
  const since = items(journal).slice(at?.length ?? 0);
  return {
    journal: [text, ...since].reduce<Log<string>>(appended, at),
    answer: { text, at, isNoted: true },
  };
}

/** A value with all its numbers and all their digits. */
function writtenOut(value: Tensor): string {
  if (typeof value === "number") {
    return Object.is(value, -0) ? "-0" : String(value);
  }
  return `[${Array.from<Tensor>(value).map(writtenOut).join(", ")}]`;
}
