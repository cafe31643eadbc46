/**
 * What a command is about: a function and a point, however they are written.
 *
 *     f(1, 2)      f at (1, 2)      f at x = 1, y = 2      (x^2 y) at x = 1, y = 2      f'(3)      grad f(1, 2)
 *
 * @module
 */
import { subjectAt } from "../../lib/expression/compile/exact.ts";
import { ExpressionError } from "../../lib/expression/syntax/error.ts";
import type {
  CompiledFunction,
  Coordinate,
  DerivativeNode,
  Tree,
} from "../../lib/expression/mod.ts";
import type { Tensor } from "../../mod.ts";
import { type Subject, subjectOf } from "../derivative/derivative.ts";
import { withElements } from "../derivative/element.ts";
import { optionsOf } from "./evaluation.ts";
import type { Session } from "../session/session.ts";

/** A function and the point at which something is asked about it. */
export interface Operand extends Subject {
  /** The function's name, or the text of an expression. */
  readonly name: string;
  /** The order of the derivative that was asked about. */
  readonly order: number;
}

/** The function and the point of an expression; the point may be given apart, as behind `from`. */
export function operandOf(
  session: Session,
  source: string,
  tree: Tree,
  point?: readonly Coordinate[],
): Operand {
  const node = questionOf(session, source, tree, point);
  const asked = subjectAt(node, source, session.scope, optionsOf(session));
  const order = tree.kind === "prime"
    ? tree.order
    : tree.kind === "derivative" && tree.operator === "partial"
    ? tree.variables.reduce((sum, { order }) => sum + order, 0)
    : 1;
  return { ...subjectOf(asked), name: asked.name, order };
}

/** The gradient at the point, which needs the same function and the same point. */
function questionOf(
  session: Session,
  source: string,
  tree: Tree,
  point: readonly Coordinate[] | undefined,
): DerivativeNode {
  const { span } = tree;
  const gradient = (
    target: Tree,
    place: readonly Coordinate[] | undefined,
  ): DerivativeNode => ({
    kind: "derivative",
    operator: "gradient",
    target,
    variables: [],
    direction: undefined,
    point: point ?? place,
    span,
  });
  switch (tree.kind) {
    case "at":
      return gradient(tree.target, tree.point);
    case "derivative":
      return gradient(tree.target, tree.point);
    case "prime": {
      const { name, nameSpan } = tree;
      const places = tree.arguments.map((value) => ({
        value,
        span: value.span,
      }));
      return gradient({ kind: "name", name, span: nameSpan }, places);
    }
    case "call":
      return gradient(tree, undefined);
  }
  if (point) return gradient(tree, point);
  throw new ExpressionError(source, span, "expected a function and a point", {
    hint: pointHint(session, tree),
  });
}

/** Where a function might be asked about: `write f(1, 2)`. */
function pointHint({ scope }: Session, tree: Tree): string {
  const f = tree.kind === "name" ? scope.get(tree.name) : undefined;
  if (tree.kind !== "name" || typeof f !== "function") {
    return `write f(1, 2), or an expression and "at x = 1"`;
  }
  const { parameters = ["x"] } = f as Partial<CompiledFunction>;
  const numbers = parameters.map((each, i) =>
    typeof each === "string" ? `${i + 1}` : "[1, 2]"
  );
  return `write ${tree.name}(${numbers.join(", ")})`;
}

/** The operand as a function of a vector of numbers, for methods that move all of them. */
export function flat(
  { along, point }: Operand,
): { start: number[]; value: (x: readonly number[]) => number } {
  const start = typeof point === "number"
    ? [point]
    : (point as number[]).flat(9) as number[];
  const value = (x: readonly number[]) =>
    along(withElements(point, x) as Tensor) as number;
  return { start, value };
}
