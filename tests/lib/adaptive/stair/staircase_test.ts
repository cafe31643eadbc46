// Rounded values: the tread that x stands on and the height of its ends are known from the inverse of what is rounded.
import { estimateDerivative } from "../../../../mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

type F = (x: number) => number;

/** What is rounded, rising or falling, how much it bends, its slope and its inverse. */
const CURVES: readonly (readonly [string, number, F, F, F])[] = [
  ["sin", 5, Math.sin, Math.cos, Math.asin],
  [
    "-atan",
    5,
    (x) => -Math.atan(x),
    (x) => -1 / (1 + x * x),
    (y) => Math.tan(-y),
  ],
];

testEach(
  CURVES.flatMap((curve) =>
    [0.01, 1e-3, 1e-4, 1e-6, 1e-8, 1e-10].map((unit) =>
      [unit, ...curve] as const
    )
  ),
)(
  "the stairs of multiples of %d that follow %s are measured",
  (unit, _, bent, g, slope, inverse) => {
    for (const x of [0.3, 0.9, -0.7]) {
      for (
        const [round, before, after] of [[Math.round, 0.5, 0.5], [
          Math.floor,
          0,
          1,
        ]] as const
      ) {
        const f = (t: number) => unit * round(g(t) / unit);
        const level = round(g(x) / unit);
        const ends = [level - before, level + after].map((k) =>
          inverse(unit * k)
        );
        const width = Math.abs(ends[1] - ends[0]);
        const { value, verdict, evaluations } = estimateDerivative(f, x);
        assert(verdict.kind === "stair", verdict.sentence);
        // Each end is bisected from outside until a sixty-fourth of where it was looked for is left.
        assert(
          verdict.tread >= width * (1 - 1e-5),
          `${verdict.tread} ${width}`,
        );
        assert(verdict.tread <= 1.03 * width, `${verdict.tread} ${width}`);
        assert(Math.abs(verdict.rise / unit - 1) < 1e-5, `${verdict.rise}`);
        assertEquals(verdict.slope, 0);
        const { trend } = verdict;
        assert(Math.abs(trend.value - slope(x)) <= trend.error);
        assert(trend.error < bent * unit ** 0.75, `${trend.error}`);
        assertEquals(value, trend.value);
        assert(evaluations < 180, `${evaluations}`);
      }
    }
  },
);

Deno.test("stairs that are wide beside x are measured, though little can be known of what they follow", () => {
  for (const [x, unit] of [[0.3, 0.3], [-0.7, 0.1], [0.3, 0.1]]) {
    const f = (t: number) => unit * Math.round(Math.sin(t) / unit);
    const level = Math.round(Math.sin(x) / unit);
    const [from, to] = [level - 0.5, level + 0.5].map((k) =>
      Math.asin(unit * k)
    );
    const { verdict } = estimateDerivative(f, x);
    assert(verdict.kind === "stair", verdict.sentence);
    assert(
      verdict.tread >= to - from && verdict.tread < 1.03 * (to - from),
      `${x} ${unit} ${verdict.tread} ${to - from}`,
    );
    const { value, error } = verdict.trend;
    assert(Math.abs(value - Math.cos(x)) <= error, `${value} ± ${error}`);
  }
});

testEach<[string, F, number, number]>([
  ["a smooth function", Math.sin, 1, Math.cos(1)],
  [
    "one step on the right",
    (x) => Math.sin(x) + (x > 1.2 ? 1 : 0),
    1,
    Math.cos(1),
  ],
  [
    "a pulse lower on one side",
    (x) => Math.sin(x) + (Math.abs(x - 1) > 0.1 ? 0 : x > 1.05 ? 1 : 2),
    1,
    Math.cos(1),
  ],
  [
    "steps that lead apart",
    (x) => Math.sin(x) + (x > 1.2 ? 1 : x < 0.9 ? 2 : 0),
    1,
    Math.cos(1),
  ],
  ["corners on both sides", (x) => Math.max(0, Math.abs(x) - 1e-4), 0, 0],
])("%s is no staircase", (_, f, x, slope) => {
  const { value, error, verdict } = estimateDerivative(f, x);
  assert(verdict.kind !== "stair", verdict.sentence);
  assert(
    Math.abs(value - slope) <= error && error < 1e-4,
    `${value} ± ${error}`,
  );
});

testEach([[35.44, 1.088], [35.84, 1.422], [35.44, 0.9571]])(
  "steps so low that one tread's forecast allows for them are seen at %d: with %d",
  (x, a) => {
    // π/2 - exp(-x/2) but for what sin rounds, times exp(x/2): steps of 4e-9 of f.
    const f = (t: number) =>
      Math.asin(Math.sin(Math.PI / 2 - Math.exp(-t / 2))) * Math.exp(t / 2) +
      a * t;
    const { value, error, verdict } = estimateDerivative(f, x);
    const known = verdict.kind === "stair" ? verdict.trend : { value, error };
    const slope = Math.PI / 4 * Math.exp(x / 2) + a;
    assert(
      Math.abs(known.value - slope) <= known.error,
      `${known.value} ± ${known.error}`,
    );
  },
);
