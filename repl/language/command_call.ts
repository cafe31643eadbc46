/**
 * Recognising a command by its first word, so that each is loaded when it is typed.
 *
 * @module
 */
import type { Span } from "../../lib/expression/mod.ts";
import type { Arguments, Command } from "../command/command.ts";

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

/** Whether it is `?`, `?grad` or `grad?`. */
export function asksForHelp(text: string): boolean {
  return /^\?[^\s?]*$|^[^\s?()[\]{}<>=+*^-]+\?$/.test(text);
}

/** A command as it was typed. */
export interface CommandCall {
  readonly args: Omit<Arguments, "run">;
  readonly load: () => Promise<Command>;
}

/**
 * The command a part of an entry is, with its words; a `/` or a `:` before it says that it is one. `data = load d.csv` is
 * `load` with a name for what it loads.
 */
export function commandCall(
  source: string,
  segment: Span,
): CommandCall | undefined {
  const text = source.slice(segment.start, segment.end);
  if (text !== "?" && asksForHelp(text)) {
    const start = segment.start + (text.startsWith("?") ? 1 : 0);
    const word = {
      start,
      end: start + text.length - 1,
      text: text.replace("?", ""),
    };
    const load = COMMAND_WORDS.get("help")!;
    return { args: { source, name: "help", words: [word], rest: word }, load };
  }
  const words = [...text.matchAll(/\S+/g)].map((match) => {
    const start = segment.start + match.index;
    return { text: match[0], start, end: start + match[0].length };
  });
  const [first, second, third, path] = words;
  const isNamed = /^:?=$/.test(second?.text ?? "") && third?.text === "load";
  if (isNamed && path) {
    const load = COMMAND_WORDS.get("load")!;
    const rest = { start: path.start, end: segment.end };
    const args = {
      source,
      name: "load",
      target: first,
      words: words.slice(3),
      rest,
    };
    return { args, load };
  }
  if (!first || /^:?=/.test(second?.text ?? "")) return undefined;
  const name = first.text.replace(/^[/:]/, "");
  const load = COMMAND_WORDS.get(name);
  if (!load) return undefined;
  const rest = { start: second?.start ?? first.end, end: segment.end };
  return { args: { source, name, words: words.slice(1), rest }, load };
}
