import { newSession, past } from "../session/session.ts";
import { type Command, expected, text } from "./command.ts";
import { described } from "./info.ts";

/** `list`. */
export const list: Command = {
  names: ["list"],
  usage: "list",
  summary: "the functions and the variables that are defined",
  example: "a = 1.5; f(x) = a x^2; list",
  run: ({ scope, settings }) => {
    const lines = [...scope].map(([name, value]) =>
      described(name, value, settings)
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
  summary: "take back the last n entries that changed something",
  example: "a = 1; a = 2; undo; a",
  run: (session, { source, words: [count] }) => {
    const steps = count === undefined ? 1 : Number(count.text);
    if (!Number.isInteger(steps) || steps < 1) {
      throw expected(source, count, "a whole number");
    }
    let target = session;
    for (let i = 0; i < steps; i++) {
      if (!target.previous) {
        if (i === 0) return { blocks: [text("there is nothing to take back")] };
        break;
      }
      target = target.previous;
    }
    return { session: { ...target, ...past(session) } };
  },
};

/** `history [text]`. */
export const history: Command = {
  names: ["history"],
  usage: "history [text]",
  summary: "the entries of this session, or those that hold a text",
  example: "a = 1; history",
  run: ({ entries }, { source, rest }) => {
    const wanted = source.slice(rest.start, rest.end).trim();
    const lines = entries
      .map((entry, i) =>
        `${String(i + 1).padStart(4)}  ${entry.replaceAll("\n", "\n      ")}`
      )
      .filter((_, i) => entries[i].includes(wanted));
    return { blocks: [text(lines.join("\n"))] };
  },
};

/** `reset`. */
export const reset: Command = {
  names: ["reset"],
  usage: "reset",
  summary: "forget every definition and setting; undo brings them back",
  example: "a = 1; reset; list",
  run: (session) => ({
    session: { ...newSession(), ...past(session), previous: session },
  }),
};

/** `quit`. */
export const quit: Command = {
  names: ["quit", "exit"],
  usage: "quit",
  summary: "leave; Ctrl-D does too",
  example: "quit",
  run: () => ({ quit: true }),
};
