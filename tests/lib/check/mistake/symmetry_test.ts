import { symmetry } from "../../../../lib/check/mistake/symmetry.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type G, gradientOf } from "../gradient_of.ts";
import { evidenceWith } from "./evidence_with.ts";

const X = [1.5, -0.7, 0, 2.2];

/** What is told of code by what it is the gradient of, f being no matter; and whether it is asked within x alone. */
function told(g: G, right: G = g, seed = 1) {
  const x = X.slice();
  const { subject } = gradientOf(() => 0, g, x);
  const at = (x: number[]) =>
    evidenceWith({ x, said: Array.from(g(x)), right: Array.from(right(x)) });
  const there = X.map((v) => 1.2 * v + 0.1);
  const mistake = symmetry(subject, [at(X), at(there)], randomSource(seed));
  assertEquals([x, [...subject.elements()!]], [X, Array.from(g(X))]);
  return mistake;
}

// The gradients of x₀² x₁ + x₂ x₃³ and of products of all.
const cubic: G = ([a, b, c, d]) => [2 * a * b, a * a, d ** 3, 3 * c * d * d];
const times = (g: G, k: number): G => (x) => Array.from(g(x), (v) => k * v);

testEach<readonly [string, G, G, string | undefined]>([
  ["the gradient of another function", cubic, times(cubic, 2), "skipped"],
  ["what is left of the sum that f is", cubic, times(cubic, 4), "overwritten"],
  ["more than three tenths of it", cubic, times(cubic, 3.3), "skipped"],
  ["less than three tenths of it", cubic, times(cubic, 3.4), "overwritten"],
  [
    "a sign that is lost at one element",
    (x) => Array.from(cubic(x), (v, i) => i === 1 ? -v : v),
    cubic,
    "not a gradient",
  ],
  [
    "an element that is left out",
    (x) => Array.from(cubic(x), (v, i) => i === 3 ? 0 : v),
    cubic,
    "not a gradient",
  ],
  [
    "a factor of a thousandth more at one element",
    (x) => Array.from(cubic(x), (v, i) => i === 0 ? 1.001 * v : v),
    cubic,
    "not a gradient",
  ],
  [
    "the same of a millionth of the size",
    (x) => Array.from(cubic(x), (v, i) => (i === 0 ? 1.001 : 1) * 1e-6 * v),
    cubic,
    "not a gradient",
  ],
  ["what does not change with x", () => [1, 2, 3, 4], cubic, undefined],
  [
    "what changes with its own x alone",
    (x) => x.map((v) => v ** 2),
    cubic,
    undefined,
  ],
])("symmetry() of %s", (_, g, right, kind) => {
  for (const seed of [1, 2, 3]) assertEquals(told(g, right, seed)?.kind, kind);
});

testEach([[0.99], [1.01]])(
  "symmetry() keeps to a side of the kinks: what lies beyond %d times x is no matter",
  (beyond) => {
    // Beside a kink the gradient is of nothing.
    const isBeyond = ([a]: number[]) =>
      beyond > 1 ? a > beyond * X[0] : a < beyond * X[0];
    const bent: G = (x) =>
      isBeyond(x) ? x.map((v, i) => i * v * x[0]) : cubic(x);
    for (const seed of [1, 2, 3]) {
      assertEquals(told(bent, times(cubic, 2), seed)?.kind, "skipped");
    }
  },
);

Deno.test("symmetry() tells both derivatives of what is the gradient of nothing", () => {
  // Along u of v and along v of u, once for each pair of elements.
  const { sentence } = told(([a, b]) => [0, 0, 0, a * b])!;
  const [, one, other] = /\((\S+) along u of v, (\S+) along v of u\)/.exec(
    sentence,
  )!;
  assert(Number(one) !== Number(other), sentence);
  assert(Number(one) === 0 || Number(other) === 0, sentence);
});

// The two must be drawn apart, which three draws fail to do once in 27 times.
testEach([[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]])(
  "symmetry() finds that of elements %d and %d one changes with the other alone",
  (i, j) => {
    const g: G = (x) => x.map((v, k) => k === j ? v + Math.exp(x[i]) : v);
    const found = [1, 2, 3].map((seed) => told(g, g, seed)?.kind);
    assert(found.includes("not a gradient"), `${found}`);
  },
);
