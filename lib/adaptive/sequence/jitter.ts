// What all the sequences of a search say together.

import type { StepSequence } from "./step_sequence.ts";
import { changeOf } from "./pair.ts";

/** The size of changes that do not shrink with the step, if they are small beside those over the largest steps. */
export function jitter(sequences: readonly StepSequence[]): number | undefined {
  const changes = sequences.flatMap(({ rows }) => rows)
    .sort((a, b) => b.h - a.h)
    .map(changeOf);
  const third = Math.floor(changes.length / 3);
  if (third < 4) return;
  const far = Math.max(...changes.slice(0, third));
  const mid = Math.max(...changes.slice(third, -third));
  const near = Math.max(...changes.slice(-third));
  return far > 5 * mid && near > 0.2 * mid ? mid : undefined;
}
