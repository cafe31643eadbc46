import type { Verdict } from "../../../../lib/core/verdict/verdict.ts";
import { OK } from "../../../../lib/core/verdict/verdicts.ts";
import {
  type ErrorScale,
  granted,
  judge,
} from "../../../../lib/check/judge/judge.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const SCALE: ErrorScale = {
  scale: 1,
  tolerance: 1e-8,
  cancelled: 1e-14,
  negligible: 1e-8,
  hidden: 0,
  blur: "",
  coarse: "",
};

/** A verdict of which no more is read than this. */
function verdictAs(figures: Readonly<Record<string, unknown>>): Verdict {
  return { sentence: "so it is", ...figures } as unknown as Verdict;
}

function judged(
  analytic: number,
  [value, error]: readonly [number, number],
  verdict: Verdict = OK,
  scale: Partial<ErrorScale> = {},
): string {
  const estimate = { value, error, evaluations: 4, verdict, reach: 1 };
  return judge(analytic, estimate, { ...SCALE, ...scale }).verdict;
}

testEach([[Infinity, 1], [-Infinity, 0], [1, Infinity], [NaN, 1], [1, NaN]])(
  "judge(): a numeric side that is not finite accuses nobody: %s ± %s",
  (value, error) => {
    const estimate = { value, error, evaluations: 4, verdict: OK, reach: 1 };
    assertEquals(judge(1, estimate, SCALE), {
      verdict: "unsure",
      why: "the numeric side has no value",
    });
  },
);

// With nothing granted, what is apart by up to twice the error passes, and what is by more than ten times fails.
const BARE = { tolerance: 0, cancelled: 0 };

testEach<
  readonly [number, readonly [number, number], Partial<ErrorScale>, string]
>([
  [1 + 2 / 1024, [1, 1 / 1024], BARE, "pass"],
  [1 - 2 / 1024, [1, 1 / 1024], BARE, "pass"],
  [1 + 3 / 1024, [1, 1 / 1024], BARE, "unsure"],
  [1 + 10 / 1024, [1, 1 / 1024], BARE, "unsure"],
  [1 + 11 / 1024, [1, 1 / 1024], BARE, "fail"],
  [1 - 11 / 1024, [1, 1 / 1024], BARE, "fail"],
  // What is granted: a part of the value, and one of the scale.
  [4 + 3 / 1024, [4, 0], { tolerance: 1 / 1024, cancelled: 0 }, "pass"],
  [4 + 5 / 1024, [4, 0], { tolerance: 1 / 1024, cancelled: 0 }, "fail"],
  [
    4 + 7 / 1024,
    [4, 0],
    { tolerance: 0, cancelled: 1 / 1024, scale: 8 },
    "pass",
  ],
  [
    4 + 9 / 1024,
    [4, 0],
    { tolerance: 0, cancelled: 1 / 1024, scale: 8 },
    "fail",
  ],
  // An error of more than a thousandth is no proof, unless it is negligible; where f is blurred, of more than a hundredth.
  [1, [1, 0.9e-3], BARE, "pass"],
  [1, [1, 1.1e-3], BARE, "unsure"],
  [1, [1, 1.1e-3], { ...BARE, negligible: 1 }, "pass"],
  [1, [1, 9e-3], { ...BARE, blur: "noise" }, "pass"],
  [1, [1, 1.1e-2], { ...BARE, blur: "noise" }, "unsure"],
  [1, [1, 1.1e-3], { tolerance: 0.1, cancelled: 0 }, "pass"],
  [1e-3, [1e-3, 1e-5], BARE, "pass"],
  [1e-3, [1e-3, 1e-5], { ...BARE, scale: 1e-3 }, "unsure"],
  // Beyond single precision, code that overflows may mean to.
  [Infinity, [1e39, 1e30], {}, "unsure"],
  [-Infinity, [-1e39, 1e30], {}, "unsure"],
  [Infinity, [1e38, 1e30], {}, "fail"],
  [Infinity, [3.4e38, 1e30], {}, "fail"],
  [NaN, [1e39, 1e30], {}, "fail"],
])(
  "judge(): %d against %j with %j: %s",
  (analytic, numeric, scale, verdict) => {
    assertEquals(judged(analytic, numeric, OK, scale), verdict);
  },
);

Deno.test("granted() adds a part of the value to a part of the scale", () => {
  assertEquals(
    granted(-3, { ...SCALE, tolerance: 2, cancelled: 5, scale: 7 }),
    41,
  );
});

