/**
 * The table of planted bugs: every bug is checked, and beside it the gradient without it, at a point of its own.
 *
 * Run it to print the table: `deno task planted-bugs`.
 *
 * @module
 */
import {
  checkGradient,
  type CheckReport,
  type Mistake,
  type Tensor,
} from "../../mod.ts";
import { randomSource } from "../../lib/core/random.ts";
import { ANALYSIS } from "./analysis.ts";
import { FACTORS } from "./factors.ts";
import { GEOMETRY } from "./geometry.ts";
import { KINKS } from "./kinks.ts";
import { LAYERS } from "./layers.ts";
import { LEARNING } from "./learning.ts";
import type { Model } from "./model.ts";
import { NETWORKS } from "./networks.ts";
import { PHYSICS } from "./physics.ts";
import { RECTIFIED } from "./rectified.ts";
import { STATISTICS } from "./statistics.ts";
import type { TapeBug } from "./tape.ts";
import {
  bugsThatShow,
  numbersOf,
  type Parameters,
  pointOf,
  type Precision,
  run,
  type TapeModel,
  withNumbers,
} from "./tape_model.ts";
import { shows, WRAPPED } from "./wrapped.ts";

/** The models whose gradients are written out by hand. */
export const WRITTEN: readonly Model[] = [
  ...LEARNING,
  ...PHYSICS,
  ...GEOMETRY,
  ...ANALYSIS,
  ...KINKS,
];

/** The models on the tape. */
export const TAPED: readonly TapeModel[] = [
  ...NETWORKS,
  ...STATISTICS,
  ...LAYERS,
  ...FACTORS,
  ...RECTIFIED,
];

/** A bug of a model, to be checked. */
export interface Planted {
  readonly model: string;
  readonly bug: string;
  /** Names for it that are right: nothing where no rule describes it. */
  readonly kinds: readonly Mistake["kind"][];
  /** Names that tell of it among other candidates. */
  readonly among?: readonly Mistake["kind"][];
  readonly check: () => CheckReport;
}

/** All of them. */
export function planted(): Planted[] {
  return [...WRITTEN.flatMap(written), ...TAPED.flatMap(taped)];
}

function written(model: Model): Planted[] {
  return model.bugs.map((bug, k) => ({
    model: model.name,
    bug: bug.name,
    kinds: bug.kinds,
    check: () => checkWritten(model, 100 + k, bug.name),
  }));
}

/** The check of a model by hand. */
export function checkWritten(
  model: Model,
  seed: number,
  bug?: string,
): CheckReport {
  return checkGradient(
    model.f as (x: Tensor) => number,
    (x) => model.gradient(x as never, bug),
    model.point(randomSource(seed)),
  );
}

/**
 * Names that are right for bugs of the tape, and a name that tells of them as one of two or three candidates.
 *
 * Some mistakes make the same numbers. `=` for `+=` keeps the last part of a sum, and so does a value that is taken for a constant
 * wherever else it is used; nothing in a gradient tells which of them somebody made.
 */
const NAMES: Readonly<
  Partial<
    Record<
      TapeBug,
      readonly [kind: Mistake["kind"], ...among: Mistake["kind"][]]
    >
  >
> = {
  "= for += where a value is used again": [
    "overwritten",
    "not a gradient",
    "detached",
  ],
  "1 - h for tanh's 1 - h²": ["chain rule", "not a gradient", "skipped"],
  "tanh's derivative at its output": [
    "chain rule",
    "not a gradient",
    "skipped",
  ],
  "σ's derivative without 1 - σ": ["chain rule", "not a gradient", "skipped"],
  "a statistic taken for a constant": ["detached", "not a gradient"],
  "the first sample skipped": ["skipped"],
  "the last sample twice": ["skipped"],
  "one class skipped": ["skipped"],
  "the regulariser forgotten": ["missing term", "skipped"],
};

