/**
 * The ways from a result down to its variables.
 *
 * @module
 */
import type { Factor, PartialExplanation, Path, Step } from "./explain.ts";

const MAX_PATHS = 20;

/** The paths from a step down to a variable, and how many there are in all. */
function pathsTo(
  steps: readonly Step[],
  variable: number,
): { paths: Path[]; count: number } {
  const counts = steps.map(() => 0);
  steps.forEach(({ operands }, i) => {
    counts[i] = i === variable ? 1 : operands.reduce(
      (sum, { step, derivative }) =>
        derivative === "0" ? sum : sum + counts[step],
      0,
    );
  });
  const paths: Path[] = [];
  const walk = (index: number, factors: readonly Factor[]): void => {
    if (paths.length >= MAX_PATHS || counts[index] === 0) return;
    if (index === variable) {
      const product = factors.reduce((all, { value }) => all * value, 1);
      paths.push({ factors, product });
      return;
    }
    for (const { step, ...factor } of steps[index].operands) {
      // Where another case holds, nothing comes through.
      if (factor.derivative === "0") continue;
      walk(step, [...factors, factor]);
    }
  };
  walk(steps.length - 1, []);
  return { paths, count: counts[steps.length - 1] };
}

/** The partial derivative by a variable, as the sum over its paths. */
export function explainPartial(
  steps: readonly Step[],
  variable: string,
): PartialExplanation {
  const index = steps.findIndex(({ text, rule }) =>
    text === variable && rule === ""
  );
  if (index < 0) {
    const hasValue = !Number.isNaN(steps[steps.length - 1].value);
    const value = hasValue ? 0 : NaN;
    return { variable, value, paths: [], omitted: 0 };
  }
  const { paths, count } = pathsTo(steps, index);
  const value = steps[index].adjoint;
  // 0 · ∞ on a path says nothing where the whole has a value: the piece that it goes through does not hold.
  const settled = (path: Path) =>
    Number.isNaN(path.product) && !Number.isNaN(value)
      ? { ...path, product: 0 }
      : path;
  return {
    variable,
    value,
    paths: paths.map(settled),
    omitted: count - paths.length,
  };
}
