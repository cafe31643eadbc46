// How much of a room its tests hold: `deno task mutants [folder] [how many] [seed]` changes one token of the code at a time, in a
// copy, and runs the tests that are to notice. What survives is printed; nothing here is changed.

import { randomSource } from "../lib/core/random.ts";
import { passes, survey, type TestFile } from "./support/survey.ts";

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

/** Which tests are to notice a change in a room. */
const TESTS: Readonly<Record<string, readonly string[]>> = {
  "lib/core": [
    "../dump",
    "core",
    "operator",
    "difference",
    "notebook",
  ],
  "lib/difference": ["../dump", "difference", "operator", "notebook"],
  "lib/adaptive": ["../dump", "adaptive", "operator"],
  "lib/operator": ["../dump", "operator", "sparse"],
  "lib/sparse": ["sparse", "operator"],
  "lib/notebook": ["notebook"],
  "lib/check": ["check"],
  "lib/plot": ["plot"],
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

function* filesIn(folder: string): Generator<string> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* filesIn(`${folder}/${name}`);
    else if (name.endsWith(".ts")) yield `${folder}/${name}`;
  }
}

/** Whether no test fails, of those that run the line, the quickest first. */
async function survives(
  root: string,
  { file, line }: Mutant,
  tests: readonly TestFile[],
): Promise<boolean> {
  for (const { path, lines } of tests) {
    if (!lines.get(`${root}/${file}`)?.has(line)) continue;
    if (!await passes(root, path).catch(() => false)) return false;
  }
  return true;
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
  const tests = TESTS[folder.split("/").slice(0, 2).join("/")];
  if (!tests) throw new RangeError(`No tests are known for ${folder}`);
  const copy = await Deno.realPath(await copyOf(Deno.cwd()));
  try {
    const files: TestFile[] = [];
    for (const name of tests) {
      for (const path of filesIn(`tests/lib/${name}`)) {
        if (path.endsWith("_test.ts")) files.push(await survey(copy, path));
      }
    }
    files.sort((a, b) => a.time - b.time);
    const all = [...filesIn(folder)].flatMap((file) =>
      mutantsOf(file, Deno.readTextFileSync(`${copy}/${file}`))
    );
    const chosen = sample(all, Number(count), randomSource(Number(seed)));
    let killed = 0;
    let tried = 0;
    for (const mutant of chosen) {
      const { file, line, from, to, text, was } = mutant;
      const path = `${copy}/${file}`;
      const source = Deno.readTextFileSync(path);
      Deno.writeTextFileSync(
        path,
        source.slice(0, from) + text + source.slice(to),
      );
      const alive = await survives(copy, mutant, files);
      Deno.writeTextFileSync(path, source);
      if (alive) console.log(`${file}:${line}: ${was} -> ${text} survives`);
      else killed++;
      tried++;
      console.error(`${killed} of ${tried} killed`);
    }
    console.log(`${killed} of ${chosen.length} killed in ${folder}`);
  } finally {
    await Deno.remove(copy, { recursive: true });
  }
}

if (import.meta.main) await main(Deno.args);
