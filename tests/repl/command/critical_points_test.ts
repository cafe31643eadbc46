import { criticalPoints } from "../../../repl/command/critical_points.ts";
import {
  stationaryPoint,
  symmetricEigenvalues,
} from "../../../repl/command/stationary.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { after } from "../../support/session.ts";

async function text(...entries: string[]): Promise<string> {
  return (await after(...entries)).blocks.map((block) => block.text).join("\n");
}

const FOUND: readonly {
  f: string;
  range: string;
  points: [number, string][];
}[] = [
  {
    f: "x^3 - x",
    range: "-2..2",
    points: [[-1 / Math.sqrt(3), "maximum"], [1 / Math.sqrt(3), "minimum"]],
  },
  {
    f: "sin(x)",
    range: "0..2pi",
    points: [[Math.PI / 2, "maximum"], [3 * Math.PI / 2, "minimum"]],
  },
  { f: "x^4", range: "-1..1", points: [[0, "minimum"]] },
  { f: "x^3", range: "-1..1", points: [[0, "no extremum"]] },
  { f: "(x - 0.3)^3", range: "-1..1", points: [[0.3, "no extremum"]] },
  { f: "|x|", range: "-1..1", points: [[0, "minimum"]] },
];

for (const { f, range, points } of FOUND) {
  Deno.test(`critical finds and names the critical points of ${f} over ${range}`, async () => {
    const { blocks } = await after(`critical ${f} ${range}`);
    const rows = blocks[0].rows!.slice(1);
    assertEquals(rows.length, points.length);
    points.forEach(([x, kind], i) => {
      // Ten digits are shown.
      assert(
        Math.abs(Number(rows[i][0]) - x) <= 1e-9 * Math.max(1, Math.abs(x)),
        rows[i][0],
      );
      assert(rows[i].includes(kind), rows[i].join(" "));
    });
  });
}

for (const f of ["exp(x)", "1/x", "tan(x)"]) {
  Deno.test(`critical finds nothing where the derivative of ${f} has no zero, poles or not`, async () => {
    assert((await text(`critical ${f} -2..2`)).startsWith("the derivative of"));
  });
}

Deno.test("criticalPoints() finds a zero of the derivative to the last bit", () => {
  const derivatives = [
    (x: number) => Math.cos(x),
    (x: number) => -Math.sin(x),
    (x: number) => -Math.cos(x),
  ];
  const [point] = criticalPoints((order) => derivatives[order], [3, 4]);
  assertEquals(point.x, Math.PI);
});

const STATIONARY: readonly { f: string; from: string; says: string }[] = [
  { f: "x^2 - y^2 + x y", from: "(1, 2)", says: "saddle at [0, 0]" },
  { f: "(1-x)^2 + 100(y-x^2)^2", from: "(-1.2, 1)", says: "minimum at [1, 1]" },
  { f: "-x^2 - 2y^2 + 3", from: "(1, 1)", says: "maximum at [0, 0]" },
];

for (const { f, from, says } of STATIONARY) {
  Deno.test(`critical f ${from} of ${f}: ${says}`, async () => {
    const told = await text(`f(x, y) = ${f}`, `critical f from ${from}`);
    assert(told.replaceAll("-0", "0").startsWith(says), told);
  });
}

Deno.test("critical calls a degenerate point flat, and a slope without a zero nothing", async () => {
  assert(
    (await text("m(x, y) = x^3 - 3x y^2", "critical m from (1, 1)")).startsWith(
      "flat at",
    ),
  );
  assert(
    (await text("l(x, y) = 2x + y", "critical l from (1, 1)")).startsWith(
      "Newton's steps",
    ),
  );
});

Deno.test("symmetricEigenvalues() agrees with closed forms", () => {
  // The second difference matrix of order 3 has 2 - 2 cos(kπ/4).
  const found = symmetricEigenvalues([[2, -1, 0], [-1, 2, -1], [0, -1, 2]]);
  [1, 2, 3].forEach((k, i) =>
    assert(Math.abs(found[i] - (2 - 2 * Math.cos(k * Math.PI / 4))) < 1e-14)
  );
});

Deno.test("stationaryPoint() gives up where values are not finite", () => {
  assertEquals(stationaryPoint(() => [NaN], () => [[1]], [0]), undefined);
});

for (const [f, isLevel] of [["x^2", true], ["|x|", false]] as const) {
  Deno.test(`critical says of ${f} ${isLevel ? "" : "not "}that the tangent is level`, async () => {
    const told = await text(`critical ${f} -1..1`);
    assertEquals(told.includes("a tiny change of x changes nothing"), isLevel);
  });
}

Deno.test("tangent shows the slopes of secants that close in on its own", async () => {
  // [(2 + h)^2 - 4] / h = 4 + h.
  const { blocks } = await after("tangent (x^2) at x = 2");
  assertEquals(
    blocks.at(-1)!.rows!.slice(1).map(([h, slope]) => [h, slope]),
    [["1", "5"], ["0.1", "4.1"], ["0.01", "4.01"], ["0.001", "4.001"], [
      "to 0",
      "4",
    ]],
  );
});

