import {
  assertHessian,
  assertJacobian,
  assertJvp,
  assertVjp,
  CheckError,
  checkGradient,
  checkHessian,
  checkJacobian,
  checkJvp,
  checkVjp,
} from "../../../mod.ts";
import { randomSource } from "../../../lib/core/random.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

const f = (
  [x, y, z]: number[],
) => [x * y, Math.sin(x) + z, z ** 2 * x, y];
const jacobian = ([x, y, z]: number[]) => [
  [y, x, 0],
  [Math.cos(x), 0, 1],
  [z ** 2, 0, 2 * z * x],
  [0, 1, 0],
];
const transpose = (m: number[][]) => m[0].map((_, j) => m.map((r) => r[j]));
const times = (m: number[][], v: number[]) =>
  m.map((row) => row.reduce((sum, a, i) => sum + a * v[i], 0));
const X = [1.3, -2.1, 0.7];

Deno.test("checkJacobian() passes what is right and names the element that is wrong", () => {
  assertJacobian(f, jacobian, X);
  const wrong = (x: number[]) => {
    const J = jacobian(x);
    J[2][0] *= -1;
    return J;
  };
  const { verdict, worst, mistake } = checkJacobian(f, wrong, X);
  assertEquals([verdict, worst?.path, mistake?.kind], [
    "fail",
    "J[2][0]",
    "one element",
  ]);
});

Deno.test("checkJacobian() measures outputs and elements of x each in its own unit", () => {
  const scaled = (
    [x, y, z]: number[],
  ) => [1e8 * Math.sin(1e6 * x), 1e-8 * y * z];
  const exact = ([x, y, z]: number[]) => [
    [1e14 * Math.cos(1e6 * x), 0, 0],
    [0, 1e-8 * z, 1e-8 * y],
  ];
  const x = [1e-6, 1.2, -2];
  assertJacobian(scaled, exact, x);
  const wrong = (x: number[]) =>
    exact(x).map((row) => row.with(2, 1.0005 * row[2]));
  assertEquals(checkJacobian(scaled, wrong, x).worst?.path, "J[1][2]");
});

Deno.test("checkJacobian() names one wrong element of thousands", () => {
  const n = 80;
  const shift = (x: number[]) => x.map((v, i) => v * x[(i + 1) % n]);
  const exact = (x: number[]) =>
    x.map((v, i) =>
      x.map((_, j) => j === i ? x[(i + 1) % n] : j === (i + 1) % n ? v : 0)
    );
  const x = Array.from({ length: n }, (_, i) => Math.cos(i) + 2);
  assertEquals(checkJacobian(shift, exact, x).verdict, "pass");
  const wrong = (x: number[]) => {
    const J = exact(x);
    J[7][8] *= 1.001;
    return J;
  };
  const { worst, mistake } = checkJacobian(shift, wrong, x);
  assertEquals([worst?.path, mistake?.kind], ["J[7][8]", "one element"]);
});

Deno.test("checkHessian() looks at elements of x of any size", () => {
  const f = ([x, y]: number[]) => Math.sin(1e6 * x) * Math.exp(1e-6 * y);
  const hessian = ([x, y]: number[]) => {
    const [s, c] = [Math.sin(1e6 * x), Math.cos(1e6 * x)];
    const e = Math.exp(1e-6 * y);
    return [[-1e12 * s * e, c * e], [c * e, 1e-12 * s * e]];
  };
  assertHessian(f, hessian, [1e-6, 1e6]);
});

Deno.test("checkJacobian() tells a transposed shape", () => {
  const { mistake } = checkJacobian(f, (x) => transpose(jacobian(x)), X);
  assertEquals(mistake?.kind, "transpose");
});

Deno.test("checkJvp() and checkVjp() pass what is right", () => {
  assertJvp(f, (x, v) => times(jacobian(x), v), X);
  assertVjp(f, (x, u) => times(transpose(jacobian(x)), u), X);
});

Deno.test("every assertion on several outputs throws the report of what is wrong", () => {
  const half = (v: number[]) => v.map((a) => a / 2);
  const assertions: readonly [string, () => void][] = [
    [
      "The Jacobian fails",
      () => assertJacobian(f, (x) => jacobian(x).map(half), X),
    ],
    [
      "The jvp fails",
      () => assertJvp(f, (x, v) => half(times(jacobian(x), v)), X),
    ],
    [
      "The vjp fails",
      () => assertVjp(f, (x, u) => half(times(transpose(jacobian(x)), u)), X),
    ],
  ];
  for (const [start, assertion] of assertions) {
    const { name, report } = assertThrows(
      assertion,
      CheckError,
      start,
    ) as CheckError;
    assertEquals([name, report.verdict, report.mistake?.kind], [
      "AssertionError",
      "fail",
      "factor 1/2",
    ]);
  }
});

