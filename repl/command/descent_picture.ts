/**
 * Pictures of a descent: the ball on the curve, the path over contours, the height at each step.
 *
 * @module
 */
import type { Picture, Point } from "../../lib/plot/mod.ts";
import type { Step } from "./descent.ts";

/** A descent that is shown. */
export interface Shown {
  /** What the function is called: an expression is in parentheses. */
  readonly name: string;
  readonly title: string;
  /** The names of its variables; none where they are many, or have none. */
  readonly names: readonly string[];
  readonly value: (x: readonly number[]) => number;
  readonly path: readonly Step[];
}

/** The picture that the number of variables allows. */
export async function descentPicture(shown: Shown): Promise<Picture> {
  switch (shown.path[0].x.length) {
    case 1:
      return await curvePicture(shown);
    case 2:
      return await pathPicture(shown);
    default:
      return await valuePicture(shown);
  }
}

// How much wider than high the room of a picture is, more or less.
const SHAPE = 2.3;

// Their heights are told in one line.
const LEVELS = 6;

// More points are not seen on any screen.
const MOST_POINTS = 2000;

/** The path over the lines of equal height. */
async function pathPicture(
  { title, name, names: [x = "x", y = "y"], value, path }: Shown,
): Promise<Picture> {
  const { plotContours } = await import("../../lib/plot/mod.ts");
  const points = path
    .filter(({ x }, k) =>
      (k % Math.ceil(path.length / MOST_POINTS) === 0 ||
        k === path.length - 1) && x.every(Number.isFinite)
    )
    .map(({ x }): Point => [x[0], x[1]]);
  const tall = around(points.map(([, y]) => y));
  const region = {
    x: around(points.map(([x]) => x), SHAPE * (tall[1] - tall[0])),
    y: tall,
  };
  const surface = {
    label: plain(name),
    f: (x: number, y: number) => value([x, y]),
  };
  const picture = plotContours(surface, region, {
    title,
    path: points,
    levels: LEVELS,
  });
  return {
    ...picture,
    x: { ...picture.x, label: x },
    y: { ...picture.y, label: y },
    // Steps are seen to cross the contours at right angles.
    isIsometric: true,
  };
}

/** The ball on the curve: f over the stretch that was walked, and the points passed. */
async function curvePicture(
  { title, name, names: [xLabel = "x"], value, path }: Shown,
): Promise<Picture> {
  const { plotLines } = await import("../../lib/plot/mod.ts");
  const points = path
    .filter(({ x, value }, k) =>
      (k % Math.ceil(path.length / MOST_POINTS) === 0 ||
        k === path.length - 1) &&
      Number.isFinite(x[0]) &&
      Number.isFinite(value)
    )
    .map(({ x, value }): Point => [x[0], value]);
  const curve = { label: plain(name), f: (x: number) => value([x]) };
  const stretch = around(points.map(([x]) => x));
  const picture = plotLines([curve], stretch, { title, xLabel });
  const [start, end] = [points[0], points.at(-1)!];
  return {
    ...picture,
    layers: [
      ...picture.layers,
      { kind: "line", label: "steps", tone: 1, paths: [points], dots: true },
      { kind: "mark", label: "start", tone: 1, at: start },
      { kind: "mark", label: "end", tone: 1, at: end },
    ],
  };
}

/** The height at each step, of points that no picture has room for. */
async function valuePicture({ title, name, path }: Shown): Promise<Picture> {
  const { plotLines } = await import("../../lib/plot/mod.ts");
  // Between the steps nothing was evaluated: a straight line leads from one to the next.
  const at = (k: number) => {
    const [before, after] = [path[Math.floor(k)], path[Math.ceil(k)]];
    if (!before || !after) return NaN;
    const share = k - Math.floor(k);
    return before === after
      ? before.value
      : before.value * (1 - share) + after.value * share;
  };
  return plotLines(
    [{ label: plain(name), f: at }],
    [0, Math.max(1, path.length - 1)],
    {
      title,
      xLabel: "step",
    },
  );
}

function plain(name: string): string {
  return name.replace(/^\((.*)\)$/s, "$1");
}

/** A stretch with room on both sides, of some length at least. */
function around(values: readonly number[], least = 0): [number, number] {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const room = Math.max(0.3 * (high - low), (least - (high - low)) / 2) || 1;
  return [low - room, high + room];
}
