import {
  type Editor,
  newEditor,
  nextEntry,
  update,
} from "../../../repl/editor/editor.ts";
import { decodeKeys } from "../../../repl/editor/keys.ts";
import {
  type Language,
  PLAIN_LANGUAGE,
} from "../../../repl/editor/language.ts";
import { graphemes } from "../../../repl/editor/width.ts";
import { assert, assertEquals } from "../../support/assert.ts";

const WORDS = ["grad", "gradient", "sin", "sinh"];
const language: Language = {
  ...PLAIN_LANGUAGE,
  complete(source, cursor) {
    const word = /[a-z]*$/.exec(source.slice(0, cursor))![0];
    const items = WORDS.filter((known) => known.startsWith(word))
      .map((text) => ({ text }));
    return { from: cursor - word.length, to: cursor, items: word ? items : [] };
  },
  isComplete: (source: string) =>
    source.split("(").length <= source.split(")").length,
};

const CTRL = (letter: string) => String.fromCharCode(letter.charCodeAt(0) & 31);
const [UP, DOWN, RIGHT, LEFT] = ["A", "B", "C", "D"].map((c) => `\x1b[${c}`);

/** The editor after what a terminal sends. */
function type(input: string, editor: Editor = newEditor()): Editor {
  for (const key of decodeKeys(input, true).keys) {
    editor = update(editor, key, language).editor;
  }
  return editor;
}

/** The text with a bar where the cursor is. */
const shown = ({ text, cursor }: Editor) =>
  `${text.slice(0, cursor)}|${text.slice(cursor)}`;

const KEYS: [claim: string, input: string, shown: string][] = [
  ["text goes in at the cursor", `ac${LEFT}b`, "ab|c"],
  ["Home and End, Ctrl-A and Ctrl-E", `bc${CTRL("a")}a\x1b[Fd\x1b[H`, "|abcd"],
  ["Ctrl-B and Ctrl-F", `ab${CTRL("b")}${CTRL("b")}${CTRL("f")}x`, "ax|b"],
  ["Backspace and Delete", `abcd${LEFT}${LEFT}\x7f\x1b[3~`, "a|d"],
  ["Ctrl-D inside a text deletes", `ab${LEFT}${CTRL("d")}`, "a|"],
  ["Alt-B and Alt-F go by words", "2x+sin(y)\x1bb\x1bb\x1bfz", "2x+sinz|(y)"],
  [
    "Ctrl-Left and Ctrl-Right too",
    "ab cd\x1b[1;5D\x1b[1;5D\x1b[1;5Cx",
    "abx| cd",
  ],
  ["Ctrl-W takes one word, not all of it", `2x+3x*y${CTRL("w")}`, "2x+3x*|"],
  ["Alt-D takes the next word", `ab + cd${CTRL("a")}\x1bd`, "| + cd"],
  ["Ctrl-K and Ctrl-Y", `ab${LEFT}${CTRL("k")}${CTRL("a")}${CTRL("y")}`, "b|a"],
  ["Ctrl-U and Ctrl-Y", `ab${CTRL("u")}c${CTRL("y")}`, "cab|"],
  [
    "kills in a row come back together",
    `a b${CTRL("w")}${CTRL("w")}${CTRL("y")}`,
    "a b|",
  ],
  ["Ctrl-T swaps", `ba${CTRL("t")}`, "ab|"],
  ["Ctrl-_ undoes a run of typing at once", `ab${CTRL("w")}cd\x1f`, "|"],
  ["Ctrl-_ again undoes the kill", `ab${CTRL("w")}cd\x1f\x1f`, "ab|"],
  ["Ctrl-C clears", `abc${CTRL("c")}d`, "d|"],
  ["Ctrl-C can be undone", `abc${CTRL("c")}\x1f`, "abc|"],
  ["Alt-Enter breaks the line", "a\x1b\rb", "a\nb|"],
  ["Enter in an open bracket breaks the line", "f(\r1", "f(\n1|"],
  ["Home goes to the start of the line", `f(\r12${CTRL("a")}`, "f(\n|12"],
  ["Ctrl-K at the end of a line joins", `f(\r1${UP}\x1b[F${CTRL("k")}`, "f(|1"],
  ["a cursor steps over a family as one", `a👩‍👩‍👧b${LEFT}${LEFT}x`, "ax|👩‍👩‍👧b"],
  ["Backspace takes an accent with its letter", "ae\u0301\x7f", "a|"],
  ["a paste goes in as it is", "\x1b[200~a\r\nb\tc\x1b[201~", "a\nb  c|"],
];
for (const [claim, input, expected] of KEYS) {
  Deno.test(`update(): ${claim}`, () => {
    assertEquals(shown(type(input)), expected);
  });
}

