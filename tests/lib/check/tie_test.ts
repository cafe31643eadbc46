// Ties: each element by itself lies between the slopes of f, and the gradient may be wrong all the same.

import {
  checkGradient,
  checkJacobian,
  checkJvp,
  checkVjp,
} from "../../../mod.ts";
import { randomSource } from "../../../lib/core/random.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

type F = (x: number[]) => number;
type G = (x: number[]) => number[];

const relu = (v: number) => Math.max(0, v);
const max: F = (x) => Math.max(...x);
const min: F = (x) => Math.min(...x);
const median: F = (x) => x.toSorted((a, b) => a - b)[x.length >> 1];
const largest: F = (x) => Math.max(...x.map(Math.abs));
const absolute: F = (x) => x.reduce((sum, v) => sum + Math.abs(v), 0);

/** 1 for every element that has the value of f: the classic mistake. */
const mask = (f: F): G => (x) => x.map((v) => Number(v === f(x)));
/** 1 for the first of them. */
const first = (f: F): G => (x) =>
  x.map((_, i) => Number(i === x.indexOf(f(x))));
/** A part for each of them. */
const split = (f: F): G => (x) => {
  const winners = x.filter((v) => v === f(x)).length;
  return x.map((v) => v === f(x) ? 1 / winners : 0);
};

const hinge: F = ([own, ...others]) =>
  others.reduce((sum, s) => sum + relu(1 + s - own), 0);
const length: F = (x) => Math.hypot(...x);
const norm = (at0: number[]): G => (x) =>
  length(x) === 0 ? at0 : x.map((v) => v / length(x));
const greatest = (at0: number[]): G => (x) => {
  const top = largest(x);
  const winner = x.findIndex((v) => Math.abs(v) === top);
  return top === 0 ? at0 : x.map((v, i) => i === winner ? Math.sign(v) : 0);
};

/** Linear functions of three variables, of which one wins. */
const ROWS = [[1, 2, -1], [-2, 1, 1], [0, -1, 2], [1, -3, -1]];
const linear = (x: readonly number[]) =>
  ROWS.map((row) => row.reduce((sum, w, i) => sum + w * x[i], 0));
const winning: F = (x) => Math.max(...linear(x));
const winner: G = (x) => ROWS[linear(x).indexOf(winning(x))];

/** Wrong at a tie, though every element may be right. */
const WRONG: readonly (readonly [string, F, G, number[]])[] = [
  ["all maxima get 1", max, mask(max), [1, 3, 3]],
  ["all of three maxima get 1", max, mask(max), [2, 2, 2]],
  ["all of five maxima get 1", max, mask(max), [2, 2, 2, 2, 2]],
  ["all minima get 1", min, mask(min), [3, 3, 5]],
  ["both medians get 1", median, mask(median), [1, 2, 2]],
  [
    "all elements of the greatest size get their sign",
    largest,
    (x) => x.map((v) => Math.abs(v) === largest(x) ? Math.sign(v) : 0),
    [1, -3, 3],
  ],
  [
    "the greatest size at 0 with (1, 1)",
    largest,
    greatest([1, 1]),
    [0, 0],
  ],
  [
    "the greatest size at 0 with (1, -½)",
    largest,
    greatest([1, -0.5]),
    [0, 0],
  ],
  [
    "|x - y| with (1, 1)",
    ([x, y]) => Math.abs(x - y),
    ([x, y]) => x === y ? [1, 1] : [Math.sign(x - y), Math.sign(y - x)],
    [2, 2],
  ],
  [
    "relu(x + y) with (1, 0)",
    ([x, y]) => relu(x + y),
    ([x, y]) => x + y === 0 ? [1, 0] : [Number(x + y > 0), Number(x + y > 0)],
    [0, 0],
  ],
  [
    "relu(2a - b) with (2, 0)",
    ([a, b]) => relu(2 * a - b),
    ([a, b]) => 2 * a === b ? [2, 0] : 2 * a > b ? [2, -1] : [0, 0],
    [1, 2],
  ],
  [
    "relu(1000a - b) with (1000, 0)",
    ([a, b]) => relu(1000 * a - b),
    ([a, b]) => 1000 * a === b ? [1000, 0] : 1000 * a > b ? [1000, -1] : [0, 0],
    [0.002, 2],
  ],
  ["the length at 0 with (1, 1)", length, norm([1, 1]), [0, 0]],
  ["the length at 0 with (1, 1, 1)", length, norm([1, 1, 1]), [0, 0, 0]],
  [
    "a hinge at its margin, one side with the term and one without",
    hinge,
    ([own, ...others]) => [
      -others.filter((s) => 1 + s - own > 0).length,
      ...others.map((s) => Number(1 + s - own >= 0)),
    ],
    [1, 0, 0],
  ],
  [
    "a product of maxima",
    ([a, b, c]) => Math.max(a, b) * c,
    ([a, b, c]) => [Number(a >= b) * c, Number(b >= a) * c, Math.max(a, b)],
    [2, 2, -3],
  ],
];

