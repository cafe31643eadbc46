// The check of a product with vectors: of tangents, or of cotangents.

import { answerOf } from "./answer.ts";
import type { Case } from "./examine.ts";
import type { Calls } from "./point/calls.ts";
import { nonlinear } from "./precondition/linearity.ts";
import { shapeMismatch } from "./precondition/shape_mismatch.ts";
import { productSubject } from "./subject/output_subject.ts";

/** What is checked of either. */
export function productCase(
  side: "jvp" | "vjp",
  calls: Calls,
  multiply: (weights: Float64Array) => unknown,
): Case {
  const { point } = calls;
  const times = (weights: Float64Array) =>
    answerOf(() => multiply(weights), side);
  const sizeOfVector = () => side === "jvp" ? point.size : calls.outputs.size;
  return {
    what: side,
    calls,
    array: true,
    ask: () => times(new Float64Array(sizeOfVector()).fill(1)),
    shapeMismatch: (value, { derivative }) =>
      shapeMismatch(
        side,
        derivative.structure,
        side === "jvp" ? value.structure : point.structure,
        side === "jvp" ? "of f(x)" : "of x",
      ) ?? nonlinear(
        side,
        side === "jvp" ? "tangent" : "cotangent",
        sizeOfVector(),
        (weights) => times(weights).derivative.data,
      ),
    subject: ({ structure }) =>
      productSubject(
        side,
        calls,
        structure,
        (weights) => times(weights).derivative.data,
      ),
  };
}