Deno.test("update(): Up and Down move within an entry and keep the column", () => {
  const up = type(`f(\r1, 2${LEFT}${LEFT}${LEFT}${UP}`);
  assertEquals(shown(up), "f|(\n1, 2");
  assertEquals(shown(type(DOWN, up)), "f(\n1|, 2");
});

const history = ["f(x) = x", "g(\n1)", "f(3)"];

Deno.test("update(): Up and Down go through the history and back to the draft", () => {
  const editor = type("", newEditor(history));
  assertEquals(shown(type(UP, editor)), "f(3)|");
  assertEquals(shown(type(UP + UP, editor)), "g(\n1)|");
  assertEquals(shown(type(UP + UP + UP + UP, editor)), "f(x) = x|");
  assertEquals(shown(type(UP + UP + DOWN, editor)), "f(3)|");
  assertEquals(shown(type(UP + UP + DOWN + DOWN, editor)), "|");
});

Deno.test("update(): Up finds what begins like the text before the cursor", () => {
  const editor = type("f(", newEditor(history));
  assertEquals(shown(type(UP + UP, editor)), "f(x) = x|");
  assertEquals(shown(type(UP + UP + DOWN + DOWN, editor)), "f(|");
  assertEquals(shown(type("h" + UP, newEditor(history))), "h|");
});

Deno.test("update(): Enter submits what is complete, Ctrl-D on nothing leaves", () => {
  const press = (editor: Editor, name: string) =>
    update(editor, { kind: "name", name }, language).effect;
  assertEquals(press(type("f(1)"), "enter"), "submit");
  assertEquals(press(type(`f(1)${LEFT}${LEFT}`), "enter"), "submit");
  assertEquals(press(type("f(1"), "enter"), undefined);
  assertEquals(press(type(""), "ctrl-d"), "leave");
  assertEquals(press(type("a"), "ctrl-d"), undefined);
  assertEquals(press(type("a"), "eof"), "leave");
});

const COMPLETIONS: [claim: string, input: string, shown: string][] = [
  ["one match goes in", "2*gradi\t", "2*gradient|"],
  ["what all matches share goes in first", "gr\t", "grad|"],
  ["Tab goes through the menu and around", "si\t\t\t\t", "sin|"],
  ["Shift-Tab goes back", "si\t\x1b[Z", "sinh|"],
  ["Down and Up go too", `si\t${DOWN}${DOWN}${UP}`, "sin|"],
  ["Enter takes what is selected, and typing goes on", "si\t\t\t\r(", "sinh(|"],
  ["Escape brings back what stood there", "si\t\t\x1b", "sin|"],
  [
    "completion takes place at the cursor",
    `gradi(1)${LEFT}${LEFT}${LEFT}\t`,
    "gradient|(1)",
  ],
  ["a backslash and a name make a sign", "2\\alpha\t", "2α|"],
  ["so do capitals and operators", "\\Omega\t\\nabla\t\\partial\t", "Ω∇∂|"],
  ["sigma is no final sigma", "\\sigma\t", "σ|"],
  ["Tab on a new line moves in", "f(\r\t1", "f(\n  1|"],
  ["Tab on nothing known does nothing", "xyz\t", "xyz|"],
];
for (const [claim, input, expected] of COMPLETIONS) {
  Deno.test(`update(): ${claim}`, () => {
    assertEquals(shown(type(input)), expected);
  });
}

