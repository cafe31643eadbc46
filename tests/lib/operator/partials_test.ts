// Gradients whose elements share steps: what they cost where f is smooth, and that trouble in one element shows as it does alone.
import {
  adaptive,
  estimateDerivative,
  estimateGradient,
  estimateJacobian,
  gradient,
  type Method,
  type TraceEvent,
} from "../../../mod.ts";
import { adaptiveWithout } from "../../../lib/adaptive/adaptive.ts";
import {
  assert,
  assertEquals,
  assertStrictEquals,
} from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { normal, randomSource } from "../../../lib/core/random.ts";
import { rosenbrock, rosenbrockGradient } from "../../support/rosenbrock.ts";

type Problem = readonly [
  name: string,
  f: (x: number[]) => number,
  slopes: (x: readonly number[]) => readonly number[],
];

const sum = (x: readonly number[], f: (xi: number) => number) =>
  x.reduce((total, xi) => total + f(xi), 0);

const SMOOTH: readonly Problem[] = [
  ["Rosenbrock's function", rosenbrock, rosenbrockGradient],
  [
    "the logarithm of a sum of exponentials",
    (x) => Math.log(sum(x, Math.exp)),
    (x) => x.map((xi) => Math.exp(xi) / sum(x, Math.exp)),
  ],
  [
    "a norm",
    (x) => Math.hypot(...x),
    (x) => x.map((xi) => xi / Math.hypot(...x)),
  ],
  [
    "a sum of exponentials and a sine of all",
    (x) => sum(x, (xi) => Math.exp(xi / 2)) + Math.sin(sum(x, (xi) => xi)),
    (x) => x.map((xi) => Math.exp(xi / 2) / 2 + Math.cos(sum(x, (xj) => xj))),
  ],
  [
    "sines of sizes from 1 to a million",
    (x) => x.reduce((total, xi, i) => total + Math.sin(xi / 10 ** (i % 7)), 0),
    (x) => x.map((xi, i) => Math.cos(xi / 10 ** (i % 7)) / 10 ** (i % 7)),
  ],
];

testEach([10, 30, 100])(
  "gradient() of %s variables takes 6n + 40 evaluations where elements are 0, and where f does not change with some",
  (n) => {
    const x = Array.from({ length: n }, (_, i) => i % 3 ? Math.sin(i + 1) : 0);
    const still = [1, n - 3, (n >> 1) + 1];
    let calls = 0;
    const { value, error, verdicts } = estimateGradient((y: number[]) => {
      calls++;
      return y.reduce((s, yi, i) => still.includes(i) ? s : s + yi * yi, 0);
    }, x);
    assert(calls <= 6 * n + 40, `${calls} evaluations`);
    x.forEach((xi, i) => {
      const isStill = still.includes(i);
      assertEquals(verdicts[i].kind, isStill ? "flat" : "ok");
      assert(Math.abs(value[i] - (isStill ? 0 : 2 * xi)) <= error[i]);
    });
  },
);

testEach([30, 100, 300])(
  "gradient() of %s variables takes 6n + 40 evaluations where f does not change with every other one",
  (n) => {
    const random = randomSource(n);
    const x = Array.from({ length: n }, () => 4 * random() - 2);
    let calls = 0;
    const { value, error, verdicts } = estimateGradient((y: number[]) => {
      calls++;
      return y.reduce((s, yi, i) => i % 2 ? s + Math.exp(yi / 2) : s, 0);
    }, x);
    assert(calls <= 6 * n + 40, `${calls} evaluations`);
    x.forEach((xi, i) => {
      const slope = i % 2 ? Math.exp(xi / 2) / 2 : 0;
      assertEquals(verdicts[i].kind, i % 2 ? "ok" : "flat");
      assert(Math.abs(value[i] - slope) <= error[i]);
    });
  },
);

testEach([11, 12, 13])(
  "gradient() covers the rounding of a sum that leaves the first variable out, from seed %s",
  (seed) => {
    const random = randomSource(seed);
    for (const n of [300, 300, 1000, 1000]) {
      const x = Array.from({ length: n }, () => normal(random));
      const { value, error } = estimateGradient(
        (y: number[]) => y.reduce((s, yi, i) => i ? s + Math.sin(yi) : s, 0),
        x,
      );
      x.forEach((xi, i) => {
        const off = Math.abs(value[i] - (i ? Math.cos(xi) : 0));
        assert(off <= error[i] + 1e-16, `${off}, not ${error[i]}, at ${i}`);
      });
    }
  },
);