const at = (value: number, error = 1e-12) => ({ value, error });
const KINK = verdictAs({
  kind: "kink",
  of: "slope",
  left: at(-1),
  right: at(3),
});

testEach([
  [-1, "pass"],
  [3, "pass"],
  [1, "pass"],
  [0, "unsure"],
  [2.9, "unsure"],
  [-1.1, "fail"],
  [3.1, "fail"],
])("judge(): at a kink of slopes -1 and 3, %d is a %s", (analytic, verdict) => {
  assertEquals(judged(analytic, [1, 2], KINK), verdict);
  const mirrored = { ...KINK, left: at(1), right: at(-3) } as Verdict;
  assertEquals(judged(-analytic, [-1, 2], mirrored), verdict);
});

// The errors of the sides widen what may be meant by ten times.
testEach([[3.09, "unsure"], [3.11, "fail"], [-1.09, "unsure"], [
  -1.11,
  "fail",
]])(
  "judge(): at a kink whose slopes are known to 0.01, %d is a %s",
  (analytic, verdict) => {
    const rough = {
      ...KINK,
      left: at(-1, 0.01),
      right: at(3, 0.01),
    } as Verdict;
    assertEquals(judged(analytic, [1, 2], rough), verdict);
  },
);

const NOISY = verdictAs({ kind: "noisy", noise: 1e-3 });

testEach(
  [
    ["agrees", 1, [1, 1e-4], "pass"],
    ["differs", 2, [1, 1e-4], "fail"],
    ["may be a staircase", 0, [1, 1e-4], "unsure"],
    ["differs from a guess of an eleventh of its size", 3, [1, 0.15], "fail"],
    ["differs from a guess of more than a tenth", -1, [1, 0.15], "unsure"],
    ["differs from a guess of just a tenth", -0.5, [1, 0.1], "fail"],
  ] as const,
)(
  "judge(): under noise it %s: %d against %j is %s",
  (_, analytic, numeric, verdict) => {
    assertEquals(judged(analytic, numeric, NOISY), verdict);
  },
);

testEach([[1, 1, "pass"], [Infinity, Infinity, "pass"], [
  5,
  Infinity,
  "unsure",
]])(
  "judge(): at a vertical tangent, %d against %d is %s",
  (analytic, value, verdict) => {
    const vertical = verdictAs({ kind: "vertical" });
    assertEquals(judged(analytic, [value, Infinity], vertical), verdict);
  },
);

testEach([[0.75, "pass"], [-0.25, "pass"], [0.85, "fail"], [-0.3, "fail"]])(
  "judge(): a flat f hides up to its rounding: %d is %s",
  (analytic, verdict) => {
    const flat = verdictAs({ kind: "flat", reach: 1 });
    assertEquals(judged(analytic, [0.25, 0], flat, { hidden: 0.5 }), verdict);
  },
);

testEach([
  [2, at(2), "pass"],
  [2.1, at(2), "fail"],
  [7, at(Infinity), "unsure"],
  [Infinity, at(Infinity), "pass"],
])(
  "judge(): at an edge, %d against %j is %s",
  (analytic, derivative, verdict) => {
    const edge = verdictAs({ kind: "edge", derivative });
    assertEquals(judged(analytic, [derivative.value, 1], edge), verdict);
  },
);

// Treads of slope 0 that follow a slope of 1: where the estimate's error reaches the trend, they are wide.
testEach(
  [
    ["wide, the slope of the tread", 0, 1, "pass"],
    ["wide, the trend", 1, 1, "unsure"],
    ["wide, neither", 3, 1, "fail"],
    ["narrow, the trend", 1, 0.5, "pass"],
    ["narrow, the slope of the tread", 0, 0.5, "unsure"],
    ["narrow, neither", 3, 0.5, "fail"],
  ] as const,
)(
  "judge(): on a staircase, %s: %d is with the error %d a %s",
  (_, analytic, error, verdict) => {
    const stair = verdictAs({
      kind: "stair",
      tread: 0.1,
      rise: 0.1,
      slope: 0,
      trend: at(1, 1e-6),
    });
    assertEquals(judged(analytic, [0, error], stair), verdict);
  },
);

