/**
 * A picture as data: axes, and layers in their coordinates. The `plot` functions make pictures, `drawText` and
 * `drawSvg` draw them at any size.
 *
 * @module
 */
import type { Interval, Layer } from "./layer.ts";

/** Axes and what is drawn in them, without a size. */
export interface Picture {
  /** The line above the picture; empty for none. */
  readonly title: string;
  /** The horizontal axis. */
  readonly x: Axis;
  /** The vertical axis. */
  readonly y: Axis;
  /** What is drawn, from the bottom up. */
  readonly layers: readonly Layer[];
  /** Whether a unit is as long on both axes, so that right angles look right; the room left over stays empty. */
  readonly isIsometric?: boolean;
}

/** How an axis runs. */
export interface Axis {
  /** What the axis is called; empty for nothing. */
  readonly label: string;
  /** What it shows, from end to end. */
  readonly interval: Interval;
  /** On `log`, 1 to 10 takes as much room as 10 to 100. */
  readonly scale: "linear" | "log";
}

/** How large a picture is drawn, in the cells of a terminal; in SVG a cell is 8 by 16 units. */
export interface Size {
  /** The width in cells, at least 1. */
  readonly columns: number;
  /** The height in cells, at least 1. */
  readonly rows: number;
}

/** What every `plot` function takes. */
export interface PlotOptions {
  /** The line above the picture; by default it says what is shown. */
  readonly title?: string;
}

/**
 * Several pictures in one: the axes and the title of the first, the layers of all; for instance a
 * descent's path on a heat map.
 *
 * @param first The picture that lies at the bottom.
 * @param others What is laid on it, in its coordinates.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { overlay, plotField, plotHeat } from "@fluxion/fluxion/plot";
 *
 * const region = { x: [-1, 1], y: [-1, 1] } as const;
 * const bowl = plotHeat({ label: "x² + y²", f: (x, y) => x ** 2 + y ** 2 }, region);
 * const uphill = plotField({ label: "its gradient", f: (x, y) => [2 * x, 2 * y] }, region);
 * strictEqual(overlay(bowl, uphill).layers.length, 2);
 * ```
 */
export function overlay(
  first: Picture,
  ...others: readonly Picture[]
): Picture {
  const layers = [first, ...others].flatMap((picture) => picture.layers);
  const heat = layers.findIndex(({ kind }) => kind === "heat");
  return {
    ...first,
    layers: layers.map((layer, i) =>
      layer.kind === "contours" && heat !== -1 && heat < i
        ? { ...layer, onHeat: true }
        : layer
    ),
  };
}

/** The part of a room that a picture takes: all of it, unless its units are to be as long on both axes. */
export function roomFor(
  { isIsometric, x, y }: Picture,
  [width, height]: readonly [width: number, height: number],
): readonly [width: number, height: number] {
  if (!isIsometric) return [width, height];
  const span = ({ interval: [from, to] }: Axis) => to - from;
  const unit = Math.min(width / span(x), height / span(y));
  return [unit * span(x), unit * span(y)];
}

/** Throws unless the interval has two finite ends, the smaller first. */
export function checkInterval([from, to]: Interval, action: string): void {
  if (!Number.isFinite(from) || !Number.isFinite(to) || from >= to) {
    throw new RangeError(
      `${action} over ${from}..${to}: give two finite numbers, the smaller first`,
    );
  }
}

/** Throws unless the size is at least one cell of whole columns and rows. */
export function checkSize({ columns, rows }: Size): void {
  for (const [name, count] of Object.entries({ columns, rows })) {
    if (!Number.isInteger(count) || count < 1) {
      throw new RangeError(
        `Cannot draw the picture in ${count} ${name}: give a whole number of at least 1`,
      );
    }
  }
}
