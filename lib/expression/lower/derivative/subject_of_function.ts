/**
 * A function that is differentiated, by its name.
 *
 * @module
 */
import type { Shaped } from "../../graph/graph.ts";
import type { DerivativeNode, Parameter } from "../../syntax/tree.ts";
import type { Locals } from "../locals.ts";
import type { Lowering } from "../lower.ts";
import { noVariable, type Subject } from "./derivative_variables.ts";
import { parametersOf } from "./lower_prime.ts";

/** A function by its name, at the point that is given, or at its own parameters where those have values. */
export function ofFunction(
  lowering: Lowering,
  node: DerivativeNode,
  name: string,
  f: Subject["f"],
  places: readonly Shaped[],
  locals: Locals,
): Subject {
  const { point, span } = node;
  const parameters = parametersOf(f);
  if (!point) {
    const own = (parameters ?? []).map((each) => ownValue(each, locals));
    if (own.length === 0 || own.includes(undefined)) {
      throw lowering.error(
        span,
        `${lowering.context.source.slice(span.start, span.end)} needs a point`,
        `write it with a point, such as ${pointHint(node, name, parameters)}`,
      );
    }
    return { f, name, parameters, args: own as Shaped[] };
  }
  if (point.every(({ name }) => name === undefined)) {
    return fitted(lowering, node, name, f, places);
  }
  const args = (parameters ?? ["x"]).map((parameter) => {
    const i = point.findIndex(({ name }) => name === parameter);
    if (i >= 0) return places[i];
    throw lowering.error(
      point[point.length - 1].span,
      `the point does not say what ${parameter} is`,
    );
  });
  const odd = point.find(({ name }) =>
    !(parameters ?? ["x"]).includes(name ?? "")
  );
  if (odd) throw noVariable(lowering, node, name, odd.name!, parameters);
  return fitted(lowering, node, name, f, args);
}

function ownValue(parameter: Parameter, locals: Locals): Shaped | undefined {
  if (typeof parameter === "string") return locals.get(parameter);
  const parts = parameter.map((each) => ownValue(each, locals));
  return parts.includes(undefined) ? undefined : parts as Shaped[];
}

function pointHint(
  { operator, variables }: DerivativeNode,
  name: string,
  parameters: readonly Parameter[] | undefined,
): string {
  const numbers = (parameters ?? ["x"]).map((_, i) => i + 1).join(", ");
  const [{ order = 1, name: variable = undefined } = {}] = variables;
  return operator !== "partial"
    ? `${operator} ${name}(${numbers})`
    : variable === undefined
    ? `${name}${"'".repeat(order)}(3)`
    : `∂${name}/∂${variable} (${numbers})`;
}

/** The arguments as the function takes them; one array serves for as many numbers. */
export function fitted(
  lowering: Lowering,
  node: DerivativeNode,
  name: string,
  f: Subject["f"],
  given: readonly Shaped[],
): Subject {
  const parameters = parametersOf(f);
  const [first] = given;
  const isSpread = parameters !== undefined && parameters.length > 1 &&
    given.length === 1 && typeof first !== "number" &&
    first.length === parameters.length;
  const args = isSpread ? first as readonly Shaped[] : given;
  const wanted = parameters?.length ?? (f.length || args.length);
  if (wanted === args.length) {
    const i = args.findIndex((arg, i) =>
      typeof arg === "number" && typeof (parameters?.[i] ?? "") !== "string"
    );
    if (i < 0) return { f, name, parameters, args };
  }
  const takesVector = parameters?.length === 1 &&
    typeof parameters[0] !== "string";
  const numbers = args.map((_, i) => i + 1).join(", ");
  throw lowering.misfit(
    node.target.kind === "call" ? node.target.span : node.span,
    takesVector
      ? `${name} takes one vector, not ${args.length} ${
        args.length === 1 ? "number" : "numbers"
      }`
      : `${name} takes ${
        wanted === 1 ? "one argument" : `${wanted} arguments`
      }, not ${args.length}`,
    takesVector ? `put the point in brackets: [${numbers}]` : undefined,
  );
}
