import { assert, assertEquals } from "../support/assert.ts";
import { named, plantedBugs, type Row } from "./table.ts";

const ROWS = plantedBugs();
const title = ({ model, bug }: Row) => `${model.name}: ${bug.name}`;

Deno.test("the table of planted bugs holds at least 60 bugs and as many correct twins", () => {
  assert(ROWS.length >= 60);
});

Deno.test("checkGradient() misses none of the planted bugs", () => {
  const missed = ROWS.filter(({ wrong }) => wrong.verdict !== "fail");
  assertEquals(missed.map(title), []);
});

Deno.test("checkGradient() passes every correct twin of the planted bugs", () => {
  const alarms = ROWS.filter(({ right }) => right.verdict !== "pass");
  assertEquals(alarms.map(title), []);
});

Deno.test("checkGradient() names the planted bugs that have a name", () => {
  const unnamed = ROWS.filter((row) => row.bug.kinds.length > 0 && !named(row));
  assertEquals(unnamed.map(title), []);
});
