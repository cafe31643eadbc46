// What is said of mistakes in a gradient of a few elements, in full; f and its right gradient are plain.

import { checkGradient, checkHessian } from "../../../../mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

type G = (x: number[]) => number[];

/** What is recognised at x alone. */
function told(f: (x: number[]) => number, g: G, x: number[]) {
  const { mistake, verdict } = checkGradient(f, g, x, { around: false });
  assertEquals(verdict, "fail");
  return mistake!;
}

// The sum of (i + 1) sin x: its gradient is (i + 1) cos x.
const f = (x: number[]) =>
  x.reduce((sum, v, i) => sum + (i + 1) * Math.sin(v), 0);
const right: G = (x) => x.map((v, i) => (i + 1) * Math.cos(v));
const X = [0.3, 1.2, -0.8, 2.1, 0.9];
const at = (places: number[], of: (a: number, x: number) => number): G => (x) =>
  right(x).map((a, i) => places.includes(i) ? of(a, x[i]) : a);

testEach<readonly [string, string, G, string?]>([
  ["every element is 0", "zero", (x) => x.map(() => 0)],
  [
    "the sign is wrong: analytic = -numeric",
    "sign",
    (x) => right(x).map((a) => -a),
  ],
  [
    "it is twice too large: analytic = 2 · numeric",
    "factor 2",
    (x) => right(x).map((a) => 2 * a),
  ],
  [
    "it is half of what it should be: analytic = numeric / 2",
    "factor 1/2",
    (x) => right(x).map((a) => a / 2),
  ],
  [
    "a term is missing: numeric = analytic + 0.7",
    "missing term",
    (x) => right(x).map((a) => a - 0.7),
    "add 0.7; look for a linear term",
  ],
  [
    "a term is missing: numeric = analytic - 0.7",
    "missing term",
    (x) => right(x).map((a) => a + 0.7),
    "add -0.7; look for a linear term",
  ],
  [
    "a term is missing: numeric = analytic - 0.3 · x",
    "missing term",
    (x) => right(x).map((a, i) => a + 0.3 * x[i]),
    "add -0.3 · x; look for a penalty",
  ],
  [
    "a term is missing: numeric = analytic + 0.4 · sign x",
    "missing term",
    (x) => right(x).map((a, i) => a - 0.4 * Math.sign(x[i])),
    "add 0.4 · sign x; look for a penalty on |x|",
  ],
  [
    "two terms are missing: numeric = analytic + 0.3 · x - 0.4 · sign x",
    "missing term",
    (x) => right(x).map((a, i) => a - 0.3 * x[i] + 0.4 * Math.sign(x[i])),
    "add 0.3 · x - 0.4 · sign x; look for a penalty on x² and |x|",
  ],
  [
    "the elements are in reverse order",
    "permutation",
    (x) => right(x).toReversed(),
  ],
  ["the elements x[1] and x[3] are swapped", "permutation", (x) => {
    const [a, b, c, d, e] = right(x);
    return [a, d, c, b, e];
  }],
  [
    "the elements are right but in the wrong order: x[0] holds what belongs to x[2], x[2] holds what belongs to x[4], x[4] holds what belongs to x[0]",
    "permutation",
    (x) => {
      const [a, b, c, d, e] = right(x);
      return [c, b, e, d, a];
    },
  ],
  [
    "only x[2] is wrong: 0 where it should not be",
    "one element",
    at([2], () => 0),
    "it was never written",
  ],
  [
    "only the elements x[3] to x[4] are wrong: 0 where it should not be",
    "part",
    at([3, 4], () => 0),
  ],
  [
    "only the elements x[1] to x[2] are wrong; there the sign is wrong: analytic = -numeric",
    "part",
    at([1, 2], (a) => -a),
  ],
  [
    "only 3 of 5 elements are wrong; there the factor exp x is missing: analytic · exp x = numeric",
    "part",
    at([0, 2, 3], (a, x) => a / Math.exp(x)),
  ],
  [
    "only x[1] is wrong; there it is twice too large: analytic = 2 · numeric",
    "one element",
    at([1], (a) => 2 * a),
  ],
  [
    "only x[1] is wrong, all others are right",
    "one element",
    at([1], (a, x) => 1.37 * a + Math.atan(x) ** 3),
  ],
])("recognize(): %s", (sentence, kind, g, advice = "") => {
  const mistake = told(f, g, X);
  assertEquals([mistake.sentence, mistake.kind], [sentence, kind]);
  assert(mistake.advice.startsWith(advice), mistake.advice);
});

