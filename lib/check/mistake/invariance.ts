// What f takes out of its parameters - a mean, a length, the sum of a softmax - it does not change with: shifted or scaled
// alike, they leave f what it is, and the right gradient is orthogonal to that. Where the statistic is taken for a constant,
// the gradient is not.

import type { Evidence } from "../failure/evidence.ts";
import type { Mistake } from "../report/report.ts";
import { type Block, blocksOf } from "./blocks.ts";

/** Up to so much of the derivatives along its elements, f does not change along a direction: a variance may be kept from 0. */
const STILL = 1e-3;

/** Directions of one kind, each some elements and how far each of them goes, and how to say that. */
interface Invariance {
  readonly words: string;
  readonly statistic: string;
  readonly directions: readonly (readonly [number[], number[]])[];
}

/** A statistic of which f takes account and the gradient does not. */
export function lostInvariance(
  evidence: readonly Evidence[],
): Mistake | undefined {
  const [first] = evidence;
  if (evidence.some(({ numeric }) => !numeric)) return;
  const blocks = first.structure
    ? blocksOf(first.structure, first.name)
    : [{ name: first.name, shape: first.shape, from: 0, size: first.x.length }];
  const found = blocks.flatMap((block) => invariancesOf(block, first.x))
    .find((_, k) =>
      evidence.every((each) => {
        const { directions } = blocks.flatMap((block) =>
          invariancesOf(block, each.x)
        )[k];
        return directions.every((one) => part(each.numeric!, one) < STILL) &&
          directions.some((one) => part(each.elements, one) > 10 * STILL);
      })
    );
  if (!found) return;
  const { words, statistic } = found;
  return {
    kind: "detached",
    sentence:
      `f does not change where ${words} alike, and by the gradient it does: ${statistic} is taken for a constant, or a part of its derivative is lost`,
    advice:
      `differentiate ${statistic}, too: it depends on every element that it is taken of`,
  };
}

function invariancesOf(
  { name, shape, from, size }: Block,
  x: Float64Array,
): Invariance[] {
  const all = Array.from({ length: size }, (_, k) => from + k);
  const [rows, columns] = shape;
  const ways: [string, number[][]][] = [[`all elements of ${name}`, [all]]];
  if (shape.length === 2) {
    ways.push(
      [
        `the elements of a row of ${name}`,
        Array.from(
          { length: rows },
          (_, i) => all.slice(i * columns, (i + 1) * columns),
        ),
      ],
      [
        `the elements of a column of ${name}`,
        Array.from(
          { length: columns },
          (_, j) => all.filter((_, k) => k % columns === j),
        ),
      ],
    );
  }
  return ways.flatMap(([words, groups]) => {
    const several = groups.filter(({ length }) => length > 1);
    if (several.length === 0) return [];
    return [
      {
        words: `${words} are shifted`,
        statistic: "a mean or a sum",
        directions: several.map((group) => [group, group.map(() => 1)]),
      },
      {
        words: `${words} are scaled`,
        statistic: "a variance or a length",
        directions: several.map((group) => [group, group.map((k) => x[k])]),
      },
    ];
  });
}

/** How much of the derivatives along the elements is left along the direction: from 0 to 1. */
function part(
  elements: Float64Array,
  [group, direction]: readonly [number[], number[]],
): number {
  let [sum, size] = [0, 0];
  group.forEach((k, i) => {
    sum += elements[k] * direction[i];
    size += Math.abs(elements[k] * direction[i]);
  });
  return size === 0 ? 0 : Math.abs(sum) / size;
}
