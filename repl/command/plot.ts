import type { Picture } from "../../lib/plot/mod.ts";
import {
  functionIn,
  open,
  type ReadFunction,
  univariate,
} from "../evaluation/curve.ts";
import type { Control } from "../session/control.ts";
import {
  type Interval,
  intervalOf,
  type RangeClause,
} from "../language/range.ts";
import type { Clauses } from "../language/clauses.ts";
import type { Command } from "../language/command.ts";
import { expected, TELLS } from "./command.ts";
import { pictured } from "./picture.ts";

const EVERYWHERE: Interval = [-5, 5];

/** `plot f, f' a..b`, `plot f a..b, c..d`. */
export const plot: Command = {
  names: ["plot"],
  usage: "plot f, f' -2..2",
  summary: "functions of one number over a range; of two over two, -2..2, 0..1",
  example: "f(x) = x^3 - x; plot f, f' -2..2",
  grammar: {
    kind: "clauses",
    targets: "functions",
    between: [","],
    ranges: 2,
    values: ["from", "to"],
  },
  policy: { ...TELLS, pin: "left out" },
  run: (session, args) => {
    const { source, rest, clauses } = args;
    const { targets } = clauses;
    const ranges = rangesIn(clauses);
    if (targets.length === 0) throw expected(source, rest, "functions to plot");
    return pictured(session, async () => {
      const [x = EVERYWHERE, y = x] = ranges
        .map((range) => intervalOf(session, source, range));
      const functions = targets.map((target) =>
        functionIn(session, source, target)
      );
      const [first, second] = functions;
      if (!second && first.order === 0 && first.f.parameters.length === 2) {
        return await plotSurface({ ...first, x, y }, session.control);
      }
      if (ranges.length > 1) {
        throw expected(source, targets[0].span, "one function of two numbers");
      }
      const { plotLines } = await import("../../lib/plot/mod.ts");
      const curves = functions.map((each, i) => {
        const { label, derivative } = univariate(each, source, targets[i].span);
        return { label, f: session.control.polled(derivative(0)) };
      });
      return plotLines(curves, x);
    });
  },
};

/** The ranges, of which the first may be written `from 0 to 5`. */
function rangesIn({ ranges, values }: Clauses): readonly RangeClause[] {
  const [low, high] = [values.get("from"), values.get("to")];
  if (!low || !high) return ranges;
  const span = { start: low.span.start, end: high.span.end };
  return [{ low, high, ...span }, ...ranges];
}

interface SurfaceRequest extends ReadFunction {
  readonly x: Interval;
  readonly y: Interval;
}

/** Arrows for a vector function, else heights as colours with lines of equal height. */
async function plotSurface(
  request: SurfaceRequest,
  control: Control,
): Promise<Picture> {
  const { x, y } = request;
  const f = open(control.polled((x: number, y: number) => request.f(x, y)));
  const { overlay, plotContours, plotField, plotHeat } = await import(
    "../../lib/plot/mod.ts"
  );
  const middle = f((x[0] + x[1]) / 2, (y[0] + y[1]) / 2);
  const { label } = request;
  const title = /[^\p{L}\p{N}_]/u.test(label)
    ? label
    : `${label}(${request.f.parameters.join(", ")})`;
  if (typeof middle !== "number") {
    return plotField({ label: title, f: (x, y) => f(x, y) as number[] }, {
      x,
      y,
    });
  }
  const surface = {
    label: title,
    f: (x: number, y: number) => f(x, y) as number,
  };
  return overlay(plotHeat(surface, { x, y }), plotContours(surface, { x, y }));
}
