import type { Calls } from "../point/calls.ts";
import type { SettledOptions } from "../options.ts";
import { sizeOf, type Subject } from "../subject/subject.ts";

/** Evaluations that confirm one element or direction; a Hessian's are two lines. */
const EACH = 4;
const EACH_OF_HESSIAN = 12;

/** Directions through the points around x, and one evaluation for each of these points. */
const AROUND = 7 * EACH + 2 * 5;

/** About how many evaluations a pass takes where f is smooth. */
function expectedEvaluations(
  subject: Subject,
  { maxElements, directions, around }: SettledOptions,
): number {
  const { sizes, what } = subject;
  const lines = sizeOf(subject) > maxElements
    ? directions
    : what === "Hessian"
    ? sizeOf(subject)
    : sizes[sizes.length - 1];
  const each = what === "Hessian" ? EACH_OF_HESSIAN : EACH;
  return 4 + each * lines + (around ? AROUND * (each / EACH) : 0);
}

/** Tells of progress: what to expect at once, then after every twentieth of it, and at the end. */
export function tellProgress(
  calls: Calls,
  subject: Subject,
  options: SettledOptions,
): () => void {
  const { onProgress } = options;
  if (!onProgress) return () => {};
  const expected = Math.round(expectedEvaluations(subject, options));
  const every = Math.max(1, Math.floor(expected / 20));
  const tell = (evaluations: number) => onProgress({ evaluations, expected });
  tell(calls.count);
  calls.onEvaluation = (count) => {
    if (count % every === 0) tell(count);
  };
  return () => tell(calls.count);
}