testEach(WRONG)("checkGradient() fails at a tie: %s", (_, f, g, x) => {
  const { verdict, mistake, reason } = checkGradient(f, g, x);
  assertEquals([verdict, mistake?.kind], ["fail", "tie"], reason);
});

/** What a witness says: along which direction, what the gradient says there and what f does. */
const WITNESSES: readonly (readonly [
  name: string,
  F,
  G,
  x: number[],
  words: string,
  analytic: number,
  numeric: number,
])[] = [
  [
    "two maxima",
    max,
    mask(max),
    [1, 3, 3],
    "along x[1] + x[2] f has the slope 1, and the gradient says 2",
    2,
    1,
  ],
  [
    "three minima",
    min,
    mask(min),
    [5, 5, 5],
    "along x[0] + x[1] + x[2] f has the slope 1, and the gradient says 3",
    3,
    1,
  ],
  [
    "units that are unlike",
    ([a, b]) => relu(1000 * a - b),
    ([a, b]) => 1000 * a === b ? [1000, 0] : 1000 * a > b ? [1000, -1] : [0, 0],
    [0.002, 2],
    "along 0.001 x[0] + x[1] f has the slope 0, and the gradient says 1",
    1,
    0,
  ],
  [
    "a difference",
    ([x, y]) => 3 * relu(x + y),
    ([x, y]) => x + y === 0 ? [3, 0] : x + y > 0 ? [3, 3] : [0, 0],
    [0, 0],
    "along x[0] - x[1] f has the slope 0, and the gradient says 3",
    3,
    0,
  ],
  [
    "slopes on both sides",
    length,
    norm([1, 1]),
    [0, 0],
    "along x[0] + x[1] the slopes of f lie between -1.41 and 1.41, and the gradient says 2",
    2,
    Math.SQRT2,
  ],
  [
    "the other side",
    length,
    norm([-1, -1]),
    [0, 0],
    "along x[0] + x[1] the slopes of f lie between -1.41 and 1.41, and the gradient says -2",
    -2,
    -Math.SQRT2,
  ],
];

testEach(WITNESSES)(
  "a witness tells its direction and both slopes: %s",
  (_, f, g, x, words, analytic, numeric) => {
    const { worst, mistake, comparisons } = checkGradient(f, g, x);
    assert(mistake?.sentence.includes(words), mistake?.sentence);
    assert(worst && comparisons[0] === worst);
    assertEquals([worst.verdict, worst.index], ["fail", []]);
    const close = 1e-6 * Math.abs(analytic);
    assert(Math.abs(worst.analytic - analytic) <= close);
    assert(Math.abs(worst.numeric - numeric) <= worst.error);
    assert(worst.error <= 3e-3);
    assertEquals(worst.ratio, worst.analytic / worst.numeric);
    const path = words.slice(0, words.search(/ (the slopes|f has)/));
    assertEquals(worst.path, path);
  },
);

Deno.test("checkGradient() calls what is no number at a tie no number", () => {
  const unit: G = (x) => x.map((v) => v / length(x));
  const { verdict, mistake } = checkGradient(length, unit, [0, 0, 0]);
  assertEquals([verdict, mistake?.kind], ["fail", "nonfinite"]);
});

