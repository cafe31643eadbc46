/**
 * What is said when a function is called with arguments that it does not take.
 *
 * @module
 */
import { shown } from "../../core/array.ts";
import { signature } from "./format.ts";
import type { Parameter } from "../syntax/tree.ts";

const LONGEST = 40;

/** An argument, arrays of arrays included: a few levels and items, as one may hold itself or a million others. */
function written(value: unknown, levels = 4): string {
  if (!Array.isArray(value) || levels === 0) return shown(value);
  const items = Array.from(
    value.slice(0, LONGEST),
    (item) => written(item, levels - 1),
  );
  const text = `[${items.join(", ")}]`;
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Refuses arguments: throws the TypeError that says what a function takes and what it was given. */
export function refusal(
  name: string,
  parameters: readonly Parameter[],
  takes?: string,
): (args: IArguments) => never {
  return (args: IArguments): never => {
    const given = Array.from(args, (value) => written(value)).join(", ");
    const wanted = takes ??
      (parameters.every((p) => typeof p === "string")
        ? parameters.length === 1
          ? "one number"
          : `${parameters.length} numbers`
        : "numbers where it names them");
    throw new TypeError(
      `Cannot call ${
        signature(name, parameters)
      } as it takes ${wanted}: it was called with (${given})`,
    );
  };
}
