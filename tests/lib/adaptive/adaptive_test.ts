import { adaptive, estimateDerivative } from "../../../mod.ts";
import hard from "../../golden/derivatives_hard.json" with { type: "json" };
import pieces from "../../golden/derivatives_pieces.json" with { type: "json" };
import random from "../../golden/derivatives_random.json" with { type: "json" };
import smooth from "../../golden/derivatives_smooth.json" with { type: "json" };
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { noise } from "../../support/noise.ts";
import { randomSource } from "../../support/random.ts";
import {
  isConfidentlyWrong,
  isCovered,
  median,
  outcomes,
  type Row,
} from "../../support/derivative_case.ts";

const SETS: Record<string, Row[]> = {
  smooth: smooth as unknown as Row[],
  hard: hard as unknown as Row[],
  pieces: pieces as unknown as Row[],
  random: random as unknown as Row[],
};

function run(name: keyof typeof SETS, derivativeOrder: 1 | 2 | 3 | 4 = 1) {
  return outcomes(
    SETS[name],
    derivativeOrder,
    (f, x) => estimateDerivative(f, x, { derivativeOrder }),
  );
}

Deno.test("adaptive() is within 1e-12 on every smooth function of its peers' tests", () => {
  const bad = run("smooth").filter(({ relative }) => relative > 1e-12);
  assertEquals(bad, []);
});

Deno.test("adaptive() has a median error of 2e-14 in a median of 13 evaluations on smooth functions", () => {
  const all = run("smooth");
  assert(median(all.map(({ relative }) => relative)) <= 2e-14);
  assert(median(all.map(({ evaluations }) => evaluations)) <= 13);
});

Deno.test("adaptive() takes 11 evaluations in the median for a tolerance of 1e-10 on smooth functions", () => {
  const method = adaptive({ tolerance: 1e-10 });
  const all = outcomes(
    SETS.smooth,
    1,
    (f, x) => estimateDerivative(f, x, { method }),
  );
  assert(all.every(({ relative }) => relative <= 1e-10));
  assert(median(all.map(({ evaluations }) => evaluations)) <= 11);
});

Deno.test("adaptive()'s error covers all smooth functions and is at most 14 times too large in the median", () => {
  const all = run("smooth");
  assert(all.every(isCovered));
  const ratios = all
    .map(({ value, exact, error }) => error / Math.abs(value - exact))
    .filter(Number.isFinite);
  assert(median(ratios) <= 14, `${median(ratios)}`);
});

Deno.test("adaptive() is within 1e-10 on 85 % of the scales that no fixed step serves", () => {
  const all = run("hard");
  const good = all.filter(({ relative }) => relative <= 1e-10);
  assert(good.length >= 0.85 * all.length, `${good.length} of ${all.length}`);
});

Deno.test("adaptive() resolves a sine far faster than its first steps", () => {
  for (const x of [0.3, 0.5, 0.77, 1, 1.5, 2, 3.3]) {
    const { value, error } = estimateDerivative((x) => Math.sin(1e4 * x), x);
    const exact = 1e4 * Math.cos(1e4 * x);
    // Rounding 1e4 x moves f by up to 4e-12, and a step that resolves the sine is below 1e-4.
    assert(Math.abs(value - exact) <= error && error < 1e-8 * Math.abs(exact));
  }
});

testEach<[number, number]>([[10, 8], [7, 8], [5, 1.9], [20, 20], [3, 31]])(
  "adaptive() finds the fourth derivative of sin(%dx) at %d in at most 45 evaluations",
  (k, x) => {
    const exact = k ** 4 * Math.sin(k * x);
    const { value, error, evaluations, verdict } = estimateDerivative(
      (x) => Math.sin(k * x),
      x,
      { derivativeOrder: 4 },
    );
    assertEquals(verdict.kind, "ok");
    assert(Math.abs(value - exact) <= error);
    assert(error <= 1e-4 * Math.abs(exact) && evaluations <= 45);
  },
);

Deno.test("adaptive() finds the second derivative of every smooth function to 1e-9, in a median of 15 evaluations", () => {
  const all = run("smooth", 2);
  assertEquals(all.filter(({ relative }) => relative > 1e-9), []);
  const counts = all.map(({ evaluations }) => evaluations);
  assert(median(counts) <= 15);
  // A pole closer than the first step is looked at from both sides.
  assert(counts.filter((count) => count > 25).length <= 3);
});

for (const derivativeOrder of [1, 2, 3, 4] as const) {
  for (const name of Object.keys(SETS)) {
    Deno.test(`adaptive() is never confidently wrong on the ${name} set, derivative order ${derivativeOrder}`, () => {
      assertEquals(run(name, derivativeOrder).filter(isConfidentlyWrong), []);
    });
  }
}