Deno.test("every assertion on several outputs throws where it cannot tell", () => {
  const random = randomSource(3);
  const drawn = (x: number[]) => f(x).map((y) => y + random());
  for (
    const assertion of [
      () => assertJacobian(drawn, jacobian, X),
      () => assertJvp(drawn, (x, v) => times(jacobian(x), v), X),
      () => assertVjp(drawn, (x, u) => times(transpose(jacobian(x)), u), X),
      () => assertHessian(() => random(), () => [[0]], [1]),
    ]
  ) assertThrows(assertion, CheckError, "cannot be judged");
});

Deno.test("checkJvp() and checkVjp() fail a sign, by its name", () => {
  const minus = (v: number[]) => v.map((a) => -a);
  const forward = checkJvp(f, (x, v) => minus(times(jacobian(x), v)), X);
  assertEquals(forward.mistake?.kind, "sign");
  const backward = checkVjp(
    f,
    (x, u) => minus(times(transpose(jacobian(x)), u)),
    X,
  );
  assertEquals(backward.mistake?.kind, "sign");
});

Deno.test("checkJvp() calls an element the same in the table and in the mistake", () => {
  const one = (x: number[], v: number[]) =>
    times(jacobian(x), v).map((a, i) =>
      i === 2 ? a - 2 * x[2] * x[0] * v[2] : a
    );
  const { worst, mistake } = checkJvp(f, one, X);
  assertEquals(worst?.path, "d f[2] / d x[2]");
  assertEquals(
    mistake?.sentence,
    "only d f[2] / d x[2] is wrong: 0 where it should not be",
  );
});

Deno.test("checkVjp() finds one wrong product of millions", () => {
  const n = 2000;
  const x = Array.from({ length: n }, (_, i) => Math.cos(i));
  const ring = (x: number[]) => x.map((v, i) => v * x[(i + 1) % n]);
  const vjp = (skip: number) => (x: number[], u: number[]) =>
    x.map((_, i) => {
      const left = (i + n - 1) % n;
      return u[i] * x[(i + 1) % n] + (i === skip ? 0 : u[left] * x[left]);
    });
  assertEquals(checkVjp(ring, vjp(-1), x).verdict, "pass");
  const { verdict, worst } = checkVjp(ring, vjp(5), x);
  assertEquals([verdict, worst?.path], ["fail", "d f[4] / d x[5]"]);
});

