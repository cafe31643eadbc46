// A report as text: what was found, a table, what to do, how to do it again.

import type { AroundPoint, CheckReport, Comparison } from "./report.ts";
import { figure } from "../judge/judge.ts";

const MAX_ROWS = 12;

/** What the text needs besides the report. */
interface TextContext {
  /** The word for what was checked: gradient, Jacobian, ... */
  readonly what: string;
  /** The smallest failing x as one would type it. */
  readonly smallest: string | undefined;
  /** The x where it fails as one would type it, if that is not the x given. */
  readonly elsewhere: string | undefined;
}

/** The report, to be read. */
export function reportText(
  report: Omit<CheckReport, "toString">,
  { what, smallest, elsewhere }: TextContext,
): string {
  const { verdict, reason, mistake, comparisons, evaluations, seed } = report;
  const { around, warning } = report;
  const said = { pass: "passes", fail: "fails", unsure: "cannot be judged" };
  const lines = [`The ${what} ${said[verdict]}: ${reason}`];
  if (warning !== undefined) {
    lines.push(
      `Warning:    the ${what} passes at x and differs at ${elsewhere}: ${warning}`,
      "To do:      nothing where f has another case or that is no x of yours (bounds keep a check inside them); else look for what is different there",
    );
  } else if (elsewhere !== undefined) {
    lines.push(
      `It is right at the x that was given, and wrong at ${elsewhere}`,
    );
  }
  if (comparisons.length > 0 && verdict !== "pass" && elsewhere === undefined) {
    lines.push("", ...table(comparisons));
  }
  if (mistake) {
    lines.push("");
    if (mistake.sentence !== reason) {
      lines.push(
        `${
          mistake.perhaps ? "Perhaps:   " : "Recognised:"
        } ${mistake.sentence}`,
      );
    }
    lines.push(`To do:      ${mistake.advice}`);
  } else if (verdict === "fail") {
    lines.push("", "Recognised: none of the common mistakes explains it");
  }
  if (smallest !== undefined) {
    lines.push(`Simplest x found that fails: ${smallest}`);
  }
  if (verdict !== "pass" || warning !== undefined) {
    lines.push(`Again:      ${report.replay}`);
  }
  lines.push(...toldAround(around));
  lines.push(
    `${evaluations} evaluation${
      evaluations === 1 ? "" : "s"
    } of f, seed ${seed}`,
  );
  return lines.join("\n");
}

/** Where the check has looked besides x; nothing where all agrees. */
function toldAround(around: readonly AroundPoint[]): string[] {
  if (around.every(({ outcome }) => outcome === "agrees")) return [];
  const places = new Map<string, string[]>();
  for (const { where, outcome, why } of around) {
    const said = outcome === "not judged" ? why : outcome;
    const so = places.get(said) ?? [];
    places.set(said, [...so, where]);
  }
  const parts = Array.from(
    places,
    ([said, where]) => `${where.join(", ")}: ${said}`,
  );
  return [`Around x:   ${parts.join("; ")}`];
}

/** The comparisons, the wrong ones first, in columns. */
function table(comparisons: readonly Comparison[]): string[] {
  const rank = { fail: 0, unsure: 1, pass: 2 };
  const sorted = comparisons
    .map((comparison, position) => ({ comparison, position }))
    .sort((a, b) =>
      rank[a.comparison.verdict] - rank[b.comparison.verdict] ||
      a.position - b.position
    )
    .map(({ comparison }) => comparison);
  const rows = sorted.slice(0, MAX_ROWS).map((
    { path, analytic, numeric, error, ratio, verdict, why },
  ) => [
    path,
    figure(analytic, 8),
    `${figure(numeric, 8)} ± ${figure(error, 2)}`,
    figure(ratio, 5),
    `${{ fail: "WRONG", unsure: "?", pass: "ok" }[verdict]}${
      why ? `  ${why}` : ""
    }`,
  ]);
  rows.unshift(["element", "analytic", "numeric ± error", "ratio", ""]);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column].length))
  );
  const lines = rows.map((row) =>
    `  ${
      row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")
    }`
      .trimEnd()
  );
  const more = sorted.length - MAX_ROWS;
  if (more > 0) {
    lines.push(`  and ${more} more: ${countsOf(sorted.slice(MAX_ROWS))}`);
  }
  return lines;
}

function countsOf(comparisons: readonly Comparison[]): string {
  const count = (verdict: Comparison["verdict"]) =>
    comparisons.filter((comparison) => comparison.verdict === verdict).length;
  return [["wrong", count("fail")], ["unsure", count("unsure")], [
    "ok",
    count("pass"),
  ]]
    .filter(([, n]) => n !== 0).map(([word, n]) => `${n} ${word}`).join(", ");
}
