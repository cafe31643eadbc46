// What is put together of several derivatives, with the word that its own error earns: digits that each of them has can cancel, or
// be lost beside another one that is far larger.

import { limitsOf } from "../adaptive/limits.ts";
import type { Method } from "../core/method.ts";
import type { Measured, Verdict } from "../core/verdict/verdict.ts";
import { OK, verdictOf } from "../core/verdict/verdicts.ts";

/** The relative error within which a number is ok where no tolerance was asked for. */
const USEFUL = 1e-4;

/**
 * The same number, ok if its error is within the tolerance of it. Where none was asked for, or the number may be 0, that of the
 * geometric mean of what stands beside it will do: of a mixed derivative, those by each of its variables alone. One that may be 0,
 * beside others that may be, has no size to be held to.
 */
export function regraded<T extends Measured & { readonly verdict: Verdict }>(
  number: T,
  method: Method,
  beside: readonly Measured[] = [],
): T {
  const { value, error, verdict } = number;
  // Without an error, nobody has asked how good it is.
  if (verdict !== OK || Number.isNaN(error)) return number;
  const promise = limitsOf(method)?.promise;
  const isZero = Math.abs(value) <= 2 * error;
  const hasSize = beside.length > 0 &&
    beside.every((own) => Math.abs(own.value) > 10 * own.error);
  if (isZero && !hasSize) return number;
  const size = isZero || !promise
    ? Math.max(Math.abs(value), geometricMean(beside))
    : Math.abs(value);
  if (error <= (promise || USEFUL) * size) return number;
  return {
    ...number,
    verdict: verdictOf({
      kind: "imprecise",
      limit: "cancellation",
      size: Math.abs(value),
      rounding: error,
    }),
  };
}

function geometricMean(numbers: readonly Measured[]): number {
  return numbers.reduce(
    (product, { value }) => product * Math.abs(value) ** (1 / numbers.length),
    numbers.length > 0 ? 1 : 0,
  );
}
