/**
 * Derivatives of functions that are computed array by array, at arguments that are known.
 *
 * @module
 */
import type { ArrayValue, DerivativeRequest } from "../../value.ts";
import type { WholeFunction } from "../../whole/whole.ts";
import { numbersOf, shapedLike } from "./derivative_shape.ts";

/** The derivative that a request is for; undefined where it has to be written out. */
export function wholeDerivative(
  whole: WholeFunction,
  { operator, path, args, direction = [] }: Omit<
    DerivativeRequest,
    "f" | "name"
  >,
): ArrayValue | undefined {
  switch (operator) {
    case "gradient":
      return whole.gradient(args)?.value as ArrayValue | undefined;
    case "jacobian":
      return whole.jacobian(args)?.value;
    case "hessian":
      return whole.hessian(args)?.value;
    case "laplacian":
      return whole.hessian(args)?.value
        .reduce((sum, row, i) => sum + row[i], 0);
    case "directional":
      return whole.jvp(args, shapedLike(args, direction))?.value as
        | ArrayValue
        | undefined;
    case "partial": {
      const [i, j, ...more] = path;
      if (more.length > 0) return undefined;
      if (j !== undefined) return whole.hessian(args)?.value[i][j];
      const slopes = whole.gradient(args);
      return slopes && numbersOf(slopes.value as ArrayValue)[i];
    }
    default:
      return undefined;
  }
}
