import { newEditor } from "../../../repl/editor/editor.ts";
import { type Frame, frame } from "../../../repl/editor/frame.ts";
import { PLAIN_LANGUAGE } from "../../../repl/editor/language.ts";
import { lookOf } from "../../../repl/editor/look.ts";
import { COLOR, PLAIN } from "../../../repl/editor/theme.ts";
import { width } from "../../../repl/editor/width.ts";
import { assert, assertEquals } from "../../support/assert.ts";

function shown(text: string, cursor: number, columns = 20, rows = 10): Frame {
  const look = lookOf({ ...newEditor(), text, cursor }, PLAIN_LANGUAGE);
  return frame(look, { columns, rows }, PLAIN);
}
const texts = ({ rows }: Frame) => rows.map((row) => row.text);

Deno.test("frame() begins each line with a prompt", () => {
  const { rows, cursor } = shown("f(\n1)", 5);
  assertEquals(rows.map((row) => row.text), ["∂> f(", "…> 1)"]);
  assertEquals(cursor, { row: 1, column: 5 });
});

Deno.test("frame() breaks a line that is longer than the screen", () => {
  const long = shown("abcdefghij", 10, 8);
  assertEquals(texts(long), ["∂> abcde", "fghij"]);
  assertEquals(long.cursor, { row: 1, column: 5 });
});

Deno.test("frame() gives the cursor a row of its own behind a full one", () => {
  const full = shown("abcde", 5, 8);
  assertEquals(texts(full), ["∂> abcde", ""]);
  assertEquals(full.cursor, { row: 1, column: 0 });
});

Deno.test("frame() never cuts a wide character in two", () => {
  const wide = shown("変変変", 3, 8);
  assertEquals(texts(wide), ["∂> 変変", "変"]);
  assertEquals(wide.cursor, { row: 1, column: 2 });
});

Deno.test("frame() shows control characters and does not send them", () => {
  assertEquals(texts(shown("a\x1b[31m\0", 0)), ["∂> a␛[31m␀"]);
});

Deno.test("frame() shows the rows around the cursor where not all fit", () => {
  const text = Array.from({ length: 9 }, (_, i) => `line${i}`).join("\n");
  assertEquals(texts(shown(text, 0, 20, 3))[0], "∂> line0");
  assertEquals(texts(shown(text, text.length, 20, 3)), [
    "…> line6",
    "…> line7",
    "…> line8",
  ]);
});

Deno.test("frame() fits terminals of any width, down to one column", () => {
  const text = "f(x) = 変😀e\u0301\n1";
  for (let columns = 1; columns < 20; columns++) {
    const { rows, cursor } = shown(text, text.length, columns, 99);
    const limit = Math.max(2, columns);
    for (const row of rows) {
      assert(row.width <= limit);
      assertEquals(row.width, width(row.text));
    }
    assert(cursor.column < limit);
  }
});

Deno.test("frame() shows lines below the text as far as there is room", () => {
  const look = {
    ...lookOf({ ...newEditor(), text: "abc", cursor: 3 }, PLAIN_LANGUAGE),
    ghost: "defghij",
    below: ["f(x, y)", "= 12345678901"].map((text) => [
      { text, style: "dim" as const },
    ]),
  };
  assertEquals(texts(frame(look, { columns: 12, rows: 9 }, PLAIN)), [
    "∂> abcdefghi",
    "f(x, y)",
    "= 123456789",
  ]);
  assertEquals(texts(frame(look, { columns: 12, rows: 2 }, PLAIN)).length, 2);
});

Deno.test("frame() colours what the look says, and closes every colour in its row", () => {
  const look = lookOf(
    { ...newEditor(), text: "(1)\n)", cursor: 3 },
    {
      ...PLAIN_LANGUAGE,
      highlight: () => [{ start: 1, end: 2, kind: "number" }],
    },
  );
  assertEquals(texts(frame(look, { columns: 9, rows: 9 }, COLOR)), [
    "\x1b[36m∂> \x1b[m\x1b[1;4m(\x1b[m\x1b[33m1\x1b[m\x1b[1;4m)\x1b[m",
    "\x1b[36m…> \x1b[m\x1b[31;4m)\x1b[m",
  ]);
});
