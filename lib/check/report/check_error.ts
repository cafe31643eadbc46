import type { Settled } from "../../operator/types.ts";
import type { CheckReport } from "./report.ts";

/**
 * What an assertion throws: test runners show it as a failed assertion, and the report is the message.
 *
 * @example
 * ```ts
 * import { assertGradient, CheckError } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.throws(
 *   () => assertGradient((x: number) => x ** 2, (x) => -2 * x, 3),
 *   (error) => error instanceof CheckError && error.report.mistake?.kind === "sign",
 * );
 * ```
 */
export class CheckError extends Error {
  /** By this name test runners know a failed assertion. */
  override readonly name = "AssertionError";
  /** What the check found. */
  readonly report: CheckReport;

  /** An error whose message is the text of a report. */
  constructor(report: CheckReport) {
    super(String(report));
    this.report = report;
  }
}

/** Throws unless the check passed; of one that is still running, later. */
export function throwUnlessPassed<R>(
  report: Settled<R, CheckReport>,
): Settled<R, void>;
export function throwUnlessPassed(
  report: CheckReport | Promise<CheckReport>,
): void | Promise<void> {
  if (report instanceof Promise) return report.then(throwUnlessPassed);
  if (report.verdict !== "pass") throw new CheckError(report);
}
