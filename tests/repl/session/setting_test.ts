import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { METHOD_NAMES } from "../../../repl/session/setting.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

/** The number that the last line answers, or what it says is wrong. */
async function answer(...lines: readonly string[]): Promise<number | string> {
  let session = newSession();
  let last: number | string = "";
  for (const line of ["f(x) = x^3", ...lines]) {
    const outcome = await run(session, line);
    ({ session } = outcome);
    const [block] = outcome.blocks;
    last = typeof block?.value === "number" ? block.value : block?.text ?? "";
  }
  return last;
}

// Of x³ at 1 a central difference is 3 + h², a forward one 3 + 3h + h², a backward one 3 - 3h + h².
testEach<[string, number]>([
  ["f'(1) with step = 0.5", 3.25],
  ["f'(1) with method = central, step = 0.5", 3.25],
  ["f'(1) with method = notebook, step = 0.5", 3.25],
  ["f'(1) with method = forward, step = 0.5", 4.75],
  ["f'(1) with method = backward, step = 0.5", 1.75],
  ["d/dx f(x) at x = 1 with step = 0.5", 3.25],
  // From the fourth order on it is exact for a cubic.
  ["f'(1) with step = 0.5, order = 4", 3],
  ["f'(1) with order = 8, step = 0.5", 3],
])("%s is the quotient with that step: %s", async (line, expected) => {
  assertEquals(await answer(line), expected);
});

Deno.test("set step and set order hold until auto", async () => {
  assertEquals(await answer("set step 0.5", "f'(1)"), 3.25);
  assertEquals(await answer("set step 0.5", "set order 4", "f'(1)"), 3);
  const back = await answer("set step 0.5", "set step auto", "f'(1)");
  assert(Math.abs(Number(back) - 3) < 1e-10);
});

const WITH_STEP = new Set("auto central forward backward notebook".split(" "));

testEach(METHOD_NAMES)("%s takes a step, or says why not", async (method) => {
  const found = await answer(`f'(1) with method = ${method}, step = 0.5`);
  assertEquals(typeof found === "number", WITH_STEP.has(method));
  if (typeof found === "string") assert(found.includes("takes no step"), found);
});
