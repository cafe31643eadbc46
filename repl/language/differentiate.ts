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
} from "../../lib/engine.ts";
import type { DerivativeOrder, Tensor, Verdict } from "../../mod.ts";
import type {
  ArrayValue,
  CompiledFunction,
  Parameter,
} from "../../lib/expression/mod.ts";
import { elements, withElements } from "./element.ts";
import { polled, stopIfAsked } from "../session/interrupt.ts";
import { EXACT_METHODS, numericMethod } from "../session/setting.ts";

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
  at: FunctionAtPoint,
): Promise<Found> {
  const { f, args, along, point } = at;
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
  if (name === "reverse") {
    const value = shapedAs(point, f.gradient(...args));
    return { value, note: EXACT_METHODS.get(name)! };
  }
  const partials: number[] = [];
  for (let i = 0; i < elements(point).length; i++) {
    const { value } = await exactPartial(name, at, [i]);
    partials.push(value as number);
  }
  return {
    value: withElements(point, partials),
    note: EXACT_METHODS.get(name)!,
  };
}

/** The derivative by numbers of the point, one after another, by the exact method of that name. */
export async function exactPartial(
  name: string,
  { f, args, point }: Omit<FunctionAtPoint, "along">,
  path: readonly number[],
): Promise<Found> {
  checkFormula(f, name);
  const note = EXACT_METHODS.get(name)!;
  if (name === "symbolic") {
    const { symbolic } = await import("../../lib/expression/mod.ts");
    const names = f.parameters.flatMap(namesOf);
    let g = f as CompiledFunction;
    for (const i of path) {
      stopIfAsked();
      g = await symbolic(g, names[i]);
    }
    return { value: g(...args), note };
  }
  checkExactOrder(name, path.length);
  const [i, j] = path;
  if (j !== undefined) {
    const value = f.hessian(...args)[i][j];
    return { value, note: "exact, forward over reverse mode" };
  }
  const value = name === "reverse"
    ? elements(f.gradient(...args))[i]
    : forward(f, args, point, elements(point).map((_, k) => i === k ? 1 : 0));
  return { value, note };
}

/** The derivative along a direction by the exact method of that name. */
export async function exactAlong(
  name: string,
  at: FunctionAtPoint,
  direction: readonly number[],
): Promise<Found> {
  const { f, args, point } = at;
  checkFormula(f, name);
  const note = EXACT_METHODS.get(name)!;
  if (name === "forward-ad") {
    return { value: forward(f, args, point, direction), note };
  }
  const { value } = await gradientBy(name, at);
  const sum = elements(value as Tensor)
    .reduce((sum, item, i) => sum + item * direction[i], 0);
  return { value: sum, note };
}

/** The derivative of a function of one number, of any order, by the method of that name. */
export function derivativeBy(
  name: string,
  f: ((x: number) => number) | CompiledFunction,
  x: number,
  order: number,
): Found {
  checkOrder(order);
  const derivativeOrder = order;
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
  checkExactOrder(name, order);
  return { value: order === 1 ? f.gradient(x) : f.hessian(x)[0][0] };
}

function checkExactOrder(name: string, order: number): void {
  if (order <= 2) return;
  const advice = name === "symbolic"
    ? `write d^${order}f/dx^${order}`
    : "set method adaptive, or symbolic";
  throw new RangeError(
    `Cannot take derivative ${order} by ${name}: it knows two; ${advice}`,
  );
}

/**
 * Whether numeric derivatives go as high.
 *
 * @throws {RangeError} If they do not.
 */
export function checkOrder(order: number): asserts order is DerivativeOrder {
  if (order <= 4) return;
  throw new RangeError(
    `Cannot take derivative ${order}: the order must be 1, 2, 3 or 4`,
  );
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

/** Forward mode along a direction. */
function forward(
  f: CompiledFunction<ArrayValue>,
  args: readonly ArrayValue[],
  point: Tensor,
  direction: readonly number[],
): number {
  const isArray = typeof args[0] !== "number";
  const shaped = withElements(point, direction) as number[];
  return f.jvp(args, isArray ? [shaped] : shaped) as number;
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
