import type { Picture } from "../../lib/plot/mod.ts";
import { ExpressionError } from "../../lib/expression/mod.ts";
import type {
  ArrayValue,
  CompiledFunction,
  Span,
} from "../../lib/expression/mod.ts";
import { open, readCurve } from "../language/curve.ts";
import { polled } from "../session/interrupt.ts";
import { functionNamed } from "../language/named.ts";
import { type Range, readRange } from "../language/range.ts";
import { splitList, trimmed } from "../language/place.ts";
import type { Session } from "../session/session.ts";
import { type Command, expected } from "./command.ts";
import { pictured } from "./picture.ts";

const EVERYWHERE = [-5, 5] as const;

/** `plot f, f' a..b`, `plot f a..b, c..d`. */
export const plot: Command = {
  names: ["plot"],
  usage: "plot f, f' -2..2",
  summary: "functions of one number over a range; of two over two, -2..2, 0..1",
  example: "f(x) = x^3 - x; plot f, f' -2..2",
  run: (session, args) =>
    pictured(session, args, async (rest) => {
      const { source } = args;
      if (source.slice(rest.start, rest.end).trim() === "") {
        throw expected(source, rest, "functions to plot");
      }
      const { plotLines } = await import("../../lib/plot/mod.ts");
      const range = readRange(session, source, rest);
      const surface = surfaceOf(session, source, range, rest);
      if (surface) return await plotSurface(surface);
      const parts = splitList(source, range?.before ?? rest);
      const curves = parts.map((part) => readCurve(session, source, part));
      return plotLines(curves, range?.interval ?? EVERYWHERE);
    }),
};

interface SurfaceRequest {
  readonly f: CompiledFunction<ArrayValue>;
  readonly name: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** A function of two numbers by its name, with two ranges or none. */
function surfaceOf(
  session: Session,
  source: string,
  range: Range | undefined,
  rest: Span,
): SurfaceRequest | undefined {
  const before = range?.before;
  const comma = before
    ? source.slice(before.start, before.end).trimEnd().endsWith(",")
    : false;
  const first = comma
    ? readRange(session, source, {
      start: before!.start,
      end: source.lastIndexOf(",", before!.end),
    })
    : undefined;
  const span = trimmed(source, first?.before ?? before ?? rest);
  const name = source.slice(span.start, span.end);
  const f = functionOfTwo(session, name);
  if (f?.parameters.length !== 2) {
    if (first) {
      throw new ExpressionError(
        source,
        span,
        "expected a function of two numbers by its name",
      );
    }
    return undefined;
  }
  const square = range?.interval ?? EVERYWHERE;
  return { f, name, x: first?.interval ?? square, y: square };
}

/** A function by its name, if it can take two numbers. */
function functionOfTwo({ scope }: Session, name: string) {
  try {
    return functionNamed(scope, name, 2);
  } catch (error) {
    // One of the language's own that takes one, such as sin.
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

/** Arrows for a vector function, else heights as colours with lines of equal height. */
async function plotSurface(request: SurfaceRequest): Promise<Picture> {
  const { x, y } = request;
  const f = open(polled((x: number, y: number) => request.f(x, y)));
  const { overlay, plotContours, plotField, plotHeat } = await import(
    "../../lib/plot/mod.ts"
  );
  const middle = f((x[0] + x[1]) / 2, (y[0] + y[1]) / 2);
  const title = `${request.name}(${request.f.parameters.join(", ")})`;
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
