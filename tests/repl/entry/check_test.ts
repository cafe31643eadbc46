import { check } from "../../../repl/entry/check.ts";
import { newSession } from "../../../repl/session/session.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

const reads = await granted("read");
const UNKNOWN_TO_IT = [
  "grad f at (1, 2 +)",
  "plot x^ 0..1",
  "descend x+* from (1, 2)",
  "check f, g at (1,)",
  "assert 1 + ~ 2",
  "assert 1 ~ 2 within +",
  "set digits 99",
  "time 1 +* 2",
  "∂f/∂y (1, )",
  "d/dx (x^2) at 3 +",
  "save",
];

for (const entry of UNKNOWN_TO_IT) {
  Deno.test(`check() refuses "${entry}", with a caret`, async () => {
    const { error } = await check(newSession(), entry);
    assert(error?.text.includes("^"), error?.text);
  });
}

for (const entry of ["sweep g(0)", "2*g'(1)", "plot sin(g(x)) 0..1"]) {
  Deno.test(`check() refuses "${entry}" as there is no g`, async () => {
    const { error } = await check(newSession(), `f(x) = exp(x); ${entry}`);
    assert(error?.text.startsWith("error: unknown function g"), error?.text);
  });
}

const READ = [
  "grad x^2 at x = 1",
  "D[1, 1] f(1, 2)",
  "∇f(1, 2)",
  "compare grad f(1, 2)",
  "critical sin(x) -1..2",
  "plot f, f' -2..2 > a.svg",
  "plot f -2..2, 0..1",
  "descend f from (1, 2) rate 0.1 steps 4",
  "check f, g at (1, 2)",
  "set digits 3; trace on",
  "assert f'(3) ~ 6 within 1e-8",
  "time grad f(1, 2)",
  "help grad",
  "?grad",
  "grad(f)(1, 2) with method = central",
  "∂²f/∂x∂y (1, 2)",
  "trace f(1, 2)",
];

for (const entry of READ) {
  Deno.test(`check() reads "${entry}" without running it`, async () => {
    const { session } = await check(newSession(), "f(x, y) = x y; g(x) = x");
    const { error } = await check(session, entry);
    assertEquals(error, undefined);
  });
}

Deno.test({
  name: "the tour is read by check() to its end, but for its planted mistakes",
  ignore: !reads,
  async fn() {
    const url = new URL("../../transcripts/tour.txt", import.meta.url);
    let session = newSession();
    const text = await Deno.readTextFile(url);
    for (const [entry] of text.matchAll(/^∂> .*(?:\n…> .*)*/gm)) {
      const source = entry.replaceAll(/^(?:∂|…)> /gm, "");
      if (/[({]$/.test(source)) continue;
      const checked = await check(session, source);
      assertEquals(checked.error?.text, undefined);
      session = checked.session;
    }
  },
});
