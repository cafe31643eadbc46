/**
 * Modules whose functions run apart.
 *
 * @module
 */
import type { Value } from "../../lib/expression/mod.ts";
import { apart, askPatiently, Ended } from "./apart.ts";
import { callForeign, remember } from "./call.ts";
import {
  type ForeignModule,
  type ModuleFunction,
  setForeign,
} from "./described.ts";
import type { Control } from "../session/control.ts";
import type { Fault } from "./door.ts";

/**
 * Loads a module; its functions, numbers and arrays of numbers by name.
 *
 * @param url The module: `file:`, `data:` or another kind that Deno loads.
 * @throws {Error} If it can't be loaded, or does not come to an end.
 */
export async function loadForeign(
  url: string,
  who: string,
  caller: Control,
): Promise<Map<string, Value>> {
  const to = apart(caller);
  const request = { kind: "import", id: to.known.size, url } as const;
  const answer = await askPatiently(to, request, who);
  if (!answer?.exports) throw new Error(answer?.error ?? "nothing came of it");
  const module: ForeignModule = { url, functions: new Map() };
  const found = new Map<string, Value>();
  for (const { name, id, arity = 0, value } of answer.exports) {
    if (name === "default") continue;
    if (id === undefined) found.set(name, value!);
    else {found.set(
        name,
        functionOf({ kind: "module", name, module }, arity, caller),
      );}
  }
  remember(to, module.functions, answer.exports);
  return found;
}

// These tell of a mistake in the function, and any other error of a point where it is undefined.
const MISTAKES = new Set(["TypeError", "ReferenceError", "SyntaxError"]);

function functionOf(
  described: ModuleFunction,
  arity: number,
  caller: Control,
): (...args: unknown[]) => unknown {
  const { name, module } = described;
  module.functions.set(name, described);
  const f = (...args: unknown[]) => {
    const outcome = called(described, args, caller);
    if ("value" in outcome) return outcome.value;
    if ("wrongCount" in outcome) return NaN;
    throw errorOf(name, outcome.fault);
  };
  Object.defineProperty(f, "name", { value: name });
  Object.defineProperty(f, "length", { value: arity });
  setForeign(f, described);
  return f;
}

function called(
  f: ModuleFunction,
  args: readonly unknown[],
  caller: Control,
) {
  try {
    return callForeign(f, args, caller);
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    // A TypeError is passed on by whatever calls f: it is not undefined there, it is broken.
    throw new TypeError(`${error.message}: ${error.advice}`);
  }
}

function errorOf(name: string, { kind, text, name: type }: Fault): Error {
  if (kind === "changed") {
    return new TypeError(
      `${name} changed its argument, which it must leave as it is: work on a copy, such as [...x]`,
    );
  }
  if (kind === "wrong") {
    return new TypeError(
      `${name} must return a number or an array of numbers: it returned ${text}`,
    );
  }
  const isMistake = type === undefined || MISTAKES.has(type) ||
    text.startsWith("RangeError: Maximum call stack");
  const message = `${name} threw ${text}`;
  return isMistake ? new TypeError(message) : new RangeError(message);
}
