import { assertEquals } from "../../support/assert.ts";
import { granted } from "../../support/permission.ts";

const ROOT = new URL("../../../", import.meta.url);
const ignore = !await granted("read");

/** What is loaded once these modules are: themselves and what they import, import() and types apart. */
function loadedBy(...roots: string[]): string[] {
  const loaded = new Set(roots);
  for (const path of loaded) {
    if (path.includes(":")) continue;
    const url = new URL(path, ROOT);
    const code = Deno.readTextFileSync(url).replace(/\/\*[\s\S]*?\*\//g, "");
    const imports = code.matchAll(
      /^(?:import|export) (?:(?!type )[^;"]*?from )?"([^"]+)"/gm,
    );
    for (const [, specifier] of imports) {
      loaded.add(new URL(specifier, url).href.replace(ROOT.href, ""));
    }
  }
  return [...loaded];
}

const PATHS = [
  {
    claim: "a script of formulas loads no table, picture, lesson or command",
    roots: ["repl/main.ts", "repl/start/start.ts", "repl/terminal/script.ts"],
    needless:
      /^repl\/(command(?!\/command_words)|help|lesson|korean|trace|export)\/|^lib\/(plot|check|parallel|notebook\/numpy|expression\/explain\/explain)/,
  },
  {
    claim: "the first frame comes before language and library are loaded",
    roots: ["repl/main.ts", "repl/terminal/interact.ts"],
    needless:
      /^repl\/(language|evaluation|derivative|command|help|lesson)\/|^lib\/(?!registry\/)/,
  },
  {
    claim: "the version is told before anything of a session is loaded",
    roots: ["repl/main.ts", "repl/start/version.ts"],
    needless: /^(lib|repl\/(session|language))\//,
  },
];

for (const { claim, roots, needless } of PATHS) {
  Deno.test({
    name: `main: ${claim}, and nothing of node:`,
    ignore,
    fn() {
      const loaded = loadedBy(...roots);
      assertEquals(
        loaded.filter((path) => needless.test(path) || path.includes(":")),
        [],
      );
    },
  });
}
