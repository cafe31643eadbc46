/**
 * The table of planted bugs: every bug is checked, and beside it the gradient without it, at a point of its own.
 *
 * Run it to print the table: `deno task planted-bugs`.
 *
 * @module
 */
import { checkGradient, type CheckReport, type Tensor } from "../../mod.ts";
import { randomSource } from "../../lib/core/random.ts";
import { ANALYSIS } from "./analysis.ts";
import { GEOMETRY } from "./geometry.ts";
import { LEARNING } from "./learning.ts";
import type { Bug, Model } from "./model.ts";
import { PHYSICS } from "./physics.ts";

/** All models. */
export const MODELS: readonly Model[] = [
  ...LEARNING,
  ...PHYSICS,
  ...GEOMETRY,
  ...ANALYSIS,
];

/** One row: a bug, and its twin without it. */
export interface Row {
  readonly model: Model;
  readonly bug: Bug;
  readonly wrong: CheckReport;
  readonly right: CheckReport;
}

/** Checks all. */
export function plantedBugs(): Row[] {
  return MODELS.flatMap((model) =>
    model.bugs.map((bug, k) => {
      const random = randomSource(100 + k);
      return {
        model,
        bug,
        wrong: check(model, model.point(random), bug.name),
        right: check(model, model.point(random)),
      };
    })
  );
}

function check(model: Model, x: Tensor, bug?: string): CheckReport {
  return checkGradient(
    model.f as (x: Tensor) => number,
    (x) => model.gradient(x as never, bug),
    x,
  );
}

/** Whether the mistake goes by its name, where it has one. */
export function named({ bug: { kinds }, wrong: { mistake } }: Row): boolean {
  return mistake !== undefined && kinds.includes(mistake.kind);
}

if (import.meta.main) {
  const rows = plantedBugs();
  let last: Model | undefined;
  for (const row of rows) {
    const { model, bug, wrong, right } = row;
    if (model !== last) console.log(`\n${model.name}`);
    last = model;
    const said = wrong.mistake?.sentence ?? "(no rule recognised)";
    console.log(
      `  ${bug.name.padEnd(32)}${wrong.verdict.padEnd(7)}twin ${
        right.verdict.padEnd(7)
      }${said.length > 90 ? `${said.slice(0, 87)}...` : said}`,
    );
  }
  const withRule = rows.filter(({ bug }) => bug.kinds.length > 0);
  const count = (some: readonly unknown[]) => String(some.length);
  const missed = rows.filter(({ wrong }) => wrong.verdict !== "fail");
  const alarms = rows.filter(({ right }) => right.verdict === "fail");
  const unsure = rows.filter(({ right }) => right.verdict === "unsure");
  console.log(
    `\n${count(rows)} bugs: ${count(missed)} missed, ${
      count(withRule.filter(named))
    } of the ${count(withRule)} that have a name named right; ${
      count(rows)
    } correct twins: ${count(alarms)} false alarms, ${count(unsure)} unsure`,
  );
}
