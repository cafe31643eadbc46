import { newEditor } from "../../../repl/editor/editor.ts";
import {
  choice,
  confirmation,
  type Question,
} from "../../../repl/editor/question.ts";
import { PLAIN } from "../../../repl/editor/theme.ts";
import { PLAIN_LANGUAGE } from "../../../repl/editor/language.ts";
import { builtinTerminal } from "../../../repl/terminal/builtin.ts";
import { CLIFFY } from "../../../repl/terminal/cliffy.ts";
import { handOver } from "../../../repl/terminal/converse.ts";
import { Keyboard } from "../../../repl/terminal/keyboard.ts";
import { Screen } from "../../../repl/terminal/screen.ts";
import {
  ask,
  type Desk,
  edit,
  type Terminal,
} from "../../../repl/terminal/terminal.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { fetchOnce } from "../../support/packages.ts";
import { FakeScreen } from "../../support/screen.ts";

/** A desk whose keys are these chunks and whose screen is a fake one. */
function fakeDesk(
  chunks: readonly (string | Uint8Array)[],
  columns: number,
): { desk: Desk; fake: FakeScreen } {
  const fake = new FakeScreen(columns);
  const rest = [...chunks];
  const keyboard = new Keyboard({
    setRaw() {},
    read(buffer) {
      const chunk = rest.shift();
      if (chunk === undefined) return Promise.resolve(null);
      const bytes = typeof chunk === "string"
        ? new TextEncoder().encode(chunk)
        : chunk;
      buffer.set(bytes);
      return Promise.resolve(bytes.length);
    },
  });
  const surface = {
    write: (text: string) => fake.write(text),
    size: () => ({ columns, rows: 12 }),
  };
  const screen = new Screen(surface, PLAIN);
  const isComplete = (source: string) =>
    source.split("(").length <= source.split(")").length;
  const language = { ...PLAIN_LANGUAGE, isComplete };
  return { desk: { keyboard, screen, language }, fake };
}

/** What one sees after editing one entry, and the entry. */
async function session(
  terminal: Terminal,
  chunks: readonly (string | Uint8Array)[],
  columns = 20,
): Promise<{ rows: string[]; text: string; effect: unknown }> {
  const { desk, fake } = fakeDesk(chunks, columns);
  const { editor, effect } = await edit(
    terminal,
    newEditor(["f(x) = x"]),
    desk,
  );
  desk.screen.finish(editor, desk.language);
  return { rows: fake.rows, text: editor.text, effect };
}

const accent = new TextEncoder().encode("変");
const SCRIPTS: [
  claim: string,
  chunks: (string | Uint8Array)[],
  text: string,
][] = [
  ["typing and Enter", ["1", "+", "2", "\r"], "1+2"],
  ["several keys in one piece", ["1+2\x1b[D\x7f-\r"], "1-2"],
  ["an entry of two lines", ["f(\r", "1)", "\r"], "f(\n1)"],
  [
    "a line longer than the screen",
    ["1".repeat(50), "\x01", "2", "\r"],
    "2" + "1".repeat(50),
  ],
  ["history", ["\x1b[A", "\x17", "y", "\r"], "f(x) = y"],
  ["a character cut in two", [accent.slice(0, 1), accent.slice(1), "\r"], "変"],
  ["a sequence cut in two", ["ab\x1b", "[D-\r"], "a-b"],
  ["invalid UTF-8", [new Uint8Array([0x61, 0xff, 0x0d])], "a\ufffd"],
  [
    "a paste with escapes",
    ["\x1b[200~a\n\x1b[2J\0\x1b[201~", "\r"],
    "a\n\x1b[2J\0",
  ],
  ["Ctrl-C", ["abc", "\x03", "d\r"], "d"],
  ["Ctrl-D on nothing", ["\x04"], ""],
  ["the end of the input", ["abc"], "abc"],
];

const cliffy = await fetchOnce(CLIFFY).catch(() => undefined);

for (const [claim, chunks, text] of SCRIPTS) {
  Deno.test(`builtinTerminal() edits: ${claim}`, async () => {
    assertEquals((await session(builtinTerminal(), chunks)).text, text);
  });
  Deno.test({
    name:
      `Cliffy's terminal shows and gives what builtinTerminal() does: ${claim}`,
    ignore: cliffy === undefined,
    async fn() {
      assertEquals(
        await session(cliffy!, chunks),
        await session(builtinTerminal(), chunks),
      );
    },
  });
}

/** What one sees after answering, and the answer. */
async function answered(
  terminal: Terminal,
  question: Question,
  keys: string,
): Promise<{ rows: string[]; answer: number | undefined }> {
  const { desk, fake } = fakeDesk([keys], 20);
  const answer = await ask(terminal, question, desk);
  return { rows: fake.rows, answer };
}

