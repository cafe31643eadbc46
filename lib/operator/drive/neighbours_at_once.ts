// The derivatives of a function of one output along coordinates at a neighbour's steps, at once: a gradient has one for each
// element, and tasks for them would take longer than f.

import type { Limits } from "../../adaptive/limits.ts";
import type { Neighbour } from "../../adaptive/shared/neighbour.ts";
import { sharedAtOnce } from "../../adaptive/shared/shared_search.ts";
import type { Probe } from "../../core/line.ts";
import type { Column } from "../line/column.ts";
import type { Lines } from "../line/lines.ts";
import { Failures } from "./failures.ts";
import type { Operation } from "./operator.ts";

/** Moves one coordinate after the other. */
export class NeighboursAtOnce<T> {
  readonly #operation: Operation<T>;
  readonly #center: number;
  readonly #limits: Limits;
  readonly #answer = (probe: Probe): void => this.#take(probe);
  #i = 0;
  #failures: Failures | undefined;

  /** @param center f at x. */
  constructor(operation: Operation<T>, center: number, limits: Limits) {
    this.#operation = operation;
    this.#center = center;
    this.#limits = limits;
  }

  /** The derivatives along coordinates. */
  along(
    coordinates: readonly number[],
    lines: Lines,
    neighbour: Neighbour,
  ): Column[] {
    const columns: Column[] = [];
    for (const i of coordinates) {
      columns.push(this.#column(i, lines, neighbour));
    }
    return columns;
  }

  #column(i: number, lines: Lines, neighbour: Neighbour): Column {
    const { point } = this.#operation;
    point.checkAt(i);
    this.#i = i;
    this.#failures = undefined;
    const line = lines.line(i);
    const estimate = sharedAtOnce(
      line,
      neighbour,
      this.#limits,
      this.#center,
      this.#answer,
    );
    point.putBack(i);
    const failures = this.#failures as Failures | undefined;
    return failures ? failures.tell([estimate], line.origin) : [estimate];
  }

  #take({ count, positions, values }: Probe): void {
    const { point, f } = this.#operation;
    const i = this.#i;
    for (let k = 0; k < count; k++) {
      if (positions[k] === point.at(i)) {
        values[k] = this.#center;
        continue;
      }
      try {
        point.move(i, positions[k]);
        const value = point.evaluate(f);
        if (typeof value !== "number") throw point.notOneNumber(value);
        values[k] = value;
      } catch (error) {
        this.#failures ??= new Failures(this.#operation.options.onError);
        if (!this.#failures.take(positions[k], error)) throw error;
        values[k] = NaN;
      }
    }
  }
}
