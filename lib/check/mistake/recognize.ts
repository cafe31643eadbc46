// Which mistake explains what is wrong?

import { elementwise } from "./correction.ts";
import type { Correction, Evidence } from "../failure/evidence.ts";
import { byBlocks } from "./blocks.ts";
import { constantFactor } from "./constant_factor.ts";
import { figure } from "../judge/judge.ts";
import { detached } from "./detached.ts";
import { lostSamples } from "./outer_product.ts";
import { skippedRow } from "./skipped_row.ts";
import { rearrangements } from "./rearrangement.ts";
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
    inPart(evidence) ?? varyingFactor(evidence) ?? atThisX(evidence) ??
    level(first) ??
    oneByOne(evidence) ??
    oneElement(first);
}

/** What can be said where no mistake is recognised: that it is small, or where it is. */
export function describe(first: Evidence): Mistake | undefined {
  return approximate(first) ?? somewhere(first);
}

/** A mistake that explains all elements at once. */
function ofTheWhole(evidence: readonly Evidence[]): Mistake | undefined {
  const [first] = evidence;
  return explained(wholeCorrections(first), evidence) ??
    explained(detached(first), evidence) ?? lostSamples(evidence) ??
    skippedRow(first);
}

function wholeCorrections(first: Evidence): Correction[] {
  const each = elementwise(first);
  return [
    ...each.filter(isSimple),
    ...rearrangements(first),
    ...each.filter((correction) => !isSimple(correction)),
  ];
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

function isSimple({ mistake: { kind } }: Correction): boolean {
  return ["sign", "factor 2", "factor 1/2"].includes(kind);
}

function explained(
  corrections: readonly Correction[],
  evidence: readonly Evidence[],
): Mistake | undefined {
  const [{ wrong, numeric }] = evidence;
  // Where f does not change, any factor that vanishes would do.
  const isLevel = numeric?.every((n, k) => n === 0 || !wrong?.[k]);
  const facts = evidence.length *
    (wrong ? wrong.filter((isWrong) => isWrong).length : 2);
  return corrections.find(({ corrected, off, mistake: { kind } }) =>
    // One fact is explained by any constant.
    (facts > 1 || (kind !== "factor" && kind !== "missing term")) &&
    !(isLevel && (kind === "chain rule" || kind === "factor x")) &&
    evidence.every((each, at) => {
      const elements = corrected(each);
      return elements !== undefined && each.agrees(elements, undefined, off) &&
        (at > 0 || mends(each, elements));
    })
  )?.mistake;
}

/** Whether a correction brings what is wrong at x nearer to the values of f: what f cannot tell, it does not explain. */
function mends(
  { elements, wrong, numeric }: Evidence,
  corrected: Float64Array,
): boolean {
  if (!wrong || !numeric) return true;
  const known = [...wrong.keys()].filter((k) => wrong[k] && !isNaN(numeric[k]));
  return known.length > 0 &&
    known.every((k) =>
      !(Math.abs(corrected[k] - numeric[k]) >
        Math.abs(elements[k] - numeric[k]) / 2)
    );
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

/** Something where f does not change at all. */
function level({ numeric }: Evidence): Mistake | undefined {
  if (!numeric?.every((n) => n === 0)) return;
  return {
    kind: "part",
    sentence: "f does not change here, and every element should be 0",
    advice: MASK_MISSING,
  };
}

/** A mistake in some elements only, the others being right. */
function inPart(
  evidence: readonly Evidence[],
): Mistake | undefined {
  const [first] = evidence;
  const wrong = first.wrong?.map((isWrong, k) =>
    isWrong || evidence.some((each) => each.wrong?.[k])
  );
  if (!wrong || wrong.every((isWrong) => isWrong)) return;
  const where = regionOf(wrong, first);
  const only = (correction: Correction): Correction => ({
    ...correction,
    corrected: (each) => {
      const elements = correction.corrected(each);
      return elements &&
        each.elements.map((a, k) => wrong[k] ? elements[k] : a);
    },
  });
  const one = wrong.filter((isWrong) => isWrong).length === 1;
  const subject = `only ${where} ${one ? "is" : "are"} wrong`;
  const kind = one ? "one element" : "part";
  const plain = withoutRule(first, wrong);
  if (plain) {
    const { sentence, advice } = plain;
    return { kind, sentence: `${subject}: ${sentence}`, advice };
  }
  const parts = evidence.map((each) => ({
    ...each,
    fit: (term: Float64Array) => each.fit(term.map((t, k) => wrong[k] ? t : 0)),
  }));
  const mistake = explained(elementwise(parts[0]).map(only), parts);
  if (!mistake) return;
  const { sentence, advice } = mistake;
  const known = mistake.kind === "missing term" && !one;
  return {
    kind: known ? mistake.kind : kind,
    sentence: `${subject}; there ${sentence}`,
    advice,
  };
}

const MASK_MISSING =
  "look for a mask that is missing: a clip, a relu or a dropout that f has and the derivative has not";

/** Wrong elements that are 0, or should be. */
function withoutRule(
  { elements, numeric }: Evidence,
  wrong: readonly boolean[],
): Pick<Mistake, "sentence" | "advice"> | undefined {
  if (elements.every((a, k) => a === 0 || !wrong[k])) {
    return {
      sentence: "0 where it should not be",
      advice:
        "it was never written: look at the ends of the loop that fills it",
    };
  }
  if (numeric?.every((n, k) => n === 0 || !wrong[k])) {
    return {
      sentence: "f does not change with it here, and it should be 0",
      advice: MASK_MISSING,
    };
  }
}

/** More wrong elements than this are not explained one by one. */
const MAX_APART = 6;

/** A mistake of its own in every wrong element, as when each lacks the factor that belongs to it. */
function oneByOne(
  evidence: readonly Evidence[],
): Mistake | undefined {
  const [{ wrong, pathOf }] = evidence;
  const places = wrong?.flatMap((isWrong, k) => isWrong ? [k] : []) ?? [];
  if (places.length < 2 || places.length > MAX_APART) return;
  const mistakes: Mistake[] = [];
  for (const k of places) {
    const alone = evidence.map((each): Evidence => ({
      ...each,
      wrong: each.wrong?.map((_, i) => i === k),
      agrees: (corrected) => each.agrees(corrected, [k, k + 1]),
      fit: (term) => each.fit(term.map((t, i) => i === k ? t : 0)),
    }));
    const mistake = explained(elementwise(alone[0]), alone);
    if (!mistake) return;
    mistakes.push(mistake);
  }
  const [{ kind, advice }] = mistakes;
  const same = mistakes.every((mistake) => mistake.kind === kind);
  const told = mistakes.map(({ sentence }, i) =>
    `at ${pathOf(places[i])} ${sentence}`
  );
  return { kind: same ? kind : "part", sentence: told.join("; "), advice };
}

/** One element that follows no rule. */
function oneElement(
  { wrong, pathOf }: Evidence,
): Mistake | undefined {
  if (!wrong || wrong.length < 2) return;
  if (wrong.filter((isWrong) => isWrong).length !== 1) return;
  return {
    kind: "one element",
    sentence: `only ${
      pathOf(wrong.indexOf(true))
    } is wrong, all others are right`,
    advice:
      "look at what is special about this element: an end of a loop, a constant, a case of its own",
  };
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
