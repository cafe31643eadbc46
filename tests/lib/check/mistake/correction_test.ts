import { elementwise } from "../../../../lib/check/mistake/correction.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { evidenceWith } from "./evidence_with.ts";

const X = [0.3, 1.2, -0.8, 2.1];

/** What is said to be missing by every correction that makes the elements right. */
function told(
  said: readonly number[],
  right: readonly number[],
  { x = X, value = NaN }: { x?: readonly number[]; value?: number } = {},
): string[] {
  const evidence = { ...evidenceWith({ x, said, right }), value };
  return elementwise(evidence).filter(({ corrected }) => {
    const found = corrected(evidence);
    return found !== undefined && evidence.agrees(found);
  }).map(({ mistake }) => mistake.sentence);
}

const missing = (what: string, factor = what) =>
  `the factor ${what} is missing: analytic · ${factor} = numeric`;
const SAID = [1.5, -0.7, 2.2, 0.4];
const sech2 = (x: number) => 1 / Math.cosh(x) ** 2;
/** The derivative of σ. */
const slope = (x: number) => 1 / (2 + 2 * Math.cosh(x));
const sigmoid = (x: number) => 0.5 + Math.tanh(x / 2) / 2;

testEach<readonly [string, (x: number) => number]>([
  ["a factor of x is missing: analytic · x = numeric", (x) => x],
  ["there is a factor of x too many: analytic = numeric · x", (x) => 1 / x],
  [missing("x²"), (x) => x ** 2],
  [missing("2x"), (x) => x + x],
  [missing("cos x"), (x) => Math.sin(Math.PI / 2 - x)],
  [missing("-sin x"), (x) => Math.cos(Math.PI / 2 + x)],
  [missing("exp x"), (x) => Math.cosh(x) + Math.sinh(x)],
  [missing("1 - x²", "(1 - x²)"), (x) => (1 - x) * (1 + x)],
  [missing("1 - tanh² x", "(1 - tanh² x)"), sech2],
  [missing("1 + tanh x", "(1 + tanh x)"), (x) => 2 * sigmoid(2 * x)],
  [
    missing("(1 - h²) / (1 - tanh² h), where h = tanh x,"),
    (x) => sech2(x) / sech2(Math.tanh(x)),
  ],
  [
    missing("s (1 - s) / s', where s = σ(x) and s' the derivative of σ at s,"),
    (x) => slope(x) / slope(sigmoid(x)),
  ],
  [missing("σ(x)"), sigmoid],
  [missing("1 - σ(x)", "(1 - σ(x))"), (x) => sigmoid(-x)],
  [missing("σ(x) (1 - σ(x))"), slope],
  [missing("x (1 - x)"), (x) => x - x ** 2],
  [missing("1/(1 + x²)"), (x) => Math.cos(Math.atan(x)) ** 2],
])("elementwise(): %s", (sentence, factor) => {
  const right = SAID.map((a, k) => a * factor(X[k]));
  assertEquals(told(SAID, right), [sentence]);
  // Of a matrix the last axis runs over x.
  const twice = told([...SAID, ...SAID], [...right, ...right]);
  assertEquals(twice, [sentence]);
});

testEach<readonly [string, (f: number) => number]>([
  [missing("f"), (f) => f],
  [missing("1/f"), (f) => f ** -1],
  [missing("2 f"), (f) => f + f],
  [missing("1/(2 f)"), (f) => 0.5 / f],
  [missing("1 - f²", "(1 - f²)"), (f) => (1 - f) * (1 + f)],
  [missing("f (1 - f)"), (f) => f - f ** 2],
  [missing("exp f"), (f) => Math.E ** f],
  [missing("exp -f"), (f) => Math.E ** -f],
])("elementwise(): of the value of f, %s", (sentence, factor) => {
  const value = 0.37;
  const right = SAID.map((a) => a * factor(value));
  assert(told(SAID, right, { value }).includes(sentence));
  assert(!told(SAID, right).includes(sentence));
});

const times = (c: number) => SAID.map((a) => c * a);

testEach<readonly [string, number]>([
  [missing("x[1]"), 1.2],
  [missing("x[2]"), -0.8],
  [missing("x[3]²"), 4.41],
  [missing("1/x[0]"), 1 / 0.3],
  ["the sign is wrong: analytic = -numeric", -1],
  ["it is twice too large: analytic = 2 · numeric", 1 / 2],
  ["it is half of what it should be: analytic = numeric / 2", 2],
])("elementwise(): one for all elements, %s", (sentence, factor) => {
  assertEquals(told(SAID, times(factor)), [sentence]);
});

testEach([[1, 0], [2, 6], [64, 192], [65, 0]])(
  "elementwise(): of %d elements of x, each is tried as a factor of the others up to 64: %d corrections",
  (count, expected) => {
    const x = Array.from({ length: count }, (_, i) => i + 2);
    const evidence = evidenceWith({ x, said: x, right: x });
    const own = elementwise(evidence).filter(({ mistake }) =>
      mistake.sentence.includes("x[")
    );
    assertEquals(own.length, expected);
  },
);

// The sign of one element is no rule, nor is that of a derivative that is 0.
testEach<readonly [number[], number[], boolean]>([
  [[1, -1, -1, 1], SAID, true],
  [[1, 1, -1, 1], SAID, false],
  [[1, -1, -1, 1], SAID.with(2, 0), false],
])(
  "elementwise(): where x has the signs %j and %j is said, sign x is a factor: %s",
  (signs, said, expected) => {
    const x = X.map((v, k) => Math.abs(v) * signs[k]);
    const right = said.map((a, k) => a * signs[k]);
    const found = told(said, right, { x });
    assertEquals(found.includes(missing("sign x")), expected);
  },
);
