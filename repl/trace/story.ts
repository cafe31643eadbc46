/**
 * How a numeric derivative came about, told evaluation by evaluation.
 *
 * @module
 */
import { estimateDerivative } from "../../lib/engine.ts";
import type { DerivativeOrder, Estimate } from "../../mod.ts";
import { formatMeasured } from "../session/format.ts";
import { polled } from "../session/interrupt.ts";
import { numericMethod, type Settings } from "../session/setting.ts";
import { tableText } from "../session/table.ts";

/** One evaluation of f. */
export interface Seen {
  readonly x: number;
  readonly value: number;
}

/** A run of a method along one line: what f was asked and what came of it. */
export interface Run {
  readonly x: number;
  readonly order: number;
  readonly method: string;
  readonly seen: readonly Seen[];
  readonly estimate: Estimate;
}

/** Takes a derivative and keeps every evaluation. */
export function watch(
  f: (x: number) => number,
  x: number,
  order: number,
  settings: Settings,
): Run {
  const seen: Seen[] = [];
  const watched = polled((at: number) => {
    const value = f(at);
    seen.push({ x: at, value });
    return value;
  });
  const method = numericMethod(settings)!;
  const derivativeOrder = order as DerivativeOrder;
  const estimate = estimateDerivative(watched, x, { method, derivativeOrder });
  return { x, order, method: method.name, seen, estimate };
}

/** A pair of evaluations at equal distances on both sides. */
interface Pair {
  readonly h: number;
  readonly above: Seen;
  readonly below: Seen;
  readonly quotient: number;
  readonly bitsLost: number;
}

const MOST_ROWS = 40;

/** The run as a table and a few sentences. */
export function storyText(label: string, run: Run): string {
  const { x, order, method, seen, estimate } = run;
  const pairs = order === 1 ? pairsOf(run) : [];
  const paired = new Set(pairs.flatMap(({ above, below }) => [above, below]));
  const others = seen.filter((one) => !paired.has(one));
  const lines = [`${label} at ${x} by ${method}`];
  if (others.length > 0) lines.push(evaluationTable(others));
  if (pairs.length > 0) lines.push(pairTable(pairs));
  lines.push(...reasons(pairs, estimate));
  return lines.join("\n");
}

function pairsOf({ x, seen }: Run): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i + 1 < seen.length; i++) {
    const [a, b] = [seen[i], seen[i + 1]];
    const isPair = a.x !== x &&
      Math.abs(a.x - x + (b.x - x)) <= 1e-6 * Math.abs(a.x - b.x);
    if (!isPair) continue;
    const [above, below] = a.x > b.x ? [a, b] : [b, a];
    const difference = above.value - below.value;
    pairs.push({
      h: (above.x - below.x) / 2,
      above,
      below,
      quotient: difference / (above.x - below.x),
      bitsLost: Math.log2(
        Math.max(Math.abs(above.value), Math.abs(below.value)) /
          Math.abs(difference),
      ),
    });
    i++;
  }
  return pairs;
}

/** Neville's extrapolation of the quotients to h = 0, in powers of h²; the last entry of each row. */
function extrapolations(pairs: readonly Pair[]): number[] {
  let row: number[] = [];
  return pairs.map(({ h, quotient }, k) => {
    const next = [quotient];
    for (let j = 1; j <= row.length; j++) {
      const ratio = (pairs[k - j].h / h) ** 2;
      next.push(next[j - 1] + (next[j - 1] - row[j - 1]) / (ratio - 1));
    }
    row = next;
    return next[next.length - 1];
  });
}

function evaluationTable(seen: readonly Seen[]): string {
  const rows = seen.slice(0, MOST_ROWS).map((
    { x, value },
  ) => [String(x), String(value)]);
  const rest = seen.length - rows.length;
  return tableText([["x", "f(x)"], ...rows]) +
    (rest > 0 ? `\n... and ${rest} more` : "");
}

function pairTable(pairs: readonly Pair[]): string {
  const limits = extrapolations(pairs);
  const rows = pairs.slice(0, MOST_ROWS).map((
    { h, above, below, quotient, bitsLost },
    k,
  ) => [
    h.toPrecision(3),
    String(above.value),
    String(below.value),
    String(quotient),
    Number.isFinite(bitsLost)
      ? String(Math.max(0, Math.round(bitsLost)))
      : "all",
    String(limits[k]),
  ]);
  const head = [
    "h",
    "f(x + h)",
    "f(x - h)",
    "quotient",
    "bits lost",
    "extrapolated",
  ];
  const rest = pairs.length - rows.length;
  return tableText([head, ...rows]) +
    (rest > 0 ? `\n... and ${rest} more` : "");
}

/** What bounded the error and how the run ended. */
function reasons(
  pairs: readonly Pair[],
  { value, error, evaluations, verdict }: Estimate,
): string[] {
  const told = [];
  if (pairs.length > 1) {
    const limits = extrapolations(pairs);
    const truncation = Math.abs(
      limits[limits.length - 1] - limits[limits.length - 2],
    );
    const roundOff = Math.min(
      ...pairs.map(({ h, above, below }) =>
        Number.EPSILON *
        Math.max(Math.abs(above.value), Math.abs(below.value)) / h
      ),
    );
    told.push(
      `truncation: the last two extrapolations differ by ${
        truncation.toPrecision(2)
      }; ` +
        `round-off: ε|f|/h is at least ${roundOff.toPrecision(2)}`,
    );
  }
  told.push(
    `${
      formatMeasured(value, error)
    } after ${evaluations} evaluations, ${verdict.kind}: ${verdict.sentence}`,
  );
  return told;
}

/** The run as JSON, one object a line. */
export function storyJson(
  label: string,
  { x, order, method, seen, estimate }: Run,
): string {
  const plain = (value: number) =>
    Number.isFinite(value) ? value : String(value);
  const { value, error, evaluations, verdict } = estimate;
  return [
    { event: "start", of: label, x, derivativeOrder: order, method },
    ...seen.map((one) => ({
      event: "evaluation",
      x: plain(one.x),
      value: plain(one.value),
    })),
    {
      event: "result",
      value: plain(value),
      error: plain(error),
      evaluations,
      verdict: verdict.kind,
    },
  ].map((event) => JSON.stringify(event)).join("\n");
}
