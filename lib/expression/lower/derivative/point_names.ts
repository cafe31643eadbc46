/**
 * The names that a point gives values to.
 *
 * @module
 */
import { freeNames } from "../../syntax/free_names.ts";
import type { DerivativeNode, Tree } from "../../syntax/tree.ts";
import { isBuiltInConstant } from "../../table/known_names.ts";
import type { Locals } from "../locals.ts";
import type { Lowering } from "../lower.ts";

/** Whether a name has no value but the one that a point gives it. */
export function isVariable(
  { context }: Lowering,
  name: string,
  locals: Locals,
): boolean {
  return locals.get(name) !== undefined ||
    (!context.scope.has(name) && !isBuiltInConstant(name));
}

/** The names that a point without names gives values to: those of a call in its order; else there must be one order only. */
export function namesFor(
  lowering: Lowering,
  target: Tree,
  count: number | undefined,
  locals: Locals,
): string[] {
  const names = freeNames(target).filter((name) =>
    isVariable(lowering, name, locals)
  );
  // A field in space, even where its formula says nothing of one of the directions.
  const isInSpace = count === 3 && target.kind === "array" &&
    names.every((name) => SPACE.includes(name));
  if (isInSpace) return SPACE;
  const isOrdered = target.kind === "call" &&
    target.arguments.every(({ kind }) => kind === "name");
  const fits = count === undefined || names.length === count;
  if (fits && names.length > 0) {
    if (isOrdered || String(names) === String(names.toSorted())) return names;
  }
  if (names.length === 0) {
    throw lowering.error(
      target.span,
      "expected a function and a point",
      `write f(1, 2), or an expression and "at x = 1"`,
    );
  }
  const hint = names.map((name) => `${name} = 1`).join(", ");
  throw lowering.error(
    target.span,
    "it is not said which names the point is for",
    `write "at ${hint}"`,
  );
}

const SPACE = ["x", "y", "z"];

/** The names in a call that the point is for. */
export function callNames(
  lowering: Lowering,
  { target, point }: DerivativeNode,
  locals: Locals,
): string[] {
  const isNamed = point!.every(({ name }) => name !== undefined);
  return isNamed
    ? point!.map(({ name }) => name!)
    : namesFor(lowering, target, point!.length, locals);
}
