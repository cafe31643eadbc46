// ∂²f/∂xᵢ∂xⱼ = [f(+,+) - f(+,-) - f(-,+) + f(-,-)] / 4hᵢhⱼ - (h²/6)(f_iiij + f_ijjj): the product of two central differences.
// Round-off ≈ ε|f|/h², so the best h ≈ ε^(1/4).

import type { Line } from "../../core/line.ts";
import type { Point } from "../../core/point.ts";
import type {
  FiniteDifference,
  StepSize,
} from "../../difference/finite_difference.ts";
import { positionOf } from "../../difference/stencil/placed_stencil.ts";
import { stepAlong } from "../../difference/step.ts";
import type { Lines, SamplesAtOnce } from "./lines.ts";
import { LineTask, type Plan } from "./line_task.ts";

/** Whether a method takes one pair of points, and bounds leave room for it: then the product of two pairs is a rule of four. */
export function isProductRule(lines: Lines, method: FiniteDifference): boolean {
  const { offsets } = method.atOrder(1).stencil;
  const { step } = method.atOrder(2);
  return offsets.length === 2 && offsets[0] === -offsets[1] &&
    lines.point.coordinates.every((i) =>
      lines.isRoomy(i, stepAlong(step, lines.line(i)))
    );
}

/** Where the samples of a coordinate lie. */
interface Sides {
  readonly h: number;
  readonly above: number;
  readonly below: number;
}

/** The samples of a pair of coordinates, counted through from 1, and how they are weighed. */
const CORNERS: readonly number[] = [1, 2, 3, 4];
const SIGNS: readonly number[] = [1, -1, -1, 1];

/** The mixed derivatives by all pairs of coordinates, each a sum of four samples. */
export function* products(
  lines: Lines,
  method: FiniteDifference,
): Plan<readonly number[]> {
  const { point, samples } = lines;
  const { step } = method.atOrder(2);
  const sides = point.coordinates.map((i) => sidesOf(lines.line(i), step));
  const tasks: LineTask[] = [];
  const values: number[] = [];
  for (let i = 0; i < sides.length; i++) {
    if (samples) point.checkAt(i);
    for (let j = i + 1; j < sides.length; j++) {
      if (samples) values.push(productAtOnce(samples, point, i, j, sides));
      else tasks.push(productTask(lines, i, j, sides));
    }
    if (samples) point.putBack(i);
  }
  return samples ? values : (yield tasks).map(([{ value }]) => value);
}

function sidesOf(line: Line, step: StepSize): Sides {
  const h = stepAlong(step, line);
  return {
    h,
    above: positionOf(1, h, line),
    below: positionOf(-1, h, line),
  };
}

/** The same with the first coordinate left where it is: a task for each of so many pairs would take longer than f. */
function productAtOnce(
  samples: SamplesAtOnce,
  point: Point,
  i: number,
  j: number,
  sides: readonly Sides[],
): number {
  point.checkAt(j);
  let sum = 0;
  for (let k = 0; k < CORNERS.length; k++) {
    moveTo(CORNERS[k], point, i, j, sides);
    sum += SIGNS[k] * samples.evaluate();
  }
  point.putBack(j);
  return sum / areaOf(sides[i], sides[j]);
}

function productTask(
  lines: Lines,
  i: number,
  j: number,
  sides: readonly Sides[],
): LineTask {
  const sum = {
    positions: CORNERS,
    weights: SIGNS,
    divisor: areaOf(sides[i], sides[j]),
    h: sides[i].h,
  };
  const place = (corner: number, point: Point) =>
    moveTo(corner, point, i, j, sides);
  // No sample is x itself.
  const line = { ...lines.line(i), origin: 0 };
  const moved = { moves: [i, j], place };
  return new LineTask(lines, line, moved, [2], lines.outputs, sum);
}

function moveTo(
  corner: number,
  point: Point,
  i: number,
  j: number,
  sides: readonly Sides[],
): void {
  point.move(i, corner <= 2 ? sides[i].above : sides[i].below);
  point.move(j, corner % 2 === 1 ? sides[j].above : sides[j].below);
}

function areaOf(first: Sides, second: Sides): number {
  return (first.above - first.below) * (second.above - second.below);
}
