import { COMMANDS } from "../../repl/command/commands.ts";
import { QUESTIONS } from "../../repl/language/question.ts";
import { differenceText, replay, replayText } from "../../repl/replay.ts";
import { newSession } from "../../repl/session/session.ts";
import { run } from "../../repl/entry/run.ts";
import { assert, assertEquals, assertRejects } from "../support/assert.ts";
import { granted } from "../support/permission.ts";
import { pipe } from "../support/repl.ts";

const reads = await granted("read");
const ROOT = new URL("../../", import.meta.url);

/** What differs in a text that holds transcripts, told as the command line tells it. */
async function differencesOf(name: string, text: string): Promise<string[]> {
  const { entries, differences } = await replayText(text);
  assert(entries > 0);
  return differences.map((difference) => differenceText(name, difference));
}

const SESSION = `∂> f(x) = x^2
∂> f'(3)
6 ± ...
∂> f(
…>   4)
15
# a comment

∂> a = 2`;

Deno.test("replay() finds what is shown otherwise, and where", async () => {
  const { entries, differences } = await replay(SESSION);
  assertEquals(entries, 4);
  assertEquals(differences, [{
    line: 4,
    input: "f(\n  4)",
    expected: ["15"],
    got: ["16"],
  }]);
  assertEquals(
    differenceText("s.txt", differences[0]),
    "s.txt:4: ∂> f(\n  expected   15\n  got        16",
  );
});

Deno.test("replay() updates what differs and leaves the rest as it stands", async () => {
  const { updated } = await replay(SESSION);
  assertEquals(updated, SESSION.replace("15", "16"));
  assertEquals((await replay(updated)).differences, []);
});

Deno.test("replay() keeps comments and blank lines, wherever they are", async () => {
  const text = `Of squares,
# and more:

∂> 3^2
# the square
9

∂> [1, 2; 3, 4] + 0

# a matrix
[1, 2; 3, 4]
# and its end`;
  assertEquals((await replay(text)).updated, text);
  const wrong = text.replace("\n9\n", "\n8\n");
  assertEquals((await replay(wrong)).updated, text);
});

Deno.test("replay() takes the tolerance that the text sets", async () => {
  const session = (tolerance: string) =>
    `# tolerance ${tolerance}\n∂> 1/3\n0.333`;
  assertEquals((await replay(session("1e-2"))).differences, []);
  assertEquals((await replay(session("1e-6"))).differences.length, 1);
  await assertRejects(
    () => replay(session("little")),
    SyntaxError,
    'Cannot read the tolerance "little" at line 1',
  );
});

Deno.test("replay() notices output that is missing and output that is too much", async () => {
  assertEquals((await replay("∂> 1 + 1")).differences[0].got, ["2"]);
  const silent = await replay("∂> a = 1\n1");
  assertEquals(silent.differences[0].got, []);
});

Deno.test("replayText() updates the sessions in code blocks and leaves all other text alone", async () => {
  const text = `# On squares

\`\`\`
∂> f(x) = x^2
∂> f(3)
8
\`\`\`

Words, and a session of its own:

\`\`\`text
∂> f(x) = x
∂> f(3)
4
\`\`\`

\`\`\`sh
deno run repl/main.ts
\`\`\`

## More words
`;
  const { entries, differences, updated } = await replayText(text);
  assertEquals(entries, 4);
  assertEquals(differences.map(({ line, got }) => [line, got]), [
    [5, ["9"]],
    [13, ["3"]],
  ]);
  assertEquals(
    updated,
    text.replace("\n8\n", "\n9\n").replace("\n4\n", "\n3\n"),
  );
});

Deno.test({
  name: "every transcript shows what the REPL shows",
  ignore: !reads,
  async fn() {
    const folder = new URL("tests/transcripts/", ROOT);
    for (const { name } of Deno.readDirSync(folder)) {
      const text = Deno.readTextFileSync(new URL(name, folder));
      assertEquals(await differencesOf(name, text), []);
    }
  },
});

Deno.test({
  name: "every session in the README shows what the REPL shows",
  ignore: !reads,
  async fn() {
    const readme = Deno.readTextFileSync(new URL("README.md", ROOT));
    assertEquals(await differencesOf("README.md", readme), []);
  },
});

Deno.test("every example in the help works as it stands", async () => {
  const failures: string[] = [];
  for (const { example } of [...COMMANDS, ...QUESTIONS]) {
    const { blocks } = await run(newSession(), example);
    if (blocks.some(({ kind }) => kind === "error")) failures.push(example);
  }
  assertEquals(failures, []);
});

Deno.test({
  name:
    "`test FILE` leaves with 0, or with 1 and the difference, and --update mends it",
  ignore: !await granted("run", "read", "write"),
  async fn() {
    const file = Deno.makeTempFileSync({ suffix: ".txt" });
    try {
      Deno.writeTextFileSync(file, "∂> 2 + 2\n5\n");
      const grants = ["--allow-read", "--allow-write"];
      const failed = await pipe("", ...grants, "test", file);
      assertEquals(failed.code, 1);
      assert(failed.stderr.includes("expected   5\n  got        4"));
      const mended = await pipe("", ...grants, "test", "--update", file);
      assertEquals(mended.code, 0);
      assertEquals(Deno.readTextFileSync(file), "∂> 2 + 2\n4\n");
      const passed = await pipe("", ...grants, "test", file);
      assertEquals([passed.code, passed.stdout], [0, `${file}: ok, 1 entry\n`]);
      Deno.writeTextFileSync(file, "2 + 2\n4\n");
      const empty = await pipe("", ...grants, "test", file);
      assertEquals(empty.code, 1);
      assert(empty.stderr.includes("nothing to replay"));
    } finally {
      Deno.removeSync(file);
    }
  },
});

Deno.test({
  name: "`test` without a file, and a file that is not there, leave with 2",
  ignore: !await granted("run"),
  async fn() {
    const none = await pipe("", "test");
    assertEquals(none.code, 2);
    assert(none.stderr.includes("Cannot test nothing"));
    const absent = await pipe("", "--allow-read", "test", "absent.txt");
    assertEquals(absent.code, 2);
    assert(absent.stderr.includes("Cannot read absent.txt"));
  },
});

Deno.test("replay() takes the tolerance from a comment that was typed, too", async () => {
  const text = "∂> 1/3\n0.33333\n∂> # tolerance 1e-3\n∂> 1/3\n0.333";
  const { entries, differences, updated } = await replay(text);
  assertEquals([entries, differences.map(({ line }) => line)], [2, [1]]);
  assertEquals(updated.split("\n").slice(2), text.split("\n").slice(2));
});
