/**
 * What is told of a derivative that is taken by its formula.
 *
 * @module
 */
import type { DerivativeRequest } from "../../lib/expression/mod.ts";
import { formatValue } from "../session/format.ts";
import { EXACT_METHODS, type Settings } from "../session/setting.ts";
import { type ExactEvent, passesOf } from "./passes.ts";
import { passesText } from "./passes_text.ts";

/** The passes of the chain rule, or the formulas, as the setting asks for them. */
export function exactStory(
  { trace, method, language }: Settings,
  request: DerivativeRequest,
): string {
  const { name, args, operator } = request;
  const how = EXACT_METHODS.get(method);
  const events = known(method, request);
  if (typeof events === "string") return events;
  if (trace === "json") {
    const start = { event: "start", of: name, x: args, operator, method };
    return [
      start,
      ...events.map(({ kind, ...rest }) => ({ event: kind, ...rest })),
    ].map((event) => JSON.stringify(event)).join("\n");
  }
  const point = args.map((arg) => formatValue(arg)).join(", ");
  const at = args.length === 1 ? point : `(${point})`;
  return passesText(`${name} at ${at}, ${how}`, events, language);
}

/** The events, or why there are none. */
function known(
  method: string,
  request: DerivativeRequest,
): ExactEvent[] | string {
  try {
    const events = passesOf(method, request);
    return events.length > 0
      ? events
      : `no trace of ${request.operator}, ${EXACT_METHODS.get(method)}`;
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) {
      throw error;
    }
    return `no passes to tell: ${error.message}`;
  }
}
