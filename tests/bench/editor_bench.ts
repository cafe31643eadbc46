// From a key to the frame it leads to. The aims: 5 ms at 1,000 characters, 300 ms for a paste of 100 kB.
import { newEditor, update } from "../../repl/editor/editor.ts";
import { frame } from "../../repl/editor/frame.ts";
import { lookOf } from "../../repl/editor/look.ts";
import { newSession } from "../../repl/session/session.ts";
import { allCommands } from "../../repl/command/command_words.ts";
import { languageOf } from "../../repl/entry/session_language.ts";
import { run } from "../../repl/entry/run.ts";
import { COLOR } from "../../repl/editor/theme.ts";

const { session } = await run(newSession(), "f(x) = x^3 - x; v = [1, 2, 3]");
const language = languageOf(session, await allCommands());
const size = { columns: 80, rows: 24 };
const LENGTH = 1000;

const LINES: Record<string, string> = {
  "a sum": "sin(x)^2 + 3x*y - ",
  "calls of f": "f(x)^2 + f'(3)*v[1] - ",
  "a definition": "a·x² + √(x) − π·f(y) − ",
  "Korean names": "기울기*x + 값 - ",
};

/** What a key leads to at that place of a text. */
function typed(text: string, cursor: number): void {
  const key = { kind: "text", text: "x" } as const;
  const editor = { ...newEditor(), text, cursor };
  const next = update(editor, key, language).editor;
  frame(lookOf(next, language), size, COLOR);
}

for (const [name, piece] of Object.entries(LINES)) {
  const start = name === "a definition" ? "g(x, y) = " : "";
  const text = (start + piece.repeat(LENGTH)).slice(0, LENGTH);
  Deno.bench(`a key at the end of 1,000 characters: ${name}`, () => {
    typed(text, LENGTH);
  });
  Deno.bench(`a key amid 1,000 characters: ${name}`, () => {
    typed(text, LENGTH / 2);
  });
}

const command = `plot ${"f(x) - ".repeat(LENGTH)}`.slice(0, LENGTH);
Deno.bench("a key at the end of 1,000 characters: a command", () => {
  typed(command, LENGTH);
});

const paste = "sin(x)^2 + 3x*y\n".repeat(6250);
Deno.bench("a paste of 100 kB", () => {
  const key = { kind: "paste", text: paste } as const;
  const next = update(newEditor(), key, language).editor;
  frame(lookOf(next, language), size, COLOR);
});
