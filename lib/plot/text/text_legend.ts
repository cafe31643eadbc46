/**
 * The lines below a picture in a terminal that say which colour or character is what.
 *
 * @module
 */
import { sgr } from "../color.ts";
import { harmless, textWidth } from "../glyph.ts";
import type { Tone } from "../layer.ts";
import { inRows, legendEntries, type Ramp, type Stroke } from "../legend.ts";
import type { Picture } from "../picture.ts";
import { put, type Screen } from "./screen.ts";
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
interface Entry {
  readonly runs: readonly Run[];
  readonly width: number;
}

const GAP = 3;
const MOST_ROWS = 3;

/** The rows of the legend, each no wider than `columns` if one entry is not. */
export function legendRows(
  picture: Picture,
  columns: number,
  look: Look,
): Entry[][] {
  const keys = lineKeys(picture, look);
  const entries = legendEntries(picture).map((entry): Entry => {
    const runs = entry.kind === "stroke"
      ? strokeOf(entry, look, keys.get(entry.layer))
      : rampOf(entry, look);
    const width = runs.reduce((sum, { text }) => sum + textWidth(text), 0);
    return { runs, width };
  });
  return inRows(entries, columns, GAP).slice(0, MOST_ROWS);
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
    for (const { runs } of entries) {
      for (const { text, tone, isArea } of runs) {
        const plane = isArea ? "area" : "text";
        const style = color && tone !== undefined ? sgr(tone, plane) : "";
        put(screen, column, screen.rows - rows.length + i, text, style);
        column += textWidth(text);
      }
      column += GAP;
    }
  });
}

function strokeOf(
  { tone, label, dashed }: Stroke,
  { unicode }: Look,
  key = "",
): Run[] {
  // The digit of a height in ASCII is no number of its own.
  const ascii = typeof tone === "object"
    ? `${asciiSymbol(tone)} =`
    : asciiSymbol(tone);
  const stroke = unicode ? (dashed ? "╌╌" : "──") : ascii;
  return [{ text: stroke + key, tone }, { text: ` ${harmless(label)}` }];
}

function rampOf({ low, high }: Ramp, { color, unicode }: Look): Run[] {
  const block = unicode ? "█" : "#";
  const ramp = Array.from({ length: 10 }, (_, i): Run => {
    const shade = (i + 0.5) / 10;
    const text = color ? block : inkOf(shade, unicode);
    return { text, tone: { shade }, isArea: true };
  });
  return [{ text: `${low} ` }, ...ramp, { text: ` ${high}` }];
}
