/**
 * How the REPL takes derivatives: by the method that is set, whatever the library offers under that name.
 *
 * @module
 */
import {
  derivative,
  estimateDerivative,
  estimateGradient,
  gradient,
} from "../lib/engine.ts";
import type {
  ArrayValue,
  CompiledFunction,
  DerivativeOrder,
  Parameter,
  Tensor,
  Verdict,
} from "../mod.ts";
import { elements, withElements } from "./element.ts";
import { polled, stopIfAsked } from "./interrupt.ts";
import { EXACT_METHODS, numericMethod } from "./setting.ts";

/** A function and a point, as a derivative is taken of it. */
export interface FunctionAtPoint {
  /** The function as it was defined: callable with the arguments. */
  readonly f: CompiledFunction<ArrayValue>;
  /** What it is called with at the point. */
  readonly args: readonly ArrayValue[];
  /** The point as one thing to be moved in: a vector of numbers, or the one array. */
  readonly point: Tensor;
  /** The function of that one thing. */
  readonly along: (point: Tensor) => ArrayValue;
}

/** A derivative and what is known of it. */
export interface Found {
  readonly value: ArrayValue;
  /** How far off it may be, in the shape of the value. */
  readonly error?: ArrayValue;
  /** Whether to believe it. */
  readonly verdict?: Verdict;
  /** How often f was evaluated; undefined where its formula was differentiated instead. */
  readonly evaluations?: number;
  /** How it was found, in a few words. */
  readonly note?: string;
}

/** The gradient by the method of that name. */
export async function gradientBy(
  name: string,
  { f, args, along, point }: FunctionAtPoint,
): Promise<Found> {
  const method = numericMethod(name);
  if (method) {
    const [counted, evaluations] = counting(along as (x: Tensor) => number);
    if (method.kind === "adaptive") {
      return estimateGradient(counted, point, { method }) as Found;
    }
    const value = gradient(counted, point, { method }) as ArrayValue;
    return { value, evaluations: evaluations() };
  }
  checkFormula(f, name);
  const note = EXACT_METHODS.get(name)!;
  switch (name) {
    case "reverse":
      return { value: shapedAs(point, f.gradient(...args)), note };
    case "forward-ad":
      return {
        value: withElements(point, forwardPartials(f, args, point)),
        note,
      };
    default: {
      const { symbolic } = await import("../mod.ts");
      const partials: number[] = [];
      for (const variable of f.parameters.flatMap(namesOf)) {
        stopIfAsked();
        partials.push(
          (await symbolic(f as CompiledFunction, variable))(...args),
        );
      }
      return { value: withElements(point, partials), note };
    }
  }
}

/** The derivative of a function of one number, of any order, by the method of that name. */
export function derivativeBy(
  name: string,
  f: ((x: number) => number) | CompiledFunction,
  x: number,
  order: number,
): Found {
  if (order > 4) {
    throw new RangeError(
      `Cannot take derivative ${order}: the order must be 1, 2, 3 or 4`,
    );
  }
  const derivativeOrder = order as DerivativeOrder;
  const method = numericMethod(name);
  if (method) {
    const [counted, evaluations] = counting<number>(f);
    if (method.kind === "adaptive") {
      return estimateDerivative(counted, x, { method, derivativeOrder });
    }
    const value = derivative(counted, x, { method, derivativeOrder });
    return { value, evaluations: evaluations() };
  }
  checkFormula(f, name);
  if (order > 2) {
    throw new RangeError(
      `Cannot take derivative ${order} by ${name}: the exact methods know two; set method adaptive`,
    );
  }
  const value = order === 1 ? f.gradient(x) : f.hessian(x)[0][0];
  return { value, note: EXACT_METHODS.get(name)! };
}

function checkFormula(
  f: CompiledFunction<ArrayValue> | ((x: number) => number),
  name: string,
): asserts f is CompiledFunction<ArrayValue> {
  if ("gradient" in f) return;
  throw new TypeError(
    `Cannot differentiate by ${name} as the inside of a JavaScript function is not known: set method adaptive`,
  );
}

/** The names of a parameter, or in it, in row-major order. */
export function namesOf(parameter: Parameter): string[] {
  return typeof parameter === "string"
    ? [parameter]
    : parameter.flatMap(namesOf);
}

/** One directional derivative for each number of the point. */
function forwardPartials(
  f: CompiledFunction<ArrayValue>,
  args: readonly ArrayValue[],
  point: Tensor,
): number[] {
  const size = elements(point).length;
  const isArray = typeof args[0] !== "number";
  return Array.from({ length: size }, (_, i) => {
    const unit = withElements(
      point,
      Array.from({ length: size }, (_, j) => i === j ? 1 : 0),
    );
    const direction = isArray ? [unit] : unit as number[];
    return f.jvp(args, direction) as number;
  });
}

/** A gradient of one number is a number; the REPL's point is then a vector of one. */
function shapedAs(point: Tensor, value: ArrayValue): ArrayValue {
  return typeof value === "number" && typeof point !== "number"
    ? [value]
    : value;
}

/** The function, counting and polling, and how often it was called. */
function counting<X>(f: (x: X) => number): [(x: X) => number, () => number] {
  let calls = 0;
  const watched = polled(f);
  const counted = (x: X) => {
    calls++;
    return watched(x);
  };
  return [counted, () => calls];
}
