// Bits that nobody meant to change: the answers of every method and operator are those of the dump, and those of a function that
// returns promises are the same.

import { assertEquals } from "../support/assert.ts";
import { testEach } from "../support/each.ts";
import { dump, METHODS } from "./dump.ts";

const lines = new Map<string, string[]>();
for (const [name, method] of Object.entries(METHODS)) {
  lines.set(name, (await dump(method)).split("\n"));
}

// The last bits of Math.exp and its kin are an engine's own; the dump has those of V8 15.
const isOfDump = Deno.version.v8.startsWith("15.");

testEach(isOfDump ? Object.keys(METHODS) : [])(
  "%s gives the bits of the dump through every operator",
  (name) => {
    const file = new URL(`${name}.txt`, import.meta.url);
    const kept = Deno.readTextFileSync(file).split("\n");
    const changed = lines.get(name)!.filter((line, k) => line !== kept[k]);
    assertEquals(changed, []);
    assertEquals(lines.get(name)!.length, kept.length);
  },
);

testEach(Object.keys(METHODS))(
  "%s gives the same bits where f returns promises",
  (name) => {
    const other = lines.get(name)!.filter((line) => line.includes("BUT LATER"));
    assertEquals(other, []);
  },
);
