import { assertEquals } from "./support/assert.ts";
import { granted } from "./support/permission.ts";

Deno.test({
  name:
    "the top level of the repository holds what a newcomer expects, and nothing else",
  ignore: !await granted("read"),
  fn() {
    const root = new URL("../", import.meta.url);
    const visible = [...Deno.readDirSync(root)]
      .map((entry) => entry.name)
      .filter((name) =>
        !name.startsWith(".") && !["deno.lock", "node_modules"].includes(name)
      );
    assertEquals(visible.sort(), [
      "LICENSE",
      "README.md",
      "deno.json",
      "lib",
      "mod.ts",
      "repl",
      "tests",
    ]);
  },
});
