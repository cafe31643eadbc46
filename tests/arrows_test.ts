import { assertEquals } from "./support/assert.ts";
import { granted } from "./support/permission.ts";

const ROOT = new URL("../", import.meta.url);
const ignore = !await granted("read");

interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** Every import of the code, `import()` and types included, as paths from the root or as specifiers. */
function arrows(): Arrow[] {
  return ["mod.ts", ...filesIn("lib/"), ...filesIn("repl/")].flatMap((from) => {
    const source = Deno.readTextFileSync(new URL(from, ROOT));
    const code = source.replace(/\/\*[\s\S]*?\*\//g, "");
    return [...code.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
      ([, specifier]) => {
        const isPath = specifier.startsWith(".");
        const to = isPath
          ? new URL(specifier, new URL(from, ROOT)).href.slice(ROOT.href.length)
          : specifier;
        return { from, to };
      },
    );
  });
}

function filesIn(folder: string): string[] {
  return [...Deno.readDirSync(new URL(folder, ROOT))].flatMap((
    { name, isDirectory },
  ) =>
    isDirectory
      ? filesIn(`${folder}${name}/`)
      : name.endsWith(".ts")
      ? [folder + name]
      : []
  );
}

/** The imports that break a rule, as text. */
function broken(rule: (arrow: Arrow) => boolean): string[] {
  return arrows().filter(rule).map(({ from, to }) => `${from} -> ${to}`);
}

/** The files from which the entry points give what they export: one that has it from there loads what it uses, and no more. */
function behindEntryPoints(): ReadonlySet<string> {
  return new Set(
    ["lib/engine.ts", "lib/expression/mod.ts"].flatMap((entry) =>
      importsOf(entry, "code")
    ),
  );
}

const FORBIDDEN: readonly {
  name: string;
  from: RegExp;
  to: RegExp;
  but?: RegExp;
}[] = [
  {
    name: "the library knows nothing of the REPL",
    from: /^(lib\/|mod\.ts)/,
    to: /^repl\//,
  },
  {
    name: "the editor knows text alone",
    from: /^repl\/editor\//,
    to: /^repl\/(?!editor|transcript)/,
  },
  {
    name: "a session knows no command and no terminal",
    from:
      /^repl\/(session|foreign|javascript|derivative|trace|evaluation|transcript)\//,
    to: /^repl\/(entry|command|spelling|help|start|terminal)\//,
  },
  {
    name:
      "derivatives, traces and values know nothing of how they are asked for",
    from: /^repl\/(derivative|trace|evaluation)\//,
    to: /^repl\/(language|korean|lesson|editor)\//,
  },
  {
    name: "derivatives know nothing of what is told of them",
    from: /^repl\/derivative\//,
    to: /^repl\/(trace|evaluation)\//,
  },
  {
    name: "the language knows no command",
    from: /^repl\/language\//,
    to: /^repl\/(entry|command|spelling|help)\//,
  },
  {
    name: "entries, the language, commands, help and lessons know no terminal",
    from: /^repl\/(entry|language|spelling|command|help|lesson|korean)\//,
    to: /^repl\/(start|terminal)\//,
  },
  {
    name: "methods know no operator",
    from: /^lib\/(core|difference|adaptive)\//,
    to: /^lib\/operator\//,
  },
  {
    name: "arrays know nothing above them",
    from: /^lib\/core\/array\.ts/,
    to: /^lib\//,
  },
  {
    name: "expressions know no method and no operator",
    from: /^lib\/expression\//,
    to: /^lib\/(difference|adaptive|operator)\//,
  },
  {
    name: "the engine never reaches the expressions",
    from: /^lib\/(core|difference|adaptive|operator|sparse|parallel)\//,
    to: /^lib\/expression\//,
  },
  {
    name: "printing computes nothing",
    from: /^lib\/notebook\/(column|digits|layout|numpy)\.ts/,
    to: /^lib\/(difference|adaptive|operator|expression)\//,
  },
  {
    name: "pictures differentiate nothing",
    from: /^lib\/plot\//,
    to: /^lib\/(difference|adaptive|operator|expression)\//,
  },
  {
    name: "no literal names a package, which Deno would download unasked",
    from: /^/,
    to: /^(npm|jsr|https?):/,
  },
];

for (const { name, from, to, but } of FORBIDDEN) {
  Deno.test({
    name: `the arrows of the house: ${name}`,
    ignore,
    fn() {
      assertEquals(
        broken((arrow) =>
          from.test(arrow.from) && to.test(arrow.to) && !but?.test(arrow.to)
        ),
        [],
      );
    },
  });
}

Deno.test({
  name:
    "the dependency rules: the REPL imports the library's entry points, and the files behind them that they export from",
  ignore,
  fn() {
    const entries =
      /^lib\/(engine|expression\/(mod|conditions|simplify)|data\/table|plot\/mod|registry\/fetch)\.ts$/;
    const behind = behindEntryPoints();
    assertEquals(
      broken(({ from, to }) =>
        from.startsWith("repl/") && to.startsWith("lib/") &&
        !entries.test(to) && !behind.has(to)
      ),
      [],
    );
  },
});

const PURE =
  /^repl\/(session|derivative|trace|evaluation|entry|language|spelling|command|export|help|lesson|korean|transcript|editor)\//;

Deno.test({
  name:
    "the arrows of the house: a session, its language and its commands use nothing of Deno, Node or npm",
  ignore,
  fn() {
    const users = filesIn("repl/").filter((file) => PURE.test(file)).filter(
      (file) => {
        const source = Deno.readTextFileSync(new URL(file, ROOT));
        const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")
          // The test that pin writes is a text.
          .replace(/\nDeno\.test\(/, "");
        return /\bDeno\.|["'](?:node|npm|jsr):|\bprocess\./.test(code);
      },
    );
    assertEquals(users, []);
  },
});

Deno.test({
  name:
    "the arrows of the house: no room of the REPL imports itself by way of others, types and late imports counted",
  ignore,
  fn() {
    const below = new Map<string, Set<string>>();
    const roomOf = (path: string) => /^repl\/(\w+)\//.exec(path)?.[1];
    for (const { from, to } of arrows()) {
      const [room, other] = [roomOf(from), roomOf(to)];
      if (!room || !other || room === other) continue;
      below.set(room, (below.get(room) ?? new Set()).add(other));
    }
    assertEquals(
      circlesAmong([...below.keys()], (room) => below.get(room)),
      [],
    );
  },
});

/** A variable of a module, or a collection that fills up as it runs. */
const STATE =
  /^(?:export )?(?:let|var) .*|^(?:export )?const [^=]*=(?:\s*readonly)?\s*(?:new (?:Weak)?(?:Map|Set)(?:<[^>]*>)?\(\)|\[\]|\{\}).*/gm;

Deno.test({
  name:
    "the arrows of the house: nothing of the REPL but its terminal keeps state at module level",
  ignore,
  fn() {
    const found = filesIn("repl/")
      .filter((file) => !/^repl\/(terminal\/|main\.ts)/.test(file))
      .flatMap((file) => {
        const source = Deno.readTextFileSync(new URL(file, ROOT));
        return [...source.matchAll(STATE)].map(([text]) => `${file}: ${text}`);
      });
    assertEquals(found, []);
  },
});

Deno.test("the arrows of the house: state at module level is seen as such", () => {
  const examples = [
    "let check = 1;",
    "export let a: number;",
    "const known = new WeakMap<Scope, Scope>();",
    "const all: Set<string> = new Set();",
    "const list: string[] = [];",
    "const table: Record<string, number> = {};",
  ];
  const fixed = ["const A = new Set([1]);", "  let inner = 1;"];
  const isState = (line: string) => line.search(STATE) === 0;
  assertEquals(examples.filter((line) => !isState(line)), []);
  assertEquals(fixed.filter(isState), []);
});

/** The files that a file imports, code alone or types as well. */
function importsOf(file: string, kind: "code" | "types too"): string[] {
  const source = Deno.readTextFileSync(new URL(file, ROOT)).replace(
    /\/\*[\s\S]*?\*\//g,
    "",
  );
  return [...source.matchAll(
    /^(?:import|export)\s+(type\s)?([^;]*?)\s+from\s+"(\.[^"]+)"/gm,
  )].filter(([, type, names]) =>
    kind === "types too" ||
    !type && !/^\{(?:\s*type\s[^,}]*,?)*\s*\}$/.test(names)
  ).map(([, , , path]) =>
    new URL(path, new URL(file, ROOT)).href.slice(ROOT.href.length)
  );
}

