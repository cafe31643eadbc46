import { assert, assertEquals } from "../support/assert.ts";
import { granted } from "../support/permission.ts";
import { atTerminal, hasPseudoTerminal, pipe } from "../support/repl.ts";
import { FakeScreen } from "../support/screen.ts";

const ignore = !await granted("run", "read", "write");
const noTerminal = ignore || !await hasPseudoTerminal();

Deno.test({
  name: "the REPL in a pipe shows values, and neither prompt nor echo",
  ignore,
  async fn() {
    assertEquals(await pipe("f(x) = x^2\n\nf(3)\na = f(\n\n4)\na + 1\n"), {
      code: 0,
      stdout: "9\n17\n",
      stderr: "",
    });
  },
});

Deno.test({
  name: "the REPL stops at the first error, says where, and leaves with 1",
  ignore,
  async fn() {
    const { code, stdout, stderr } = await pipe("1\n1 +* 2\n3\n");
    assertEquals([code, stdout], [1, "1\n"]);
    assert(stderr.includes("^"));
    assert(stderr.endsWith("at standard input:2\n"));
  },
});

Deno.test({
  name: "the REPL takes the end of the input inside an entry for an error",
  ignore,
  async fn() {
    const { code, stdout, stderr } = await pipe("1\nf(x) = (\n2");
    assertEquals([code, stdout], [1, "1\n"]);
    assert(stderr.startsWith("error: the input ended in the middle of this\n"));
    assert(stderr.endsWith("at standard input:2\n"));
  },
});

Deno.test({
  name: "the REPL runs a script file, whose first line may name it",
  ignore,
  async fn() {
    const script = await Deno.makeTempFile();
    await Deno.writeTextFile(script, "#!/usr/bin/env -S deno run\n1 + 1\n\0\n");
    const { code, stdout, stderr } = await pipe("", "--allow-read", script);
    await Deno.remove(script);
    assertEquals([code, stdout], [1, "2\n"]);
    assert(stderr.endsWith(`at ${script}:3\n`));
  },
});

Deno.test({
  name: "the REPL leaves with 2 where the command line makes no sense",
  ignore,
  async fn() {
    for (
      const args of [["--evil", "1"], ["no such file"], ["--method", "centrl"]]
    ) {
      const { code, stdout, stderr } = await pipe("", ...args);
      assertEquals([code, stdout], [2, ""], stderr);
      assert(stderr !== "");
    }
  },
});

Deno.test({
  name: "the REPL runs every --eval in turn, in one session",
  ignore,
  async fn() {
    const { stdout } = await pipe("", "-e", "f(x) = x^2", "--eval", "f(3)");
    assertEquals(stdout, "9\n");
  },
});

Deno.test({
  name: "--json answers each statement with one object",
  ignore,
  async fn() {
    const script = "f(x) = x^2\nf(\n3); trace on; f'(3)\n1/0\nset width\n";
    const { code, stdout, stderr } = await pipe(script, "--json", "-");
    const objects = stdout.trimEnd().split("\n").map((line) => {
      const { ms, text: _, trace, ...rest } = JSON.parse(line);
      assert(ms >= 0);
      return { ...rest, ...(trace && { trace: trace.slice(0, 7) }) };
    });
    assertEquals([code, stderr], [1, ""]);
    assertEquals(objects, [
      { line: 1, input: "f(x) = x^2", kind: "definition", evaluations: 0 },
      { line: 2, input: "f(\n3)", kind: "value", value: 9, evaluations: 0 },
      { line: 3, input: "trace on", kind: "nothing", evaluations: 0 },
      {
        line: 3,
        input: "f'(3)",
        kind: "value",
        value: objects[3].value,
        error: objects[3].error,
        verdict: "ok",
        trace: "debug 1",
        evaluations: objects[3].evaluations,
      },
      {
        line: 4,
        input: "1/0",
        kind: "value",
        value: "Infinity",
        evaluations: 0,
      },
      {
        line: 5,
        input: "set width",
        kind: "error",
        message: "expected COLUMNS",
        column: 10,
        endColumn: 10,
        evaluations: 0,
      },
    ]);
    assert(Math.abs(objects[3].value - 6) <= objects[3].error);
    assert(objects[3].error < 1e-11);
  },
});

