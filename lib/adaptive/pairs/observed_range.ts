// What all pairs of a search have shown of f, whatever they were looked at for.

import { ROUNDOFF_FACTOR } from "../sequence/table_row.ts";

/** The sizes of f and of its changes around x. */
export class ObservedRange {
  /** Whether f was finite on that side at any step. */
  above: boolean = false;
  below: boolean = false;
  /** The smallest step looked at. */
  smallest: number = Infinity;
  /** The greatest |f| so far. */
  greatest: number;
  /** The greatest quotient |f(x ± h) - f(x)| / h so far. */
  steepest: number = 0;
  /** Whether f has been seen to change by more than its rounding. */
  moved: boolean = false;
  /** The slopes of both sides, where both are beyond the largest double at the smallest step that shows any. */
  overflow: { left: number; right: number } | undefined;

  readonly center: number;

  /** @param center f at x. */
  constructor(center: number) {
    this.center = center;
    this.greatest = Math.abs(center);
  }

  /** f at the two points, `up` above and `down` below x. */
  learn(up: number, down: number, above: number, below: number): void {
    this.above ||= Number.isFinite(above);
    this.below ||= Number.isFinite(below);
    if (Math.min(up, down) < this.smallest) {
      this.#watchOverflow(up, down, above, below);
    }
    this.smallest = Math.min(this.smallest, up, down);
    this.#measure(up, above);
    this.#measure(down, below);
  }

  /**
   * A finite change of f over a step so small that their quotient is beyond the largest double. Where smaller steps show no
   * change at all, rounding hides it.
   */
  #watchOverflow(up: number, down: number, above: number, below: number): void {
    const right = (above - this.center) / up;
    const left = (this.center - below) / down;
    const isBeyond = Math.abs(left) === Infinity &&
      Math.abs(right) === Infinity &&
      Number.isFinite(above) && Number.isFinite(below);
    if (isBeyond) this.overflow = { left, right };
    else if (left !== 0 || right !== 0) this.overflow = undefined;
  }

  #measure(h: number, value: number): void {
    if (!Number.isFinite(value)) return;
    const change = Math.abs(value - this.center);
    this.steepest = Math.max(this.steepest, change / h);
    this.greatest = Math.max(this.greatest, Math.abs(value));
    this.moved ||= change > ROUNDOFF_FACTOR * Number.EPSILON * this.greatest;
  }
}