const WHICH = choice("which?", ["one", "two", "three"]);
const REPLACE = confirmation("replace it?");
const ANSWERS: [
  claim: string,
  question: Question,
  keys: string,
  answer: number | undefined,
  shown: string,
][] = [
  ["Enter takes the first", WHICH, "\r", 0, "which? one"],
  ["Down and Tab go on", WHICH, "\x1b[B\t\r", 2, "which? three"],
  ["Up goes round", WHICH, "\x1b[A\r", 2, "which? three"],
  ["End and Home", WHICH, "\x1b[F\x1b[A\x1b[H\r", 0, "which? one"],
  ["letters mean nothing to a choice", WHICH, "t\r", 0, "which? one"],
  ["Ctrl-C leaves it", WHICH, "\x1b[B\x03", undefined, "which? -"],
  ["Ctrl-D leaves it", WHICH, "\x04", undefined, "which? -"],
  ["the end of the input leaves it", WHICH, "", undefined, "which? -"],
  ["a confirmation is no unless said", REPLACE, "\r", 0, "replace it? no"],
  ["y is yes", REPLACE, "y", 1, "replace it? yes"],
  ["N is no", REPLACE, "N", 0, "replace it? no"],
  ["other letters are none", REPLACE, "qY", 1, "replace it? yes"],
];

for (const [claim, question, keys, answer, shown] of ANSWERS) {
  Deno.test(`builtinTerminal() asks: ${claim}`, async () => {
    assertEquals(await answered(builtinTerminal(), question, keys), {
      answer,
      rows: [shown],
    });
  });
  Deno.test({
    name: `Cliffy's terminal asks as builtinTerminal() does: ${claim}`,
    ignore: cliffy === undefined,
    async fn() {
      assertEquals(
        await answered(cliffy!, question, keys),
        await answered(builtinTerminal(), question, keys),
      );
    },
  });
}

const TABLES: (readonly (readonly string[])[])[] = [
  [["method", "error", ""], ["adaptive", "1e-15", "ok"], ["notebook", "", ""]],
  [["名前", "x"], ["変数", "-1"], ["😀 f", "100"]],
  [["a", "b", "c"], ["1", "", "∞"], ["-20", "two", "NaN"]],
];

for (const [i, rows] of TABLES.entries()) {
  Deno.test({
    name:
      `Cliffy's terminal draws tables as builtinTerminal() does: table ${i}`,
    ignore: cliffy === undefined,
    fn() {
      assertEquals(cliffy!.table(rows), builtinTerminal().table(rows));
    },
  });
}

Deno.test("builtinTerminal() draws numbers to the right and words to the left", () => {
  assertEquals(
    builtinTerminal().table([["name", "x"], ["a", "-1"], ["名前", "100"]]),
    "name    x\na      -1\n名前  100",
  );
});

Deno.test("builtinTerminal() leaves the entry on the screen as it was typed", async () => {
  const { rows } = await session(builtinTerminal(), ["f(\r1)\r"]);
  assertEquals(rows, ["∂> f(", "…> 1)"]);
  const long = await session(
    builtinTerminal(),
    ["abcdefghij", "\x01", "\r"],
    8,
  );
  assertEquals(long.rows, ["∂> abcde", "fghij"]);
});

Deno.test("Screen erases nothing but its own rows", async () => {
  const { desk, fake } = fakeDesk(["f(\r1\x7f\x7f\x7f)\r"], 20);
  fake.write("before\n");
  await edit(builtinTerminal(), newEditor(), desk);
  assert(fake.rows[0] === "before");
});

Deno.test("Screen.hide() takes the prompt away, and what is echoed then is gone with the next frame", () => {
  const { desk: { screen }, fake } = fakeDesk([], 20);
  fake.write("before\n");
  screen.paint({ ...newEditor(), text: "1+2", cursor: 3 }, PLAIN_LANGUAGE);
  screen.hide();
  assertEquals(fake.rows, ["before"]);
  fake.write("4*5\r\n6");
  screen.repaint();
  assertEquals(fake.rows, ["before", "4*5", "∂> 1+2"]);
});

Deno.test("handOver() shows no prompt while the terminal echoes", async () => {
  const { desk, fake } = fakeDesk([], 20);
  const seen: [raw: boolean, rows: string[]][] = [];
  const keyboard = new Keyboard({
    setRaw: (raw) => seen.push([raw, fake.rows]),
    read: () => Promise.resolve(null),
  });
  desk.screen.paint(newEditor(), PLAIN_LANGUAGE);
  const done = () => Promise.resolve();
  await handOver({ keyboard, screen: desk.screen }, {
    pressed: () => false,
    reset() {},
    hold: done,
    release: done,
    async takeOver(leave) {
      leave();
      await done();
    },
  });
  assertEquals(seen, [[false, []], [true, []]]);
  assertEquals(fake.rows, ["∂>"]);
});

Deno.test("Screen paints an entry anew where the terminal is made narrower and wider", () => {
  const fake = new FakeScreen(20);
  let columns = 20;
  const surface = {
    write: (text: string) => fake.write(text),
    size: () => ({ columns, rows: 12 }),
  };
  const screen = new Screen(surface, PLAIN);
  fake.write("before\n");
  const text = "1+2+3+4+5+6";
  screen.paint({ ...newEditor(), text, cursor: 5 }, PLAIN_LANGUAGE);
  const widths: [number, string[], number[]][] = [
    [8, ["before", "∂> 1+2+3", "+4+5+6"], [2, 0]],
    [7, ["before", "∂> 1+2+", "3+4+5+6"], [2, 1]],
    [4, ["befo", "re", "∂> 1", "+2+3", "+4+5", "+6"], [4, 0]],
    [30, ["befo", "re", "∂> 1+2+3+4+5+6"], [2, 8]],
  ];
  for (const [width, rows, cursor] of widths) {
    columns = width;
    fake.resize(width);
    screen.repaint();
    assertEquals(fake.rows, rows);
    assertEquals(fake.cursor, cursor);
  }
});
