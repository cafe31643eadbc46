/**
 * The commands: one table, from which help and completion follow; `command_words.ts` loads each by its word.
 *
 * @module
 */
import { about } from "./about.ts";
import { assert } from "./assert.ts";
import type { Command } from "../language/command.ts";
import { check } from "./check.ts";
import { compare } from "./compare.ts";
import { critical } from "./critical.ts";
import { descend } from "./descend.ts";
import { examples } from "./examples.ts";
import { explain } from "./explain.ts";
import { learn } from "./learn.ts";
import { load, recover, save } from "./file.ts";
import { help } from "./help.ts";
import { history, list, quit, reset, undo } from "./session.ts";
import { info } from "./info.ts";
import { pin } from "./pin.ts";
import { plot } from "./plot.ts";
import { set, trace } from "./setting.ts";
import { simplify } from "./simplify.ts";
import { sweep } from "./sweep.ts";
import { tangent } from "./tangent.ts";
import { time } from "./time.ts";

/** All commands, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [
  help,
  learn,
  examples,
  list,
  info,
  simplify,
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
  recover,
  pin,
  undo,
  history,
  reset,
  about,
  quit,
];