const rosenbrock = ([x, y]: number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
const hessian = ([x, y]: number[]) => [
  [2 - 400 * (y - 3 * x * x), -400 * x],
  [-400 * x, 200],
];

Deno.test("checkHessian() passes what is right", () => {
  assertHessian(rosenbrock, hessian, [-1.2, 1]);
});

testEach([[100, 1000], [100, -1000], [0.01, 0.002], [0.01, -0.002]])(
  "checkHessian(): a mixed derivative comes with an error that covers what it is off, and no more than is good to judge by: x = [%s, %s]",
  (a, b) => {
    const f = ([x, y]: number[]) => Math.sin(x / a) * Math.exp(y / b);
    const hessian = ([x, y]: number[]) => {
      const [s, c] = [Math.sin(x / a), Math.cos(x / a)];
      const e = Math.exp(y / b);
      const mixed = c * e / (a * b);
      return [[-s * e / a ** 2, mixed], [mixed, s * e / b ** 2]];
    };
    const { comparisons } = checkHessian(f, hessian, [a, b]);
    const { analytic, numeric, error } = comparisons[1];
    assert(Math.abs(numeric - analytic) <= error, `${numeric} ± ${error}`);
    assert(error <= 1e-8 * Math.abs(analytic), `${numeric} ± ${error}`);
  },
);

/** log(Σ exp x) and its Hessian, of which an element may be off by a part of itself. */
const logSumExp = (x: number[]) => {
  const top = Math.max(...x);
  return top + Math.log(x.reduce((sum, v) => sum + Math.exp(v - top), 0));
};
const spread = (off = 0) => (x: number[]) => {
  const p = x.map((v) => Math.exp(v - logSumExp(x)));
  return p.map((a, i) =>
    p.map((b, j) => ((i === j ? a : 0) - a * b) * (i + j === 1 ? 1 + off : 1))
  );
};

testEach([[1, 0.4, -0.8], [30, 0, -3], [0, 0, 0]])(
  "checkHessian() passes that of a log of a sum of exponentials: [%d, %d, %d]",
  (...x) => {
    const { verdict, reason } = checkHessian(logSumExp, spread(), x);
    assertEquals(verdict, "pass", reason);
  },
);

testEach([1e-3, 1e-5, 3e-6])(
  "checkHessian() fails an element that is off by a part of itself: %s",
  (off) => {
    const { comparisons } = checkHessian(
      logSumExp,
      spread(off),
      [1, 0.4, -0.8],
    );
    const wrong = comparisons.filter(({ verdict }) => verdict === "fail");
    assertEquals(wrong.map(({ path }) => path), ["H[0][1]", "H[1][0]"]);
  },
);

Deno.test("checkHessian() names a triangle left at zero", () => {
  const upper = (x: number[]) => {
    const [[a, b], [, d]] = hessian(x);
    return [[a, b], [0, d]];
  };
  assertEquals(
    checkHessian(rosenbrock, upper, [-1.2, 1]).mistake?.kind,
    "triangle",
  );
  assertThrows(
    () => assertHessian(rosenbrock, upper, [-1.2, 1]),
    CheckError,
    "H[1][0] is wrong",
  );
});

Deno.test("checkVjp() fails a cotangent that is left out, and checkJvp() one taken by its size", () => {
  const norm = (x: number[]) => x.reduce((sum, v) => sum + v * v, 0);
  const without = checkVjp(norm, (x) => x.map((v) => 2 * v), X);
  assertEquals([without.verdict, without.mistake?.kind], [
    "fail",
    "not linear",
  ]);
  assertVjp(norm, (x, u) => x.map((v) => 2 * v * u), X);
  const sizes = (x: number[], v: number[]) =>
    times(jacobian(x), v.map(Math.abs));
  assertEquals(checkJvp(f, sizes, X).mistake?.kind, "not linear");
});

Deno.test("checkHessian() fails a wrong element that is no kink of f", () => {
  const f = ([x, y]: number[]) => x ** 3 * y;
  const hessian = (wrong: number) => ([x, y]: number[]) => [
    [6 * x * y, 3 * x * x],
    [3 * x * x, wrong],
  ];
  assertEquals(checkHessian(f, hessian(0), [1, 2]).verdict, "pass");
  const { verdict, worst } = checkHessian(f, hessian(1), [1, 2]);
  assertEquals([verdict, worst?.path], ["fail", "H[1][1]"]);
});

Deno.test("checkHessian() takes either side where second derivatives have kinks, and fails what lies beyond", () => {
  const relu = (v: number) => Math.max(0, v);
  const f = ([x, y]: number[]) => relu(x) ** 2 + relu(y) ** 2;
  const hessian = (a: number, b: number) => () => [[a, 0], [0, b]];
  const verdict = (a: number, b: number) =>
    checkHessian(f, hessian(a, b), [0, 0], { around: false }).verdict;
  assertEquals([verdict(0, 0), verdict(2, 0), verdict(2, 2)], [
    "pass",
    "pass",
    "pass",
  ]);
  assertEquals(verdict(4, 0), "fail");
});

// Along x and along y these are 0, and along x + y they bend: which Hessian is meant nobody can tell.
testEach<readonly [string, (x: number[]) => number]>([
  ["|x y|", ([x, y]) => Math.abs(x * y)],
  ["the positive part of x y", ([x, y]) => Math.max(0, x * y)],
  ["|x y| beside a bend", ([x, y]) => Math.abs(x * y) + 3 * x * x + y * y],
])("checkHessian() is unsure where f has no Hessian: %s", (_, f) => {
  const own = f([1, 0]) * 2;
  const other = f([0, 1]) * 2;
  for (const mixed of [0, 1]) {
    const hessian = () => [[own, mixed], [mixed, other]];
    const { verdict } = checkHessian(f, hessian, [0, 0], { around: false });
    assert(verdict !== "fail", `${mixed}`);
  }
  const smooth = ([x, y]: number[]) => x * y;
  const wrong = checkHessian(smooth, () => [[0, 2], [2, 0]], [0, 0]);
  assertEquals(wrong.verdict, "fail");
});

testEach<readonly [string, (f: (x: number[]) => unknown) => unknown]>([
  ["checkGradient", (f) => checkGradient(f as () => number, () => [1, 1], [2])],
  ["checkHessian", (f) => checkHessian(f as () => number, () => [[1, 1]], [2])],
])(
  "%s() refuses an f that returns an array before it looks at what the code returns",
  (_, check) => {
    assertThrows(() => check((x) => x.slice()), TypeError, "one number");
  },
);
