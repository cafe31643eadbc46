// Code is checked as a function of x: at the same x it must say the same.

import { BY_THE_CALL_BEFORE } from "../mistake/stale.ts";
import type { BoundedPoint } from "../point/bounded_point.ts";
import { attempt, type Called, thrown } from "../point/calls.ts";
import type { Flat } from "../point/flat.ts";
import { near } from "../point/other_points.ts";
import { type Finding, wrong } from "./finding.ts";

/** Whether two results at the same x are not the same. */
export function differs(
  first: Flat,
  second: Called<Flat>,
  who: string,
): Finding | undefined {
  if (second.kind === "threw") return unsteady(who, second.error);
  const { data } = second.value;
  if (data.length !== first.data.length) {
    return unsteady(
      who,
      `gave ${first.data.length} numbers and then ${data.length}`,
    );
  }
  const k = first.data.findIndex((y, i) => !Object.is(y, data[i]));
  if (k >= 0) return unsteady(who, `gave ${first.data[k]} and then ${data[k]}`);
}

/** What cannot be judged, as it does not answer the same whenever it is asked: what it did, or threw in the end. */
export function unsteady(who: string, did: unknown): Finding {
  const what = typeof did === "string"
    ? did
    : `returned numbers and then threw ${thrown(did)}`;
  return {
    verdict: "unsure",
    reason: `${who} is not a function of x alone: at the same x it ${what}; ` +
      `fix its random numbers (draw the mask once, or seed it anew at every call) and check again`,
  };
}

/** How far apart answers are, relative to the greatest element, that no solver leaves which starts from the last answer. */
const APART = 1e-6;

/** How often code that has changed its mind must say the same again, so that it is not by chance. */
const TIMES = 4;

/**
 * Code whose first answer was another: whether that came of the call before. Then it says the same from the second time on, and
 * back from another x it is so again.
 */
export function keptBetween(
  point: BoundedPoint,
  ask: () => { readonly derivative: Flat },
): Finding | undefined {
  const start = point.base.slice();
  const answers = (at: Float64Array, times: number) => {
    point.standAt(at);
    return Array.from({ length: times }, () => {
      const answer = attempt(ask);
      return answer.kind === "threw" ? [] : [...answer.value.derivative.data];
    });
  };
  const [settled, ...others] = answers(start, TIMES);
  const isSettled = (answer: readonly number[]) =>
    answer.length === settled.length &&
    answer.every((a, i) => Object.is(a, settled[i]));
  if (settled.length === 0 || !others.every(isSettled)) return;
  answers(near(point, () => 0.7), 1);
  const [back, ...later] = answers(start, TIMES);
  const greatest = Math.max(...settled.map(Math.abs));
  const isOther = back.some((a, i) =>
    !(Math.abs(a - settled[i]) <= APART * greatest)
  );
  if (!isOther || !later.every(isSettled)) return;
  const { kind, sentence, advice } = BY_THE_CALL_BEFORE;
  return wrong(kind, sentence, advice);
}
