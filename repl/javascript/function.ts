/**
 * Functions that were typed in JavaScript, as values of a session.
 *
 * @module
 */
import type { Parameter } from "../../lib/expression/mod.ts";
import { functionInside, type Outcome, Overtime, TURN } from "./context.ts";
import type { JavaScriptDefinition } from "./definition.ts";
import { problem, thrown, type Typed } from "./error.ts";
import { headOf } from "./head.ts";
import { checkSyntax, isJavaScript } from "./syntax.ts";
import { type Watched, withTurns } from "./turns.ts";

/** A function that was typed in JavaScript. It is differentiated by evaluating it. */
export interface JavaScriptFunction {
  // deno-lint-ignore no-explicit-any -- each call checks what it returns
  (...args: any[]): any;
  readonly name: string;
  /** The definition as it was typed. */
  readonly source: string;
  readonly parameters: readonly Parameter[];
}

/**
 * The function of a definition.
 *
 * @throws {ExpressionError} If it is no JavaScript, or asks for what is not there.
 */
export function javaScriptFunction(
  entry: string,
  definition: JavaScriptDefinition,
): JavaScriptFunction {
  checkSyntax(entry, definition);
  const { name, start, end, body } = definition;
  const typed = { name, source: entry.slice(start, end), body: body - start };
  const text = entry.slice(body, end);
  const watched = stoppable(text);
  const inside = functionInside(watched.text);
  const { parameters, most } = headOf(text);
  const f = (...args: unknown[]) => {
    if (args.length < inside.arity || args.length > most) {
      throw problem(
        typed,
        undefined,
        wrongCount(name, inside.arity, args.length),
      );
    }
    return valueOf(typed, watched, called(typed, () => inside.call(args)));
  };
  for (
    const [key, value] of Object.entries({
      name,
      source: typed.source,
      parameters,
    })
  ) {
    Object.defineProperty(f, key, { value });
  }
  return f as unknown as JavaScriptFunction;
}

/** The text with turns; as it is where they would be out of place, as what cannot be stopped is better than what is broken. */
function stoppable(text: string): Watched {
  const watched = withTurns(text, TURN);
  return isJavaScript(watched.text)
    ? watched
    : { text, original: (place) => place };
}

function called(typed: Typed, call: () => Outcome): Outcome {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof Overtime)) throw error;
    throw problem(
      typed,
      undefined,
      `${typed.name} was stopped as it did not return within ${
        error.limit / 1000
      } s`,
      "set limit 60s gives it longer",
    );
  }
}

function valueOf(typed: Typed, watched: Watched, outcome: Outcome): unknown {
  const { name } = typed;
  if (outcome.thrown) throw thrown(typed, watched, outcome);
  if (outcome.changed) {
    throw problem(
      typed,
      undefined,
      `${name} changed its argument, which it must leave as it is`,
      "work on a copy, such as [...x]",
    );
  }
  if (outcome.wrong !== undefined) {
    throw problem(
      typed,
      undefined,
      `${name} must return a number or an array of numbers: it returned ${outcome.wrong}`,
    );
  }
  return ours(outcome.value);
}

/** The arrays of the other side as arrays of this one. */
function ours(value: unknown): unknown {
  return typeof value === "number"
    ? value
    : Array.from(value as ArrayLike<unknown>, ours);
}

function wrongCount(name: string, least: number, given: number): string {
  return `${name} takes ${least} argument${
    least === 1 ? "" : "s"
  }, not ${given}`;
}
