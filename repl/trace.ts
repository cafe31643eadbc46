/**
 * What is told of a derivative before its value.
 *
 * @module
 */
import { numericalDerivative } from "../lib/engine.ts";
import type { Tensor } from "../mod.ts";
import { type Found, narrated } from "./differentiate.ts";
import { alongElement, elements, withElements } from "./element.ts";
import { formatValue } from "./format.ts";
import { polled } from "./interrupt.ts";
import type { Block } from "./session.ts";
import { numericMethod, type Settings } from "./setting.ts";
import { storyJson, storyText, watch } from "./story.ts";

/** The blocks that the setting `trace` asks for: one for the notebook's run, one for each element's story. */
export function traced(
  { trace, method }: Settings,
  label: string,
  f: (x: Tensor) => number,
  x: Tensor,
  order: number,
): Block[] {
  if (trace === "off") return [];
  if (trace === "on") return order === 1 ? [narrated(f, x)] : [];
  // Exact methods evaluate nothing: there is no story of steps to tell.
  if (!numericMethod(method)) return [];
  const tell = trace === "story" ? storyText : storyJson;
  if (typeof x === "number") {
    return [{
      kind: "trace",
      text: tell(
        `${label}${"'".repeat(order)}`,
        watch(f as (x: number) => number, x, order, method),
      ),
    }];
  }
  return elements(x).map((xi, i): Block => {
    const line = alongElement(f, x, i);
    const name = `${label} along element ${i + 1} of ${elements(x).length}`;
    return { kind: "trace", text: tell(name, watch(line, xi, order, method)) };
  });
}

/** A line behind the answer of another method: how far the notebook's value is from it. */
export function comparison(
  { trace, method }: Settings,
  { value, error }: Found,
  f: (x: Tensor) => number,
  x: Tensor,
): string {
  if (trace !== "on" || method === "notebook" || error === undefined) return "";
  const notebook = elements(numericalDerivative(polled(f), x));
  const differences = elements(value)
    .map((item, i) => Number(Math.abs(notebook[i] - item).toPrecision(2)));
  return `\n  the notebook's value differs by ${
    formatValue(withElements(value, differences))
  }`;
}
