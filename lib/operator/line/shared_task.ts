// The first derivative along a coordinate at the steps of its neighbours.

import { type Limits, limitsOf } from "../../adaptive/limits.ts";
import type { Neighbour } from "../../adaptive/shared/neighbour.ts";
import {
  sharedAtOnce,
  sharedSearch,
} from "../../adaptive/shared/shared_search.ts";
import type { AnswerProbe } from "../../core/drive.ts";
import type { Estimate } from "../../core/estimate.ts";
import type { Line, Probe } from "../../core/line.ts";
import type { Search } from "../../core/method.ts";
import { LineTask } from "./line_task.ts";
import type { Lines } from "./lines.ts";

/** The first derivatives of all outputs along a coordinate, at steps that suited a neighbour of each, where they do. */
export class SharedTask extends LineTask {
  readonly #line: Line;
  readonly #neighbours: readonly Neighbour[];
  readonly #limits: Limits;

  constructor(i: number, lines: Lines, neighbours: readonly Neighbour[]) {
    const line = lines.line(i);
    super(lines, line, i, [1], lines.outputs);
    this.#line = line;
    this.#neighbours = neighbours;
    this.#limits = limitsOf(lines.method)!;
  }

  override begin(search: number, probe: Probe): Search {
    const neighbour = this.#neighbours[search];
    return sharedSearch(this.#line, neighbour, probe, this.#limits);
  }

  override estimate(center: number, answer: AnswerProbe): Estimate {
    const [neighbour] = this.#neighbours;
    return sharedAtOnce(this.#line, neighbour, this.#limits, center, answer);
  }
}
