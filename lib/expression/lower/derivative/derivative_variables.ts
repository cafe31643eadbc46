/**
 * What a derivative is taken by: variables, arrays, a direction.
 *
 * @module
 */
import { leavesOf, type Shaped } from "../../graph/graph.ts";
import { namesOf } from "../../graph/parameters.ts";
import type { ExpressionError } from "../../syntax/error.ts";
import type { DerivativeNode, Parameter } from "../../syntax/tree.ts";
import type { Lowering } from "../lower.ts";

/** A function and its arguments at the point. */
export interface Subject {
  readonly f: (...args: never[]) => unknown;
  readonly name: string;
  readonly parameters: readonly Parameter[] | undefined;
  readonly args: readonly Shaped[];
}

/** What is said where there is no such variable. */
export function noVariable(
  lowering: Lowering,
  { span }: DerivativeNode,
  name: string,
  variable: string,
  parameters: readonly Parameter[] | undefined,
): ExpressionError {
  const there = (parameters ?? ["x"]).flatMap((each) => namesOf([each]));
  return lowering.error(
    span,
    `${name} has no variable ${variable}`,
    `there is ${there.join(", ")}`,
  );
}

/** Which numbers of the arguments a partial derivative is taken by, one after another. */
export function pathOf(
  lowering: Lowering,
  node: DerivativeNode,
  { name, parameters, args }: Subject,
): number[] {
  const count = args.flatMap(leavesOf).length;
  const isOnly = count === 1;
  return node.variables.flatMap(({ name: variable, order }) => {
    const i = variable === undefined || !parameters
      ? isOnly ? 0 : -1
      : indexOf(parameters, args, variable);
    const isConstantCall = node.target.kind === "call" && isOnly;
    const index = i < 0 && isConstantCall ? 0 : i;
    if (index >= 0) return Array<number>(order).fill(index);
    if (variable !== undefined) {
      throw noVariable(lowering, node, name, variable, parameters);
    }
    const [first = "x"] = (parameters ?? []).flatMap((each) => namesOf([each]));
    throw lowering.error(
      node.span,
      `${name}${
        "'".repeat(order)
      } is for a function of one number, which ${name} is not`,
      `name the variable: ∂${name}/∂${first}, or write grad ${name}`,
    );
  });
}

/** Which argument a derivative by one array is by, all of whose elements are meant. */
export function arrayVariable(
  { variables: [variable, ...more] }: DerivativeNode,
  { parameters = [], args }: Subject,
): number {
  if (!variable || variable.order !== 1 || more.length > 0) return -1;
  const i = parameters.findIndex((each) => each === variable.name);
  return i >= 0 && typeof args[i] !== "number" ? i : -1;
}

/** Where a variable stands among the numbers of the arguments. */
function indexOf(
  parameters: readonly Parameter[],
  args: readonly Shaped[],
  variable: string,
): number {
  let before = 0;
  for (const [i, parameter] of parameters.entries()) {
    const inside = namesOf([parameter]).indexOf(variable);
    const size = leavesOf(args[i]).length;
    if (inside >= 0) {
      return typeof parameter === "string" && size !== 1 ? -1 : before + inside;
    }
    before += size;
  }
  return -1;
}

/** The numbers of a direction, one for each of the arguments. */
export function directionOf(
  lowering: Lowering,
  node: DerivativeNode,
  { args }: Subject,
  given: Shaped,
): number[] {
  const direction = leavesOf(given);
  const size = args.flatMap(leavesOf).length;
  if (direction.length === size) return direction;
  throw lowering.error(
    node.direction!.span,
    `the direction has ${direction.length} elements where the point has ${size}`,
  );
}
