import { isTrusted } from "../../core/verdict/verdict_table.ts";
import type { Measurement } from "../measure/measure.ts";

/** An element along which f has a kink at x. */
export interface Kink {
  readonly measurement: Measurement;
  /** The position of the element of x. */
  readonly position: number;
  /** The slopes at x on both sides. */
  readonly left: number;
  readonly right: number;
  /** How much the slope changes at the kink. */
  readonly gap: number;
}

/** Whether f has one slope at x along an element, as far as is seen. */
export function isSmooth(
  { index, estimate: { verdict, value } }: Measurement,
): boolean {
  return index.length > 0 && verdict.kind !== "kink" && isTrusted(verdict) &&
    Number.isFinite(value);
}

/** The kink that an element shows, if it shows one. */
export function kinkOf(measurement: Measurement): Kink[] {
  const { estimate: { verdict }, index } = measurement;
  if (verdict.kind !== "kink" || index.length === 0) return [];
  const { left: { value: left }, right: { value: right } } = verdict;
  const gap = Math.abs(right - left);
  if (!Number.isFinite(gap)) return [];
  return [{ measurement, position: index[index.length - 1], left, right, gap }];
}
