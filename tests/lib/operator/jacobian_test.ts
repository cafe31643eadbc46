// Jacobians whose columns share steps: what they cost where most elements are 0, and that a search of each column alone would not
// have said anything else.
import {
  estimateDerivative,
  estimateGradient,
  estimateHessian,
  estimateJacobian,
  jacobian,
  type TraceEvent,
  type Verdict,
} from "../../../mod.ts";
import { adaptiveWithout } from "../../../lib/adaptive/adaptive.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import {
  rosenbrock,
  rosenbrockGradient,
  rosenbrockHessian,
} from "../../support/rosenbrock.ts";
import { noise } from "../../support/noise.ts";

/** A function of a vector, and the derivative of an output by a coordinate. */
type Problem = readonly [
  name: string,
  f: (x: number[]) => number[],
  element: (x: readonly number[], k: number, i: number) => number,
];

const SPARSE: readonly Problem[] = [
  [
    "two diagonals",
    (x) => x.map((xi, k) => xi ** 2 - (x[k + 1] ?? 0)),
    (x, k, i) => i === k ? 2 * x[k] : i === k + 1 ? -1 : 0,
  ],
  [
    "three diagonals, one of them of exponentials",
    (x) =>
      x.map((xi, k) =>
        Math.exp(xi) + Math.sin(x[k - 1] ?? 0) * 3 + (x[k + 1] ?? 0)
      ),
    (x, k, i) =>
      i === k
        ? Math.exp(x[k])
        : i === k - 1
        ? 3 * Math.cos(x[i])
        : i === k + 1
        ? 1
        : 0,
  ],
  [
    "an arrow",
    (x) => x.map((xi, k) => xi ** 3 + Math.cos(x[0]) * (k > 0 ? 1 : 0) + 5),
    (x, k, i) => i === k ? 3 * x[k] ** 2 : i === 0 ? -Math.sin(x[0]) : 0,
  ],
  [
    "one output of two coordinates beside constants",
    (x) => x.map((_, k) => k === 3 ? Math.exp(x[2] * x[5]) : k),
    (x, k, i) => {
      if (k !== 3) return 0;
      const exp = Math.exp(x[2] * x[5]);
      return i === 2 ? x[5] * exp : i === 5 ? x[2] * exp : 0;
    },
  ],
];

for (const [name, f, element] of SPARSE) {
  testEach([10, 30, 50])(
    `jacobian() of ${name}, of %s columns, takes 8n + 100 evaluations`,
    (n) => {
      const x = Array.from({ length: n }, (_, i) => 0.5 + Math.sin(i + 1));
      let calls = 0;
      const { value, error, verdicts, evaluations } = estimateJacobian(
        (y: number[]) => {
          calls++;
          return f(y);
        },
        x,
      );
      assertEquals(calls, evaluations);
      assert(calls <= 8 * n + 100, `${calls} evaluations`);
      for (let k = 0; k < n; k++) {
        for (let i = 0; i < n; i++) {
          const exact = element(x, k, i);
          const { kind } = (verdicts as Verdict[][])[k][i];
          assertEquals(kind, exact === 0 ? "flat" : "ok", `f[${k}] by x[${i}]`);
          const off = Math.abs(value[k][i] - exact);
          // The closed form is rounded, too.
          assert(off <= error[k][i] + 4e-16 * Math.abs(exact));
          assert(error[k][i] <= 1e-9 * Math.max(1, Math.abs(exact)));
        }
      }
    },
  );
}

testEach([10, 30, 100])(
  "gradient() of %s variables takes 6n + 40 evaluations where the first and the last do nothing",
  (n) => {
    const x = Array.from({ length: n }, (_, i) => Math.sin(i + 1));
    const { evaluations, verdicts } = estimateGradient(
      (y: number[]) => y.slice(1, -1).reduce((sum, yi) => sum + yi ** 2, 3),
      x,
    );
    assert(evaluations <= 6 * n + 40, `${evaluations} evaluations`);
    assertEquals(
      verdicts.map(({ kind }) => kind),
      x.map((_, i) => i === 0 || i === n - 1 ? "flat" : "ok"),
    );
  },
);

testEach([10, 30])(
  "hessian() from a gradient of %s variables takes 8n + 100 evaluations of that",
  (n) => {
    const x = Array.from({ length: n }, (_, i) => Math.sin(i + 1));
    const { value, error, evaluations } = estimateHessian(rosenbrock, x, {
      gradient: rosenbrockGradient,
    });
    assert(evaluations <= 8 * n + 100, `${evaluations} evaluations`);
    rosenbrockHessian(x).forEach((row, i) =>
      row.forEach((exact, j) => {
        // The closed form is rounded, too, in terms of this size.
        const rounding = 3e-16 * (i === j ? 1600 : Math.abs(exact));
        assert(Math.abs(value[i][j] - exact) <= error[i][j] + rounding);
      })
    );
  },
);

const N = 8;
const POINT = Array.from({ length: N }, (_, i) => 0.3 + Math.sin(i + 1));

