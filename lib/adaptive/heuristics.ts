// The heuristics of the search, each with where it comes from. A test leaves one out of a method, to show what it is for.

import type { Line } from "../core/line.ts";

/** The heuristics by name, with their source or derivation. */
export const HEURISTICS = {
  "two scales":
    "f changes over x or over 1, whichever is asked first: no single step serves log at 1e-300 and sin at 1e10",
  "breakpoint":
    "two smooth pieces that meet at x are linear in the step on each side, at a much smaller step, too",
  "smooth corner":
    "of two pieces with one slope, each side's polynomials tell it where those of pairs converge like a power of the step",
  "coarser steps":
    "rounding reaches a derivative of order k as 1/h^k: larger steps where roundoff hides it",
  "rereading":
    "polynomials through pairs of larger steps, which an earlier sequence saw, where rounding limits those of smaller ones",
  "cancellation":
    "rounding of numbers as great as f's greatest values may be left where f is small",
  "jitter": "changes of f that do not shrink with the step are noise",
  "nine values":
    "Hamming (1971) and Moré and Wild (2011): noise from differences of fourth order",
  "sentinel":
    "a pair at 2e-5 of the first step sees what every larger pair straddles, by more than f's rounding",
  "staircase":
    "rounding breaks f abruptly: a step keeps its height under bisection",
  "lone step":
    "a step of a staircase changes a slope by its height over its distance, where no other is seen",
  "growth":
    "Aitken (1926): the limit of a sequence from its ratios; 1/m from how an exponent falls",
  "fractional power":
    "log |f(x + h) - f(x)| against log h has the power as its slope, which does not change where there is no kink",
  "bounded quotient":
    "quotients between two bounds that close have the bounds' limit",
  "piecewise fit":
    "Savitzky and Golay (1964), over the longest window that the noise allows",
  "shared steps": "lines of one f have scales alike",
  "random direction":
    "an error along a coordinate is seen along almost every direction",
} as const;

/** A heuristic. */
export type Heuristic = keyof typeof HEURISTICS;

/** Of what a heuristic may be left out: a line, or a method. */
interface Reduced {
  readonly without?: Heuristic | undefined;
}

/** Whether a heuristic is in use: always, but where a test has left it out. */
export function uses(of: object, heuristic: Heuristic): boolean {
  return (of as Reduced).without !== heuristic;
}

/** A line that is searched without a heuristic. */
export function lineWithout(
  line: Line,
  without: Heuristic | undefined,
): Line {
  return without ? { ...line, without } as Line : line;
}

/** Whether a heuristic is one of the search of a line, and not of lines together. */
export function isOfSearch(heuristic: Heuristic | undefined): boolean {
  return heuristic !== undefined && heuristic !== "shared steps" &&
    heuristic !== "random direction";
}
