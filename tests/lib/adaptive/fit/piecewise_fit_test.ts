// Which windows are spent on f.
import { estimateDerivative, type TraceEvent } from "../../../../mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

Deno.test("no window of one side is tried that can't do better than the one around x", () => {
  const sides: string[] = [];
  const trace = (event: TraceEvent) => {
    if (event.kind === "sequence" && event.why === "fit") {
      sides.push(event.side);
    }
  };
  const rounded = (x: number) => Math.round(100 * Math.log(5 + x)) / 100;
  const { verdict } = estimateDerivative(rounded, 0.1386, { trace });
  assert(verdict.kind === "stair");
  const { value, error } = verdict.trend;
  assert(Math.abs(value - 1 / 5.1386) <= error);
  assertEquals(new Set(sides), new Set(["both"]));
});
