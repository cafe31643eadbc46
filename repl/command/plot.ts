import type { Picture } from "../../lib/plot/mod.ts";
import { ExpressionError } from "../../lib/expression/mod.ts";
import { type Clauses, type Grammar, readClauses } from "../language/clause.ts";
import {
  open,
  readAnyFunction,
  type ReadFunction,
  univariate,
} from "../language/curve.ts";
import { polled } from "../session/interrupt.ts";
import { type Interval, intervalOf } from "../language/range.ts";
import { type Command, expected } from "./command.ts";
import { pictured } from "./picture.ts";

const EVERYWHERE: Interval = [-5, 5];

const GRAMMAR: Grammar = { ranges: 2, words: ["from", "to"], file: true };

/** `plot f, f' a..b`, `plot f a..b, c..d`. */
export const plot: Command = {
  names: ["plot"],
  usage: "plot f, f' -2..2",
  summary: "functions of one number over a range; of two over two, -2..2, 0..1",
  example: "f(x) = x^3 - x; plot f, f' -2..2",
  grammar: GRAMMAR,
  run: (session, { source, rest }) => {
    const clauses = readClauses(source, rest, GRAMMAR);
    checkTargets(clauses);
    return pictured(session, clauses, async () => {
      const { targets } = clauses;
      const [x = EVERYWHERE, y = x] = clauses.ranges
        .map((range) => intervalOf(session, source, range));
      const functions = targets.map((target) =>
        readAnyFunction(session, source, target)
      );
      const [first, second] = functions;
      if (!second && first.order === 0 && first.f.parameters.length === 2) {
        return await plotSurface({ ...first, x, y });
      }
      if (clauses.ranges.length > 1) {
        throw expected(source, targets[0], "one function of two numbers");
      }
      const { plotLines } = await import("../../lib/plot/mod.ts");
      const curves = functions.map((each, i) => {
        const { label, derivative } = univariate(each, source, targets[i]);
        return { label, f: polled(derivative(0)) };
      });
      return plotLines(curves, x);
    });
  },
};

/** Sees to it that there is something to plot, and that a range is written as one. */
function checkTargets({ source, rest, targets, words, ranges }: Clauses): void {
  if (targets.length === 0) {
    throw expected(source, rest, "functions to plot");
  }
  const text = source.slice(rest.start, rest.end);
  const loose = /\s(-?[\d.]+)[\s,]+(-?[\d.]+)\]?\)?$/.exec(text);
  const isLoose = ranges.length === 0 && loose && !words.has("at");
  if (words.size === 0 && !isLoose) return;
  const [from, to] = words.has("from") && words.has("to")
    ? ["from", "to"].map((word) => {
      const { start, end } = words.get(word)!;
      return source.slice(start, end);
    })
    : loose?.slice(1) ?? ["0", "5"];
  const name = source.slice(targets[0].start, targets[0].end)
    .replace(/^\(|[\s,(].*$/gs, "");
  throw new ExpressionError(
    source,
    rest,
    "a range is written with two points",
    {
      hint: `write plot ${name} ${from}..${to}`,
    },
  );
}

interface SurfaceRequest extends ReadFunction {
  readonly x: Interval;
  readonly y: Interval;
}

/** Arrows for a vector function, else heights as colours with lines of equal height. */
async function plotSurface(request: SurfaceRequest): Promise<Picture> {
  const { x, y } = request;
  const f = open(polled((x: number, y: number) => request.f(x, y)));
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
