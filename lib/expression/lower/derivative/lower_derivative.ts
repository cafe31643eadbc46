/**
 * Derivatives of functions and of expressions: what is differentiated, by what, and where.
 *
 * @module
 */
import type { Shaped } from "../../graph/graph.ts";
import { transposed } from "../../graph/shaped.ts";
import { isBarePrime } from "../../syntax/derivative/derivative_node.ts";
import { ExpressionError } from "../../syntax/error.ts";
import { freeNames } from "../../syntax/free_names.ts";
import type { AtNode, DerivativeNode, Tree } from "../../syntax/tree.ts";
import { isBuiltInConstant } from "../../table/known_names.ts";
import { Locals } from "../locals.ts";
import type { Lowering } from "../lower.ts";
import { arrayVariable, directionOf, pathOf } from "./derivative_variables.ts";
import { functionNamed, take } from "./lower_prime.ts";
import { namesFor } from "./point_names.ts";
import { subjectOf } from "./derivative_subject.ts";

/** The value of a derivative. */
export function derivative(
  lowering: Lowering,
  node: DerivativeNode,
  below: readonly Shaped[],
  locals: Locals,
): Shaped {
  if (isBarePrime(node)) {
    const array = arrayIn(lowering, node.target, locals);
    if (array) return transposed(array)!;
  }
  try {
    return differentiated(lowering, node, below, locals);
  } catch (error) {
    // Arguments that are arrays may make a transpose of it.
    if (!isBarePrime(node) || !(error instanceof ExpressionError)) throw error;
    throw lowering.misfit(node.span, error.reason, error.hint);
  }
}

export function differentiated(
  lowering: Lowering,
  node: DerivativeNode,
  below: readonly Shaped[],
  locals: Locals,
): Shaped {
  const places = below.slice(0, node.point?.length ?? 0);
  const subject = subjectOf(lowering, node, places, locals);
  const { operator, span } = node;
  const i = operator === "partial" ? arrayVariable(node, subject) : -1;
  if (i >= 0) {
    const asked = { ...subject, operator: "gradient", path: [], span } as const;
    const all = take(lowering, asked);
    return subject.args.length === 1 ? all : (all as readonly Shaped[])[i];
  }
  const path = operator === "partial" ? pathOf(lowering, node, subject) : [];
  const direction = node.direction
    ? directionOf(lowering, node, subject, below[below.length - 1])
    : undefined;
  return take(lowering, { ...subject, operator, path, direction, span });
}

/** The array that an expression without variables of its own is. */
function arrayIn(
  lowering: Lowering,
  target: Tree,
  locals: Locals,
): Exclude<Shaped, number> | undefined {
  const { scope } = lowering.context;
  const isKnown = (name: string) =>
    locals.get(name) !== undefined || isBuiltInConstant(name) ||
    (scope.has(name) && typeof scope.get(name) !== "function");
  if (!freeNames(target).every(isKnown)) return undefined;
  const value = lowering.lower(target, locals);
  return typeof value === "number" ? undefined : value;
}

/** The value of an expression whose names have values of their own. */
export function atPoint(
  lowering: Lowering,
  node: AtNode,
  below: readonly Shaped[],
  locals: Locals,
): Shaped {
  const { target, point } = node;
  const isFunction = target.kind === "name" &&
    locals.get(target.name) === undefined &&
    typeof functionNamed(lowering, target.name) === "function";
  if (isFunction && (point.length === 1 || point.every((each) => !each.name))) {
    const { name, span: nameSpan } = target;
    const list = point.map(({ value }) => value);
    const { span } = node;
    return lowering.lower(
      { kind: "call", name, nameSpan, arguments: list, span },
      locals,
    );
  }
  const names = point.every(({ name }) => name !== undefined)
    ? point.map(({ name }) => name!)
    : namesFor(lowering, target, point.length, locals);
  const own = names.map((name, i) => [name, below[i]] as const);
  return lowering.lower(target, new Locals(own, locals));
}
