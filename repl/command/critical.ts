import { ExpressionError } from "../../lib/expression/mod.ts";
import type {
  CompiledFunction,
  Coordinate,
  Tree,
} from "../../lib/expression/mod.ts";
import type { CriticalPoint } from "./critical_points.ts";
import type { Stationary } from "./stationary.ts";
import { numberFunction } from "../evaluation/curve.ts";
import { intervalOf } from "../language/range.ts";
import {
  formatValue,
  numberFormat,
  type NumberStyle,
} from "../session/format.ts";
import { operandOf } from "../evaluation/operand.ts";
import type { Block, Outcome, Session } from "../session/session.ts";
import { table, unnamed } from "../session/table.ts";
import type { Command } from "../language/command.ts";
import { expected, TELLS, text } from "./command.ts";

/** `critical f a..b`, `critical f from (1, 2)`. */
export const critical: Command = {
  names: ["critical"],
  usage: "critical f -2..2",
  summary: "where the derivative is 0 and what f does there; or f from (1, 2)",
  example: "f(x) = x^3 - x; critical f -2..2",
  grammar: {
    kind: "clauses",
    targets: "functions",
    ranges: 1,
    points: ["from"],
    skipped: ["points", "point", "of"],
  },
  policy: TELLS,
  run: (session, { source, rest, clauses }) => {
    const { targets: [target], ranges: [range], points } = clauses;
    const from = points.get("from");
    if (target && range) {
      const interval = intervalOf(session, source, range);
      return overRange(session, source, target, interval);
    }
    if (target && from) return fromPoint(session, source, target, from);
    throw expected(
      source,
      rest,
      "a function and a range such as -2..2, or from (1, 2)",
    );
  },
};

async function overRange(
  session: Session,
  source: string,
  target: Tree,
  interval: readonly [number, number],
): Promise<Partial<Outcome>> {
  const { criticalPoints } = await import("./critical_points.ts");
  const { label, derivative } = numberFunction(session, source, target);
  const polled = (order: number) => session.control.polled(derivative(order));
  const points = criticalPoints(polled, interval);
  if (points.length === 0) {
    const [a, b] = interval;
    return {
      blocks: [
        text(`the derivative of ${label} has no zero from ${a} to ${b}`),
      ],
    };
  }
  // At a kink there is no tangent to be level.
  const isLevel = points.some(({ curvature }) => !Number.isNaN(curvature));
  return {
    blocks: [
      pointTable(points, session.settings),
      ...isLevel ? [text(LEVEL)] : [],
    ],
  };
}

/** What it means that a derivative is 0. */
const LEVEL =
  "where f' is 0, a tiny change of x changes nothing: the tangent is level";

function pointTable(
  points: readonly CriticalPoint[],
  style: NumberStyle,
): Block {
  const number = numberFormat(style, 10);
  const short = (value: number) => ({ value, text: number(value) });
  return table(
    ["x", "f(x)", "f''(x)", unnamed("kind"), unnamed("evidence")],
    points.map((point) => [
      short(point.x),
      short(point.value),
      Number.isNaN(point.curvature) ? "" : short(point.curvature),
      point.kind,
      point.evidence,
    ]),
  );
}

async function fromPoint(
  session: Session,
  source: string,
  target: Tree,
  from: readonly Coordinate[],
): Promise<Partial<Outcome>> {
  const { stationaryPoint } = await import("./stationary.ts");
  const { f, args, name } = operandOf(session, source, target, from);
  const exact = f as CompiledFunction;
  if (!("hessian" in f) || !args.every((arg) => typeof arg === "number")) {
    throw new ExpressionError(
      source,
      target.span,
      "expected a definition of numbers",
      {
        hint: "its exact Hessian is what tells a minimum from a saddle",
      },
    );
  }
  const gradient = session.control.polled((x: readonly number[]) =>
    [exact.gradient(...x)].flat() as number[]
  );
  const found = stationaryPoint(
    gradient,
    (x) => exact.hessian(...x),
    args as number[],
  );
  if (!found) {
    const advice = `try another point, or descend ${name} first`;
    const said = text(`Newton's steps from there settle nowhere: ${advice}`);
    return { blocks: [said] };
  }
  const value = exact(...found.x);
  return { blocks: [text(pointText(found, name, value, session.settings))] };
}

function pointText(
  { x, kind, eigenvalues, steps }: Stationary,
  name: string,
  value: number,
  style: NumberStyle,
): string {
  const write = (most: number) => numberFormat(style, most);
  const where = formatValue([...x], write(12));
  const curvatures = formatValue([...eigenvalues], write(6));
  const cost = `${steps} step${steps === 1 ? "" : "s"}`;
  return `${kind} at ${where}, ${name} = ${write(10)(value)}\n` +
    `  eigenvalues of the Hessian ${curvatures}, ${cost}`;
}