// Of the last two, f takes no more than what lies above 1.
const clipped = (x: number[]) => f(x.map((v, i) => i < 3 ? v : Math.max(v, 1)));

testEach<readonly [number[], G, string]>([
  [
    [0.3, 1.2, -0.8, 2.1, 0.2],
    right,
    "only x[4] is wrong: f does not change with it here, and it should be 0",
  ],
  [
    [0.3, 1.2, -0.8, 0.1, 0.2],
    right,
    "only the elements x[3] to x[4] are wrong: f does not change with it here, and it should be 0",
  ],
])("recognize(): a mask that is missing at %j", (x, g, sentence) => {
  const mistake = told(clipped, g, x);
  assertEquals(mistake.sentence, sentence);
  assert(
    mistake.advice.startsWith("look for a mask that is missing"),
    mistake.advice,
  );
});

Deno.test("recognize(): something where f does not change at all", () => {
  const mistake = told(() => 7, () => [1, 2.5, 3], [1, 2, 3]);
  assertEquals(
    mistake.sentence,
    "f does not change here, and every element should be 0",
  );
});

// The cube root of f has the derivative of f over 3 f^(2/3), another factor at every x.
Deno.test("recognize(): one factor that depends on x, by its values", () => {
  const inner = (x: number[]) => 5 + f(x);
  const mistake = told((x) => Math.cbrt(inner(x)), right, X);
  const ratio = 3 * inner(X) ** (2 / 3);
  const [, here, there] =
    /^all elements are off by one factor that depends on x: (\S+) here, (\S+) at a point nearby$/
      .exec(mistake.sentence) ?? [];
  assert(Math.abs(Number(here) / ratio - 1) < 1e-5, mistake.sentence);
  assert(here !== there && Number(there) > 0);
});

Deno.test("recognize(): a mistake of its own in each of a few elements", () => {
  const mistake = told(f, (x) => {
    const [a, b, c, d, e] = right(x);
    return [-a, b, c, 2 * d, e];
  }, X);
  assertEquals(mistake.kind, "part");
  assertEquals(
    mistake.sentence,
    "at x[0] the sign is wrong: analytic = -numeric; at x[3] it is twice too large: analytic = 2 · numeric",
  );
});

Deno.test("recognize(): six mistakes are told one by one, and seven are not", () => {
  const x = [...X, 0.5, -1.1, 0.2];
  const factors = [-1, 2, 0.5, -1, 2, 0.5, -1];
  const said = (count: number) =>
    told(f, (x) => right(x).map((a, i) => i < count ? factors[i] * a : a), x);
  assertEquals(said(6).sentence.split("; ").length, 6);
  assert(
    said(7).sentence.startsWith("only the elements x[0] to x[6] are wrong"),
    said(7).sentence,
  );
});

// Of more than six elements, it is not told how each is off.
Deno.test("recognize(): what is nearly right, or right, everywhere", () => {
  const by = [3, -2, 1, -4, 2.5, -1, 3.5, 0];
  const mistake = told(
    f,
    (x) => right(x).map((a, i) => a * (1 + by[i] * 1e-3)),
    [...X, 0.5, -1.1, 0.4],
  );
  assertEquals(mistake.kind, "approximate", mistake.sentence);
  assertEquals(
    mistake.sentence,
    "it is nearly right: off by at most 4.0e-3 of its size, more than rounding explains",
  );
});

Deno.test("recognize(): a tree is told array by array", () => {
  type P = { W: number[][]; b: number[] };
  const f = ({ W, b }: P) =>
    W.flat().reduce((sum, v, i) => sum + (i + 1) * Math.sin(v), 0) +
    b.reduce((sum, v, i) => sum + (i + 1) * v ** 3, 0);
  const W = (p: P) =>
    p.W.map((row, i) => row.map((v, j) => (2 * i + j + 1) * Math.cos(v)));
  const b = (p: P) => p.b.map((v, i) => 3 * (i + 1) * v ** 2);
  const x: P = { W: [[0.3, 1.2], [-0.8, 2.1]], b: [0.7, -1.3, 0.4, 2] };
  const said = (g: (p: P) => P) =>
    checkGradient(f, g, x, { around: false }).mistake!;
  const both = said((p) => ({
    W: W(p).map((row) => row.map((v) => -v)),
    b: b(p).map((v) => 2 * v),
  }));
  assertEquals([both.kind, both.sentence], [
    "part",
    "in W the sign is wrong: analytic = -numeric; in b it is twice too large: analytic = 2 · numeric",
  ]);
  const one = said((p) => ({ W: W(p), b: b(p).map((v) => -v) }));
  assertEquals([one.kind, one.sentence], [
    "sign",
    "in b the sign is wrong: analytic = -numeric",
  ]);
});