Deno.test({
  name: "--json escapes every control that a terminal might obey",
  ignore,
  async fn() {
    const controls = "\x7f\x80\x85\x9b31m\x9f";
    const { stdout } = await pipe(
      `1 + "${controls}"\n# ${controls}\n2 ${controls}\n`,
      "--json",
      "--keep-going",
    );
    assert(/^[^\x7f-\x9f]+$/.test(stdout), JSON.stringify(stdout));
    const [first] = stdout.split("\n");
    assertEquals(JSON.parse(first).input, `1 + "${controls}"`);
  },
});

Deno.test({
  name:
    "--json answers with the place and the hint of an error, and --keep-going goes on",
  ignore,
  async fn() {
    const args = ["--json", "--keep-going", "-e", "变 = 1; 变 + yy", "-e", "2"];
    const { code, stdout } = await pipe("", ...args);
    const [, wrong, right] = stdout.trimEnd().split("\n")
      .map((line) => JSON.parse(line));
    assertEquals([code, wrong.kind, right.value], [1, "error", 2]);
    assertEquals([wrong.column, wrong.endColumn], [5, 7]);
    assertEquals(wrong.message, "unknown name yy");
  },
});

Deno.test({
  name: "--keep-going runs what follows an error, and still leaves with 1",
  ignore,
  async fn() {
    const { code, stdout } = await pipe("1\nyy\n2\n", "--keep-going");
    assertEquals([code, stdout], [1, "1\n2\n"]);
  },
});

Deno.test({
  name: "--check reads every entry and runs none",
  ignore,
  async fn() {
    const good = "f(x, y) = x y\na = f(1, 2)\ngrad f(a, 2)\nplot f -1..1\n";
    assertEquals(await pipe(good, "--check"), {
      code: 0,
      stdout: "",
      stderr: "",
    });
    const bad = await pipe(`${good}f(x) = x +* 2\n`, "--check");
    assertEquals([bad.code, bad.stdout], [1, ""]);
    assert(bad.stderr.endsWith("at standard input:5\n"));
  },
});

Deno.test({
  name:
    "a script that is a session as it stood on the screen runs what was typed",
  ignore,
  async fn() {
    const script = await Deno.makeTempFile();
    const session = "Some words.\n\n    ∂> f(\n    …> 3)\n    9\n∂> yy\n9\n";
    await Deno.writeTextFile(script, session);
    const { code, stderr } = await pipe("", "--allow-read", script);
    await Deno.remove(script);
    assertEquals(code, 1);
    assert(stderr.endsWith(`at ${script}:3\n`), stderr);
  },
});

/** What a shell says of the syntax of a script, if that shell is there. */
async function complaintOf(shell: string, script: string): Promise<string> {
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(path, script);
    const check = new Deno.Command(shell, { args: ["-n", path] });
    const { stderr } = await check.output();
    return new TextDecoder().decode(stderr);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  } finally {
    await Deno.remove(path);
  }
}

Deno.test({
  name: "--completions writes what each shell reads",
  ignore,
  async fn() {
    for (const shell of ["bash", "zsh", "fish"]) {
      const { code, stdout } = await pipe("", "--completions", shell);
      assertEquals(code, 0);
      assert(stdout.includes("keep-going") && stdout.includes("notebook"));
      assertEquals(await complaintOf(shell, stdout), "");
    }
    assertEquals((await pipe("", "--completions", "cmd")).code, 2);
  },
});

Deno.test({
  name: "set limit stops what takes longer",
  ignore,
  async fn() {
    const { code, stderr } = await pipe(
      "set limit 50ms\nsum(i, 1, 1e7, sum(j, 1, 1e7, sin(i j)))\n",
    );
    assertEquals(code, 1);
    assert(stderr.startsWith("error: stopped at the limit of 0.05 s"));
  },
});

