// Reading an entry without running it says the same of it as running it does: on the lines of the help and of strangers,
// and on such lines changed at random.
import { check } from "../../../repl/entry/check.ts";
import { run } from "../../../repl/entry/run.ts";
import { newSession } from "../../../repl/session/session.ts";
import { LINES, mutatedLine } from "../../fuzz/entry.ts";
import { assertEquals } from "../../support/assert.ts";
import { randomSource } from "../../support/random.ts";

const DEFINED =
  "f(x) = x^2; g(x, y) = x^2 y; a = 2; v = [1, 2]; A = [1, 2; 3, 4]";
const { session } = await run(newSession(), DEFINED);

/** What reading refuses and running takes. */
async function disagreement(line: string): Promise<string | undefined> {
  const { error } = await check(session, line);
  if (!error) return undefined;
  const late = performance.now() + 200;
  const isLate = () => performance.now() > late ? "late" : undefined;
  const { result } = await session.control.interruptible(
    isLate,
    () => run(session, line),
    late,
  );
  const ran = result.blocks.at(-1);
  if (ran?.kind === "error") return undefined;
  return `${JSON.stringify(line)}: ${error.text}, but ${ran?.text}`;
}

async function disagreements(lines: Iterable<string>): Promise<string[]> {
  const found: string[] = [];
  for (const line of lines) {
    const one = await disagreement(line);
    if (one) found.push(one);
  }
  return found;
}

Deno.test("check() refuses what run() refuses on lines that people typed", async () => {
  assertEquals(await disagreements(LINES), []);
});

Deno.test("check() refuses what run() refuses on lines changed at random", async () => {
  const random = randomSource(21);
  const lines = Array.from({ length: 1500 }, () => mutatedLine(random));
  assertEquals(await disagreements(lines), []);
});
