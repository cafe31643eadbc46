/**
 * What compiled functions have in common: how each was written, and its derivatives, each made when it is first read.
 *
 * @module
 */
import { DERIVATIVES } from "../autodiff/derivatives.ts";
import {
  type CompiledFunction,
  type Origin,
  originOf,
  setOrigin,
} from "../value.ts";
import { format, signature } from "../written/format.ts";
import { definitionTeX } from "../written/tex.ts";

type Compiled = CompiledFunction<unknown>;

type Say = (origin: Origin) => unknown;

/** What is said of a function; parameters late, as the names of the elements of a large array are many and seldom wanted. */
const SAID = new Map<string, Say>([
  ["parameters", ({ definition }) => definition.parameters],
  ["source", ({ definition }) => definition.source],
  ["captured", ({ captured }) => captured],
  [
    "toString",
    ({ definition: { name, parameters, body } }) => () =>
      `${signature(name, parameters)} = ${format(body)}`,
  ],
  [
    "toTeX",
    ({ definition: { name, parameters, body } }) => () =>
      definitionTeX(name, parameters, body),
  ],
]);

// One for all functions: properties of their own would take more memory than the code of most.
const COMPILED: object = /* @__PURE__ */ prototypeOfCompiled();

function prototypeOfCompiled(): object {
  const prototype = Object.create(Function.prototype);
  for (const [key, say] of SAID) {
    Object.defineProperty(prototype, key, {
      get(this: Compiled) {
        return say(originOf(this)!);
      },
    });
  }
  for (const [key, make] of Object.entries(DERIVATIVES)) {
    Object.defineProperty(prototype, key, {
      get(this: Compiled) {
        const value = make(this, originOf(this)!);
        Object.defineProperty(this, key, { value, configurable: true });
        return value;
      },
    });
  }
  return prototype;
}

/** Gives a function its name, what is said of it, and its derivatives where it has none. */
export function describe(
  f: Compiled,
  origin: Origin,
  name: string = origin.definition.name,
): void {
  Object.setPrototypeOf(f, COMPILED);
  if (f.name !== name) {
    Object.defineProperty(f, "name", { value: name, configurable: true });
  }
  setOrigin(f, origin);
}
