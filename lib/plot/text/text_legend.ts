/**
 * The lines below a picture in a terminal that say which colour or character is what.
 *
 * @module
 */
import { sgr } from "../color.ts";
import { harmless, textWidth } from "../glyph.ts";
import { inRows, legendEntries, type Ramp, type Stroke } from "../legend.ts";
import type { Look, Pane } from "./pane.ts";
import { put, type Screen } from "./screen.ts";
import { inkOf } from "./text_layer.ts";
import { asciiSymbol, lineKeys } from "./text_line.ts";

/** A piece of text and its colour, as a parameter of "select graphic rendition". */
type Run = readonly [text: string, color?: string];

/** One entry, such as a stroke and its name; it stays on one row. */
interface Entry {
  readonly runs: readonly Run[];
  readonly width: number;
}

const LEFT = 2;
const GAP = 3;
const MOST_ROWS = 3;

/** The rows of the legend, each no wider than `columns`, unless a single entry is. */
export function legendRows(pane: Pane, columns: number): Entry[][] {
  const keys = lineKeys(pane);
  const entries = legendEntries(pane.picture).map((entry): Entry => {
    const runs = entry.kind === "stroke"
      ? strokeOf(entry, pane, keys.get(entry.layer))
      : rampOf(entry, pane);
    return { runs, width: textWidth(runs.map(([text]) => text).join("")) };
  });
  return inRows(entries, columns, GAP).slice(0, MOST_ROWS);
}

/** Draws the legend on the last rows of the screen. */
export function drawLegend(
  screen: Screen,
  rows: readonly (readonly Entry[])[],
): void {
  rows.forEach((entries, i) => {
    let column = LEFT;
    for (const { runs } of entries) {
      for (const [text, color] of runs) {
        put(screen, column, screen.rows - rows.length + i, text, color);
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
  // In ASCII a height is drawn as a digit, which would read as part of its number.
  const ascii = asciiSymbol(tone) + (typeof tone === "object" ? " =" : "");
  const stroke = unicode ? (dashed ? "╌╌" : "──") : ascii;
  return [[stroke + key, sgr(tone)], [` ${harmless(label)}`]];
}

/** The shades of a ramp are those of areas. */
function rampOf({ low, high }: Ramp, { color, unicode }: Look): Run[] {
  const block = unicode ? "█" : "#";
  const ramp = Array.from({ length: 10 }, (_, i): Run => {
    const shade = (i + 0.5) / 10;
    return [color ? block : inkOf(shade, unicode), sgr({ shade }, "area")];
  });
  return [[`${low} `], ...ramp, [` ${high}`]];
}
