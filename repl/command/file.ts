import { items } from "../session/log.ts";
import { type Command, expected, pathOf } from "./command.ts";

/** `save FILE`. */
export const save: Command = {
  names: ["save", "save!"],
  usage: "save FILE",
  summary:
    "write the definitions and the settings to a file; save! replaces one that is there",
  example: "save session.txt",
  policy: { harmless: true },
  run: (session, args) => {
    const text = items(session.journal).map((part) => `${part}\n`).join("");
    return {
      effects: [{
        kind: "write",
        path: pathOf(args).text,
        text,
        replace: args.name === "save!",
      }],
    };
  },
};

/** `load FILE`. */
export const load: Command = {
  names: ["load"],
  usage: "load FILE",
  summary: "run a saved session, or bind what a .ts or .js module exports",
  example: "load session.txt",
  policy: { harmless: true },
  run: (_, args) => ({ effects: [{ kind: "load", path: pathOf(args).text }] }),
};

/** `recover`. */
export const recover: Command = {
  names: ["recover"],
  usage: "recover",
  summary:
    "bring back the last session whose process was ended before its time",
  example: "recover",
  policy: { harmless: true },
  run: (_, { source, words: [extra] }) => {
    if (extra) throw expected(source, extra, "nothing more");
    return { effects: [{ kind: "recover" }] };
  },
};
