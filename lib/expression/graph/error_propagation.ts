/**
 * A computation with measured numbers in it: how far off its results may be, and whether to believe them.
 *
 * Errors add up to first order: |df/dx| times the error of x, summed over the arguments, as if all of them conspired. What comes
 * of numbers that can be calculated with is judged anew by its value and error; any other verdict goes with every number that
 * depends on it.
 *
 * @module
 */
import type { Verdict } from "../../core/verdict/verdict.ts";
import { severity } from "../../core/verdict/verdict_table.ts";
import { OK, verdictOf } from "../../core/verdict/verdicts.ts";
import {
  argsOf,
  type GraphNode,
  leavesOf,
  mapShaped,
  type MeasuredNumber,
  type Shaped,
} from "./graph.ts";
import { interpret, valueOf } from "./interpret.ts";
import { partialProgram } from "./rule.ts";
import type { ArrayValue, MeasuredValue } from "../value.ts";

/** The values of results, with their errors and a verdict where anything was measured. */
export function measure(
  nodes: readonly GraphNode[],
  result: Shaped,
): MeasuredValue {
  const known: Known[] = [];
  const values: number[] = [];
  for (const node of nodes) {
    const next = measured(node, known, values);
    known.push(next);
    values.push(next.value);
  }
  const all = leavesOf(result).map((i) => known[i]);
  const value = pick(result, (i) => known[i].value);
  const verdict = all.map((each) => each.verdict).reduce(worse, undefined);
  if (verdict === undefined && all.every(({ error }) => error === 0)) {
    return { value };
  }
  const error = pick(result, (i) => known[i].error);
  const decided = known.flatMap((each) => each.decided ?? []);
  return {
    value,
    error,
    ...(verdict && { verdict }),
    ...(decided.length > 0 && { decided }),
  };
}

/** What is known of a node. */
interface Known extends MeasuredNumber {
  /** What of the error is small beside the scale of f, where the value is about 0: such an error is no reason to doubt. */
  readonly granted: number;
  /** What a comparison says only for the errors. */
  readonly decided?: string;
}

function pick(shaped: Shaped, read: (node: number) => number): ArrayValue {
  return mapShaped(shaped, read) as ArrayValue;
}

function measured(
  node: GraphNode,
  known: readonly Known[],
  values: readonly number[],
): Known {
  const args = argsOf(node);
  const own = node.kind === "opaque"
    ? node.opaque.measure?.(...args.map((i) => values[i]))
    : undefined;
  // Only what is chosen counts.
  const counted = node.kind === "select"
    ? [args[0], values[args[0]] ? args[1] : args[2]]
    : args;
  const verdict = counted.map((i) => known[i].verdict)
    .reduce(worse, own?.verdict);
  const granted = own ? grantedOf(own) : 0;
  if (counted.every((i) => known[i].error === 0)) {
    const value = own?.value ?? valueOf(node, values, []);
    return { value, error: own?.error ?? 0, verdict, granted };
  }
  if (node.kind === "select") return { ...known[counted[1]], verdict };
  const exact = own?.value ?? valueOf(node, values, []);
  const held = comparison(node, known);
  const value = held ?? exact;
  const through = (read: (each: Known) => number) =>
    cameThrough(node, values, value, args.map((i) => read(known[i])));
  const number = {
    value,
    error: (own?.error ?? 0) + through(({ error }) => error),
    granted: granted + through(({ granted }) => granted),
  };
  const decided = held === undefined || held === exact
    ? {}
    : { decided: decidedText(node, known) };
  return { ...number, ...decided, verdict: judged(number, verdict) };
}

/** How much of the errors of its arguments a value has. */
function cameThrough(
  node: GraphNode,
  values: readonly number[],
  value: number,
  errors: readonly number[],
): number {
  if (errors.every((error) => error === 0)) return 0;
  const spread = node.kind === "opaque" ? node.opaque.spread : undefined;
  return spread
    ? spread(argsOf(node).map((i) => values[i]), errors)
    : errors.reduce((sum, e, k) => sum + share(node, values, k, e, value), 0);
}

// As the engine has it: an ok answer is good to this part of its value.
const TOLERANCE = 1e-4;

