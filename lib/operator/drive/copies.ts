// Copies of a point for calls of f that are in flight together. Each belongs to its call until what that promised is settled; then it
// is put back and lent again: a copy for each call would take longer than many an f.

import { changesItsArgument } from "../../core/line.ts";
import { type Movement, seenAt } from "../line/line_task.ts";
import { Point } from "../../core/point.ts";

/** Lends copies of a point. */
export class Copies {
  readonly #point: Point;
  /** Those that no call has. */
  readonly #idle: Point[] = [];
  /** Whether a call has changed its copy: then each gets a new one, to do with as it likes. */
  #areChanged = false;

  constructor(point: Point) {
    this.#point = point;
  }

  /** A copy of the point, to be given back. */
  borrow(): Point {
    const { action, name } = this.#point;
    const idle = this.#areChanged ? undefined : this.#idle.pop();
    return idle ?? new Point(this.#point.copy(), action, name);
  }

  /**
   * Takes back a copy that a task has moved to a position. The first call that has had it is not trusted to have left it alone; a
   * look after each would take as long as a copy.
   *
   * @throws {TypeError} If a call has changed a copy that others had before it.
   */
  giveBack(copy: Point, task: Movement, position: number): void {
    const isNew = copy.evaluations === 1;
    if (isNew && this.#areChanged) return;
    const point = this.#point;
    try {
      if (isNew) seenAt(task, position, point, () => point.checkCopy(copy.x));
      for (const i of task.moves) copy.putBack(i);
      if (isNew) copy.checkUnchanged();
      this.#idle.push(copy);
    } catch {
      if (!isNew) throw changesItsArgument(point.action);
      this.#areChanged = true;
    }
  }

  /**
   * Looks at all copies that were lent again.
   *
   * @throws {TypeError} If f has changed one.
   */
  checkUnchanged(): void {
    for (const copy of this.#idle) copy.checkUnchanged();
  }
}
