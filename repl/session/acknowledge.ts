/**
 * What an entry did that shows nothing of its own, in one short line each: for a person at a terminal.
 *
 * @module
 */
import { LAST_VALUE } from "./scope.ts";
import type { Value } from "../../lib/expression/mod.ts";
import type { Tensor } from "../../mod.ts";
import { formatMeasured, formatValue, numberFormat } from "./format.ts";
import type { Block, Outcome, Session, Version } from "./session.ts";
import { SETTINGS } from "./setting.ts";

/** The blocks to show at a terminal: a line in place of each definition, and one for what was set or taken back. */
export function acknowledged(
  before: Session,
  { session: after, blocks }: Outcome,
  source: string,
): Block[] {
  const shown = blocks.map((block) =>
    block.kind === "definition" ? line(definedText(block, after)) : block
  );
  // A `;` asks for no output, and what failed has been told.
  const isQuiet = source.trimEnd().endsWith(";") ||
    blocks.at(-1)?.kind === "error";
  const more = isQuiet ? undefined : changeText(before, after);
  if (more === undefined) return shown;
  // What the tutor says of a lesson comes last.
  const isTaught = before.lesson?.active && before.lesson !== after.lesson;
  const at = isTaught ? shown.length - 1 : shown.length;
  return [...shown.slice(0, at), line(more), ...shown.slice(at)];
}

function line(text: string): Block {
  return { kind: "text", text };
}

function definedText({ text, measured }: Block, after: Session): string {
  // No number that was measured loses its verdict.
  if (measured) return text;
  const [name] = /^[\p{L}\p{M}\p{N}_₀-₉]+/u.exec(text) ?? [""];
  return entryText(name, after);
}

/** What was set, or taken back, if anything was. */
function changeText(before: Session, after: Session): string | undefined {
  const settings = SETTINGS.filter(({ show }) =>
    show(before.settings) !== show(after.settings)
  ).map(({ name, show }) => `${name} ${show(after.settings)}`);
  const isTakenBack = after.changes < before.changes;
  const isForgotten = after.changes > before.changes && before.scope.size > 0 &&
    after.scope.size === 0;
  if (isForgotten) return "all is forgotten; undo brings it back";
  if (!isTakenBack) {
    return settings.length > 0 ? settings.join(", ") : undefined;
  }
  const names = changedNames(before, after)
    .map((name) => entryText(name, after));
  const all = [...names, ...settings];
  const few = all.slice(0, MOST);
  const rest = all.length > MOST ? ` and ${all.length - MOST} more` : "";
  return all.length === 0 ? undefined : `back to ${few.join(", ")}${rest}`;
}

// More names than that make no short line.
const MOST = 4;

function changedNames(before: Version, after: Version): string[] {
  const changed = new Set(after.scope.changedSince(before.scope));
  changed.delete(LAST_VALUE);
  const names = new Set([...before.scope.keys(), ...after.scope.keys()]);
  return [...names].filter((name) => changed.has(name));
}

// As much of a value as stands in a line with others.
const SHORT = 60;

function entryText(name: string, { scope, settings }: Version): string {
  const value = scope.get(name);
  if (value === undefined) return `no ${name}`;
  if (typeof value === "function") {
    return `function ${headOf(value) ?? name}`;
  }
  const { error } = scope.measuredOf(name) ?? {};
  const text = error === undefined
    ? formatValue(value, numberFormat(settings))
    : formatMeasured(value, error as Tensor, settings);
  const short = text.length > SHORT ? `${text.slice(0, SHORT)}...` : text;
  return `${name} = ${short}`;
}

/** `f(x, y)` of a formula, which has its parameters before its `=`; nothing of a function in JavaScript. */
export function headOf(value: Value | undefined): string | undefined {
  const isWritten = typeof value === "function" && "source" in value;
  const [head] = isWritten ? String(value.source).split("=", 1) : [""];
  return head.slice(0, head.lastIndexOf(")") + 1) || undefined;
}
