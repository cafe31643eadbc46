/**
 * Functions that are computed array by array, or only when the shapes of their arguments are known.
 *
 * @module
 */
import type { Definition } from "../syntax/tree.ts";
import {
  type CompiledFunction,
  type Origin,
  originOf,
  type Value,
} from "../value.ts";
import { canBeWhole } from "../whole/many.ts";
import { wholeFunction, withWhole } from "../whole/whole.ts";
import { describe } from "./described.ts";
import { type AtShapes, refusedNumbers } from "./shapes.ts";

/** The function of a definition that is computed array by array. */
export function wholly(
  definition: Definition,
  source: string,
  captured: ReadonlyMap<string, Value>,
  written: () => CompiledFunction<unknown>,
  { at, computed = definition }: {
    readonly at?: AtShapes;
    readonly computed?: Definition;
  },
): CompiledFunction<unknown> {
  const whole = wholeFunction(computed, captured);
  const f = withWhole(whole, written);
  const origin = () => originOf(written())!;
  describe(f, {
    get program() {
      return origin().program;
    },
    // The body has no derivative in it; what it calls may have.
    asksHook: [...captured.values()].some((each) =>
      typeof each === "function" && originOf(each)?.asksHook
    ),
    exact: () => origin().exact(),
    exactly: () => f,
    isForeign: () => false,
    definition,
    captured,
    text: source,
    whole,
    ...(at && { at }),
  });
  return f;
}

/** The function for numbers where they cannot be written out, as those of a large matrix; undefined where nothing can be computed. */
export function ofNumbers(
  definition: Definition,
  source: string,
  captured: ReadonlyMap<string, Value>,
  reason: string,
): AtShapes {
  const { name, parameters, body } = definition;
  const refuse = (): never => {
    throw new TypeError(refusedNumbers(name, reason));
  };
  return (args) => {
    const fits = args.length === parameters.length &&
      args.every((each) => typeof each === "number") && canBeWhole(body);
    if (!fits) return undefined;
    const f = wholly(definition, source, captured, refuse, {});
    return originOf(f)!.whole!.value(args) && f;
  };
}

/** What is known of a function before the shapes of its arguments are. */
export function withoutProgram(
  f: CompiledFunction<unknown>,
  definition: Definition,
  text: string,
  { captured, at, reason }: {
    readonly captured: ReadonlyMap<string, Value>;
    readonly at: AtShapes;
    readonly reason: string;
  },
): Origin {
  const refuse = (): never => {
    throw new TypeError(refusedNumbers(definition.name, reason));
  };
  return {
    get program() {
      return refuse();
    },
    asksHook: false,
    needsShapes: reason,
    exact: refuse,
    exactly: () => f,
    isForeign: refuse,
    definition,
    captured,
    text,
    at,
  };
}
