import { linesMatch } from "../repl/transcript/expectation.ts";
import { assert, assertEquals, assertThrows } from "./support/assert.ts";
import { granted } from "./support/permission.ts";
import { namesOf, withTables } from "./support/tables.ts";

const ROOT = new URL("../", import.meta.url);
const reads = await granted("read");
const README = reads ? Deno.readTextFileSync(new URL("README.md", ROOT)) : "";

/** The code of the README in fences of this kind, each with its line. */
function fences(kind: string): [line: number, code: string][] {
  return [...README.matchAll(/^```(.+)\n([^]*?)^```$/gmu)]
    .filter(([, info]) => info === kind)
    .map(({ index, 2: code }) => [
      README.slice(0, index).split("\n").length + 1,
      code,
    ]);
}

/** What an example says it prints: comments behind `console.log(...)`, and lines of comment at its end. */
function promised(code: string): string[] {
  const lines = code.trimEnd().split("\n");
  let end = lines.length;
  while (lines[end - 1].startsWith("// ")) end--;
  return lines.flatMap((line, k) => {
    if (k >= end) return [line.slice(3)];
    const comment = /console\.log\(.*\); \/\/ (.*)$/u.exec(line);
    return comment ? [comment[1]] : [];
  });
}

/** Runs a module in this repository, where its imports are mapped. */
async function runModule(code: string): Promise<string> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-prompt", "--quiet", "--ext=ts", "-"],
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(code));
  await writer.close();
  const { stdout, stderr } = await child.output();
  return new TextDecoder().decode(stdout) + new TextDecoder().decode(stderr);
}

Deno.test({
  name: "every example in the README prints what its comments say",
  ignore: !reads || !await granted("run"),
  async fn() {
    const examples = fences("ts");
    assert(examples.length >= 10);
    await Promise.all(examples.map(async ([line, code]) => {
      const expected = promised(code);
      const printed = (await runModule(code)).trimEnd().split("\n");
      assert(
        expected.length > 0 && linesMatch(expected, printed),
        `README.md:${line} prints\n${printed.join("\n")}`,
      );
    }));
  },
});

Deno.test({
  name: "the README's harness passes under Deno.test and node:test",
  ignore: !reads || !await granted("run", "write"),
  async fn() {
    const folder = Deno.makeTempDirSync();
    try {
      const harness = fences("ts ignore").map(([, code]) => code)
        .filter((code) => !code.includes('from "vitest"'));
      assertEquals(harness.length, 2);
      const door = new URL("mod.ts", ROOT).href;
      harness.forEach((code, k) => {
        const own = code.replace(/"[^"]*\/fluxion\/mod\.ts"/u, `"${door}"`);
        Deno.writeTextFileSync(`${folder}/${k}_test.ts`, own);
      });
      const { success, stdout } = await new Deno.Command(Deno.execPath(), {
        args: ["test", "--quiet", "--no-prompt"],
        cwd: folder,
        env: { NO_COLOR: "1" },
      }).output();
      const text = new TextDecoder().decode(stdout);
      assert(success && text.includes("2 passed"), text);
    } finally {
      Deno.removeSync(folder, { recursive: true });
    }
  },
});

Deno.test({
  name: "the README's picture is the one that the REPL writes",
  ignore: !reads || !await granted("run", "write"),
  async fn() {
    const folder = Deno.makeTempDirSync();
    try {
      const { success } = await new Deno.Command(Deno.execPath(), {
        args: [
          "run",
          "--quiet",
          `--allow-write=${folder}`,
          "repl/main.ts",
          "--eval",
          `h(x) = x^3 - 3x; tangent h(2) > ${folder}/tangent.svg`,
        ],
        cwd: ROOT,
        stdout: "null",
      }).output();
      assert(success);
      assertEquals(
        Deno.readTextFileSync(`${folder}/tangent.svg`),
        Deno.readTextFileSync(new URL("tests/golden/tangent.svg", ROOT)),
      );
    } finally {
      Deno.removeSync(folder, { recursive: true });
    }
  },
});

Deno.test({
  name: "every relative link of the README leads somewhere",
  ignore: !reads,
  fn() {
    for (const [, path] of README.matchAll(/\]\((?!https?:)([^)#]+)\)/gu)) {
      Deno.statSync(new URL(path, ROOT));
    }
  },
});

Deno.test({
  name: "the README has a place for each measured table",
  ignore: !reads,
  fn() {
    assertEquals(namesOf(README), [
      "accuracy",
      "corpus",
      "planted-bugs",
      "speed",
    ]);
  },
});

const PLACE = "<!-- table: a -->\nold\n<!-- end of table -->";

Deno.test("withTables() replaces the table of a name and nothing else", () => {
  assertEquals(
    withTables(`x\n${PLACE}\ny`, new Map([["a", "new"]])),
    "x\n<!-- table: a -->\n\nnew\n\n<!-- end of table -->\ny",
  );
  assertEquals(withTables(PLACE, new Map()), PLACE);
  assertThrows(
    () => withTables(PLACE, new Map([["b", ""]])),
    RangeError,
    'Cannot place the table "b"',
  );
});

Deno.test("namesOf() notices a marker without its partner", () => {
  const broken = [
    "<!-- table: a -->",
    "<!-- end of table -->",
    `<!-- table: b -->\n${PLACE}`,
    `${PLACE}\n${PLACE}`,
  ];
  for (const text of broken) assertThrows(() => namesOf(text), SyntaxError);
});
