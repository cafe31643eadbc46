import { exact } from "./recording.ts";
import { shown, type Tensor } from "../core/tensor.ts";

/**
 * A call of f that failed: the point it was called with, and as `cause` what it was rejected with.
 *
 * @example
 * ```ts
 * import { derivativeAsync, EvaluationError } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * await assert.rejects(
 *   derivativeAsync(() => Promise.reject(new Error("out of order")), 3),
 *   (error) => error instanceof EvaluationError && /out of order/.test(error.message),
 * );
 * ```
 */
export class EvaluationError extends Error {
  /** The point that f was called with. */
  readonly point: Tensor;

  /**
   * The error of one call.
   *
   * @param action What could not be done, such as `Cannot take the gradient of f`.
   * @param point The point that f was called with.
   * @param cause What it was rejected with.
   */
  constructor(action: string, point: Tensor, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : shown(cause);
    super(`${action} as f rejected at ${written(point)}: ${reason}`, { cause });
    this.name = "EvaluationError";
    this.point = point;
  }
}

/** A point as an error message shows it. */
function written(point: Tensor): string {
  const text = typeof point === "number"
    ? exact(point)
    : JSON.stringify(point, (_, item) =>
      ArrayBuffer.isView(item)
        ? Array.from(item as Float64Array)
        : typeof item === "number" && !Number.isFinite(item)
        ? String(item)
        : item);
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}
