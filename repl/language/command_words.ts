/**
 * The words that commands begin with, so that each command is loaded when it is typed.
 *
 * @module
 */
import type { Command } from "../command/command.ts";

/** Each word that a command begins with, and how to load that command alone; a test holds them to the table of commands. */
export const COMMAND_WORDS: ReadonlyMap<string, () => Promise<Command>> =
  new Map([
    ["help", () => listed("help")],
    ["?", () => listed("help")],
    ["도움말", () => listed("help")],
    ["learn", async () => (await import("../command/learn.ts")).learn],
    ["examples", () => listed("examples")],
    ["list", async () => (await import("../command/session.ts")).list],
    ["info", async () => (await import("../command/info.ts")).info],
    [
      "simplify",
      async () => (await import("../command/simplify.ts")).simplify,
    ],
    ["set", async () => (await import("../command/setting.ts")).set],
    ["trace", async () => (await import("../command/setting.ts")).trace],
    ["explain", async () => (await import("../command/explain.ts")).explain],
    ["compare", async () => (await import("../command/compare.ts")).compare],
    ["check", async () => (await import("../command/check.ts")).check],
    ["plot", async () => (await import("../command/plot.ts")).plot],
    ["tangent", async () => (await import("../command/tangent.ts")).tangent],
    ["sweep", async () => (await import("../command/sweep.ts")).sweep],
    ["critical", async () => (await import("../command/critical.ts")).critical],
    ["descend", async () => (await import("../command/descend.ts")).descend],
    ["time", async () => (await import("../command/time.ts")).time],
    ["assert", async () => (await import("../command/assert.ts")).assert],
    ["save", async () => (await import("../command/file.ts")).save],
    ["save!", async () => (await import("../command/file.ts")).save],
    ["load", async () => (await import("../command/file.ts")).load],
    ["recover", async () => (await import("../command/file.ts")).recover],
    ["pin", async () => (await import("../command/pin.ts")).pin],
    ["pin!", async () => (await import("../command/pin.ts")).pin],
    ["undo", async () => (await import("../command/session.ts")).undo],
    ["history", async () => (await import("../command/session.ts")).history],
    ["reset", async () => (await import("../command/session.ts")).reset],
    ["about", async () => (await import("../command/about.ts")).about],
    ["quit", async () => (await import("../command/session.ts")).quit],
    ["exit", async () => (await import("../command/session.ts")).quit],
  ]);

/** A command that tells of all the others, and so is loaded with them. */
async function listed(name: string): Promise<Command> {
  const { COMMANDS } = await import("../command/commands.ts");
  return COMMANDS.find(({ names }) => names.includes(name))!;
}

/** The commands that are loaded, by the words they begin with. */
export type Commands = ReadonlyMap<string, Command>;

/** The commands that a text may hold, loaded. */
export async function commandsIn(text: string): Promise<Commands> {
  const commands = new Map<string, Command>();
  for (const word of text.match(/[\p{L}\p{N}_]+!?|\?/gu) ?? []) {
    const load = COMMAND_WORDS.get(word);
    if (load) commands.set(word, await load());
  }
  return commands;
}

/** All commands, loaded. */
export async function allCommands(): Promise<Commands> {
  const { COMMANDS } = await import("../command/commands.ts");
  return new Map(
    COMMANDS.flatMap((command) => command.names.map((name) => [name, command])),
  );
}
