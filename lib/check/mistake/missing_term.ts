// A term that is missing or too many: a linear one, or a penalty on x², on |x| or on both.

import type { Correction, Evidence } from "../failure/evidence.ts";
import { figure } from "../judge/judge.ts";
import { combination } from "./constant_factor.ts";

type Term = (evidence: Evidence) => Float64Array;

const ones: Term = ({ elements }) => elements.map(() => 1);
const ofX: Term = ({ elements, x }) => elements.map((_, k) => x[k % x.length]);
const ofSign: Term = (evidence) => ofX(evidence).map(Math.sign);

/** A term in proportion to something known. */
const inProportion =
  /* @__NO_SIDE_EFFECTS__ */ (what: string, advice: string, term: Term) =>
  (evidence: Evidence): Correction => {
    const c = evidence.fit(term(evidence));
    return {
      mistake: {
        kind: "missing term",
        sentence: `a term is missing: numeric = analytic ${signed(c)}${what}`,
        advice: `add ${figure(c)}${what}; ${advice}`,
      },
      corrected: (other) => plus(other, c, term(other)),
    };
  };

function signed(c: number): string {
  return `${c < 0 ? "-" : "+"} ${figure(Math.abs(c))}`;
}

function plus(
  { elements }: Evidence,
  c: number,
  term: Float64Array,
): Float64Array {
  return elements.map((a, k) => a + c * term[k]);
}

const penaltyOn = /* @__NO_SIDE_EFFECTS__ */ (of: string) =>
  `look for a penalty on ${of} in f that was left out, counted twice or scaled otherwise`;

/** Both terms of an elastic net: of fewer elements, two numbers explain anything. */
function elasticNet(evidence: Evidence): Correction | undefined {
  const { numeric, elements } = evidence;
  if (!numeric || numeric.length < 3 || numeric.some(Number.isNaN)) return;
  const [c, d] = combination(
    numeric.map((y, k) => y - elements[k]),
    ofX(evidence),
    ofSign(evidence),
  );
  if (!Number.isFinite(c * d)) return;
  return {
    mistake: {
      kind: "missing term",
      sentence: `two terms are missing: numeric = analytic ${signed(c)} · x ${
        signed(d)
      } · sign x`,
      advice: `add ${figure(c)} · x ${signed(d)} · sign x; ${
        penaltyOn("x² and |x|")
      }`,
    },
    corrected: (other) =>
      plus(
        { ...other, elements: plus(other, c, ofX(other)) },
        d,
        ofSign(other),
      ),
  };
}

/** A term of f that is linear around x, with a constant for each element: what is missing is the same at a point nearby. */
export function linearTerm(
  { elements, numeric, wrong }: Evidence,
): Correction | undefined {
  if (!numeric || !wrong) return;
  const missing = numeric.map((n, k) => wrong[k] ? n - elements[k] : 0);
  if (missing.filter((m) => m !== 0).length < 2) return;
  return {
    mistake: {
      kind: "skipped",
      sentence:
        "what is missing is the same here and at a point nearby: a linear term of f, as the part of one sample or class, is left out, counted twice or has other constants",
      advice:
        "look at the ends of the loop over the samples, and at cases that are skipped in it",
    },
    corrected: (other) => plus(other, 1, missing),
  };
}

/** The terms that are looked for. */
export const MISSING_TERMS: readonly ((
  evidence: Evidence,
) => Correction | undefined)[] = [
  inProportion(" · x", penaltyOn("x²"), ofX),
  inProportion(
    "",
    "look for a linear term of f that was left out",
    ones,
  ),
  inProportion(" · sign x", penaltyOn("|x|"), ofSign),
  elasticNet,
];
