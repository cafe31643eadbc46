/**
 * Parameters as the numbers they hold, in row-major order.
 *
 * @module
 */
import { Locals } from "./locals.ts";
import type { Lowering } from "./lower.ts";
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

/** The inputs of a graph by the names of the parameters. */
export function bind(
  lowering: Lowering,
  parameters: readonly Parameter[],
): Locals {
  return new Locals(
    namesOf(parameters).map((name, i) => [name, lowering.graph.input(i)]),
  );
}