Deno.test("adaptive() resolves f close to a kink, a jump or an edge", () => {
  const bad = run("pieces").filter(({ kind, relative }) =>
    !["ok", "flat", "noisy"].includes(kind) || relative > 1e-8
  );
  assertEquals(bad, []);
});

for (const derivativeOrder of [1, 2, 3, 4] as const) {
  Deno.test(`adaptive() takes rounded values for stairs or noise, not for kinks, in a derivative of order ${derivativeOrder}`, () => {
    const rounded: ((y: number) => number)[] = [
      Math.fround,
      (y) => Math.round(y * 1e6) / 1e6,
      (y) => Math.floor(y * 1e8) / 1e8,
      (y) => Number(y.toPrecision(8)),
    ];
    for (const round of rounded) {
      for (const x of [0.3, 1, 2.5, -4]) {
        const { value, error, verdict } = estimateDerivative(
          (t) => round(Math.sin(t)),
          x,
          { derivativeOrder },
        );
        const said = `${round} ${x}: ${value} ± ${error} ${verdict.kind}`;
        assert(
          ["ok", "stair", "noisy", "imprecise", "budget"].includes(
            verdict.kind,
          ),
          said,
        );
        const exact = [Math.cos(x), -Math.sin(x), -Math.cos(x), Math.sin(x)];
        assert(Math.abs(value - exact[derivativeOrder - 1]) <= error, said);
      }
    }
  });
}

Deno.test("adaptive() is not ok with a second derivative that grows without bound", () => {
  for (const [power, a] of [[1.5, 0], [1.5, 1], [1.5, -0.3], [1.3, 0.7]]) {
    const { verdict } = estimateDerivative(
      (x) => Math.exp(x) + Math.abs(x - a) ** power,
      a,
      { derivativeOrder: 2 },
    );
    assert(verdict.kind !== "ok", `${power} ${a}: ${verdict.sentence}`);
  }
});

const VERDICTS: readonly [string, (x: number) => number, number, string][] = [
  ["|x|", Math.abs, 0, "kink"],
  ["max(x, 0)", (x) => Math.max(x, 0), 0, "kink"],
  ["|sin x| at π", (x) => Math.abs(Math.sin(x)), Math.PI, "kink"],
  ["max(x, x²) at 1", (x) => Math.max(x, x * x), 1, "kink"],
  ["min(x, 1-x) at 1/2", (x) => Math.min(x, 1 - x), 0.5, "kink"],
  ["|x - 1| + exp x", (x) => Math.abs(x - 1) + Math.exp(x), 1, "kink"],
  ["x² + |x|/1000", (x) => x * x + 1e-3 * Math.abs(x), 0, "kink"],
  ["x² + |x - 100| at 100", (x) => x * x + Math.abs(x - 100), 100, "kink"],
  ["cos 5x + |x|", (x) => Math.cos(5 * x) + Math.abs(x), 0, "kink"],
  ["a step", (x) => x > 0 ? 1 : 0, 0, "jump"],
  ["exp and a small step", (x) => Math.exp(x) + (x > 1 ? 1e-4 : 0), 1, "jump"],
  ["sign", Math.sign, 0, "jump"],
  ["floor at 2", Math.floor, 2, "jump"],
  ["a value out of place", (x) => x === 1 ? 5 : x, 1, "jump"],
  ["cbrt", Math.cbrt, 0, "vertical"],
  ["√|x|", (x) => Math.sqrt(Math.abs(x)), 0, "vertical"],
  ["√x", Math.sqrt, 0, "edge"],
  ["x√x", (x) => x * Math.sqrt(x), 0, "edge"],
  ["asin at 1", Math.asin, 1, "edge"],
  ["acos at -1", Math.acos, -1, "edge"],
  ["√(1-x) at 1", (x) => Math.sqrt(1 - x), 1, "edge"],
  ["log at 0", Math.log, 0, "nonfinite"],
  ["1/x at 0", (x) => 1 / x, 0, "nonfinite"],
  ["1/x with a hole filled", (x) => x === 0 ? 0 : 1 / x, 0, "nonfinite"],
  ["sin at NaN", Math.sin, NaN, "nonfinite"],
  ["sin at ∞", Math.sin, Infinity, "nonfinite"],
  ["x² at 1e160", (x) => x * x, 1e160, "nonfinite"],
  ["sin in 32 bits", (x) => Math.fround(Math.sin(x)), 1, "stair"],
  ["sin to 6 decimals", (x) => Math.floor(Math.sin(x) * 1e6) / 1e6, 1, "stair"],
  [
    "sin with noise",
    (x) => Math.sin(x) * (1 + noise(x, 1e-4)),
    1,
    "noisy",
  ],
  ["exp in 32 bits at 0", (x) => Math.fround(Math.exp(x)), 0, "stair"],
  [
    "sin to 3 decimals",
    (x) => Math.round(Math.sin(x) * 1e3) / 1e3,
    1,
    "stair",
  ],
  ["(1 - cos x)/x² at 1e-7", (x) => (1 - Math.cos(x)) / x ** 2, 1e-7, "stair"],
  ["1e16 + x", (x) => 1e16 + x, 1, "ok"],
  ["sin(1e17 x)", (x) => Math.sin(1e17 * x), 1.2, "unresolved"],
  ["sin(1/x)", (x) => x === 0 ? 0 : Math.sin(1 / x), 0, "unresolved"],
  ["x sin(1/x)", (x) => x === 0 ? 0 : x * Math.sin(1 / x), 0, "unresolved"],
  ["a constant", () => 5, 1, "flat"],
  ["floor at 2.5", Math.floor, 2.5, "stair"],
  ["x|x|", (x) => x * Math.abs(x), 0, "ok"],
  [
    "exp + |x - 1|^1.5 at 1",
    (x) => Math.exp(x) + Math.abs(x - 1) ** 1.5,
    1,
    "ok",
  ],
  ["|x|³", (x) => Math.abs(x) ** 3, 0, "ok"],
  ["x² sin(1/x)", (x) => x === 0 ? 0 : x * x * Math.sin(1 / x), 0, "ok"],
  ["x⁹", (x) => x ** 9, 0, "ok"],
  ["sin at 1e10", Math.sin, 1e10, "ok"],
  ["log(1 + x)", (x) => Math.log(1 + x), 0, "ok"],
  ["exp(x) - 1 at 1e-3", (x) => Math.exp(x) - 1, 1e-3, "ok"],
  ["log at 1e-300", Math.log, 1e-300, "ok"],
];

