/**
 * What of a session can be tried without doing anything: values, and functions that are formulas through and through.
 *
 * @module
 */
import type { Value } from "../../lib/expression/mod.ts";

/** Tells values and formulas from functions of JavaScript and formulas that call one: those may do anything. */
export function purityTest(): (value: Value) => boolean {
  // Formulas share what they call: without this, each would be looked at along every way to it.
  const told = new Map<object, boolean>();
  const isPure = (value: Value): boolean => {
    if (typeof value !== "function") return true;
    const before = told.get(value);
    if (before !== undefined) return before;
    const pure = "captured" in value &&
      [...(value.captured as ReadonlyMap<string, Value>).values()]
        .every(isPure);
    told.set(value, pure);
    return pure;
  };
  return isPure;
}
