// Which mistake explains what is wrong?

import type { Evidence } from "../failure/evidence.ts";
import { byBlocks } from "./blocks.ts";
import { constantFactor } from "./constant_factor.ts";
import { explained, ofTheWhole, wholeCorrections } from "./explained.ts";
import { figure } from "../judge/judge.ts";
import { inPart, level, oneByOne, oneElement } from "./in_part.ts";
import { linearTerm } from "./missing_term.ts";
import { regionOf } from "./region.ts";
import type { Mistake } from "../report/report.ts";

/**
 * The mistake that explains what is wrong at x and, where there is more evidence, elsewhere too.
 *
 * @param evidence At x first.
 */
export function recognize(
  evidence: readonly Evidence[],
): Mistake | undefined {
  const [first] = evidence;
  return zero(first) ?? ofTheWhole(evidence) ?? inBlocks(evidence) ??
    inPart(evidence) ?? varyingFactor(evidence) ??
    atThisX(evidence) ?? level(first) ?? lostLinearTerm(evidence) ??
    oneByOne(evidence) ??
    oneElement(first);
}

/** What can be said where no mistake is recognised: that it is small, or where it is. */
export function describe(first: Evidence): Mistake | undefined {
  return approximate(first) ?? somewhere(first);
}

/** One factor for all elements, another one at another x. */
function varyingFactor(evidence: readonly Evidence[]): Mistake | undefined {
  const ratios = evidence.flatMap((each) => {
    const correction = constantFactor(each);
    const holds = correction && explained([correction], [each]);
    return holds ? [1 / (1 + each.fit(each.elements))] : [];
  });
  if (ratios.length < 2 || ratios.length < evidence.length) return;
  const [here, there] = ratios.map((ratio) => figure(ratio));
  return {
    kind: "chain rule",
    sentence:
      `all elements are off by one factor that depends on x: ${here} here, ${there} at a point nearby`,
    advice:
      "look at the derivative of the function that comes last, as a root, a power or a log of a sum",
  };
}

/** What is missing, where that is the same at x and nearby. */
export function lostLinearTerm(
  evidence: readonly Evidence[],
): Mistake | undefined {
  const correction = evidence.length > 1 && linearTerm(evidence[0]);
  return correction ? explained([correction], evidence) : undefined;
}

/** A mistake that explains all elements at x, though not at the point nearby. */
function atThisX([first, ...others]: readonly Evidence[]): Mistake | undefined {
  const mistake = explained(wholeCorrections(first), [first]);
  return mistake && others.length > 0
    ? { ...mistake, sentence: `at this x ${mistake.sentence}` }
    : mistake;
}

/** A mistake of its own in every array of a tree in which something is wrong. */
function inBlocks(evidence: readonly Evidence[]): Mistake | undefined {
  const blocks = byBlocks(evidence);
  const mistakes = blocks.map((block) => zero(block[0]) ?? ofTheWhole(block));
  const told = mistakes.flatMap((mistake, k) =>
    mistake ? [`in ${blocks[k][0].name} ${mistake.sentence}`] : []
  );
  const [first] = mistakes.filter((mistake) => mistake !== undefined);
  if (!first) return;
  const { kind, advice } = first;
  const rest = blocks.filter((_, k) => !mistakes[k]).map(([{ name }]) => name);
  const sentence = told.join("; ") +
    (rest.length > 0 ? `; ${rest.join(", ")} is wrong, too` : "");
  const all = rest.length === 0;
  // A lost sample shows in the matrix of weights; in the bias beside it, it has no form.
  if (!all && !isOfSamples(first)) return;
  const same = mistakes.every((mistake) => !mistake || mistake.kind === kind);
  return { kind: same ? kind : "part", sentence, advice };
}

function isOfSamples({ kind }: Mistake): boolean {
  return kind === "skipped" || kind === "overwritten";
}

function zero({ elements }: Evidence): Mistake | undefined {
  if (elements.every((a) => a === 0)) {
    return {
      kind: "zero",
      sentence: "every element is 0",
      advice:
        "it was never written, or the array that was filled is not the one returned",
    };
  }
}

/** Nearly right everywhere. */
function approximate(
  { elements, numeric, wrong }: Evidence,
): Mistake | undefined {
  if (!numeric || !wrong) return;
  const off = elements.map((a, k) =>
    wrong[k] ? Math.abs(a / numeric[k] - 1) : 0
  );
  const worst = off.reduce((most, part) => Math.max(most, part), 0);
  if (!(worst < 1e-2)) return;
  return {
    kind: "approximate",
    sentence: `it is nearly right: off by at most ${
      worst.toExponential(1)
    } of its size, more than rounding explains`,
    advice:
      "look for a small constant that was left out, a coarse finite difference, or single precision on the way",
  };
}

/** Which part is wrong, where that is all that can be said. */
function somewhere(
  evidence: Evidence,
): Mistake | undefined {
  const { wrong } = evidence;
  if (!wrong || wrong.length < 4 || wrong.every((isWrong) => isWrong)) return;
  const where = regionOf(wrong, evidence);
  if (/^\d/.test(where)) return;
  return {
    kind: "part",
    sentence: `only ${where} are wrong, all others are right`,
    advice: "look at what is special about these elements",
  };
}
