import {
  keepLesson,
  withKeptLesson,
} from "../../../repl/terminal/lesson_store.ts";
import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assertEquals } from "../../support/assert.ts";

function storage() {
  const items = new Map<string, string>();
  return () => ({
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  });
}

Deno.test("keepLesson() keeps how far one has come, and withKeptLesson() brings it back", async () => {
  const store = storage();
  const before = newSession();
  const { session } = await run(before, "learn 7");
  keepLesson(before, session, store);
  const next = withKeptLesson(newSession(), store);
  assertEquals(next.lesson, { ...session.lesson!, active: false });
});

for (
  const text of [
    "",
    "{",
    "7",
    '{"lesson":"x"}',
    '{"lesson":-1,"step":0,"tries":0,"finished":[]}',
  ]
) {
  Deno.test(`withKeptLesson() takes ${JSON.stringify(text)} for nothing`, () => {
    const session = newSession();
    assertEquals(
      withKeptLesson(session, () => ({ getItem: () => text })),
      session,
    );
  });
}

Deno.test("withKeptLesson() and keepLesson() do without a storage", async () => {
  const none = () => {
    throw new Error("no storage here");
  };
  const before = newSession();
  assertEquals(withKeptLesson(before, none), before);
  keepLesson(before, (await run(before, "learn 1")).session, none);
});

Deno.test("learn begins anew where the kept lesson is not there any more", async () => {
  const lesson = {
    lesson: 99,
    step: 50,
    tries: 0,
    finished: [98],
    active: false,
  };
  const { session } = await run({ ...newSession(), lesson }, "learn");
  assertEquals(session.lesson?.lesson, 0);
});
