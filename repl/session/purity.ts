/**
 * What of a session can be tried without doing anything: values, and functions that are formulas through and through.
 *
 * @module
 */
import type { Value } from "../../lib/expression/mod.ts";
import { Scope } from "./scope.ts";

const known = new WeakMap<Scope, Scope>();

/** The names without functions of JavaScript and without formulas that call one: those may do anything. */
export function formulasOf(scope: Scope): Scope {
  const found = known.get(scope);
  if (found) return found;
  const pairs = [...scope];
  const formulas = pairs.filter(([, value]) => isPure(value));
  const pure = formulas.length === pairs.length ? scope : Scope.of(formulas);
  known.set(scope, pure);
  return pure;
}

const pureFunctions = new WeakMap<object, boolean>();

function isPure(value: Value): boolean {
  if (typeof value !== "function") return true;
  const told = pureFunctions.get(value);
  if (told !== undefined) return told;
  const pure = "captured" in value &&
    [...(value.captured as ReadonlyMap<string, Value>).values()].every(isPure);
  pureFunctions.set(value, pure);
  return pure;
}
