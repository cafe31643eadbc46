// What the search answers for functions of every kind of the corpus, whose derivatives are known, and all that it tells on the
// way, bit by bit: in turn as it is by default, with another tolerance, with few evaluations, within bounds, and beside an edge.

import { createHash } from "node:crypto";
import { adaptive, estimateDerivative } from "../../mod.ts";
import type { DerivativeOptions } from "../../lib/operator/derivative.ts";
import type { OperatorOptions } from "../../lib/operator/options.ts";
import { corpus, type CorpusCase, judge } from "../corpus/corpus.ts";
import {
  answerTo,
  dishonestEntries,
  type Problem,
  problemsByKind,
} from "../corpus/many_variables.ts";
import { specialCases } from "./special.ts";

/** An answer as a line of the dump, and whether its error covers the derivative. */
interface Line {
  readonly text: string;
  readonly isHonest: boolean;
}

/** What is asked of a case beside its order, and in words. */
interface Asked {
  readonly how: string;
  readonly options?: DerivativeOptions;
  readonly tolerance?: number;
  readonly f?: (x: number) => number;
}

/** How far off an edge is, as a part of the size of x. */
const DISTANCES = [1e-2, 0, 1e-1, 1e-6, 1, 1e-3];

/** The distance of an edge: a far one, unless f is smooth on each side of x as well as on both. */
function roomOf({ kind, x }: CorpusCase, k: number): number {
  const isSmooth = ["smooth", "scaled"].includes(kind);
  const part = isSmooth ? DISTANCES[k % DISTANCES.length] : 1;
  return part * (Math.abs(x) || 1);
}

/** The ways to ask, taken in turn. */
const WAYS: readonly ((one: CorpusCase, k: number) => Asked)[] = [
  () => ({ how: "" }),
  (_, k) => {
    const tolerance = Number(`1e-${2 + k % 11}`);
    const method = adaptive({ tolerance });
    return { how: ` to ${tolerance}`, options: { method }, tolerance };
  },
  (_, k) => {
    const maxEvaluations = 3 + 17 * k % 97;
    const method = adaptive({ maxEvaluations });
    return { how: ` in ${maxEvaluations}`, options: { method } };
  },
  (one, k) => {
    const upper = one.x + roomOf(one, k);
    return { how: ` up to ${upper}`, options: { bounds: { upper } } };
  },
  (one, k) => {
    const edge = one.x - roomOf(one, k);
    const f = (x: number) => x < edge ? NaN : one.f(x);
    return { how: ` undefined below ${edge}`, f };
  },
];

/** A few digits for anything with its numbers to the last bit. */
function digest(value: unknown): string {
  const text = JSON.stringify(
    value,
    (_, item) => typeof item === "number" ? `${item}` : item,
  );
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** A case asked in the k-th way. */
function lineOf({ tolerance: _, ...given }: CorpusCase, k: number): Line {
  const { how, options, ...other } = WAYS[k % WAYS.length](given, k);
  const one = { ...given, ...other };
  const { kind, f, x, derivativeOrder } = one;
  const events: unknown[] = [];
  const { value, error, evaluations, verdict } = estimateDerivative(f, x, {
    ...options,
    derivativeOrder,
    trace: (event) => events.push(event),
  });
  const answer = {
    value,
    error,
    evaluations,
    kind: verdict.kind,
    ...(verdict.kind === "stair" && { trend: verdict.trend }),
  };
  return {
    text: `${kind}, order ${derivativeOrder} at ${x}${how}: ` +
      `${value} ± ${error} ${verdict.kind} after ${evaluations}, ` +
      `${digest(verdict)} ${digest(events)}`,
    isHonest: judge(one, answer) !== "dishonest",
  };
}

/** Every special case in each way. */
function linesOfSpecial(): Line[] {
  const { length } = WAYS;
  return specialCases().flatMap((one, i) =>
    WAYS.map((_, way) => lineOf(one, length * i + way))
  );
}

/** The ways to ask of many variables, taken in turn. */
const WAYS_OF_MANY: readonly ((
  problem: Problem,
) => Pick<OperatorOptions<number>, "method" | "bounds">)[] = [
  () => ({}),
  () => ({ method: adaptive({ tolerance: 1e-13 }) }),
  () => ({ method: adaptive({ tolerance: 1e-4 }) }),
  () => ({ method: adaptive({ maxEvaluations: 8 }) }),
  ({ x }) => ({ bounds: { lower: Math.min(...x) } }),
];

/** The first problems of many variables of each kind. */
function linesOfMany(): Line[] {
  return problemsByKind(WAYS_OF_MANY.length).flatMap(({ kind, problems }) =>
    problems.map((problem, k) => {
      const events: unknown[] = [];
      const trace = (event: unknown) => events.push(event);
      const answer = answerTo(problem, {
        trace,
        ...WAYS_OF_MANY[k](problem),
      });
      const { estimate } = answer;
      return {
        text: `${kind}: ${digest(estimate)} after ${estimate.evaluations}, ` +
          digest(events),
        isHonest: !dishonestEntries(problem, answer).includes(true),
      };
    })
  );
}

/** The dump of the search, one line an answer; throws if one is off by more than its error allows. */
export function searchDump(): string {
  const lines = [
    ...corpus(20).map(lineOf),
    ...linesOfSpecial(),
    ...linesOfMany(),
  ];
  const bad = lines.flatMap(({ text, isHonest }) => isHonest ? [] : [text]);
  if (bad.length > 0) {
    throw new Error(`Beyond their errors:\n${bad.join("\n")}`);
  }
  return lines.map(({ text }) => `${text}\n`).join("");
}
