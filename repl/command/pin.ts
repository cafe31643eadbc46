import { ExpressionError } from "../../lib/expression/mod.ts";
import { type Commands, commandsIn } from "../language/command_words.ts";
import { commandAt, fileClause } from "../language/part.ts";
import { stopIfAsked } from "../session/interrupt.ts";
import { CONTINUATION, PROMPT } from "../transcript/prompt.ts";
import { segments } from "../language/segment.ts";
import { items } from "../session/log.ts";
import type { Session } from "../session/session.ts";
import {
  type Command,
  expected,
  PATH,
  pathOf,
  type Policy,
} from "./command.ts";

const REPLAY = new URL("../replay.ts", import.meta.url).href;

/** `pin FILE.test.ts`. */
export const pin: Command = {
  names: ["pin", "pin!"],
  usage: "pin FILE.test.ts",
  summary:
    "write a Deno test that repeats what this session showed; pin! replaces one that is there",
  example: "f(x) = x^2; f'(3); pin square.test.ts",
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
    // The replay shows what the test will see: no colours, and the width that does not depend on a screen.
    const { replay } = await import("../replay.ts");
    const { updated } = await replay(
      await transcriptOf(session, args.source, path),
    );
    stopIfAsked();
    return {
      effects: [{
        kind: "write",
        path: path.text,
        text: testOf(path.text, updated),
        replace: args.name === "pin!",
      }],
    };
  },
};

/** What was typed, without what it showed. */
async function transcriptOf(
  { entries }: Session,
  source: string,
  place: { start: number; end: number },
): Promise<string> {
  const lines: string[] = [];
  for (const { source: entry, done } of items(entries)) {
    if (!done || entry.trim() === "") continue;
    const policies = policiesIn(entry, await commandsIn(entry));
    if (policies.includes("refused")) {
      throw new ExpressionError(
        source,
        place,
        "the session has loaded a file, which a test would not find",
        { hint: "start anew, and paste what the file holds" },
      );
    }
    if (policies.includes("left out")) continue;
    lines.push(PROMPT + entry.replaceAll("\n", `\n${CONTINUATION}`));
    if (policies.includes("differs")) lines.push("...");
  }
  return lines.join("\n");
}

/** What becomes of the parts of an entry; what is written to a file shows nothing. */
function policiesIn(entry: string, commands: Commands): Policy["pin"][] {
  return segments(entry).map((part) =>
    fileClause(entry, part)
      ? "left out"
      : commandAt(entry, part, commands)?.command.policy.pin ?? "compared"
  );
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
