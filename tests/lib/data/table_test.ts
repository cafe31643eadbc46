import { readCsv, readJson } from "../../../lib/data/table.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

/** The columns as plain lists; missing ones are null. */
function lists(table: ReturnType<typeof readCsv>) {
  return Object.fromEntries(
    table.columns.map(({ name, values }) => [
      name,
      Array.from(values, (x) => Number.isNaN(x) ? null : x),
    ]),
  );
}

const TABLES: readonly (readonly [string, string, unknown])[] = [
  ["a header", "a,b\n1,2\n3,4\n", { a: [1, 3], b: [2, 4] }],
  ["no header", "1,2\n3,4", { x1: [1, 3], x2: [2, 4] }],
  ["lines of Windows and a mark", "\ufeffa,b\r\n1,2\r\n", { a: [1], b: [2] }],
  ["tabs", "a\tb\n1\t2e3\n", { a: [1], b: [2000] }],
  ["semicolons and decimal commas", "a;b\n1,5;2\n", { a: [1.5], b: [2] }],
  ["quotes", '"a, b","c ""d"""\n"1",2\n', { "a, b": [1], 'c "d"': [2] }],
  ["missing numbers", "a,b\n1,\nNA,2\n", { a: [1, null], b: [null, 2] }],
  ["words", "name,a\nAnn,1\nBob,2\n", { a: [1, 2] }],
];
for (const [what, text, expected] of TABLES) {
  Deno.test(`readCsv() reads a table with ${what}`, () => {
    assertEquals(lists(readCsv(text)), expected);
  });
}

Deno.test("readCsv() counts what is missing, and names the columns of words", () => {
  const { rows, columns, words } = readCsv("name,a\nAnn,\nBob,2\nCy,nan\n");
  assertEquals([rows, columns[0].missing, words], [3, 2, ["name"]]);
});

const REFUSED: readonly (readonly [string, string])[] = [
  ["", "it is empty"],
  ["a,b\n1,2\n3\n", "row 3 has 1 cells, and the first has 2"],
  ["a,a\n1,2\n", "two columns are called a"],
  ["a\nx\n", "no column of numbers"],
  ['a\n"1', "a quote is never closed"],
];
for (const [text, message] of REFUSED) {
  Deno.test(`readCsv() refuses ${JSON.stringify(text)}: ${message}`, () => {
    assertThrows(() => readCsv(text), SyntaxError, message);
  });
}

Deno.test("readCsv() reads a hundred thousand rows", () => {
  const text = `a,b,c\n${
    Array.from({ length: 100_000 }, (_, i) => `${i},${i / 2},${-i}`).join("\n")
  }`;
  const { rows, columns } = readCsv(text);
  assertEquals([rows, columns[1].values[99_999]], [100_000, 49_999.5]);
  assert(columns.every(({ missing }) => missing === 0));
});

Deno.test("readJson() reads records, columns, rows and lists", () => {
  const columns = { a: [1, 3], b: [2, null] };
  assertEquals(lists(readJson('[{"a": 1, "b": 2}, {"a": 3}]')), columns);
  assertEquals(lists(readJson('{"a": [1, 3], "b": [2, null]}')), columns);
  assertEquals(lists(readJson("[[1, 2], [3, null]]")), {
    x1: [1, 3],
    x2: [2, null],
  });
  assertEquals(lists(readJson("[1, 2, 3]")), { x1: [1, 2, 3] });
  for (
    const text of ['"a"', "[]", '{"a": [1], "b": [1, 2]}', "[[1], [1, 2]]"]
  ) {
    assertThrows(() => readJson(text), SyntaxError);
  }
});

Deno.test("readCsv() refuses a header that stands among the rows again", () => {
  assertThrows(
    () => readCsv("a,b\n1,2\na,b\n3,4\n"),
    SyntaxError,
    "row 3 repeats the header",
  );
});
