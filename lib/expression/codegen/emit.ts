/**
 * The one place where text becomes code. The text holds generated names, numbers and operators only: what a person typed
 * is never in it, and functions that JavaScript has no name for are passed in as values.
 *
 * @module
 */

/** The value of code that returns one, in which names stand for values: those given, and v0, v1, ... for the rest. */
export function emit<T>(
  text: string,
  rest: readonly unknown[] = [],
  given: Readonly<Record<string, unknown>> = {},
): T {
  const names = [...Object.keys(given), ...rest.map((_, k) => `v${k}`)];
  const make = new Function(...names, `"use strict";\n${text}`);
  return make(...Object.values(given), ...rest) as T;
}
