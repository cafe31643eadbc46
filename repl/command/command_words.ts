/**
 * The words that commands begin with, so that each command is loaded when it is typed.
 *
 * @module
 */
import type { Command, Commands } from "../language/command.ts";

/** Each word that a command begins with, and how to load that command alone; a test holds them to the table of commands. */
export const COMMAND_WORDS: ReadonlyMap<string, () => Promise<Command>> =
  new Map([
    ["help", () => listed("help")],
    ["?", () => listed("help")],
    ["도움말", () => listed("help")],
    ["learn", async () => (await import("./learn.ts")).learn],
    ["examples", () => listed("examples")],
    ["list", async () => (await import("./session.ts")).list],
    ["info", async () => (await import("./info.ts")).info],
    [
      "simplify",
      async () => (await import("./simplify.ts")).simplify,
    ],
    ["set", async () => (await import("./setting.ts")).set],
    ["trace", async () => (await import("./setting.ts")).trace],
    ["explain", async () => (await import("./explain.ts")).explain],
    ["compare", async () => (await import("./compare.ts")).compare],
    ["check", async () => (await import("./check.ts")).check],
    ["plot", async () => (await import("./plot.ts")).plot],
    ["tangent", async () => (await import("./tangent.ts")).tangent],
    ["sweep", async () => (await import("./sweep.ts")).sweep],
    ["critical", async () => (await import("./critical.ts")).critical],
    ["descend", async () => (await import("./descend.ts")).descend],
    ["time", async () => (await import("./time.ts")).time],
    ["assert", async () => (await import("./assert.ts")).assert],
    ["save", async () => (await import("./file.ts")).save],
    ["save!", async () => (await import("./file.ts")).save],
    ["load", async () => (await import("./file.ts")).load],
    ["recover", async () => (await import("./file.ts")).recover],
    ["pin", async () => (await import("./pin.ts")).pin],
    ["pin!", async () => (await import("./pin.ts")).pin],
    ["undo", async () => (await import("./session.ts")).undo],
    ["history", async () => (await import("./session.ts")).history],
    ["reset", async () => (await import("./session.ts")).reset],
    ["about", async () => (await import("./about.ts")).about],
    ["quit", async () => (await import("./session.ts")).quit],
    ["exit", async () => (await import("./session.ts")).quit],
  ]);

/** A command that tells of all the others, and so is loaded with them. */
async function listed(name: string): Promise<Command> {
  const { COMMANDS } = await import("./commands.ts");
  return COMMANDS.find(({ names }) => names.includes(name))!;
}

// Most texts hold none, and are looked through once.
const ANY_WORD = new RegExp(
  [...COMMAND_WORDS.keys()].join("|").replace("?", "\\?"),
);

/** The commands that a text may hold, loaded. */
export async function commandsIn(text: string): Promise<Commands> {
  const commands = new Map<string, Command>();
  if (!ANY_WORD.test(text)) return commands;
  for (const word of text.match(/[\p{L}\p{N}_]+!?|\?/gu) ?? []) {
    const load = COMMAND_WORDS.get(word);
    if (load) commands.set(word, await load());
  }
  return commands;
}

/** All commands, loaded. */
export async function allCommands(): Promise<Commands> {
  const { COMMANDS } = await import("./commands.ts");
  return new Map(
    COMMANDS.flatMap((command) => command.names.map((name) => [name, command])),
  );
}
