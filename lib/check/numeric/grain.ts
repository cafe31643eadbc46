// How coarse is f? Values in a row, so close together that f is straight there, tell.

import type { Line } from "../../core/line.ts";
import { randomSource } from "../../core/random.ts";
import { evaluateOrNaN } from "../../core/drive.ts";
import { together } from "../point/ledger.ts";
import type { Coarse } from "./local_fit.ts";
import { typicalOf } from "../point/other_points.ts";
import { attempt } from "../point/calls.ts";
import type { BoundedPoint, Weights } from "../point/bounded_point.ts";
import type { Subject } from "../subject/subject.ts";
import { COARSE, roughness, SPACING } from "./roughness.ts";

/** Values in a row. */
const COUNT = 13;

/** The longest step between them, in units of the spacing of single-precision numbers. */
const MOST = 16;

/** What is said of an f with this relative rounding; nothing of one in double precision. */
export function coarseness(grain: number | undefined): string {
  if (grain === undefined) return "";
  const size = Number(grain.toPrecision(1));
  return blurOf(grain) === "single precision"
    ? `f is computed in single precision, to about ${size} of its size`
    : `f carries noise of about ${size} of its size`;
}

/** What blurs an f with this relative rounding, if it is not that of doubles. */
export function blurOf(grain: number = 1e-7): string {
  return grain > 1e-8 && grain < 1e-5 ? "single precision" : "noise";
}

/** Whether f is coarse where the point stands, whatever it is at x. */
export function isCoarse(subject: Subject): boolean {
  return grainOf(subject) !== undefined;
}

/** Whether numbers in single precision, or noise, were seen so far. */
export function isKnownCoarse(subject: Subject): boolean {
  const { relativeNoise, single } = subject.point;
  return relativeNoise !== undefined || single || subject.single();
}

/** Finds out how coarse f is along a line, where doubt about it comes up. */
type LookCloser = (
  line: Line,
  evaluate: (position: number) => number,
) => Coarse | undefined;

/**
 * What is known of a coarse f: nothing of one in double precision.
 *
 * @param weights What is differentiated, and what the line runs along.
 * @param size The size of the values that are differentiated.
 */
export function coarsenessOf(
  subject: Subject,
  weights: readonly Weights[],
  size: number,
): LookCloser {
  const along = weights[weights.length - 1];
  return subject.point.single && typeof along !== "number"
    ? (line, evaluate) => ({
      noise: Math.hypot(
        noiseAlong(line, evaluate),
        noiseOfMoves(subject, weights, size),
      ),
      relative: ROUNDED,
      typical: 0,
    })
    : () => coarseAtPoint(subject, size);
}

/** Looked for once at every x. */
function coarseAtPoint(subject: Subject, size: number): Coarse | undefined {
  const { point } = subject;
  if (!point.noiseKnown) {
    point.relativeNoise = grainOf(subject);
    point.noiseKnown = true;
  }
  if (point.relativeNoise === undefined) return;
  return {
    noise: point.relativeNoise * size / SPACING,
    relative: point.relativeNoise / SPACING,
    typical: typicalOf(point.base),
  };
}

/** The noise of f along a direction, told close to x, where no kinks are. */
function noiseAlong(
  { origin, round }: Line,
  evaluate: (position: number) => number,
): number {
  const values = together(
    Array.from(
      { length: COUNT },
      (_, k) => () =>
        evaluateOrNaN(evaluate, round(origin + (k + 1) * 2 ** -18)),
    ),
  );
  const size = values.reduce((most, y) => Math.max(most, Math.abs(y)), 0);
  return roughness(values) * size / SPACING;
}

/** How much of the spacing of numbers moves are off: those that pass a power of 2 are rounded. */
const ROUNDED = 2 ** -26;

/** What the rounding of moves makes of f: every element of x in single precision is rounded by itself. */
function noiseOfMoves(
  subject: Subject,
  weights: readonly Weights[],
  size: number,
): number {
  const { base } = subject.point;
  // Products are not asked for thousands of elements.
  if (!["gradient", "Jacobian"].includes(subject.what)) return ROUNDED * size;
  const outputs = weights.slice(0, -1);
  const squares = base.reduce(
    (sum, x, i) => sum + (subject.analytic([...outputs, i]) * x) ** 2,
    0,
  );
  return ROUNDED * Math.sqrt(squares);
}

/** Looks, each at other values: a look may by chance show no noise. */
const LOOKS = 2;

/** The relative rounding of f around the point, if it is coarser than that of doubles. */
function grainOf(subject: Subject): number | undefined {
  const looks = subject.point.single ? LOOKS : 1;
  for (let seed = 1; seed <= looks; seed++) {
    const grain = grainSeen(subject, seed);
    if (grain !== undefined) return grain;
  }
  // Where f is level its rounding does not show.
  return subject.single() ? 2 ** -23 : undefined;
}

/** What one look shows of it. */
function grainSeen(subject: Subject, seed: number): number | undefined {
  const { point } = subject;
  const random = randomSource(seed);
  // Steps of unlike length, or roundings might all go the same way.
  const steps = point.base.map((x, i) =>
    inward(point, i, x, random) * (MOST - Math.floor(8 * random())) *
    spacing(x || 1)
  );
  const start = point.base.slice();
  const rows: Float64Array[] = [];
  try {
    for (let k = 0; k < COUNT; k++) {
      point.standAt(
        start.map((x, i) => x + k * steps[i]),
      );
      const values = attempt(() => subject.values());
      if (values.kind === "threw") return;
      rows.push(values.value);
    }
  } finally {
    point.standAt(start);
  }
  const grain = rows[0].reduce(
    (most, _, i) => Math.max(most, roughness(rows.map((row) => row[i]))),
    0,
  );
  return grain > COARSE.from && grain < COARSE.to ? grain : undefined;
}

/** A side to go to: any, or the one that bounds leave. */
function inward(
  point: BoundedPoint,
  i: number,
  x: number,
  random: () => number,
): number {
  const reach = MOST * COUNT * spacing(x || 1);
  if (x + reach > point.upper(i)) return x - reach < point.lower(i) ? 0 : -1;
  return x - reach < point.lower(i) || random() < 0.5 ? 1 : -1;
}

/** The spacing of single-precision numbers at x, which all of them can take a step of. */
function spacing(x: number): number {
  return 2 ** Math.max(-149, Math.floor(Math.log2(Math.abs(x))) - 23);
}
