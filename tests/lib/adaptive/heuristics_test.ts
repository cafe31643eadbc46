// Each heuristic of the search has a function that shows what it is for: the answer is right with it, and is not without it.
import { estimateDerivative } from "../../../mod.ts";
import { adaptiveWithout } from "../../../lib/adaptive/adaptive.ts";
import {
  type Heuristic,
  HEURISTICS,
} from "../../../lib/adaptive/heuristics.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { noise } from "../../support/noise.ts";

interface Golden {
  readonly name: string;
  readonly f: (x: number) => number;
  readonly x: number;
  readonly derivativeOrder?: 1 | 2 | 3;
  /** The derivative, or the kind of verdict where there is none. */
  readonly exact: number | "kink" | "vertical" | "infinite";
  /** How near to the derivative a useful answer is. */
  readonly within?: number;
}

const leaky = (z: number) => Math.max(z, 0.1 * z);
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Those of gradients have theirs in tests/lib/operator/partials_test.ts. */
const ELSEWHERE = ["shared steps", "random direction"];

const GOLDEN: Partial<Record<Heuristic, Golden>> = {
  "two scales": {
    name: "log at 1e-300",
    f: Math.log,
    x: 1e-300,
    exact: 1e300,
    within: 1e290,
  },
  "breakpoint": {
    name: "a weak kink beneath a cosine",
    f: (x) => Math.cos(3 * x) + 0.01238 * Math.max(x + 0.3, 0),
    x: -0.3,
    exact: "kink",
  },
  "smooth corner": {
    name: "a squared hinge on a parabola",
    f: (x) => Math.max(1 - x, 0) ** 2 + x * x / 10,
    x: 1,
    exact: 0.2,
    within: 1e-12,
  },
  "coarser steps": {
    name: "the second derivative of a hyperbola far off",
    f: (x) => Math.sqrt((x - 2.6e7) ** 2 + 1.2e14),
    x: 0,
    derivativeOrder: 2,
    exact: 1.2e14 / (6.76e14 + 1.2e14) ** 1.5,
    within: 1e-12,
  },
  "rereading": {
    name:
      "the second derivative of a squared sum of leaky relus, 1e-4 beside a kink",
    f: (x) =>
      (3 + leaky(0.7 * x + 8e-5) - 2 * leaky(x - 2.4e-4) +
        leaky(3 * x + 0.2) - 1.3 * leaky(0.4 - x)) ** 2,
    x: 0,
    derivativeOrder: 2,
    exact: 2 * (0.7 - 0.2 + 3 + 1.3) ** 2,
    within: 1e-3,
  },
  "cancellation": {
    name: "a logarithm with a corner a millionth wide",
    f: (x) => 1.477e-6 * Math.log(1 + ((x - 1) / 1.477e-6) ** 2),
    x: 1,
    exact: 0,
    within: 1e-9,
  },
  "jitter": {
    name: "an exponential that carries noise",
    f: (x) => Math.exp(-x / 2) + noise(x, 4.238e-4),
    x: 0.3616,
    exact: -Math.exp(-0.1808) / 2,
    within: 0.05,
  },
  "nine values": {
    name: "the second derivative of a corner two millionths wide",
    f: (x) => 1.9e-6 * Math.log1p(((x - 1) / 1.9e-6) ** 2) + Math.cos(x),
    x: 1,
    derivativeOrder: 2,
    exact: 2 / 1.9e-6 - Math.cos(1),
    within: 1,
  },
  "sentinel": {
    name: "a bump below the rounding of f whose slope is not",
    f: (x) => Math.sin(x) + Math.exp(-(((x - 0.5) / 1e-6) ** 2)),
    x: 0.5 + 5.9e-6,
    exact: Math.cos(0.5 + 5.9e-6) - 2 * 5.9e6 * Math.exp(-(5.9 ** 2)),
    within: 1e-2,
  },
  "staircase": {
    name: "a saturated cross-entropy",
    f: (x) => -Math.log(1 - sigmoid(x)) + 0.01 * x * x,
    x: 35,
    exact: sigmoid(35) + 0.7,
    within: 2,
  },
  "lone step": {
    // Of asin(sin(c - u)) = c - u with u = exp(-x/2), the product is c exp(x/2) - 1.
    name: "a small angle beside a right one, times what is great",
    f: (x) =>
      Math.asin(Math.sin(Math.PI / 2 - Math.exp(-x / 2))) * Math.exp(x / 2) +
      1.071 * x,
    x: 35.62,
    exact: Math.PI / 4 * Math.exp(17.81) + 1.071,
    within: 1e3,
  },
  "growth": {
    name: "x log x",
    f: (x) => x === 0 ? 0 : x * Math.log(Math.abs(x)),
    x: 0,
    exact: "infinite",
  },
  "bounded quotient": {
    name: "x² sin 1/x",
    f: (x) => x === 0 ? 0 : x * x * Math.sin(1 / x),
    x: 0,
    exact: 0,
    within: 1e-6,
  },
  "fractional power": {
    name: "a power a little above 1 beside an exponential",
    f: (x) => 2.839 * Math.abs(x) ** 1.05 + Math.exp(x),
    x: 0,
    exact: 1,
    within: 1e-4,
  },
  "piecewise fit": {
    name: "the second derivative of a function in 32 bits",
    f: (x) => Math.fround(Math.atan(x) * x),
    x: -0.1076,
    derivativeOrder: 2,
    exact: 2 / (1 + 0.1076 ** 2) ** 2,
    within: 1e-3,
  },
};

/** Whether an answer is right, and good enough to be of use. */
function isRight(
  { f, x, derivativeOrder = 1, exact, within = 0 }: Golden,
  heuristic?: Heuristic,
): boolean {
  const method = adaptiveWithout(heuristic);
  const answer = estimateDerivative(f, x, { method, derivativeOrder });
  const { verdict } = answer;
  if (exact === "infinite") return Math.abs(answer.value) === Infinity;
  if (typeof exact === "string") return verdict.kind === exact;
  const { value, error } = verdict.kind === "stair" ? verdict.trend : answer;
  return verdict.kind !== "unresolved" && error <= within &&
    Math.abs(value - exact) <= error;
}

Deno.test("every heuristic has a golden case", () => {
  assertEquals(
    [...Object.keys(GOLDEN), ...ELSEWHERE].sort(),
    Object.keys(HEURISTICS).sort(),
  );
});

testEach(
  Object.entries(GOLDEN).map(([heuristic, golden]) =>
    [heuristic as Heuristic, golden.name, golden] as const
  ),
)("without the heuristic %s, %s comes out wrong", (heuristic, _, golden) => {
  assert(isRight(golden));
  assert(!isRight(golden, heuristic));
});