// The slopes are known to 0.001 and 0.05: half a unit besides what is between them, and no error in common.
testEach([[3.4, "unsure"], [3.6, "fail"], [-1.005, "unsure"], [-1.02, "fail"]])(
  "judge(): at a kink each side has its own error: %d is a %s",
  (analytic, verdict) => {
    const unlike = {
      ...KINK,
      left: at(-1, 1e-3),
      right: at(3, 0.05),
    } as Verdict;
    assertEquals(judged(analytic, [1, 2], unlike), verdict);
    const mirrored = {
      ...KINK,
      left: at(-3, 0.05),
      right: at(1, 1e-3),
    } as Verdict;
    assertEquals(judged(-analytic, [-1, 2], mirrored), verdict);
  },
);

testEach(
  [
    ["imprecise: so it is", 1e-2, {}],
    ["", 0.9e-3, { coarse: "coarse" }],
    ["imprecise: so it is", 1.1e-3, {}],
  ] as const,
)(
  "judge(): three digits need no word of doubt: %j with an error of %d",
  (why, error, scale) => {
    const verdict = verdictAs({ kind: "imprecise" });
    const estimate = { value: 1, error, evaluations: 4, verdict, reach: 1 };
    const said = judge(1, estimate, { ...SCALE, negligible: 1, ...scale });
    assertEquals([said.verdict, said.why], ["pass", why || "coarse"]);
  },
);

testEach([1, 4, -0.25])(
  "judge(): an answer of %d to six digits needs no word of doubt, however coarse f is",
  (value) => {
    const why = (off: number) => {
      const error = off * Math.abs(value);
      const estimate = { value, error, evaluations: 4, verdict: OK, reach: 1 };
      return judge(value, estimate, { ...SCALE, coarse: "coarse" }).why;
    };
    assertEquals([why(9e-7), why(1e-6), why(2e-6)], ["", "", "coarse"]);
  },
);

// Powers of 2 hit the bounds themselves: what lies on one is let through, but an error that is negligible lies below its own.
testEach([[4.25, "unsure"], [4.375, "fail"], [-2.25, "unsure"], [
  -2.375,
  "fail",
]])(
  "judge(): at a kink whose slopes -1 and 3 are known to an eighth, %d is a %s",
  (analytic, verdict) => {
    const rough = { ...KINK, left: at(-1, 1 / 8), right: at(3, 1 / 8) };
    assertEquals(judged(analytic, [1, 2], rough as Verdict), verdict);
    const mirrored = { ...rough, left: rough.right, right: rough.left };
    assertEquals(judged(analytic, [1, 2], mirrored as Verdict), verdict);
  },
);

testEach<readonly [string, readonly [number, number], Partial<ErrorScale>]>([
  ["pass", [1, 1 / 8], { tolerance: 1 / 8, cancelled: 0 }],
  ["unsure", [1, 1 / 2], { ...BARE, negligible: 1 / 2 }],
])("judge(): 1 is a %s against %j with %j", (verdict, numeric, scale) => {
  assertEquals(judged(1, numeric, OK, scale), verdict);
});

Deno.test("judge(): what is imprecise by a thousandth, and no more, needs no excuse", () => {
  const why = (error: number) =>
    judge(1, {
      value: 1,
      error,
      evaluations: 4,
      verdict: verdictAs({ kind: "imprecise" }),
      reach: 1,
    }, { ...SCALE, negligible: 1 }).why;
  assertEquals([why(1e-3), why(2e-3)], ["", "imprecise: so it is"]);
});

Deno.test("judge(): the slope on a wide tread passes unless the whole rise is negligible", () => {
  const stair = verdictAs({ kind: "stair", slope: 1, trend: at(1.5, 0) });
  const rise = (negligible: number) =>
    judged(1, [1, 1], stair, { ...BARE, negligible });
  assertEquals([rise(1 / 4), rise(1 / 2)], ["pass", "pass"]);
});

Deno.test("judge(): the error of the trend of a staircase adds to its rise", () => {
  const stair = verdictAs({ kind: "stair", slope: 1, trend: at(1.5, 1 / 4) });
  const scale = { ...BARE, negligible: 1 / 2 };
  assertEquals(judged(1.375, [1, 1], stair, scale), "unsure");
});

// A slope of 1 that follows a trend of 1.5 rises by half: within twice that it agrees.
testEach([[1.9, "pass"], [2.1, "unsure"], [6.1, "fail"]])(
  "judge(): on a staircase whose rise is negligible, %d is a %s",
  (analytic, verdict) => {
    const stair = verdictAs({ kind: "stair", slope: 1, trend: at(1.5, 0) });
    const scale = { ...BARE, negligible: 1 };
    assertEquals(judged(analytic, [1, 1], stair, scale), verdict);
  },
);
