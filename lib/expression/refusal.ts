/**
 * What is said when a function is called with arguments that it does not take.
 *
 * @module
 */
import { signature } from "./format.ts";
import type { Parameter } from "./tree.ts";

function kindOf(value: unknown): string {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const text = JSON.stringify(
      Array.isArray(value) ? value : Array.from(value as Float64Array),
    );
    return text.length > 40 ? `${text.slice(0, 40)}…` : text;
  }
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** Refuses arguments: throws the TypeError that says what a function takes and what it was given. */
export function refusal(
  name: string,
  parameters: readonly Parameter[],
): (args: IArguments) => never {
  return (args: IArguments): never => {
    const given = Array.from(args, kindOf).join(", ");
    const wanted = parameters.every((p) => typeof p === "string")
      ? parameters.length === 1 ? "one number" : `${parameters.length} numbers`
      : "numbers where it names them";
    throw new TypeError(
      `Cannot call ${
        signature(name, parameters)
      } as it takes ${wanted}: it was called with (${given})`,
    );
  };
}