Deno.test({
  name: "the REPL ends quietly when nobody reads what it shows",
  ignore,
  async fn() {
    const child = new Deno.Command("sh", {
      args: [
        "-c",
        `yes 1 | head -100000 | "$0" run --quiet "$1" | head -1`,
        Deno.execPath(),
        new URL("../../repl/main.ts", import.meta.url).pathname,
      ],
    });
    const { stdout, stderr } = await child.output();
    const decoder = new TextDecoder();
    assertEquals(decoder.decode(stdout), "1\n");
    assertEquals(decoder.decode(stderr), "");
  },
});

Deno.test({
  name: "the REPL at a terminal edits, answers, and leaves with Ctrl-D",
  ignore: noTerminal,
  async fn() {
    const written = await atTerminal([
      { await: "∂> ", press: "f(x) = x^2\r" },
      { await: "∂> ", press: "f(\r" },
      { await: "…> ", press: "4)\x7f\x7f3)\r" },
      { await: "9", press: "nonsense" },
      { await: "nonsense", press: "\x03\x1b[A\x1b[A\r" },
      { await: "f(x) = x^2", press: "\x04" },
    ]);
    const screen = new FakeScreen(80);
    screen.write(written);
    assert(written.includes("left with 0"), written);
    const first = screen.rows.findIndex((row) => row.startsWith("∂>"));
    assertEquals(screen.rows.slice(first, first + 7), [
      "∂> f(x) = x^2",
      "function f(x)",
      "∂> f(",
      "…> 3)",
      "9",
      "∂> f(x) = x^2",
      "function f(x)",
    ]);
  },
});

