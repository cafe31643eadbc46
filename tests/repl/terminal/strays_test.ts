import { pipe } from "../../support/repl.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

const MODULE = `
export const bad = async (x) => { throw new Error("boom " + x); };
export const odd = async () => { throw { toString() { throw 1; } }; };
export const late = (x) => { setTimeout(() => { throw new Error("late"); }); return x; };
`;

Deno.test({
  name: "a rejection of a module's function is told, and the session goes on",
  ignore: !await granted("read", "write", "run"),
  async fn() {
    const path = await Deno.makeTempFile({ suffix: ".mjs" });
    await Deno.writeTextFile(path, MODULE);
    const input =
      `load ${path}\nbad(1)\nodd(1)\nlate(2)\nkeep = 41\nkeep + 1\n`;
    const { code, stdout, stderr } = await pipe(
      input,
      "--allow-read",
      "--keep-going",
    );
    await Deno.remove(path);
    assertEquals(stdout.trimEnd().split("\n").slice(-2), ["2", "42"]);
    for (const told of ["boom 1", "something that cannot be shown", "late"]) {
      const text = `error: behind the entries something failed: ${told}`;
      assert(stderr.includes(text), stderr);
    }
    assertEquals(code, 1);
  },
});
