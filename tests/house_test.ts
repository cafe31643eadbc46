import { assertEquals } from "./support/assert.ts";
import { granted } from "./support/permission.ts";

Deno.test({
  name:
    "the top level of the repository holds what a newcomer expects, and nothing else",
  ignore: !await granted("read"),
  fn() {
    const root = new URL("../", import.meta.url);
    const visible = [...Deno.readDirSync(root)]
      .map((entry) => entry.name)
      .filter((name) => !name.startsWith(".") && name !== "node_modules");
    assertEquals(visible.sort(), [
      "LICENSE",
      "README.md",
      "deno.json",
      "lib",
      "mod.ts",
      "repl",
      "tests",
    ]);
  },
});

/** The files of TypeScript below a folder. */
function* sources(folder: URL): Generator<URL> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (isDirectory) yield* sources(new URL(`${name}/`, folder));
    else if (name.endsWith(".ts")) yield new URL(name, folder);
  }
}

Deno.test({
  name: "every package of npm that the code names has its hash in .ci/npm.lock",
  ignore: !await granted("read"),
  fn() {
    const root = new URL("../", import.meta.url);
    const lock = Deno.readTextFileSync(new URL(".ci/npm.lock", root));
    const config = Deno.readTextFileSync(new URL("deno.json", root));
    const folders = ["lib/", "repl/", "tests/bench/"];
    const named = folders.flatMap((
      folder,
    ) => [...sources(new URL(folder, root))])
      .flatMap((file) =>
        Deno.readTextFileSync(file).match(/npm:[\w@.-]+\w/g) ?? []
      );
    const locked = Object.keys(JSON.parse(lock).specifiers);
    assertEquals([...new Set(named)].sort(), locked.sort());
    assertEquals(config.match(/npm:[\w@.-]+\w/g)?.sort(), locked);
  },
});

Deno.test({
  name: "the suite asks for nothing that Deno 2.5 lacks",
  ignore: !await granted("read"),
  fn() {
    const tests = new URL("./", import.meta.url);
    const here = new URL(import.meta.url).href;
    const newer = [...sources(tests)].filter(({ href }) => href !== here)
      .filter((file) => /Deno\.test\.each\(/.test(Deno.readTextFileSync(file)));
    assertEquals(newer.map(({ href }) => href), []);
  },
});

Deno.test({
  name: "README's table of the layout names every room",
  ignore: !await granted("read"),
  fn() {
    const root = new URL("../", import.meta.url);
    const readme = Deno.readTextFileSync(new URL("README.md", root));
    const [, layout] = readme.split("## How the code is laid out");
    const rooms = ["lib", "repl"].flatMap((floor) =>
      [...Deno.readDirSync(new URL(`${floor}/`, root))]
        .filter(({ isDirectory }) => isDirectory)
        .map(({ name }) => `${floor}/${name}/`)
    );
    const table = layout.split("## Changes")[0];
    assertEquals(rooms.filter((room) => !table.includes(`\`${room}\``)), []);
  },
});

/** Names that stand in several rooms on purpose: each a family with one meaning. */
const FAMILIES = [
  // What a folder gives to others.
  ["mod.ts"],
  // An operator, and the check of code that claims to do the same.
  ["gradient.ts", "hessian.ts", "jacobian.ts", "jvp.ts", "options.ts"],
  // An operator, and how a formula spells it.
  ["derivative.ts"],
  // Functions of arrays number by number, and of whole arrays.
  ["linear_algebra.ts", "rearrangements.ts", "reductions.ts"],
  // What is loaded late, and the file that holds it.
  ["conditions.ts", "simplify.ts"],
].flat();

Deno.test({
  name: "no file of the library has the name of another, families aside",
  ignore: !await granted("read"),
  fn() {
    const names = [...sources(new URL("../lib/", import.meta.url))]
      .map(({ pathname }) => pathname.split("/").pop()!);
    const twice = names.filter((name, i) => names.indexOf(name) !== i);
    assertEquals([...new Set(twice)].sort(), FAMILIES.toSorted());
  },
});

Deno.test({
  name:
    "no folder of the library holds more than 16 files, but for families of one operator or mistake a file",
  ignore: !await granted("read"),
  fn() {
    const root = new URL("../", import.meta.url).href;
    const counts = new Map<string, number>();
    for (const { href } of sources(new URL("../lib/", import.meta.url))) {
      const folder = href.slice(root.length, href.lastIndexOf("/"));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    const large = [...counts].filter(([, count]) => count > 16);
    assertEquals(large.map(([folder]) => folder).sort(), [
      "lib/check/mistake",
      "lib/operator",
    ]);
  },
});
