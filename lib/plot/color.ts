/**
 * Colours: eight that colour-blind readers can tell apart, and a ramp that also rises in brightness.
 *
 * @module
 */
import type { Tone } from "./layer.ts";

// Okabe and Ito (2008), "Color Universal Design", in an order of falling contrast to white; the last two are Tol's wine and
// olive (2021, "Colour schemes", SRON/EPS/TN/09-002), in place of black and yellow, of which one is lost on any page.
const SERIES = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#e69f00",
  "#56b4e9",
  "#882255",
  "#999933",
];
const MUTED = "#8a8f98";

/** What a colour of the page becomes where the reader prefers a dark one: ink, paper, frames, and the darkest of the series. */
export const DARK_SCHEME: ReadonlyMap<string, string> = /* @__PURE__ */ new Map(
  [
    ["#ffffff", "#0d1117"],
    ["#24292f", "#e6edf3"],
    ["#4b525c", "#b1bac4"],
    ["#e4e7eb", "#21262d"],
    ["#c4c9d0", "#3d444d"],
    ["#0072b2", "#4f8cff"],
    ["#d55e00", "#ff8a3d"],
    ["#009e73", "#2fc79a"],
    ["#882255", "#b39ddb"],
    ["#999933", "#c2c25a"],
  ],
);

// Of the 256 colours of terminals the nearest that are lost neither on black nor on white: their contrast to both, by the
// formula of WCAG 2.2, is 3 or more. A terminal of 16 colours shows seven of them.
const SERIES_SGR = ["26", "166", "28", "170", "136", "30", "126", "100"];
const MUTED_SGR = "90";

// From dark blue over green to light yellow, brighter all the way.
const RAMP: readonly (readonly [number, number, number])[] = [
  [44, 32, 110],
  [43, 90, 152],
  [32, 144, 141],
  [92, 188, 100],
  [188, 212, 52],
  [253, 236, 120],
];

/** The shade of a line of some height, from 0 to 1: the ends of the ramp are lost on a dark page or on a white one. */
export function lineShade(height: number): number {
  return 0.22 + 0.58 * height;
}

/** A tone as a colour of CSS. */
export function cssColor(tone: Tone): string {
  if (tone === "muted") return MUTED;
  if (typeof tone === "number") return SERIES[tone % SERIES.length];
  return `rgb(${ramp(tone.shade).join(" ")})`;
}

/** A tone as a parameter of the terminal's "select graphic rendition". */
export function sgr(
  tone: Tone,
  plane: "text" | "area" | "background" = "text",
): string {
  if (tone === "muted") return MUTED_SGR;
  if (typeof tone === "number") {
    return `38;5;${SERIES_SGR[tone % SERIES_SGR.length]}`;
  }
  // The 6x6x6 colour cube of terminals: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
  // As letters and lines the ends of the ramp would be lost on black or on white.
  const shade = plane === "text" ? 0.3 + 0.45 * tone.shade : tone.shade;
  const [red, green, blue] = ramp(shade).map((part) =>
    part < 48 ? 0 : part < 115 ? 1 : Math.floor((part - 35) / 40)
  );
  const index = 16 + 36 * red + 6 * green + blue;
  return `${plane === "background" ? 48 : 38};5;${index}`;
}

function ramp(shade: number): number[] {
  const place = Math.min(1, Math.max(0, shade)) * (RAMP.length - 1);
  const below = Math.min(Math.floor(place), RAMP.length - 2);
  return RAMP[below].map((part, i) =>
    Math.round(part + (RAMP[below + 1][i] - part) * (place - below))
  );
}

/** White or black, whichever shows over a shade of the ramp, as CSS; neither follows the reader's scheme, as the ramp does not. */
export function cssOnShade(shade: number): string {
  return shade < 0.55 ? "#fffffe" : "#24292e";
}

/** White or black, whichever shows over a shade of the ramp, in a terminal. */
export function sgrOnShade(shade: number): string {
  return shade < 0.55 ? "38;5;231" : "38;5;16";
}
