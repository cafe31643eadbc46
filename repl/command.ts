/**
 * The commands: one table, from which help and completion follow; `command_call.ts` loads each by its word.
 *
 * @module
 */
import { assert } from "./command/assert.ts";
import type { Command } from "./command/command.ts";
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
