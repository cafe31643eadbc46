import { numberLine } from "../../../../lib/core/line.ts";
import { confirmed } from "../../../../lib/check/numeric/confirm.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

// The remainder of the fourth-order difference over h = 0.0047 is h⁴/30 · f⁽⁵⁾: relative to the slope 2e-11 for exp(x), too
// little to matter beside 1e-8, and 2e-7 for exp(10 x), too much, which a step of h/8 makes 4e-11.
testEach([[1, 4], [10, 8]])(
  "confirmed(): the evaluations of both steps are counted: exp(%s x) takes %s",
  (rate, expected) => {
    let calls = 0;
    const f = (x: number) => {
      calls++;
      return Math.exp(rate * x);
    };
    const slope = rate * Math.exp(rate);
    const found = confirmed(
      numberLine(1, -Infinity, Infinity),
      f,
      Math.exp(rate),
      { value: slope, tolerance: 1e-8 },
    );
    assert(found);
    assertEquals([found.evaluations, calls], [expected, expected]);
    assert(Math.abs(found.value - slope) <= found.error);
  },
);

const LINE = numberLine(1, -Infinity, Infinity);
const ask = (
  f: (x: number) => number,
  value: number,
  tolerance = 1e-8,
  line = LINE,
) => confirmed(line, f, f(1), { value, tolerance });

// h = 0.0047 at x = 1; a kink of c·|x - 1| leaves differences on both sides as they are.
testEach<readonly [string, (x: number) => number, number, number, boolean]>([
  ["what it says", (x) => x ** 4, 4, 1e-8, true],
  ["a negative slope", (x) => -(x ** 4), -4, 1e-8, true],
  [
    "what is off by half of what is granted",
    Math.exp,
    Math.E * (1 + 5e-9),
    1e-8,
    true,
  ],
  ["no more than is granted", Math.exp, Math.E * (1 + 2e-8), 1e-8, false],
  ["as much as is granted", Math.exp, Math.E * (1 + 2e-8), 1e-7, true],
  [
    "no kink, though the slope is between",
    (x) => x + 1e-3 * Math.abs(x - 1),
    1,
    1e-8,
    false,
  ],
  ["no downward kink", (x) => x - 1e-3 * Math.abs(x - 1), 1, 1e-8, false],
  [
    "a kink too small to matter",
    (x) => x + 1e-6 * Math.abs(x - 1),
    1,
    1e-8,
    true,
  ],
  ["a level f", () => 3, 0, 1e-8, true],
  ["no slope of a level f", () => 3, 1e-12, 1e-8, false],
  [
    // Over h nothing changes, and over 2h so that a difference of fourth order is what is said.
    "no slope of an f that stands still nearby",
    (x) => Math.abs(x - 1) < 0.006 ? 0 : Math.sign(x - 1),
    -1 / (6 * 0.0047),
    1e-8,
    false,
  ],
  [
    "no slope where f is NaN on one side",
    (x) => x > 1 ? NaN : x,
    1,
    1e-8,
    false,
  ],
])("confirmed() confirms %s", (_, f, said, tolerance, expected) => {
  assertEquals(ask(f, said, tolerance) !== undefined, expected);
});

// The widest of the four values lie 2h = 0.0094 away.
testEach([[0.9905, true], [0.9907, false]] as const)(
  "confirmed() asks within bounds alone: with a lower bound of %d, %s",
  (bound, asked) => {
    for (
      const line of [
        numberLine(1, bound, Infinity),
        numberLine(1, -Infinity, 2 - bound),
      ]
    ) {
      assertEquals(ask((x) => x ** 4, 4, 1e-8, line) !== undefined, asked);
    }
  },
);

Deno.test("confirmed() tells how far it has looked, and an error that covers the narrow difference", () => {
  const found = ask((x) => x ** 4, 4)!;
  assertEquals([found.evaluations, found.verdict.kind], [4, "ok"]);
  assert(Math.abs(found.reach! - 0.0094) < 1e-9, `${found.reach}`);
  // [(1+h)⁴ - (1-h)⁴]/2h - 4 is 4h².
  assert(Math.abs(found.error / (4 * 0.0047 ** 2) - 1) < 1e-3);
});

Deno.test("confirmed() takes a step of a power of 2 where positions are rounded", () => {
  const at: number[] = [];
  const line = { ...LINE, round: Math.fround };
  ask((x) => (at.push(x), x ** 4), 4, 1e-8, line);
  assertEquals(
    new Set(at.map((x) => Math.abs(x - 1))),
    new Set([0, 2 ** -8, 2 ** -7]),
  );
});

// x⁴ at 1000 and 0: steps are a part of the size of x, or of its unit where it has none.
testEach([[1000, 4e9, 4.7], [0, 0, 0.0047]])(
  "confirmed(): at %d, where the slope of x⁴ is %d, the step is %d",
  (x, slope, step) => {
    const at: number[] = [];
    const f = (t: number) => (at.push(t), t ** 4);
    const line = numberLine(x, -Infinity, Infinity);
    confirmed(line, f, x ** 4, { value: slope, tolerance: 1e-8 });
    [step, -step, 2 * step, -2 * step].forEach((t, k) =>
      assert(Math.abs(at[k] - x - t) < 1e-12)
    );
  },
);

// Steps of powers of 2 leave 1000 x exact.
testEach([[1001, 8], [999, 8], [1001.1, 4], [998.9, 4]])(
  "confirmed(): what is off by a thousandth may agree over a smaller step, and no more: %d beside 1000 takes %d",
  (said, expected) => {
    let calls = -1;
    const f = (x: number) => (calls++, 1000 * x);
    assertEquals(
      ask(f, said, 1e-8, { ...LINE, round: Math.fround }),
      undefined,
    );
    assertEquals(calls, expected);
  },
);

Deno.test("confirmed() asks at the bounds themselves", () => {
  const line = numberLine(1, 1 - 2 * 0.0047, 1 + 2 * 0.0047);
  assert(ask((x) => x ** 4, 4, 1e-8, line));
});