testEach(
  [
    ["a stair", (t) => Math.round(4 * t) / 4],
    ["a hinge", (t) => Math.max(0, t - 2)],
    ["a jump", (t) => t > 0.7 ? 1 : 0],
  ] satisfies [string, (t: number) => number][],
)(
  "gradient() does not take %s that stands still around x for a constant",
  (_, step) => {
    const x = [0.8, -1.1, 1.3, 0.4, 0.3];
    const { value, error, verdicts } = estimateGradient(
      (y: number[]) => sum(y.slice(0, -1), (yi) => yi * yi) + step(y[4]),
      x,
    );
    const alone = estimateDerivative(
      (t) => sum(x.slice(0, -1), (xi) => xi * xi) + step(t),
      x[4],
    );
    assertEquals(verdicts[4].kind, alone.verdict.kind);
    assert(Math.abs(value[4] - alone.value) <= error[4] + alone.error);
  },
);

for (const [name, f, slopes] of SMOOTH) {
  testEach([4, 10, 30, 100])(
    `gradient() of ${name} of %s variables takes 6n + 40 evaluations to 1e-10`,
    (n) => {
      const random = randomSource(n);
      const isScaled = name.startsWith("sines");
      const x = Array.from(
        { length: n },
        (_, i) => (4 * random() - 2) * (isScaled ? 10 ** (i % 7) : 1),
      );
      let calls = 0;
      const { value, error, verdict } = estimateGradient((y: number[]) => {
        calls++;
        return f(y);
      }, x);
      const exact = slopes(x);
      const largest = Math.max(...exact.map(Math.abs));
      assert(calls <= 6 * n + 40, `${calls} evaluations`);
      assertEquals(verdict.kind, "ok");
      exact.forEach((slope, i) => {
        const off = Math.abs(value[i] - slope);
        // The closed form is rounded, too.
        assert(off <= error[i] + 1e-15 * largest, `${off} at ${i}`);
        assert(off <= 1e-10 * largest, `${off} at ${i}`);
      });
    },
  );
}

testEach(
  [
    ["in turn", (i) => 10 ** (i % 4)],
    ["in blocks", (i, n) => 10 ** Math.floor(4 * i / n)],
    ["the finest first", (i, n) => 10 ** (3 - Math.floor(4 * i / n))],
    ["at random", (i) => 10 ** (3 * randomSource(i)())],
  ] satisfies [string, (i: number, n: number) => number][],
)(
  "gradient() takes at most six searches more where f has scales from 1 to 1/1000, %s",
  (_, rateOf) => {
    for (const n of [100, 300]) {
      const random = randomSource(n);
      const x = Array.from({ length: n }, () => 4 * random() - 2);
      const rates = x.map((_, i) => rateOf(i, n));
      let calls = 0;
      const { value, error, verdict } = estimateGradient((y: number[]) => {
        calls++;
        return y.reduce((s, yi, i) => s + Math.sin(rates[i] * yi), 0);
      }, x);
      assertEquals(verdict.kind, "ok");
      assert(calls <= 6 * n + 40 + 6 * 40, `${calls} evaluations`);
      x.forEach((xi, i) => {
        const off = Math.abs(value[i] - rates[i] * Math.cos(rates[i] * xi));
        assert(off <= error[i] && off <= 1e-7, `${off} at ${i}`);
      });
    }
  },
);

/** A function of one number at a point, with its derivative there where it has one. */
interface Trouble {
  readonly f: (x: number) => number;
  readonly x: number;
  readonly slope: number;
}

/** Noise between -1 and 1 that is the same at the same number. */
function hash(x: number): number {
  const [low, high] = new Uint32Array(Float64Array.of(x).buffer);
  return randomSource(low ^ Math.imul(high, 0x9e3779b1))() * 2 - 1;
}

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

