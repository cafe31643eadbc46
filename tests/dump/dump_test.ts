// Bits that nobody meant to change: the answers of every method and operator are those of the dump, and those of a function that
// returns promises are the same. What the search answers on the corpus is within its errors besides.

import { assertEquals } from "../support/assert.ts";
import { testEach } from "../support/each.ts";
import { dump, METHODS } from "./dump.ts";
import { searchDump } from "./search.ts";

const dumps = new Map<string, Promise<string[]>>();

/** The lines of a method, made once. */
function linesOf(name: string): Promise<string[]> {
  let lines = dumps.get(name);
  if (!lines) {
    lines = dump(METHODS[name]).then((text) => text.split("\n"));
    dumps.set(name, lines);
  }
  return lines;
}

// The last bits of Math.exp and its kin are an engine's own; the dump has those of V8 15.
const isOfDump = Deno.version.v8.startsWith("15.");

/** The lines that are not as they were kept. */
function changedFrom(name: string, lines: readonly string[]): string[] {
  const file = new URL(`${name}.txt`, import.meta.url);
  const kept = Deno.readTextFileSync(file).split("\n");
  assertEquals(lines.length, kept.length);
  return lines.filter((line, k) => line !== kept[k]);
}

testEach(isOfDump ? Object.keys(METHODS) : [])(
  "%s gives the bits of the dump through every operator",
  async (name) => {
    const lines = await linesOf(name);
    assertEquals(changedFrom(name, lines), []);
  },
);

testEach(Object.keys(METHODS))(
  "%s gives the same bits where f returns promises",
  async (name) => {
    const lines = await linesOf(name);
    const other = lines.filter((line) => line.includes("BUT LATER"));
    assertEquals(other, []);
  },
);

Deno.test("adaptive() gives and tells the bits of the dump on the corpus, within the errors", () => {
  const lines = searchDump().split("\n");
  if (isOfDump) assertEquals(changedFrom("search", lines), []);
});
