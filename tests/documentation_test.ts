import { assert, assertEquals } from "./support/assert.ts";
import { granted } from "./support/permission.ts";

interface Documented {
  readonly name: string;
  readonly declarations: readonly {
    readonly kind: string;
    readonly jsDoc?: { readonly tags?: readonly { readonly kind: string }[] };
  }[];
}

const mayRun = await granted("run");

/** What an entry point of the library exports, with its documentation. */
async function exportsOf(entryPoint: string): Promise<readonly Documented[]> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["doc", "--json", entryPoint],
    cwd: new URL("../", import.meta.url),
    stderr: "inherit",
  }).output();
  const { nodes } = JSON.parse(new TextDecoder().decode(stdout));
  // Before 2.7 a list of declarations.
  if (Array.isArray(nodes)) return byName(nodes);
  return Object.values(nodes as Record<string, { symbols: Documented[] }>)
    .flatMap(({ symbols }) => symbols);
}

type Declaration = Documented["declarations"][number];

function byName(nodes: readonly (Declaration & { name: string })[]) {
  const found = new Map<string, Declaration[]>();
  for (const node of nodes) {
    if (node.name === "") continue;
    found.set(node.name, [...found.get(node.name) ?? [], node]);
  }
  return [...found].map(([name, declarations]) => ({ name, declarations }));
}

Deno.test({
  name: "every exported function and class has an example",
  ignore: !mayRun,
  async fn() {
    for (
      const entryPoint of [
        "mod.ts",
        "lib/engine.ts",
        "lib/expression/mod.ts",
        "lib/sparse/mod.ts",
        "lib/plot/mod.ts",
        "repl/replay.ts",
      ]
    ) {
      const without = (await exportsOf(entryPoint)).filter(({ declarations }) =>
        ["function", "class"].includes(declarations[0].kind) &&
        !declarations.some(({ jsDoc }) =>
          jsDoc?.tags?.some(({ kind }) => kind === "example")
        )
      );
      assertEquals(without.map(({ name }) => `${entryPoint}: ${name}`), []);
    }
  },
});

Deno.test("mod.ts exports at most 50 functions and classes", async () => {
  const exported = Object.values(await import("../mod.ts"));
  const callable = exported.filter((each) => typeof each === "function");
  assert(callable.length > 40 && callable.length <= 50, `${callable.length}`);
});
