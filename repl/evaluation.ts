/**
 * Values of expressions in a session.
 *
 * @module
 */
import { evaluate, parseExpression, valueTest } from "../lib/expression/mod.ts";
import type {
  ArrayValue,
  DerivativeHook,
  EvaluationOptions,
  Span,
  Tensor,
} from "../mod.ts";
import { derivativeBy } from "./differentiate.ts";
import type { Block, Session } from "./session.ts";
import { traced } from "./trace.ts";
import type { Settings } from "./setting.ts";

/** The value of an expression that is a part of an entry. */
export function valueOf(
  { scope, settings }: Session,
  source: string,
  span: Span,
): ArrayValue {
  const tree = parseExpression(source, { ...span, isValue: valueTest(scope) });
  return evaluate(tree, source, scope, optionsOf(settings));
}

/**
 * How expressions of a session are computed; what derivatives in them have to show goes to `blocks`. Powers are those of
 * `pow`, as in the study notebook: its digits are not those of products.
 */
export function optionsOf(
  settings: Settings,
  blocks: Block[] = [],
): EvaluationOptions {
  return { derivative: derivativeHook(settings, blocks), powers: "pow" };
}

/** Answers `f'(3)` inside expressions. */
function derivativeHook(
  settings: Settings,
  blocks: Block[],
): DerivativeHook {
  return (f, order, [x]) => {
    const g = f as unknown as (x: number) => number;
    blocks.push(
      ...traced(
        settings,
        f.name + "'".repeat(order),
        g as (x: Tensor) => number,
        x,
        order,
      ),
    );
    return derivativeBy(settings.method, g, x as number, order).value as number;
  };
}
