import { wasGreeted, welcome } from "../../../repl/start/welcome.ts";
import { assertEquals } from "../../support/assert.ts";

const GREETING = {
  version: "1.2.3",
  terminal: "Cliffy 1.2.1",
  language: "en",
  again: false,
} as const;

Deno.test("welcome() names the version, the terminal, and three ways to go on", () => {
  const [name, advice, rest] = welcome(GREETING).split("\n");
  assertEquals(name.startsWith("Fluxion 1.2.3 (Cliffy 1.2.1): "), true);
  for (const word of ["learn", "help", "Tab"]) {
    assertEquals(advice.includes(word), true, word);
  }
  assertEquals(rest, "");
});

Deno.test("welcome() fits a screen of 80 columns, in either language", () => {
  // A Korean letter takes two columns.
  const width = (line: string) =>
    line.length + (line.match(/[가-힣]/g) ?? []).length;
  for (const language of ["en", "ko"] as const) {
    for (const line of welcome({ ...GREETING, language }).split("\n")) {
      assertEquals(width(line) <= 80, true, line);
    }
  }
});

Deno.test("welcome() is one line for who was greeted before", () => {
  assertEquals(
    welcome({ ...GREETING, again: true }),
    "Fluxion 1.2.3 (Cliffy 1.2.1): learn, help, Tab\n",
  );
});

Deno.test("wasGreeted() is so from the second time of a day on", () => {
  const items = new Map<string, string>();
  const notes = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
  const days = ["Mon", "Mon", "Tue", "Tue"];
  const greeted = days.map((day) => wasGreeted(day, notes));
  assertEquals(greeted, [false, true, false, true]);
  assertEquals(wasGreeted("Mon", undefined), false);
});