const TROUBLES: readonly (readonly [
  name: string,
  trouble: (a: number) => Trouble,
])[] = [
  ["a kink", (a) => ({ f: (x) => Math.abs(x - a), x: a, slope: NaN })],
  ...[1e-7, 1e-5, 1e-3, 3e-3, 0.1].map((away) =>
    [`a kink ${away} away`, (a: number) => ({
      f: (x: number) => Math.abs(x - a - away),
      x: a,
      slope: -1,
    })] as const
  ),
  ["a jump", (a) => ({ f: (x) => x > a ? 1 : 0, x: a, slope: NaN })],
  ...[1e-6, 1e-3, 1e-2].map((away) =>
    [`a jump ${away} away`, (a: number) => ({
      f: (x: number) => x > a + away ? 1 : 0,
      x: a,
      slope: 0,
    })] as const
  ),
  ...[30, 1e3, 1e6].map((k) =>
    [`a scale of ${1 / k}`, (a: number) => ({
      f: (x: number) => Math.sin(k * x),
      x: a,
      slope: k * Math.cos(k * a),
    })] as const
  ),
  ...[1e-2, 1e-3, 1e-4, 1e-5].flatMap((width) =>
    [1, 3, 6].map((m) =>
      [`a bump of width ${width}, ${m} widths away`, (a: number) => ({
        f: (x: number) => Math.exp(-(((x - a) / width - m) ** 2)),
        x: a,
        slope: 2 * m / width * Math.exp(-m * m),
      })] as const
    )
  ),
  ...[1e-9, 1e-6].map((size) =>
    [`noise of ${size}`, (a: number) => ({
      f: (x: number) => Math.sin(x) + size * hash(x),
      x: a,
      slope: Math.cos(a),
    })] as const
  ),
  ["no influence", () => ({ f: () => 1, x: 0.3, slope: 0 })],
  ["the edge of a root", (a) => ({
    f: (x) => Math.sqrt(x - a) + x,
    x: a,
    slope: NaN,
  })],
  ["an edge", (a) => ({
    f: (x) => x < a ? NaN : Math.sin(x),
    x: a,
    slope: Math.cos(a),
  })],
  ["an edge 1e-3 away", (a) => ({
    f: (x) => x < a - 1e-3 ? NaN : Math.sin(x),
    x: a,
    slope: Math.cos(a),
  })],
  ["32 bits", (a) => ({
    f: (x) => Math.fround(Math.sin(x)),
    x: a,
    slope: Math.cos(a),
  })],
  ["outputs rounded to 0.01", (a) => ({
    f: (x) => Math.round(100 * Math.sin(x)) / 100,
    x: a,
    slope: Math.cos(a),
  })],
  ["a saturated sigmoid", (a) => ({
    f: (x) => -Math.log(1 - sigmoid(x)) + 0.01 * x * x,
    x: 34 + a,
    slope: 1 + 0.02 * (34 + a),
  })],
  ["little influence", (a) => ({
    f: (x) => 1e-9 * x * x,
    x: a,
    slope: 2e-9 * a,
  })],
  ["x near 1e-8", (a) => ({ f: Math.log, x: 1e-8 * a, slope: 1e8 / a })],
  ["x near 1e8", (a) => ({
    f: (x) => (x / 1e8) ** 3,
    x: 1e8 * a,
    slope: 3e-8 * a * a,
  })],
  ["a power of 1.5", (a) => ({
    f: (x) => Math.abs(x - a) ** 1.5,
    x: a,
    slope: 0,
  })],
  ["a minimum at 0", () => ({ f: (x) => x * x, x: 0, slope: 0 })],
];

testEach(TROUBLES)(
  "an element with %s has in a gradient the verdict that it has alone, and no other element a worse one",
  (_, trouble) => {
    for (const n of [5, 12, 40]) {
      const random = randomSource(n);
      const { f, x: at, slope } = trouble(0.2 + 1.7 * random());
      const j = Math.floor(n * random());
      const x = Array.from({ length: n }, () => 4 * random() - 2);
      x[j] = at;
      const whole = (y: number[]) =>
        y.reduce(
          (total, yi, i) => total + (i === j ? f(yi) : Math.exp(yi / 2)),
          0,
        );
      const shared = estimateGradient(whole, x);
      const method = adaptiveWithout("shared steps");
      const alone = estimateGradient(whole, x, { method });
      assertEquals(
        shared.verdicts.map(({ kind }) => kind),
        alone.verdicts.map(({ kind }) => kind),
      );
      if (shared.verdicts[j].kind !== "ok") continue;
      const off = Math.abs(shared.value[j] - slope);
      const rounding = 1e-15 * Math.abs(slope);
      assert(off <= shared.error[j] + rounding, `${off} of ${slope}`);
    }
  },
);

Deno.test("the random direction is what sees stairs wider than the shared steps", () => {
  const f = (x: number[]) =>
    x.reduce(
      (total, xi, i) =>
        total +
        (i === 2
          ? -Math.log(1 - sigmoid(xi)) + 0.01 * xi * xi
          : Math.exp(xi / 2)),
      0,
    );
  const x = [0.3, -1, 36, 1.2, 0.7];
  const kindOf = (method: Method) =>
    estimateGradient(f, x, { method }).verdicts[2].kind;
  assertEquals(kindOf(adaptive()), "stair");
  assertEquals(kindOf(adaptiveWithout("random direction")), "ok");
});

