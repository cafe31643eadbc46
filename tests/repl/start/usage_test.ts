import { FLAGS } from "../../../repl/start/flag_table.ts";
import { commandFor } from "../../../repl/start/program.ts";
import { manual } from "../../../repl/start/usage.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { granted } from "../../support/permission.ts";
import { pipe } from "../../support/repl.ts";

const ROOT = "file:///home/ann/fluxion/";

testEach([
  ["a clone", ROOT, false, "deno run repl/main.ts"],
  ["deno install -n fx", "file:///home/ann/.deno/bin/.fx/", false, "fx"],
  ["an older deno install", "https://example.com/fluxion/", false, "fluxion"],
  ["deno compile", ROOT, true, "fluxion"],
])("commandFor() knows how one starts %s", (_, config, compiled, command) => {
  assertEquals(commandFor(config, ROOT, compiled), command);
});

Deno.test("manual() has every flag, and no line that roff would take for a request", async () => {
  const page = await manual();
  for (const { name } of FLAGS) {
    assert(page.includes(`\\-\\-${name.replaceAll("-", "\\-")}`), name);
  }
  const requests = page.split("\n").filter((line) => line.startsWith("."))
    .map((line) => line.split(" ")[0]);
  assertEquals(
    new Set(requests),
    new Set([".TH", ".SH", ".B", ".br", ".PP", ".TP"]),
  );
});

Deno.test({
  name: "--help says how it was started, and how it was installed",
  ignore: !await granted("run", "read", "write"),
  async fn() {
    const { stdout } = await pipe("", "--help");
    assert(stdout.includes("  deno run repl/main.ts [flags] [script]"), stdout);
    const root = await Deno.makeTempDir();
    const deno = Deno.execPath();
    const main = new URL("../../../repl/main.ts", import.meta.url).href;
    const text = new TextDecoder();
    try {
      await new Deno.Command(deno, {
        args: ["install", "-g", "--root", root, "-n", "fx", main],
      }).output();
      const { stdout } = await new Deno.Command(`${root}/bin/fx`, {
        args: ["--help"],
        env: { PATH: deno.replace(/\/[^/]*$/, "") },
      }).output();
      // Before 2.9 nothing tells the name under which it was installed.
      assert(
        /^ {2}(fx|fluxion) \[flags\] \[script\]$/m.test(text.decode(stdout)),
      );
    } finally {
      await Deno.remove(root, { recursive: true });
    }
  },
});