const SEARCHES: [claim: string, input: string, shown: string][] = [
  ["Ctrl-R finds the latest entry with a text", `${CTRL("r")}f(`, "|f(3)"],
  [
    "Ctrl-R again finds an older one",
    `${CTRL("r")}f(${CTRL("r")}`,
    "|f(x) = x",
  ],
  ["and Ctrl-S comes back", `${CTRL("r")}f(${CTRL("r")}${CTRL("s")}`, "|f(3)"],
  ["a key that moves takes what was found", `${CTRL("r")}g\x1b[F`, "g(|\n1)"],
  ["Ctrl-G gives up", `ab${CTRL("r")}f(${CTRL("g")}`, "ab|"],
  ["Ctrl-C gives up too", `ab${CTRL("r")}f(${CTRL("c")}`, "ab|"],
  ["Backspace finds for the shorter text", `${CTRL("r")}=q\x7f`, "f(x) |= x"],
];
for (const [claim, input, expected] of SEARCHES) {
  Deno.test(`update(): ${claim}`, () => {
    assertEquals(shown(type(input, newEditor(history))), expected);
  });
}

const OFFERS: [claim: string, input: string, shown: string][] = [
  [
    "Right at the end takes what the history offers",
    `f(x${RIGHT}`,
    "f(x) = x|",
  ],
  ["End does too", "f(x\x1b[F", "f(x) = x|"],
  ["Alt-F takes one word of it", "f(x\x1bf", "f(x) = x|"],
  ["Right inside a text only moves", `f(x${LEFT}${RIGHT}`, "f(x|"],
  ["nothing is offered that has several lines", `g${RIGHT}`, "g|"],
];
for (const [claim, input, expected] of OFFERS) {
  Deno.test(`update(): ${claim}`, () => {
    assertEquals(shown(type(input, newEditor(history))), expected);
  });
}

Deno.test("update(): a pasted session loses its prompts and its output", () => {
  const pasted = "∂> f(x) = (\n…> x^2)\nf(x) = (x^2)\n∂> f'(3)\n6\n∂> ";
  assertEquals(
    type(`\x1b[200~${pasted}\x1b[201~`).text,
    "f(x) = (\nx^2)\nf'(3)",
  );
});

Deno.test("nextEntry() keeps an entry as one, once, and not after a space", () => {
  const after = (...entries: string[]) =>
    entries.reduce(
      (editor, text) => nextEntry({ ...editor, text }),
      newEditor(),
    ).history;
  assertEquals(after("f(\n1)", "a", "a", " b", "", "  "), ["f(\n1)", "a"]);
});

Deno.test("update() keeps the cursor on a character's boundary, whatever the keys", () => {
  let seed = 7;
  const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
  const keys = [
    ..."ab (1)",
    "\u0301",
    "é",
    "👩‍👩‍👧",
    "\u200d",
    "🇰",
    "変",
    "\x7f",
    "\x1b[3~",
    UP,
    DOWN,
    LEFT,
    RIGHT,
    "\x1bb",
    "\x1bf",
    "\x1bd",
    "\x1b\r",
    "\r",
    "\x1f",
    ..."aeknptuwy".split("").map(CTRL),
    "\x1b[200~x\u0301\ny\x1b[201~",
  ];
  for (let round = 0; round < 300; round++) {
    let editor = newEditor(history);
    for (let i = 0; i < 60; i++) {
      editor = type(keys[random(keys.length)], editor);
      const { text, cursor } = editor;
      let at = 0;
      const boundaries = new Set([
        0,
        ...graphemes(text).map((g) => at += g.length),
      ]);
      assert(boundaries.has(cursor), JSON.stringify({ text, cursor }));
    }
  }
});
