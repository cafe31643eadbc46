// Climbing to larger steps, where an answer is limited by rounding and falls short of the goal.

import { RATIO } from "../ladder/amplification.ts";
import { isNegligible } from "../ladder/drowning.ts";
import type { Ladder } from "../ladder/ladder.ts";
import { better, type Rung } from "../ladder/rung.ts";
import type { Line } from "../../core/line.ts";
import { uses } from "../heuristics.ts";
import type { Sight } from "./sight.ts";

/** Rungs to climb at most: ten decades. */
const CLIMBS = 24;

/** Rungs to climb at once where f has not changed at all but for what rounding may hide; if it then has, they are climbed one by one. */
const LEAP = 6;

/** A search that climbs: the best rung so far, its ladder, and what all pairs have shown. */
interface Climber {
  best: Rung | undefined;
  outcome: string | undefined;
  readonly ladder: Ladder | undefined;
  readonly sight: Sight;
  readonly line: Line;
  /** The largest step that bounds allow. */
  readonly room: number;
  /** Whether larger steps have shown something that is not rounding. */
  readonly loud: boolean;
  /** Whether there are steps at which the rounding of f hides how it changes. */
  readonly drowned: boolean;
  /** Whether the best answer needs nothing more. */
  readonly isGood: boolean;
}

/** What a search has climbed. */
export class Ascent {
  /** Whether bounds alone kept it from larger steps. */
  isConfined: boolean = false;

  #climbs = 0;
  /** Rungs that the next climb takes at once. */
  #leap: number;
  /** Whether the last rung that was climbed brought nothing. */
  #idle = false;

  /** @param center f at x. */
  constructor(center: number) {
    this.#leap = center === 0 ? 1 : LEAP;
  }

  /** The next step; 0 where none would help. */
  next(search: Climber): number {
    const { best, ladder, sight, line, loud, drowned, isGood, room } = search;
    const top = ladder ? ladder.rungs[0].h : 0;
    if (sight.steepest > 0 || top * RATIO ** LEAP > room) this.#leap = 1;
    const step = top * RATIO ** this.#leap;
    const worthwhile = best && !loud && (best.explained || drowned) &&
      !isGood && uses(line, "climb") &&
      best.truncation <= 3 * best.roundoff &&
      !isNegligible(best, ladder!.scaleOf(best));
    this.isConfined = worthwhile === true && step > room;
    const isOver = !worthwhile || this.isConfined || this.#climbs >= CLIMBS;
    return isOver ? 0 : step;
  }

  /** Takes f at the pair of that step into the search, and says the one after it; 0 where none would help. */
  learn(
    search: Climber,
    up: number,
    down: number,
    above: number,
    below: number,
  ): number {
    const { best: old, ladder, sight } = search;
    const finite = Number.isFinite(above) && Number.isFinite(below);
    if (this.#leap > 1 && !(finite && sight.steepest === 0)) {
      this.#leap = 1;
      return this.next(search);
    }
    if (!finite || !old || !ladder) return 0;
    this.#climbs += this.#leap;
    const { value, total } = old;
    ladder.prepend(up, down, above, below);
    const best = ladder.rungs.reduce((a, b) => better(b, a) ? b : a);
    if (!best.explained || Math.abs(best.value - value) > 3 * total) {
      ladder.dropTop();
      return 0;
    }
    search.best = best;
    search.outcome = "climbed";
    const gains = best.total <= 0.7 * total;
    // A rung higher is not believed before there are two more below it.
    const waits = search.drowned && !gains && !this.#idle;
    this.#idle = waits;
    return gains || waits ? this.next(search) : 0;
  }
}
