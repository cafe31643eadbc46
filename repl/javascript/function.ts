/**
 * Functions that were typed in JavaScript, as values of a session.
 *
 * @module
 */
import type { Parameter } from "../../lib/expression/mod.ts";
import { apart, Ended } from "../foreign/apart.ts";
import { callForeign, type Outcome } from "../foreign/call.ts";
import { setForeign, type TypedFunction } from "../foreign/described.ts";
import type { Control } from "../session/control.ts";
import { KEPT } from "../foreign/guest.ts";
import type { JavaScriptDefinition } from "./definition.ts";
import { problem, thrown, type Typed } from "./error.ts";
import { headOf } from "./head.ts";
import { checkSyntax } from "./syntax.ts";

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
export async function javaScriptFunction(
  entry: string,
  definition: JavaScriptDefinition,
  caller: Control,
): Promise<JavaScriptFunction> {
  await checkSyntax(entry, definition, caller);
  // It starts while the answer is shown and the next entry is typed.
  apart(caller);
  const { name, start, end, body } = definition;
  const typed = { name, source: entry.slice(start, end), body: body - start };
  const text = entry.slice(body, end);
  const { parameters, most } = headOf(text);
  const described: TypedFunction = {
    kind: "typed",
    name,
    text,
    words: wordsIn(text),
  };
  const f = (...args: unknown[]) => {
    if (args.length > most) {
      throw problem(typed, undefined, wrongCount(name, most, args.length));
    }
    return valueOf(typed, args, called(typed, described, args, caller));
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
  setForeign(f, described);
  return f as unknown as JavaScriptFunction;
}

/** The names that may be those of the session: JavaScript's own stay what they are. */
function wordsIn(text: string): string[] {
  const words = text.match(/[\p{L}_$][\p{L}\p{M}\p{N}_$]*/gu) ?? [];
  return [...new Set(words)].filter((word) => !KEPT.includes(word));
}

function called(
  typed: Typed,
  f: TypedFunction,
  args: readonly unknown[],
  caller: Control,
): Outcome {
  try {
    return callForeign(f, args, caller);
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    throw problem(typed, undefined, error.message, error.advice);
  }
}

function valueOf(
  typed: Typed,
  args: readonly unknown[],
  outcome: Outcome,
): unknown {
  const { name } = typed;
  if ("value" in outcome) return outcome.value;
  if ("wrongCount" in outcome) {
    const reason = wrongCount(name, outcome.wrongCount, args.length);
    throw problem(typed, undefined, reason);
  }
  const { fault } = outcome;
  switch (fault.kind) {
    case "thrown":
      throw thrown(typed, fault);
    case "changed":
      throw problem(
        typed,
        undefined,
        `${name} changed its argument, which it must leave as it is`,
        "work on a copy, such as [...x]",
      );
    case "wrong":
      throw problem(
        typed,
        undefined,
        `${name} must return a number or an array of numbers: it returned ${fault.text}`,
      );
  }
}

function wrongCount(name: string, wanted: number, given: number): string {
  return `${name} takes ${wanted} argument${
    wanted === 1 ? "" : "s"
  }, not ${given}`;
}
