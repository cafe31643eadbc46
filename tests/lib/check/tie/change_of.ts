import { BoundedPoint } from "../../../../lib/check/point/bounded_point.ts";
import { Calls } from "../../../../lib/check/point/calls.ts";
import { gradientSubject } from "../../../../lib/check/subject/scalar_subject.ts";
import type { Kink } from "../../../../lib/check/tie/kink.ts";
import { LocalChange } from "../../../../lib/check/tie/local_change.ts";
import { OK } from "../../../../lib/core/verdict/verdicts.ts";

export type F = (x: number[]) => number;

/** How f changes around a point where each element has a kink of the slopes given, and the code says what is given. */
export function changeOf(
  f: F,
  x: number[],
  kinks: readonly (readonly [left: number, right: number])[],
  said: readonly number[],
  budget = 100,
): LocalChange {
  const calls = new Calls(f as never, new BoundedPoint(x, "Test"), "Test");
  const subject = gradientSubject(calls, "x", () => Float64Array.from(said));
  const shown = kinks.map(([left, right], position): Kink => {
    const value = (left + right) / 2;
    const estimate = { value, error: 0, evaluations: 2, verdict: OK, reach: 1 };
    const measurement = {
      path: `x[${position}]`,
      index: [position],
      weights: [position],
      analytic: said[position],
      estimate,
    };
    return { measurement, position, left, right, gap: right - left };
  });
  return new LocalChange(subject, shown, budget);
}
