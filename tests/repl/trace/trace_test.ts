import type { Outcome } from "../../../repl/session/session.ts";
import golden from "../../golden/notebook_trace.json" with { type: "json" };
import { assert, assertEquals } from "../../support/assert.ts";
import { after } from "../../support/session.ts";

const FORMULAS: Readonly<Record<string, string>> = {
  square: "f(x) = x^2",
  two: "f(x, y) = 2x + 3x*y + y^3",
  four: "f([w, x; y, z]) = w x + x y z + 3w + z y^2",
  powers: "f(x, y) = x^4 - 2x^3 + x y^3",
  saddle: "f(x, y) = -x*y",
};

golden.forEach(({ function: name, x, lines, repr }, i) => {
  if (!(name in FORMULAS)) return;
  Deno.test(`set method notebook and trace on print what Python prints: case ${i}, ${name}`, async () => {
    const point = JSON.stringify(x);
    const { blocks } = await after(
      FORMULAS[name],
      "set method notebook",
      "trace on",
      `grad f(${name === "four" ? point : point.slice(1, -1)})`,
    );
    assertEquals(
      blocks.map(({ text }) => text),
      [lines.join("\n"), repr],
    );
  });
});

const kinds = ({ blocks }: Outcome) => blocks.map(({ kind }) => kind);

Deno.test("trace on narrates the notebook's run before the trusted answer, and says how far apart they are", async () => {
  const outcome = await after("f(x) = exp(x)", "trace on", "f'(1)");
  assertEquals(kinds(outcome), ["trace", "value"]);
  assert(
    outcome.blocks[0].text.startsWith(
      "debug 1. initial input variable = 1.0\n",
    ),
  );
  // The notebook's error for exp at 1 is h² e / 6.
  const [, difference] = /differs by (\S+)$/.exec(outcome.blocks[1].text) ?? [];
  assert(
    Math.abs(Number(difference) - 1e-8 * Math.E / 6) < 1e-10,
    outcome.blocks[1].text,
  );
});

Deno.test("trace story shows every pair of points, the bits lost and the extrapolation", async () => {
  const { blocks } = await after("f(x) = exp(x)", "trace story", "f'(1)");
  const lines = blocks[0].text.split("\n");
  assertEquals(lines[0], "f' at 1 by adaptive");
  const rows = lines.slice(
    lines.findIndex((line) => line.trim().startsWith("h ")) + 1,
  )
    .map((line) => line.trim().split(/ +/).map(Number)).filter((row) =>
      row.length === 6 && row.every(Number.isFinite)
    );
  assert(rows.length >= 3, blocks[0].text);
  for (const [h, above, below, quotient, bits] of rows) {
    assert(Math.abs(above - Math.exp(1 + h)) < 0.01 * h);
    assert(Math.abs(quotient - (above - below) / (2 * h)) < 0.01);
    assertEquals(bits, Math.round(Math.log2(above / (above - below))));
  }
  // The smallest step but the sentinel's, which is there to be compared and not to be extrapolated.
  const best = Math.min(...rows.map((row) => Math.abs(row[5] - Math.E)));
  assert(best < 1e-12, `${best}`);
});

for (
  const method of ["adaptive", "notebook", "central", "forward", "backward"]
) {
  Deno.test(`trace story tells the run of ${method}, for a number and for each element`, async () => {
    const set = `set method ${method}`;
    const one = await after("f(x) = exp(x)", "trace story", set, "f'(1)");
    assert(
      one.blocks[0].text.startsWith(`f' at 1 by ${method}\n`),
      one.blocks[0].text,
    );
    const two = await after(
      "f(x, y) = x y",
      "trace story",
      set,
      "grad f(1, 2)",
    );
    assertEquals(kinds(two), ["trace", "trace", "value"]);
    assert(
      two.blocks[1].text.startsWith("f along element 2 of 2 at 2 by"),
      two.blocks[1].text,
    );
  });
}

Deno.test("trace json gives one object for each evaluation", async () => {
  let calls = 0;
  const { blocks } = await after("f(x) = exp(x)", "trace json", "f'(1)");
  const events = blocks[0].text.split("\n").map((line) => JSON.parse(line));
  assertEquals(events[0], {
    event: "start",
    of: "f'",
    x: 1,
    derivativeOrder: 1,
    method: "adaptive",
  });
  for (const { event, x, value } of events.slice(1, -1)) {
    assertEquals([event, value], ["evaluation", Math.exp(x)]);
    calls++;
  }
  const { event, evaluations, verdict } = events[events.length - 1];
  assertEquals([event, evaluations, verdict], ["result", calls, "ok"]);
});

Deno.test("trace off tells nothing, and so do exact methods with a story", async () => {
  assertEquals(kinds(await after("f(x) = x^2", "trace off", "f'(1)")), [
    "value",
  ]);
  assertEquals(
    kinds(
      await after("f(x) = x^2", "trace story", "set method reverse", "f'(1)"),
    ),
    ["value"],
  );
});

Deno.test("trace tells of a partial and of a directional derivative as of any other", async () => {
  const F = "f(x, y) = x^2 y";
  const partial = await after(
    F,
    "set method notebook; trace on",
    "d/dx f(3, 1)",
  );
  assertEquals(kinds(partial), ["trace", "value"]);
  // The notebook's own digits for x² at 3.
  assert(partial.blocks[0].text.includes("= 6.000000000012662\n"));
  const along = await after(F, "trace story", "D[1, 0] f(3, 1)");
  assert(along.blocks[0].text.startsWith("f along [1, 0] at 0 by adaptive\n"));
  const second = await after(F, "trace story", "d^2f/dx^2 (3, 1)");
  assert(second.blocks[0].text.includes("f along x at 3"));
});

Deno.test("trace tells of a derivative in the argument of another by its own name", async () => {
  const { blocks } = await after(
    "f(x) = x^2; g(x) = 3x",
    "trace json; f'(g'(2))",
  );
  assertEquals(
    blocks.slice(0, -1).map(({ text }) => JSON.parse(text.split("\n")[0]).of),
    ["g'", "f'"],
  );
});

Deno.test("trace says of what it does not tell", async () => {
  const { blocks } = await after(
    "f(x, y) = x y",
    "trace on",
    "hessian f(1, 2)",
  );
  assertEquals(blocks.map(({ kind }) => kind), ["trace", "value"]);
  assert(blocks[0].text.includes("no trace of hessian"));
});

const MANY = "k = (x) => x.reduce((sum, xi) => sum + xi ** 2, 0)";
const AT = `grad k([${Array.from({ length: 200 }, (_, i) => i)}])`;

Deno.test("trace on and story show of many elements the first and the last", async () => {
  const notebook = (await after(MANY, "trace on", AT)).blocks[0].text;
  assert(notebook.includes("debug 3. idx =  (2,) ,"));
  assert(notebook.includes("\n... 196 more elements like these\n"));
  assert(!notebook.includes("idx =  (3,)"));
  assert(notebook.includes("debug 3. idx =  (199,) ,"));
  const story = (await after(MANY, "trace story", AT)).blocks;
  assertEquals(story.length, 6);
  assert(story[3].text.startsWith("... 196 more elements"));
  assert(story[4].text.startsWith("k along element 200 of 200"));
  const json = (await after(MANY, "trace json", AT)).blocks;
  assertEquals(json.length, 201);
});