/** Right at a tie: one side's gradient, or a mix of several. */
const RIGHT: readonly (readonly [string, F, G, number[]])[] = [
  ["the first maximum gets 1", max, first(max), [1, 3, 3]],
  ["two maxima share", max, split(max), [1, 3, 3]],
  ["three maxima share", max, split(max), [2, 2, 2]],
  ["five maxima share", max, split(max), [2, 2, 2, 2, 2]],
  ["unequal shares", max, () => [0, 0.25, 0.75], [1, 3, 3]],
  ["the first of three minima gets 1", min, first(min), [2, 2, 2]],
  ["two medians share", median, split(median), [1, 2, 2]],
  [
    "|x| - |y| with (1, 1)",
    ([x, y]) => Math.abs(x) - Math.abs(y),
    ([x, y]) => [x < 0 ? -1 : 1, y > 0 ? -1 : 1],
    [0, 0],
  ],
  [
    "|x - y| with (1, -1)",
    ([x, y]) => Math.abs(x - y),
    ([x, y]) => x >= y ? [1, -1] : [-1, 1],
    [2, 2],
  ],
  [
    "relu(2a - b) with (0, 0)",
    ([a, b]) => relu(2 * a - b),
    ([a, b]) => 2 * a > b ? [2, -1] : [0, 0],
    [1, 2],
  ],
  [
    "relu(2a - b) with a half",
    ([a, b]) => relu(2 * a - b),
    ([a, b]) => 2 * a === b ? [1, -0.5] : 2 * a > b ? [2, -1] : [0, 0],
    [0, 0],
  ],
  [
    "relu(2a - b) with a quarter",
    ([a, b]) => relu(2 * a - b),
    ([a, b]) => 2 * a === b ? [0.5, -0.25] : 2 * a > b ? [2, -1] : [0, 0],
    [0, 0],
  ],
  ["the first of four linear functions at 0", winning, winner, [0, 0, 0]],
  ["the greatest size at 0 with (½, ½)", largest, greatest([0.5, 0.5]), [0, 0]],
  ["the length at 0 with 0", length, norm([0, 0, 0]), [0, 0, 0]],
  ["the length at 0 with a unit vector", length, norm([1, 0]), [0, 0]],
  [
    "a hinge at its margin",
    hinge,
    ([own, ...others]) => {
      const on = others.map((s) => Number(1 + s - own > 0));
      return [-on.reduce((a, b) => a + b), ...on];
    },
    [1, 0, 0],
  ],
];

testEach(RIGHT)("checkGradient() passes at a tie: %s", (_, f, g, x) => {
  const { verdict, reason } = checkGradient(f, g, x);
  assertEquals(verdict, "pass", reason);
});

Deno.test("checkGradient() passes a sum of absolute values at 0 with any signs", () => {
  const random = randomSource(5);
  for (const n of [2, 3, 10, 30]) {
    const signs = Array.from({ length: n }, () => Math.floor(3 * random()) - 1);
    const g: G = (x) => x.map((v, i) => Math.sign(v) || signs[i]);
    const zeros = new Array<number>(n).fill(0);
    const { verdict, reason } = checkGradient(absolute, g, zeros);
    assertEquals(verdict, "pass", reason);
    assertEquals(checkGradient(absolute, () => zeros, zeros).verdict, "pass");
  }
});

/** Max-pooling by 2 × 2 with a weight for each window; with `all`, every maximum of a window gets its slope. */
function pooling(all: boolean) {
  const windows = (x: number[][]) =>
    x.flatMap((row, i) =>
      row.flatMap((_, j) =>
        i % 2 || j % 2 ? [] : [[[i, j], [i, j + 1], [i + 1, j], [i + 1, j + 1]]]
      )
    );
  const weight = (k: number) => 1 + k / 3;
  const f = (x: number[][]) =>
    windows(x).reduce(
      (sum, window, k) =>
        sum + weight(k) * Math.max(...window.map(([i, j]) => x[i][j])),
      0,
    );
  const gradient = (x: number[][]) => {
    const g = x.map((row) => row.map(() => 0));
    windows(x).forEach((window, k) => {
      const top = Math.max(...window.map(([i, j]) => x[i][j]));
      const winners = window.filter(([i, j]) => x[i][j] === top);
      for (const [i, j] of all ? winners : winners.slice(0, 1)) {
        g[i][j] = weight(k);
      }
    });
    return g;
  };
  return { f, gradient };
}

Deno.test("checkGradient() fails max-pooling whose mask takes all maxima, and passes one that takes the first", () => {
  for (const n of [2, 4, 6]) {
    const zeros = () => Array.from({ length: n }, () => new Array(n).fill(0));
    const wrong = pooling(true);
    const report = checkGradient(wrong.f, wrong.gradient, zeros());
    assertEquals([report.verdict, report.mistake?.kind], ["fail", "tie"]);
    assert(String(report).includes("at this tie the elements do not fit"));
    const right = pooling(false);
    const { verdict, reason } = checkGradient(right.f, right.gradient, zeros());
    assertEquals(verdict, "pass", reason);
  }
});

