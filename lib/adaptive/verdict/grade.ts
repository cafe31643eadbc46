// Which word an error earns: whether the digits that are known are those that were asked for.

import type { Estimate } from "../../core/estimate.ts";
import type { DerivativeOrder } from "../../core/method.ts";
import type { ImpreciseVerdict } from "../../core/verdict/verdict.ts";
import { OK, verdictOf } from "../../core/verdict/verdicts.ts";

/** The relative error within which a derivative is ok where no tolerance was asked for. */
const USEFUL = 1e-4;

/**
 * Where a derivative is 0, or nearly, its error is measured by the size that it would have if f changed on the scale of the
 * steps alone. Six digits of that for a first derivative, and two fewer for each further order, as differences lose them.
 */
const NEGLIGIBLE = 1e-6;
const LOSS = 100;

/** The same measured by the change of f itself: that of a straight line, whose higher derivatives have no size of their own. */
const STRAIGHT = 1e-12;

/** What an error is measured by where the derivative is about 0. */
export interface Scale {
  /** The size that the derivative would have if f bent on the scale of the steps alone. */
  readonly bend: number;
  /** The change of f over the largest step, to the power of the order. */
  readonly change: number;
}

/** No scale: an error is measured by the value alone. */
export const NO_SCALE: Scale = { bend: 0, change: 0 };

/** What was asked for. */
export interface Target {
  readonly order: DerivativeOrder;
  /** The relative error that an ok answer keeps to; undefined where nothing was said. */
  readonly promise: number | undefined;
}

/** Whether an error is as small as was asked for. */
export function isWithin(
  { order, promise }: Target,
  { value, error }: Pick<Estimate, "value" | "error">,
  { bend, change }: Scale,
): boolean {
  // Nobody can keep to 0: it asks for all the digits that there are.
  const relative = promise || USEFUL;
  if (error <= relative * Math.abs(value)) return true;
  const negligible = Math.min(USEFUL, NEGLIGIBLE * LOSS ** (order - 1));
  // A value that is known not to be 0 is held to what was asked for.
  return Math.abs(value) <= 2 * error &&
    error <= Math.max(
        Math.min(relative, negligible) * bend,
        Math.min(relative, STRAIGHT) * change,
      );
}

/** A derivative of smooth f with the word that its error earns. */
export function graded<T extends Pick<Estimate, "value" | "error">>(
  target: Target,
  answer: T,
  scale: Scale,
  limit: Pick<ImpreciseVerdict, "limit" | "size" | "rounding">,
): T & Pick<Estimate, "verdict"> {
  return isWithin(target, answer, scale)
    ? { ...answer, verdict: OK }
    : { ...answer, verdict: verdictOf({ kind: "imprecise", ...limit }) };
}
