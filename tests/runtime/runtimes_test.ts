/**
 * The library outside Deno: the harness under node:test, Bun's runner and Vitest, the engine in a browser. Each test is
 * ignored, by name, where its program is not there; `deno task runtimes` brings Node 22, Bun and Vitest by npm.
 *
 * @module
 */
import { stripTypeScriptTypes } from "node:module";
import { assert, assertEquals } from "../support/assert.ts";
import { granted } from "../support/permission.ts";

const ROOT = new URL("../../", import.meta.url);
const may = await granted("run", "read", "write", "net", "env");

/** A program that was run: what it wrote, and how it left. */
interface Ran {
  readonly code: number;
  /** What it wrote to standard output alone. */
  readonly out: string;
  readonly text: string;
}

async function run(command: readonly string[]): Promise<Ran> {
  const [program, ...args] = command;
  const { code, stdout, stderr } = await new Deno.Command(program, {
    args,
    cwd: ROOT,
    env: { NO_COLOR: "1" },
    signal: AbortSignal.timeout(120_000),
  }).output();
  const decoder = new TextDecoder();
  const out = decoder.decode(stdout);
  return { code, out, text: out + decoder.decode(stderr) };
}

/** Programs that are not on this machine come from npm only where that is asked for: `deno task runtimes`. */
const fetches = may && Deno.env.get("RUNTIMES") === "npm";

/** The first of these commands that answers to --version. */
async function found(
  ...commands: readonly (readonly string[])[]
): Promise<{ command: readonly string[]; version: string } | undefined> {
  if (!may) return;
  for (const command of commands) {
    if (command[0] === "npx" && !fetches) continue;
    const ran = await run([...command, "--version"]).catch(() => undefined);
    if (ran?.code === 0) return { command, version: ran.out.trim() };
  }
}

const [node, bun, vitest, chromium] = await Promise.all([
  found(...fetches ? [["npx", "-y", "node@22"]] : [["node"]]),
  found(["bun"], ["npx", "-y", "bun"]),
  found(["npx", "-y", "-p", "node@22", "-p", "vitest@3", "vitest"]),
  found(["chromium"], ["chromium-browser"], ["google-chrome"]),
]);

/** Whether this Node strips types without being asked: 22.18, and from 23.6 on. */
function stripsTypes(version: string): boolean {
  const [major, minor] = version.replace("v", "").split(".").map(Number);
  return major > 23 || major === 22 && minor >= 18 ||
    major === 23 && minor >= 6;
}

/** The library and the tests for node:test with their types stripped, for an older Node; the path of the tests. */
function stripInto(folder: string): string {
  const copy = (path: string) => {
    const from = new URL(path, ROOT);
    if (path.endsWith("/")) {
      Deno.mkdirSync(`${folder}/${path}`, { recursive: true });
      for (const { name, isDirectory } of Deno.readDirSync(from)) {
        copy(`${path}${name}${isDirectory ? "/" : ""}`);
      }
      return;
    }
    const stripped = stripTypeScriptTypes(Deno.readTextFileSync(from))
      .replaceAll(/(from\s*|import\()("\.[^"]*)\.ts"/g, '$1$2.mjs"');
    Deno.writeTextFileSync(
      `${folder}/${path.replace(/\.ts$/, ".mjs")}`,
      stripped,
    );
  };
  Deno.mkdirSync(`${folder}/tests/runtime`, { recursive: true });
  [
    "mod.ts",
    "lib/",
    "tests/runtime/in_node.ts",
    "tests/runtime/bad_answers.ts",
  ].forEach(copy);
  return `${folder}/tests/runtime/in_node.mjs`;
}

/** What the runner must show of three tests that pass, and of one that fails for each assertion. */
function assertShown({ code, text }: Ran): void {
  assertEquals(code, 1, text);
  assert(text.includes("x[0] is wrong: analytic -12, numeric 12 ± "), text);
  assert(text.includes("Recognised: the sign is wrong"), text);
  for (const what of ["gradient", "Jacobian", "Hessian", "jvp", "vjp"]) {
    assert(text.includes(`The ${what} fails: `), text);
  }
}

Deno.test({
  name: "assertGradient() passes and fails tests of node:test",
  ignore: !node,
  async fn() {
    const { command, version } = node!;
    const folder = Deno.makeTempDirSync();
    try {
      const tests = stripsTypes(version)
        ? "tests/runtime/in_node.ts"
        : stripInto(folder);
      const ran = await run([...command, "--test", tests]);
      assertShown(ran);
      assert(/pass 4\b/.test(ran.text) && /fail 5\b/.test(ran.text), ran.text);
    } finally {
      Deno.removeSync(folder, { recursive: true });
    }
  },
});

Deno.test({
  name: "assertGradient() passes and fails tests of Bun",
  ignore: !bun,
  async fn() {
    const ran = await run([
      ...bun!.command,
      "test",
      "./tests/runtime/in_node.ts",
    ]);
    assertShown(ran);
    assert(/4 pass\b/.test(ran.text) && /5 fail\b/.test(ran.text), ran.text);
  },
});

Deno.test({
  name: "assertGradient() passes and fails tests of Vitest",
  ignore: !vitest,
  async fn() {
    const folder = Deno.makeTempDirSync();
    try {
      const config = `${folder}/vitest.config.mjs`;
      const settings = {
        root: ROOT.pathname,
        cacheDir: folder,
        test: { globals: true, include: ["tests/runtime/in_vitest.ts"] },
      };
      Deno.writeTextFileSync(
        config,
        `export default ${JSON.stringify(settings)}`,
      );
      const ran = await run([...vitest!.command, "run", "--config", config]);
      assertShown(ran);
      assert(ran.text.includes("5 failed | 3 passed"), ran.text);
    } finally {
      Deno.removeSync(folder, { recursive: true });
    }
  },
});

const PAGE = `<!doctype html><title>Fluxion</title><p id="answer"></p>
<script type="module">
  const answer = document.querySelector("#answer");
  try {
    const { estimateDerivative, checkGradient } = await import("/mod.ts");
    const { value, verdict } = estimateDerivative(Math.exp, 0);
    const report = checkGradient((x) => x ** 2, (x) => -2 * x, 3);
    answer.textContent = [Math.abs(value - 1) < 1e-12, verdict.kind, report.mistake.kind].join(" ");
  } catch (error) {
    answer.textContent = String(error);
  }
</script>`;

/** The repository as a browser can read it: types stripped, nothing bundled. */
function serve(request: Request): Response {
  const { pathname } = new URL(request.url);
  if (pathname === "/") {
    return new Response(PAGE, { headers: { "content-type": "text/html" } });
  }
  try {
    const source = Deno.readTextFileSync(new URL(`.${pathname}`, ROOT));
    return new Response(stripTypeScriptTypes(source), {
      headers: { "content-type": "text/javascript" },
    });
  } catch {
    return new Response(null, { status: 404 });
  }
}

Deno.test({
  name: "mod.ts answers in a browser",
  ignore: !chromium,
  async fn() {
    const server = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen: () => {} },
      serve,
    );
    try {
      const { text } = await run([
        ...chromium!.command,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--virtual-time-budget=20000",
        "--dump-dom",
        `http://127.0.0.1:${server.addr.port}/`,
      ]);
      assert(text.includes('<p id="answer">true ok sign</p>'), text);
    } finally {
      await server.shutdown();
    }
  },
});
