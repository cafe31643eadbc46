import { newSession } from "../../../repl/session/session.ts";
import { runAndSettle } from "../../../repl/terminal/effect.ts";
import type { Host, Person } from "../../../repl/terminal/host.ts";
import { PASTE_OFF } from "../../../repl/terminal/output.ts";
import {
  hasPseudoTerminal,
  pipe,
  startAtTerminal,
} from "../../support/repl.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

const ignore = !await granted("read", "write");

const aside: Person["aside"] = (action) => action(new AbortController().signal);

/** What came of entries, with `~/` standing for a folder that holds these files. */
interface Came {
  readonly text: string;
  readonly quit: boolean;
  readonly files: Record<string, string>;
}

async function come(
  files: Record<string, string | Uint8Array>,
  entries: readonly string[],
  host: Host = {},
): Promise<Came> {
  const folder = await Deno.makeTempDir();
  const inside = (text: string) => text.replaceAll("~/", `${folder}/`);
  try {
    for (const [name, text] of Object.entries(files)) {
      const bytes = typeof text === "string"
        ? new TextEncoder().encode(inside(text))
        : text;
      await Deno.writeFile(`${folder}/${name}`, bytes);
    }
    let session = newSession();
    let [text, quit] = ["", false];
    for (const entry of entries) {
      const outcome = await runAndSettle(session, inside(entry), host);
      ({ session, quit } = outcome);
      text = outcome.blocks.map((block) => block.text).join("\n")
        .replaceAll(`${folder}/`, "~/");
    }
    const after: Record<string, string> = {};
    for await (const { name } of Deno.readDir(folder)) {
      after[name] = (await Deno.readTextFile(`${folder}/${name}`))
        .replaceAll(`${folder}/`, "~/");
    }
    return { text, quit, files: after };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const MODULE = "export const cube = (x: number): number => x ** 3;\n";

Deno.test({
  name: "load does what the entries of a file ask for: loads, saves, pictures",
  ignore,
  async fn() {
    const files = {
      "one.txt": "a(x) = x\nload two.txt\nc = b + 1\nsave ~/three.txt\n",
      "two.txt": "b = 2\nload m.ts\nplot cube -1..1 > ~/cube.svg\n",
      "m.ts": MODULE,
    };
    const { text, files: after } = await come(files, ["load ~/one.txt"]);
    assertEquals(
      text,
      "wrote ~/cube.svg\nwrote ~/three.txt\nloaded a, b, cube, c",
    );
    assert(after["cube.svg"].startsWith("<svg"));
    const again = await come(
      {
        "m.ts": MODULE,
        "three.txt": "a(x) = x\nb = 2\nload m.ts\nc = b + 1\n",
      },
      ["load ~/three.txt", "cube(2) + c"],
    );
    assertEquals(again.text, "11");
  },
});

Deno.test({
  name: "quit in a loaded file leaves",
  ignore,
  async fn() {
    const files = { "a.txt": "a = 1\nload b.txt\na = 3\n", "b.txt": "quit\n" };
    const { quit, text } = await come(files, ["load ~/a.txt"]);
    assertEquals([quit, text], [true, "loaded a"]);
  },
});

const CHAINS: readonly {
  what: string;
  files: Record<string, string>;
  says: string;
}[] = [
  {
    what: "a file that loads itself",
    files: { "a.txt": "load ./a.txt\n" },
    says: "it loads itself: ~/a.txt, which loads ~/a.txt",
  },
  {
    what: "files that load each other",
    files: {
      "a.txt": "load b.txt\n",
      "b.txt": "x = 1\nload c.txt\n",
      "c.txt": "load a.txt\n",
    },
    says:
      "it loads itself: ~/a.txt, which loads ~/b.txt, which loads ~/c.txt, which loads ~/a.txt\n" +
      "at ~/c.txt:1\nat ~/b.txt:2\nat ~/a.txt:1",
  },
  {
    what: "files that are nested without end",
    files: Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [
        i === 0 ? "a.txt" : `${i}.txt`,
        `load ${i + 1}.txt\n`,
      ]),
    ),
    says:
      "loads are nested more than 16 deep: ~/a.txt, which loads ~/1.txt, which",
  },
];

for (const { what, files, says } of CHAINS) {
  Deno.test({
    name: `load refuses ${what}, names the chain and changes nothing`,
    ignore,
    async fn() {
      const { text } = await come(files, ["load ~/a.txt"]);
      assert(text.includes(says), text);
      const { text: left } = await come(files, ["load ~/a.txt", "list"]);
      assertEquals(left, "nothing is defined yet");
    },
  });
}

Deno.test({
  name: "the same file may be loaded twice, one after the other",
  ignore,
  async fn() {
    const files = { "a.txt": "load b.txt\nload b.txt\n", "b.txt": "x = 1\n" };
    assertEquals((await come(files, ["load ~/a.txt"])).text, "loaded x");
  },
});

Deno.test({
  name: "undo in a loaded file takes back what is the file's, and no more",
  ignore,
  async fn() {
    const files = { "a.txt": "b = 2\nundo 5\nc = 3\n" };
    const shown = async (...entries: string[]) =>
      (await come(files, ["a = 1", "load ~/a.txt", ...entries])).text;
    assertEquals(await shown("list"), "a = 1\nc = 3");
    assertEquals(await shown("undo", "list"), "a = 1");
  },
});

const SESSIONS: readonly string[][] = [
  ["load ~/m.ts", "g(x) = cube(x) + 1"],
  ["a = 2; f(x) = a x", "a = 3", "b = f(1)"],
  ["2 + 3", "a = ans * 2", "[1, 2; 3, 4] / 3", "b = ans", "1/0", "c = -ans"],
  ["k = (x) => {\n  return x * 2;\n}", "f(x) =\n  x^2", "set method notebook"],
  ["a = 1", "reset", "b = 2", "c = 3", "undo"],
];

