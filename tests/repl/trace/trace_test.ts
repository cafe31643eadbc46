import type { Outcome } from "../../../repl/session/session.ts";
import { estimateDerivative, type TraceEvent } from "../../../mod.ts";
import golden from "../../golden/notebook_trace.json" with { type: "json" };
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
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

/** The events that the library tells of a derivative. */
function eventsOf(f: (x: number) => number, x: number): TraceEvent[] {
  const events: TraceEvent[] = [];
  estimateDerivative(f, x, { trace: (event) => events.push(event) });
  return events;
}

testEach(["central", "forward", "backward", "notebook"])(
  "trace story of %s has every value that it took",
  async (method) => {
    const ask = async (trace: string) =>
      (await after(
        "f(x) = exp(x)",
        `set method ${method}`,
        `trace ${trace}`,
        "f'(1)",
      )).blocks[0].text.split("\n");
    const values = (await ask("json")).map((line) => JSON.parse(line))
      .flatMap(({ event, value }) => event === "sample" ? [String(value)] : []);
    const told = (await ask("story")).flatMap((line) => line.split(/ +/));
    assert(values.length >= 3);
    for (const value of values) assert(told.includes(value), value);
  },
);

testEach<[string, (x: number) => number, number]>([
  ["exp(x)", Math.exp, 1],
  ["log(x)", Math.log, 1e-8],
  ["sin(x)", Math.sin, 1e10],
  ["|x|", Math.abs, 0],
  ["{1 + x if x > 0; sin(x)}", (x) => x > 0 ? 1 + x : Math.sin(x), 0],
  ["x sqrt(x)", (x) => x * Math.sqrt(x), 0],
])(
  "trace story of %j has every value, step and sequence that the method told, in order, and nothing else",
  async (formula, f, x) => {
    const { blocks } = await after(
      `f(x) = ${formula}`,
      "trace story",
      `f'(${x})`,
    );
    const told = blocks[0].text.split("\n").flatMap((line) =>
      line.trim().split(/ +/)
    );
    const events = eventsOf(f, x);
    const texts = events.flatMap((event) =>
      event.kind === "sample"
        ? [String(event.value)]
        : event.kind === "step"
        ? [event.h.toPrecision(3), String(event.quotient)]
        : []
    );
    for (const text of texts) assert(told.includes(text), text);
    const sequences = events.filter(({ kind }) => kind === "sequence");
    const starts = blocks[0].text.match(/: h = /g) ?? [];
    assertEquals(starts.length, sequences.length);
    const ends = events.filter(({ kind }) => kind === "stop");
    assertEquals(
      (blocks[0].text.match(/^stops: /gm) ?? []).length,
      ends.length,
    );
  },
);

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
      two.blocks[1].text.startsWith(`f along y at 2 by ${method}\n`),
      two.blocks[1].text,
    );
  });
}

Deno.test("trace json gives the library's events, one a line", async () => {
  const { blocks } = await after("f(x) = exp(x)", "trace json", "f'(1)");
  const [start, ...events] = blocks[0].text.split("\n")
    .map((line) => JSON.parse(line));
  assertEquals(start, {
    event: "start",
    of: "f'",
    x: 1,
    derivativeOrder: 1,
    method: "adaptive",
  });
  const told = eventsOf(Math.exp, 1);
  assertEquals(events.map(({ event }) => event), told.map(({ kind }) => kind));
  const samples = events.filter(({ event }) => event === "sample");
  for (const { position, value } of samples) {
    assertEquals(value, Math.exp(position));
  }
  const { evaluations, verdict } = events[events.length - 1];
  assertEquals([evaluations, verdict.kind], [samples.length, "ok"]);
});

Deno.test("trace off tells nothing", async () => {
  const outcome = await after("f(x) = x^2", "trace off", "f'(1)");
  assertEquals(kinds(outcome), ["value"]);
});

