/**
 * The library through bundlers: what one function brings along, and that the bundle works. esbuild and Vite come from npm, where
 * it is asked for (`deno task runtimes`) or where they are on this machine; else each test is ignored, by name.
 *
 * @module
 */
import { assert, assertEquals } from "../support/assert.ts";
import { granted } from "../support/permission.ts";

const ROOT = new URL("../../", import.meta.url);
const may = await granted("run", "read", "write", "env");
const fetches = may && Deno.env.get("RUNTIMES") === "npm";

async function run(
  command: readonly string[],
  cwd: string,
): Promise<{ readonly code: number; readonly text: string }> {
  const [program, ...args] = command;
  const { code, stdout, stderr } = await new Deno.Command(program, {
    args,
    cwd,
    signal: AbortSignal.timeout(120_000),
  }).output();
  const decoder = new TextDecoder();
  return { code, text: decoder.decode(stdout) + decoder.decode(stderr) };
}

/** The command of a bundler, if it answers here. */
async function found(
  program: string,
  name: string,
): Promise<readonly string[] | undefined> {
  if (!may) return;
  const commands = [[program], ...fetches ? [["npx", "-y", name]] : []];
  for (const command of commands) {
    const ran = await run([...command, "--version"], ".").catch(() => {});
    if (ran?.code === 0) return command;
  }
}

const [esbuild, vite] = await Promise.all([
  found("esbuild", "esbuild@0.25"),
  found("vite", "vite@7"),
]);

/** A program that takes some functions of the library, bundled: its text, and what it exports. */
async function bundled(
  bundler: (folder: string) => readonly string[],
  entry: string,
): Promise<{ text: string; exports: Record<string, unknown> }> {
  const folder = Deno.makeTempDirSync();
  try {
    Deno.writeTextFileSync(`${folder}/entry.js`, entry);
    const ran = await run(bundler(folder), folder);
    assertEquals(ran.code, 0, ran.text);
    const text = Deno.readTextFileSync(`${folder}/out/entry.js`);
    const url = new URL(`file://${folder}/out/entry.js`).href;
    return { text, exports: await import(url) };
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

const withEsbuild = (folder: string) => [
  ...esbuild!,
  "entry.js",
  "--bundle",
  "--minify",
  "--format=esm",
  `--outfile=${folder}/out/entry.js`,
];

async function gzipped(text: string): Promise<number> {
  const stream = new Blob([text]).stream()
    .pipeThrough(new CompressionStream("gzip"));
  return (await new Response(stream).arrayBuffer()).byteLength;
}

const MOD = JSON.stringify(new URL("mod.ts", ROOT).pathname);

Deno.test({
  name: "derivative() alone bundles without what it does not need",
  ignore: !esbuild,
  async fn() {
    const { text, exports } = await bundled(
      withEsbuild,
      `export { derivative } from ${MOD};`,
    );
    const derivative = exports.derivative as (
      f: (x: number) => unknown,
      x: number,
    ) => number;
    assert(Math.abs(derivative(Math.sin, 0) - 1) < 1e-12);
    assert(
      Math.abs(await derivative((x) => Promise.resolve(x * x), 3) - 6) < 1e-10,
    );
    assert(!/[가-힣]/.test(text), "Korean sentences are in the bundle");
    for (
      const foreign of [
        "Recognised",
        "penalty",
        "array([",
        "<svg",
        "sparsity",
        "npm:",
      ]
    ) {
      assert(!text.includes(foreign), `${foreign} is in the bundle`);
    }
    // What is left is the search with its verdicts, and the drivers for numbers and promises.
    const size = await gzipped(text);
    assert(size < 31_700, `${size} bytes, gzipped`);
  },
});

/** Functions that need neither the search nor the language, by entry point, and how many bytes they may take, gzipped. */
const SMALL: readonly (readonly [entry: string, name: string, most: number])[] =
  [
    ["mod.ts", "isTrusted", 700],
    ["mod.ts", "numpyString", 3_800],
    ["mod.ts", "parallel", 3_700],
    ["mod.ts", "central", 6_800],
    ["mod.ts", "numericalDerivative", 13_200],
    ["lib/expression/mod.ts", "isDefined", 600],
    ["lib/expression/mod.ts", "nearestName", 900],
    ["lib/expression/mod.ts", "describeVerdict", 3_100],
    ["lib/plot/mod.ts", "plotLines", 3_000],
  ];

for (const [entry, name, most] of SMALL) {
  Deno.test({
    name: `${name}() alone bundles in ${most} bytes`,
    ignore: !esbuild,
    async fn() {
      const url = JSON.stringify(new URL(entry, ROOT).pathname);
      const { text, exports } = await bundled(
        withEsbuild,
        `export { ${name} } from ${url};`,
      );
      assertEquals(typeof exports[name], "function");
      const size = await gzipped(text);
      assert(size <= most, `${size} bytes, gzipped`);
    },
  });
}

Deno.test({
  name: "all of mod.ts bundles, with no package in it",
  ignore: !esbuild,
  async fn() {
    const { text, exports } = await bundled(
      withEsbuild,
      `export * from ${MOD};`,
    );
    assert(!/from\s*"(npm|jsr):/.test(text));
    const { gradient, central } = exports as typeof import("../../mod.ts");
    const slopes = gradient(([x, y]: number[]) => x ** 2 * y, [3, 2], {
      method: central(),
    });
    assert(slopes.every((slope, i) => Math.abs(slope - [12, 9][i]) < 1e-8));
  },
});

Deno.test({
  name: "Vite bundles a program that takes a gradient",
  ignore: !vite,
  async fn() {
    const { exports } = await bundled(
      (folder) => {
        Deno.writeTextFileSync(
          `${folder}/vite.config.mjs`,
          `export default { build: { outDir: "out", lib: { entry: "entry.js", formats: ["es"], fileName: () => "entry.js" } } };`,
        );
        return [...vite!, "build", "--logLevel", "warn"];
      },
      `import { gradient } from ${MOD};
       export const slopes = gradient(({ w }) => w[0] * w[1], { w: [2, 3] });`,
    );
    const { w } = (exports as { slopes: { w: number[] } }).slopes;
    assert(w.every((slope, i) => Math.abs(slope - [3, 2][i]) < 1e-10));
  },
});
