import { checkGradient } from "../../../../mod.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

type Rows = readonly (readonly number[])[];

/** A layer of relus without bias, and what code says of it that takes a side of each by itself. */
function layer(rows: Rows, out: readonly number[], said: number, leak = 0) {
  const inner = (x: readonly number[]) =>
    rows.map((row) => row.reduce((sum, w, i) => sum + w * x[i], 0));
  const f = (x: readonly number[]) =>
    inner(x).reduce((sum, a, k) => sum + out[k] * (a > 0 ? a : leak * a), 0);
  const gradient = (x: readonly number[]) => {
    const sides = inner(x).map((a) => a > 0 ? 1 : a < 0 ? leak : said);
    return rows[0].map((_, i) =>
      rows.reduce((sum, row, k) => sum + out[k] * sides[k] * row[i], 0)
    );
  };
  return { f, gradient };
}

/** Kinks that are nearly opposite to each other, one of each kind: that both are off is so in a wedge of about a degree. */
const WEDGE: Rows = [[0.6, 0.8], [-0.6, -0.78]];

testEach<readonly [string, number, number]>([
  ["both off", 0, 0],
  ["both on", 1, 0],
  ["both leaky", 0.1, 0.1],
])("a narrow wedge next to x is no false alarm: %s", (_, said, leak) => {
  const { f, gradient } = layer(WEDGE, [-0.4, 0.3], said, leak);
  const at = [-0.79, 0.6];
  const g = gradient([0, 0]);
  // What is said at x is the gradient of the wedge, on this side or on the other.
  assert(
    [at, at.map((v) => -v)].some((x) =>
      gradient(x).every((v, i) => Math.abs(v - g[i]) < 1e-12)
    ),
  );
  assert(checkGradient(f, gradient, [0, 0]).verdict !== "fail");
});

// In 40, what is said lies in a wedge that no line of values shows; in 44 and 50 an element shows no other that acts on it.
testEach([[1], [2], [3], [40], [44], [50]])(
  "no side of the relus of a layer at 0 is a false alarm: seed %d",
  (seed) => {
    const random = randomSource(seed);
    const draw = (count: number) =>
      Array.from({ length: count }, () => 2 * random() - 1);
    const rows = draw(6).map(() => draw(5));
    const out = draw(6);
    for (const said of [0, 1]) {
      const { f, gradient } = layer(rows, out, said);
      const { verdict, reason } = checkGradient(f, gradient, [0, 0, 0, 0, 0]);
      assert(verdict !== "fail", reason);
    }
  },
);

// Both kinks are of one kind, so that f is convex: what is said twice over is no gradient of any piece.
Deno.test("a wrong side of kinks of one kind fails, however narrow the wedge", () => {
  const { f, gradient } = layer(WEDGE, [0.4, 0.3], -1);
  assertEquals(checkGradient(f, gradient, [0, 0]).verdict, "fail");
});

testEach<[number, number, number, string, (g: number[]) => number[]]>([
  [2, 2, 1, "the sign of one element", ([a, ...rest]) => [-a, ...rest]],
  [2, 2, 7, "the sign of one element", ([a, ...rest]) => [-a, ...rest]],
  [3, 2, 9, "the sign of one element", ([a, ...rest]) => [-a, ...rest]],
  [4, 3, 11, "the sign of one element", ([a, ...rest]) => [-a, ...rest]],
  [4, 3, 5, "a factor of 2", (g) => g.map((v) => 2 * v)],
])(
  "code that is wrong beside x, too, is not excused by its own kinks: %d relus of %d elements, seed %d, %s",
  (count, size, seed, _, spoil) => {
    const random = randomSource(seed);
    const draw = (many: number) =>
      Array.from({ length: many }, () => 2 * random() - 1);
    const rows = draw(count).map(() => draw(size));
    const { f, gradient } = layer(rows, draw(count), 1);
    const wrong = (x: readonly number[]) => spoil(gradient(x));
    assertEquals(checkGradient(f, wrong, draw(size).fill(0)).verdict, "fail");
  },
);
