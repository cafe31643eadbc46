import { ExpressionError } from "../../lib/expression/mod.ts";
import { commandsIn } from "./command_words.ts";
import { readEntry } from "../language/entry_tree.ts";
import { CONTINUATION, PROMPT } from "../transcript/prompt.ts";
import { items } from "../session/log.ts";
import { newSession, type Session } from "../session/session.ts";
import type { Part, Running } from "./pinned.ts";
import type { Command } from "../language/command.ts";
import { expected, PATH, pathOf } from "./command.ts";

const REPLAY = new URL("../replay.ts", import.meta.url).href;

/** `pin FILE.test.ts`. */
export const pin: Command = {
  names: ["pin", "pin!"],
  usage: "pin FILE.test.ts",
  summary:
    "write a Deno test of what this session found; pin! replaces one that is there",
  example: "f(x) = x^2; assert f'(3) ~ 6; pin square.test.ts",
  grammar: PATH,
  policy: { check: "read", pin: "left out", isTried: false },
  run: async (session, args) => {
    const path = pathOf(args);
    if (!/[._]test\.[jt]s$/.test(path.text)) {
      throw expected(
        args.source,
        path,
        "a name that deno test finds, such as f.test.ts",
      );
    }
    const sources = await sourcesOf(session, args.source, path);
    const running = { run: args.runEntry, control: session.control };
    const { needed, partsOf } = await import("./pinned.ts");
    const transcript = await transcriptOf(
      needed(await partsOf(sources, running)),
      running,
    );
    if (transcript === undefined) {
      throw new ExpressionError(
        args.source,
        path,
        "this session has found nothing that a test could repeat",
        { hint: "show a value, or write assert f'(3) ~ 6" },
      );
    }
    session.control.stopIfAsked();
    return {
      effects: [{
        kind: "write",
        path: path.text,
        text: testOf(path.text, transcript),
        replace: args.name === "pin!",
      }],
    };
  },
};

/**
 * The entries that were done.
 *
 * @throws {ExpressionError} If the session has loaded a file.
 */
async function sourcesOf(
  { entries }: Session,
  source: string,
  place: { start: number; end: number },
): Promise<string[]> {
  const sources = items(entries).filter(({ done }) => done)
    .map(({ source }) => source);
  for (const entry of sources) {
    const commands = await commandsIn(entry);
    const isRefused = readEntry(entry, {}, commands).some((part) =>
      part.kind === "command" && part.command.policy.pin === "refused"
    );
    if (!isRefused) continue;
    throw new ExpressionError(
      source,
      place,
      "the session has loaded a file, which a test would not find",
      { hint: "start anew, and paste what the file holds" },
    );
  }
  return sources;
}

/** The parts with what they show, pictures left open; nothing where none asserts anything. */
async function transcriptOf(
  parts: readonly Part[],
  { run, control }: Running,
): Promise<string | undefined> {
  // A new session shows what the test will see: no colours, and the width that does not depend on a screen.
  let session = newSession(control);
  const lines: string[] = [];
  for (const { text, asserts } of parts) {
    const outcome = await run(session, text);
    session = outcome.session;
    lines.push(PROMPT + text.replaceAll("\n", `\n${CONTINUATION}`));
    if (!asserts) continue;
    for (const { kind, text } of outcome.blocks) {
      if (kind !== "definition") lines.push(kind === "picture" ? "..." : text);
    }
  }
  const isAny = parts.some(({ asserts }) => asserts);
  return isAny ? lines.join("\n").replace(/[^\S\n]+$/gm, "") : undefined;
}

function testOf(path: string, transcript: string): string {
  const name = path.replace(/^.*[/\\]/, "").replace(/[._]test\.[jt]s$/, "");
  const text = transcript.replace(/[\\`]|\$\{/g, "\\$&");
  return `// What a session with Fluxion showed. "deno test" runs it again and compares: numbers to 1e-9, text as it is.
import { differenceText, replay } from ${JSON.stringify(REPLAY)};

const session = \`
${text}
\`;

Deno.test(${
    JSON.stringify(`${name}: the session shows what it showed`)
  }, async () => {
  const { differences } = await replay(session);
  if (differences.length === 0) return;
  const text = differences.map((each) => differenceText("session", each));
  throw new Error("the session shows something else\\n" + text.join("\\n"));
});
`;
}
