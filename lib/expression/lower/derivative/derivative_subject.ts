/**
 * What a derivative is of: a function and its arguments at the point.
 *
 * @module
 */
import type { Shaped } from "../../graph/graph.ts";
import { freeNames } from "../../syntax/free_names.ts";
import type { DerivativeNode, Tree } from "../../syntax/tree.ts";
import {
  isBuiltInConstant,
  isBuiltInFunction,
} from "../../table/known_names.ts";
import { Locals } from "../locals.ts";
import type { Lowering } from "../lower.ts";
import { unknownFunction, unknownPrime } from "../unknown_name.ts";
import type { Subject } from "./derivative_variables.ts";
import { functionNamed } from "./lower_prime.ts";
import { callNames, isVariable } from "./point_names.ts";
import { ofExpression } from "./subject_of_expression.ts";
import { fitted, ofFunction } from "./subject_of_function.ts";

/** What is differentiated, as a function at the point. */
export function subjectOf(
  lowering: Lowering,
  node: DerivativeNode,
  places: readonly Shaped[],
  locals: Locals,
): Subject {
  const { target } = node;
  if (target.kind === "name" && locals.get(target.name) === undefined) {
    const f = functionNamed(lowering, target.name);
    if (typeof f === "function") {
      const named = f as Subject["f"];
      return ofFunction(lowering, node, target.name, named, places, locals);
    }
    // What has no variable of its own to be differentiated by is meant to be a function.
    const isMeant = f === undefined && !isBuiltInConstant(target.name) &&
      node.variables.every(({ name }) => name === undefined);
    if (isMeant) throw unknownPrime(lowering, target);
  }
  if (target.kind === "call") {
    const f = functionNamed(lowering, target.name);
    if (typeof f === "function" && isAtPoint(lowering, node, locals)) {
      const names = node.point ? callNames(lowering, node, locals) : [];
      const own = names.map((name, i) => [name, places[i]] as const);
      const inner = new Locals(own, locals);
      const args = target.arguments.map((each) => lowering.lower(each, inner));
      return fitted(lowering, node, target.name, f as Subject["f"], args);
    }
  }
  checkCalled(lowering, target, locals);
  return ofExpression(lowering, node, places, locals);
}

/** Sees to it that a function that is called is there. */
function checkCalled(lowering: Lowering, target: Tree, locals: Locals): void {
  if (target.kind !== "call") return;
  const { name } = target;
  if (lowering.context.scope.has(name) || isBuiltInFunction(name)) return;
  throw unknownFunction(lowering, target, locals);
}

/** Whether a call stands for its function at a point: always, but for a partial derivative by a name among its arguments. */
function isAtPoint(
  lowering: Lowering,
  { operator, target, variables, point }: DerivativeNode,
  locals: Locals,
): boolean {
  // At a point, g(x^2) is an expression of x, while g(x) is g there either way.
  const isPlain = target.kind === "call" &&
    target.arguments.every(({ kind }) => kind === "name");
  if (operator !== "partial") return !point || isPlain;
  const names = freeNames(target);
  return !variables.some(({ name }) => names.includes(name ?? "")) &&
    names.every((name) => !isVariable(lowering, name, locals));
}
