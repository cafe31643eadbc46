import { pipe } from "../../support/repl.ts";
import { assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

// Of a session that defines nothing anew nothing stays but its entries; of a definition its text and what finds it, of one
// that was called what it computes as well.
const SESSIONS: readonly {
  what: string;
  count?: number;
  megabytes: number;
  entry(i: number): string;
}[] = [
  { what: "expressions", megabytes: 100, entry: () => "sin(1.5) + 2" },
  {
    what: "definitions of one function",
    megabytes: 100,
    entry: () => "f(x) = x^2 + 1",
  },
  { what: "variables", megabytes: 100, entry: (i) => `v${i} = ${i}` },
  {
    what: "definitions of as many functions",
    megabytes: 140,
    entry: (i) => `f${i}(x) = x^2 + ${i}`,
  },
  {
    what: "definitions that call one another",
    count: 40_000,
    megabytes: 100,
    entry: (i) => i % 10 ? `f${i}(x) = f${i - 1}(x) + 1` : `f${i}(x) = x`,
  },
  {
    what: "definitions and calls by turns",
    count: 40_000,
    megabytes: 100,
    entry: (i) => i % 2 ? `f${i - 1}(${i})` : `f${i}(x) = x^2 + ${i}`,
  },
];

for (const { what, count = 100_000, megabytes, entry } of SESSIONS) {
  Deno.test({
    name: `a pipe of ${count} ${what} runs in ${megabytes} MB of heap`,
    ignore: !await granted("run", "read"),
    async fn() {
      const input = Array.from({ length: count }, (_, i) => entry(i));
      // A heap that an entry adds anything of its session's size to is full long before.
      const { code, stdout } = await pipe(
        [...input, "1 + 1"].join("\n"),
        `--v8-flags=--max-old-space-size=${megabytes}`,
      );
      assertEquals(code, 0);
      assertEquals(stdout.trimEnd().split("\n").at(-1), "2");
    },
  });
}
