/**
 * The derivative of an array, such as the velocity `r'(t)` along a curve: one element after another.
 *
 * @module
 */
import type { Verdict } from "../../lib/engine.ts";
import {
  describeVerdict,
  severity,
} from "../../lib/core/verdict/verdict_table.ts";
import type {
  ArrayValue,
  DerivativeRequest,
} from "../../lib/expression/mod.ts";
import type { Tensor } from "../../mod.ts";
import type { Found } from "./derivative.ts";
import { elements, withElements } from "./element.ts";

/** The derivatives of all elements of what f returns, with the verdict of the worst. */
export function byElement(
  request: DerivativeRequest,
  returned: ArrayValue & Tensor,
  take: (request: DerivativeRequest) => Found,
): Found {
  const f = request.f as unknown as (...args: ArrayValue[]) => Tensor;
  const found = elements(returned).map((_, i) =>
    take({ ...request, f: (...args) => elements(f(...args))[i] })
  );
  const shaped = (of: (each: Found) => ArrayValue) =>
    withElements(returned, found.map((each) => of(each) as number));
  return {
    value: shaped(({ value }) => value),
    error: shaped(({ error }) => error!),
    verdict: worstOf(request.name, found.map(({ verdict }) => verdict!)),
    evaluations: found.reduce((sum, each) => sum + each.evaluations!, 0),
  };
}

function worstOf(name: string, verdicts: readonly Verdict[]): Verdict {
  const kinds = verdicts.map(severity);
  const at = kinds.indexOf(Math.max(...kinds));
  const verdict = verdicts[at];
  if (verdict.kind === "ok") return verdict;
  const placed = { ...verdict, at: `${name}[${at + 1}]` };
  return { ...placed, sentence: describeVerdict(placed) };
}
