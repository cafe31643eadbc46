/**
 * What a function keeps of what was around it when it was defined.
 *
 * @module
 */
import type { Names } from "../lower/lower.ts";
import type { Definition, Tree } from "../syntax/tree.ts";
import type { EvaluationOptions, MeasuredValue, Value } from "../value.ts";
import { signature } from "../written/format.ts";

/** Shared, as most functions take nothing. */
export const NOTHING: ReadonlyMap<string, Value> = new Map();

/** The options of what is wanted now, which know of the measured values that a function has taken, and not of all that there were. */
export function keptOptions(
  { measured, code: _, ...options }: EvaluationOptions,
  captured: ReadonlyMap<string, Value>,
): EvaluationOptions {
  const known = new Map<string, MeasuredValue>();
  for (const name of captured.keys()) {
    const value = measured?.(name);
    if (value) known.set(name, value);
  }
  return known.size === 0
    ? options
    : { ...options, measured: (name) => known.get(name) };
}

/** The options without what answers derivatives. */
export function withoutHook({ powers }: EvaluationOptions): EvaluationOptions {
  return powers ? { powers } : {};
}

/** The function that an expression is of its variables, under a name that does not occur in it. */
export function lambdaOf(
  source: string,
  parameters: readonly string[],
  body: Tree,
): Definition {
  const { span } = body;
  const text = source.slice(span.start, span.end);
  const name = [..."fghpqFGH"].find((letter) => !text.includes(letter)) ?? "f_";
  return {
    kind: "definition",
    name,
    nameSpan: span,
    parameters,
    body,
    source: `${signature(name, parameters)} = ${text}`,
    span,
    quiet: false,
  };
}

/** The scope that a definition sees: not the name that it is about to replace. Copies nothing, as a session may know many names. */
export function withoutName(scope: Names, name: string): Names {
  if (!scope.has(name)) return scope;
  return {
    has: (key) => key !== name && scope.has(key),
    get: (key) => key === name ? undefined : scope.get(key),
    keys: () => [...scope.keys()].filter((key) => key !== name).values(),
  };
}
