import { type Clock, loadPatiently } from "../../../repl/start/patience.ts";
import { assertEquals, assertRejects } from "../../support/assert.ts";

const HOUR = 60 * 60 * 1000;

/** A clock that a test turns, and notes that last as long as it does. */
function setUp() {
  const items = new Map<string, string>();
  const notes = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  let time = 1e12;
  const waiting: { at: number; action: () => void }[] = [];
  const clock: Clock = {
    now: () => time,
    after(ms, action) {
      const entry = { at: time + ms, action };
      waiting.push(entry);
      return () => waiting.splice(waiting.indexOf(entry), 1);
    },
  };
  const pass = (ms: number) => {
    time += ms;
    const due = waiting.filter(({ at }) => at <= time);
    for (const entry of due) waiting.splice(waiting.indexOf(entry), 1);
    due.forEach(({ action }) => action());
  };
  return { items, notes, clock, pass };
}

Deno.test("loadPatiently() gives what loads and notes nothing", async () => {
  const { items, notes, clock } = setUp();
  const loaded = await loadPatiently(() => Promise.resolve(3), notes, clock);
  assertEquals([loaded, items.size], [3, 0]);
});

Deno.test("loadPatiently() leaves a registry that refuses alone for a day", async () => {
  const { notes, clock, pass } = setUp();
  const refused = () => Promise.reject(new Error("refused"));
  const load = () => loadPatiently(refused, notes, clock);
  await assertRejects(load, Error, "refused");
  await assertRejects(load, Error, "did not answer");
  pass(25 * HOUR);
  await assertRejects(load, Error, "refused");
});

Deno.test("loadPatiently() leaves a registry that hangs alone for a day", async () => {
  const { notes, clock, pass } = setUp();
  let tries = 0;
  const hangs = () => {
    tries++;
    return new Promise<number>(() => {});
  };
  loadPatiently(hangs, notes, clock);
  pass(1000);
  await assertRejects(
    () => loadPatiently(hangs, notes, clock),
    Error,
    "did not",
  );
  pass(23 * HOUR);
  await assertRejects(
    () => loadPatiently(hangs, notes, clock),
    Error,
    "did not",
  );
  assertEquals(tries, 1);
  pass(2 * HOUR);
  loadPatiently(hangs, notes, clock);
  assertEquals(tries, 2);
});

Deno.test("loadPatiently() forgets that it hung once it has loaded", async () => {
  const { items, notes, clock, pass } = setUp();
  const loading = loadPatiently(
    () => {
      pass(5000);
      return Promise.resolve(3);
    },
    notes,
    clock,
  );
  assertEquals([await loading, items.size], [3, 0]);
});
