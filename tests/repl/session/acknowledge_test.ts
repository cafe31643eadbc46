import { acknowledged } from "../../../repl/session/acknowledge.ts";
import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

/** The lines that a terminal shows of the last entry. */
async function shown(entries: readonly string[]): Promise<string> {
  let session = newSession();
  let text = "";
  for (const entry of entries) {
    const outcome = await run(session, entry);
    text = acknowledged(session, outcome, entry).map((block) => block.text)
      .join("\n");
    ({ session } = outcome);
  }
  return text;
}

const ANSWERS: readonly (readonly [string[], string])[] = [
  [["a = 2/3"], "a = 0.6666666666666666"],
  [["f(x) = x^2"], "function f(x)"],
  [
    ["k(x) = |x|; a = k'(0)"],
    "a = 0 ± 1.0  kink, 17 evaluations\n" +
    "  k'(0): the derivative from the left is -1 ± 2.6e-15, from the right 1 ± 2.6e-15",
  ],
  [["g([w, x; y, z]) = w x"], "function g([w, x; y, z])"],
  [["k = (x) => x * 2"], "function k"],
  [["a = 1; b = 2"], "b = 2"],
  [["a = 1;"], ""],
  [["f(x) = x", "f = 3"], "f = 3\n  f was a function, which this replaces"],
  [["f = 3", "f(x) = x"], "function f(x)"],
  [["set method notebook"], "method notebook"],
  [["set digits 5;"], ""],
  [["trace story"], "trace story"],
  [["a = 1", "a = 2", "undo"], "back to a = 1"],
  [
    ["f(x) = x", "a = 1", "set format sci", "undo 3"],
    "back to no f, no a, format dec",
  ],
  [["a = 1", "reset"], "all is forgotten; undo brings it back"],
  [["a = 1", "reset", "undo"], "back to a = 1"],
  [["1 + 1"], "2"],
  [["undo"], "there is nothing to take back"],
];

testEach(ANSWERS)(
  "acknowledged() answers %j in a short line",
  async (entries, line) => assertEquals(await shown(entries), line),
);