/** The error of an answer that is ok though it is large beside the value: the scale of f has decided. */
function grantedOf({ value, error, verdict }: MeasuredNumber): number {
  const isLarge = error > TOLERANCE * Math.abs(value);
  return verdict?.kind === "ok" && isLarge ? error : 0;
}

/** Whether to believe what came of numbers that one can calculate with: where they cancel, little is left. */
function judged(
  { value, error, granted }: Omit<Known, "verdict">,
  verdict: Verdict | undefined,
): Verdict | undefined {
  if (verdict?.kind === "flat") {
    // Where something else has made a value of it, it matters no more that a part of it did not change.
    return error <= TOLERANCE * Math.abs(value) ? OK : verdict;
  }
  if (verdict?.kind !== "ok" && verdict?.kind !== "imprecise") return verdict;
  // Errors add up with some rounding of their own.
  const allowed = TOLERANCE * Math.abs(value) + 1.001 * granted;
  const kind = error <= allowed ? "ok" : "imprecise";
  const isOfThis = verdict.kind === "imprecise" &&
    verdict.limit === "cancellation";
  if (kind === verdict.kind && !isOfThis) return verdict;
  return kind === "ok" ? OK : verdictOf({
    kind,
    limit: "cancellation",
    size: Math.abs(value),
    rounding: error,
  });
}

/** How much of the error of an argument comes through. */
function share(
  node: GraphNode,
  values: readonly number[],
  k: number,
  error: number,
  value: number,
): number {
  if (error === 0 || isComparison(node)) return 0;
  // Of what may be anything nothing is known, whatever comes of it.
  if (error === Infinity || Number.isNaN(value)) return Infinity;
  const args = argsOf(node).map((i) => values[i]);
  const slope = slopeOf(node, args, k);
  const through = Math.abs(slope) * error;
  if (Number.isFinite(through) && through > 0) return through;
  // At a corner, a step or an edge the slope says nothing: how far does the value go within the error?
  const at = (x: number) => {
    const moved = valueAt(node, args.with(k, x));
    return Number.isNaN(moved) ? 0 : Math.abs(moved - value);
  };
  return Math.max(at(args[k] - error), at(args[k] + error));
}

function valueAt(node: GraphNode, args: readonly number[]): number {
  if (node.kind === "apply") return node.row.value(args[0], args[1]);
  return node.kind === "opaque" ? node.opaque.call(...args) : NaN;
}

function slopeOf(
  node: GraphNode,
  args: readonly number[],
  k: number,
): number {
  if (node.kind === "apply") {
    const { nodes, result } = partialProgram(node.row, k);
    return interpret(nodes, args)[result as number];
  }
  if (node.kind !== "opaque") return NaN;
  const partial = node.opaque.partial?.(k);
  if (partial === 0) return 0;
  if (partial) return partial.call(...args);
  // Nobody knows the inside of it: a difference is good enough for an error.
  const h = 1e-5 * Math.max(1, Math.abs(args[k]));
  const at = (x: number) => node.opaque.call(...args.with(k, x));
  return (at(args[k] + h) - at(args[k] - h)) / (2 * h);
}

const COMPARISON = new Set(["<", "<=", ">", ">=", "==", "!="]);

function isComparison(node: GraphNode): boolean {
  return node.kind === "apply" && COMPARISON.has(node.row.name);
}

/** What a comparison says of numbers that are equal within their errors. */
function comparison(
  node: GraphNode,
  known: readonly MeasuredNumber[],
): number | undefined {
  if (node.kind !== "apply" || !isComparison(node)) return undefined;
  const [a, b] = node.args.map((i) => known[i]);
  if (!(Math.abs(a.value - b.value) <= a.error + b.error)) return undefined;
  return Number(["<=", ">=", "=="].includes(node.row.name));
}

/** `6.1 and 6 are equal within their errors, 0.2`. */
function decidedText(node: GraphNode, known: readonly Known[]): string {
  const [a, b] = argsOf(node).map((i) => known[i]);
  const error = Number((a.error + b.error).toPrecision(2));
  return `${a.value} and ${b.value} are equal within their errors, ${error}`;
}

/** The verdict that goes with what comes of two numbers. */
function worse(
  a: Verdict | undefined,
  b: Verdict | undefined,
): Verdict | undefined {
  if (!a || !b) return a ?? b;
  return severity(b) > severity(a) ? b : a;
}
