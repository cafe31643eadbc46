import {
  isLeftAlone,
  keepNote,
  noteOf,
} from "../../../repl/start/registry_notes.ts";
import { assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

const HOUR = 60 * 60 * 1000;
const NOW = 1e12;

function emptyNotes() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

testEach([
  ["a registry that failed an hour ago", -1, "refused", true],
  ["one that failed 25 hours ago", -25, "refused", false],
  ["one that failed tomorrow, by a clock put back", 24, "refused", false],
  ["one that answered", -1, undefined, false],
])("isLeftAlone() of %s", (_, hours, fault, left) => {
  const note = { at: NOW + hours * HOUR, ...(fault && { fault }) };
  assertEquals(isLeftAlone(note, NOW), left);
});

Deno.test("noteOf() reads what was kept of each registry", () => {
  const notes = emptyNotes();
  keepNote("JSR", { at: NOW, fault: "refused" }, notes);
  keepNote("npm", { at: NOW }, notes);
  assertEquals(noteOf("JSR", notes), { at: NOW, fault: "refused" });
  assertEquals(noteOf("npm", notes), { at: NOW });
});

Deno.test("noteOf() takes what it cannot read for nothing", () => {
  const notes = emptyNotes();
  notes.setItem("fluxion: JSR", "{");
  assertEquals(noteOf("JSR", notes), undefined);
});