/** Smooth functions with a feature far smaller than x, and their derivatives. */
const FEATURES: readonly [
  string,
  (x: number) => number,
  (x: number) => number,
][] = [
  [
    "a kink of a thousandth",
    (x) => Math.sin(x) + 1e-3 * Math.abs(x - 1),
    (x) => Math.cos(x) + 1e-3 * Math.sign(x - 1),
  ],
  ["a step of 1e-4", (x) => Math.sin(x) + (x > 1 ? 1e-4 : 0), Math.cos],
  [
    "a smooth step of 1e-6",
    (x) => Math.sin(x) + 1e-6 * Math.tanh((x - 1) * 1e6),
    (x) => Math.cos(x) + 1 / Math.cosh((x - 1) * 1e6) ** 2,
  ],
];

for (const [name, f, exact] of FEATURES) {
  Deno.test(`adaptive() resolves a sine beside ${name}`, () => {
    for (const distance of [1e-7, -1e-6, 3e-6, 1e-5, -1e-4, 1e-3, -0.01]) {
      const x = 1 + distance;
      const { value, error, verdict } = estimateDerivative(f, x);
      assertEquals(verdict.kind, "ok", `${distance}: ${verdict.sentence}`);
      const off = Math.abs(value - exact(x));
      assert(off <= error && error < 1e-3, `${distance}: ${off} ${error}`);
    }
  });
}

for (const level of [1e-3, 1e-5, 1e-7, 1e-9, 1e-11]) {
  Deno.test(`adaptive() covers its error under random noise of ${level}, and measures it`, () => {
    const noise = randomSource(7);
    for (const x of [0, 1, -2.5, 10]) {
      const f = (t: number) => Math.exp(t / 10) + level * (2 * noise() - 1);
      const { value, error, verdict } = estimateDerivative(f, x);
      // Noise that leaves four digits of the derivative costs nothing that was asked for.
      const isGood = error <= 1e-4 * Math.abs(value);
      assertEquals(verdict.kind, isGood ? "ok" : "noisy", `${x}`);
      if (verdict.kind === "noisy") {
        assert(verdict.level > 0.1 * level && verdict.level < 10 * level);
      }
      assert(Math.abs(value - Math.exp(x / 10) / 10) <= error);
    }
  });
}

for (const [name, f, x, kind] of VERDICTS) {
  Deno.test(`adaptive() says ${kind} of ${name}`, () => {
    const { verdict } = estimateDerivative(f, x);
    assertEquals(verdict.kind, kind, verdict.sentence);
    assert(verdict.sentence.length > 0);
  });
}

