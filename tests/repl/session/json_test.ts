import { jsonLine } from "../../../repl/session/json.ts";
import { table } from "../../../repl/session/table.ts";
import { newSession } from "../../../repl/session/session.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("jsonLine() gives the rows of a table by the names of their columns, numbers as numbers", () => {
  const rows = [
    ["x", "f(x)", "", "error"],
    ["-1", "2.5e-3", "maximum", ""],
    ["1", "Infinity", "minimum", "exact"],
  ];
  const line = jsonLine({
    line: 1,
    input: "critical f",
    outcome: {
      session: newSession(),
      blocks: [table(rows)],
      quit: false,
      effects: [],
    },
    evaluations: 0,
    ms: 0,
  });
  const { table: found } = JSON.parse(line);
  assertEquals(found, [
    { x: -1, "f(x)": 0.0025, "column 3": "maximum", error: "" },
    { x: 1, "f(x)": "Infinity", "column 3": "minimum", error: "exact" },
  ]);
});
