import { graphemes, printable, width } from "../../../repl/editor/width.ts";
import { assertEquals } from "../../support/assert.ts";

// The columns are those that glibc's wcwidth and xterm give; an emoji of several code points takes two.
Deno.test("width() counts the columns of a terminal", () => {
  const table: [string, number][] = [
    ["", 0],
    ["2x + 1", 6],
    ["∂∇√π", 4],
    ["変数", 4],
    ["한글", 4],
    ["ｆ（ｘ）", 8],
    ["e\u0301", 1],
    ["\u0301", 0],
    ["\u200b", 0],
    ["😀", 2],
    ["👩‍👩‍👧", 2],
    ["🇰🇷", 2],
    ["❤\ufe0f", 2],
    ["a\u4e00b", 4],
  ];
  for (const [text, columns] of table) assertEquals(width(text), columns, text);
});

Deno.test("graphemes() are what a person takes for characters", () => {
  assertEquals(graphemes("ae\u0301👩‍👩‍👧変"), ["a", "e\u0301", "👩‍👩‍👧", "変"]);
});

Deno.test("printable() shows control characters instead of sending them", () => {
  assertEquals(printable("a\x1b[31m\0\x7f\x9b\n\tb"), "a␛[31m␀␡\ufffd\n\tb");
  assertEquals(printable("\u202eabc\u2028"), "\ufffdabc\ufffd");
});
