// Functions of sorted numbers at ties: medians, quantiles, sums of the greatest, trimmed means. f is Σ w_r s_r, where s is x
// sorted and w a weight for each rank. Where numbers are equal, their elements of a right gradient are a mix of the permutations
// of the weights of their ranks: any sum of the greatest k of them is no more than that of the weights, and all together are
// as much (R. Rado, J. London Math. Soc. 27 (1952), 1-6).

import { checkGradient } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

type Gradient = (x: number[]) => number[];

const ascending = (x: readonly number[]) => x.toSorted((a, b) => a - b);
const sum = (x: readonly number[]) => x.reduce((a, b) => a + b, 0);

/** A weight for each rank, the least first. */
type Weights = (n: number) => number[];
const ranks = (weight: (rank: number, n: number) => number): Weights => (n) =>
  Array.from({ length: n }, (_, rank) => weight(rank, n));

const WEIGHTS: Record<string, Weights> = {
  median: ranks((r, n) => Number(r === n >> 1)),
  "the mean of two medians": ranks((r, n) =>
    Number(r === n >> 1 || r === (n - 1) >> 1) / (2 - n % 2)
  ),
  "the second greatest": ranks((r, n) => Number(r === n - 2)),
  maximum: ranks((r, n) => Number(r === n - 1)),
  minimum: ranks((r) => Number(r === 0)),
  "the sum of the greatest two": ranks((r, n) => Number(r >= n - 2)),
  "a lower quartile": ranks((r, n) =>
    Math.max(0, 1 - Math.abs(r - (n - 1) / 4))
  ),
  "a trimmed mean": ranks((r, n) => Number(r > 0 && r < n - 1) / (n - 2)),
  "a sorted sum": ranks((r) => r + 1),
  range: ranks((r, n) => Number(r === n - 1) - Number(r === 0)),
  "Gini's mean difference": ranks((r, n) => 2 * r - n + 1),
};

const POINTS = [
  [1, 2, 2, 3],
  [1, 2, 2, 2, 3],
  [2, 2, 2, 2],
  [4, 4, 4],
  [5, -1, 5, 9, 5, 5, 0],
  [0, 0, 1],
  [3, 1, 3, 1],
  [0, 0, 0, 0, 0],
];

/** The weights of the ranks that equal numbers share, for each element. */
const shared = (x: number[], w: number[]) => {
  const s = ascending(x);
  return x.map((v) => w.filter((_, r) => s[r] === v));
};

/** Whether elements are a mix of permutations of the weights, block by block. */
function isRight(g: number[], x: number[], w: number[]): boolean {
  const weights = shared(x, w);
  return x.every((v, i) => {
    const block = g.filter((_, k) => x[k] === v);
    const [most, allowed] = [block, weights[i]].map((some) => {
      const sorted = ascending(some).toReversed();
      return sorted.map((_, k) => sum(sorted.slice(0, k + 1)));
    });
    const last = most.length - 1;
    return most.every((m, k) => m <= allowed[k] + 1e-12) &&
      Math.abs(most[last] - allowed[last]) < 1e-12;
  });
}

/** Equal numbers get the weights in the order in which they stand, or the other way round. */
const inOrder = (weights: Weights, way: 1 | -1): Gradient => (x) => {
  const w = weights(x.length);
  const order = [...x.keys()].sort((a, b) => x[a] - x[b] || way * (a - b));
  return x.map((_, i) => w[order.indexOf(i)]);
};
const split = (weights: Weights): Gradient => (x) =>
  shared(x, weights(x.length)).map((some) => sum(some) / some.length);
const tied = (x: number[], v: number) => x.filter((u) => u === v).length > 1;

/** What is right at a tie and beside it. */
const CONVENTIONS: Record<string, (weights: Weights) => Gradient> = {
  "the first": (weights) => inOrder(weights, 1),
  "the last": (weights) => inOrder(weights, -1),
  split,
};

/** What is wrong at most ties, and right beside them. */
const SLIPS: Record<string, (weights: Weights) => Gradient> = {
  "the greatest for all": (weights) => (x) =>
    shared(x, weights(x.length)).map((some) => Math.max(...some)),
  "twice as much": (weights) => (x) =>
    split(weights)(x).map((g, i) => tied(x, x[i]) ? 2 * g : g),
  nothing: (weights) => (x) =>
    split(weights)(x).map((g, i) => tied(x, x[i]) ? 0 : g),
};

const f = (weights: Weights) => (x: number[]) => {
  const w = weights(x.length);
  return sum(ascending(x).map((v, r) => w[r] * v));
};

testEach(Object.entries(WEIGHTS))(
  "checkGradient() passes every convention at ties: %s",
  (_, weights) => {
    for (const [name, convention] of Object.entries(CONVENTIONS)) {
      for (const x of POINTS) {
        const gradient = convention(weights);
        assert(isRight(gradient(x), x, weights(x.length)));
        const { verdict, reason } = checkGradient(f(weights), gradient, x);
        assertEquals(verdict, "pass", `${name} at ${x}: ${reason}`);
      }
    }
  },
);

testEach(Object.entries(WEIGHTS))(
  "checkGradient() fails what is no gradient at ties: %s",
  (_, weights) => {
    let wrong = 0;
    for (const [name, slip] of Object.entries(SLIPS)) {
      for (const x of POINTS) {
        const gradient = slip(weights);
        const right = isRight(gradient(x), x, weights(x.length));
        const { verdict } = checkGradient(f(weights), gradient, x);
        assertEquals(verdict, right ? "pass" : "fail", `${name} at ${x}`);
        wrong += Number(!right);
      }
    }
    assert(wrong > 0);
  },
);

testEach([["stored", 1], ["stored and computed", Math.fround(2.3)]] as const)(
  "checkGradient() judges a median in single precision: %s",
  (_, factor) => {
    const { median } = WEIGHTS;
    const round = factor === 1 ? (y: number) => y : Math.fround;
    const loss = (x: Float32Array) => round(factor * f(median)([...x]));
    const single = (gradient: Gradient) => (x: Float32Array) =>
      Float32Array.from(gradient([...x]), (g) => factor * g);
    for (const numbers of [[1, 2, 2, 2, 3], [4, 4, 4], [0.25, 0.75, 0.75]]) {
      const x = Float32Array.from(numbers);
      for (const convention of Object.values(CONVENTIONS)) {
        const right = checkGradient(loss, single(convention(median)), x);
        assertEquals(right.verdict, "pass", `${x}: ${right.reason}`);
      }
      for (const slip of Object.values(SLIPS)) {
        const wrong = checkGradient(loss, single(slip(median)), x);
        assertEquals([wrong.verdict, wrong.mistake?.kind], ["fail", "tie"]);
      }
    }
  },
);

testEach(Object.entries(WEIGHTS))(
  "checkGradient() judges ties by at most 90 evaluations an element, the search along it included: %s",
  (_, weights) => {
    const gradients = [CONVENTIONS, SLIPS].flatMap((some) =>
      Object.values(some)
    );
    for (const gradient of gradients) {
      for (const x of POINTS) {
        let count = 0;
        const counted = (x: number[]) => {
          count++;
          return f(weights)(x);
        };
        const judged = checkGradient(counted, gradient(weights), x, {
          around: false,
        });
        // A mistake besides is looked for at other points, too.
        const { verdict, mistake } = judged;
        if (verdict === "fail" && mistake?.kind !== "tie") continue;
        assert(count <= 90 * x.length, `${x}: ${count}`);
      }
    }
  },
);
