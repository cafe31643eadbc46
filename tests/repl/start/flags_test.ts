import {
  asInTable,
  nodeParser,
  type Parser,
  readFlags,
  stdParser,
  UsageError,
} from "../../../repl/start/flags.ts";
import { STD_CLI } from "../../../repl/start/std_cli.ts";
import { assert, assertEquals, assertRejects } from "../../support/assert.ts";
import { fetchOnce } from "../../support/packages.ts";

const std: Parser | undefined = await fetchOnce(STD_CLI)
  .then(stdParser, () => undefined);
const PARSERS = [
  { name: "node:util", parser: await nodeParser() },
  { name: "@std/cli", parser: std },
];

// What an interactive start may be asked for: both parsers read it, however it is spelled.
const INTERACTIVE: [args: string[], flags: Record<string, unknown>][] = [
  [[], {}],
  [["--trace"], { on: ["trace"] }],
  [["--method", "central", "--method", "forward"], { method: "forward" }],
  [["--method=central", "--seed=7"], { method: "central", seed: "7" }],
  [["--no-history", "--trace"], { on: ["no-history", "trace"] }],
  [["-hV"], { on: ["help", "version"] }],
];

const GOOD: [args: string[], flags: Record<string, unknown>][] = [
  ...INTERACTIVE,
  [["-"], { script: "-" }],
  [["a.txt", "--trace"], { script: "a.txt", on: ["trace"] }],
  [["5"], { script: "5" }],
  [["--", "--trace"], { script: "--trace" }],
  [["-e", "1", "--eval", "-2*3", "--eval=a\nb", "-e=4"], {
    evals: ["1", "-2*3", "a\nb", "4"],
  }],
  [["-e1"], { evals: ["1"] }],
  [["-he", "1"], { evals: ["1"], on: ["help"] }],
  [["--eval", "--json"], { evals: ["--json"] }],
  [["--json", "--no-history", "--keep-going"], {
    on: ["json", "keep-going", "no-history"],
  }],
  [["-he", "1", "--no-history", "--check"], {
    evals: ["1"],
    on: ["check", "help", "no-history"],
  }],
  [["--completions=zsh"], { completions: "zsh" }],
];

const UNKNOWN: [args: string[], message: string][] = [
  [["--xyzzy"], "Cannot use --xyzzy: no such flag; see --help"],
  [["-x"], "Cannot use -x: no such flag; see --help"],
  [["-1"], "Cannot use -1: no such flag; see --help"],
  [["-qe", "1+1"], "Cannot use -q: no such flag; see --help"],
  [["--no-trace"], "Cannot use --no-trace: no such flag; see --help"],
];

const BAD: [args: string[], message: string][] = [
  ...UNKNOWN,
  [["--__proto__=1"], "Cannot use --__proto__: no such flag; see --help"],
  [["--_=1"], "Cannot use --_: no such flag; see --help"],
  [["--trac"], "Cannot use --trac: no such flag; did you mean --trace?"],
  [["--trace=false"], "Cannot use --trace=false: it takes no value"],
  [["--eval"], "Cannot use --eval: it needs a value"],
  [["--eval="], "Cannot use --eval: it needs a value"],
  [["a", "b"], "Cannot run a and b: one script at a time, or --eval"],
  [["-e", "1", "b"], "Cannot run 1 and b: one script at a time, or --eval"],
];

const EMPTY = { evals: [], on: [] as string[] };
const plain = (flags: object) => ({
  ...flags,
  ...("on" in flags && { on: [...flags.on as Set<string>].sort() }),
});

for (const { name, parser } of PARSERS) {
  Deno.test({
    name: `readFlags() over ${name} reads what an interactive start may ask`,
    ignore: parser === undefined,
    async fn() {
      for (const [args, flags] of INTERACTIVE) {
        assertEquals(plain(await readFlags(args, parser)), {
          ...EMPTY,
          ...flags,
        });
      }
    },
  });
  Deno.test({
    name: `readFlags() over ${name} refuses a flag that it does not know`,
    ignore: parser === undefined,
    async fn() {
      for (const [args] of UNKNOWN) {
        await assertRejects(
          () => readFlags(args, parser),
          UsageError,
          "no such flag",
        );
      }
    },
  });
}

Deno.test("asInTable() makes of whole words what node:util does, and leaves other spellings to it", async () => {
  const parse = await nodeParser();
  for (
    const args of [
      ["-e", "f(x)=x^2; f'(3)"],
      ["--eval", "-2*3", "--json", "-e", "--json"],
      ["a.txt", "--trace", "--seed", "7"],
      ["-", "--keep-going"],
      ["--version", "-v"],
    ]
  ) {
    assert(asInTable(args));
    assertEquals(asInTable(args), parse(args));
  }
  for (const args of [["--eval=1"], ["-e1"], ["-hV"], ["--", "a"], ["--no"]]) {
    assertEquals(asInTable(args), undefined);
  }
});

Deno.test("readFlags() reads every spelling of a flag", async () => {
  for (const [args, flags] of GOOD) {
    assertEquals(plain(await readFlags(args)), { ...EMPTY, ...flags });
  }
});

Deno.test("readFlags() says what is wrong, and names the flag that was meant", async () => {
  for (const [args, message] of BAD) {
    await assertRejects(() => readFlags(args), UsageError, message);
  }
});