for (const entries of SESSIONS) {
  Deno.test({
    name: `load restores what save wrote: ${JSON.stringify(entries)}`,
    ignore,
    async fn() {
      const listed = async (...more: string[]) =>
        (await come({ "m.ts": MODULE }, [...entries, ...more, "list"])).text;
      const saved = ["save ~/s.txt", "reset", "load ~/s.txt"];
      assertEquals(await listed(...saved), await listed());
      assertEquals(
        await listed(
          ...saved,
          ...saved.map((e) => e.replace("s.txt", "t.txt")),
        ),
        await listed(),
      );
    },
  });
}

const ELSEWHERE = [
  "data:text/javascript,export%20const%20q=7//.js",
  "DATA:text/javascript,export%20const%20q=7//.ts",
  "https://example.com/model.ts",
  "blob:null/0f0f//.mjs",
];

for (const url of ELSEWHERE) {
  Deno.test(`load ${url} runs nothing unless someone says yes`, async () => {
    const { text } = await come({}, [`load ${url}`]);
    assert(text.includes("it is no file, and what it holds would run"), text);
    const asked: string[] = [];
    const person = (answer: number) => ({
      ask: ({ title }: { title: string }) => {
        asked.push(title);
        return Promise.resolve(answer);
      },
      aside,
    });
    const refused = await come({}, [`load ${url}`], { person: person(0) });
    assert(refused.text.includes("you said no"), refused.text);
    assertEquals(asked.length, 1);
    if (!url.startsWith("data:")) return;
    const loaded = await come({}, [`load ${url}`], { person: person(1) });
    assertEquals(loaded.text, "loaded q");
    const told = await come({}, [`load ${url}`], { urls: true });
    assertEquals(told.text, "loaded q");
  });
}

Deno.test({
  name: "a pasted load data: runs nothing in a pipe, also from a loaded file",
  ignore: ignore || !await granted("run"),
  async fn() {
    const load = `load data:text/javascript,console.log("RAN")//.js\n`;
    const plain = await pipe(load);
    assertEquals([plain.code, plain.stdout.includes("RAN")], [1, false]);
    const file = await Deno.makeTempFile();
    await Deno.writeTextFile(file, load);
    const nested = await pipe(`load ${file}\n`, "--allow-read");
    assertEquals([nested.code, nested.stdout.includes("RAN")], [1, false]);
    assert(nested.stderr.includes("--load-urls"), nested.stderr);
    assert((await pipe(load, "--load-urls")).stdout.includes("RAN"));
    await Deno.remove(file);
  },
});

function wide(text: string, littleEndian: boolean, size: 2 | 4): Uint8Array {
  const view = new DataView(new ArrayBuffer(size * text.length));
  [...text].forEach((character, i) => {
    const code = character.charCodeAt(0);
    if (size === 2) view.setUint16(2 * i, code, littleEndian);
    else view.setUint32(4 * i, code, littleEndian);
  });
  return new Uint8Array(view.buffer);
}

for (const mark of ["\ufeff", ""]) {
  for (const littleEndian of [true, false]) {
    for (const size of [2, 4] as const) {
      const name = `UTF-${8 * size}`;
      Deno.test({
        name: `a text in ${name}${littleEndian ? "LE" : "BE"}${
          mark && " with a mark"
        } is named as such`,
        ignore: ignore || !await granted("run"),
        async fn() {
          const bytes = wide(`${mark}a = 1\nα = 2\n`, littleEndian, size);
          const { text } = await come({ "s.txt": bytes }, ["load ~/s.txt"]);
          const says = `it is ${name}: save it as UTF-8`;
          assertEquals(text, `error: Cannot load ~/s.txt: ${says}`);
          const piped = await pipe(bytes);
          assert(
            piped.stderr.includes(`standard input: ${says}`),
            piped.stderr,
          );
        },
      });
    }
  }
}

Deno.test({
  name:
    "load of a file that Deno keeps for itself names the flag that it asks for",
  ignore: !await granted("run", "read") || Deno.build.os !== "linux",
  async fn() {
    const { stderr } = await pipe("load /proc/self/environ", "--allow-read");
    assert(
      stderr.includes("does not permit it: start with --allow-all"),
      stderr,
    );
  },
});

// Before 2.9 Deno hears nothing while it opens a pipe.
const hearsMeanwhile =
  Deno.version.deno.localeCompare("2.9", "en", { numeric: true }) >= 0;

for (const entry of ["load", "save!"]) {
  Deno.test({
    name:
      `Ctrl-C ends a ${entry} that waits for a pipe, and the session goes on`,
    ignore: !hearsMeanwhile || !await granted("run", "read", "write") ||
      !await hasPseudoTerminal(),
    async fn() {
      const folder = await Deno.makeTempDir();
      const pipe = `${folder}/pipe`;
      try {
        await new Deno.Command("mkfifo", { args: [pipe] }).output();
        const written = await startAtTerminal([
          { await: "∂>", press: "a = 41\r" },
          { await: "a = 41", press: "" },
          { await: "∂>", press: `${entry} ${pipe}\r` },
          { await: PASTE_OFF, press: "\x03" },
          { await: "interrupted", press: "a + 1\r" },
          { await: "42", press: "\x04" },
        ], {
          deno: ["--no-lock", "--quiet", "--allow-read", "--allow-write"],
          args: ["--no-history"],
        });
        assert(written.includes("left with 0"), written);
      } finally {
        await Deno.remove(folder, { recursive: true });
      }
    },
  });
}
