/**
 * How far the notebook's value is from that of another method.
 *
 * @module
 */
import { numericalDerivative } from "../../lib/engine.ts";
import type { Tensor } from "../../mod.ts";
import type { Found } from "../derivative/derivative.ts";
import { elements, withElements } from "../derivative/element.ts";
import { formatValue } from "../session/format.ts";
import type { Session } from "../session/session.ts";

/** A line behind the answer of another method, where the notebook's run is told. */
export function comparison(
  { settings: { method }, control }: Session,
  { value, error }: Found,
  f: (x: Tensor) => number,
  x: Tensor,
): string {
  if (method === "notebook" || error === undefined) return "";
  const notebook = elements(numericalDerivative(control.polled(f), x));
  const differences = elements(value)
    .map((item, i) => Number(Math.abs(notebook[i] - item).toPrecision(2)));
  return `\n  the notebook's value differs by ${
    formatValue(withElements(value, differences))
  }`;
}
