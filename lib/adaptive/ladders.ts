// What all the ladders of a search say together.

import type { Ladder } from "./ladder.ts";
import type { Rung } from "./rung.ts";

/** The best that steps above a size say, if f has a slope there that they agree on. */
export function overall(
  ladders: readonly Ladder[],
  least: number,
): { rung: Rung; ladder: Ladder } | undefined {
  let best: { rung: Rung; ladder: Ladder } | undefined;
  for (const ladder of ladders) {
    const rungs = ladder.rungs.filter(({ h }) => h > least);
    // Three steps in a row, as two may agree by chance.
    const agreed = rungs.length > 2 && agree(rungs[0], rungs[1]) &&
      agree(rungs[1], rungs[2]);
    if (!agreed) continue;
    for (const rung of rungs) {
      if (rung.column > 0 && !(rung.total >= (best?.rung.total ?? Infinity))) {
        best = { rung, ladder };
      }
    }
  }
  return best;
}

/** Whether the slopes at two steps are nearly one. */
function agree(a: Rung, b: Rung): boolean {
  const steepest = changeAt(a) / a.h;
  return Math.abs(a.odd - b.odd) <= 0.05 * steepest;
}

/** The size of changes that do not shrink with the step, if they are small beside those over the largest steps. */
export function jitter(ladders: readonly Ladder[]): number | undefined {
  const changes = ladders.flatMap(({ rungs }) => rungs)
    .sort((a, b) => b.h - a.h)
    .map(changeAt);
  const third = Math.floor(changes.length / 3);
  if (third < 4) return;
  const far = Math.max(...changes.slice(0, third));
  const mid = Math.max(...changes.slice(third, -third));
  const near = Math.max(...changes.slice(-third));
  return far > 5 * mid && near > 0.2 * mid ? mid : undefined;
}

function changeAt({ rise, fall }: Rung): number {
  return Math.max(Math.abs(rise), Math.abs(fall));
}
