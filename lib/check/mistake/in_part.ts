// Mistakes in some elements, the others being right.

import type { Correction, Evidence } from "../failure/evidence.ts";
import type { Mistake } from "../report/report.ts";
import { elementwise } from "./correction.ts";
import { explained } from "./explained.ts";
import { regionOf } from "./region.ts";

const MASK_MISSING =
  "look for a mask that is missing: a clip, a relu or a dropout that f has and the derivative has not";

/** Something where f does not change at all. */
export function level({ numeric }: Evidence): Mistake | undefined {
  if (!numeric?.every((n) => n === 0)) return;
  return {
    kind: "part",
    sentence: "f does not change here, and every element should be 0",
    advice: MASK_MISSING,
  };
}

/** A mistake in some elements only, the others being right. */
export function inPart(
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
export function oneByOne(
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
export function oneElement(
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
