import { about } from "../../../repl/terminal/about.ts";
import config from "../../../deno.json" with { type: "json" };
import { assert, assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";
import { pipe } from "../../support/repl.ts";

const ignore = !await granted("run", "read");

Deno.test({
  name: "--version -v tells what a report of a fault should, and so does about",
  ignore,
  async fn() {
    const { stdout } = await pipe("", "--version", "-v");
    const names = stdout.trimEnd().split("\n").map((line) =>
      line.split(" ")[0]
    );
    assertEquals(names, [
      "fluxion",
      "Deno",
      "terminal",
      "JSR",
      "npm",
      "history",
      "permissions",
    ]);
    assert(
      stdout.includes(config.version) && stdout.includes(Deno.version.deno),
    );
    assertEquals((await pipe("about\n")).stdout, stdout);
  },
});

Deno.test({
  name: "about tells which permissions are held",
  ignore,
  async fn() {
    const { stdout } = await pipe("about\n", "--allow-read", "--allow-env");
    assert(stdout.includes("permissions  read, env\n"), stdout);
  },
});

Deno.test("about() tells of the terminal, and of a history that is not kept", async () => {
  const text = await about({ terminal: "Cliffy 1.2.1", history: false });
  assert(text.includes("terminal     Cliffy 1.2.1\n"), text);
  assert(text.includes("history      not kept, as --no-history asks\n"), text);
});