/** What may be wrong with an output along one coordinate, beside outputs that are smooth: at x[5], to which t is relative. */
const TROUBLES: readonly (readonly [string, (t: number) => number])[] = [
  ["a kink", Math.abs],
  ["a jump", (t) => t > 0 ? 1 : 0],
  ["a jump 0.01 away", (t) => t > 0.01 ? 1 : 0],
  ["a hinge that is dead up to 0.2", (t) => Math.max(0, t - 0.2)],
  ["a hinge that is dead up to 2", (t) => Math.max(0, t - 2)],
  ["a scale of a thousandth", (t) => Math.sin(1000 * t)],
  ["a bump of a thousandth", (t) => Math.exp(-((1000 * t - 3) ** 2))],
  ["a function flat to all orders", (t) => t && Math.exp(-1 / t ** 2)],
  ["noise", (t) => Math.sin(t) + noise(t, 1e-6)],
  ["a stair", (t) => Math.round(40 * t + 0.3) / 40],
  ["32 bits", (t) => Math.fround(1 + Math.sin(t))],
  ["an edge", (t) => Math.sqrt(t)],
  ["an edge 0.1 away", (t) => Math.sqrt(t + 0.1)],
  ["a slope of 1e-9", (t) => 1e-9 * t],
  ["a slope of 1e-13 beside 100", (t) => 100 + 1e-13 * t],
];

testEach(TROUBLES)(
  "an output with %s along a coordinate has in a Jacobian the verdict that it has alone, and no other element a worse one",
  (_, trouble) => {
    const f = (x: number[]) =>
      x.map((xi, k) =>
        xi ** 2 - (x[k + 1] ?? 0) + (k === 2 ? trouble(x[5] - POINT[5]) : 0)
      );
    const shared = estimateJacobian(f, POINT);
    const method = adaptiveWithout("shared steps");
    const alone = estimateJacobian(f, POINT, { method });
    for (let k = 0; k < N; k++) {
      for (let i = 0; i < N; i++) {
        const [{ kind }, { kind: expected }] = [shared, alone].map((
          { verdicts },
        ) => (verdicts as Verdict[][])[k][i]);
        assertEquals(kind, expected, `f[${k}] by x[${i}]`);
        if (kind !== "ok" && kind !== "flat") continue;
        const off = Math.abs(shared.value[k][i] - alone.value[k][i]);
        const rounding = 1e-15 * Math.abs(alone.value[k][i]);
        assert(off <= shared.error[k][i] + alone.error[k][i] + rounding);
      }
    }
  },
);

Deno.test("jacobian() finds the small slope of an output in 32 bits that stands still at shared steps", () => {
  const f = (x: number[]) =>
    x.map((xi, k) =>
      k === 2 ? Math.fround(1000 + xi + 1e-6 * x[6]) : xi ** 2 - (x[k + 1] ?? 0)
    );
  const { value, error, verdicts } = estimateJacobian(f, POINT);
  const alone = estimateDerivative(
    (t) => Math.fround(1000 + POINT[2] + 1e-6 * t),
    POINT[6],
  );
  const { kind } = (verdicts as Verdict[][])[2][6];
  assertEquals([kind, alone.verdict.kind], ["stair", "stair"]);
  assert(Math.abs(value[2][6] - 1e-6) <= error[2][6]);
});

Deno.test("jacobian() verifies by itself what shares steps along a coordinate on which another output cannot", () => {
  const x = POINT.with(5, 36);
  const saturated = (t: number) =>
    0.01 * t ** 2 - Math.log(1 - 1 / (1 + Math.exp(-t)));
  const f = (y: number[]) =>
    y.map((yi, k) =>
      (k === 5 ? 1 : yi ** 2) + (k === 2 ? Math.sin(1000 * y[5]) : 0) +
      (k === 3 ? saturated(y[5]) : 0)
    );
  const verdicts = estimateJacobian(f, x).verdicts as Verdict[][];
  assertEquals(
    verdicts.map((row) => row[5].kind),
    ["flat", "flat", "ok", "stair", "flat", "flat", "flat", "flat"],
  );
});

Deno.test("jacobian() shares steps alike for functions that return promises, and when traced", async () => {
  const f = (x: number[]) => x.map((xi, k) => xi ** 2 - (x[k + 1] ?? 0));
  const now = estimateJacobian(f, POINT);
  const then = await estimateJacobian(
    (x: number[]) => Promise.resolve(f(x)),
    POINT,
    { concurrency: 3 },
  );
  const events: TraceEvent[] = [];
  const traced = estimateJacobian(f, POINT, {
    trace: (event) => events.push(event),
  });
  assertEquals(then, now);
  assertEquals(traced, now);
  const shared = events.filter((event) =>
    event.kind === "sequence" && event.why === "shared"
  );
  assert(shared.length >= N * (N - 1));
});

Deno.test("jacobian() lets through what an accessor of f's result throws", () => {
  const f = (x: number[]) => ({
    get a(): number {
      throw new RangeError(`no value at ${x[0]}`);
    },
  });
  assertThrows(() => jacobian(f, [1]), RangeError, "no value at 1");
});
