import { ExpressionError } from "../../lib/expression/mod.ts";
import type { Parameter } from "../../lib/expression/mod.ts";
import type { Picture, Point } from "../../lib/plot/mod.ts";
import type { Clauses } from "../language/clauses.ts";
import { gradientOf } from "../evaluation/curve.ts";
import { valueOf } from "../evaluation/evaluation.ts";
import type { Spelling } from "../language/spelling/row.ts";
import { elements, withElements } from "../derivative/element.ts";
import {
  formatValue,
  numberFormat,
  type NumberStyle,
} from "../session/format.ts";
import { parameterNames as namesOf } from "../derivative/named.ts";
import { type Operand, operandOf } from "../evaluation/operand.ts";
import { Interrupted, poll } from "../session/interrupt.ts";
import type { Plan, Step } from "./descent.ts";
import type { Block, Session } from "../session/session.ts";
import { table } from "../session/table.ts";
import { type Command, expected, TELLS, text } from "./command.ts";
import { pictured } from "./picture.ts";

/** `descend f from (1, 2) rate 0.1 momentum 0.9 steps 50`. */
export const descend: Command = {
  names: ["descend"],
  usage: "descend f from (1, 2)",
  summary:
    "gradient descent, with the path: also rate 0.1, momentum 0.9, steps 50",
  example: "f(x, y) = x^2 + 3y^2; descend f from (2, 1)",
  grammar: {
    kind: "clauses",
    targets: "values",
    points: ["from"],
    values: ["rate", "momentum", "steps"],
    spelling,
  },
  policy: TELLS,
  run: async (session, args) => {
    const { source, rest, clauses } = args;
    const path: Step[] = [];
    let reason = "";
    let names: readonly string[] = [];
    let rule: readonly string[] = [];
    const outcome = await pictured(session, args, async () => {
      const { stepRule, walk } = await import("./descent.ts");
      const plan = planOf(session, source, clauses);
      const { targets: [target], points } = clauses;
      if (!target) throw expected(source, rest, "a function and a point");
      const operand = operandOf(session, source, target, points.get("from"));
      const { f, along, point, name } = operand;
      const start = elements(point);
      const shaped = (x: readonly number[]) => withElements(point, x);
      const value = (x: readonly number[]) => {
        poll();
        return along(shaped(x)) as number;
      };
      if (typeof value(start) !== "number") {
        throw new ExpressionError(
          source,
          target.span,
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
          error.finished.push(pathTable(path, names, session.settings).text);
        }
        throw error;
      }
      const title = `descent of ${name}, ${stepRule(plan)}`;
      names = namesFor(f, start.length);
      rule = ruleLines(name, names, path, session.settings);
      if (start.length > 2) return await valuePicture(title, name, path);
      return start.length === 2
        ? await pathPicture(title, name, value, path)
        : await curvePicture(title, name, value, path);
    });
    return {
      ...outcome,
      blocks: [
        pathTable(path, names, session.settings),
        ...rule.length > 0 ? [text(rule.join("\n"))] : [],
        ...outcome.blocks ?? [],
        text(reason),
      ],
    };
  },
};

