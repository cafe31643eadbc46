/**
 * The lines below a picture in a terminal that say which colour or character is what.
 *
 * @module
 */
import { sgr } from "../color.ts";
import { harmless, textWidth } from "../glyph.ts";
import type { Layer, Tone } from "../layer.ts";
import type { Picture } from "../picture.ts";
import { put, type Screen } from "./screen.ts";
import { shortNumber } from "../short_number.ts";
import type { Look } from "./pane.ts";
import { inkOf } from "./text_layer.ts";
import { asciiSymbol, lineKeys } from "./text_line.ts";

/** A piece of text in one colour. */
interface Run {
  readonly text: string;
  readonly tone?: Tone;
  /** Whether it shows an area, whose shades are those of the ramp itself. */
  readonly isArea?: true;
}

/** One explanation, such as a stroke and a name; it is not parted between rows. */
type Entry = readonly Run[];

const GAP = 3;
const MOST_ROWS = 3;

/** The rows of the legend, each no wider than `columns` if one entry is not. */
export function legendRows(
  picture: Picture,
  columns: number,
  look: Look,
): Entry[][] {
  const keys = lineKeys(picture, look);
  const rows: Entry[][] = [];
  let free = 0;
  for (
    const entry of picture.layers.flatMap((layer) =>
      entriesOf(layer, look, keys.get(layer))
    )
  ) {
    const width = entry.reduce((sum, run) => sum + textWidth(run.text), GAP);
    if (rows.length === 0 || width - GAP > free) {
      rows.push([]);
      free = columns;
    }
    rows[rows.length - 1].push(entry);
    free -= width;
  }
  return rows.slice(0, MOST_ROWS);
}

/** Draws the legend on the last rows of the screen. */
export function drawLegend(
  screen: Screen,
  rows: readonly (readonly Entry[])[],
  left: number,
  { color }: Look,
): void {
  rows.forEach((entries, i) => {
    let column = left;
    for (const entry of entries) {
      for (const { text, tone, isArea } of entry) {
        const plane = isArea ? "area" : "text";
        const style = color && tone !== undefined ? sgr(tone, plane) : "";
        put(screen, column, screen.rows - rows.length + i, text, style);
        column += textWidth(text);
      }
      column += GAP;
    }
  });
}

function entriesOf(layer: Layer, look: Look, key: string | undefined): Entry[] {
  const { color, unicode } = look;
  switch (layer.kind) {
    case "line": {
      if (!layer.label) return [];
      const { tone, dashed } = layer;
      const stroke = unicode ? (dashed ? "╌╌" : "──") : asciiSymbol(tone);
      const named = key === undefined ? stroke : `${stroke}${key}`;
      return [[{ text: named, tone }, { text: ` ${harmless(layer.label)}` }]];
    }
    case "heat": {
      const shades = Array.from({ length: 10 }, (_, i) => (i + 0.5) / 10);
      const ramp = shades.map((shade) => {
        const block = unicode ? "█" : "#";
        return {
          text: color ? block : inkOf(shade, unicode),
          tone: { shade },
          isArea: true as const,
        };
      });
      const [low, high] = layer.interval.map(shortNumber);
      return [[{ text: `${low} ` }, ...ramp, { text: ` ${high}` }]];
    }
    case "contours":
      // On heat they are white or black, and the ramp tells their heights.
      if (layer.onHeat) return [];
      return layer.levels.map(({ height, shade }) => [
        {
          text: unicode ? "──" : `${asciiSymbol({ shade })} =`,
          tone: { shade },
        },
        { text: ` ${shortNumber(height)}` },
      ]);
    case "mark":
    case "arrows":
      return [];
  }
}
