import { jsonLine } from "../../../repl/session/json.ts";
import { table, unnamed } from "../../../repl/session/table.ts";
import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("jsonLine() gives the rows of a table by the names of their columns, numbers with all their digits", () => {
  const rows = [
    [{ value: -1 / 3, text: "-0.33" }, { value: [1, 2], text: "[1, 2]" }, "ok"],
    [{ value: 1, text: "1" }, { value: Infinity, text: "∞" }, ""],
  ];
  const line = jsonLine({
    line: 1,
    input: "critical f",
    outcome: {
      session: newSession(),
      blocks: [table(["x", "gradient", unnamed("verdict")], rows)],
      quit: false,
      effects: [],
    },
    evaluations: 0,
    ms: 0,
  });
  const { table: found } = JSON.parse(line);
  assertEquals(found, [
    { x: -1 / 3, gradient: [1, 2], verdict: "ok" },
    { x: 1, gradient: "Infinity", verdict: null },
  ]);
});

Deno.test("jsonLine() gives what a variable was defined as with all its digits, and its verdict", async () => {
  const input = "k(x) = |x|; a = [1/3, k'(0)]";
  const outcome = await run(newSession(), input);
  const { value, verdict } = JSON.parse(
    jsonLine({ line: 1, input, outcome, evaluations: 0, ms: 0 }),
  );
  assertEquals([value, verdict], [[1 / 3, 0], "kink"]);
});
