import { newSession, type Session } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { runAndSettle } from "../../../repl/terminal/effect.ts";
import { Journal } from "../../../repl/terminal/journal.ts";
import type { Records } from "../../../repl/terminal/records.ts";
import { fakeRecords } from "../../support/records.ts";
import {
  endAtTerminal,
  hasPseudoTerminal,
  ownLocation,
  startAtTerminal,
} from "../../support/repl.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

/** Runs entries as a conversation does; the journal is left as a process that is ended leaves it. */
async function left(records: Records, ...entries: string[]): Promise<Journal> {
  const journal = new Journal(records);
  let session: Session = newSession();
  for (const entry of entries) {
    journal.begin(entry);
    session = (await run(session, entry)).session;
    journal.note(session);
  }
  return journal;
}

// The intervals of journals that answer run on in this process.
const options = { sanitizeOps: false, sanitizeResources: false };

const LEFT: readonly { entries: string[]; parts: string[] }[] = [
  { entries: ["a = 2", "f(x) = a x", "f(3)"], parts: ["a = 2", "f(x) = a x"] },
  {
    entries: ["a = 1", "b = 2", "c = 3", "undo 2", "d = 4"],
    parts: ["a = 1", "d = 4"],
  },
  { entries: ["a = 1", "reset", "b = 2"], parts: ["b = 2"] },
];

for (const { entries, parts } of LEFT) {
  Deno.test({
    name: `a journal holds what made the session: ${entries.join("; ")}`,
    ...options,
    async fn() {
      const records = fakeRecords();
      const journal = await left(records, ...entries);
      journal.begin("k(1)");
      const [found, ...more] = await new Journal(records).cutOff();
      assertEquals([found.parts, found.running], [parts, "k(1)"]);
      assertEquals(more, []);
      journal.close();
      assertEquals(records.keys("fluxion journal"), []);
    },
  });
}

Deno.test({
  name: "a journal of a session that waits for a key is nobody's to take",
  ...options,
  async fn() {
    const records = fakeRecords();
    const journal = await left(records, "a = 1");
    assertEquals(await new Journal(records).cutOff(), []);
    journal.close();
  },
});

Deno.test({
  name:
    "recover runs again what was cut off, tells what failed, and leaves the rest to be undone at once",
  ...options,
  async fn() {
    const cutOff = {
      id: "x",
      seen: 0,
      running: "k(1)",
      parts: ["a = 2", "load there_is_none.ts", "f(x) = a x"],
    };
    const host = { cutOff: () => Promise.resolve(cutOff) };
    const { session } = await run(newSession(), "z = 1");
    const outcome = await runAndSettle(session, "recover", host);
    const text = outcome.blocks.map(({ text }) => text).join("\n");
    assert(text.includes("did not come back: load there_is_none.ts"), text);
    assert(text.includes("brought back a, f\n"), text);
    assert(text.endsWith("which is not run again: k(1)"), text);
    const undone = await run(outcome.session, "undo; list");
    assertEquals(undone.blocks.at(-1)?.text, "z = 1");
    const none = await runAndSettle(session, "recover");
    assertEquals(none.blocks[0].text, "there is no session to bring back");
  },
});

Deno.test({
  name:
    "after kill -9 the next start offers the session, and recover brings it back, once",
  ignore: !await granted("run", "read") || !await hasPseudoTerminal(),
  async fn() {
    const deno = ["--no-lock", "--quiet", `--location=${ownLocation()}`];
    const defined = [
      { await: "∂>", press: "a = 2\r" },
      { await: "a = 2", press: "f(x) = a x^2\r" },
      { await: "x^2", press: "f(3)\r" },
    ];
    const kept = await startAtTerminal([
      ...defined,
      { await: "18", press: "\x04" },
    ], { deno });
    assert(!kept.includes("was cut off"), kept);
    const killed = await endAtTerminal("SIGKILL", [
      ...defined,
      { await: "18", press: "k = (x) => { for (;;); }\rk(1)\r" },
      { await: "∂> k(1)", press: "" },
    ], { deno });
    assert(!killed.includes("was cut off"), killed);
    const again = await startAtTerminal([
      { await: "∂>", press: "recover\r" },
      { await: "was cut off", press: "" },
      { await: "brought back a, f, k", press: "f(3)\r" },
      { await: "18", press: "\x04" },
    ], { deno });
    assert(again.includes("left with 0"), again);
    const last = await startAtTerminal([
      { await: "∂>", press: "recover\r" },
      { await: "there is no session to bring back", press: "\x04" },
    ], { deno });
    assert(!last.includes("was cut off"), last);
  },
});
