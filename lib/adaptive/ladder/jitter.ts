// What all the ladders of a search say together.

import type { Ladder } from "./ladder.ts";
import type { Rung } from "./rung.ts";

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
