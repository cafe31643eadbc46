// Whether an answer comes from a stair: a stretch on which f is smooth only because its values are rounded.
//
// Rounding turns f into pieces, each far smoother than its own width would allow, with steps on both sides. So the parts of f
// in h and h² at the top of the smooth stretch, extended a little further, miss f on both sides by far more than what the
// stretch has of higher powers of h. Beside a single kink or step they miss it on one side; at the end of a stretch where f
// is analytic, the higher powers announce themselves.

import { RATIO } from "./amplification.ts";
import type { Ladder } from "./ladder.ts";
import type { Rung } from "./rung.ts";

/** How much more than h³ and h⁴ the parts of higher order may grow. */
const GROWTH = 10;

/** What rounding may do to a value, in roundings. */
const ROUNDINGS = 30;

/** At the end of a stair a good part of the change of f is the step. */
const STEP = 0.1;

/** Beyond this many times the stretch its end is no longer in sight. */
const LEAP = 50;

/** Steps to look at above the stretch. */
const LOOKS = 8;

/** What is known at a pair of points. */
type Pair = Pick<Rung, "h" | "rise" | "fall" | "odd" | "even" | "nominal">;

/** The search for the ends of a smooth stretch: ask `next()` for a step, tell `learn()` what f is there. */
export class Plateau {
  /** Whether f breaks off on both sides. */
  found: boolean = false;
  /** The top of the stretch. */
  top!: Pair;
  /** What the odd and the even part have of higher powers of h at the top of the stretch. */
  #bendOfOdd!: number;
  #bendOfEven!: number;
  #bends: readonly number[] = [0, 0];
  /** The rungs above the stretch, the nearest first. */
  readonly #far: Rung[];
  #step: number;
  #looks = 0;
  #over = false;
  #missedAbove = false;
  #missedBelow = false;

  /**
   * @param best The rung that the answer comes from.
   * @param ladder Its ladder.
   * @param ladders All ladders.
   */
  constructor(best: Rung, ladder: Ladder, ladders: readonly Ladder[]) {
    const at = Math.max(0, ladder.rungs.indexOf(best) - best.column);
    const far = ladders.flatMap(({ rungs }) => rungs)
      .filter(({ h }) => h > 1.1 * ladder.rungs[at].h)
      .sort((a, b) => a.h - b.h);
    this.#far = far;
    this.#take(ladder.rungs[at], ladder.rungs[at + 1]);
    while (far.length > 0 && far[0].h < LEAP * this.top.h) {
      if (this.#misses(far[0]).some(Boolean)) break;
      const rung = far.shift()!;
      if (rung.h > 2 * this.top.h) this.#take(rung, this.top);
    }
    this.#step = this.top.h * RATIO;
    if (!this.#doubtful()) this.#over = true;
    else if (far[0].h < 1.1 * this.#step) this.learn(far[0]);
  }

  /** The next step to look at; 0 when the question is settled. */
  next(): number {
    return this.#over ? 0 : this.#step;
  }

  /** f at a pair of points. */
  learn(pair: Pair): void {
    this.#looks++;
    this.#step *= RATIO;
    const [above, below] = this.#misses(pair);
    this.#missedAbove ||= above;
    this.#missedBelow ||= below;
    this.found = this.#missedAbove && this.#missedBelow;
    if (!this.#missedAbove && !this.#missedBelow) this.#take(pair, this.top);
    const largest = this.#far[this.#far.length - 1].h;
    this.#over = this.found || this.#looks >= LOOKS || this.#step > largest ||
      this.#bent();
  }

  /** Makes a pair the top of the stretch, with one that is well below it. */
  #take(pair: Pair, smaller: Pair): void {
    const { h, odd, even, nominal } = pair;
    const q = h / smaller.h;
    const bends = [
      Math.abs(odd - smaller.odd) * h,
      Math.abs(even - smaller.even * q * q),
    ];
    // One of them may vanish by chance: not two in a row.
    const [odder, evener] = this.#bends;
    this.#bendOfOdd = Math.max(nominal, bends[0], odder * q ** 3);
    this.#bendOfEven = Math.max(nominal, bends[1], evener * q ** 4);
    this.#bends = bends;
    this.top = pair;
  }

  get #bend(): number {
    return Math.max(this.#bendOfOdd, this.#bendOfEven);
  }

  /** Whether the higher powers have their say at the top of the stretch: then it ends by itself. */
  #bent(): boolean {
    const { h, odd, even, nominal } = this.top;
    const change = Math.max(Math.abs(odd) * h, Math.abs(even));
    return this.#bend > Math.max(4 * nominal, 0.1 * change);
  }

  /** Whether the rungs above leave it open that f breaks off on both sides. */
  #doubtful(): boolean {
    const { top } = this;
    const far = this.#far;
    if (far.length === 0 || far.some(({ explained }) => explained)) {
      return false;
    }
    if (this.#bent()) return false;
    const straight = this.#bend <= 4 * top.nominal;
    if (!straight && !far.some((rung) => this.#misses(rung).every(Boolean))) {
      return false;
    }
    // A side that goes on as before for long has no step.
    return !far.some((rung) =>
      rung.h > LEAP * top.h &&
      this.#allowed(rung) < 1e-3 * Math.max(
            Math.abs(rung.rise),
            Math.abs(rung.fall),
          ) &&
      !this.#misses(rung).every(Boolean)
    );
  }

  /** Whether f above and below x is not what the stretch says. */
  #misses(pair: Pair): [boolean, boolean] {
    const { top } = this;
    const q = pair.h / top.h;
    const even = top.even * q * q;
    const odd = top.odd * pair.h;
    const allowed = this.#allowed(pair);
    const miss = (change: number, said: number) =>
      Math.abs(change - said) > Math.max(allowed, STEP * Math.abs(change));
    return [miss(pair.rise, even + odd), miss(pair.fall, even - odd)];
  }

  #allowed({ h, nominal }: Pair): number {
    const q = h / this.top.h;
    const bend = this.#bendOfOdd * q ** 3 + this.#bendOfEven * q ** 4;
    return GROWTH * bend + ROUNDINGS * nominal * q * q;
  }
}
