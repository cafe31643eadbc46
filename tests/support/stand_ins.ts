/**
 * Packages that stand in for those of JSR: as much of them as the REPL uses, written here, and deep enough that fetching
 * them takes a while.
 *
 * @module
 */
import type { Package } from "./registry.ts";

// As many requests, one after the other, as Cliffy's own modules take.
const DEPTH = 12;

const PROMPT = `
import "./depth_1.ts";
export class Prompt {
  constructor(options) { this.options = options; }
  async prompt() {
    do { this.clear(); await this.render(); } while (!await this.read());
    return this.getValue();
  }
  submit() { return Promise.resolve(); }
}
`;

function deep(): [string, string][] {
  return Array.from({ length: DEPTH }, (_, i) => [
    `depth_${i + 1}.ts`,
    i + 1 < DEPTH ? `import "./depth_${i + 2}.ts";` : "export {};",
  ]);
}

const named = (name: string) =>
  `import { Prompt } from "./prompt.ts"; export class ${name} extends Prompt {}`;

/** acorn, to which every mistake is at the arrow, where nobody else would see it. */
export const STAND_IN_ACORN: Package = {
  name: "acorn",
  version: "8.15.0",
  files: {
    "package.json": JSON.stringify({
      name: "acorn",
      version: "8.15.0",
      type: "module",
      main: "index.js",
    }),
    "index.js": `export function parse(text) {
      throw Object.assign(new SyntaxError(), { pos: text.indexOf("=>") });
    }`,
  },
};

/** The packages for which an interactive start asks. */
export const STAND_INS: readonly Package[] = [
  {
    name: "@cliffy/prompt",
    version: "1.2.1",
    exports: {
      "./input": "./input.ts",
      "./select": "./select.ts",
      "./confirm": "./confirm.ts",
    },
    files: {
      "prompt.ts": PROMPT,
      "input.ts": named("Input"),
      "select.ts": named("Select"),
      "confirm.ts": named("Confirm"),
      ...Object.fromEntries(deep()),
    },
  },
  {
    name: "@cliffy/table",
    version: "1.2.1",
    exports: { ".": "./mod.ts" },
    files: {
      // Its columns are told by bars, so that a test sees which table it was.
      "mod.ts": `export class Table {
        constructor(...rows) { this.rows = rows; }
        columns() { return this; }
        padding() { return this; }
        toString() { return this.rows.map((row) => row.join(" | ")).join("\\n"); }
      }`,
    },
  },
  {
    name: "@std/cli",
    version: "1.0.32",
    exports: { "./parse-args": "./parse_args.ts" },
    files: {
      "parse_args.ts": `export function parseArgs(args, { boolean, unknown }) {
        const names = args.map((arg) => arg.replace(/^--/, ""));
        names.filter((name) => !boolean.includes(name)).forEach(unknown);
        return { _: [], ...Object.fromEntries(names.map((name) => [name, true])) };
      }`,
    },
  },
];
