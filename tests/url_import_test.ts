import { assertEquals } from "./support/assert.ts";
import { granted } from "./support/permission.ts";

const SCRIPT = (root: string) => `
import { central, gradient, notebook, notebookTrace, numericalDerivative, numpyRepr, parallel } from "${root}mod.ts";
import { compile } from "${root}lib/expression/mod.ts";

const f = ([x, y]: number[]) => 2 * x + 3 * x * y + y ** 3;
console.log(numpyRepr(numericalDerivative(f, [1, 2], { trace: notebookTrace(console.log) })));
console.log(gradient(f, [1, 2], { method: notebook() }).join(" "));
console.log(gradient(([x]) => 3 * x, [0], { method: central() }).join(" "));
console.log(compile("f(x, y) = 2x + 3x*y + y^3")(1, 2));

const model = "data:text/javascript,export function cube(x) {" +
  "for (const end = performance.now() + 1; performance.now() < end;); return x ** 3; }";
await using cube = parallel<number, number>(model, "cube", { workers: 1 });
while (cube.calls.inWorkers === 0) await cube(1);
console.log(await cube(3));
`;

const EXPECTED = `debug 1. initial input variable = [1. 2.]
debug 2. initial grad = [0. 0.]
========================================
debug 3. idx =  (0,) , x[idx] =  1.0
debug 4. grad[idx] =  7.999999999990237
debug 5. grad = [8. 0.]
=======================================
debug 3. idx =  (1,) , x[idx] =  2.0
debug 4. grad[idx] =  15.000000010019221
debug 5. grad = [ 8.         15.00000001]
=======================================
array([ 8.        , 15.00000001])
7.999999999990237 15.000000010019221
3
16
27
`;

/** Serves the repository's files on loopback. */
function serveRepository(): Deno.HttpServer<Deno.NetAddr> {
  const root = new URL("../", import.meta.url);
  return Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    async (request) => {
      const path = new URL(request.url).pathname;
      try {
        const body = await Deno.readFile(new URL(`.${path}`, root));
        return new Response(body, {
          headers: { "content-type": "application/typescript" },
        });
      } catch {
        return new Response("not found", { status: 404 });
      }
    },
  );
}

Deno.test({
  name:
    "mod.ts imported from a URL by another process works with nothing but --allow-import",
  ignore: !await granted("read", "write", "run", "net"),
  async fn() {
    const folder = await Deno.makeTempDir();
    await using server = serveRepository();
    try {
      const script = `${folder}/script.ts`;
      await Deno.writeTextFile(
        script,
        SCRIPT(`http://127.0.0.1:${server.addr.port}/`),
      );
      const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args: ["run", "--no-prompt", "--allow-import", "script.ts"],
        cwd: folder,
        stdin: "null",
      }).output();
      const text = new TextDecoder();
      assertEquals(
        [text.decode(stdout), code],
        [EXPECTED, 0],
        text.decode(stderr),
      );
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  },
});
