import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { items } from "../../../repl/session/log.ts";
import { assert, assertEquals } from "../../support/assert.ts";

async function drawn(...entries: string[]) {
  let session = newSession();
  const texts: string[] = [];
  for (const entry of entries) {
    const outcome = await run(session, entry);
    session = outcome.session;
    texts.push(outcome.blocks.map(({ text }) => text).join("\n"));
  }
  return { session, texts };
}

Deno.test("a session draws the same random numbers again, each entry its own", async () => {
  const { texts } = await drawn("rand(3)", "rand(3)", "set seed 1", "rand(3)");
  assertEquals(texts[3], texts[0]);
  assert(texts[1] !== texts[0]);
  assertEquals((await drawn("rand(3)")).texts[0], texts[0]);
});

Deno.test("undo takes a draw back, and what is saved repeats it", async () => {
  const { texts } = await drawn("x = randn(2)", "undo", "x = randn(2)");
  assertEquals(texts[2], texts[0]);
  const { session } = await drawn("rand()", "y = rand()");
  const again = await drawn(...items(session.journal));
  assertEquals(again.session.scope.get("y"), session.scope.get("y"));
});

Deno.test("randn draws with mean 0 and deviation 1", async () => {
  const { session } = await drawn(
    "x = randn(100000)",
    "m = mean(x)",
    "s = std(x)",
  );
  const [m, s] = ["m", "s"].map((name) => session.scope.get(name) as number);
  // Five standard errors of each.
  assert(Math.abs(m) < 5 / Math.sqrt(1e5), String(m));
  assert(Math.abs(s - 1) < 5 / Math.sqrt(2e5), String(s));
});

Deno.test("a definition that replaces a function of the language says so", async () => {
  const { texts } = await drawn(
    "sigmoid(x) = 2x",
    "sigmoid(1)",
    "undo 2",
    "sigmoid(0)",
  );
  assert(
    texts[0].includes("sigmoid was built in, and is your own now"),
    texts[0],
  );
  assertEquals([texts[1], texts[3]], ["2", "0.5"]);
});
