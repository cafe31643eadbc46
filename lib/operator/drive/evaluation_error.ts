import { shown } from "../../core/array.ts";
import type { Tree } from "../../core/number_tree.ts";

/**
 * A call of f that failed: the point it was called with, and as `cause` what it was rejected with.
 *
 * @example
 * ```ts
 * import { derivative, EvaluationError } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * await assert.rejects(
 *   derivative((_: number) => Promise.reject<number>(new Error("out of order")), 3),
 *   (error) => error instanceof EvaluationError && /out of order/.test(error.message),
 * );
 * ```
 */
export class EvaluationError extends Error {
  /** The point that f was called with. */
  readonly point: Tree;

  /**
   * The error of one call.
   *
   * @param action What could not be done, such as `Cannot take the gradient of f`.
   * @param point The point that f was called with.
   * @param cause What it was rejected with.
   * @param place What had been moved, such as `x[1] = 2.5`: said in place of a point that is long.
   */
  constructor(action: string, point: Tree, cause: unknown, place = "") {
    const reason = cause instanceof Error ? cause.message : shown(cause);
    const whole = written(point);
    const where = place && whole.length > 60
      ? place
      : whole.length > 200
      ? `${whole.slice(0, 197)}...`
      : whole;
    super(`${action} as f rejected at ${where}: ${reason}`, { cause });
    this.name = "EvaluationError";
    this.point = point;
  }
}

/** A point as an error message shows it. */
function written(point: Tree): string {
  return typeof point === "number"
    ? exact(point)
    : JSON.stringify(point, (_, item) =>
      ArrayBuffer.isView(item)
        ? Array.from(item as Float64Array)
        : typeof item === "number" && !Number.isFinite(item)
        ? String(item)
        : item);
}

/** A number as text, with -0 told from 0. */
function exact(x: number): string {
  return Object.is(x, -0) ? "-0" : String(x);
}
