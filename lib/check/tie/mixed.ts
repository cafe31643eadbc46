// Kinks of both kinds. Code that takes a side at each kink by itself, as layers of relus do, may say what lies outside the slopes
// of f where they rise at some of its kinks and fall at others. Two kinks that are nearly parallel hide from values of f between
// any two points; what the code says on both sides of them leads to each.

import { randomSource } from "../../core/random.ts";
import { attempt } from "../point/calls.ts";
import { typicalOf } from "../point/other_points.ts";
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

/** A line beside x, by steps from its middle. */
interface LineBeside {
  /** How long a step is, in lengths of the direction. */
  readonly unit: number;
  /** What the code says along it; where it has no answer, NaN. */
  slopeAt(steps: number): number;
  valueAt(steps: number): number;
}

/** A part of a line: what the code says at its ends, and whether there is a kink between. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  readonly isKink: boolean;
}

/**
 * Whether what the code says along a direction rises at kinks around x, and falls at others, on lines along which f changes as the
 * code says. Leaves the point at x.
 */
export function areMixed(subject: Subject, doubt: Doubt): boolean {
  const { point } = subject;
  // Its own, so that what is drawn elsewhere does not depend on this look.
  const random = randomSource(1);
  const start = point.base.slice();
  const least = PART * doubt.apart;
  const most = nearOf(point).tolerance * doubt.apart;
  try {
    let [rises, falls] = [false, false];
    for (let line = 0; line < LINES; line++) {
      let asked = 0;
      const beside = lineBeside(subject, doubt, start, random);
      const slopeAt = (steps: number) =>
        asked++ < PLACES ? beside.slopeAt(steps) : NaN;
      const pieces = [...piecesAlong(slopeAt, least)];
      if (asked > PLACES) continue;
      const kinks = pieces.filter(({ isKink }) => isKink);
      if (kinks.length === 0 || !(missAlong(beside, pieces) <= most)) continue;
      rises ||= kinks.some(({ before, after }) => after > before);
      falls ||= kinks.some(({ before, after }) => after < before);
      if (rises && falls) return true;
    }
    return false;
  } finally {
    point.standAt(start);
    subject.refresh();
  }
}

/** By how much the mean slope of f along a line differs from what the code says of its pieces; two evaluations. */
function missAlong(
  { unit, valueAt }: LineBeside,
  pieces: readonly Piece[],
): number {
  const known = pieces.filter(({ before, after }) =>
    Number.isFinite(before + after)
  );
  if (known.length === 0) return NaN;
  const [{ from }, { to }] = [known[0], known[known.length - 1]];
  const said = known.reduce(
    (sum, piece) =>
      sum + (piece.before + piece.after) / 2 * (piece.to - piece.from),
    0,
  );
  const seen = (valueAt(to) - valueAt(from)) / unit;
  return Math.abs(seen - said) / (to - from);
}

function lineBeside(
  subject: Subject,
  { measurement: { index, weights }, along }: Doubt,
  start: Float64Array,
  random: () => number,
): LineBeside {
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
  const standsAt = (steps: number) => {
    const at = middle.map((x, i) => x + steps * unit * along[i]);
    const isAllowed = point.allows(at);
    if (isAllowed) point.standAt(at);
    return isAllowed;
  };
  return {
    unit,
    slopeAt(steps) {
      if (!standsAt(steps)) return NaN;
      if (attempt(() => subject.refresh()).kind === "threw") return NaN;
      const row = rowOf(subject, index);
      return row ? row.reduce((sum, g, i) => sum + g * along[i], 0) : NaN;
    },
    valueAt(steps) {
      if (!standsAt(steps)) return NaN;
      const value = attempt(() => subject.output(weights));
      return value.kind === "threw" ? NaN : value.value;
    },
  };
}

/** The pieces of a line between its kinks, where the slope jumps by more than a bend. */
function* piecesAlong(
  slopeAt: (steps: number) => number,
  least: number,
): Generator<Piece> {
  let from = -REACH;
  let before = slopeAt(from);
  for (let part = 1; part <= PARTS; part++) {
    const to = REACH * (2 * part / PARTS - 1);
    const after = slopeAt(to);
    const piece = { from, to, before, after, isKink: false };
    yield* piecesWithin(slopeAt, least, piece, HALVINGS);
    [from, before] = [to, after];
  }
}

function* piecesWithin(
  slopeAt: (steps: number) => number,
  least: number,
  piece: Piece,
  halvings: number,
): Generator<Piece> {
  const { from, to, before, after } = piece;
  // What is no number is no jump.
  if (!(Math.abs(after - before) > least)) yield piece;
  else if (halvings === 0) {
    // At a kink the slope is steady on both sides, where rounding is at fault it is not.
    const width = to - from;
    const isKink = Math.abs(slopeAt(from - width) - before) < least &&
      Math.abs(slopeAt(to + width) - after) < least;
    yield { ...piece, isKink };
  } else {
    const middle = (from + to) / 2;
    const within = slopeAt(middle);
    const [left, right] = [{ ...piece, to: middle, after: within }, {
      ...piece,
      from: middle,
      before: within,
    }];
    yield* piecesWithin(slopeAt, least, left, halvings - 1);
    yield* piecesWithin(slopeAt, least, right, halvings - 1);
  }
}
