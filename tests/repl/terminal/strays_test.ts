import { tellStrays } from "../../../repl/terminal/strays.ts";
import { pipe } from "../../support/repl.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

const MODULE = `
export const bad = async (x) => { throw new Error("boom " + x); };
export const odd = async () => { throw { toString() { throw 1; } }; };
export const forgotten = (x) => { Promise.reject(new Error("forgotten")); return x; };
export const late = (x) => { setTimeout(() => { throw new Error("late"); }); return x; };
`;

Deno.test({
  name: "a module's function that rejects is told, and the session goes on",
  ignore: !await granted("read", "write", "run"),
  async fn() {
    const path = await Deno.makeTempFile({ suffix: ".mjs" });
    await Deno.writeTextFile(path, MODULE);
    const input =
      `load ${path}\nbad(1)\nodd(1)\nforgotten(3)\nlate(2)\nkeep = 41\nkeep + 1\n`;
    const { code, stdout, stderr } = await pipe(
      input,
      "--allow-read",
      "--keep-going",
    );
    await Deno.remove(path);
    assertEquals(stdout.trimEnd().split("\n").slice(-2), ["2", "42"]);
    for (const name of ["bad", "odd"]) {
      assert(stderr.includes(`error: ${name} must return`), stderr);
    }
    const told = stderr.split("\n").filter((line) =>
      line.startsWith("error: behind the entries something failed: ")
    ).map((line) => line.slice(line.lastIndexOf(": ") + 2));
    assertEquals(told, [
      "boom 1",
      "something that cannot be shown",
      "forgotten",
      "late",
    ]);
    assertEquals(code, 1);
  },
});

Deno.test("tellStrays() tells what was rejected, whatever it is", () => {
  const told: string[] = [];
  const stop = tellStrays((text) => told.push(text));
  const promise = Promise.resolve();
  const hostile = {
    toString() {
      throw 1;
    },
  };
  for (const reason of [new Error("boom"), hostile]) {
    const event = new PromiseRejectionEvent("unhandledrejection", {
      promise,
      reason,
      cancelable: true,
    });
    dispatchEvent(event);
    assert(event.defaultPrevented);
  }
  stop();
  assertEquals(told, [
    "error: behind the entries something failed: boom",
    "error: behind the entries something failed: something that cannot be shown",
  ]);
});