Deno.test("checkGradient() sees ties in single precision", () => {
  const x = () => Float32Array.of(1, 3, 3, -2);
  const f = (x: Float32Array) => Math.fround(2.5 * max([...x]));
  const by = (g: G) => (x: Float32Array) =>
    Float32Array.from(g([...x]), (v) => 2.5 * v);
  assertEquals(checkGradient(f, by(mask(max)), x()).mistake?.kind, "tie");
  assertEquals(checkGradient(f, by(split(max)), x()).verdict, "pass");
});

testEach([0, 1])(
  "checkGradient() does not fail a layer of relus at 0 in single precision whose derivative there is %d",
  (at0) => {
    const layer = (x: Float32Array) =>
      ROWS.map((row) =>
        row.reduce((sum, w, i) => Math.fround(sum + Math.fround(w * x[i])), 0)
      );
    const [up, down] = [[0.3, -0.7, 0.9, -0.2], [0.8, 0.1, -0.6, 0.4]];
    for (const out of [up, down]) {
      const f = (x: Float32Array) =>
        layer(x).reduce(
          (sum, a, k) => Math.fround(sum + Math.fround(out[k] * relu(a))),
          0,
        );
      const gradient = (x: Float32Array) => {
        const on = layer(x).map((a) => a === 0 ? at0 : Number(a > 0));
        return Float32Array.from(
          ROWS[0],
          (_, i) =>
            on.reduce((sum, is, k) => sum + is * out[k] * ROWS[k][i], 0),
        );
      };
      // Kinks of both kinds meet: no direction is a witness.
      const { verdict, reason } = checkGradient(
        f,
        gradient,
        new Float32Array(3),
      );
      assert(verdict !== "fail", reason);
    }
  },
);

const on = (v: number) => Number(v > 0);
const onOrAt = (v: number) => Number(v >= 0);

/** Differences of kinks that cancel along single elements: by which side of each kink the code takes, its gradient at x. */
const CANCELLING: readonly (readonly [
  string,
  F,
  (on: (v: number) => number) => G,
  number[],
])[] = [
  [
    "a difference of relus",
    ([x, y]) => relu(x + y) - relu(x - y),
    (on) => ([x, y]) => [on(x + y) - on(x - y), on(x + y) + on(x - y)],
    [0, 0],
  ],
  [
    "one away from 0, beside a smooth term",
    ([x, y]) => 5 + x * x + relu(x + y - 2) - relu(x - y),
    (on) => ([x, y]) => [
      2 * x + on(x + y - 2) - on(x - y),
      on(x + y - 2) + on(x - y),
    ],
    [1, 1],
  ],
  [
    "three elements",
    ([x, y, z]) => relu(x + y + z) - relu(x - y) - relu(x - z),
    (on) => ([x, y, z]) => {
      const [a, b, c] = [on(x + y + z), on(x - y), on(x - z)];
      return [a - b - c, a + b, a + c];
    },
    [0, 0, 0],
  ],
  [
    "a maximum less another",
    ([x, y]) => Math.max(x, y) - Math.max(-x, y),
    (on) => ([x, y]) => [on(x - y) + on(-x - y), on(-x - y) - on(x - y)],
    [0, 0],
  ],
  [
    "a pair of hinges",
    ([x, y]) => relu(1 - x - y) - relu(1 - x + y) + x * y * y,
    (on) => ([x, y]) => {
      const [a, b] = [on(1 - x - y), on(1 - x + y)];
      return [b - a + y * y, 2 * x * y - a - b];
    },
    [1, 0],
  ],
  [
    "absolute values of other weights",
    ([x, y]) => Math.abs(x + 2 * y) - Math.abs(x - 2 * y),
    (on) => ([x, y]) => {
      const [a, b] = [2 * on(x + 2 * y) - 1, 2 * on(x - 2 * y) - 1];
      return [a - b, 2 * (a + b)];
    },
    [0, 0],
  ],
];

testEach(CANCELLING)(
  "checkGradient() passes the gradient of a piece where kinks cancel along single elements: %s",
  (_, f, gradient, x) => {
    for (const side of [on, onOrAt]) {
      const g = gradient(side);
      assertEquals(checkGradient(f, g, [...x]).verdict, "pass");
      const inSingle: F = (x) => Math.fround(f([...x]));
      const single: G = (x) => g([...x]).map(Math.fround);
      assertEquals(
        checkGradient(inSingle, single, Float64Array.from(x) as never).verdict,
        "pass",
      );
      const stored = Float32Array.from(x) as never;
      assertEquals(checkGradient(f, g, stored).verdict, "pass");
      // More than any piece around x has.
      const wrong: G = (x) => g(x).map((v, i) => i === 1 ? v + 10 : v);
      assert(checkGradient(f, wrong, [...x]).verdict !== "pass");
      assert(checkGradient(f, wrong, stored).verdict !== "pass");
    }
  },
);