testEach<[string, (x: number) => number, 2 | 3, number, number]>([
  ["|x|^1.5", (x) => Math.abs(x) ** 1.5, 2, Infinity, Infinity],
  ["√|x|", (x) => Math.sqrt(Math.abs(x)), 2, -Infinity, -Infinity],
  ["|x|^2.5", (x) => Math.abs(x) ** 2.5, 3, -Infinity, Infinity],
])(
  "adaptive() says vertical of a derivative without bound: %s",
  (_, f, derivativeOrder, left, right) => {
    const { verdict } = estimateDerivative(f, 0, { derivativeOrder });
    assert(verdict.kind === "vertical", verdict.sentence);
    assertEquals([verdict.left, verdict.right], [left, right]);
  },
);

Deno.test("adaptive() gives the slopes of straight pieces exactly", () => {
  for (const a of [0, 1, -0.25, 100]) {
    for (const [from, to] of [[-1, 1], [0, 1], [-2, 0], [3, 4], [0.5, -8]]) {
      const { verdict } = estimateDerivative(
        (x) => (x < a ? from : to) * (x - a),
        a,
      );
      assert(verdict.kind === "kink", verdict.sentence);
      assertEquals([verdict.left.value, verdict.right.value], [from, to]);
    }
  }
});

Deno.test("adaptive() gives a kink's left and right derivative with errors, and a value halfway", () => {
  const { value, error, verdict } = estimateDerivative(
    (x) => Math.abs(x - 1) + Math.exp(x),
    1,
  );
  assert(verdict.kind === "kink");
  const { left, right } = verdict;
  assert(
    Math.abs(left.value - (Math.E - 1)) <= left.error && left.error < 1e-9,
  );
  assert(
    Math.abs(right.value - (Math.E + 1)) <= right.error && right.error < 1e-9,
  );
  assert(Math.abs(value - Math.E) < 1e-9 && error >= 1);
});

/** Functions that subtract great numbers from each other, and their derivatives. */
const CANCELLING: readonly [
  string,
  (x: number) => number,
  (x: number) => number,
][] = [
  ["log(1 + x)", (x) => Math.log(1 + x), (x) => 1 / (1 + x)],
  ["exp(x) - 1", (x) => Math.exp(x) - 1, Math.exp],
  ["1 - cos x", (x) => 1 - Math.cos(x), Math.sin],
  [
    "√(1 + x²) - 1",
    (x) => Math.sqrt(1 + x * x) - 1,
    (x) => x / Math.sqrt(1 + x * x),
  ],
  ["(x + 1e5) - 1e5", (x) => (x + 1e5) - 1e5, () => 1],
];

for (const [name, f, exact] of CANCELLING) {
  Deno.test(`adaptive() is honest about ${name} where it computes no change at all`, () => {
    for (const x of [0, 1e-300, 1e-17, -1e-16, 1e-14, -1e-12, 1e-9, 1e-6]) {
      const { value, error, verdict } = estimateDerivative(f, x);
      const off = Math.abs(value - exact(x));
      assert(off <= 10 * error, `${x}: ${value} ± ${error}, ${verdict.kind}`);
    }
  });
}

Deno.test("adaptive() gives a jump's limits", () => {
  const { verdict } = estimateDerivative(
    (x) => x >= 0 ? 2 + x : Math.cos(x),
    0,
  );
  assert(verdict.kind === "jump");
  assert(Math.abs(verdict.left.value - 1) <= verdict.left.error);
  assert(Math.abs(verdict.right.value - 2) <= verdict.right.error + 1e-15);
});

Deno.test("adaptive() takes the derivative from the side where f is defined", () => {
  const { value, error, verdict } = estimateDerivative(
    (x) => x < 0 ? NaN : Math.exp(x),
    0,
  );
  assert(verdict.kind === "edge" && verdict.side === "left");
  assert(Math.abs(value - 1) <= error && error < 1e-9);
});

Deno.test("adaptive() takes a throw beside x for an edge of the domain", () => {
  const { value, error, verdict } = estimateDerivative((x) => {
    if (x > 2) throw new RangeError("beyond 2");
    return x * x;
  }, 2);
  assert(verdict.kind === "edge" && verdict.side === "right");
  assert(Math.abs(value - 4) <= error && error < 1e-9);
});

Deno.test("adaptive() lets through what f throws at x, and mistakes in f anywhere", () => {
  const atX = () => {
    throw new RangeError("not here");
  };
  assertThrows(() => estimateDerivative(atX, 1), RangeError, "not here");
  const mistaken = (x: number) =>
    x === 1 ? 1 : (null as unknown as number[])[0];
  assertThrows(() => estimateDerivative(mistaken, 1), TypeError);
});

