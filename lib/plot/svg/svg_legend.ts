/**
 * The legend of a picture in SVG, in rows below the title.
 *
 * @module
 */
import { cssColor } from "../color.ts";
import { textWidth } from "../glyph.ts";
import { inRows, legendEntries, type Ramp, type Stroke } from "../legend.ts";
import type { Picture } from "../picture.ts";
import { element, textAt } from "./svg_text.ts";

/** The mean width of a letter: words run narrower than the numbers of the axes, see svg_text.ts. */
const LETTER = 6.7;
const ROW = 20;
const SWATCH = 24;
const GAP = 18;
const END = { "text-anchor": "end" };

/** A legend whose height is known before its place. */
interface SvgLegend {
  readonly height: number;
  /** The elements, with the middle of the first row at y. */
  readonly at: (x: number, y: number) => string[];
}

interface Entry {
  readonly width: number;
  readonly at: (x: number, y: number) => string;
}

/** The legend of a picture in rows of at most `width` units. */
export function svgLegend(picture: Picture, width: number): SvgLegend {
  const entries = legendEntries(picture).map((entry) =>
    entry.kind === "stroke" ? stroke(entry) : ramp(entry)
  );
  const rows = inRows(entries, width, GAP);
  const at = (left: number, top: number) =>
    rows.flatMap((entries, row) => {
      let x = left;
      return entries.map(({ width, at }) => {
        const drawn = at(x, top + row * ROW);
        x += width + GAP;
        return drawn;
      });
    });
  return { height: rows.length * ROW, at };
}

function stroke({ tone, label, dashed }: Stroke): Entry {
  const before = SWATCH + 6;
  return {
    width: before + textWidth(label) * LETTER,
    at: (x, y) =>
      element("line", {
        x1: x,
        x2: x + SWATCH,
        y1: y,
        y2: y,
        stroke: cssColor(tone),
        "stroke-width": "2.5",
        "stroke-dasharray": dashed ? "6 4" : undefined,
      }) + textAt(x + before, y + 4, label),
  };
}

function ramp({ low, high }: Ramp): Entry {
  const [steps, step] = [24, 6];
  const before = low.length * LETTER + 6;
  const behind = before + steps * step + 6;
  return {
    width: behind + high.length * LETTER,
    at: (x, y) => {
      const cells = Array.from({ length: steps }, (_, i) =>
        element("rect", {
          x: x + before + i * step,
          y: y - 6,
          width: step + 0.5,
          height: 12,
          fill: cssColor({ shade: (i + 0.5) / steps }),
        }));
      const lowest = textAt(x + before - 6, y + 4, low, END);
      return lowest + cells.join("") + textAt(x + behind, y + 4, high);
    },
  };
}
