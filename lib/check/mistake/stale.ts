// A value kept from an earlier call, as when activations are cached and nobody clears the cache.

import { attempt } from "../point/calls.ts";
import type { Mistake } from "../report/report.ts";
import type { Subject } from "../subject/subject.ts";

const CLEAR_CACHE =
  "clear the cache when x changes, or compute anew whatever depends on x";

/** Code whose first answer at a new x is another than its next ones. */
export const BY_THE_CALL_BEFORE: Mistake = {
  kind: "stale",
  sentence:
    "it depends on the call before: asked twice at a new x, it first answers with something kept from the old one",
  advice: CLEAR_CACHE,
};

/**
 * Whether what the code says belongs to another x. Asked where it is right at one point and wrong at another; the point is left
 * at the second.
 *
 * @param isExplained Whether there may be another reason for what is wrong at the second.
 */
export function stale(
  subject: Subject,
  right: Float64Array,
  wrong: Float64Array,
  isExplained: boolean,
): Mistake | undefined {
  const ask = (at: Float64Array) => {
    subject.point.standAt(at);
    attempt(() => subject.refresh());
    return subject.elements()?.slice();
  };
  const before = ask(right);
  const [first, second] = [ask(wrong), ask(wrong)];
  if (!before || !first || !second) return;
  if (!isSame(first, second)) {
    const third = ask(wrong);
    // What never says the same twice keeps nothing.
    return third && isSame(second, third) ? BY_THE_CALL_BEFORE : undefined;
  }
  // A gradient may be the same at two points and wrong for another reason.
  if (!isExplained && isSame(before, second) && second.some((a) => a !== 0)) {
    return {
      kind: "stale",
      sentence:
        "it says the same at every x: something is kept from the first call and never computed again",
      advice: CLEAR_CACHE,
    };
  }
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  return a.every((x, i) => Object.is(x, b[i]));
}