Deno.test("adaptive() ends where f throws the reason of an AbortSignal", () => {
  const controller = new AbortController();
  let calls = 0;
  const f = (x: number) => {
    if (++calls === 4) controller.abort();
    controller.signal.throwIfAborted();
    return x;
  };
  assertThrows(() => estimateDerivative(f, 1), DOMException, "abort");
  assertEquals(calls, 4);
});

Deno.test("adaptive() keeps to maxEvaluations and gives the best so far", () => {
  for (let maxEvaluations = 1; maxEvaluations <= 20; maxEvaluations++) {
    const method = adaptive({ maxEvaluations });
    let calls = 0;
    const { value, error, evaluations, verdict } = estimateDerivative(
      (x) => {
        calls++;
        return Math.exp(x);
      },
      1,
      { method },
    );
    assertEquals(calls, evaluations);
    assert(calls <= maxEvaluations);
    if (maxEvaluations < 9) assertEquals(verdict.kind, "budget");
    if (maxEvaluations >= 3) assert(Math.abs(value - Math.E) <= error);
  }
});

Deno.test("adaptive() saves evaluations for a larger tolerance", () => {
  const [strict, loose] = [0, 1e-6].map((tolerance) =>
    estimateDerivative(Math.exp, 1, { method: adaptive({ tolerance }) })
  );
  assert(loose.evaluations < strict.evaluations);
  assert(loose.error <= 1e-6 * Math.E && loose.verdict.kind === "ok");
});

Deno.test("adaptive() refuses options that mean nothing", () => {
  assertThrows(
    () => adaptive({ maxEvaluations: 0 }),
    RangeError,
    "positive integer",
  );
  assertThrows(() => adaptive({ tolerance: NaN }), RangeError, "tolerance");
});

Deno.test("adaptive() never leaves its bounds and still finds the derivative", () => {
  for (
    const x of [0, 1e-18, 1e-15, 1e-12, 1e-9, 1e-5, 0.3, 0.5, 0.99, 1 - 1e-9, 1]
  ) {
    const { value, error, verdict } = estimateDerivative(
      (t) => {
        assert(t >= 0 && t <= 1);
        return Math.exp(2 * t);
      },
      x,
      { bounds: { lower: 0, upper: 1 } },
    );
    assertEquals(verdict.kind, "ok");
    assert(Math.abs(value - 2 * Math.exp(2 * x)) <= error);
    assert(error < 1e-7 * value, `${x} ${error}`);
  }
});

testEach([1, 2, 3, 4] as const)(
  "adaptive() knows a constant by derivative %s after 23 evaluations at most, as far as it looked",
  (derivativeOrder) => {
    for (const x of [0, 2, -300, 1e-5]) {
      const seen: number[] = [];
      const { value, evaluations, verdict } = estimateDerivative(
        (t: number) => {
          seen.push(Math.abs(t - x));
          return 7;
        },
        x,
        { derivativeOrder },
      );
      assertEquals([value, verdict.kind], [0, "flat"]);
      assert(evaluations <= 23, `${evaluations} evaluations`);
      assert(verdict.kind === "flat");
      assert(verdict.reach <= Math.max(...seen));
    }
  },
);

testEach([-12, -15, -17, -19])(
  "adaptive() finds a slope of 1e%s that the rounding of f hides near x, between the steps of its leaps",
  (exponent) => {
    for (const factor of [1, 2, 4, 7]) {
      const slope = factor * 10 ** exponent;
      const { value, error } = estimateDerivative((x) => 7 + slope * x, 2);
      assert(Math.abs(value - slope) <= error && error < slope / 100);
    }
  },
);

Deno.test("adaptive() says of a hinge among its leaps that f is constant before it", () => {
  for (const hinge of [3, 30, 300, 3e4, 3e6]) {
    const f = (x: number) => 7 + Math.max(0, x - hinge);
    const { value, verdict } = estimateDerivative(f, 0.3);
    assertEquals(value, 0);
    assert(verdict.kind === "flat" && verdict.reach < hinge);
  }
});

testEach<[string, (x: number) => number]>([
  ["the left", (x) => x < 0 ? 1 / x : x],
  ["the right", (x) => x > 0 ? 1 / x : x],
  ["both sides", (x) => x === 0 ? 0 : 1 / x],
])("adaptive() says of a pole on %s that f is unbounded beside x", (_, f) => {
  const { verdict } = estimateDerivative(f, 0);
  assertEquals(verdict.sentence, "f is unbounded beside x, however close");
});
