import { ExpressionError } from "../../lib/expression/mod.ts";
import { COMMANDS } from "./commands.ts";
import { QUESTIONS } from "../language/question.ts";
import { newSession, type Outcome, type Session } from "../session/session.ts";
import type { Arguments, Command } from "../language/command.ts";
import { TELLS, text } from "./command.ts";

const NUMBER_WIDTH = 3;

/** `examples [n]`. */
export const examples: Command = {
  names: ["examples"],
  usage: "examples [n]",
  summary:
    "what can be tried, by number; with one, run it in a session of its own",
  example: "examples 2",
  grammar: { kind: "words", most: 1, wanted: "one number" },
  policy: { ...TELLS, pin: "left out", isTried: false },
  choices: (_, before) =>
    before.length > 0
      ? []
      : listed().map((detail, i) => ({ text: String(i + 1), detail })),
  run: async (session, args) => {
    const { source, words: [number] } = args;
    const all = listed();
    if (!number) return chooseFrom(all);
    const example = all[Number(number.text) - 1];
    if (example === undefined) {
      throw new ExpressionError(source, number, `no example ${number.text}`, {
        hint: `there is 1 to ${all.length}`,
      });
    }
    return await tried(session, example, args);
  },
};

/** The examples of all queries and commands, in the order of help. */
function listed(): readonly string[] {
  return [...QUESTIONS, ...COMMANDS.filter(({ policy }) => policy.isTried)]
    .map(({ example }) => example);
}

function chooseFrom(all: readonly string[]): Partial<Outcome> {
  const labels = all.map((example, i) =>
    `${String(i + 1).padStart(NUMBER_WIDTH)}  ${example}`
  );
  const list = text([...labels, "examples 1 runs the first"].join("\n"));
  const entries = labels.map((label, i) => ({
    label,
    entry: `examples ${i + 1}`,
  }));
  return {
    blocks: [list],
    effects: [{ kind: "choose", title: "which example?", entries, list }],
  };
}

/** What an example shows, with the settings of the session and without a trace in it. */
async function tried(
  { settings, control }: Session,
  example: string,
  { runEntry }: Arguments,
): Promise<Partial<Outcome>> {
  const fresh = { ...newSession(control), settings };
  const { blocks } = await runEntry(fresh, example);
  return {
    blocks: [
      text(example),
      ...blocks.filter(({ kind }) => kind !== "definition"),
    ],
  };
}
