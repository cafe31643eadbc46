import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { runAndSettle } from "../../../repl/terminal/effect.ts";
import type { Person } from "../../../repl/terminal/host.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

const ignore = !await granted("read", "write");

const aside: Person["aside"] = (action) => action(new AbortController().signal);

/** Runs entries with `~/` standing for a new folder, and gives what the last one shows. */
async function inFolder(
  files: Record<string, string>,
  ...entries: string[]
): Promise<string> {
  const folder = await Deno.makeTempDir();
  try {
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(`${folder}/${name}`, text);
    }
    let session = newSession();
    let text = "";
    for (const entry of entries) {
      const outcome = await runAndSettle(
        session,
        entry.replaceAll("~/", `${folder}/`),
      );
      session = outcome.session;
      text = outcome.blocks.map((block) => block.text).join("\n").replaceAll(
        `${folder}/`,
        "~/",
      );
    }
    return text;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test({
  name: "load runs what save wrote",
  ignore,
  async fn() {
    const entries = [
      "a = 2; f(x) = a x",
      "save ~/it.txt",
      "reset",
      "load ~/it.txt",
      "f(3)",
    ];
    assertEquals(await inFolder({}, ...entries.slice(0, 4)), "loaded a, f");
    assertEquals(await inFolder({}, ...entries), "6");
  },
});

Deno.test({
  name: "save leaves a file alone that is there, and save! replaces it",
  ignore,
  async fn() {
    const refused = await inFolder(
      { "it.txt": "b = 1\n" },
      "a = 2",
      "save ~/it.txt",
    );
    assert(
      refused.startsWith(
        "error: Cannot write ~/it.txt as there is such a file",
      ),
      refused,
    );
    assertEquals(
      await inFolder(
        { "it.txt": "b = 1\n" },
        "a = 2",
        "save ~/it.txt",
        "reset",
        "load ~/it.txt",
        "b",
      ),
      "1",
    );
    assertEquals(
      await inFolder(
        { "it.txt": "b = 1\n" },
        "a = 2",
        "save! ~/it.txt",
        "reset",
        "load ~/it.txt",
        "a",
      ),
      "2",
    );
  },
});

Deno.test({
  name: "save asks whether to replace a file where someone can be asked",
  ignore,
  async fn() {
    const path = await Deno.makeTempFile();
    const { session } = await run(newSession(), "a = 2");
    const asked: string[] = [];
    const saved = async (answer: number | undefined) => {
      const { blocks } = await runAndSettle(session, `save ${path}`, {
        person: {
          ask: ({ title }) => {
            asked.push(title);
            return Promise.resolve(answer);
          },
          aside,
        },
      });
      return [blocks[0].text, await Deno.readTextFile(path)];
    };
    try {
      assertEquals(await saved(0), [`left ${path} as it was`, ""]);
      assertEquals(await saved(undefined), [`left ${path} as it was`, ""]);
      assertEquals(await saved(1), [`wrote ${path}`, "a = 2\n"]);
      assertEquals(asked, Array(3).fill(`${path} is there: replace it?`));
    } finally {
      await Deno.remove(path);
    }
  },
});

Deno.test("examples runs the one that is chosen, and lists them all where nobody can be asked", async () => {
  const person = (answer: number | undefined) => ({
    person: {
      ask: () => Promise.resolve(answer),
      aside,
    },
  });
  const shown = async (answer?: number) =>
    (await runAndSettle(newSession(), "examples", person(answer))).blocks
      .map(({ text }) => text);
  const second = await runAndSettle(newSession(), "examples 2");
  assertEquals(await shown(1), second.blocks.map(({ text }) => text));
  assertEquals(await shown(undefined), []);
  const { blocks } = await runAndSettle(newSession(), "examples");
  assert(blocks[0].text.endsWith("examples 1 runs the first"));
});

Deno.test({
  name: "load binds the functions and numbers of a module",
  ignore,
  async fn() {
    const module =
      "export const g = 9.81;\nexport function fall(t: number): number { return (g * t ** 2) / 2; }\n";
    assertEquals(
      await inFolder({ "fall.ts": module }, "load ~/fall.ts"),
      "loaded fall, g",
    );
    assertEquals(
      await inFolder({ "fall.ts": module }, "load ~/fall.ts", "fall(2) - 2g"),
      "0",
    );
    // What it costs is the method's own matter.
    const rounded = await inFolder(
      { "fall.ts": module },
      "load ~/fall.ts",
      "set method notebook",
      "round(fall'(2)/g)",
    );
    assert(rounded.startsWith("2 ± 0  ok, "), rounded);
  },
});

Deno.test({
  name: "a session that fails to load changes nothing and says where it failed",
  ignore,
  async fn() {
    const files = { "it.txt": "a = 1\nb = +* 2\n" };
    const failed = await inFolder(files, "load ~/it.txt");
    assert(failed.endsWith("at ~/it.txt:2"), failed);
    assert(
      (await inFolder(files, "load ~/it.txt", "a")).startsWith(
        "error: unknown name a",
      ),
    );
    assert(
      (await inFolder({}, "load ~/none.txt")).endsWith(
        "as there is no such file or folder",
      ),
    );
  },
});

const PIN = [
  "f(x) = x^2",
  "f'(3)",
  "k = (x) => {\n  return `${x}` * 2;\n}",
  "k(4)",
  "time f(2)",
  "zz",
];

Deno.test({
  name: "pin writes a test that deno test runs and passes",
  ignore: ignore || !await granted("run"),
  async fn() {
    const folder = await Deno.makeTempDir();
    try {
      const path = `${folder}/square.test.ts`;
      let session = newSession();
      for (const entry of [...PIN, `pin ${path}`]) {
        ({ session } = await runAndSettle(session, entry));
      }
      const written = await Deno.readTextFile(path);
      assert(written.includes("f'(3)\n6 ± "), written);
      const test = (text: string) => {
        Deno.writeTextFileSync(path, text);
        return new Deno.Command(Deno.execPath(), {
          args: ["test", "--no-lock", "--no-check", "--quiet", path],
          cwd: folder,
          env: { NO_COLOR: "1" },
        }).outputSync().code;
      };
      assertEquals(test(written), 0);
      assertEquals(test(written.replace("6 ± ", "7 ± ")), 1);
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});

Deno.test({
  name: "pin leaves a file alone that is there, and pin! replaces it",
  ignore,
  async fn() {
    const files = { "a_test.ts": "mine" };
    const kept = await inFolder(files, "1 + 1", "pin ~/a_test.ts");
    assert(kept.startsWith("error: Cannot write ~/a_test.ts as there is such"));
    assertEquals(
      await inFolder(files, "1 + 1", "pin! ~/a_test.ts"),
      "wrote ~/a_test.ts",
    );
  },
});

Deno.test("pin refuses a name that deno test does not find, and what was loaded", async () => {
  const name = await run(newSession(), "pin session.ts");
  assert(name.blocks[0].text.includes("a name that deno test finds"));
  const { session } = await run(newSession(), "load session.txt");
  const { blocks } = await run(session, "pin a.test.ts");
  assert(blocks[0].text.includes("the session has loaded a file"));
});

Deno.test("pin leaves out what was stopped", async () => {
  const { session } = await run(
    newSession(),
    "2 + 3\nb = (x) => { while (true) {} }",
  );
  const { result } = await session.control.interruptible(
    () => "interrupted",
    () => run(session, "b(1)"),
  );
  const { effects } = await run(result.session, "pin a.test.ts");
  const [effect] = effects;
  assert(effect.kind === "write" && !effect.text.includes("b(1)"));
});

Deno.test({
  name: "pin leaves out a file that could not be loaded",
  ignore,
  async fn() {
    const path = "there_is_no_such_file.txt";
    let { session } = await run(newSession(), "f(x) = x^2");
    ({ session } = await runAndSettle(session, `load ${path}`));
    ({ session } = await run(session, "f(3)"));
    const [effect] = (await run(session, "pin a.test.ts")).effects;
    assert(effect.kind === "write" && !effect.text.includes(path));
    assert(effect.text.includes("∂> f(3)\n9\n"));
  },
});

Deno.test({
  name: "load reads a module again that was changed",
  ignore,
  async fn() {
    const folder = await Deno.makeTempDir();
    const path = `${folder}/model.ts`;
    let session = newSession();
    const loaded = async (text: string, changed: number) => {
      await Deno.writeTextFile(path, text);
      await Deno.utime(path, changed, changed);
      ({ session } = await runAndSettle(session, `load ${path}`));
      return (await run(session, "f(3)")).blocks[0].text;
    };
    try {
      assertEquals(
        await loaded("export const f = (x: number): number => 2 * x;", 1),
        "6",
      );
      assertEquals(
        await loaded("export const f = (x: number): number => 5 * x;", 2),
        "15",
      );
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
