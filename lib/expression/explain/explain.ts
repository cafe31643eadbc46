/**
 * The chain rule at work: what every part of a function is worth at a point, how it moves the result,
 * and how the derivatives of the parts multiply along each path from a variable to the result.
 *
 * @module
 */
import { surroundings } from "../compile/define.ts";
import { explainPartial } from "./explanation_paths.ts";
import { stepsOf } from "./explanation_steps.ts";
import { explanationText } from "./explanation_text.ts";
import type { Opaque } from "../graph/graph.ts";
import { callTree, primeTree } from "../graph/graph_tree.ts";
import { Lowering } from "../lower/lower.ts";
import { bind, namesOf, numbersOf } from "../graph/parameters.ts";
import {
  atShapes,
  type CompiledFunction,
  notCompiled,
  originOf,
} from "../value.ts";

/** The derivative of one part by a part directly inside it. */
export interface Factor {
  /** The outer part. */
  readonly of: string;
  /** The part inside it. */
  readonly by: string;
  /** The derivative as a formula. */
  readonly derivative: string;
  /** Its value at the point. */
  readonly value: number;
}

/** A part of the function. */
export interface Step {
  /** The part as a formula. */
  readonly text: string;
  /** Its value at the point. */
  readonly value: number;
  /** The derivative of the result by this part: its adjoint. */
  readonly adjoint: number;
  /** The rule of differentiation in words; empty for a variable. */
  readonly rule: string;
  /** The parts directly inside it, as indices of steps, each with its local derivative. */
  readonly operands: readonly (Factor & { readonly step: number })[];
}

/** One way from the result down to a variable: the factors along it multiply. */
export interface Path {
  /** From the outermost to the variable. */
  readonly factors: readonly Factor[];
  /** Their product. */
  readonly product: number;
}

/** The partial derivative by one variable: the sum over all paths. */
export interface PartialExplanation {
  /** The variable. */
  readonly variable: string;
  /** The partial derivative. */
  readonly value: number;
  /** The paths, at most 20 of them. */
  readonly paths: readonly Path[];
  /** How many further paths there are. */
  readonly omitted: number;
}

/** Everything there is to say about the derivatives of a function at a point; plain data, so it can be written as JSON. */
export interface Explanation {
  /** The name of the function. */
  readonly name: string;
  /** Its definition in canonical spelling. */
  readonly definition: string;
  /** The variables and where they are. */
  readonly point: readonly {
    readonly variable: string;
    readonly value: number;
  }[];
  /** The value of the function. */
  readonly value: number;
  /** The parts, from the variables up: the last one is the result. */
  readonly steps: readonly Step[];
  /** One for each variable, in order. */
  readonly partials: readonly PartialExplanation[];
  /** All of it as text, the parts as a tree. */
  toString(): string;
}

/** A compiled function of numbers as one operation, differentiated exactly. */
function wholeCall(f: CompiledFunction): Opaque | undefined {
  const { name, parameters } = f;
  if (parameters.some((each) => typeof each !== "string")) return undefined;
  if (originOf(f)?.needsShapes) return undefined;
  if (typeof originOf(f)?.program.result !== "number") return undefined;
  if (parameters.length === 1) return derivativeOf(f, name, 0);
  return {
    name,
    call: (...args) => f(...args),
    partial: (index) => ({
      name: `∂${name}/∂${parameters[index]}`,
      call: (...args) => f.gradient(...args)[index],
    }),
  };
}

/** A function of one number and its first derivative, as operations. */
function derivativeOf(f: CompiledFunction, name: string, order: 0 | 1): Opaque {
  if (order === 1) {
    return {
      name: `${name}'`,
      call: (x) => f.gradient(x),
      write: (args) => primeTree(name, 1, args),
    };
  }
  return {
    name,
    call: (x) => f(x),
    partial: () => derivativeOf(f, name, 1),
    write: (args) => callTree(name, args),
  };
}

/**
 * Explains the derivatives of a compiled function at a point by the chain rule. Functions that it
 * calls are one part each, so that a composite shows as the product of the derivatives of its parts.
 *
 * @param f Made by `compile` or `define`; returns a number.
 * @param point The arguments of f; a number for a function of one number.
 * @throws {TypeError} If f is no compiled function, returns an array, or does not take the arguments.
 * @throws {RangeError} If f has more than 1,000 parts.
 *
 * @example
 * ```ts
 * import { compile, explain } from "@fluxion/fluxion/expression";
 * import assert from "node:assert/strict";
 *
 * const { partials } = explain(compile("f(x, y) = sin(x^2*y)"), [1, 2]);
 * const [path] = partials[0].paths;
 * assert.deepEqual(path.factors.map((each) => each.derivative), ["cos(x^2*y)", "y", "2*x"]);
 * assert.equal(path.product, Math.cos(2) * 2 * 2);
 * ```
 */
export function explain(
  f: CompiledFunction,
  point: number | readonly unknown[],
): Explanation {
  const args = typeof point === "number" ? [point] : point;
  return explanationOf(atShapes(f, args), args);
}

function explanationOf(
  f: CompiledFunction,
  args: readonly unknown[],
): Explanation {
  const value = valueAt(f, args);
  const { definition: { body }, text, powers } = originOf(f)!;
  const context = {
    ...surroundings(text, f.captured, powers ? { powers } : {}),
    keepCall: wholeCall,
  };
  const lowering = new Lowering(context);
  const { graph } = lowering;
  const result = lowering.lower(body, bind(lowering, f.parameters)) as number;
  const names = namesOf(f.parameters);
  const inputs = args.flatMap(numbersOf);
  const steps = stepsOf(graph, result, names, inputs, lowering.stepNames);
  const explanation = {
    name: f.name,
    definition: f.toString(),
    point: names.map((variable, i) => ({ variable, value: inputs[i] })),
    value,
    steps,
    partials: names.map((variable) => explainPartial(steps, variable)),
  };
  const toString = { value: () => explanationText(explanation) };
  return Object.defineProperties(explanation, { toString });
}

function valueAt(f: CompiledFunction, args: readonly unknown[]): number {
  if (!originOf(f)) throw notCompiled("Cannot explain", f);
  const value: unknown = f(...args);
  if (typeof value === "number") return value;
  throw new TypeError(
    `Cannot explain ${f.name} as it returns an array: explain one entry at a time`,
  );
}
