import {
  minimistParser,
  parseFlags,
  readFlags,
  stdParser,
  UsageError,
} from "../../../repl/start/flags.ts";
import {
  assertEquals,
  assertRejects,
  assertThrows,
} from "../../support/assert.ts";

const PARSERS = [
  { name: "@std/cli", parse: await stdParser().catch(() => undefined) },
  { name: "minimist", parse: await minimistParser().catch(() => undefined) },
];

const GOOD: [args: string[], flags: Record<string, unknown>][] = [
  [[], {}],
  [["-"], { script: "-" }],
  [["a.txt", "--trace"], { script: "a.txt", on: ["trace"] }],
  [["5"], { script: "5" }],
  [["--", "--trace"], { script: "--trace" }],
  [["-e", "1", "--eval", "-2*3", "--eval=a\nb", "-e=4"], {
    evals: ["1", "-2*3", "a\nb", "4"],
  }],
  [["-e1"], { evals: ["1"] }],
  [["-he", "1"], { evals: ["1"], on: ["help"] }],
  [["--method", "central", "--method", "forward"], { method: "forward" }],
  [["--eval", "--json"], { evals: ["--json"] }],
  [["--json", "--no-history", "--keep-going"], {
    on: ["json", "keep-going", "no-history"],
  }],
  [["-he", "1", "--no-history", "--check"], {
    evals: ["1"],
    on: ["check", "no-history", "help"],
  }],
  [["--completions=zsh"], { completions: "zsh" }],
];

const BAD: [args: string[], message: string][] = [
  [["--trac"], "Cannot use --trac: no such flag; see --help"],
  [["-x"], "Cannot use -x: no such flag; see --help"],
  [["-1"], "Cannot use -1: no such flag; see --help"],
  [["--trace=false"], "Cannot use --trace=false: it takes no value"],
  [["--no-trace"], "Cannot use --no-trace: no such flag; see --help"],
  [["--__proto__=1"], "Cannot use --__proto__: no such flag; see --help"],
  [["--_=1"], "Cannot use --_: no such flag; see --help"],
  [["--eval"], "Cannot use --eval: it needs a value"],
  [["--eval="], "Cannot use --eval: it needs a value"],
  [["-eh"], "Cannot use --eval: it needs a value"],
  [["a", "b"], "Cannot run a and b: one script at a time, or --eval"],
  [["-e", "1", "b"], "Cannot run 1 and b: one script at a time, or --eval"],
];

const EMPTY = { evals: [], on: [] as string[] };
const plain = (flags: object) => ({
  ...flags,
  ...("on" in flags && { on: [...flags.on as Set<string>] }),
});

for (const { name, parse } of PARSERS) {
  Deno.test({
    name: `parseFlags() over ${name} reads every spelling of a flag`,
    ignore: parse === undefined,
    fn() {
      for (const [args, flags] of GOOD) {
        assertEquals(plain(parseFlags(args, parse!)), { ...EMPTY, ...flags });
      }
    },
  });
  Deno.test({
    name: `parseFlags() over ${name} refuses what it does not know`,
    ignore: parse === undefined,
    fn() {
      for (const [args, message] of BAD) {
        assertThrows(() => parseFlags(args, parse!), UsageError, message);
      }
    },
  });
}

Deno.test("readFlags() reads what both parsers read", async () => {
  for (
    const [args, flags] of GOOD.filter(([args]) => !/^-\w\w/.test(args[0]))
  ) {
    assertEquals(plain(await readFlags(args)), { ...EMPTY, ...flags });
  }
});

Deno.test("readFlags() names the flag that was meant", async () => {
  await assertRejects(
    () => readFlags(["--evla", "1"]),
    UsageError,
    "did you mean --eval?",
  );
});