Deno.test("sharing steps is what makes a gradient of many variables cheap", () => {
  const x = Array.from({ length: 30 }, (_, i) => Math.sin(i + 1));
  const costOf = (method: Method) =>
    estimateGradient(rosenbrock, x, { method }).evaluations;
  assert(costOf(adaptive()) < 0.7 * costOf(adaptiveWithout("shared steps")));
});

Deno.test("a gradient takes 15 evaluations and six for each element, where differences vanish by chance, too", () => {
  for (const n of [4, 5, 6, 8]) {
    for (const scale of [0, 0.3]) {
      const x = Array.from({ length: n }, (_, i) => scale * (1 + i / 3));
      const { value, error, evaluations } = estimateGradient(rosenbrock, x);
      assert(evaluations <= 6 * n + 15, `${evaluations} for ${n}`);
      const exact = rosenbrockGradient(x);
      assert(value.every((v, i) => Math.abs(v - exact[i]) <= error[i]));
    }
  }
});

Deno.test("the direction that verifies a gradient is no search of its own where f is a quartic", () => {
  for (const n of [5, 8, 11]) {
    const x = Array.from({ length: n }, (_, i) => 1 + Math.sin(i) / 3);
    const { evaluations } = estimateGradient(rosenbrock, x);
    assert(evaluations <= 6 * n + 15, `${n}: ${evaluations}`);
  }
});

Deno.test("an element that the steps of its neighbour nearly suit takes one pair more", () => {
  const steps: number[] = [];
  const f = (x: number[]) => {
    if (x[1] === 0 && x[2] !== 0) steps.push(x[2]);
    return x.reduce((sum, xi, i) => sum + Math.exp((i === 2 ? 5 : 1) * xi), 0);
  };
  const { value, error } = estimateGradient(f, [0, 0, 0, 0, 0, 0]);
  assert(Math.abs(value[2] - 5) <= error[2] && error[2] < 1e-10);
  assertEquals(steps.length, 8);
  assertEquals(steps.filter((h) => !steps.includes(-h)), []);
});

Deno.test("an element on which f hardly depends is known as well as alone", () => {
  const f = ([a, b, c, d, e]: number[]) =>
    Math.exp(a) + Math.exp(b) + 1e-8 * Math.exp(c) + Math.exp(d) + Math.exp(e);
  const errorOf = (method: Method) =>
    estimateGradient(f, [0.3, -1, 0.5, 1.2, 0.7], { method }).error[2];
  assertEquals(errorOf(adaptive()), errorOf(adaptiveWithout("shared steps")));
});

Deno.test("gradient() shares steps alike for functions that return promises", async () => {
  const x = Array.from({ length: 12 }, (_, i) => Math.sin(i + 1));
  let calls = 0;
  const later = (y: number[]) => {
    calls++;
    return Promise.resolve(rosenbrock(y));
  };
  const [now, then] = [
    estimateGradient(rosenbrock, x),
    await estimateGradient(later, x, { concurrency: 5 }),
  ];
  assertEquals(then, now);
  assertEquals(calls, now.evaluations);
});

Deno.test("gradient() shares steps in trees and in 32 bits", () => {
  const f = ({ w, b }: { w: Float32Array; b: number }) =>
    w.reduce((total, wi) => total + Math.exp(wi), 0) * b;
  const w = Float32Array.of(0.5, 1.25, -0.75, 2);
  const { value, error, evaluations, verdict } = estimateGradient(f, {
    w,
    b: 0.5,
  });
  assertEquals(verdict.kind, "ok");
  assert(evaluations < 6 * 5 + 40);
  w.forEach((wi, i) => {
    const exact = Math.exp(wi) / 2;
    assert(Math.abs(value.w[i] - exact) <= error.w[i] * (1 + 2 ** -23));
  });
});

Deno.test("an element near its bound is searched alone, and no evaluation leaves the box", () => {
  const x = [0.5, 1e-3, 0.25, 0.75, 0.5];
  const f = (y: number[]) => {
    assert(y.every((yi) => yi >= 0), `${y}`);
    return sum(y, (yi) => Math.sqrt(1 + yi));
  };
  const { value, error } = estimateGradient(f, x, { bounds: { lower: 0 } });
  x.forEach((xi, i) => {
    const exact = 1 / 2 / Math.sqrt(1 + xi);
    assert(Math.abs(value[i] - exact) <= error[i] && error[i] < 1e-9);
  });
});

