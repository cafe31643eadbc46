// From a key to the frame it leads to. The aims: 5 ms at 1,000 characters, 300 ms for a paste of 100 kB.
import { newEditor, update } from "../../repl/editor/editor.ts";
import { frame } from "../../repl/editor/frame.ts";
import { lookOf } from "../../repl/editor/look.ts";
import { newSession } from "../../repl/session/session.ts";
import { allCommands } from "../../repl/command/command_words.ts";
import { languageOf } from "../../repl/entry/session_language.ts";
import { COLOR } from "../../repl/editor/theme.ts";

const language = languageOf(newSession(), await allCommands());
const size = { columns: 80, rows: 24 };
const formula = "sin(x)^2 + 3x*y - ".repeat(60).slice(0, 1000);
const paste = "sin(x)^2 + 3x*y\n".repeat(6250);
const editor = { ...newEditor(), text: formula, cursor: formula.length };

Deno.bench("a key at 1,000 characters", () => {
  const key = { kind: "text", text: "x" } as const;
  const next = update(editor, key, language).editor;
  frame(lookOf(next, language), size, COLOR);
});

Deno.bench("a paste of 100 kB", () => {
  const key = { kind: "paste", text: paste } as const;
  const next = update(newEditor(), key, language).editor;
  frame(lookOf(next, language), size, COLOR);
});