function circles(files: string[], kind: "code" | "types too"): string[] {
  return circlesAmong(
    files,
    (file) => importsOf(file, kind).filter((next) => files.includes(next)),
  );
}

/** The ways that lead from one of them back to itself. */
function circlesAmong(
  all: readonly string[],
  below: (one: string) => Iterable<string> | undefined,
): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (one: string, path: readonly string[]) => {
    if (path.includes(one)) {
      found.push([...path.slice(path.indexOf(one)), one].join(" -> "));
      return;
    }
    if (done.has(one)) return;
    for (const next of below(one) ?? []) visit(next, [...path, one]);
    done.add(one);
  };
  for (const one of all) visit(one, []);
  return found;
}

Deno.test({
  name:
    "the arrows of the house: no file of the library imports itself by way of others",
  ignore,
  fn() {
    assertEquals(circles(filesIn("lib/"), "code"), []);
  },
});

Deno.test({
  name:
    "the arrows of the house: no file of the engine's rooms imports itself by way of others, types counted",
  ignore,
  fn() {
    const engine =
      /^lib\/(core|difference|adaptive|operator|sparse|notebook|parallel|plot)\//;
    const files = filesIn("lib/").filter((file) => engine.test(file));
    assertEquals(circles(files, "types too"), []);
  },
});