Deno.test({
  name: "the REPL at a terminal shows no colour where NO_COLOR is set",
  ignore: noTerminal,
  async fn() {
    const written = await atTerminal([
      { await: "∂> ", press: "f(x) = x^2\r" },
      { await: "∂> ", press: "plot f -1..1\r" },
      { await: "── f", press: "" },
      // The bracketed paste is on when keys are the editor's again.
      { await: "\x1b[?2004h", press: "f(1\x1b[D\x03" },
      { await: "∂> ", press: "\x04" },
    ], "--no-history");
    assert(written.includes("left with 0"), written);
    assert(!/\p{Cc}\[[\d;]*m/u.test(written), written);
  },
});

const ENDLESS = [
  {
    name: "a computation",
    define: "s = 7",
    run: "sum(i, 1, 1e7, sum(j, 1, 1e7, sin(i j)))",
  },
  {
    name: "a function in JavaScript that never returns",
    define: "s = 7; b = (x) => { while (true) {} }",
    run: "b(1)",
  },
];

for (const { name, define, run } of ENDLESS) {
  Deno.test({
    name: `Ctrl-C stops ${name} at the terminal, and keeps the session`,
    ignore: noTerminal,
    async fn() {
      const written = await atTerminal([
        { await: "∂> ", press: `${define}\r` },
        { await: "∂> ", press: run },
        { await: run.slice(-4), press: "\r" },
        // The bracketed paste is off while a computation runs.
        { await: "\x1b[?2004l", press: "\x03" },
        { await: "error: interrupted", press: "s + 1\r" },
        { await: "8", press: "\x04" },
      ], "--no-history");
      assert(written.includes("error: interrupted"), written);
      assert(written.includes("left with 0"), written);
    },
  });
}

Deno.test({
  name: "Ctrl-C stops one computation after another, however soon",
  ignore: noTerminal,
  async fn() {
    const stopped = [
      { await: "\x1b[?2004l", press: "\x03" },
      { await: "error: interrupted", press: "" },
    ];
    const written = await atTerminal([
      {
        await: "∂> ",
        press: "f(x) = sum(i, 1, 1e7, sum(j, 1, 1e7, sin(i x)))\r",
      },
      { await: "\x1b[?2004h", press: "" },
      ...Array(3).fill([
        { await: "∂> ", press: "f(1)\r" },
        ...stopped,
        { await: "\x1b[?2004h", press: "" },
      ]).flat(),
      { await: "∂> ", press: "7 + 1\r" },
      { await: "8", press: "\x04" },
    ], "--no-history");
    assert(written.includes("left with 0"), written);
    assertEquals(written.split("error: interrupted").length, 4);
  },
});

Deno.test({
  name:
    "pasting 100 kB at the terminal with escapes shows them and runs nothing",
  ignore: noTerminal,
  async fn() {
    const paste = "# \x1b[2J\x00".padEnd(100_000, "x");
    const written = await atTerminal([
      { await: "∂> ", press: `\x1b[200~${paste}\x1b[201~` },
      { await: "xxxxxxxxxx", press: "\x03" },
      { await: "∂> ", press: "1 + 1\r" },
      { await: "\x1b[?2004h", press: "\x04" },
    ], "--no-history");
    assert(written.includes("left with 0"));
    assert(!written.includes("\x1b[2J"));
  },
});

const BAD_SCRIPTS = [
  { name: "is missing", script: "no such script.txt" },
  { name: "is a folder", script: new URL(".", import.meta.url).pathname },
];

for (const { name, script } of BAD_SCRIPTS) {
  Deno.test({
    name:
      `a script that ${name} is told in one line, and the REPL leaves with 2`,
    ignore,
    async fn() {
      const { code, stdout, stderr } = await pipe("", "--allow-read", script);
      assertEquals([code, stdout], [2, ""]);
      assert(stderr.startsWith("Cannot read "), stderr);
      assertEquals(stderr.trimEnd().split("\n").length, 1);
    },
  });
}

Deno.test({
  name: "bytes in a pipe that are no UTF-8 are shown, and stop nothing else",
  ignore,
  async fn() {
    const bytes = Uint8Array.of(0x31, 0x0a, 0xff, 0xfe, 0x0a, 0x32, 0x0a);
    const { code, stdout, stderr } = await pipe(bytes, "--keep-going");
    assertEquals([code, stdout], [1, "1\n2\n"]);
    assert(stderr.includes("\ufffd"), stderr);
  },
});

Deno.test({
  name: "NUL and escapes in a pipe never reach the terminal as they are",
  ignore,
  async fn() {
    const { stdout, stderr } = await pipe("1 + \x1b[2J\x00\n");
    assert(!(stdout + stderr).includes("\x1b"));
    assert(!(stdout + stderr).includes("\0"));
  },
});

Deno.test({
  name: "--seed is where random points begin, and must be a whole number",
  ignore,
  async fn() {
    const check = "f(x) = x^2; g(x) = 2x; check f, g at 3";
    const { stdout } = await pipe("", "--seed", "7", "--eval", check);
    assert(stdout.includes("seed 7"), stdout);
    assertEquals((await pipe("", "--seed", "x", "--eval", "1")).code, 2);
  },
});

Deno.test({
  name: "check sets the exit code",
  ignore,
  async fn() {
    const check = "f(x) = x^2; g(x) = 3x; check f, g at 3";
    assertEquals((await pipe("", "--eval", check)).code, 1);
  },
});

Deno.test({
  name: "--check --json answers each statement with one object, and runs none",
  ignore,
  async fn() {
    const script = "f(x) = x^2; f(\n3)\nf(x) = x +* 2\n1 / 0\n";
    const args = ["--check", "--json", "--keep-going"];
    const { code, stdout, stderr } = await pipe(script, ...args);
    const objects = stdout.trimEnd().split("\n").map((line) => {
      const { line: at, kind, column } = JSON.parse(line);
      return [at, kind, ...column ? [column] : []];
    });
    assertEquals([code, stderr], [1, ""]);
    assertEquals(objects, [
      [1, "nothing"],
      [1, "nothing"],
      [3, "error", 11],
      [4, "nothing"],
    ]);
  },
});

Deno.test({
  name: "output that cannot be written is told in one line",
  ignore: ignore || Deno.build.os !== "linux",
  async fn() {
    const { code, stderr } = await new Deno.Command("sh", {
      args: [
        "-c",
        `"$0" run --quiet "$1" --eval 1 > /dev/full`,
        Deno.execPath(),
        new URL("../../repl/main.ts", import.meta.url).pathname,
      ],
      env: { NO_COLOR: "1" },
    }).output();
    assertEquals(code, 1);
    const said = new TextDecoder().decode(stderr);
    assert(/^Cannot write the output: .*\n$/.test(said), said);
  },
});
