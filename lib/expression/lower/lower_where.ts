/**
 * Named steps.
 *
 * @module
 */
import type { Shaped } from "../graph/graph.ts";
import { namesIn } from "../graph/graph_tree.ts";
import { Locals } from "./locals.ts";
import type { Lowering } from "./lower.ts";
import { elementName } from "../graph/parameters.ts";
import type { WhereNode, WhereStep } from "../syntax/tree.ts";

/** The value of an expression with named steps. */
export function where(
  lowering: Lowering,
  { steps, body }: WhereNode,
  locals: Locals,
): Shaped {
  let inner = locals;
  for (const { name, value } of inOrder(lowering, steps)) {
    const shaped = lowering.lower(value, inner);
    remember(lowering, name, shaped);
    inner = new Locals([[name, shaped]], inner);
  }
  return lowering.lower(body, inner);
}

/** The steps, each behind those that stand in it. */
function inOrder(
  lowering: Lowering,
  steps: readonly WhereStep[],
): readonly WhereStep[] {
  const open = new Map(steps.map((step) => [step.name, step]));
  const needs = new Map(
    steps.map((step) => [step, namesIn([step.value])] as const),
  );
  const ordered: WhereStep[] = [];
  while (open.size > 0) {
    const next = [...open.values()].find((step) =>
      ![...open.keys()].some((name) => needs.get(step)!.has(name))
    );
    if (!next) {
      const [first] = open.values();
      throw lowering.error(
        first.nameSpan,
        `the step ${first.name} needs itself`,
      );
    }
    open.delete(next.name);
    ordered.push(next);
  }
  return ordered;
}

/** Remembers what nodes are called, so that they can be shown by name. */
function remember(lowering: Lowering, name: string, shaped: Shaped): void {
  const visit = (part: Shaped, index: readonly number[]): void => {
    if (typeof part !== "number") {
      part.forEach((each, i) => visit(each, [...index, i + 1]));
      return;
    }
    const { kind } = lowering.graph.nodes[part];
    if (kind === "constant" || kind === "input") return;
    if (lowering.stepNames.has(part)) return;
    lowering.stepNames.set(
      part,
      index.length === 0 ? name : elementName(name, index),
    );
  };
  visit(shaped, []);
}
