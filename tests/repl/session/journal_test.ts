import { items } from "../../../repl/session/log.ts";
import { newSession, type Session } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

async function after(entries: readonly string[]): Promise<Session> {
  let session = newSession();
  for (const entry of entries) ({ session } = await run(session, entry));
  return session;
}

/** The value, the error and the verdict of a name. */
async function known(session: Session, name: string): Promise<unknown> {
  const { blocks: [{ text }] } = await run(session, name);
  return text;
}

const SESSIONS: [name: string, entries: string[]][] = [
  [
    "a kink, behind a definition that came between",
    ["k(x) = |x|", "2*k'(0)", "g(x) = x^2", "a = ans*2"],
  ],
  [
    "a measured value used twice, and one made of it",
    ["k(x) = sin(x)", "k'(1)", "b = ans", "ans + 3", "a = ans*b"],
  ],
  [
    "a function that is replaced before the value is used",
    ["f(x) = x^2", "f'(3)", "f(x) = x^3", "a = ans"],
  ],
  [
    "an undone change",
    ["f(x) = x^2", "f'(3)", "b = ans", "undo", "a = ans + 1"],
  ],
  ["a value without an error", ["0.1 + 0.2", "a = 2*ans"]],
];

testEach(SESSIONS)(
  "what a journal gives when it is run again is known as well as before: %s",
  async (_, entries) => {
    const session = await after(entries);
    const again = await after(items(session.journal));
    assertEquals(await known(again, "a"), await known(session, "a"));
  },
);
