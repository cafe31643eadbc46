// The Hessian of a function that returns one number, from second derivatives along lines.

import type { Estimate } from "../../core/estimate.ts";
import type { Verdict } from "../../core/verdict/verdict.ts";
import { isTrusted, severity } from "../../core/verdict/verdict_table.ts";
import { verdictOf } from "../../core/verdict/verdicts.ts";
import { curvature } from "../numeric/curvature.ts";
import { negligibleOf, unitOf } from "../judge/error_scale.ts";
import { estimateAlong } from "../numeric/estimate_along.ts";
import type { BoundedPoint, Weights } from "../point/bounded_point.ts";
import type { Calls } from "../point/calls.ts";
import { composed } from "../point/flat.ts";
import { together } from "../point/ledger.ts";
import { arraySubject, inPlace, valuesOf } from "./scalar_subject.ts";
import { dense, type Subject } from "./subject.ts";

/** A Hessian. */
export function hessianSubject(
  calls: Calls,
  name: string,
  ask: () => Float64Array,
): Subject {
  const { point } = calls;
  const sizes = [point.size, point.size];
  const structure = composed(point.structure, point.structure);
  let center: number | undefined;
  const asked = () => {
    center = undefined;
    return ask();
  };
  return {
    overX: [true, true],
    ...arraySubject("Hessian", point, sizes, structure, name, asked),
    numeric: ([a, b], said) =>
      secondDerivative(calls, center ??= calls.number(), a, b, said),
    ...valuesOf(calls),
  };
}

/** The relative error that is granted to a Hessian at most where a few values are to agree with it. */
const TOLERANCE = 1e-6;

/** And of the size of the second derivatives along its lines, which may cancel in an element. */
const CANCELLED = 1e-2 * TOLERANCE;

/**
 * aᵀHb: by a few values of f where they agree with what the code says, else by a search. Where that finds nothing, as of a
 * derivative far below the rounding of f, the few values tell how large it is at most.
 */
function secondDerivative(
  calls: Calls,
  center: number,
  a: Weights,
  b: Weights,
  said: number | undefined,
): Estimate {
  const { point } = calls;
  const evaluate = () => calls.number();
  const few = said === undefined || point.relativeNoise !== undefined
    ? undefined
    : overLines(
      point,
      a,
      b,
      (weights) =>
        inPlace(
          point,
          weights,
          evaluate,
          (line, evaluate) => curvature(line, evaluate, center),
        ),
    );
  const tolerance = Math.min(TOLERANCE, calls.tolerance);
  const apart = few && said !== undefined
    ? Math.abs(said - few.value)
    : Infinity;
  const unit = unitOf({ point }, { index: typeof b === "number" ? [b] : [] });
  const agrees = few && (
    apart <= tolerance * Math.abs(few.value) + CANCELLED * few.size ||
    // Where f is straight there is no size to compare with.
    apart <= 2 * few.error &&
      few.error < negligibleOf(calls.greatest[0] / unit, false)
  );
  if (agrees) return few;
  const found = bySearch(calls, center, a, b, said);
  return few && !isTrusted(found.verdict) && apart <= 2 * few.error
    ? few
    : found;
}

/** An estimate, and the size of the second derivatives along its lines in the same unit. */
interface Mixed extends Estimate {
  readonly size: number;
}

/** aᵀHb from second derivatives along two lines, [D²(a + b) - D²(a - b)] / 4, with each element in the unit of its own x. */
function overLines(
  point: BoundedPoint,
  a: Weights,
  b: Weights,
  along: (weights: Weights) => Estimate | undefined,
): Mixed | undefined {
  if (typeof a === "number" && a === b) {
    const own = along(a);
    return own && { ...own, size: Math.abs(own.value) };
  }
  const [plus, minus] = together(
    [1, -1].map((sign) => () => along(combined(point, a, b, 1, sign))),
  );
  if (!plus || !minus) return;
  const unit = 4 * lengthOf(point, a) * lengthOf(point, b);
  const worse = severity(plus.verdict) > severity(minus.verdict) ? plus : minus;
  return {
    value: (plus.value - minus.value) / unit,
    error: (plus.error + minus.error) / unit,
    evaluations: plus.evaluations + minus.evaluations,
    verdict: worse.verdict,
    size: (Math.abs(plus.value) + Math.abs(minus.value)) / unit,
  };
}

/** r · a + s · b, each in the unit of its own x. */
function combined(
  point: BoundedPoint,
  a: Weights,
  b: Weights,
  r: number,
  s: number,
): Float64Array {
  const [u, v] = [dense(a, point.size), dense(b, point.size)];
  const [p, q] = [lengthOf(point, a), lengthOf(point, b)];
  return u.map((_, i) => r * p * u[i] + s * q * v[i]);
}

/** How far the sum of two second derivatives may be off, relative to their size, where f has a Hessian: they are good to more. */
const PARALLELOGRAM = 1e-3;

function noHessian(): Verdict {
  return {
    ...verdictOf({ kind: "unresolved", why: "irregular", step: 0 }),
    sentence:
      "f has no Hessian here, as second derivatives along lines through x do not fit together",
  };
}

/**
 * The same by searches along the lines. Where that is not what the code says, f has a Hessian only if D²(a + b) + D²(a - b) =
 * 2 D²(a) + 2 D²(b): at 0, |x y| has none.
 */
function bySearch(
  calls: Calls,
  center: number,
  a: Weights,
  b: Weights,
  said: number | undefined,
): Estimate {
  const { point } = calls;
  const seen: Estimate[] = [];
  const along = (weights: Weights) => {
    const found = inPlace(
      point,
      weights,
      () => calls.number(),
      (line, evaluate) =>
        estimateAlong(line, evaluate, { order: 2, center, brief: point.brief }),
    );
    seen.push(found);
    return found;
  };
  const mixed = overLines(point, a, b, along)!;
  const apart = Math.abs((said ?? mixed.value) - mixed.value);
  if (seen.length === 1 || !(apart > PARALLELOGRAM * mixed.size)) return mixed;
  const [plus, minus] = seen;
  const size = Math.abs(plus.value) + Math.abs(minus.value);
  const [alongA, alongB] = [[1, 0], [0, 1]]
    .map(([r, s]) => along(combined(point, a, b, r, s)));
  const off = Math.abs(
    plus.value + minus.value - 2 * alongA.value - 2 * alongB.value,
  );
  const errors = plus.error + minus.error +
    2 * (alongA.error + alongB.error);
  return off > 10 * errors + PARALLELOGRAM * size
    ? { ...mixed, verdict: noHessian() }
    : mixed;
}

/** How far to go along: as far as the element is from 0, or the others are. Combinations are in such units already. */
function lengthOf({ base }: BoundedPoint, weights: Weights): number {
  if (typeof weights !== "number") return 1;
  return Math.abs(base[weights]) || Math.max(...base.map(Math.abs)) || 1;
}