Deno.test("checkGradient() passes one of the linear functions whose greatest is f, at 0 in single precision", () => {
  const x = new Float32Array(3);
  const { verdict, reason } = checkGradient(
    (x: Float32Array) => Math.fround(winning([...x])),
    (x) => Float32Array.from(winner([...x])),
    x,
  );
  assertEquals(verdict, "pass", reason);
});

Deno.test("checkJacobian() judges the ties of every output", () => {
  const f = (x: number[]) => [x[0] * x[1], max(x), x[2] ** 2];
  const J = (row: G) => (x: number[]) => [
    [x[1], x[0], 0],
    row(x),
    [0, 0, 2 * x[2]],
  ];
  assertEquals(checkJacobian(f, J(first(max)), [1, 3, 3]).verdict, "pass");
  const { verdict, mistake } = checkJacobian(f, J(mask(max)), [1, 3, 3]);
  assertEquals([verdict, mistake?.kind], ["fail", "tie"]);
  assert(mistake?.sentence.includes("J[1][1] + J[1][2]"), mistake?.sentence);
});

Deno.test("checkJvp(): the ties of every output are judged, and so they are by checkVjp()", () => {
  const f = (x: number[]) => [x[0] * x[1], max(x), x[2] ** 2];
  const jvp = (row: G) => (x: number[], v: number[]) => [
    x[1] * v[0] + x[0] * v[1],
    row(x).reduce((sum, slope, j) => sum + slope * v[j], 0),
    2 * x[2] * v[2],
  ];
  const vjp = (row: G) => (x: number[], u: number[]) => {
    const slopes = row(x);
    return [
      x[1] * u[0] + slopes[0] * u[1],
      x[0] * u[0] + slopes[1] * u[1],
      slopes[2] * u[1] + 2 * x[2] * u[2],
    ];
  };
  const x = [1, 3, 3];
  assertEquals(checkJvp(f, jvp(first(max)), x).verdict, "pass");
  assertEquals(checkVjp(f, vjp(first(max)), x).verdict, "pass");
  for (
    const { mistake } of [
      checkJvp(f, jvp(mask(max)), x),
      checkVjp(f, vjp(mask(max)), x),
    ]
  ) {
    assertEquals(mistake?.kind, "tie");
    assert(
      mistake?.sentence.includes("d f[1] / d x[1] + d f[1] / d x[2]"),
      mistake?.sentence,
    );
  }
});

/** The median's gradient at one of the elements that are equal to it, or shared by them. */
const MEDIANS: Record<string, G> = {
  "the first": first(median),
  "the last": (x) => first(median)(x.toReversed()).toReversed(),
  "all, by thirds": split(median),
};

testEach(Object.entries(MEDIANS))(
  "checkGradient() passes a median that shows its kink along no single element: %s",
  (_, gradient) => {
    for (const x of [[1, 2, 2, 2, 3], [4, 4, 4], [5, -1, 5, 9, 5, 5, 0]]) {
      const { verdict, reason } = checkGradient(median, gradient, x);
      assertEquals(verdict, "pass", `${x}: ${reason}`);
    }
  },
);

Deno.test("checkGradient() does not take what holds beside x for right where f is smooth", () => {
  const f = ([x, y]: number[]) => x ** 2 + Math.abs(y);
  const off = (x: number) => 2 * x * (1 + 1e-4);
  const gradient = ([x, y]: number[]) => [off(x), Math.sign(y)];
  assertEquals(checkGradient(f, gradient, [1, 0]).verdict, "fail");
});

const kinky: F = ([x, y, z]) => Math.abs(x) + relu(y) - 2 * Math.abs(z);