Deno.test("a traced answer costs what it costs without a trace", async () => {
  const F = "f(x, y) = sin(x) y^2";
  for (const ask of ["grad f(1, 2)", "hessian f(1, 2)", "D[1, 2] f(1, 2)"]) {
    const plain = (await after(F, ask)).blocks.at(-1)!.text;
    const told = await after(F, "trace story", ask);
    assertEquals(told.blocks.at(-1)!.text, plain);
  }
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
const AT = `grad k([${Array.from({ length: 200 }, (_, i) => 1 + i / 200)}])`;

Deno.test("trace on and story show of many elements the first and the last", async () => {
  const notebook = (await after(MANY, "trace on", AT)).blocks[0].text;
  assert(notebook.includes("debug 3. idx =  (2,) ,"));
  assert(notebook.includes("\n... 196 more elements like these\n"));
  assert(!notebook.includes("idx =  (3,)"));
  assert(notebook.includes("debug 3. idx =  (199,) ,"));
  const story = (await after(MANY, "trace story", AT)).blocks;
  assertEquals(story.length, 6);
  assert(story[2].text.includes("the steps that suited element 1 of 200"));
  assert(story[3].text.startsWith("... 197 more elements"));
  // What verifies them all comes last.
  assert(story[4].text.startsWith("k along a random direction"));
  const json = (await after(MANY, "trace json", AT)).blocks;
  assertEquals(json.length, 202);
});

/** Numbers of the rows of a table under a head, the name of the part first. */
function rowsUnder(text: string, head: string): Map<string, number> {
  const lines = text.split("\n");
  const from = lines.findIndex((line) => line.startsWith(head)) + 2;
  const rows = new Map<string, number>();
  for (const line of lines.slice(from)) {
    const [part, value] = line.split(/ {2,}/);
    if (value === undefined) break;
    rows.set(part, Number(value));
  }
  return rows;
}

Deno.test("trace story tells the passes of reverse mode, part by part", async () => {
  const { blocks } = await after(
    "f(x, y) = sin(x y)",
    "trace story",
    "set method reverse",
    "grad f(2, 3)",
  );
  assertEquals(kinds({ blocks } as Outcome), ["trace", "value"]);
  const { text } = blocks[0];
  const values = rowsUnder(text, "forward");
  assertEquals([...values.keys()], ["x", "y", "x*y", "sin(x*y)"]);
  assertEquals(values.get("x*y"), 6);
  const adjoints = rowsUnder(text, "backward");
  assertEquals([...adjoints.keys()], ["sin(x*y)", "x*y", "y", "x"]);
  assertEquals([...adjoints.values()], [
    1,
    Math.cos(6),
    2 * Math.cos(6),
    3 * Math.cos(6),
  ]);
});

Deno.test("trace story tells the pass of forward mode along each variable and along a direction", async () => {
  const ask = async (query: string) =>
    (await after(
      "f(x, y) = x y^2",
      "trace story",
      "set method forward-ad",
      query,
    )).blocks[0].text;
  const gradient = await ask("grad f(2, 3)");
  const along = (by: string) =>
    `forward, the derivative of every part by ${by}`;
  assertEquals(rowsUnder(gradient, along("x")).get("x*y^2"), 9);
  assertEquals(rowsUnder(gradient, along("y")).get("x*y^2"), 12);
  const one = await ask("d/dy f(2, 3)");
  assert(!one.includes(along("x")) && one.includes(along("y")));
  const direction = await ask("D[1, 2] f(2, 3)");
  assertEquals(rowsUnder(direction, along("[1, 2]")).get("x*y^2"), 33);
});

Deno.test("trace story of symbolic shows the formulas, those of lower orders before", async () => {
  const { blocks } = await after(
    "f(x) = x^4",
    "trace story",
    "set method symbolic",
    "f''(2)",
  );
  assertEquals(blocks[0].text.split("\n").slice(1), [
    "f'(x) = 4*x^3",
    "f''(x) = 12*x^2 = 48",
  ]);
});

Deno.test("trace story of an exact method that gives way tells what the numeric side did, too", async () => {
  const { blocks } = await after(
    "f(x) = |x|",
    "trace story",
    "set method reverse",
    "f'(0)",
  );
  assertEquals(kinds({ blocks } as Outcome), ["trace", "trace", "value"]);
  assert(blocks[1].text.includes("suspects a kink"), blocks[1].text);
});

Deno.test("trace story tells every search of a Hessian by the names of its variables", async () => {
  const { blocks } = await after(
    "f(u, v) = u^2 v",
    "trace story",
    "hessian f(1, 2)",
  );
  assertEquals(blocks.slice(0, -1).map(({ text }) => text.split("\n")[0]), [
    "f along u at 1 by adaptive, order 2",
    "f along v at 2 by adaptive, order 2",
    "f along u with v at 0 by adaptive, order 2",
    "f along u against v at 0 by adaptive, order 2",
  ]);
});

Deno.test("trace story speaks Korean where that is set", async () => {
  const { blocks } = await after(
    "set language ko",
    "f(x) = |x|",
    "trace story",
    "f'(0)",
  );
  assert(/꺾임 의심/.test(blocks[0].text), blocks[0].text);
  assert(/왼쪽/.test(blocks[0].text.split("\n").at(-1)!));
});
