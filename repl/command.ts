/**
 * The commands: one table, from which running, help and completion all follow.
 *
 * @module
 */
import type { Span } from "../mod.ts";
import { assert } from "./command/assert.ts";
import type { Arguments, Command } from "./command/command.ts";
import { check } from "./command/check.ts";
import { compare } from "./command/compare.ts";
import { critical } from "./command/critical.ts";
import { descend } from "./command/descend.ts";
import { examples } from "./command/examples.ts";
import { explain } from "./command/explain.ts";
import { load, save } from "./command/file.ts";
import { help } from "./command/help.ts";
import { history, list, quit, reset, undo } from "./command/session.ts";
import { info } from "./command/info.ts";
import { pin } from "./command/pin.ts";
import { plot } from "./command/plot.ts";
import { set, trace } from "./command/setting.ts";
import { sweep } from "./command/sweep.ts";
import { tangent } from "./command/tangent.ts";
import { time } from "./command/time.ts";

/** All commands, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  help,
  examples,
  list,
  info,
  set,
  trace,
  explain,
  compare,
  check,
  plot,
  tangent,
  sweep,
  critical,
  descend,
  time,
  assert,
  save,
  load,
  pin,
  undo,
  history,
  reset,
  quit,
];

/** The command a part of an entry is, with its words; a `/` or a `:` before it says that it is one. */
export function findCommand(
  source: string,
  segment: Span,
): { command: Command; args: Omit<Arguments, "run"> } | undefined {
  const words = [
    ...source.slice(segment.start, segment.end).matchAll(/\S+/g),
  ].map((match) => {
    const start = segment.start + match.index;
    return { text: match[0], start, end: start + match[0].length };
  });
  const [first, second] = words;
  if (!first || /^:?=/.test(second?.text ?? "")) return undefined;
  const name = first.text.replace(/^[/:]/, "");
  const command = COMMANDS.find(({ names }) => names.includes(name));
  const rest = { start: second?.start ?? first.end, end: segment.end };
  return command &&
    { command, args: { source, name, words: words.slice(1), rest } };
}
