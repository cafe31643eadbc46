import { items } from "../session/log.ts";
import { changedFrom, newSession, UNDO_LIMIT } from "../session/session.ts";
import type { Settings } from "../session/setting.ts";
import { CHANGES, expected, TELLS, text } from "./command.ts";
import type { Command } from "../language/command.ts";
import { described } from "./info.ts";

/** `list`. */
export const list: Command = {
  names: ["list"],
  usage: "list",
  summary: "the functions and the variables that are defined",
  example: "a = 1.5; f(x) = a x^2; list",
  grammar: { kind: "words", most: 0 },
  policy: { ...TELLS, pin: "left out" },
  run: ({ scope, settings }) => {
    const lines = [...scope].map(([name, value]) =>
      described(name, value, settings, scope.measuredOf(name))
    );
    return {
      blocks: [
        text(lines.length > 0 ? lines.join("\n") : "nothing is defined yet"),
      ],
    };
  },
};

/** `undo [n]`. */
export const undo: Command = {
  names: ["undo"],
  usage: "undo [n]",
  summary:
    `take back the last n entries that changed something; ${UNDO_LIMIT} are kept`,
  example: "a = 1; a = 2; undo; a",
  grammar: { kind: "words", most: 1 },
  policy: CHANGES,
  run: (session, { source, words: [count] }) => {
    const steps = count === undefined ? 1 : Number(count.text);
    if (!Number.isInteger(steps) || steps < 1) {
      throw expected(source, count, "a whole number");
    }
    const { past, changes } = session;
    const taken = Math.min(steps, past.length);
    const isCut = taken < steps && taken < changes;
    const limit = `undo keeps the last ${UNDO_LIMIT} changes`;
    if (taken === 0) {
      const nothing = "there is nothing to take back";
      return { blocks: [text(isCut ? `${nothing}: ${limit}` : nothing)] };
    }
    return {
      session: { ...session, ...past.at(-taken), past: past.slice(0, -taken) },
      blocks: isCut ? [text(`took back ${taken}: ${limit}`)] : [],
    };
  },
};

/** `history [text]`. */
export const history: Command = {
  names: ["history"],
  usage: "history [text]",
  summary: "the entries of this session, or those that hold a text",
  example: "a = 1; history",
  grammar: { kind: "text" },
  policy: { ...TELLS, pin: "left out" },
  run: ({ entries }, { source, rest }) => {
    const wanted = source.slice(rest.start, rest.end).trim();
    const lines = items(entries).flatMap(({ source }, i) =>
      source.includes(wanted)
        ? [
          `${String(i + 1).padStart(4)}  ${
            source.replaceAll("\n", "\n      ")
          }`,
        ]
        : []
    );
    return { blocks: [text(lines.join("\n"))] };
  },
};

/** `reset`. */
export const reset: Command = {
  names: ["reset"],
  usage: "reset",
  summary:
    "forget every definition, and every setting that is not about the screen or the language; undo brings them back",
  example: "a = 1; reset; list",
  grammar: { kind: "words", most: 0 },
  policy: CHANGES,
  run: (session) => {
    const fresh = newSession();
    const settings = { ...fresh.settings, ...ofThePlace(session.settings) };
    return {
      session: changedFrom(session, {
        ...fresh,
        settings,
        entries: session.entries,
        ...(session.lesson && { lesson: session.lesson }),
      }),
    };
  },
};

/** What the screen and the reader are like, which no session changes. */
function ofThePlace(
  { width, height, unicode, color, language }: Settings,
): Partial<Settings> {
  return { width, height, unicode, color, language };
}

/** `quit`. */
export const quit: Command = {
  names: ["quit", "exit"],
  usage: "quit",
  summary: "leave; Ctrl-D does too",
  example: "quit",
  grammar: { kind: "words", most: 0 },
  policy: { check: "read", pin: "left out", isTried: false },
  run: () => ({ quit: true }),
};
