/**
 * Parameters as the numbers they hold, in row-major order.
 *
 * @module
 */
import type { Shaped } from "./graph.ts";
import { Locals } from "../lower/locals.ts";
import type { Lowering } from "../lower/lower.ts";
import type { Parameter } from "../syntax/tree.ts";

/** The names of all numbers. */
export function namesOf(parameters: readonly Parameter[]): string[] {
  const names: string[] = [];
  const visit = (parameter: Parameter): void => {
    if (typeof parameter === "string") names.push(parameter);
    else parameter.forEach(visit);
  };
  parameters.forEach(visit);
  return names;
}

/** How many numbers a parameter holds. */
export function sizeOf(parameter: Parameter): number {
  return namesOf([parameter]).length;
}

/** The numbers of a value, in row-major order. */
export function numbersOf(value: unknown): number[] {
  if (typeof value === "number") return [value];
  return Array.from(value as ArrayLike<unknown>).flatMap(numbersOf);
}

/** The name of an element of an array that was given for a parameter: `x[2]`, `A[1, 2]`. */
export function elementName(name: string, index: readonly number[]): string {
  return `${name}[${index.join(", ")}]`;
}

/** The name that an array of elements was given for; undefined where each number has a name of its own. */
export function wholeName(parameter: Parameter): string | undefined {
  if (typeof parameter === "string") return undefined;
  const [first] = namesOf([parameter]);
  const bracket = first.indexOf("[");
  return bracket < 0 ? undefined : first.slice(0, bracket);
}

/** The inputs of a graph by the names of the parameters, those of whole arrays as well as those of their elements. */
export function bind(
  lowering: Lowering,
  parameters: readonly Parameter[],
): Locals {
  const names: [string, Shaped][] = [];
  let next = 0;
  const visit = (parameter: Parameter): Shaped => {
    if (typeof parameter !== "string") return parameter.map(visit);
    const input = lowering.graph.input(next++);
    names.push([parameter, input]);
    return input;
  };
  for (const parameter of parameters) {
    const whole = wholeName(parameter);
    const inputs = visit(parameter);
    if (whole !== undefined) names.push([whole, inputs]);
  }
  return new Locals(names);
}
