import type { Outcome, Session } from "../session/session.ts";
import {
  leftAside,
  SETTINGS,
  settingValue,
  TRACES,
} from "../session/setting.ts";
import { settingsBack } from "../session/scoped_settings.ts";
import type { Arguments, Command } from "../language/command.ts";
import { CHANGES, expected, firstWord, text, unknown } from "./command.ts";

/** `set [NAME VALUE]`. */
export const set: Command = {
  names: ["set"],
  usage: "set [NAME VALUE]",
  summary:
    "show the settings, or change one; help set tells of each; f'(3) with method = central is for once",
  details: [
    SETTINGS.map(({ name, usage }) => `${name} ${usage}`).join(" · "),
  ],
  example: "set method notebook",
  choices: (_, [name, ...more]) => {
    if (name === undefined) {
      return SETTINGS.map(({ name, usage }) => ({ text: name, detail: usage }));
    }
    const setting = SETTINGS.find((setting) => setting.name === name);
    return more.length > 0
      ? []
      : setting?.choices.map((text) => ({ text })) ?? [];
  },
  grammar: { kind: "words", most: 2, isAssignment: true },
  policy: CHANGES,
  run: (
    session: Session,
    { source, words: [name, value], rest }: Arguments,
  ) => {
    if (!name) return { blocks: [text(settingsText(session))] };
    const setting = SETTINGS.find((setting) => setting.name === name.text);
    if (!setting) {
      const names = SETTINGS.map(({ name }) => name);
      throw unknown(source, name, "no setting", names);
    }
    const read = value && setting.read(value.text);
    if (value && read === undefined && setting.choices.length > 2) {
      throw unknown(source, value, `no ${setting.name}`, setting.choices);
    }
    if (read === undefined) {
      throw expected(
        source,
        value ?? behind(rest),
        setting.usage.replaceAll("|", " or "),
      );
    }
    const settings = {
      ...session.settings,
      [setting.name]: settingValue(read),
      // A seed begins the random numbers anew.
      ...(setting.name === "seed" && { draws: 0 }),
    };
    const isOfSteps = ["method", "step", "order"].includes(setting.name);
    const aside = isOfSteps ? leftAside(settings) : undefined;
    return {
      session: { ...session, settings },
      ...(aside && { blocks: [text(`note: ${aside}`)] }),
    };
  },
};

function settingsText({ settings }: Session): string {
  return SETTINGS.map(({ name, show }) => `${name} ${show(settings)}`)
    .join("\n");
}

/** `trace on|off|story|json`. */
export const trace: Command = {
  names: ["trace"],
  usage: "trace on|story|json|off",
  summary:
    "tell each derivative as the notebook does, or as the story of its method; or one: trace f'(3)",
  example: "f(x) = x^2; trace story; f'(3)",
  choices: firstWord(() => TRACES),
  grammar: { kind: "part", words: TRACES },
  policy: CHANGES,
  run: async (
    session: Session,
    { source, words: [state], rest, inner, run }: Arguments,
  ) => {
    if (inner) {
      const settings = { ...session.settings, trace: "on" as const };
      const once = { ...session, settings };
      const outcome = traced(await run(once, inner));
      return outcome.session
        ? { ...outcome, session: settingsBack(session, once, outcome.session) }
        : outcome;
    }
    const trace = TRACES.find((trace) => trace === state?.text);
    if (!trace) {
      throw expected(source, state ?? behind(rest), "on, story, json or off");
    }
    return {
      session: { ...session, settings: { ...session.settings, trace } },
    };
  },
};

/** The outcome, which says so where a value came about without any derivative. */
function traced(outcome: Partial<Outcome>): Partial<Outcome> {
  const { blocks = [] } = outcome;
  const isValue = blocks.at(-1)?.kind === "value";
  if (!isValue || blocks.some(({ kind }) => kind === "trace")) return outcome;
  const said = "nothing to trace here: a derivative has a trace, such as f'(3)";
  return { ...outcome, blocks: [...blocks, text(said)] };
}

function behind({ end }: { end: number }): { start: number; end: number } {
  return { start: end, end };
}
