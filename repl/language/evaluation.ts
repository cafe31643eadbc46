/**
 * Values of expressions in a session.
 *
 * @module
 */
import {
  evaluate,
  parseExpression,
  valueTest,
} from "../../lib/expression/mod.ts";
import type { Tensor } from "../../mod.ts";
import type {
  ArrayValue,
  DerivativeHook,
  EvaluationOptions,
  Span,
} from "../../lib/expression/mod.ts";
import { derivativeBy, type Found } from "./differentiate.ts";
import type { Block, Session } from "../session/session.ts";
import { traced } from "../trace/trace.ts";
import type { Settings } from "../session/setting.ts";

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

/** What else may be wanted of the derivatives in an expression. */
export interface DerivativeWishes {
  /** What to call a function that has no name, as those of the language have none. */
  readonly unnamed?: string;
  /** Hears what is known of each answer. */
  readonly heed?: (found: Found, f: (x: Tensor) => number, x: Tensor) => void;
}

/** Answers `f'(3)` inside expressions. */
export function derivativeHook(
  settings: Settings,
  blocks: Block[],
  { unnamed = "f", heed }: DerivativeWishes = {},
): DerivativeHook {
  return (f, order, [x]) => {
    const g = f as unknown as (x: Tensor) => number;
    const label = (f.name || unnamed) + "'".repeat(order);
    blocks.push(...traced(settings, label, g, x, order));
    const line = g as (x: number) => number;
    const found = derivativeBy(settings.method, line, x as number, order);
    heed?.(found, g, x);
    return found.value as number;
  };
}
