import { builtInNames, tokenize } from "../../lib/expression/mod.ts";
import { items } from "../session/log.ts";
import type { Arguments, Command } from "../language/command.ts";
import { expected, PATH, pathOf } from "./command.ts";
import type { Word } from "../language/word.ts";

/** `save FILE`. */
export const save: Command = {
  names: ["save", "save!"],
  usage: "save FILE",
  summary:
    "write the definitions and the settings to a file; save! replaces one that is there",
  example: "save session.txt",
  grammar: PATH,
  policy: { check: "run", pin: "left out", isTried: false },
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

/** The file's name, without the quotes that other languages ask for. */
function fileOf(args: Arguments): string {
  const { text } = pathOf(args);
  return /^(["']).+\1$/.test(text) ? text.slice(1, -1) : text;
}

/** Throws if what is loaded cannot have that name. */
function checkName(source: string, target: Word): void {
  const [{ kind, text }, ...more] = tokenize(target.text);
  const isName = kind === "name" && more.length === 1 && !text.includes(".");
  if (isName && !builtInNames().includes(text)) return;
  throw expected(source, target, "a name that is not built in");
}

/** `load FILE`, `data = load FILE`. */
export const load: Command = {
  names: ["load"],
  usage: "load FILE, data = load FILE",
  summary:
    "run a saved session, or bind what a .ts or .js module exports, or the columns of data",
  details: ['data = load d.csv; data.x; data["x"]; data[:, 1]'],
  example: "load session.txt",
  grammar: PATH,
  policy: { check: "run", pin: "refused", isTried: false },
  run: (_, args) => {
    const path = fileOf(args);
    const { target } = args;
    if (!target) return { effects: [{ kind: "load", path }] };
    checkName(args.source, target);
    if (!/\.(csv|tsv|json)$/i.test(path)) {
      throw expected(
        args.source,
        args.rest,
        "a file of data: .csv, .tsv, .json",
      );
    }
    return { effects: [{ kind: "load", path, name: target.text }] };
  },
};

/** `recover`. */
export const recover: Command = {
  names: ["recover"],
  usage: "recover",
  summary:
    "bring back the last session whose process was ended before its time",
  example: "recover",
  grammar: { kind: "words", most: 0 },
  policy: { check: "run", pin: "refused", isTried: false },
  run: () => ({ effects: [{ kind: "recover" }] }),
};
