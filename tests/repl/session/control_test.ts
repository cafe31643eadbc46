import { Control, Interrupted } from "../../../repl/session/control.ts";
import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assert, assertEquals, assertRejects } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

Deno.test("interruptible() stops at the first poll that has a reason", async () => {
  let calls = 0;
  const control = new Control();
  const f = control.polled((x: number) => {
    calls++;
    return x;
  });
  await assertRejects(
    () =>
      control.interruptible(
        () => calls === 3 ? "interrupted" : undefined,
        () => {
          for (;;) f(1);
        },
      ),
    Interrupted,
    "interrupted after 4 evaluations",
  );
});

Deno.test("interruptible() leaves nothing behind", async () => {
  const control = new Control();
  let isOver = false;
  const reason = () => isOver ? "interrupted" : undefined;
  await control.interruptible(reason, () => control.poll());
  isOver = true;
  control.poll();
  await assertRejects(
    () => control.interruptible(reason, () => control.poll()),
    Interrupted,
  );
  control.poll();
});

Deno.test("run() keeps the session and shows what was finished when interrupted", async () => {
  const { session } = await run(newSession(), "f(x, y) = x y; trace on");
  let polls = 0;
  const { result: { session: after, blocks } } = await session.control
    .interruptible(
      () => ++polls > 3 ? "interrupted" : undefined,
      () => run(session, "grad f(1, 2)"),
    );
  assertEquals(after.scope.has("f"), true);
  assertEquals(blocks.at(-1)?.kind, "error");
  assert(blocks.at(-1)!.text.includes("interrupted after 4 evaluations"));
  assert(blocks[0].text.includes("debug 4. grad[idx] =  "));
});

testEach([
  "grad f(1, 2)",
  "hessian f(1, 2)",
  "jacobian f(1, 2)",
  "laplacian f(1, 2)",
  "d/dx f(1, 2)",
  "D[1, 1] f(1, 2)",
  "check f, g at (1, 2)",
  "check f, w at (1, 2)",
  "plot f -1..1",
  "descend f from (1, 2)",
])(
  "run() answers nothing to %j where it is interrupted halfway",
  async (query) => {
    const definitions =
      "f(x, y) = x^2 y; g(x, y) = [2x y, x^2]; w = (x, y) => [1, 2]";
    const { session } = await run(newSession(), definitions);
    const { evaluations } = await session.control.interruptible(
      () => undefined,
      () => run(session, query),
    );
    let polls = 0;
    const { result: { blocks } } = await session.control.interruptible(
      () => ++polls >= evaluations / 2 ? "interrupted" : undefined,
      () => run(session, query),
    );
    assert(blocks.at(-1)!.text.startsWith("error: interrupted after "));
    // What was finished by then is told as a trace, and not as the answer.
    assertEquals(
      blocks.slice(0, -1).every(({ kind }) => kind === "trace"),
      true,
    );
  },
);

Deno.test("interruptible() stops a long sum in the middle", async () => {
  const { session } = await run(newSession(), "");
  const end = performance.now() + 20;
  const late = () => performance.now() > end ? "late" : undefined;
  const { result: { blocks } } = await session.control.interruptible(
    late,
    () => run(session, "sum(k, 1, 1e7, sum(j, 1, 1e7, sin(k j)))"),
  );
  assertEquals(blocks.map(({ text }) => text), [
    "error: late",
  ]);
});

testEach([
  ["info f"],
])("run() stops %j between the formulas of two variables", async (entry) => {
  const { session } = await run(newSession(), "f(x, y, z) = x y z");
  let asked = 0;
  const { result: { blocks } } = await session.control.interruptible(
    () => ++asked === 3 ? "interrupted" : undefined,
    () => run(session, entry),
  );
  assertEquals(blocks.at(-1)?.text, "error: interrupted");
});