Deno.test("checkGradient() passes any slope between those of kinks that have nothing to do with each other", () => {
  const random = randomSource(9);
  for (let k = 0; k < 20; k++) {
    // Subgradients at 0: [-1, 1] of |x|, [0, 1] of relu, [-2, 2] of -2|z|.
    const [a, b, c] = [2 * random() - 1, random(), 4 * random() - 2];
    const gradient: G = ([x, y, z]) => [
      Math.sign(x) || a,
      y === 0 ? b : Number(y > 0),
      -2 * Math.sign(z) || c,
    ];
    const { verdict, reason, evaluations } = checkGradient(
      kinky,
      gradient,
      [0, 0, 0],
    );
    assertEquals(verdict, "pass", reason);
    assert(evaluations < 150, `${evaluations}`);
  }
});

Deno.test("checkGradient() is unsure of a slope between those of a kink where the code is wrong around it, or nobody looked", () => {
  const f: F = ([x]) => 3 * relu(x);
  const factorLeftOut: G = ([x]) => [x >= 0 ? 1 : 0];
  assertEquals(checkGradient(f, factorLeftOut, [0]).verdict, "unsure");
  const right: G = ([x]) => [x > 0 ? 3 : x < 0 ? 0 : 1];
  assertEquals(checkGradient(f, right, [0]).verdict, "pass");
  assertEquals(
    checkGradient(f, right, [0], { around: false }).verdict,
    "unsure",
  );
});

/** Inputs and weights of relus of a·x + b·y, which all have their kink at the origin. */
const RELUS = [[1, 2, 3], [-1, 0.5, 1], [0.3, -0.7, 2.3]];

const relus: F = ([x, y]) =>
  RELUS.reduce((sum, [a, b, c]) => sum + c * Math.max(0, a * x + b * y), 0);

/** The gradient of relus whose derivative at 0 is given. */
const relusBy = (atZero: number): G => ([x, y]) =>
  RELUS.reduce(([p, q], [a, b, c]) => {
    const z = a * x + b * y;
    const slope = c * (z > 0 ? 1 : z === 0 ? atZero : 0);
    return [p + slope * a, q + slope * b];
  }, [0, 0]);

testEach([
  [0, "pass"],
  [1, "pass"],
  [0.5, "pass"],
  [2, "fail"],
  [-1, "fail"],
])(
  "checkGradient() of relus of two weights at 0, with the derivative %d: %s",
  (atZero, verdict) => {
    assertEquals(
      checkGradient(relus, relusBy(atZero), [0, 0]).verdict,
      verdict,
    );
  },
);

Deno.test("checkGradient() passes a slope between those of kinks that meet only if the code is right around", () => {
  const constant = () => [0.1, 0.2];
  assert(checkGradient(relus, constant, [0, 0]).verdict !== "pass");
});

// Along some direction each is steeper than f is on any side, and every element may be right.
testEach<readonly [string, F, number[], number[]]>([
  ["a difference too steep", ([x, y]) => Math.abs(x - y), [2, 2], [2, -2]],
  ["parts of a maximum that add up", max, [3, 3], [1.5, -0.5]],
  ["a vertex", ([x, y]) => Math.max(x, y, -x - y), [0, 0], [-1, 0]],
  ["a length", (x) => Math.hypot(...x), [0, 0, 0], [1, 0, 0.5]],
  ["another length", (x) => Math.hypot(...x), [0, 0], [-0.5, 1]],
  [
    "a vertex of smooth functions",
    ([x, y]) => Math.max(x * x, y, 2 - x * y) + 3,
    [1, 1],
    [-1, 0],
  ],
])(
  "checkGradient() finds a witness against %s, in single precision too",
  (_, f, x, said) => {
    for (const at of [x, Float32Array.from(x)]) {
      const { verdict } = checkGradient(f, () => said, at as number[], {
        around: false,
      });
      assertEquals(verdict, "fail");
    }
  },
);

// Where no direction is smooth, what lies within the ball of all unit vectors is a subgradient of the length at 0; whether it
// is meant, only what the code says around x tells.
testEach<readonly [number[], string, string]>([
  [[0.3, 0.2], "pass", "unsure"],
  [[0.8, 0.5], "pass", "unsure"],
  [[0.3, -0.2, 0.1], "pass", "unsure"],
  [[0.8, 0.8], "fail", "fail"],
])(
  "checkGradient() of a length at 0 with %j: %s, and %s where nothing else is looked at",
  (at0, expected, alone) => {
    const x = at0.map(() => 0);
    for (const [around, verdict] of [[true, expected], [false, alone]]) {
      const options = { around: around as boolean };
      const report = checkGradient(length, norm(at0), x, options);
      assertEquals(report.verdict, verdict, report.reason);
      assert(report.evaluations < 60 * x.length, `${report.evaluations}`);
    }
  },
);
