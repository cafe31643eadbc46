/**
 * The layers of a picture: lines, marks, arrows, contours and heights, as data in the coordinates of the axes.
 *
 * @module
 */

/** A position, in the units of the axes. */
export type Point = readonly [x: number, y: number];

/** A stretch of an axis, from its smaller end to its larger. */
export type Interval = readonly [from: number, to: number];

/**
 * The colour of a layer: the n-th of the series, `muted` for what should stay in the background, or a shade
 * between 0 and 1 of the ramp by which heights are shown.
 */
export type Tone = number | "muted" | {
  /** A place on the ramp, from 0, dark, to 1, light. */
  readonly shade: number;
};

/** Lines through points. Where one path ends and the next begins, the line is open. */
export interface LineLayer {
  /** What tells this layer from the others. */
  readonly kind: "line";
  /** Its name in the legend; empty for none. */
  readonly label: string;
  /** Its colour. */
  readonly tone: Tone;
  /** The points, path by path. */
  readonly paths: readonly (readonly Point[])[];
  /** Whether the line is dashed. */
  readonly dashed?: boolean;
  /** Whether each point is marked with a dot, where the drawing is fine enough. */
  readonly dots?: boolean;
}

/** One point with a label beside it. */
export interface MarkLayer {
  /** What tells this layer from the others. */
  readonly kind: "mark";
  /** The text beside the point. */
  readonly label: string;
  /** The colour of both. */
  readonly tone: Tone;
  /** Where the point is. */
  readonly at: Point;
}

/** Vectors, each at its point. */
export interface ArrowLayer {
  /** What tells this layer from the others. */
  readonly kind: "arrows";
  /** The vectors. */
  readonly arrows: readonly Arrow[];
}

/** A vector at a point. */
export interface Arrow {
  /** The point in the middle of the arrow. */
  readonly at: Point;
  /** Where the vector points, in the units of the axes; its length is not drawn. */
  readonly direction: Point;
  /** The length of the vector as a place on the ramp, from 0 to 1. */
  readonly shade: number;
}

/** Lines of equal height. */
export interface ContourLayer {
  /** What tells this layer from the others. */
  readonly kind: "contours";
  /** The heights and their lines, lowest first. */
  readonly levels: readonly Level[];
  /** Whether they lie on a heat map, whose own colours would hide them. */
  readonly onHeat?: boolean;
}

/** The lines of one height. */
export interface Level {
  /** The height. */
  readonly height: number;
  /** The height as a place on the ramp, from 0 to 1. */
  readonly shade: number;
  /** The lines; a closed one ends where it begins. */
  readonly paths: readonly (readonly Point[])[];
}

/** Heights over a regular grid that fills the axes, as colours. */
export interface HeatLayer {
  /** What tells this layer from the others. */
  readonly kind: "heat";
  /** Cells in a row of the grid. */
  readonly columns: number;
  /** Heights of the cells, row by row from the smallest y up; NaN is left open. */
  readonly values: readonly number[];
  /** The heights at the two ends of the ramp. */
  readonly interval: Interval;
}

/** What a picture shows, one thing above another. */
export type Layer =
  | LineLayer
  | MarkLayer
  | ArrowLayer
  | ContourLayer
  | HeatLayer;