Deno.test("descend arrives at the minimum, shows the path and says why it stopped", async () => {
  const { blocks } = await after(
    "g(x, y) = x^2 + 3y^2",
    "descend g from (2, 1)",
  );
  assertEquals(
    blocks.map(({ kind }) => kind),
    ["table", "text", "picture", "text"],
  );
  assert(
    /^arrived after \d+ steps: the gradient vanishes$/.test(blocks[3].text),
    blocks[3].text,
  );
  assertEquals(blocks[0].rows![0], ["step", "x", "y", "g(x, y)", "|gradient|"]);
  assertEquals(blocks[0].rows![1].slice(0, 4), ["0", "2", "1", "7"]);
});

Deno.test("descend with a fixed rate takes the textbook's steps", async () => {
  // x ← x - 0.1 · 2x is 0.8 x.
  const { blocks } = await after("descend (x^2) from x = 1 rate 0.1 steps 2");
  const [, ...rows] = blocks[0].rows!;
  assertEquals(rows.map((row) => row[1]), ["1", "0.8", "0.64"]);
  assert(blocks[3].text.includes("the steps ran out"));
});

Deno.test("descend says what makes the length of its steps", async () => {
  const title = async (options: string) =>
    (await after(`descend (x^2) from x = 1 ${options}`)).blocks[2].text
      .split("\n")[0].trim();
  assertEquals(await title("steps 2"), "descent of (x^2), line search");
  assertEquals(
    await title("rate 0.1 momentum 0.5 steps 2"),
    "descent of (x^2), rate 0.1, momentum 0.5",
  );
});

Deno.test("descend writes its rule, and the first steps with their numbers", async () => {
  const ruleOf = async (entry: string) =>
    (await after("w(a, b) = a^2 + 3b^2", entry)).blocks[1].text.split("\n");
  // The gradient at (2, 1) is (4, 6), and 0.25 is the largest power of 2 that moves no number by more than 2.
  assertEquals(await ruleOf("descend w from (2, 1) steps 1"), [
    "each step: a ← a - rate·∂w/∂a, b ← b - rate·∂w/∂b",
    "step 1: a = 2 - 0.25·4 = 1, b = 1 - 0.25·6 = -0.5",
  ]);
  // x - 0.1 · 2x, and nine tenths of the step before, which was -0.2.
  assertEquals(
    (await ruleOf("descend (x^2) from x = 1 rate 0.1 momentum 0.9 steps 2"))
      .slice(1),
    [
      "step 1: x = 1 - 0.1·2 = 0.8",
      "step 2: x = 0.8 - 0.1·1.6 + (-0.18) = 0.46",
    ],
  );
});

Deno.test("descend stays in the valley in which it begins", async () => {
  const { blocks } = await after("h(x) = x^3 - 3x", "descend h from 2");
  const [, x] = blocks[0].rows!.at(-1)!;
  assert(Math.abs(Number(x) - 1) < 1e-6, x);
});

for (const entry of ["descend h from -1.5", "descend u from (1, 2)"]) {
  Deno.test(`"${entry}" has no minimum, and soon says so`, async () => {
    const { blocks } = await after(
      "h(x) = x^3 - 3x",
      "u(x, y) = x - y",
      entry,
    );
    assert(blocks.at(-1)!.text.includes("falls on and on"));
    assert(blocks[0].rows!.length < 20, blocks[0].text);
  });
}

Deno.test("descend in one variable shows the ball on the curve", async () => {
  const { blocks } = await after("descend (x^2) from x = 1 rate 0.4 steps 3");
  const picture = blocks[2].text;
  for (const part of ["start", "end", "steps", "(x^2)"]) {
    assert(picture.includes(part), picture);
  }
});

Deno.test("descend reads its options however many blanks are between them", async () => {
  const { blocks } = await after(
    "descend (x^2) from x = 1 steps 12  rate  0.1",
  );
  assertEquals(
    blocks.at(-1)!.text,
    "stopped after 12 steps: the steps ran out; steps 120 goes on",
  );
});

Deno.test("descend says so when the rate is too large", async () => {
  const { blocks } = await after("descend (x^2) from x = 1 rate 2");
  assert(
    blocks.at(-1)!.text.startsWith("left the finite numbers"),
    blocks.at(-1)!.text,
  );
});

for (
  const entry of [
    "descend g",
    "descend g from (1)",
    "descend g from (1, 2) rate 0",
    "descend g from (1, 2) speed 1",
    "critical g",
    "critical g from (1)",
  ]
) {
  Deno.test(`"${entry}" is refused with a caret`, async () => {
    const block = (await after("g(x, y) = x^2 + 3y^2", entry)).blocks.at(-1)!;
    assertEquals(block.kind, "error");
    assert(
      block.text.includes(`\n  ${entry}\n`) && block.text.includes("^"),
      block.text,
    );
  });
}

Deno.test("descend shows a path of more steps than a call takes arguments", async () => {
  const { blocks } = await after(
    "f(x, y) = x^2 + y^2",
    "descend f from (1, 2) rate 1e-9 steps 300000",
  );
  assertEquals(
    blocks.map(({ kind }) => kind),
    ["table", "text", "picture", "text"],
  );
  assertEquals(
    blocks[3].text,
    "stopped after 300000 steps: the steps ran out; steps 3000000 goes on",
  );
});
