// The gradient and the Hessian of a function that returns one number.

import type { Estimate } from "../../core/estimate.ts";
import type { Verdict } from "../../core/verdict/verdict.ts";
import { verdictOf } from "../../core/verdict/verdicts.ts";
import { severity } from "../../core/verdict/verdict_table.ts";
import {
  type Calls,
  claimOf,
  looksSingle,
  NotNumbers,
} from "../point/calls.ts";
import { type AlongOptions, estimateAlong } from "../numeric/estimate_along.ts";
import { pathOf } from "../../core/structure.ts";
import type { Structure } from "../../core/number_tree.ts";
import type { BoundedPoint, Weights } from "../point/bounded_point.ts";
import { coarsenessOf } from "../numeric/grain.ts";
import { composed } from "../point/flat.ts";
import { contract, dense, type Subject } from "./subject.ts";

/** The derivative of f along a line, f being evaluated in place. */
function alongLine(
  point: BoundedPoint,
  weights: Weights,
  evaluate: () => number,
  options: AlongOptions,
): Estimate {
  try {
    return estimateAlong(point.lineAlong(weights), (position) => {
      point.moveAlong(weights, position);
      return evaluate();
    }, options);
  } finally {
    point.restore();
  }
}

/** The part that all derivatives held as arrays have in common. */
export function arraySubject(
  what: string,
  point: BoundedPoint,
  sizes: readonly number[],
  structure: Structure,
  name: string,
  ask: () => Float64Array,
): Omit<
  Subject,
  "numeric" | "output" | "values" | "single" | "greatest" | "overX"
> {
  let elements: Float64Array = new Float64Array(0);
  return {
    what,
    name,
    point,
    sizes,
    structure,
    pathOf: (index) =>
      pathOf(
        structure,
        index.reduce((position, i, axis) => position * sizes[axis] + i, 0),
        name,
      ),
    refresh() {
      elements = ask();
      if (elements.length !== structure.size) {
        throw new NotNumbers(
          `${elements.length} numbers came where ${structure.size} did before`,
          "return as many at every x",
        );
      }
    },
    elements: () => elements,
    analytic: (weights) => contract(elements, sizes, weights),
  };
}

/** What the values of f tell besides the derivative. */
function valuesOf(
  calls: Calls,
): Pick<Subject, "output" | "values" | "single" | "greatest"> {
  return {
    output: () => calls.number(),
    values: () => Float64Array.of(calls.number()),
    single: () => looksSingle(calls),
    greatest: () => calls.greatest[0] ?? 0,
  };
}

/** A gradient. */
export function gradientSubject(
  calls: Calls,
  name: string,
  ask: () => Float64Array,
): Subject {
  const { point } = calls;
  const sizes = [point.size];
  let center: number | undefined;
  const asked = () => {
    center = undefined;
    return ask();
  };
  const subject: Subject = {
    overX: [true],
    ...arraySubject("gradient", point, sizes, point.structure, name, asked),
    numeric([weights], said) {
      const size = Math.abs(center ??= calls.number());
      return alongLine(point, weights, () => calls.number(), {
        center,
        claim: claimOf(calls, said),
        brief: point.brief,
        coarse: coarsenessOf(subject, [weights], size),
      });
    },
    ...valuesOf(calls),
  };
  return subject;
}

/** A Hessian. */
export function hessianSubject(
  calls: Calls,
  name: string,
  ask: () => Float64Array,
): Subject {
  const { point } = calls;
  const sizes = [point.size, point.size];
  const structure = composed(point.structure, point.structure);
  return {
    overX: [true, true],
    ...arraySubject("Hessian", point, sizes, structure, name, ask),
    numeric: ([a, b], said) => secondDerivative(calls, a, b, said),
    ...valuesOf(calls),
  };
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
 * aᵀHb from second derivatives along two lines: [D²(a + b) - D²(a - b)] / 4, with each element in the unit of its own x. Where
 * that is not what the code says, f has a Hessian only if D²(a + b) + D²(a - b) = 2 D²(a) + 2 D²(b): at 0, |x y| has none.
 */
function secondDerivative(
  calls: Calls,
  a: Weights,
  b: Weights,
  said: number | undefined,
): Estimate {
  const { point } = calls;
  const evaluate = () => calls.number();
  if (typeof a === "number" && a === b) {
    return alongLine(point, a, evaluate, { order: 2 });
  }
  const [u, v] = [dense(a, point.size), dense(b, point.size)];
  const [p, q] = [lengthOf(point, a), lengthOf(point, b)];
  const line = (r: number, s: number) =>
    alongLine(
      point,
      u.map((_, i) => r * p * u[i] + s * q * v[i]),
      evaluate,
      { order: 2 },
    );
  const [plus, minus] = [line(1, 1), line(1, -1)];
  const unit = 4 * p * q;
  const worse = severity(plus.verdict) > severity(minus.verdict) ? plus : minus;
  const mixed = {
    value: (plus.value - minus.value) / unit,
    error: (plus.error + minus.error) / unit,
    evaluations: plus.evaluations + minus.evaluations,
    verdict: worse.verdict,
  };
  const size = Math.abs(plus.value) + Math.abs(minus.value);
  const apart = unit * Math.abs((said ?? mixed.value) - mixed.value);
  if (!(apart > PARALLELOGRAM * size)) return mixed;
  const [alongA, alongB] = [line(1, 0), line(0, 1)];
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
