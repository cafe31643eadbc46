import { checkOptions } from "../../core/names.ts";
import { shown } from "../../core/array.ts";
import type { Arrow, Point } from "../layer.ts";
import type { Picture, PlotOptions } from "../picture.ts";
import { gridPoints, type Region, regionPicture } from "./surface.ts";

const COLUMNS = 21;
const ROWS = 13;

/** A vector for each point of the plane, and what the field is called. */
export interface Field {
  /** Its name in the title. */
  readonly label: string;
  /** The two components of the vector at a point; one that is not finite is left out. */
  readonly f: (x: number, y: number) => Point | readonly number[];
}

/**
 * A picture of a vector field, such as a gradient: arrows that point where the vectors do, their lengths as
 * colours.
 *
 * Costs 273 evaluations.
 *
 * @param field The vectors.
 * @param region The part of the plane to show.
 * @throws {RangeError} If an interval is empty, reversed or infinite.
 * @throws {TypeError} If the function returns anything but two numbers.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { drawText, plotField } from "@fluxion/fluxion/plot";
 *
 * const picture = plotField({ label: "east", f: () => [1, 0] }, { x: [0, 1], y: [0, 1] });
 * strictEqual(drawText(picture, { columns: 3, rows: 1 }), "→→→");
 * ```
 */
export function plotField(
  field: Field,
  region: Region,
  options: PlotOptions = {},
): Picture {
  checkOptions(options, ["title"], "Cannot plot");
  const { title } = options;
  const picture = regionPicture(region, title ?? field.label);
  const vectors = gridPoints(region, COLUMNS, ROWS, false)
    .map((at) => ({ at, direction: vectorAt(field, at) }))
    .filter(({ direction }) => direction.every(Number.isFinite));
  const lengths = vectors.map(({ direction }) => Math.hypot(...direction));
  const longest = Math.max(...lengths, Number.MIN_VALUE);
  const arrows = vectors.map((vector, i): Arrow => ({
    ...vector,
    shade: lengths[i] / longest,
  }));
  return { ...picture, layers: [{ kind: "arrows", arrows }] };
}

function vectorAt({ label, f }: Field, [x, y]: Point): Point {
  const vector: unknown = f(x, y);
  if (Array.isArray(vector) && vector.length === 2) {
    const [right, up] = vector;
    if (typeof right === "number" && typeof up === "number") return [right, up];
  }
  throw new TypeError(
    `Cannot plot ${label} as it must return two numbers: it returned ${
      shown(vector)
    }`,
  );
}
