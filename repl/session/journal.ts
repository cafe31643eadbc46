/**
 * What made a session what it is, for `save`: run again, it gives the same names.
 *
 * @module
 */
import type { Tensor } from "../../mod.ts";
import { appended, type Log } from "./log.ts";
import { LAST_VALUE, type Scope } from "./scope.ts";

const USES_LAST_VALUE = new RegExp(
  String.raw`(?<![\p{L}\p{N}_])${LAST_VALUE}(?![\p{L}\p{N}_])`,
  "u",
);

/** The journal with a part of an entry; where that uses the last value, of which no entry was noted, with the value before it. */
export function journaled(
  journal: Log<string>,
  text: string,
  scope: Scope,
): Log<string> {
  const last = scope.get(LAST_VALUE);
  const isUsed = USES_LAST_VALUE.test(text) && last !== undefined &&
    typeof last !== "function";
  const before = isUsed
    ? appended(journal, `${LAST_VALUE} = ${writtenOut(last)}`)
    : journal;
  return appended(before, text);
}

/** A value with all its numbers and all their digits. */
function writtenOut(value: Tensor): string {
  if (typeof value === "number") {
    return Object.is(value, -0) ? "-0" : String(value);
  }
  return `[${Array.from<Tensor>(value).map(writtenOut).join(", ")}]`;
}
