import { ExpressionError } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import type { Picture, Point } from "../../lib/plot/mod.ts";
import { gradientOf } from "../language/curve.ts";
import { valueOf } from "../language/evaluation.ts";
import { elements, withElements } from "../language/element.ts";
import {
  formatValue,
  numberFormat,
  type NumberStyle,
} from "../session/format.ts";
import { readFrom } from "../language/from.ts";
import { Interrupted, poll } from "../session/interrupt.ts";
import type { Plan, Step } from "./descent.ts";
import type { Session } from "../session/session.ts";
import { table, tableText } from "../session/table.ts";
import { type Command, expected, text, unknown } from "./command.ts";
import { pictured } from "./picture.ts";

/** `descend f from (1, 2) rate 0.1 momentum 0.9 steps 50`. */
export const descend: Command = {
  names: ["descend"],
  usage: "descend f from (1, 2)",
  summary:
    "gradient descent, with the path: also rate 0.1, momentum 0.9, steps 50",
  example: "f(x, y) = x^2 + 3y^2; descend f from (2, 1)",
  run: async (session, args) => {
    const { source } = args;
    const path: Step[] = [];
    let reason = "";
    const outcome = await pictured(session, args, async (rest) => {
      const { stepRule, walk } = await import("./descent.ts");
      const { plan, end } = readPlan(session, source, rest);
      const asked = { start: rest.start, end };
      const { f, along, point, name } = readFrom(session, source, asked);
      const start = elements(point);
      const shaped = (x: readonly number[]) => withElements(point, x);
      const value = (x: readonly number[]) => {
        poll();
        return along(shaped(x)) as number;
      };
      if (typeof value(start) !== "number") {
        throw new ExpressionError(
          source,
          asked,
          `${name} must return one number to be descended`,
        );
      }
      const slope = gradientOf(f, along, point);
      const gradient = (x: readonly number[]) => {
        poll();
        return elements(slope(shaped(x)));
      };
      try {
        reason = walk(value, gradient, start, plan, path);
      } catch (error) {
        if (error instanceof Interrupted && path.length > 0) {
          error.finished.push(tableText(pathTable(path, session.settings)));
        }
        throw error;
      }
      const title = `descent of ${name}, ${stepRule(plan)}`;
      return start.length === 2
        ? await pathPicture(title, name, value, path)
        : await valuePicture(title, name, path);
    });
    return {
      ...outcome,
      blocks: [
        table(pathTable(path, session.settings)),
        ...outcome.blocks ?? [],
        text(reason),
      ],
    };
  },
};

/** What may stand behind an option. */
interface Option {
  readonly wanted: string;
  readonly isRight: (value: number) => boolean;
}

const OPTIONS: Readonly<Record<keyof Plan, Option>> = {
  rate: {
    wanted: "a positive number",
    isRight: (value) => value > 0 && value < Infinity,
  },
  momentum: {
    wanted: "a number from 0 to below 1",
    isRight: (value) => value >= 0 && value < 1,
  },
  steps: {
    wanted: "a whole number up to 1e6",
    isRight: (value) => Number.isInteger(value) && value > 0 && value <= 1e6,
  },
};

/** Reads `rate 0.1 momentum 0.9 steps 50` off the end. */
function readPlan(
  session: Session,
  source: string,
  rest: Span,
): { plan: Plan; end: number } {
  let plan: Plan = { momentum: 0, steps: 1000 };
  let { end } = rest;
  for (;;) {
    const found = /\s(\p{L}+)(\s+)([^\s()]+)\s*$/u.exec(
      source.slice(rest.start, end),
    );
    if (!found || found[1] === "from") return { plan, end };
    const [, name, blanks, given] = found;
    const start = rest.start + found.index + 1;
    const word = { text: name, start, end: start + name.length };
    if (!Object.hasOwn(OPTIONS, name)) {
      throw unknown(source, word, "no option", Object.keys(OPTIONS));
    }
    const { wanted, isRight } = OPTIONS[name as keyof Plan];
    const at = word.end + blanks.length;
    const place = { start: at, end: at + given.length };
    const value = valueOf(session, source, place);
    if (typeof value !== "number" || !isRight(value)) {
      throw expected(source, place, wanted);
    }
    plan = { ...plan, [name]: value };
    end = start - 1;
  }
}

/** The steps 0, 1, 2, 4, 8 ... and the last. */
function pathTable(path: readonly Step[], style: NumberStyle): string[][] {
  const short = numberFormat(style, 8);
  const shown = [0];
  for (let k = 1; k < path.length - 1; k *= 2) shown.push(k);
  if (path.length > 1) shown.push(path.length - 1);
  const rows = shown.map((k) => {
    const { x, value, slope } = path[k];
    const point = formatValue([...x], short);
    return [String(k), point, short(value), slope.toPrecision(3)];
  });
  return [["step", "x", "f(x)", "|gradient|"], ...rows];
}

// More points are not seen on any screen.
const MOST_POINTS = 2000;

async function pathPicture(
  title: string,
  name: string,
  value: (x: readonly number[]) => number,
  path: readonly Step[],
): Promise<Picture> {
  const { plotContours } = await import("../../lib/plot/mod.ts");
  const points = path
    .filter(({ x }, k) =>
      (k % Math.ceil(path.length / MOST_POINTS) === 0 ||
        k === path.length - 1) && x.every(Number.isFinite)
    )
    .map(({ x }): Point => [x[0], x[1]]);
  const region = {
    x: around(points.map(([x]) => x)),
    y: around(points.map(([, y]) => y)),
  };
  const surface = { label: name, f: (x: number, y: number) => value([x, y]) };
  return plotContours(surface, region, {
    title,
    path: points,
  });
}

async function valuePicture(
  title: string,
  name: string,
  path: readonly Step[],
): Promise<Picture> {
  const { plotLines } = await import("../../lib/plot/mod.ts");
  // Between the steps nothing was evaluated: a straight line leads from one to the next.
  const at = (k: number) => {
    const [before, after] = [path[Math.floor(k)], path[Math.ceil(k)]];
    if (!before || !after) return NaN;
    const share = k - Math.floor(k);
    return before === after
      ? before.value
      : before.value * (1 - share) + after.value * share;
  };
  return plotLines(
    [{ label: name, f: at }],
    [0, Math.max(1, path.length - 1)],
    {
      title,
      xLabel: "step",
    },
  );
}

/** A stretch with room on both sides. */
function around(values: readonly number[]): [number, number] {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const room = 0.3 * (high - low) || 1;
  return [low - room, high + room];
}
