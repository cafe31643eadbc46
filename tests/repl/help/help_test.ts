import { VERDICT_KINDS } from "../../../lib/core/verdict/verdict_table.ts";
import { builtInNames } from "../../../lib/expression/mod.ts";
import { COMMANDS } from "../../../repl/command/commands.ts";
import { FUNCTION_GROUPS } from "../../../repl/help/functions.ts";
import { LISTS, topicOf, TOPICS } from "../../../repl/help/help_text.ts";
import { VERDICTS } from "../../../repl/help/notions.ts";
import { wrapped } from "../../../repl/editor/wrapped.ts";
import { newSession, type Session } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import {
  LANGUAGES,
  METHOD_NAMES,
  SETTINGS,
} from "../../../repl/session/setting.ts";
import { width as widthOf } from "../../../repl/editor/width.ts";
import { assert, assertEquals } from "../../support/assert.ts";

async function shown(session: Session, entry: string): Promise<string> {
  const { blocks } = await run(session, entry);
  return blocks.map(({ text }) => text).join("\n");
}

async function inLanguage(language: string, columns: number): Promise<Session> {
  const { session } = await run(
    newSession(),
    `set language ${language}; set width ${columns}`,
  );
  return session;
}

Deno.test("help knows every command, setting, method, verdict and function, and nothing that is not there", () => {
  const missing = [
    ...COMMANDS.flatMap(({ names }) => names),
    ...SETTINGS.map(({ name }) => name),
    ...METHOD_NAMES,
    ...VERDICT_KINDS,
    ...builtInNames(),
  ].filter((name) => !topicOf(name));
  assertEquals(missing, []);
  const commands = new Set(COMMANDS.map(({ names: [name] }) => name));
  const settings = new Set<string>(SETTINGS.map(({ name }) => name));
  const verdicts = new Set<string>(VERDICT_KINDS);
  const functions = new Set(builtInNames());
  const gone = [
    ...TOPICS.filter(({ kind, names: [name] }) =>
      kind === "command" && !commands.has(name)
    ),
    ...TOPICS.filter(({ kind, names: [name] }) =>
      kind === "setting" && !settings.has(name)
    ),
    ...TOPICS.filter(({ kind, names: [name] }) =>
      kind === "verdict" && !verdicts.has(name)
    ),
    ...FUNCTION_GROUPS.flatMap(({ topics }) => topics)
      .filter(({ names: [name] }) => !functions.has(name)),
  ];
  assertEquals(gone.map(({ names }) => names[0]), []);
});

Deno.test("every topic has its meaning in both languages, and leads to topics that are there", () => {
  for (const { names: [name], meaning, see } of TOPICS) {
    assert(/[a-z]/.test(meaning.en), name);
    assert(/[가-힣]/.test(meaning.ko), name);
    assertEquals(
      see.filter((other) =>
        !topicOf(other) && !LISTS.has(other) && other !== "functions"
      ),
      [],
      name,
    );
  }
});

for (const topic of TOPICS) {
  Deno.test(`the example of help ${topic.names[0]} runs`, async () => {
    let session = newSession();
    for (const line of topic.example.split("\n")) {
      const outcome = await run(session, line);
      assert(
        outcome.blocks.at(-1)?.kind !== "error",
        outcome.blocks.at(-1)?.text,
      );
      ({ session } = outcome);
    }
  });
}

for (const language of LANGUAGES) {
  Deno.test(`help fits a screen of 80 columns and 24 lines: ${language}`, async () => {
    const session = await inLanguage(language, 80);
    const lists = [...LISTS.keys()].filter((name) =>
      !["commands", "notions", "glossary"].includes(name)
    );
    for (const page of ["", "functions", "keys", ...lists]) {
      const lines = (await shown(session, `help ${page}`)).split("\n");
      // One line for what was typed, one for the next prompt.
      assert(lines.length <= 22, `help ${page}: ${lines.length} lines`);
      assert(lines.every((line) => widthOf(line) <= 80), page);
    }
  });

  Deno.test(`the page of a topic tells what it means, in ${language}`, async () => {
    const session = await inLanguage(language, 80);
    for (const { names: [name], meaning } of VERDICTS) {
      const page = await shown(session, `help ${name}`);
      const [word] = meaning[language].split(" ");
      assert(page.includes(word), page);
      assert(page.includes("∂> "), page);
    }
  });
}

Deno.test("help finds a notion by its words, its case and its Korean name", async () => {
  const session = newSession();
  for (const name of ["chain rule", "Chain-Rule", "연쇄법칙"]) {
    assert(
      (await shown(session, `help ${name}`)).includes("composition"),
      name,
    );
  }
});

Deno.test("help of a name that someone has defined tells of that", async () => {
  const { session } = await run(newSession(), "kink(x) = x^2");
  assert((await shown(session, "help kink")).includes("kink(x) = x^2"));
});

Deno.test("help guesses at what was meant", async () => {
  assert(
    (await shown(newSession(), "help kinc")).includes("did you mean kink?"),
  );
});

Deno.test("wrapped() breaks at blanks, and counts wide letters twice", () => {
  assertEquals(wrapped("aa bb cc", 5, ""), "aa bb\ncc");
  assertEquals(wrapped("가나 다라", 8, "  "), "  가나\n  다라");
  assertEquals(wrapped("longer-than-that x", 4, ""), "longer-than-that\nx");
});

Deno.test("every page of help fits a screen of 80 by 24, in both languages", async () => {
  const names = ["", "keys", "functions", ...LISTS.keys()];
  for (const language of LANGUAGES) {
    const session = await inLanguage(language, 80);
    for (const name of [...names, ...TOPICS.map(({ names: [name] }) => name)]) {
      const lines = (await shown(session, `help ${name}`.trim())).split("\n");
      // The line that was typed and the next prompt are on the screen, too.
      assert(lines.length <= 22, `${name}: ${lines.length} lines`);
      for (const line of lines) assert(widthOf(line) <= 80, line);
    }
  }
});

Deno.test("a list of help that is longer than the screen goes on, and leaves nothing out", async () => {
  const session = newSession();
  const whole = (await shown(
    { ...session, settings: { ...session.settings, height: 200 } },
    "help notions",
  )).split("\n");
  const [first, second] = [
    (await shown(session, "help notions")).split("\n"),
    (await shown(session, "help notions 2")).split("\n"),
  ];
  assert(first.at(-1)!.startsWith("help notions 2 goes on"));
  assertEquals([...first.slice(0, -1), ...second.slice(0, -1)], whole);
});

for (const { names: [name], example } of VERDICTS) {
  // No setting of the REPL makes a search run out of evaluations.
  if (name === "budget") continue;
  Deno.test(`the example of ${name} is one`, async () => {
    const answer = await shown(newSession(), example);
    assert(new RegExp(`  ${name}\\b`).test(answer), answer);
  });
}
