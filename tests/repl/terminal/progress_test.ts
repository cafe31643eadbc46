import { progressLine } from "../../../repl/terminal/progress.ts";
import { Control } from "../../../repl/session/control.ts";
import { run } from "../../../repl/entry/run.ts";
import { after } from "../../support/session.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { FakeScreen } from "../../support/screen.ts";

Deno.test("progressLine() shows nothing of what is over soon, and leaves nothing behind", () => {
  let now = 0;
  const fake = new FakeScreen(20);
  const line = progressLine({
    write: (text) => fake.write(text),
    columns: () => 20,
    now: () => now,
  });
  line.show(() => "step 1");
  assertEquals(fake.rows, []);
  now = 600;
  line.show(() => "step 2");
  now = 700;
  line.show(() => "step 3");
  assertEquals(fake.rows, ["step 2"]);
  now = 900;
  line.show(() => "a step that is wider than the screen");
  assertEquals(fake.rows, ["a step that is wide"]);
  line.clear();
  assertEquals(fake.rows, []);
});

Deno.test("report() makes no text where nobody looks", async () => {
  const unseen = () => {
    throw new Error("made");
  };
  const control = new Control();
  control.report(unseen);
  await control.reportingTo(
    () => {},
    () => Promise.resolve(control.report(unseen)),
  );
});

Deno.test("descend reports its steps", async () => {
  const { session } = await after("f(x, y) = x^2 + 3y^2");
  const seen: string[] = [];
  await session.control.reportingTo(
    (text) => seen.push(text()),
    () => run(session, "descend f from (2, 1) rate 0.1 steps 5"),
  );
  assertEquals(seen.length, 6);
  // f(2, 1) = 7, where the gradient is (4, 6).
  assert(
    seen[0].startsWith("step 0 of at most 5: value 7, |gradient| 7.21"),
    seen[0],
  );
});
