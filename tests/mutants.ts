// How much of a room its tests hold: `deno task mutants [folder or file] [how many] [--seed N]` changes one token of the code at
// a time, in a copy, and runs the tests that are to notice, the nearest first, up to the first failure. What survives is printed
// at the end, also where Ctrl-C ends the run earlier; nothing here is changed. A long run is cut into several by other seeds.

import { randomSource } from "../lib/core/random.ts";

/** A change of one token. */
interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly was: string;
  /** The whole line, changed. */
  readonly told: string;
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
      const to = from + was.length;
      const text = into === "+1" ? String(Number(was) + 1) : into;
      const before = source.slice(0, from).split("\n");
      const [after] = source.slice(to).split("\n");
      const told = `${before.at(-1)}${text}${after}`.trim();
      return { file, line: before.length, from, to, text, was, told };
    })
  );
}

function isThere(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
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

/** The files of code in a folder, or the one of that name. */
function codeIn(path: string): string[] {
  if (isThere(path)) {
    const { isDirectory } = Deno.statSync(path);
    if (isDirectory || path.endsWith(".ts")) return [...filesIn(path)];
  }
  throw new RangeError(
    `Cannot change ${path} as there is no such folder or file of code: give one, such as lib/core or lib/core/walk.ts`,
  );
}

/** The files of tests that are to notice a change in a folder or file, those of its room first. */
function testsOf(path: string): string[] {
  const room = path.split("/").slice(0, 2).join("/").replace(/\.ts$/, "");
  const files = [room, ...TESTS[room] ?? []].map((name) => `tests/${name}`)
    .filter(isThere).flatMap((folder) => [...filesIn(folder)].sort())
    .filter((file) => file.endsWith("_test.ts"));
  if (files.length > 0) return files;
  throw new RangeError(
    `Cannot judge changes of ${path} as there are no tests in tests/${room}`,
  );
}

/** Whether a file of tests mirrors one of code, or stands in the folder of the one that does. */
function nearness(test: string, file: string): number {
  const mirrored = `tests/${file.replace(/\.ts$/, "_test.ts")}`;
  const folder = mirrored.slice(0, mirrored.lastIndexOf("/") + 1);
  return test === mirrored ? 2 : test.startsWith(folder) ? 1 : 0;
}

/** Runs files of tests in a copy, in one process and in this order, up to the first failure. */
async function pass(
  root: string,
  tests: readonly string[],
  signal?: AbortSignal,
): Promise<boolean> {
  // The runner takes files in an order of its own, but imports in that in which they stand.
  const imports = tests.map((test) => `import "./${test}";\n`).join("");
  Deno.writeTextFileSync(`${root}/mutant_test.ts`, imports);
  const { success } = await new Deno.Command(Deno.execPath(), {
    args: ["test", "--no-check", "-A", "--fail-fast", "-q", "mutant_test.ts"],
    cwd: root,
    stdout: "null",
    stderr: "null",
    ...(signal && { signal }),
  }).output();
  return success;
}

type Outcome = "killed" | "survives" | "does not end";

/** How many times as long as unchanged tests may take, as other work may slow them down; what takes longer never ends. */
const PATIENCE = 4;

/** What the tests, the nearest first, make of a mutant; unchanged they take so many milliseconds. */
async function outcomeOf(
  { file, from, to, text }: Mutant,
  root: string,
  tests: readonly string[],
  usual: number,
): Promise<Outcome> {
  const sorted = tests.toSorted((a, b) =>
    nearness(b, file) - nearness(a, file)
  );
  const path = `${root}/${file}`;
  const source = Deno.readTextFileSync(path);
  Deno.writeTextFileSync(path, source.slice(0, from) + text + source.slice(to));
  const limit = AbortSignal.timeout(PATIENCE * usual);
  const isPassed = await pass(root, sorted, limit);
  Deno.writeTextFileSync(path, source);
  if (isPassed) return "survives";
  return limit.aborted ? "does not end" : "killed";
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

/** What was asked for: `[folder or file] [how many] [--seed N]`. */
function asked(args: readonly string[]) {
  const rest = [...args];
  const at = rest.indexOf("--seed");
  const [, named] = at < 0 ? [] : rest.splice(at, 2);
  const [given = "lib/operator", count = "20", seed = named ?? "1"] = rest;
  const folder = given.replace(/^\.\/|\/$/g, "");
  for (const number of [count, seed]) {
    if (!/^\d+$/.test(number)) throw new RangeError(`${number} is no number`);
  }
  return { folder, count: Number(count), seed: Number(seed) };
}

async function main(args: readonly string[]): Promise<void> {
  const { folder, count, seed } = asked(args);
  const all = codeIn(folder).flatMap((file) =>
    mutantsOf(file, Deno.readTextFileSync(file))
  );
  const tests = testsOf(folder);
  const possible = all.length;
  const chosen = sample(all, count, randomSource(seed));
  let isOver = false;
  // The tests get the signal, too: what they say of the mutant at hand is worth nothing.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    Deno.addSignalListener(signal, () => isOver = true);
  }
  console.error(
    `${chosen.length} of ${possible} mutants of ${folder}, seed ${seed}; ` +
      `first, ${tests.length} files of tests run unchanged`,
  );
  const copy = await copyOf(Deno.cwd());
  const left: string[] = [];
  let tried = 0;
  try {
    const start = performance.now();
    if (!await pass(copy, tests) && !isOver) {
      throw new Error(
        `Some test fails unchanged: deno test -A ${tests.join(" ")}`,
      );
    }
    const usual = performance.now() - start;
    for (const mutant of chosen) {
      const { file, line, was, text, told } = mutant;
      const outcome = await outcomeOf(mutant, copy, tests, usual);
      if (isOver) break;
      tried++;
      const name = `${file}:${line}: ${was} -> ${text || "nothing"}`;
      if (outcome === "survives") left.push(`survives ${name}\n    ${told}`);
      console.error(`${tried} of ${chosen.length}: ${name} ${outcome}`);
    }
  } finally {
    await Deno.remove(copy, { recursive: true });
  }
  const killed = tried - left.length;
  const share = Math.round(100 * killed / Math.max(1, tried));
  const total = `${killed} of ${tried} killed (${share} %) in ${folder}`;
  console.log([...left, `${total}, seed ${seed}`].join("\n"));
  Deno.exit();
}

if (import.meta.main) {
  try {
    await main(Deno.args);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.error(error.message);
    Deno.exit(2);
  }
}
