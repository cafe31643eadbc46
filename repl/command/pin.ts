import { ExpressionError } from "../../lib/expression/mod.ts";
import { commandCall } from "../language/command_call.ts";
import { stopIfAsked } from "../session/interrupt.ts";
import { CONTINUATION, PROMPT } from "../editor/prompt.ts";
import { segments } from "../language/segment.ts";
import { items } from "../session/log.ts";
import type { Session } from "../session/session.ts";
import { type Command, expected, pathOf } from "./command.ts";
import { hasFile } from "../language/clause.ts";

const REPLAY = new URL("../replay.ts", import.meta.url).href;

// What is about the session and not about functions is no part of a test.
const LEFT_OUT = new Set([
  "pin",
  "pin!",
  "save",
  "save!",
  "help",
  "examples",
  "history",
  "quit",
  "exit",
]);

/** `pin FILE.test.ts`. */
export const pin: Command = {
  names: ["pin", "pin!"],
  usage: "pin FILE.test.ts",
  summary:
    "write a Deno test that repeats what this session showed; pin! replaces one that is there",
  example: "f(x) = x^2; f'(3); pin square.test.ts",
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
    const { updated } = await replay(transcriptOf(session, args.source, path));
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
function transcriptOf(
  { entries }: Session,
  source: string,
  place: { start: number; end: number },
): string {
  const lines: string[] = [];
  for (const { source: entry, done } of items(entries)) {
    if (!done || entry.trim() === "") continue;
    const commands = segments(entry)
      .map((part) => commandCall(entry, part)?.args.name);
    if (commands.includes("load") || commands.includes("recover")) {
      throw new ExpressionError(
        source,
        place,
        "the session has loaded a file, which a test would not find",
        { hint: "start anew, and paste what the file holds" },
      );
    }
    const isLeftOut = commands.some((name) => name && LEFT_OUT.has(name)) ||
      hasFile(entry);
    if (isLeftOut) continue;
    lines.push(PROMPT + entry.replaceAll("\n", `\n${CONTINUATION}`));
    if (commands.includes("time")) lines.push("...");
  }
  return lines.join("\n");
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
