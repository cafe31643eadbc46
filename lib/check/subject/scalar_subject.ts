// The gradient of a function that returns one number, and what other derivatives have in common with it.

import type { Line } from "../../core/line.ts";
import {
  type Calls,
  claimOf,
  looksSingle,
  NotNumbers,
} from "../point/calls.ts";
import { estimateAlong } from "../numeric/estimate_along.ts";
import { pathOf } from "../../core/structure.ts";
import type { Structure } from "../../core/number_tree.ts";
import type { BoundedPoint, Weights } from "../point/bounded_point.ts";
import { coarsenessOf } from "../numeric/grain.ts";
import { contract, type Subject } from "./subject.ts";

/** What is found along a line, f being evaluated in place. */
export function inPlace<T>(
  point: BoundedPoint,
  weights: Weights,
  evaluate: () => number,
  find: (line: Line, evaluate: (position: number) => number) => T,
): T {
  try {
    return find(point.lineAlong(weights), (position) => {
      point.moveAlong(weights, position);
      return evaluate();
    });
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
export function valuesOf(
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
      const here = center ?? calls.number();
      center = here;
      const size = Math.abs(here);
      return inPlace(
        point,
        weights,
        () => calls.number(),
        (line, evaluate) =>
          estimateAlong(line, evaluate, {
            center: here,
            claim: claimOf(calls, said),
            brief: point.brief,
            coarse: coarsenessOf(subject, [weights], size),
          }),
      );
    },
    ...valuesOf(calls),
  };
  return subject;
}
