/**
 * Calls of foreign functions, wherever they live: what is not there yet is defined there first.
 *
 * @module
 */
import { javaScriptOf } from "../../lib/expression/mod.ts";
import type {
  ArrayValue,
  CompiledFunction,
  Value,
} from "../../lib/expression/mod.ts";
import type { Control } from "../session/control.ts";
import { type Apart, apart, ask, askToCall } from "./apart.ts";
import {
  type Foreign,
  foreignOf,
  type ModuleFunction,
  type TypedFunction,
} from "./described.ts";
import type { Fault } from "./door.ts";
import type { Answer, Export } from "./guest.ts";
import { readTape, writeTape } from "./tape.ts";

/** What a call came to. */
export type Outcome =
  | { readonly value: ArrayValue }
  | { readonly fault: Fault }
  | { readonly wrongCount: number };

/**
 * Calls a foreign function.
 *
 * @throws {Ended} If it had to be ended.
 * @throws {Interrupted} If the run was stopped meanwhile.
 */
export function callForeign(
  f: Foreign,
  args: readonly unknown[],
  caller: Control,
): Outcome {
  const to = apart(caller);
  const { id, arity } = knownIn(to, f);
  if (f.kind === "typed") {
    if (args.length < arity) return { wrongCount: arity };
    bindNames(to, f);
  }
  write(to, args);
  const isModule = f.kind === "module";
  const answer = askToCall(to, id, { isModule, name: f.name });
  if (answer?.fault !== undefined) {
    return { fault: JSON.parse(answer.fault) as Fault };
  }
  if (answer) throw new Error(failed(f.name, answer));
  return { value: readTape(to.tape, { at: 0 }) };
}

function write(to: Apart, value: unknown): void {
  writeTape(to.tape, { at: 0 }, value, () => {
    throw new TypeError(
      "Cannot pass on an argument that is neither a number nor an array of numbers",
    );
  });
}

interface Known {
  readonly id: number;
  readonly arity: number;
}

function knownIn(to: Apart, f: Foreign): Known {
  const known = to.known.get(f);
  if (known) return known;
  if (f.kind === "typed") {
    const id = to.known.size;
    const request = { kind: "define", id, text: f.text } as const;
    const answer = ask(to, request, f.name);
    const arity = answer?.arity ?? -1;
    if (arity < 0) throw new TypeError(failed(f.name, answer));
    to.known.set(f, { id, arity });
  } else {
    const { url, functions } = f.module;
    const request = { kind: "import", id: to.known.size, url } as const;
    const answer = ask(to, request, `the module of ${f.name}`);
    if (!answer?.exports) throw new Error(failed(f.name, answer));
    remember(to, functions, answer.exports);
  }
  const made = to.known.get(f);
  if (!made) throw new Error(`${f.name} is no longer in its module`);
  return made;
}

/** Notes the numbers of the functions of a module. */
export function remember(
  to: Apart,
  functions: ReadonlyMap<string, ModuleFunction>,
  exports: readonly Export[],
): void {
  for (const { name, id, arity = 0 } of exports) {
    // A function that has come new takes a number all the same.
    if (id !== undefined) {
      to.known.set(functions.get(name) ?? {}, { id, arity });
    }
  }
}

function failed(name: string, answer: Answer | undefined): string {
  return `Cannot make ${name}: ${answer?.error ?? "it is no function"}`;
}

/** Gives names to what they are in the session now, as far as the function and those that it calls ask for them. */
function bindNames(to: Apart, f: TypedFunction): void {
  const scope = to.caller.names;
  if (to.bound.scope !== scope) to.bound = { scope, functions: new Set() };
  if (to.bound.functions.has(f)) return;
  to.bound.functions.add(f);
  for (const word of f.words) {
    const value = scope.get(word);
    const wanted = typeof value === "function" ? typedOf(to, value) : value;
    if (typeof value === "function" && wanted) {
      bindNames(to, wanted as TypedFunction);
    }
    if (to.names.get(word) !== wanted) bind(to, word, wanted);
  }
}

/** A function of the session as one that can be called apart: one that was typed, or the formula of one of numbers. */
function typedOf(
  { formulas }: Apart,
  value: object,
): TypedFunction | undefined {
  const typed = foreignOf(value);
  if (typed) return typed.kind === "typed" ? typed : undefined;
  if (!formulas.has(value)) formulas.set(value, formulaOf(value));
  return formulas.get(value);
}

function formulaOf(value: object): TypedFunction | undefined {
  const f = value as CompiledFunction<unknown>;
  const text = javaScriptOf(f);
  // What it is made of stands in its text.
  return text ? { kind: "typed", name: f.name, text, words: [] } : undefined;
}

function bind(
  to: Apart,
  name: string,
  wanted:
    | Exclude<Value, (...args: never[]) => unknown>
    | TypedFunction
    | undefined,
): void {
  const isFunction = wanted !== undefined && typeof wanted === "object" &&
    "kind" in wanted;
  const id = isFunction
    ? knownIn(to, wanted).id
    : wanted === undefined
    ? undefined
    : -1;
  if (id === -1) write(to, wanted);
  const answer = ask(to, { kind: "bind", name, id }, name);
  if (answer) throw new Error(failed(name, answer));
  to.names.set(name, wanted);
}
