// f gives no finite number at x: where does it break? The functions of Math are listened to while f is called once more, so
// that the first of them that leaves the finite numbers can be named.

import { attempt } from "../point/calls.ts";
import { figure } from "../judge/judge.ts";
import type { BoundedPoint } from "../point/bounded_point.ts";

/** A call of a function of Math that made something infinite or NaN of finite numbers. */
interface Break {
  readonly name: string;
  readonly argument: number;
  readonly result: number;
}

/** Why f cannot be judged, in a sentence without a full stop that says what to do. */
export function faultOf(
  value: number,
  point: BoundedPoint,
  evaluate: () => unknown,
): string {
  const at = firstBreak(evaluate);
  if (!at) {
    return Number.isNaN(value)
      ? "f is NaN: look for 0/0, ∞ - ∞ or 0 · ∞ in it, or choose an x inside its domain"
      : `f overflows to ${value}; stabilise f, or choose an x where it is finite`;
  }
  const { name, argument, result } = at;
  const where = `${name} of ${argumentName(argument, point)}`;
  if (Math.abs(result) === Infinity && argument !== 0 && argument !== 1) {
    return `f overflows at ${where}; stabilise f${adviceFor(name)}`;
  }
  return `f is ${value} as ${where} is ${result}; choose an x inside the domain of f, or give f its limit there`;
}

function adviceFor(name: string): string {
  return name === "exp" || name === "expm1"
    ? ", as by subtracting the greatest exponent first"
    : "";
}

/** An element of x by its name, where the argument is one. */
function argumentName(argument: number, point: BoundedPoint): string {
  const position = point.base.indexOf(argument);
  return position < 0
    ? figure(argument)
    : `${point.path(position)} = ${figure(argument)}`;
}

/** The first call of a function of Math that leaves the finite numbers; nothing where Math cannot be listened to. */
function firstBreak(evaluate: () => unknown): Break | undefined {
  if (Object.isFrozen(Math)) return;
  let first: Break | undefined;
  const originals = new Map<string, PropertyDescriptor>();
  for (
    const [name, property] of Object.entries(
      Object.getOwnPropertyDescriptors(Math),
    )
  ) {
    const { value: original, writable } = property;
    if (typeof original !== "function" || !writable) continue;
    originals.set(name, property);
    Object.defineProperty(Math, name, {
      ...property,
      value: (...args: number[]) => {
        const result = original(...args);
        // As a callback of map it is given the array, too.
        const numbers = args.filter((arg) => typeof arg === "number");
        if (
          !first && !Number.isFinite(result) && numbers.every(Number.isFinite)
        ) {
          first = { name, argument: args[0], result };
        }
        return result;
      },
    });
  }
  try {
    attempt(evaluate);
  } finally {
    for (const [name, property] of originals) {
      Object.defineProperty(Math, name, property);
    }
  }
  return first;
}
