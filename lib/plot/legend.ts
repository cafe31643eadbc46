/**
 * What the legend of a picture explains, however it is drawn: the strokes of its lines and the ramp of its heights.
 *
 * @module
 */
import type { Layer, LineLayer } from "./layer.ts";
import type { Picture } from "./picture.ts";
import { shortNumber } from "./short_number.ts";

/** A stroke with its name. */
export interface Stroke extends Pick<LineLayer, "label" | "tone" | "dashed"> {
  readonly kind: "stroke";
  readonly layer: Layer;
}

/** The ramp with the heights at its ends. */
export interface Ramp {
  readonly kind: "ramp";
  readonly low: string;
  readonly high: string;
}

/** The entries of a picture's legend, from the bottom layer up. */
export function legendEntries({ layers }: Picture): (Stroke | Ramp)[] {
  return layers.flatMap((layer): (Stroke | Ramp)[] => {
    if (layer.kind === "line" && layer.label) {
      return [{ ...layer, kind: "stroke", layer }];
    }
    if (layer.kind === "heat") {
      const [low, high] = layer.interval.map(shortNumber);
      return [{ kind: "ramp", low, high }];
    }
    // Over a heat map contours are white or black: the ramp tells their heights.
    if (layer.kind !== "contours" || layer.onHeat) return [];
    return layer.levels.map(({ height, shade }) => {
      const label = shortNumber(height);
      return { kind: "stroke", layer, tone: { shade }, label };
    });
  });
}

/** Breaks entries into rows no wider than `most`, unless a single entry is. */
export function inRows<Entry extends { readonly width: number }>(
  entries: readonly Entry[],
  most: number,
  gap: number,
): Entry[][] {
  const rows: Entry[][] = [];
  let used = Infinity;
  for (const entry of entries) {
    if (used + entry.width > most) {
      rows.push([]);
      used = 0;
    }
    rows[rows.length - 1].push(entry);
    used += entry.width + gap;
  }
  return rows;
}
