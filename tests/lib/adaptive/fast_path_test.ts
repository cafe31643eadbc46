// The fast path of the search: the same answer after the same evaluations whoever runs it, and what it costs where f is smooth.
import { adaptive, estimateDerivative, type TraceEvent } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import {
  isCovered,
  median,
  outcomes,
  type Row,
} from "../../support/derivative_case.ts";
import { testEach } from "../../support/each.ts";
import smooth from "../../golden/derivatives_smooth.json" with {
  type: "json",
};

const CASES: readonly (readonly [
  name: string,
  f: (x: number) => number,
  x: number,
])[] = [
  ["exp at 1", Math.exp, 1],
  ["log at 0.3", Math.log, 0.3],
  ["a parabola", (x) => x * x, 3],
  ["a line at 0", (x) => 3 * x, 0],
  ["sin at 1e-3", Math.sin, 1e-3],
  ["a cube at 1e5", (x) => x ** 3, 1e5],
  ["a kink", (x) => Math.abs(x - 1), 1],
  ["a kink beside x", (x) => Math.abs(x - 1.01), 1],
  ["a jump", (x) => x > 1 ? 1 : 0, 1],
  ["a constant", () => 2, 1],
  ["a fast sine", (x) => Math.sin(300 * x), 1],
  ["a bump beside x", (x) => Math.sin(x) + Math.exp(-((x / 1e-5) ** 2)), 3e-5],
  ["an edge", (x) => Math.sqrt(x - 1), 1],
  ["32 bits", (x) => Math.fround(Math.sin(x)), 1],
  ["rounded outputs", (x) => Math.round(100 * x * x) / 100, 1],
  ["a subnormal slope", (x) => 1e-310 * x, 1],
  ["a number that is huge", (x) => 1e300 * Math.exp(x), 1],
];

testEach(CASES)(
  "derivatives of %s are the same with a listener, by promises, and at once, after as many calls",
  async (_, f, x) => {
    for (const tolerance of [undefined, 1e-10, 1e-4]) {
      const method = adaptive(tolerance === undefined ? {} : { tolerance });
      const seen: number[] = [];
      const note = (t: number) => {
        seen.push(t);
        return f(t);
      };
      const atOnce = estimateDerivative(note, x, { method });
      const calls = seen.splice(0);
      const events: TraceEvent[] = [];
      const watched = estimateDerivative(note, x, {
        method,
        trace: (event) => events.push(event),
      });
      assertEquals(watched, atOnce);
      assertEquals(seen, calls);
      const samples = events.filter(({ kind }) => kind === "sample");
      assertEquals(samples.length, calls.length);
      assertEquals(atOnce.evaluations, calls.length);
      const later = await estimateDerivative(
        (t: number) => Promise.resolve(f(t)),
        x,
        { method },
      );
      assertEquals(later, atOnce);
    }
  },
);

testEach([
  ["a parabola at 0", (x) => x * x, 0],
  ["a parabola beside a constant", (x) => (x - 1) ** 2 + 3, 1],
  ["cos at 0", Math.cos, 0],
  ["sin at π/2", Math.sin, Math.PI / 2],
  ["a bell", (x) => Math.exp(-x * x), 0],
  ["a cubic at its minimum", (x) => x ** 3 - 3 * x, 1],
  ["x log x at 1/e", (x) => x * Math.log(x), 1 / Math.E],
] as [string, (x: number) => number, number][])(
  "a slope of 0 costs no more than others: %s",
  (_, f, x) => {
    const { value, error, evaluations, verdict } = estimateDerivative(f, x);
    assert(Math.abs(value) <= error && verdict.kind === "ok");
    assert(evaluations <= 13, `${evaluations}`);
  },
);

Deno.test("a derivative takes 11 evaluations to 1e-10 and 13 to all its digits, in the median of smooth functions", () => {
  const evaluationsTo = (tolerance: number | undefined) => {
    const method = adaptive(tolerance === undefined ? {} : { tolerance });
    const all = outcomes(
      smooth as unknown as Row[],
      1,
      (f, x) => estimateDerivative(f, x, { method }),
    );
    assert(all.every(isCovered));
    return median(all.map(({ evaluations }) => evaluations));
  };
  assert(evaluationsTo(1e-10) <= 11);
  assert(evaluationsTo(undefined) <= 13);
});

testEach<[string, (x: number) => number, number, number]>([
  ["exp", Math.exp, 2, Math.exp(2)],
  ["cos", Math.cos, 3.7, -Math.sin(3.7)],
  ["x⁶", (x) => x ** 6, 0.5, 6 / 32],
  ["atan", Math.atan, -0.16, 1 / (1 + 0.16 ** 2)],
])(
  "a pair that all digits of %s take is spared from a tolerance of 1e-10 on, not below",
  (_, f, x, slope) => {
    for (
      const [tolerance, cost, digits] of [
        [1e-10, 11, 1e-10],
        [9e-11, 13, 1e-13],
        [undefined, 13, 1e-13],
      ] as const
    ) {
      const method = adaptive(tolerance === undefined ? {} : { tolerance });
      const { value, error, evaluations } = estimateDerivative(f, x, {
        method,
      });
      assertEquals(evaluations, cost);
      assert(Math.abs(value - slope) <= error, `${value} ± ${error}`);
      assert(error <= digits * Math.abs(slope), `${error}`);
    }
  },
);

Deno.test("a function that calls derivative() itself is differentiated", () => {
  const slope = (x: number) => estimateDerivative(Math.sin, x).value;
  const { value, error } = estimateDerivative(slope, 0.5);
  // The noise of the inner derivative is noise of the function.
  assert(Math.abs(value + Math.sin(0.5)) <= error && error < 1e-6);
});

Deno.test("the first step is what tells a tread of stairs from a smooth function", () => {
  // In exact arithmetic, x + 1: 1 + exp(-x) rounds to a tread on which the root stands still.
  const f = (x: number) =>
    Math.sqrt(1 + Math.exp(-x) - 1) * Math.exp(x / 2) + x;
  const { value, error, verdict } = estimateDerivative(f, 36.21);
  assert(verdict.kind !== "ok" || Math.abs(value - 1) <= error, `${value}`);
});
