import { pipe } from "../../support/repl.ts";
import { assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

const ENTRIES = 100_000;

const SESSIONS: readonly { what: string; entry(i: number): string }[] = [
  { what: "expressions", entry: () => "sin(1.5) + 2" },
  { what: "definitions of one function", entry: () => "f(x) = x^2 + 1" },
  { what: "variables", entry: (i) => `v${i} = ${i}` },
];

for (const { what, entry } of SESSIONS) {
  Deno.test({
    name: `a pipe of 100,000 ${what} runs in 100 MB of heap`,
    ignore: !await granted("run", "read"),
    async fn() {
      const input = Array.from({ length: ENTRIES }, (_, i) => entry(i));
      // A heap that an entry adds anything of its session's size to is full long before.
      const { code, stdout } = await pipe(
        [...input, "1 + 1"].join("\n"),
        "--v8-flags=--max-old-space-size=100",
      );
      assertEquals(code, 0);
      assertEquals(stdout.trimEnd().split("\n").at(-1), "2");
    },
  });
}