/** The start and the rate as others say them. */
function spelling(text: string): Spelling | undefined {
  const [, what, from] =
    /^(.+?)(?:\s*,\s*|\s+(?:start(?:ing)?\s+)?(?:at|from)\s+(?<!\sfrom\s+)(?:x\s*=\s*)?)([([][^()[\]]*[)\]]|-?[\d.]+)$/
      .exec(text) ?? [];
  if (what !== undefined && !/\sfrom\s|^\S*\(/.test(what)) {
    const hint = `write descend ${what} from ${from}`;
    return { reason: "a descent begins behind from", hint };
  }
  const [word, value] =
    /\b(?:lr|learning[ _]?rate|alpha|eta|step ?size)\s*=?\s*(\S*)/.exec(text) ??
      [];
  if (word === undefined) return undefined;
  const hint = `write ${text.replace(word, `rate ${value || "0.1"}`)}`;
  return { reason: "the length of a step is its rate", hint };
}

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

/** `rate 0.1 momentum 0.9 steps 50`. */
function planOf(session: Session, source: string, { values }: Clauses): Plan {
  let plan: Plan = { momentum: 0, steps: 1000 };
  for (const [name, tree] of values) {
    const { wanted, isRight } = OPTIONS[name as keyof Plan];
    const value = valueOf(session, source, tree);
    if (typeof value !== "number" || !isRight(value)) {
      throw expected(source, tree.span, wanted);
    }
    plan = { ...plan, [name]: value };
  }
  return plan;
}

/** The names of so few numbers that each has a column; none of more, or where they have no names. */
function namesFor(f: Operand["f"], count: number): readonly string[] {
  const parameters: readonly Parameter[] = f.parameters ?? [];
  const names = parameters.flatMap(namesOf);
  return names.length === count && count <= MOST_COLUMNS ? names : [];
}

/** What a step is, and the first steps with their numbers. */
function ruleLines(
  name: string,
  names: readonly string[],
  path: readonly Step[],
  style: NumberStyle,
): string[] {
  const short = numberFormat(style, 6);
  const shown = (value: number) =>
    value < 0 ? `(${short(value)})` : short(value);
  const rules = names.map((x) => `${x} ← ${x} - rate·∂${name}/∂${x}`);
  const lines = path.flatMap(({ move }, k) => {
    if (!move || !path[k + 1]) return [];
    const { rate, gradient, kept } = move;
    const parts = names.map((x, i) => {
      const rest = kept[i] === 0 ? "" : ` + ${shown(kept[i])}`;
      const from = `${short(path[k].x[i])} - ${shown(rate)}·`;
      return `${x} = ${from}${shown(gradient[i])}${rest} = ${
        short(path[k + 1].x[i])
      }`;
    });
    return [`step ${k + 1}: ${parts.join(", ")}`];
  });
  return names.length === 0 || lines.length === 0
    ? []
    : [`each step: ${rules.join(", ")}`, ...lines];
}

/** The steps 0, 1, 2, 4, 8 ... and the last. */
function pathTable(
  path: readonly Step[],
  names: readonly string[],
  style: NumberStyle,
): Block {
  const number = numberFormat(style, 8);
  const short = (value: number) => ({ value, text: number(value) });
  const shown = [0];
  for (let k = 1; k < path.length - 1; k *= 2) shown.push(k);
  if (path.length > 1) shown.push(path.length - 1);
  const rows = shown.map((k) => {
    const { x, value, slope } = path[k];
    const point = names.length > 0
      ? x.map(short)
      : [{ value: [...x], text: formatValue([...x], number) }];
    const length = { value: slope, text: slope.toPrecision(3) };
    return [{ value: k, text: String(k) }, ...point, short(value), length];
  });
  const columns = names.length > 0 ? names : ["x"];
  return table(["step", ...columns, "f(x)", "|gradient|"], rows);
}

// More numbers than this are no table that a person reads.
const MOST_COLUMNS = 4;

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

/** The ball on the curve: f over the stretch that was walked, and the points passed. */
async function curvePicture(
  title: string,
  name: string,
  value: (x: readonly number[]) => number,
  path: readonly Step[],
): Promise<Picture> {
  const { plotLines } = await import("../../lib/plot/mod.ts");
  const points = path
    .filter(({ x, value }, k) =>
      (k % Math.ceil(path.length / MOST_POINTS) === 0 ||
        k === path.length - 1) &&
      Number.isFinite(x[0]) &&
      Number.isFinite(value)
    )
    .map(({ x, value }): Point => [x[0], value]);
  const curve = { label: name, f: (x: number) => value([x]) };
  const picture = plotLines([curve], around(points.map(([x]) => x)), { title });
  const [start, end] = [points[0], points.at(-1)!];
  return {
    ...picture,
    layers: [
      ...picture.layers,
      { kind: "line", label: "steps", tone: 1, paths: [points], dots: true },
      { kind: "mark", label: "start", tone: 1, at: start },
      { kind: "mark", label: "end", tone: 1, at: end },
    ],
  };
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