testEach([1e-4, 1e-6, 1e-9, 1e-12])(
  "gradient() with shared steps keeps the promise of a tolerance of %s",
  (tolerance) => {
    const x = Array.from({ length: 8 }, (_, i) => Math.sin(i + 1));
    const { value, error, verdicts } = estimateGradient(rosenbrock, x, {
      method: adaptive({ tolerance }),
    });
    const exact = rosenbrockGradient(x);
    verdicts.forEach(({ kind }, i) => {
      assert(Math.abs(value[i] - exact[i]) <= error[i]);
      assert(kind !== "ok" || error[i] <= tolerance * Math.abs(value[i]));
    });
  },
);

testEach([1, 5, 7, 9, 11, 14, 18, 27, 28, 30])(
  "gradient() takes no more than %s evaluations along a line, and x but once",
  (maxEvaluations) => {
    const x = [0.3, -1, 0.5, 1.2, 0.7];
    let calls = 0;
    gradient(
      (y: number[]) => {
        calls++;
        return sum(y, (yi) => Math.abs(yi - 0.3) + Math.exp(yi));
      },
      x,
      { method: adaptive({ maxEvaluations }) },
    );
    // Five elements, and perhaps the direction, each with f at x among its evaluations.
    assert(calls <= 6 * (maxEvaluations - 1) + 1, `${calls}`);
  },
);

Deno.test("the trace of a gradient tells whose steps an element shares, and of the direction that verifies", () => {
  const events: TraceEvent[] = [];
  const x = [0.3, -1, 0.5, 1.2, 0.7];
  const { value, error } = estimateGradient(
    (y: number[]) => sum(y, Math.exp),
    x,
    { trace: (event) => events.push(event) },
  );
  const lines = [...new Set(events.map(({ along }) => along))];
  assertEquals(lines, [
    ...x.map((_, i) => `x[${i}]`),
    "a random direction",
  ]);
  const sequences = events.filter((event) => event.kind === "sequence");
  const shared = sequences.filter(({ why }) => why === "shared");
  assertEquals(
    shared.map(({ along, of }) => [along, of]),
    [1, 2, 3, 4].map((i) => [`x[${i}]`, "x[0]"]),
  );
  for (const event of events) {
    const i = lines.indexOf(event.along);
    if (event.kind !== "conclusion" || i === x.length) continue;
    assertStrictEquals(event.estimate.value, value[i]);
    assertStrictEquals(event.estimate.error, error[i]);
  }
});

Deno.test("gradient() of fewer than four elements searches each alone", () => {
  const x = [0.3, -1, 0.5];
  const { value } = estimateGradient((y: number[]) => sum(y, Math.exp), x);
  x.forEach((xi, i) => {
    const line = (t: number) => sum(x.with(i, t), Math.exp);
    assertStrictEquals(value[i], estimateDerivative(line, xi).value);
  });
});

Deno.test("jacobian() of one output in a list takes what gradient() takes, to the same bits", () => {
  const x = [0.1, 0.7, -1.2, 2, 0.4, 1.5];
  const { value, error, evaluations } = estimateGradient(rosenbrock, x);
  const list = estimateJacobian((y: number[]) => [rosenbrock(y)], x);
  assertEquals(list.value, [value]);
  assertEquals(list.error, [error]);
  assertEquals(list.evaluations, evaluations);
});

Deno.test("gradient() of kinks alone searches along each element once", () => {
  const corners = (x: number[]) => sum(x, Math.abs);
  const alone = estimateDerivative(Math.abs, 0).evaluations;
  const { evaluations } = estimateGradient(corners, [0, 0, 0, 0]);
  // f at x serves all.
  assertEquals(evaluations, 4 * (alone - 1) + 1);
});

Deno.test("an Error that f throws at a step taken from a neighbor is an edge, and the other elements' values stand", () => {
  const f = (x: number[]) => {
    if (x[4] < 1) throw new Error("below 1");
    return sum(x, (xi) => Math.exp(xi / 2));
  };
  const x = [0.1, 0.2, 0.3, 0.4, 1, 0.6];
  const { value, error, verdicts } = estimateGradient(f, x);
  x.forEach((xi, i) => {
    assert(Math.abs(value[i] - Math.exp(xi / 2) / 2) <= error[i]);
    assertEquals(verdicts[i].kind, i === 4 ? "edge" : "ok");
  });
});
