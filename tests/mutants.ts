// How much of a room its tests hold: `deno task mutants [folder or file] [how many] [seed]` changes one token of the code at a
// time, in a copy, and runs the tests that are to notice, the nearest first, up to the first failure. What survives is printed;
// nothing here is changed. A long run is cut into several by giving each another seed.

import { randomSource } from "../lib/core/random.ts";

/** A change of one token. */
interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly was: string;
}

/** What each token may become. Longer tokens come first. */
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/(?<= )===(?= )/g, "!=="],
  [/(?<= )!==(?= )/g, "==="],
  [/(?<= )&&(?= )/g, "||"],
  [/(?<= )\|\|(?= )/g, "&&"],
  [/(?<= )<=(?= )/g, "<"],
  [/(?<= )>=(?= )/g, ">"],
  [/(?<= )<(?= )/g, "<="],
  [/(?<= )>(?= )/g, ">="],
  [/(?<= )\+(?= )/g, "-"],
  [/(?<= )-(?= )/g, "+"],
  [/(?<= )\*(?= )/g, "/"],
  [/(?<= )\/(?= )/g, "*"],
  [/(?<= )\+=(?= )/g, "-="],
  [/\bMath\.max\b/g, "Math.min"],
  [/\bMath\.min\b/g, "Math.max"],
  [/\btrue\b/g, "false"],
  [/\bfalse\b/g, "true"],
  [/(?<=\bif \()!(?=\w)/g, ""],
  [/(?<=[\s([])\d+(?=[;,)\]\s])/g, "+1"],
  [/(?<=^ +)(?:this\.)?#?[\w.]+\([^()]*\);$/gm, ";"],
  [/(?<=^ +)throw [\w.]+\([^()]*\);$/gm, ";"],
];

/** Which tests are to notice a change in a room, beside its own. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  "lib/core": ["dump", "lib/operator", "lib/difference", "lib/notebook"],
  "lib/difference": ["dump", "lib/operator", "lib/notebook"],
  "lib/adaptive": ["dump", "lib/operator"],
  "lib/operator": ["dump", "lib/sparse"],
  "lib/sparse": ["lib/operator"],
  "lib/notebook": ["notebook"],
  // Without the planted bugs, which take minutes for each that survives: the share killed is a lower bound.
  "lib/check": [],
  "lib/plot": [],
};

/** The code with everything in it that is no code, and types of their own, made blank. */
function codeAlone(source: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, " ");
  return source
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, blank)
    .replace(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, blank)
    .replace(/^(?:import|export type|type)\b[\s\S]*?;$/gm, blank)
    .replace(/^(?:export )?interface\b[\s\S]*?^}$/gm, blank);
}

function mutantsOf(file: string, source: string): Mutant[] {
  const code = codeAlone(source);
  return CHANGES.flatMap(([token, into]) =>
    [...code.matchAll(token)].map((match) => {
      const from = match.index;
      const was = match[0];
      return {
        file,
        line: source.slice(0, from).split("\n").length,
        from,
        to: from + was.length,
        text: into === "+1" ? String(Number(was) + 1) : into,
        was,
      };
    })
  );
}

function* filesIn(path: string): Generator<string> {
  if (path.endsWith(".ts")) yield path;
  else {
    for (const { name, isDirectory } of Deno.readDirSync(path)) {
      if (isDirectory || name.endsWith(".ts")) {
        yield* filesIn(`${path}/${name}`);
      }
    }
  }
}

/** The files of tests that are to notice a change in a folder or file. */
function testsOf(path: string): string[] {
  const room = path.split("/").slice(0, 2).join("/");
  const others = TESTS[room];
  if (!others) throw new RangeError(`No tests are known for ${path}`);
  return [room, ...others].flatMap((name) => [...filesIn(`tests/${name}`)])
    .filter((file) => file.endsWith("_test.ts"));
}

/** The tests by how far their path is that of a file of code. */
function nearestFirst(tests: readonly string[], file: string): string[] {
  const mirrored = `tests/${file.replace(/\.ts$/, "_test.ts")}`;
  const nearness = (test: string) => {
    let k = 0;
    while (k < test.length && test[k] === mirrored[k]) k++;
    return k;
  };
  return tests.toSorted((a, b) => nearness(b) - nearness(a));
}

/** So many files of tests are run before the others. */
const NEAREST = 4;

/** Whether tests pass in a copy, in time: what never ends is noticed, too. */
async function pass(
  root: string,
  tests: readonly string[],
  milliseconds: number,
): Promise<boolean> {
  if (tests.length === 0) return true;
  const test = new Deno.Command(Deno.execPath(), {
    args: ["test", "--no-check", "-A", "--fail-fast", "--quiet", ...tests],
    cwd: root,
    stdout: "null",
    stderr: "null",
    signal: AbortSignal.timeout(milliseconds),
  });
  return (await test.output()).success;
}

async function copyOf(root: string): Promise<string> {
  const copy = await Deno.makeTempDir({ prefix: "mutants-" });
  const names = [...Deno.readDirSync(root)].map(({ name }) => name)
    .filter((name) => name !== ".git" && name !== "node_modules");
  const { success } = await new Deno.Command("cp", {
    args: ["-r", ...names.map((name) => `${root}/${name}`), copy],
  }).output();
  if (!success) throw new Error("Cannot copy the repository");
  return copy;
}

/** So many of them, drawn without putting back. */
function sample(
  mutants: Mutant[],
  count: number,
  random: () => number,
): Mutant[] {
  const chosen: Mutant[] = [];
  while (chosen.length < count && mutants.length > 0) {
    const at = Math.floor(random() * mutants.length);
    chosen.push(...mutants.splice(at, 1));
  }
  return chosen;
}

async function main(args: readonly string[]): Promise<void> {
  const [folder = "lib/operator", count = "20", seed = "1"] = args;
  const tests = testsOf(folder);
  const all = [...filesIn(folder)].flatMap((file) =>
    mutantsOf(file, Deno.readTextFileSync(file))
  );
  const chosen = sample(all, Number(count), randomSource(Number(seed)));
  const copy = await copyOf(Deno.cwd());
  try {
    const start = performance.now();
    if (!await pass(copy, tests, 600_000)) {
      throw new Error("The tests fail unchanged");
    }
    // Other work on the machine may make the tests a few times slower.
    const limit = 4 * (performance.now() - start);
    let killed = 0;
    for (const [k, { file, line, from, to, text, was }] of chosen.entries()) {
      const path = `${copy}/${file}`;
      const source = Deno.readTextFileSync(path);
      const changed = source.slice(0, from) + text + source.slice(to);
      Deno.writeTextFileSync(path, changed);
      const sorted = nearestFirst(tests, file);
      // Of many files the runner takes any first: the nearest get a run of their own.
      const survives = await pass(copy, sorted.slice(0, NEAREST), limit) &&
        await pass(copy, sorted.slice(NEAREST), limit);
      if (survives) {
        console.log(`${file}:${line}: ${was} -> ${text} survives`);
      } else killed++;
      Deno.writeTextFileSync(path, source);
      console.error(`${killed} of ${k + 1} killed`);
    }
    console.log(`${killed} of ${chosen.length} killed in ${folder}`);
  } finally {
    await Deno.remove(copy, { recursive: true });
  }
}

if (import.meta.main) await main(Deno.args);
