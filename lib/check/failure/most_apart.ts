// Which of many elements are wrong, for the price of one value of f each: close enough to choose those that are looked at.

import { together } from "../point/ledger.ts";
import { unitOf } from "../judge/error_scale.ts";
import { outputHere } from "../numeric/second_look.ts";
import type { Subject } from "../subject/subject.ts";

/** A step as a part of the element. */
const STEP = 1e-4;

/** Steps by which second derivatives show: their rounding grows with the square. */
const STEP_OF_CURVATURE = 1e-3;

/** The elements of a gradient or a Hessian whose differences are furthest from what the code says, in the unit of f. */
export function mostApart(subject: Subject, count: number): number[][] {
  const isHessian = subject.what === "Hessian";
  const differences = isHessian ? mixedDifferences(subject) : sides(subject);
  const said = subject.elements()!;
  const apart = differences.map(({ change, size }, k) => {
    const off = said[k] * size - change;
    return Number.isFinite(off) ? Math.abs(off) : Infinity;
  });
  const n = subject.point.size;
  return [...apart.keys()]
    .sort((a, b) => apart[a] === apart[b] ? a - b : apart[b] - apart[a])
    .slice(0, count)
    .map((k) => isHessian ? [Math.floor(k / n), k % n] : [k]);
}

/** A change of f, and what it is that many times of. */
interface Difference {
  readonly change: number;
  readonly size: number;
}

/** One-sided differences along every element. */
function sides(subject: Subject): Difference[] {
  const steps = stepsOf(subject, STEP, 1);
  const center = outputHere(subject, [0]);
  const rises = together(steps.map((_, i) => () => at(subject, steps, [i])));
  return rises.map((y, i) => ({ change: y - center, size: steps[i] }));
}

/** Mixed differences along every two, f(x + hᵢ + hⱼ) - f(x + hᵢ) - f(x + hⱼ) + f(x): of one with itself, over two steps. */
function mixedDifferences(subject: Subject): Difference[] {
  const steps = stepsOf(subject, STEP_OF_CURVATURE, 2);
  const center = outputHere(subject, [0, 0]);
  const rises = together(
    steps.map((_, i) => () => at(subject, steps, [i]) - center),
  );
  const pairs = steps.flatMap((_, i) =>
    steps.slice(i).map((_, k) => [i, i + k] as const)
  );
  const changes = together(
    pairs.map(([i, j]) => () =>
      i === j
        ? at(subject, steps.map((h) => 2 * h), [i]) - center - 2 * rises[i]
        : at(subject, steps, [i, j]) - center - rises[i] - rises[j]
    ),
  );
  const all = new Array<Difference>(steps.length ** 2);
  pairs.forEach(([i, j], k) => {
    const found = { change: changes[k], size: steps[i] * steps[j] };
    all[i * steps.length + j] = all[j * steps.length + i] = found;
  });
  return all;
}

/** A step along every element, on a side where bounds leave room for so many of them. */
function stepsOf(subject: Subject, part: number, count: number): number[] {
  const { point } = subject;
  return Array.from({ length: point.size }, (_, i) => {
    const { origin, lower, upper } = point.lineAlong(i);
    const room = Math.max(upper - origin, origin - lower) / count;
    const size = Math.min(part * unitOf(subject, { index: [i] }), room);
    return origin + count * size > upper ? -size : size;
  });
}

/** f with some elements moved by their steps. */
function at(
  subject: Subject,
  steps: readonly number[],
  moved: readonly number[],
): number {
  const { point } = subject;
  try {
    for (const i of moved) point.moveAlong(i, point.base[i] + steps[i]);
    return outputHere(subject, subject.what === "Hessian" ? [0, 0] : [0]);
  } finally {
    point.restore();
  }
}
