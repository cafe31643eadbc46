// Corrections: each undoes one mistake that people make. A mistake is recognised when its correction agrees with the values
// of f, element by element, at x and at another point, so that 2x and x² are told apart at x = 2.

import { constantFactor, factorBesidePenalty } from "./constant_factor.ts";
import type { Correction, Evidence } from "../failure/evidence.ts";
import { MISSING_TERMS } from "./missing_term.ts";

// The tables below are made when the module is loaded: the marks tell a bundler that it may leave out those that nobody reads.
const times =
  /* @__NO_SIDE_EFFECTS__ */ (c: number) => ({ elements }: Evidence) =>
    elements.map((a) => c * a);

/** Each element times a function of the element of x that it belongs to: the last axis runs over x. */
const timesOf =
  /* @__NO_SIDE_EFFECTS__ */ (phi: (x: number) => number) =>
  ({ elements, x }: Evidence) =>
    elements.map((a, k) => a * phi(x[k % x.length]));

const timesOfValue =
  /* @__NO_SIDE_EFFECTS__ */ (phi: (f: number) => number) =>
  ({ elements, value }: Evidence) =>
    Number.isNaN(value) ? undefined : elements.map((a) => a * phi(value));

const SIMPLE: readonly Correction[] = [
  {
    mistake: {
      kind: "sign",
      sentence: "the sign is wrong: analytic = -numeric",
      advice:
        "negate it; a minus is lost or doubled, as when the gradient of a loss is mixed up with the step of a descent",
    },
    corrected: times(-1),
  },
  {
    mistake: {
      kind: "factor 2",
      sentence: "it is twice too large: analytic = 2 · numeric",
      advice:
        "halve it; look for a ½ in f that was not differentiated, or a term that is counted twice",
    },
    corrected: times(0.5),
  },
  {
    mistake: {
      kind: "factor 1/2",
      sentence: "it is half of what it should be: analytic = numeric / 2",
      advice:
        "double it; look for a square whose 2 was lost, or a symmetric term that is counted once",
    },
    corrected: times(2),
  },
];

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

const chain = /* @__NO_SIDE_EFFECTS__ */ (
  what: string,
  corrected: Correction["corrected"],
  advice =
    `multiply by ${what}, the derivative of the outer or the inner function`,
): Correction => ({
  mistake: {
    kind: "chain rule",
    sentence: `the factor ${what} is missing: analytic · ${
      isSum(what) ? `(${what})` : what
    } = numeric`,
    advice,
  },
  corrected,
});

function isSum(formula: string): boolean {
  return /^[^(]* [-+] /.test(formula);
}

const OF_X: readonly Correction[] = [
  {
    mistake: {
      kind: "factor x",
      sentence: "a factor of x is missing: analytic · x = numeric",
      advice: "multiply each element by its element of x",
    },
    corrected: timesOf((x) => x),
  },
  {
    mistake: {
      kind: "factor x",
      sentence: "there is a factor of x too many: analytic = numeric · x",
      advice:
        "divide each element by its element of x: the exponent should go down by one",
    },
    corrected: timesOf((x) => 1 / x),
  },
  chain("x²", timesOf((x) => x * x)),
  chain("2x", timesOf((x) => 2 * x)),
  chain("cos x", timesOf(Math.cos)),
  chain("-sin x", timesOf((x) => -Math.sin(x))),
  chain("exp x", timesOf(Math.exp)),
  chain("1 - x²", timesOf((x) => 1 - x * x)),
  chain("1 - tanh² x", timesOf((x) => 1 - Math.tanh(x) ** 2)),
  chain(
    "1 + tanh x",
    timesOf((x) => 1 + Math.tanh(x)),
    "write 1 - h² for the derivative of h = tanh x: 1 - h is not it",
  ),
  chain(
    "(1 - h²) / (1 - tanh² h), where h = tanh x,",
    timesOf((x) =>
      (1 - Math.tanh(x) ** 2) / (1 - Math.tanh(Math.tanh(x)) ** 2)
    ),
    "take the derivative of tanh at its input, or write it as 1 - h² of its output",
  ),
  chain(
    "s (1 - s) / s', where s = σ(x) and s' the derivative of σ at s,",
    timesOf((x) => {
      const [s, t] = [sigmoid(x), sigmoid(sigmoid(x))];
      return s * (1 - s) / (t * (1 - t));
    }),
    "take the derivative of σ at its input, or write it as s (1 - s) of its output",
  ),
  chain("σ(x)", timesOf(sigmoid)),
  chain("1 - σ(x)", timesOf((x) => 1 - sigmoid(x))),
  chain("σ(x) (1 - σ(x))", timesOf((x) => sigmoid(x) * (1 - sigmoid(x)))),
  chain("x (1 - x)", timesOf((x) => x * (1 - x))),
  chain("1/(1 + x²)", timesOf((x) => 1 / (1 + x * x))),
  chain("1/(2 √x)", timesOf((x) => 1 / (2 * Math.sqrt(x)))),
  chain("sign x", (evidence) => {
    // One element that has lost its sign is no rule.
    const negative = evidence.elements.filter((a, k) =>
      a !== 0 && evidence.x[k % evidence.x.length] < 0
    );
    return negative.length > 1 ? timesOf(Math.sign)(evidence) : undefined;
  }),
];

/** More elements than this are not tried one by one as a factor of the others. */
const MAX_FACTORS = 64;

/** A factor that is another element of x: ∂(x²y)/∂y is x², whatever y is. */
function ofOtherElement({ x, pathOfX }: Evidence): Correction[] {
  if (x.length < 2 || x.length > MAX_FACTORS) return [];
  return [...x.keys()].flatMap((j) => {
    const name = pathOfX(j);
    const by = (phi: (x: number) => number) => ({ elements, x }: Evidence) =>
      elements.map((a) => a * phi(x[j]));
    return [
      chain(name, by((v) => v)),
      chain(`${name}²`, by((v) => v * v)),
      chain(`1/${name}`, by((v) => 1 / v)),
    ];
  });
}

const OF_VALUE: readonly Correction[] = [
  chain("f", timesOfValue((f) => f)),
  chain("1/f", timesOfValue((f) => 1 / f)),
  chain("2 f", timesOfValue((f) => 2 * f)),
  chain("1/(2 f)", timesOfValue((f) => 1 / (2 * f))),
  chain("1 - f²", timesOfValue((f) => 1 - f * f)),
  chain("f (1 - f)", timesOfValue((f) => f * (1 - f))),
  chain("exp f", timesOfValue(Math.exp)),
  chain("exp -f", timesOfValue((f) => Math.exp(-f))),
];

/** Corrections that act on each element by itself, so on a part as well as on the whole. */
export function elementwise(evidence: Evidence): Correction[] {
  return [
    ...SIMPLE,
    ...OF_X,
    ...OF_VALUE,
    ...ofOtherElement(evidence),
    ...[constantFactor, ...MISSING_TERMS, factorBesidePenalty]
      .flatMap((fitted) => fitted(evidence) ?? []),
  ];
}
