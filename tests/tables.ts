/**
 * The measured tables of the README: `deno task tables [NAME...]` measures and rewrites them all, or those that are named.
 *
 * A table stands between `<!-- table: NAME -->` and `<!-- end of table -->`; tests/readme_test.ts holds that each is there.
 *
 * @module
 */
import config from "../deno.json" with { type: "json" };
import { namesOf, withTables } from "./support/tables.ts";

interface BenchReport {
  readonly benches: readonly {
    readonly group: string;
    readonly name: string;
    readonly baseline: boolean;
    readonly results: readonly { readonly ok: { readonly min: number } }[];
  }[];
}

const TABLES: Record<string, () => Promise<string>> = {
  accuracy: async () =>
    fenced("deno task accuracy", await deno("run", "tests/accuracy.ts")),
  corpus: async () =>
    fenced("deno task corpus", await deno("run", "tests/corpus/table.ts")),
  "planted-bugs": async () => {
    const text = await deno("run", "tests/planted/table.ts");
    const summary = text.slice(text.lastIndexOf("\nkind ") + 1);
    return fenced("deno task planted-bugs", summary);
  },
  speed: async () => {
    const report: BenchReport = JSON.parse(
      await deno(
        "bench",
        "--json",
        "--allow-read",
        "--allow-run",
        "--allow-env",
        "tests/bench/gradient_bench.ts",
      ),
    );
    return fenced(
      "deno bench --allow-read tests/bench/gradient_bench.ts",
      speedTable(report),
    );
  },
};

/** The least time of each bench, and how many times that of the baseline of its group it is. */
function speedTable({ benches }: BenchReport): string {
  const least = (bench: BenchReport["benches"][number]) =>
    bench.results[0].ok.min;
  const lines = [...Map.groupBy(benches, ({ group }) => group)].flatMap(
    ([group, members]) => {
      const unit = least(members.find(({ baseline }) => baseline)!);
      return [
        group,
        ...members.map((bench) => {
          const time = (least(bench) / 1000).toFixed(2).padStart(9);
          const ratio = (least(bench) / unit).toFixed(2).padStart(6);
          return `  ${bench.name.padEnd(34)}${time} µs  ${ratio} ×`;
        }),
      ];
    },
  );
  return lines.join("\n");
}

function fenced(command: string, text: string): string {
  const date = new Date().toISOString().slice(0, 10);
  return `\`${command}\`, ${date}, Fluxion ${config.version}, Deno ${Deno.version.deno}, V8 ${Deno.version.v8}, ${Deno.build.arch} ${Deno.build.os}:

\`\`\`text
${text}
\`\`\``;
}

const ROOT = new URL("../", import.meta.url);

async function deno(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args,
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  if (code !== 0) {
    throw new Error(
      `Cannot measure with deno ${args.join(" ")}: ${
        new TextDecoder().decode(stderr)
      }`,
    );
  }
  return new TextDecoder().decode(stdout).trim();
}

if (import.meta.main) {
  const readme = new URL("README.md", ROOT);
  const text = Deno.readTextFileSync(readme);
  const names = Deno.args.length > 0 ? Deno.args : namesOf(text);
  const tables = new Map<string, string>();
  for (const name of names) tables.set(name, await TABLES[name]());
  Deno.writeTextFileSync(readme, withTables(text, tables));
}
