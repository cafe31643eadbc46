import { assert, assertEquals } from "../support/assert.ts";
import { granted } from "../support/permission.ts";

const FOLDER = new URL("./", import.meta.url);
const NAME = "derivatives.ipynb";

interface Notebook {
  readonly cells: readonly {
    readonly cell_type: "markdown" | "code";
    readonly source: string | string[];
    readonly outputs?: readonly { readonly text: string | string[] }[];
  }[];
}

const mayRun = await granted("read", "run", "write", "env");
const hasConverter = mayRun && await succeeds("jupyter-nbconvert", "--version");

/** What each cell of code shows. */
function shown({ cells }: Notebook): string[] {
  return cells.filter(({ cell_type }) => cell_type === "code")
    .map(({ outputs = [] }) =>
      outputs.flatMap(({ text }) => text).flat().join("")
    );
}

function stored(): Notebook {
  return JSON.parse(Deno.readTextFileSync(new URL(NAME, FOLDER)));
}

/**
 * The notebook, to be executed elsewhere, with a pause at the end of each cell: the kernel may call itself idle before
 * the last lines that it was told to print, which are lost then.
 */
function patient(): Notebook {
  const notebook = stored();
  const root = new URL("../../", FOLDER).href;
  const pause = "\nawait new Promise((done) => setTimeout(done, 200));";
  const cells = notebook.cells.map((cell) => {
    if (cell.cell_type !== "code") return cell;
    const source = [cell.source].flat().join("").replaceAll(
      '"../../',
      `"${root}`,
    );
    return { ...cell, source: source + pause, outputs: [] };
  });
  return { ...notebook, cells };
}

async function succeeds(command: string, ...args: string[]): Promise<boolean> {
  try {
    const { success } = await new Deno.Command(command, { args }).output();
    return success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

Deno.test({
  name: "the notebook's cells, run as one module, print what it shows",
  ignore: !mayRun,
  async fn() {
    const notebook = stored();
    const code = notebook.cells.filter(({ cell_type }) => cell_type === "code")
      .map(({ source }) => [source].flat().join("")).join("\n");
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "--no-prompt", "--quiet", "--check", "--ext=ts", "-"],
      cwd: FOLDER,
      env: { NO_COLOR: "1" },
      stdin: "piped",
      stdout: "piped",
      stderr: "inherit",
    }).spawn();
    const writer = child.stdin.getWriter();
    await writer.write(new TextEncoder().encode(code));
    await writer.close();
    const { stdout } = await child.output();
    assertEquals(new TextDecoder().decode(stdout), shown(notebook).join(""));
  },
});

Deno.test({
  name: "the notebook, executed by Deno's kernel, shows what it shows",
  ignore: !hasConverter,
  async fn() {
    const data = Deno.makeTempDirSync();
    try {
      // A kernel of this very Deno, installed nowhere.
      const kernel = `${data}/kernels/deno`;
      Deno.mkdirSync(kernel, { recursive: true });
      const argv = ["jupyter", "--kernel", "--conn", "{connection_file}"];
      Deno.writeTextFileSync(
        `${kernel}/kernel.json`,
        JSON.stringify({
          argv: [Deno.execPath(), ...argv],
          display_name: "Deno",
          language: "typescript",
        }),
      );
      Deno.writeTextFileSync(`${data}/${NAME}`, JSON.stringify(patient()));
      const { success, stderr } = await new Deno.Command("jupyter-nbconvert", {
        args: [
          "--to=notebook",
          "--execute",
          "--ExecutePreprocessor.timeout=120",
          "--output=executed",
          NAME,
        ],
        cwd: data,
        env: { JUPYTER_PATH: data, NO_COLOR: "1" },
      }).output();
      assert(success, new TextDecoder().decode(stderr));
      const executed = JSON.parse(
        Deno.readTextFileSync(`${data}/executed.ipynb`),
      );
      assertEquals(shown(executed), shown(stored()));
    } finally {
      Deno.removeSync(data, { recursive: true });
    }
  },
});
