// What the checks of all kinds share: f and the code under test become a case, the case is examined, and the examination becomes
// a report.

import { Point } from "../core/point.ts";
import { shown } from "../core/array.ts";
import type { Tree } from "../core/number_tree.ts";
import type { Settled } from "../operator/types.ts";
import { Calls, NotNumbers, Thrown } from "./point/calls.ts";
import { type Case, examine } from "./examine.ts";
import type { Examination } from "./failure/failure.ts";
import { unsteady } from "./precondition/steadiness.ts";
import { Ledger, PromiseFound, questionOf } from "./point/ledger.ts";
import {
  type CheckOptions,
  type CheckProgress,
  settle,
  type SettledOptions,
} from "./options.ts";
import { BoundedPoint } from "./point/bounded_point.ts";
import { flatten } from "./point/flat.ts";
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
export function runCheck<R>(
  call: string,
  f: (x: never) => R,
  x: Tree,
  options: CheckOptions,
  make: (calls: Calls, name: string) => Case,
): Settled<R, CheckReport>;
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
  settled: SettledOptions,
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
function examineSteadily(it: Case, settled: SettledOptions): Examination {
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
  settled: SettledOptions,
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
