// Bugs that any gradient can have, whatever it is the gradient of.

import type { Mistake } from "../../mod.ts";
import { numbersOf, type Parameters, withNumbers } from "./tape_model.ts";

/** A gradient that knows its calls, as one with a cache does. */
type Gradient = (p: Parameters) => Parameters;

/** A bug, and the names for it that are right. */
export interface WrappedBug {
  readonly name: string;
  readonly kinds: readonly Mistake["kind"][];
  readonly plant: (gradient: Gradient) => Gradient;
}

const change =
  (to: (g: number, k: number, all: number[]) => number) =>
  (gradient: Gradient): Gradient =>
  (p) => withNumbers(gradient(p), (all) => all.map((g, k) => to(g, k, all)));

/** The place of the greatest element: bugs in one element are planted where they show. */
function greatest(all: readonly number[]): number {
  const sizes = all.map(Math.abs);
  return sizes.indexOf(Math.max(...sizes));
}

function swapped(all: number[]): number[] {
  const top = greatest(all);
  const other = (top + 1) % all.length;
  return all.with(top, all[other]).with(other, all[top]);
}

/** The bugs. */
export const WRAPPED: readonly WrappedBug[] = [
  { name: "the sign", kinds: ["sign"], plant: change((g) => -g) },
  { name: "twice", kinds: ["factor 2"], plant: change((g) => 2 * g) },
  { name: "half", kinds: ["factor 1/2"], plant: change((g) => g / 2) },
  {
    name: "a sum for a mean over 7",
    kinds: ["factor", "one element"],
    plant: change((g) => 7 * g),
  },
  {
    name: "off by 1e-4 of its size",
    kinds: ["factor", "approximate", "one element"],
    plant: change((g) => 1.0001 * g),
  },
  { name: "never written", kinds: ["zero"], plant: change(() => 0) },
  {
    name: "one element never written",
    kinds: ["one element", "zero"],
    plant: change((g, k, all) => k === greatest(all) ? 0 : g),
  },
  {
    name: "one element's sign",
    kinds: ["one element", "sign"],
    plant: change((g, k, all) => k === greatest(all) ? -g : g),
  },
  {
    name: "two elements swapped",
    kinds: ["permutation", "transpose"],
    plant: (gradient) => (p) => withNumbers(gradient(p), swapped),
  },
  {
    name: "the x of the call before",
    kinds: ["stale"],
    plant(gradient) {
      let before: Parameters | undefined;
      return (p) => {
        const answer = gradient(before ?? p);
        before = structuredClone(p);
        return answer;
      };
    },
  },
  {
    name: "the x of the first call",
    kinds: ["stale"],
    plant(gradient) {
      let kept: Parameters | undefined;
      return (p) => structuredClone(kept ??= gradient(p));
    },
  },
];

/** Whether a bug in a gradient changes it here, so that there is something to find. */
export function shows(
  bug: WrappedBug,
  gradient: Parameters,
  isConstantAround: boolean,
): boolean {
  if (bug.kinds.includes("stale")) return !isConstantAround;
  const right = numbersOf(gradient);
  const wrong = numbersOf(bug.plant(() => gradient)(gradient));
  const scale = Math.max(...right.map(Math.abs));
  return wrong.some((g, i) => Math.abs(g - right[i]) > 1e-6 * scale);
}
