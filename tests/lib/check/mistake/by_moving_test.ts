// Mistakes that are told by how both sides change with x, whatever the data are.

import { checkGradient, type Mistake } from "../../../../mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const DATA = [[0.3, -1.2, 0.8], [1.1, 0.4, -0.5], [-0.7, 0.9, 0.2], [
  0.6,
  -0.3,
  -1.4,
], [-1.3, -0.8, 0.1]];
const GOALS = [0.2, -0.4, 0.9, 0.1, -0.6];
const X = [0.4, -0.7, 0.55];

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, v, k) => sum + v * b[k], 0);
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** A neuron with a squared loss, and its gradient by a slope and what is done with the part of each sample. */
interface Neuron {
  readonly activate: (z: number) => number;
  readonly slope: (z: number) => number;
  readonly add?: (sum: number, part: number, n: number) => number;
}

function mistakeOf({ activate, slope, add = (a, b) => a + b }: Neuron) {
  const f = (w: number[]) =>
    DATA.reduce((sum, x, n) => sum + (activate(dot(w, x)) - GOALS[n]) ** 2, 0);
  const gradient = (w: number[]) => {
    const parts = DATA.map((x, n) => {
      const z = dot(w, x);
      const d = 2 * (activate(z) - GOALS[n]) * slope(z);
      return x.map((v) => d * v);
    });
    return w.map((_, k) =>
      parts.reduce((sum, part, n) => add(sum, part[k], n), 0)
    );
  };
  return checkGradient(f, gradient, X).mistake;
}

const tanh = (z: number) => 1 - Math.tanh(z) ** 2;
const σ = (z: number) => sigmoid(z) * (1 - sigmoid(z));

testEach<readonly [string, Neuron, Mistake["kind"], RegExp]>([
  [
    "1 - h for tanh's",
    { activate: Math.tanh, slope: (z) => 1 - Math.tanh(z) },
    "chain rule",
    /off by x beside.* 1 - h for 1 - h²/,
  ],
  [
    "tanh's left out",
    { activate: Math.tanh, slope: () => 1 },
    "chain rule",
    /off by x² beside/,
  ],
  [
    "tanh's at its output",
    { activate: Math.tanh, slope: (z) => tanh(Math.tanh(z)) },
    "chain rule",
    /off by x\^4 beside.* at its output h/,
  ],
  [
    "σ's without 1 - s",
    { activate: sigmoid, slope: sigmoid },
    "chain rule",
    /goes to 2 or a power of it.* s for the derivative/,
  ],
  [
    "σ's left out",
    { activate: sigmoid, slope: () => 1 },
    "chain rule",
    /goes to 4 or a power of it.* 1 for the derivative/,
  ],
  [
    "σ's at its output",
    { activate: sigmoid, slope: (z) => σ(sigmoid(z)) },
    "chain rule",
    /goes to 0\.94 or a power of it.* at its output/,
  ],
  [
    "= for +=",
    { activate: sigmoid, slope: σ, add: (_, part) => part },
    "overwritten",
    /x\[0\] and x\[1\] keep their proportion wherever x is/,
  ],
  [
    "a sample skipped",
    {
      activate: sigmoid,
      slope: σ,
      add: (sum, part, n) => n === 1 ? sum : sum + part,
    },
    "skipped",
    /some are left out, counted twice or not/,
  ],
  [
    "a sample twice",
    {
      activate: Math.tanh,
      slope: tanh,
      add: (sum, part, n) => sum + (n === 4 ? 2 : 1) * part,
    },
    "skipped",
    /some are left out, counted twice or not/,
  ],
])(
  "checkGradient() names a mistake in a neuron: %s",
  (_, neuron, kind, said) => {
    const mistake = mistakeOf(neuron);
    assertEquals(mistake?.kind, kind, mistake?.sentence);
    assert(said.test(mistake!.sentence), mistake?.sentence);
  },
);

testEach([["tanh", Math.tanh, tanh], ["σ", sigmoid, σ]] as const)(
  "checkGradient() recognises nothing in a right neuron: %s",
  (_, activate, slope) => {
    assertEquals(mistakeOf({ activate, slope }), undefined);
  },
);

Deno.test("checkGradient() tells of terms of which only a small part is left", () => {
  const term = ([a, b]: number[], n: number) =>
    Math.exp((n + 1) * a + b * b * GOALS[n]);
  const f = (x: number[]) => GOALS.reduce((sum, _, n) => sum + term(x, n), 0);
  const last = (x: number[]) => {
    const d = term(x, 1);
    return [2 * d, 2 * x[1] * GOALS[1] * d];
  };
  const { mistake } = checkGradient(f, last, [0.7, -0.9]);
  assertEquals(mistake?.kind, "overwritten", mistake?.sentence);
  assert(mistake?.sentence.includes("only a small part is there"));
});

/** The entropy of the shares that numbers have of their exponentials, weighted; of its gradient, parts may be lost. */
function shares(x: readonly number[]): number[] {
  const e = x.map(Math.exp);
  const sum = e.reduce((a, b) => a + b);
  return e.map((v) => v / sum);
}

Deno.test("checkGradient() tells a sum taken for a constant by the shift that f does not see", () => {
  const f = (x: number[]) =>
    shares(x).reduce((sum, p, k) => sum + DATA[0][k] * p * p, 0);
  const detached = (x: number[]) =>
    shares(x).map((p, k) => 2 * DATA[0][k] * p * p);
  const { mistake } = checkGradient(f, detached, X, { name: "z" });
  assertEquals(mistake?.kind, "detached");
});

Deno.test("checkGradient() tells a length taken for a constant in each row of weights", () => {
  // Every sample's outputs are divided by the length of the row that makes them.
  const rows = (W: number[][]) =>
    W.map((w) => ({ w, length: Math.hypot(...w) }));
  const outputs = (W: number[][]) =>
    DATA.map((x) => rows(W).map(({ w, length }) => dot(w, x) / length));
  const f = (W: number[][]) =>
    outputs(W).flat().reduce((sum, z) => sum + Math.tanh(z) ** 3 + z ** 2, 0);
  const gradient = (W: number[][]) =>
    rows(W).map(({ w, length }) =>
      w.map((_, j) =>
        DATA.reduce((sum, x) => {
          const z = dot(w, x) / length;
          const d = 3 * Math.tanh(z) ** 2 * tanh(z) + 2 * z;
          return sum + d * x[j] / length;
        }, 0)
      )
    );
  const W = [[0.4, -0.7, 0.55], [-0.2, 0.9, 0.3]];
  const { mistake } = checkGradient(f, gradient, W, { name: "W" });
  assertEquals(mistake?.kind, "detached", mistake?.sentence);
});

Deno.test("checkGradient() says of what is the gradient of no function that it is none", () => {
  const f = ([a, b, c]: number[]) => Math.sin(a * b) + Math.exp(b * c) * a;
  const wrong = ([a, b, c]: number[]) => [
    Math.cos(a * b) * b + Math.exp(b * c),
    Math.cos(a * b) * a * b + Math.exp(b * c) * a,
    Math.exp(b * c) * a * a,
  ];
  const { mistake } = checkGradient(f, wrong, X);
  assertEquals(mistake?.kind, "not a gradient", mistake?.sentence);
  assert(mistake?.advice.includes("= for +="));
});
