/**
 * Definitions to computations on numbers.
 *
 * @module
 */
import type { Program } from "../graph/graph.ts";
import { bind } from "../graph/parameters.ts";
import { shapeOf } from "../graph/shaped.ts";
import { Lowering, type LoweringContext } from "../lower/lower.ts";
import { Misfit } from "../lower/misfit.ts";
import { ExpressionError } from "../syntax/error.ts";
import type { Definition } from "../syntax/tree.ts";
import { dependsOnShapes } from "./shapes.ts";

/** The computation of a definition of numbers, or why only arguments of other shapes can have one. */
export function programOrMisfit(
  lowering: Lowering,
  definition: Definition,
): Program | Misfit {
  try {
    return programIn(lowering, definition);
  } catch (error) {
    if (error instanceof Misfit && dependsOnShapes(definition, error)) {
      return error;
    }
    throw error;
  }
}

/** The computation of a definition of numbers. */
export function programIn(lowering: Lowering, definition: Definition): Program {
  const { parameters, body } = definition;
  const locals = bind(lowering, parameters);
  lowering.like = {
    tree: body.kind === "where" ? body.body : body,
    shapes: parameters.map(shapeOf),
  };
  const result = lowering.lower(body, locals);
  return { nodes: lowering.graph.nodes, result };
}

/** The computation with exact derivatives for its prime calls, where all of them can be had. */
export function exactProgram(
  context: LoweringContext,
  definition: Definition,
): Program | undefined {
  try {
    const exact = new Lowering({ ...context, exact: true });
    return programIn(exact, definition);
  } catch (error) {
    // A function of JavaScript has no exact derivative: the hook goes on answering.
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
