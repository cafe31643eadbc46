// A witness in words.

import { figure } from "../judge/judge.ts";
import type { Comparison, Mistake } from "../report/report.ts";
import type { Subject } from "../subject/subject.ts";
import type { LocalChange } from "./local_change.ts";
import type { Testimony } from "./witness.ts";

/** A comparison along a direction, and the mistake that it shows. */
export interface Witness {
  readonly comparison: Comparison;
  readonly mistake: Mistake;
}

/** What a witness says. */
export function witnessOf(
  subject: Subject,
  { kinks }: LocalChange,
  told: Testimony,
): Witness {
  const { direction } = told;
  const gaps = direction.flatMap((d, k) =>
    d === 0 ? [] : [kinks[k].gap / Math.abs(d)]
  );
  // Directions are in units of the kinks, and are told in those of x.
  const unit = Math.min(...gaps);
  const [analytic, least, greatest] = [told.analytic, told.least, told.greatest]
    .map((slope) => slope * unit);
  const terms = direction.flatMap((d, k) => {
    if (d === 0) return [];
    const part = figure(unit * Math.abs(d) / kinks[k].gap, 3);
    const path = subject.pathOf(kinks[k].measurement.index);
    return [{
      sign: d < 0 ? "-" : "+",
      path: part === "1" ? path : `${part} ${path}`,
    }];
  });
  const round = (slope: number) =>
    Math.abs(slope) < 1e-3 * unit ? "0" : figure(slope, 3);
  const sum = terms.map(({ sign, path }, i) =>
    i === 0 ? (sign === "-" ? `-${path}` : path) : ` ${sign} ${path}`
  ).join("");
  const same = greatest - least <= 1e-2 * Math.max(unit, Math.abs(greatest));
  const slopes = same
    ? `f has the slope ${round((least + greatest) / 2)}`
    : `the slopes of f lie between ${round(least)} and ${round(greatest)}`;
  const path = `along ${sum}`;
  const why = `${slopes} on every side`;
  const numeric = analytic > greatest ? greatest : least;
  return {
    comparison: {
      path,
      index: [],
      analytic,
      numeric,
      error: 1e-3 * Math.max(unit, Math.abs(numeric)),
      ratio: analytic / numeric,
      verdict: "fail",
      why,
    },
    mistake: {
      kind: "tie",
      sentence:
        `at this tie the elements do not fit together: ${path} ${slopes}, and the ${subject.what} says ${
          figure(analytic, 3)
        }`,
      advice:
        "let all elements take the same side of the kink: give a maximum's slope to one of the tied elements, or split it so that the parts add up to 1",
    },
  };
}
