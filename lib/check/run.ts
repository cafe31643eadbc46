// What the checks of all kinds share: f and the code under test become a case, the case is examined, the examination
// becomes a report, and an assertion throws it.

import { Point } from "../core/point.ts";
import { agree } from "../core/structure.ts";
import { shown } from "../core/array.ts";
import type { Structure, Tree } from "../core/number_tree.ts";
import { Calls, NotNumbers, Thrown, underTest } from "./point/calls.ts";
import { type Case, examine } from "./examine.ts";
import type { Examination } from "./failure/failure.ts";
import { type Answer, unsteady } from "./precondition/preconditions.ts";
import { isPromise, Ledger, PromiseFound, questionOf } from "./point/ledger.ts";
import {
  type CheckOptions,
  type CheckProgress,
  settle,
  type Settled,
} from "./options.ts";
import { BoundedPoint } from "./point/bounded_point.ts";
import { type Flat, flatten, isTree } from "./point/flat.ts";
import type { CheckReport } from "./report/report.ts";
import { reportText } from "./report/text.ts";

/** What a check is made of, and what it is called. */
interface Run {
  readonly call: string;
  readonly action: string;
  readonly f: (x: never) => unknown;
  readonly options: CheckOptions;
  readonly make: (calls: Calls, name: string) => Case;
}

/** Runs a check and puts x back; of a function that returns promises, later. */
export function runCheck(
  call: string,
  f: (x: never) => unknown,
  x: Tree,
  options: CheckOptions,
  make: (calls: Calls, name: string) => Case,
): CheckReport | Promise<CheckReport> {
  const action = `Cannot run ${call}`;
  if (typeof f !== "function") {
    throw new TypeError(`${action} as f is ${shown(f)}: give a function`);
  }
  const settled = settle(options, action);
  const run = { call, action, f, options, make };
  try {
    return runOnce(run, x, settled);
  } catch (error) {
    if (!(error instanceof PromiseFound)) throw error;
    return runLater(run, x, settled, error);
  }
}

function runOnce(
  { call, action, f, options, make }: Run,
  x: Tree,
  settled: Settled,
  ledger?: Ledger,
): CheckReport {
  const point = new BoundedPoint(x, action, settled.bounds);
  const calls = new Calls(f, point, action);
  calls.ledger = ledger;
  calls.tolerance = settled.tolerance ?? Infinity;
  try {
    const it = make(calls, settled.name);
    const found = examineSteadily(it, settled);
    return reportOf(call, it.what, found, calls, point, options, settled.seed);
  } finally {
    point.close();
  }
}

/** Examines code that answers whenever it is asked: one that has answered before and then throws is no function of x. */
function examineSteadily(it: Case, settled: Settled): Examination {
  try {
    return examine(it, settled);
  } catch (error) {
    if (!(error instanceof Thrown || error instanceof NotNumbers)) throw error;
    const cause = error instanceof Thrown ? error.cause : error;
    return { ...unsteady(`the ${it.what}`, cause), comparisons: [] };
  }
}

/** The same for a function that returns promises, at a copy of x. */
function runLater(
  run: Run,
  x: Tree,
  settled: Settled,
  { promise }: PromiseFound,
): Promise<CheckReport> {
  const { action } = run;
  const ledger = new Ledger();
  const own = new Point(x, action).copy();
  ledger.know(questionOf("f", flatten(own, action).data), promise);
  const { onProgress } = settled;
  let expected: number | undefined;
  const tell = () =>
    expected !== undefined &&
    onProgress?.({ evaluations: ledger.count("f"), expected });
  const listening = {
    ...settled,
    onProgress(progress: CheckProgress) {
      const first = expected === undefined;
      ({ expected } = progress);
      if (first) tell();
    },
  };
  return ledger.complete(
    () => runOnce(run, own, listening, ledger),
    settled,
    action,
    tell,
  );
}

/**
 * The answer of the code under test: numbers, or `{ value, [key]: numbers }`.
 *
 * @param expected The structure of the derivative, in case its elements go by these very names.
 * @throws {NotNumbers} If it is anything else.
 */
export function answerOf(
  ask: () => unknown,
  key: string,
  expected?: Structure,
): Answer {
  const answer = underTest(ask);
  const read = (tree: unknown, name = key) => readNumbers(tree, key, name);
  const together = typeof answer === "object" && answer !== null &&
    key in answer;
  if (together) {
    const { [key]: derivative, value } = answer as Record<string, unknown>;
    const meant = expected?.kind !== "record" || "value" in answer ||
      !agree(read(answer).structure, expected);
    if (meant) {
      return {
        derivative: read(derivative),
        ...(value === undefined ? {} : { value: read(value, "value") }),
      };
    }
  }
  return { derivative: read(answer) };
}

/** The numbers of what the code under test returned, or of a part of it. */
function readNumbers(tree: unknown, key: string, name: string): Flat {
  const whose = name === key ? `the ${key}` : `the ${name} beside the ${key}`;
  if (!isTree(tree)) {
    throw new NotNumbers(
      `${whose} is ${shown(tree)} where numbers are expected`,
      isPromise(tree)
        ? `await what makes it a promise, or let f return promises, too: then each ${key} is awaited`
        : tree === undefined
        ? `return it: a function in braces without return gives undefined`
        : `return a number, an array of numbers, a tree of them, or { value, ${key} }`,
    );
  }
  try {
    return flatten(tree, `${whose} cannot be read`, name);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new NotNumbers(error.message, "return a number for each element");
  }
}

function reportOf(
  call: string,
  what: string,
  found: Examination,
  { count }: Calls,
  point: BoundedPoint,
  options: CheckOptions,
  seed: number,
): CheckReport {
  const { elsewhere, smallest, around = [], ...finding } = found;
  const at = point.literal(elsewhere ?? point.base) ?? options.name ?? "x";
  const given = Object.entries({ ...options, seed })
    .filter(([key, value]) =>
      value !== undefined && typeof value !== "function" && key !== "signal"
    )
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const report = {
    ...finding,
    around,
    ...(smallest ? { smallest: [...smallest] } : {}),
    evaluations: count,
    seed,
    replay: `${call}(f, ${what.toLowerCase()}, ${at}, { ${given.join(", ")} })`,
  };
  const text = reportText(report, {
    what,
    smallest: smallest && point.literal(smallest),
    elsewhere: elsewhere &&
      (point.literal(elsewhere) ?? "a point around it"),
  });
  return Object.defineProperty(report, "toString", {
    value: () => text,
  }) as CheckReport;
}

/**
 * What an assertion throws: test runners show it as a failed assertion, and the report is the message.
 *
 * @example
 * ```ts
 * import { assertGradient, CheckError } from "@fluxion/fluxion";
 * import assert from "node:assert/strict";
 *
 * assert.throws(
 *   () => assertGradient((x: number) => x ** 2, (x) => -2 * x, 3),
 *   (error) => error instanceof CheckError && error.report.mistake?.kind === "sign",
 * );
 * ```
 */
export class CheckError extends Error {
  /** By this name test runners know a failed assertion. */
  override readonly name = "AssertionError";
  /** What the check found. */
  readonly report: CheckReport;

  /** An error whose message is the text of a report. */
  constructor(report: CheckReport) {
    super(String(report));
    this.report = report;
  }
}

/** Throws unless the check passed; of one that is still running, later. */
export function throwUnlessPassed(
  report: CheckReport | Promise<CheckReport>,
): void | Promise<void> {
  if (report instanceof Promise) return report.then(throwUnlessPassed);
  if (report.verdict !== "pass") throw new CheckError(report);
}
