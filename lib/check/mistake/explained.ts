// Which of the corrections that are tried brings a gradient to the values of f?

import type { Correction, Evidence } from "../failure/evidence.ts";
import type { Mistake } from "../report/report.ts";
import { elementwise } from "./correction.ts";
import { detached } from "./detached.ts";
import { lostSamples } from "./outer_product.ts";
import { rearrangements } from "./rearrangement.ts";
import { skippedRow } from "./skipped_row.ts";

/** A mistake that explains all elements at once. */
export function ofTheWhole(evidence: readonly Evidence[]): Mistake | undefined {
  const [first] = evidence;
  return explained(wholeCorrections(first), evidence) ??
    explained(detached(first), evidence) ?? lostSamples(evidence) ??
    skippedRow(first);
}

export function wholeCorrections(first: Evidence): Correction[] {
  const each = elementwise(first);
  return [
    ...each.filter(isSimple),
    ...rearrangements(first),
    ...each.filter((correction) => !isSimple(correction)),
  ];
}

function isSimple({ mistake: { kind } }: Correction): boolean {
  return ["sign", "factor 2", "factor 1/2"].includes(kind);
}

/** The mistake of the first correction that explains all evidence. */
export function explained(
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
