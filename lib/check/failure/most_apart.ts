// Which of many elements are wrong, for the price of one value of f each: close enough to choose those that are looked at.

import { together } from "../point/ledger.ts";
import { unitOf } from "../judge/error_scale.ts";
import { outputHere } from "../numeric/second_look.ts";
import type { Subject } from "../subject/subject.ts";

/** A step as a part of the element. */
const STEP = 1e-4;

/** The elements of a gradient whose one-sided differences are furthest from what the code says, in the unit of f. */
export function mostApart(subject: Subject, count: number): number[] {
  const { point } = subject;
  const said = subject.elements()!;
  const center = outputHere(subject, [0]);
  const apart = together(
    Array.from(said, (analytic, i) => () => {
      const { origin, upper } = point.lineAlong(i);
      const size = STEP * unitOf(subject, { index: [i] });
      const step = origin + size > upper ? -size : size;
      try {
        point.moveAlong(i, origin + step);
        const off = analytic * step - (outputHere(subject, [i]) - center);
        return Number.isFinite(off) ? Math.abs(off) : Infinity;
      } finally {
        point.restore();
      }
    }),
  );
  return [...apart.keys()]
    .sort((a, b) => apart[a] === apart[b] ? a - b : apart[b] - apart[a])
    .slice(0, count);
}
