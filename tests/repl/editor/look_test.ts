import { type Editor, newEditor, update } from "../../../repl/editor/editor.ts";
import { decodeKeys } from "../../../repl/editor/keys.ts";
import {
  type Language,
  PLAIN_LANGUAGE,
} from "../../../repl/editor/language.ts";
import { finalLook, type Look, lookOf } from "../../../repl/editor/look.ts";
import { assertEquals } from "../../support/assert.ts";

const language: Language = {
  ...PLAIN_LANGUAGE,
  complete: (_, cursor) => ({
    from: 0,
    to: cursor,
    items: Array.from({ length: 12 }, (_, i) => ({
      text: `a${String(i).padStart(2, "0")}`,
      detail: "twelve",
    })),
  }),
  signature: () => ({ text: "f(x, y)", start: 5, end: 6 }),
};

function type(input: string, history: readonly string[] = []): Editor {
  return decodeKeys(input, true).keys.reduce(
    (editor, key) => update(editor, key, language).editor,
    newEditor(history),
  );
}
const below = ({ below }: Look) =>
  below.map((line) =>
    line.map(({ text, style }) => style === "dim" ? text : `<${text}>`).join("")
  );

Deno.test("lookOf() shows the parameters with the current one lit, then the result", () => {
  assertEquals(below(lookOf(type("f(1, 2"), language, "8")), [
    "f(x, <y>)",
    "= 8",
  ]);
});

Deno.test("lookOf() shows eight rows of a menu around the selected one", () => {
  const opened = below(lookOf(type("a\t"), language));
  assertEquals([opened.length, opened[0], opened.at(-1)], [
    9,
    "<a00>  twelve",
    "4 more",
  ]);
  const last = below(lookOf(type("a\t\x1b[Z"), language));
  assertEquals([last.length, last.at(-1)], [8, "<a11>  twelve"]);
});

Deno.test("lookOf() shows what is searched for", () => {
  const history = ["f(3)"];
  assertEquals(
    below(lookOf(type("\x12f(", history), language))[0],
    "history: <f(>",
  );
  assertEquals(
    below(lookOf(type("\x12fg", history), language))[0],
    "nothing in the history has: <fg>",
  );
});

Deno.test("lookOf() offers what the history has after the text, at its end only", () => {
  const history = ["f(3) + 1", "f(\n3)"];
  assertEquals(lookOf(type("f(3", history), language).ghost, ") + 1");
  assertEquals(lookOf(type("f(3\x01", history), language).ghost, "");
  assertEquals(lookOf(type("", history), language).ghost, "");
});

Deno.test("lookOf() marks the bracket at the cursor, its partner, and wrong ones", () => {
  const { styles } = lookOf(type("a(b])\x1b[D\x1b[D\x1b[D"), language);
  assertEquals(styles, ["plain", "match", "plain", "error", "match"]);
});

Deno.test("finalLook() leaves nothing but the entry", () => {
  const look = finalLook(type("(a)", ["(a) + 1"]), language);
  assertEquals([look.ghost, look.below, look.cursor], ["", [], -1]);
  assertEquals(look.styles, ["plain", "plain", "plain"]);
});
