import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

function assertMatch(text: string, pattern: RegExp): void {
  assert(pattern.test(text), `${text} is not ${pattern}`);
}

/** What the last of the lines writes to its file, and what it shows. */
async function written(...lines: readonly string[]) {
  let session = newSession();
  let outcome = await run(session, "");
  for (const line of lines) {
    outcome = await run(session, line);
    ({ session } = outcome);
  }
  const [effect] = outcome.effects;
  return {
    text: effect?.kind === "write" ? effect.text : undefined,
    shown: outcome.blocks.map(({ text }) => text).join("\n"),
  };
}

testEach<[string[], string]>([
  [["[1, 2; 3, 4] > a.csv"], "column 1,column 2\n1,2\n3,4\n"],
  [["x = [5, 6]", "x > a.csv"], "element,value\n[1],5\n[2],6\n"],
  [
    ["f(x) = x^2", "f'(3) with method = symbolic > a.csv"],
    "value\n6\n",
  ],
  [["d/dx x^3 > a.tex"], "\\[\n  \\frac{d}{d x} x^{3} = 3 x^{2}\n\\]\n"],
  [["d/dx x^3 > a.md"], "$$\n\\frac{d}{d x} x^{3} = 3 x^{2}\n$$\n"],
  [
    ["[1/2, 3e-20] > a.tex"],
    "\\[\n  \\begin{pmatrix} 0.5 \\\\ 3 \\times 10^{-20} \\end{pmatrix}\n\\]\n",
  ],
  [
    ["critical x^2 -1..2 > a.csv"],
    "x,f(x),f''(x),kind,evidence\n0,0,2,minimum,\"f'' > 0, f' goes from - to +\"\n",
  ],
])("%j is written as its file asks for", async (lines, expected) => {
  assertEquals((await written(...lines)).text, expected);
});

Deno.test("a measured value goes to a file with its error and its verdict", async () => {
  const { text, shown } = await written("k(x) = |x|", "k'(0) > k.csv");
  assertMatch(text!, /^value,error,verdict\n0,1(?:\.\d+)?,kink\n$/);
  assertEquals(shown, "");
});

Deno.test("a table in Markdown names the columns that have no title, and keeps bars apart", async () => {
  const { text } = await written(
    "f(x) = x^2",
    "descend f from 1 rate 0.25 steps 1 > d.md",
  );
  assertEquals(text!.split("\n").slice(0, 4), [
    "| step | x | f(x) | \\|gradient\\| |",
    "| --: | --: | --: | --: |",
    "| 0 | 1 | 1 | 2.00 |",
    "| 1 | 0.5 | 0.25 | 1.00 |",
  ]);
});

Deno.test("a picture goes to SVG, and what is said of it stays", async () => {
  const { text, shown } = await written("tangent x^2 at 1 > t.svg");
  assertMatch(text!, /^<svg /);
  assertMatch(shown, /slope of the secant/);
});

Deno.test("in Korean the words of a table are, and the names of a CSV file are not", async () => {
  const line = "critical x^2 -1..1 > a";
  const set = "set language ko";
  assertMatch((await written(set, `${line}.md`)).text!, /극소/);
  assertMatch((await written(set, `${line}.csv`)).text!, /,kind,.*\n.*minimum/);
});

testEach(["plot x^2 > a.csv", "f(x) = x^2 > a.md", "compare x^2 at 1 > a.svg"])(
  "%s has nothing for its file",
  async (line) => {
    assertMatch((await written(line)).shown, /nothing in this answer/);
  },
);
