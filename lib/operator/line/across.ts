// Whether the second derivatives along lines fit together: |xy| has one along each axis and along x + y, at 0, yet no Hessian there.
// vᵀHv is compared with f along directions v, in each of which half of the coordinates move the other way, and half as far, so that
// no symmetry of f hides it. Two coordinates differ in some bit of their numbers: log₂ n directions oppose every pair.

import type { Estimate } from "../../core/estimate.ts";
import { isDefined, isTrusted } from "../../core/verdict/verdict_table.ts";
import { verdictAt, verdictOf } from "../../core/verdict/verdicts.ts";
import type { Lines } from "./lines.ts";
import type { LineTask, Plan } from "./line_task.ts";

/** A Hessian as it was put together, and the steps of its lines. */
interface Assembled {
  /** The second derivative by each coordinate that the pairs are of. */
  readonly diagonal: readonly Estimate[];
  readonly pairs: readonly (readonly [number, number])[];
  /** The element of each pair. */
  readonly mixed: readonly Estimate[];
  /** By how much the line of a pair moves each coordinate. */
  readonly scales: readonly number[];
}

/** How much farther a coordinate moves than one that moves against it. */
const SKEW = 2;
/** Derivatives may be so many times their errors apart. */
const TOLERATED = 4;

/** The elements off the diagonal, those marked that f along another direction contradicts. */
export function* checkedAcross(
  lines: Lines,
  hessian: Assembled,
): Plan<readonly Estimate[]> {
  const { pairs, mixed, scales } = hessian;
  const { suspects, failed } = yield* opposed(lines, hessian);
  if (failed) {
    return mixed.map((element) =>
      isTrusted(element.verdict)
        ? { ...element, verdict: failed.verdict }
        : element
    );
  }
  if (suspects.size === 0) return mixed;
  const found = yield [...suspects].map((at) => {
    const [i, j] = pairs[at];
    return lineAlong(
      lines,
      new Map([[i, scales[i]], [j, -scales[j] / SKEW]]),
      scales,
    );
  });
  const across = new Map([...suspects].map((at, k) => [at, found[k][0]]));
  return mixed.map((element, at) => {
    const difference = across.get(at);
    return difference
      ? checkedElement(lines, hessian, at, difference)
      : element;
  });
}

/** A line that tells by its name which coordinates move against the others. */
function lineAlong(
  lines: Lines,
  moves: ReadonlyMap<number, number>,
  scales: readonly number[],
): LineTask {
  const direction = [...moves].map(([i, by]) => ({ i, by }));
  const named = (isWith: boolean) =>
    direction.filter(({ i, by }) => by * scales[i] > 0 === isWith)
      .map(({ i }) => lines.point.path(i)).join(" with ");
  const name = `${named(true)} against ${named(false)}`;
  return lines.scaledDirectional(direction, 2, name);
}

/** What was found along directions in which coordinates move against each other. */
interface Opposition {
  /** The pairs that do so where f and the Hessian disagree. */
  readonly suspects: ReadonlySet<number>;
  /** What f threw on the way. */
  readonly failed: Estimate | undefined;
}

/** Looks along directions that oppose every pair, and compares. */
function* opposed(lines: Lines, hessian: Assembled): Plan<Opposition> {
  const { diagonal, pairs, scales } = hessian;
  const free = lines.point.coordinates.filter((i) =>
    diagonal[i] && isTrusted(diagonal[i].verdict) &&
    lines.isRoomy(i, Math.abs(scales[i]))
  );
  const directions = opposing(free, scales);
  const found = yield directions.map((moves) =>
    lineAlong(lines, moves, scales)
  );
  const suspects = new Set<number>();
  directions.forEach((moves, k) => {
    if (fits(found[k][0], hessian, moves)) return;
    pairs.forEach(([i, j], at) => {
      if (moves.get(i)! * scales[i] * moves.get(j)! * scales[j] < 0) {
        suspects.add(at);
      }
    });
  });
  const failed = found.map(([estimate]) => estimate)
    .find(({ verdict }) => "thrown" in verdict);
  return { suspects, failed };
}

/** Directions in which coordinates move by their steps, or the other way: each two of them against each other in one at least. */
function opposing(
  coordinates: readonly number[],
  scales: readonly number[],
): ReadonlyMap<number, number>[] {
  const directions: Map<number, number>[] = [];
  for (let bit = 1; bit <= Math.max(...coordinates); bit *= 2) {
    if (new Set(coordinates.map((i) => i & bit)).size < 2) continue;
    directions.push(
      new Map(
        coordinates.map((i) => [i, i & bit ? -scales[i] / SKEW : scales[i]]),
      ),
    );
  }
  return directions;
}

/** Whether a second derivative is vᵀHv, within their errors. */
function fits(
  { value, error }: Estimate,
  { diagonal, pairs, mixed }: Assembled,
  moves: ReadonlyMap<number, number>,
): boolean {
  let gap = value;
  let allowed = error;
  const take = (weight: number, { value, error }: Estimate) => {
    gap -= weight * value;
    allowed += Math.abs(weight) * error;
  };
  for (const [i, by] of moves) take(by * by, diagonal[i]);
  pairs.forEach(([i, j], at) => {
    const weight = 2 * (moves.get(i) ?? 0) * (moves.get(j) ?? 0);
    if (weight !== 0) take(weight, mixed[at]);
  });
  return Math.abs(gap) <= allowed;
}

/** An element, marked where the derivative along the difference of its two steps contradicts it. */
function checkedElement(
  { point }: Lines,
  { diagonal, pairs, mixed, scales }: Assembled,
  at: number,
  difference: Estimate,
): Estimate {
  const [i, j] = pairs[at];
  const [a, b] = [scales[i], -scales[j] / SKEW];
  const element = mixed[at];
  if (!isTrusted(element.verdict)) return element;
  const place = `${point.path(i)} with ${point.path(j)}`;
  const isNowhere = !isDefined(difference.verdict);
  if (isNowhere || difference.verdict.kind === "edge") {
    const verdict = verdictAt(difference.verdict, place);
    return { ...element, error: isNowhere ? Infinity : element.error, verdict };
  }
  const area = Math.abs(2 * a * b);
  const own = a * a * diagonal[i].value + b * b * diagonal[j].value;
  const gap = Math.abs(
    element.value - (difference.value - own) / (2 * a * b),
  );
  const allowed = element.error + (difference.error +
        a * a * diagonal[i].error + b * b * diagonal[j].error) / area;
  if (!(gap > TOLERATED * allowed)) return element;
  return {
    ...element,
    error: element.error + gap,
    verdict: verdictAt(
      verdictOf({
        kind: "unresolved",
        why: "directions",
        step: difference.reach ?? Math.max(Math.abs(a), Math.abs(b)),
      }),
      place,
    ),
  };
}