// The Hessian of exp(s·x) is s sᵀ exp(s·x).
testEach(
  [
    ["lower", (i: number, j: number) => i >= j],
    ["upper", (i: number, j: number) => i <= j],
  ] as const,
)("recognize(): the %s triangle of a Hessian alone", (_, isFilled) => {
  const s = [0.3, -0.5, 0.7];
  const exp = (x: number[]) =>
    Math.exp(x.reduce((sum, v, i) => sum + s[i] * v, 0));
  const { mistake } = checkHessian(
    exp,
    (x) =>
      s.map((a, i) => s.map((b, j) => isFilled(i, j) ? a * b * exp(x) : 0)),
    [0.3, 1.2, -0.8],
    { around: false },
  );
  assertEquals([mistake?.kind, mistake?.sentence], [
    "triangle",
    "only one triangle of a symmetric matrix is filled in",
  ]);
});

/** Numbers in a shape of three axes. */
const shaped = (
  [a, b, c]: readonly number[],
  of: (i: number, j: number, k: number) => number,
) =>
  Array.from(
    { length: a },
    (_, i) =>
      Array.from({ length: b }, (_, j) =>
        Array.from({ length: c }, (_, k) => of(i, j, k))),
  );

// f is the sum of sin x, each with a weight of its own.
testEach<
  readonly [
    number[],
    (right: number[], i: number, j: number, k: number) => number,
    string,
  ]
>([
  [
    [3, 3, 2],
    (g, i, j, k) => g[(j * 3 + i) * 2 + k],
    "it is the transpose of what it should be",
  ],
  [
    [2, 3, 3],
    (g, i, j, k) => g[(i * 3 + k) * 3 + j],
    "it is the transpose of what it should be",
  ],
  // The transpose of the first two axes, 3×2×2, in its own order.
  [
    [2, 3, 2],
    (g, i, j, k) => {
      const place = (i * 3 + j) * 2 + k;
      const [row, column] = [Math.floor(place / 4), Math.floor(place / 2) % 2];
      return g[(column * 3 + row) * 2 + place % 2];
    },
    "the elements are those of the transpose, a 3×2 matrix, read in order into 2×3",
  ],
])("recognize(): two axes of %j swapped", (shape, taken, sentence) => {
  const weight = (n: number) => 1 + n ** 1.3;
  const f = (x: number[][][]) =>
    x.flat(2).reduce((sum, v, n) => sum + weight(n) * Math.sin(v), 0);
  const g = (x: number[][][]) => {
    const right = x.flat(2).map((v, n) => weight(n) * Math.cos(v));
    return shaped(shape, (i, j, k) => taken(right, i, j, k));
  };
  const x = shaped(shape, (i, j, k) => 0.2 + Math.sin(5 * i + 3 * j + 1.7 * k));
  const { mistake } = checkGradient(f, g, x, { around: false });
  assert(mistake?.sentence.startsWith(sentence), mistake?.sentence);
});

Deno.test("recognize(): a row that is left out shows in the matrix, and the bias beside it is wrong, too", () => {
  type P = { W: number[][]; b: number[] };
  const f = ({ W, b }: P) =>
    [...W.flat(), ...b].reduce((sum, v, i) => sum + (i + 1) * Math.sin(v), 0);
  const g = ({ W, b }: P): P => ({
    W: W.map((row, i) =>
      row.map((v, j) => i === 1 ? 0 : (3 * i + j + 1) * Math.cos(v))
    ),
    b: b.map((v, i) =>
      (i + 7) * Math.cos(v) + (i === 1 ? Math.atan(v) ** 3 : 0)
    ),
  });
  const x: P = { W: [[0.3, 1.2, 0.4], [1.1, -0.8, 0.9]], b: [0.7, -1.3] };
  const { mistake } = checkGradient(f, g, x, { around: false });
  assertEquals(mistake?.kind, "skipped");
  assert(
    mistake?.sentence.startsWith(
      "in W nothing is added up in the row W[1], which is 0",
    ),
    mistake?.sentence,
  );
  assert(mistake?.sentence.endsWith("; b is wrong, too"), mistake?.sentence);
});

// A factor of x³/4, which is 2 where every x is 2 and nothing that is known elsewhere.
Deno.test("recognize(): what explains x alone is told of this x", () => {
  const g: G = (x) => right(x).map((a, i) => a * x[i] ** 3 / 4);
  assertEquals(
    told(f, g, [2, 2, 2]).sentence,
    "at this x it is twice too large: analytic = 2 · numeric",
  );
});
