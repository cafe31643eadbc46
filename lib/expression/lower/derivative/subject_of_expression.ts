/**
 * An expression that is differentiated, as a function of its variables.
 *
 * @module
 */
import type { Shaped } from "../../graph/graph.ts";
import { freeNames } from "../../syntax/free_names.ts";
import type { DerivativeNode } from "../../syntax/tree.ts";
import type { Locals } from "../locals.ts";
import type { Lowering } from "../lower.ts";
import type { Subject } from "./derivative_variables.ts";
import { isVariable, namesFor } from "./point_names.ts";

/** An expression as a function of its variables, at their values. */
export function ofExpression(
  lowering: Lowering,
  node: DerivativeNode,
  places: readonly Shaped[],
  locals: Locals,
): Subject {
  const { target, point, operator, variables } = node;
  checkBare(lowering, node);
  const names = variables.flatMap(({ name }) => name === undefined ? [] : name);
  const isNamed = point?.every(({ name }) => name !== undefined) ?? false;
  const own: string[] = isNamed
    ? point!.map(({ name }) => name!)
    : operator === "partial" && names.length > 0 &&
        (!point || point.length === new Set(names).size)
    ? [...new Set(names)]
    : namesFor(lowering, target, point?.length, locals);
  checkNames(lowering, node, own, names, locals);
  const values = point
    ? places
    : own.map((name) => valueOf(lowering, node, name, locals));
  // The names around it take part without being moved.
  const outside = freeNames(target).filter((name) =>
    !own.includes(name) && locals.get(name) !== undefined
  );
  const parameters = [...own, ...outside];
  const f = lowering.context.lambda!(parameters, target);
  for (const [name, value] of f.captured) lowering.captured.set(name, value);
  const args = [...values, ...outside.map((name) => locals.get(name)!)];
  const { start, end } = target.span;
  const name = lowering.context.source.slice(start, end);
  return { f, name, parameters, args };
}

function valueOf(
  lowering: Lowering,
  node: DerivativeNode,
  name: string,
  locals: Locals,
): Shaped {
  if (locals.get(name) === undefined && !lowering.context.scope.has(name)) {
    throw lowering.error(
      node.span,
      `it is not said what ${name} is`,
      `write "at ${name} = 1"`,
    );
  }
  const { span } = node;
  return lowering.lower({ kind: "name", name, span }, locals);
}

/** Refuses functions without arguments, as in (f g)'. */
function checkBare(lowering: Lowering, { target }: DerivativeNode): void {
  const bare = freeNames(target).find((name) =>
    typeof lowering.context.scope.get(name) === "function"
  );
  if (!bare) return;
  throw lowering.error(
    target.span,
    `${bare} is a function and needs an argument in parentheses`,
    `write d/dx (${bare}(x)) at x = 1, with x in every function`,
  );
}

/** Sees to it that what is differentiated by occurs, and that the point leaves no name without a value. */
function checkNames(
  lowering: Lowering,
  { target, point, operator }: DerivativeNode,
  own: readonly string[],
  variables: readonly string[],
  locals: Locals,
): void {
  const free = freeNames(target);
  const { start, end } = target.span;
  const text = lowering.context.source.slice(start, end);
  const absent = operator === "partial" &&
    [...variables].find((name) => !free.includes(name));
  const there = free.filter((name) => isVariable(lowering, name, locals));
  // The derivative of a constant is 0, whatever it is taken by.
  if (absent && there.length > 0) {
    throw lowering.error(
      target.span,
      `${text} has no variable ${absent}`,
      `there is ${there.join(", ")}`,
    );
  }
  const last = point?.[point.length - 1];
  const missing = last &&
    free.find((name) =>
      !own.includes(name) && locals.get(name) === undefined &&
      isVariable(lowering, name, locals)
    );
  if (missing) {
    throw lowering.error(
      last.span,
      `the point does not say what ${missing} is`,
      `write "at ${
        [...new Set([missing, ...own])].map((name) => `${name} = 1`).join(", ")
      }"`,
    );
  }
  const spare = point && own.find((name) => !free.includes(name));
  if (spare && variables.length > 0 && !own.includes(variables[0])) {
    throw lowering.error(
      last!.span,
      `the point does not say what ${variables[0]} is`,
      `write "at ${variables[0]} = 1"`,
    );
  }
}
