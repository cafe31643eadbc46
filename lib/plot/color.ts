/**
 * Colours: six that colour-blind readers can tell apart, and a ramp that also rises in brightness.
 *
 * @module
 */
import type { Tone } from "./layer.ts";

// Okabe and Ito (2008), "Color Universal Design", in an order of falling contrast to white.
const SERIES = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#e69f00",
  "#56b4e9",
];
const MUTED = "#8a8f98";

// The nearest of a terminal's own colours, so that they suit its theme: blue, red, green, magenta, yellow, cyan.
const SERIES_SGR = ["94", "91", "92", "95", "93", "96"];
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

/** A tone as a colour of CSS. */
export function cssColor(tone: Tone): string {
  if (tone === "muted") return MUTED;
  if (typeof tone === "number") return SERIES[tone % SERIES.length];
  return `rgb(${ramp(tone.shade).join(" ")})`;
}

/** A tone as a parameter of the terminal's "select graphic rendition". */
export function sgr(tone: Tone, plane: "text" | "background" = "text"): string {
  if (tone === "muted") return MUTED_SGR;
  if (typeof tone === "number") return SERIES_SGR[tone % SERIES_SGR.length];
  // The 6x6x6 colour cube of terminals: https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
  const [red, green, blue] = ramp(tone.shade).map((part) =>
    part < 48 ? 0 : part < 115 ? 1 : Math.floor((part - 35) / 40)
  );
  const index = 16 + 36 * red + 6 * green + blue;
  return `${plane === "text" ? 38 : 48};5;${index}`;
}

function ramp(shade: number): number[] {
  const place = Math.min(1, Math.max(0, shade)) * (RAMP.length - 1);
  const below = Math.min(Math.floor(place), RAMP.length - 2);
  return RAMP[below].map((part, i) =>
    Math.round(part + (RAMP[below + 1][i] - part) * (place - below))
  );
}
