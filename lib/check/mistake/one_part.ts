// Of a sum over samples or steps, the part of one alone: where w is used as w·a in each, that part is proportional to the a of
// one sample, and the elements keep their proportions wherever x is. Those of the whole sum do not.

import type { Evidence } from "../failure/evidence.ts";
import type { Mistake } from "../report/report.ts";

/** How exactly a proportion is kept. */
const CLOSE = 1e-9;

/** How much a proportion changes of which it is said that it is not kept. */
const CHANGED = 1e-4;

/**
 * Whether only one part of a sum is left of the gradient.
 *
 * @param said What the code says at several x, at no two the same.
 */
export function onePart(
  [first, ...others]: readonly Evidence[],
  said: readonly Float64Array[],
): Mistake | undefined {
  const { wrong, numeric, pathOf } = first;
  const places = wrong?.flatMap((isWrong, k) => isWrong ? [k] : []) ?? [];
  const found = places
    .map((i) => [i, ...places.filter((j) => j > i && isKept(said, i, j))])
    .find(([i, ...rest]) =>
      others.some((other) =>
        numeric && other.numeric &&
        rest.some((j) => changes(numeric, other.numeric!, i, j))
      )
    );
  if (!found) return;
  const [i, j] = found;
  return {
    kind: "overwritten",
    sentence: `${pathOf(i)} and ${
      pathOf(j)
    } keep their proportion wherever x is, as in the part of one sample or one step, and the derivatives of f do not: of a sum only one part is kept`,
    advice: "add each part to what is there: += for =",
  };
}

/** Whether two elements change with x, and in proportion. */
function isKept(said: readonly Float64Array[], i: number, j: number): boolean {
  const [{ [i]: a, [j]: b }, ...others] = said;
  return a !== 0 && b !== 0 && others.some((g) => g[i] !== a) &&
    others.every((g) =>
      g[i] !== 0 && Math.abs(g[j] / g[i] * a / b - 1) <= CLOSE
    );
}

function changes(
  here: Float64Array,
  there: Float64Array,
  i: number,
  j: number,
): boolean {
  const [p, q] = [here[j] * there[i], there[j] * here[i]];
  return Math.abs(p - q) > CHANGED * Math.max(Math.abs(p), Math.abs(q));
}
