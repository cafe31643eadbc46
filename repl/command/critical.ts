import { ExpressionError } from "../../lib/expression/mod.ts";
import type { CompiledFunction, Span } from "../../lib/expression/mod.ts";
import type { CriticalPoint } from "./critical_points.ts";
import type { Stationary } from "./stationary.ts";
import { readFunction } from "../language/curve.ts";
import { type Grammar, readClauses } from "../language/clause.ts";
import { intervalOf } from "../language/range.ts";
import {
  formatValue,
  numberFormat,
  type NumberStyle,
} from "../session/format.ts";
import { readOperand } from "../language/operand.ts";
import type { Block, Outcome, Session } from "../session/session.ts";
import { table, unnamed } from "../session/table.ts";
import { type Command, expected, text } from "./command.ts";

const GRAMMAR: Grammar = { ranges: 1, words: ["from"] };

/** `critical f a..b`, `critical f from (1, 2)`. */
export const critical: Command = {
  names: ["critical"],
  usage: "critical f -2..2",
  summary: "where the derivative is 0 and what f does there; or f from (1, 2)",
  example: "f(x) = x^3 - x; critical f -2..2",
  grammar: GRAMMAR,
  run: (session, { source, rest }) => {
    const { targets: [target], ranges: [range], words } = readClauses(
      source,
      rest,
      GRAMMAR,
    );
    const span = withoutWords(source, target ?? rest);
    if (range) {
      return overRange(
        session,
        source,
        span,
        intervalOf(session, source, range),
      );
    }
    const from = words.get("from");
    if (from) return fromPoint(session, source, span, from);
    throw expected(
      source,
      rest,
      "a function and a range such as -2..2, or from (1, 2)",
    );
  },
};

/** `critical points of f` is about f. */
function withoutWords(source: string, { start, end }: Span): Span {
  const [words] = /^(?:points?\s+)?(?:of\s+)?/.exec(source.slice(start, end))!;
  return { start: start + words.length, end };
}

async function overRange(
  session: Session,
  source: string,
  span: Span,
  interval: readonly [number, number],
): Promise<Partial<Outcome>> {
  const { criticalPoints } = await import("./critical_points.ts");
  const { label, derivative } = readFunction(session, source, span);
  const points = criticalPoints(derivative, interval);
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
  span: Span,
  from: Span,
): Promise<Partial<Outcome>> {
  const { stationaryPoint } = await import("./stationary.ts");
  const { f, args, name } = readOperand(session, source, span, from);
  const exact = f as CompiledFunction;
  if (!("hessian" in f) || !args.every((arg) => typeof arg === "number")) {
    throw new ExpressionError(
      source,
      span,
      "expected a definition of numbers",
      {
        hint: "its exact Hessian is what tells a minimum from a saddle",
      },
    );
  }
  const gradient = (x: readonly number[]) =>
    [exact.gradient(...x)].flat() as number[];
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
