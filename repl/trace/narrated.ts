/**
 * The notebook's run along the elements of a point, narrated as the notebook narrates it.
 *
 * @module
 */
import { notebookTrace, numericalDerivative } from "../../lib/engine.ts";
import type { DerivativeRequest } from "../../lib/expression/mod.ts";
import type { NotebookEvent, Tensor } from "../../mod.ts";
import { subjectOf } from "../derivative/derivative.ts";
import { alongElement, elements } from "../derivative/element.ts";
import type { Control } from "../session/control.ts";
import { FIRST, isLong } from "./ends.ts";

/** A function as the notebook would take it, and where. */
interface Line {
  readonly f: (x: Tensor) => number;
  readonly x: Tensor;
}

/** Tells the run, line by line, or why there is none; what is there when it is interrupted, is in `texts`. */
export function narrate(
  request: DerivativeRequest,
  texts: string[],
  control: Control,
): void {
  const line = lineOf(request);
  if (typeof line === "string") return void texts.push(line);
  if (!line) return;
  const lines: string[] = [];
  try {
    narrateLine(line, lines, control);
  } finally {
    texts.push(lines.join("\n"));
  }
}

/** The line that the notebook's function can take; nothing for higher orders of one variable. */
function lineOf(request: DerivativeRequest): Line | string | undefined {
  const { operator, path, direction = [] } = request;
  const { point, along } = subjectOf(request);
  const f = along as (x: Tensor) => number;
  switch (operator) {
    case "gradient":
      // The notebook's functions take arrays.
      return typeof point === "number"
        ? { f: (x) => f((x as number[])[0]), x: [point] }
        : { f, x: point };
    case "partial": {
      if (path.length > 1) return;
      if (typeof point === "number") return { f, x: point };
      const [i] = path;
      const line = alongElement(along, point, i) as (x: Tensor) => number;
      return { f: line, x: elements(point)[i] };
    }
    case "directional": {
      const x = elements(point);
      return {
        f: (t) => f(x.map((xi, i) => xi + (t as number) * direction[i])),
        x: 0,
      };
    }
    default:
      return `no trace of ${operator}, which is many runs: f', grad, d/dx and D have one`;
  }
}

function narrateLine(
  { f, x }: Line,
  lines: string[],
  control: Control,
): void {
  const tell = notebookTrace((line) => lines.push(line));
  const count = elements(x).length;
  let at = 0;
  const trace = (event: NotebookEvent) => {
    if (event.kind === "element") at++;
    const isBetween = isLong(count) && at > FIRST && at < count;
    if (!isBetween) tell(event);
    else if (event.kind === "element" && at === FIRST + 1) {
      lines.push(`... ${count - FIRST - 1} more elements like these`);
    }
  };
  numericalDerivative(control.polled(f), x, { trace });
}
