import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

/** The lines that were pinned, without what they show. */
async function pinned(...lines: readonly string[]): Promise<string[]> {
  let session = newSession();
  for (const line of lines) ({ session } = await run(session, line));
  const { effects: [effect] } = await run(session, "pin a.test.ts");
  assert(effect?.kind === "write");
  return effect.text.split("\n").filter((line) => line.startsWith("∂> "))
    .map((line) => line.slice(3));
}

testEach<[string[], string[]]>([
  // Typos, pictures, help and what nobody needs.
  [["f(x) = x^2", "f'(3", "tuor", "f'(3)"], ["f(x) = x^2", "f'(3)"]],
  [["f(x) = x^2", "plot f", "help f", "list", "f(2)"], ["f(x) = x^2", "f(2)"]],
  [["a = 1", "b = 2", "b"], ["b = 2", "b"]],
  // What was taken back, forgotten or defined anew, with the answers about it.
  [["a = 1", "a = 2", "undo", "a"], ["a = 1", "a"]],
  [["a = 1; a", "reset", "b = 2; b"], ["b = 2", "b"]],
  [
    ["f(x) = x^2", "f(3)", "f(x) = x^3", "f(3)", "f(3)"],
    ["f(x) = x^3", "f(3)"],
  ],
  // What a later line is made of stays, also under a name that means something else by then.
  [["w = 1", "w = w + 1", "w"], ["w = 1", "w = w + 1", "w"]],
  [
    ["a = 2", "f(x) = a x", "a = 3", "f(1)"],
    ["a = 2", "f(x) = a x", "f(1)"],
  ],
  [["2 + 3", "ans + 1"], ["2 + 3", "ans + 1"]],
  // Settings only where an answer depends on them.
  [
    ["set width 40", "set digits 3", "pi", "set digits 9"],
    ["set digits 3", "pi"],
  ],
  [["f(x) = x^2", "assert f(2) ~ 4"], ["f(x) = x^2", "assert f(2) ~ 4"]],
])("pin makes of %j the lines %j", async (lines, expected) => {
  assertEquals(await pinned(...lines), expected);
});

Deno.test("pin leaves the picture out of what a command shows, and keeps its table", async () => {
  const { session } = await run(newSession(), "tangent x^2 at 1");
  const { effects: [effect] } = await run(session, "pin a.test.ts");
  assert(effect?.kind === "write");
  assert(effect.text.includes("\n...\nstep h"));
  assert(!/[\u2801-\u28ff]/.test(effect.text));
});

Deno.test("pin has nothing to write of a session that has found nothing", async () => {
  const { session } = await run(newSession(), "f(x) = x^2; plot f");
  const { blocks } = await run(session, "pin a.test.ts");
  assert(blocks[0].text.includes("nothing that a test could repeat"));
});
