/**
 * A computation with measured numbers in it: how far off its results may be, and whether to believe them.
 *
 * Errors add up to first order: |df/dx| times the error of x, summed over the arguments, as if all of them conspired. A verdict
 * other than ok goes with every number that depends on it.
 *
 * @module
 */
import { severity, type Verdict } from "../../core/verdict.ts";
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
  const known: MeasuredNumber[] = [];
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
  return { value, error, ...(verdict && { verdict }) };
}

function pick(shaped: Shaped, read: (node: number) => number): ArrayValue {
  return mapShaped(shaped, read) as ArrayValue;
}

function measured(
  node: GraphNode,
  known: readonly MeasuredNumber[],
  values: readonly number[],
): MeasuredNumber {
  const args = argsOf(node);
  const own = node.kind === "opaque" && node.opaque.measure
    ? node.opaque.measure(...args.map((i) => values[i]))
    : { value: NaN, error: 0, verdict: undefined };
  const isMeasured = node.kind === "opaque" && node.opaque.measure;
  // Only what is chosen counts.
  const counted = node.kind === "select"
    ? [args[0], values[args[0]] ? args[1] : args[2]]
    : args;
  const verdict = counted.map((i) => known[i].verdict)
    .reduce(worse, own.verdict);
  if (counted.every((i) => known[i].error === 0)) {
    const value = isMeasured ? own.value : valueOf(node, values, []);
    return { value, error: own.error, verdict };
  }
  if (node.kind === "select") {
    return { ...known[counted[1]], verdict };
  }
  const value = isMeasured ? own.value : comparison(node, known) ??
    valueOf(node, values, []);
  const spread = node.kind === "opaque" ? node.opaque.spread : undefined;
  const come = spread
    ? spread(args.map((i) => values[i]), args.map((i) => known[i].error))
    : args.reduce(
      (sum, arg, k) => sum + share(node, values, k, known[arg].error, value),
      0,
    );
  return { value, error: own.error + come, verdict };
}

/** How much of the error of an argument comes through. */
function share(
  node: GraphNode,
  values: readonly number[],
  k: number,
  error: number,
  value: number,
): number {
  if (error === 0) return 0;
  const args = argsOf(node).map((i) => values[i]);
  const slope = slopeOf(node, args, k);
  const through = Math.abs(slope) * error;
  if (Number.isFinite(through)) return through;
  // At a corner or an edge the slope says nothing: how far does the value go within the error?
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
    if (isComparison(node)) return 0;
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

/** The verdict that goes with what comes of two numbers. */
function worse(
  a: Verdict | undefined,
  b: Verdict | undefined,
): Verdict | undefined {
  if (!a || !b) return a ?? b;
  return severity(b) > severity(a) ? b : a;
}