function taped(model: TapeModel, place: number): Planted[] {
  const p = pointOf(model, place);
  const { gradient } = run(model, p);
  const onTape = bugsThatShow(model, p).map((bug) => ({
    model: model.name,
    bug,
    kinds: (NAMES[bug] ?? []).slice(0, 1),
    among: (NAMES[bug] ?? []).slice(1),
    check: () => checkTaped(model, place, (p) => run(model, p, bug).gradient),
  }));
  // What is kept from one call to the next is right for as long as the gradient is the same.
  const nearby = withNumbers(p, (x) => x.map((v) => 1.001 * v));
  const isConstant = String(numbersOf(gradient)) ===
    String(numbersOf(run(model, nearby).gradient));
  const wrapped = WRAPPED.filter((bug) => shows(bug, gradient, isConstant)).map(
    (bug) => ({
      model: model.name,
      bug: bug.name,
      kinds: bug.kinds,
      check: () =>
        checkTaped(model, place, bug.plant((p) => run(model, p).gradient)),
    }),
  );
  return [...onTape, ...wrapped];
}

/** The check of a model on the tape. */
export function checkTaped(
  model: TapeModel,
  seed: number,
  gradient?: (p: Parameters) => Parameters,
  precision: Precision = "double",
): CheckReport {
  return checkGradient(
    (p: Parameters) => run(model, p, undefined, precision).value,
    gradient ?? ((p) => run(model, p, undefined, precision).gradient),
    pointOf(model, seed, precision),
  );
}

/** The checks of all correct gradients, at several points each. */
export function* twins(seeds: number): Generator<[string, () => CheckReport]> {
  for (let seed = 0; seed < seeds; seed++) {
    for (const model of WRITTEN) {
      yield [`${model.name}, ${seed}`, () => checkWritten(model, 100 + seed)];
    }
    for (const model of TAPED) {
      yield [`${model.name}, ${seed}`, () => checkTaped(model, seed)];
    }
  }
}

/** Whether a mistake goes by a name that is right: its own, or one that tells of it among other candidates. */
export function isNamed(
  { kinds, among = [] }: Planted,
  { mistake }: CheckReport,
): "by its name" | "among others" | undefined {
  if (mistake && kinds.includes(mistake.kind)) return "by its name";
  if (mistake && among.includes(mistake.kind)) return "among others";
}

if (import.meta.main) print();

function print(): void {
  let model = "";
  const count = { bugs: 0, found: 0 };
  const kinds = new Map<string, { bugs: number; own: number; among: number }>();
  for (const bug of planted()) {
    const report = bug.check();
    count.bugs++;
    if (report.verdict === "fail") count.found++;
    const [kind] = bug.kinds;
    if (kind) {
      const { bugs, own, among } = kinds.get(kind) ??
        { bugs: 0, own: 0, among: 0 };
      const named = isNamed(bug, report);
      kinds.set(kind, {
        bugs: bugs + 1,
        own: own + (named === "by its name" ? 1 : 0),
        among: among + (named === "among others" ? 1 : 0),
      });
    }
    if (bug.model !== model) console.log(`\n${model = bug.model}`);
    const said = report.mistake?.sentence ?? "(no rule recognised)";
    const cut = said.length > 80 ? `${said.slice(0, 77)}...` : said;
    console.log(`  ${bug.bug.padEnd(40)}${report.verdict.padEnd(8)}${cut}`);
  }
  const right = { pass: 0, fail: 0, unsure: 0 };
  for (const [, check] of twins(20)) right[check().verdict]++;
  const checks = right.pass + right.fail + right.unsure;
  console.log("\nkind              bugs  by its name  among others");
  for (const [kind, { bugs, own, among }] of kinds) {
    const columns = [kind.padEnd(16), bugs, own, among];
    console.log(columns.map((cell) => String(cell).padStart(6)).join("      "));
  }
  console.log(
    `\n${count.bugs} bugs in ${WRITTEN.length + TAPED.length} models: ${
      count.bugs - count.found
    } missed; ${checks} checks of correct twins: ${right.fail} false alarms, ${right.unsure} unsure`,
  );
}
