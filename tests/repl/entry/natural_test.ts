// Lines as people of other tools write them, each after what they had typed before: the value that mathematics has, or
// what the answer must say. tests/corpus/ measures the numbers; here it is the language that is tried.
import { jsonLine } from "../../../repl/session/json.ts";
import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import lines from "./natural_lines.json" with { type: "json" };

type Value = number | readonly Value[];

testEach(lines as [typed: string[], expected: Value | string][])(
  "%j is read as people mean it",
  async (typed, expected) => {
    let session = newSession();
    let said = "";
    for (const input of typed) {
      const outcome = await run(session, input);
      ({ session } = outcome);
      said = jsonLine({ line: 1, input, outcome, evaluations: 0, ms: 0 });
    }
    if (typeof expected === "string") {
      const { text = "", message = "", hint = "" } = JSON.parse(said);
      assert(`${text} ${message} ${hint}`.includes(expected), said);
    } else assertClose(JSON.parse(said).value, expected);
  },
);

function assertClose(found: Value, expected: Value): void {
  if (typeof expected === "number" && typeof found === "number") {
    const isClose = Math.abs(found - expected) <=
      1e-6 * Math.abs(expected) + 1e-7;
    assert(isClose, `${found}, not ${expected}`);
    return;
  }
  assert(typeof found !== "number" && typeof expected !== "number");
  assertEquals(found.length, expected.length);
  expected.forEach((each, i) => assertClose(found[i], each));
}
