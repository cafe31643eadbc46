// Kinks of both kinds. Code that takes a side at each kink by itself, as layers of relus do, may say what lies outside the slopes
// of f where they rise at some of its kinks and fall at others. Two kinks that are nearly parallel hide from values of f between
// any two points; what the code says on both sides of them leads to each.

import { attempt } from "../point/calls.ts";
import { typicalOf } from "../point/nearby.ts";
import type { Subject } from "../subject/subject.ts";
import { type Doubt, rowOf } from "./limit.ts";
import { nearOf } from "./local_change.ts";

/** Lines beside x that are looked along: which kinks one crosses may depend on its side. */
const LINES = 4;

/** How far a line leads to both sides, in steps: kinks nearly parallel to it cross it far off. */
const REACH = 32;

/** Into so many parts a line is divided before kinks are sought in each, and how often a part is halved. */
const PARTS = 16;
const HALVINGS = 12;

/** Places on a line where the code is asked at most: rounding, unlike kinks, makes jumps wherever it is looked at. */
const PLACES = 1000;

/** What part of what is to be explained a kink is that may be of any kind. */
const PART = 1 / 16;

/** What is left of a line to look at: two places, what the code says there, and how often to halve what is between. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  readonly halvings: number;
}

/** Whether what the code says along a direction rises at kinks around x, and falls at others. Leaves the point at x. */
export function areMixed(
  subject: Subject,
  doubt: Doubt,
  random: () => number,
): boolean {
  const { point } = subject;
  const start = point.base.slice();
  try {
    let [rises, falls] = [false, false];
    for (let line = 0; line < LINES; line++) {
      let asked = 0;
      const slopeBeside = slopesBeside(subject, doubt, start, random);
      const slopeAt = (steps: number) =>
        asked++ < PLACES ? slopeBeside(steps) : NaN;
      const jumps = [...jumpsAlong(slopeAt, PART * doubt.apart)];
      if (asked > PLACES) continue;
      rises ||= jumps.some((jump) => jump > 0);
      falls ||= jumps.some((jump) => jump < 0);
      if (rises && falls) return true;
    }
    return false;
  } finally {
    point.standAt(start);
    subject.refresh();
  }
}

/** What the code says along a line beside x, so many steps from its middle; where it has no answer, NaN. */
function slopesBeside(
  subject: Subject,
  { measurement: { index }, along }: Doubt,
  start: Float64Array,
  random: () => number,
): (steps: number) => number {
  const { point } = subject;
  const { near } = nearOf(point);
  const typical = typicalOf(start);
  const sizes = start.map((x) => near * (Math.abs(x) || typical));
  const unit = along.reduce(
    (least, v, i) => v === 0 ? least : Math.min(least, sizes[i] / Math.abs(v)),
    Infinity,
  );
  // What moves along the line stands off by as much as a step does.
  const middle = start.map((x, i) =>
    x + (2 * random() - 1) * (along[i] === 0 ? sizes[i] : unit * along[i])
  );
  return (steps) => {
    const at = middle.map((x, i) => x + steps * unit * along[i]);
    if (!point.allows(at)) return NaN;
    point.standAt(at);
    if (attempt(() => subject.refresh()).kind === "threw") return NaN;
    const row = rowOf(subject, index);
    return row ? row.reduce((sum, g, i) => sum + g * along[i], 0) : NaN;
  };
}

/** The jumps of a slope along a line that are more than a bend. */
function* jumpsAlong(
  slopeAt: (steps: number) => number,
  least: number,
): Generator<number> {
  let from = -REACH;
  let before = slopeAt(from);
  for (let part = 1; part <= PARTS; part++) {
    const to = REACH * (2 * part / PARTS - 1);
    const after = slopeAt(to);
    yield* jumpsWithin(slopeAt, least, {
      from,
      to,
      before,
      after,
      halvings: HALVINGS,
    });
    [from, before] = [to, after];
  }
}

function* jumpsWithin(
  slopeAt: (steps: number) => number,
  least: number,
  { from, to, before, after, halvings }: Piece,
): Generator<number> {
  const jump = after - before;
  // What is no number is no jump.
  if (!(Math.abs(jump) > least)) return;
  if (halvings === 0) {
    // At a kink the slope is steady on both sides, where rounding is at fault it is not.
    const width = to - from;
    const isSteady = Math.abs(slopeAt(from - width) - before) < least &&
      Math.abs(slopeAt(to + width) - after) < least;
    if (isSteady) yield jump;
    return;
  }
  const [middle, half] = [(from + to) / 2, halvings - 1];
  const within = slopeAt(middle);
  yield* jumpsWithin(slopeAt, least, {
    from,
    to: middle,
    before,
    after: within,
    halvings: half,
  });
  yield* jumpsWithin(slopeAt, least, {
    from: middle,
    to,
    before: within,
    after,
    halvings: half,
  });
}
