/**
 * What is told of a derivative before its value.
 *
 * @module
 */
import { notebookTrace, numericalDerivative } from "../../lib/engine.ts";
import type { NotebookEvent, Tensor } from "../../mod.ts";
import type { Found } from "../language/derivative.ts";
import { alongElement, elements, withElements } from "../language/element.ts";
import { formatValue } from "../session/format.ts";
import { Interrupted, polled } from "../session/interrupt.ts";
import type { Block } from "../session/session.ts";
import { numericMethod, type Settings } from "../session/setting.ts";
import { storyJson, storyText, watch } from "./story.ts";

/** The blocks that the setting `trace` asks for: one for the notebook's run, one for each element's story. */
export function traced(
  settings: Settings,
  label: string,
  f: (x: Tensor) => number,
  x: Tensor,
  order: number,
): Block[] {
  const { trace } = settings;
  if (trace === "off") return [];
  if (trace === "on") return order === 1 ? [narrated(f, x)] : [];
  // Exact methods evaluate nothing: there is no story of steps to tell.
  if (!numericMethod(settings)) return [];
  const tell = trace === "story" ? storyText : storyJson;
  if (typeof x === "number") {
    return [{
      kind: "trace",
      text: tell(label, watch(f as (x: number) => number, x, order, settings)),
    }];
  }
  const all = elements(x);
  const stories = all.map((xi, i) => () => {
    const name = `${label} along element ${i + 1} of ${all.length}`;
    return tell(name, watch(alongElement(f, x, i), xi, order, settings));
  });
  const told = trace === "json" ? stories : ends(stories);
  const texts: string[] = [];
  finishing(texts, () => {
    for (const story of told) texts.push(story());
  });
  return texts.map((text) => ({ kind: "trace", text }));
}

// Ten fill a screen, and beyond that nobody reads on.
const MOST = 10;
const FIRST = 3;

/** The first stories and the last, where there are many. */
function ends(stories: readonly (() => string)[]): (() => string)[] {
  const left = stories.length - FIRST - 1;
  if (stories.length <= MOST) return [...stories];
  return [
    ...stories.slice(0, FIRST),
    () => leftOut(left),
    ...stories.slice(-1),
  ];
}

function leftOut(count: number): string {
  return `... ${count} more elements: trace json tells of all`;
}

/** The notebook's run along every element, narrated as the notebook narrates it. */
function narrated(f: (x: Tensor) => number, x: Tensor): Block {
  const lines: string[] = [];
  const tell = notebookTrace((line) => lines.push(line));
  const count = elements(x).length;
  let at = 0;
  const trace = (event: NotebookEvent) => {
    if (event.kind === "element") at++;
    const isBetween = count > MOST && at > FIRST && at < count;
    if (!isBetween) tell(event);
    else if (event.kind === "element" && at === FIRST + 1) {
      lines.push(`... ${count - FIRST - 1} more elements like these`);
    }
  };
  finishing(lines, () => numericalDerivative(polled(f), x, { trace }));
  return { kind: "trace", text: lines.join("\n") };
}

/** Does what fills the lines; where it is interrupted, they are what was finished. */
function finishing(lines: readonly string[], action: () => unknown): void {
  try {
    action();
  } catch (error) {
    if (error instanceof Interrupted) error.finished.push(...lines);
    throw error;
  }
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
