/**
 * Partial and directional derivatives as queries: `d/dx (x^2 y) at x = 1, y = 2`, `∂f/∂y (1, 2)`, `D[1, 1] f(1, 2)`.
 *
 * @module
 */
import { ExpressionError, nearestName } from "../../lib/expression/mod.ts";
import type { Tensor } from "../../mod.ts";
import {
  checkOrder,
  derivativeBy,
  exactAlong,
  exactPartial,
  type Found,
  namesOf,
} from "./differentiate.ts";
import { alongElement, elements, withElements } from "./element.ts";
import { shownFound } from "./found.ts";
import { type Operand, readOperand } from "./operand.ts";
import { valueOf } from "./evaluation.ts";
import { polled } from "../session/interrupt.ts";
import type { Answer, Query } from "./query.ts";
import type { Session } from "../session/session.ts";
import {
  EXACT_METHODS,
  numericMethod,
  type Settings,
} from "../session/setting.ts";
import { comparison, traced } from "../trace/trace.ts";

const POWERS = "²³⁴";
const POWER = `(?:\\^?(\\d+)|([${POWERS}]))?`;
const NAME = "\\p{L}[\\p{L}\\p{N}_]*";
const VARIABLE = `(${NAME}?)${POWER}(?![\\p{L}\\p{N}_])`;

/** `d/dx ...`, `∂f/∂y ...`, `d²f/dx² ...`. */
export const partialQuery: Query = {
  names: ["d/dx", "∂f/∂y"],
  usage: "d/dx (x^2) at 3",
  summary:
    "one partial derivative of any order: also ∂f/∂y (1, 2), d^2f/dx^2 at 3, ∂²f/∂x∂y (1, 2)",
  example: "f(x, y) = x^2 y; ∂f/∂x (1, 3)",
  pattern: () =>
    new RegExp(
      `^[d∂]${POWER}(${NAME})?\\s*/\\s*([d∂]${VARIABLE}(?:\\s*∂${VARIABLE})*)\\s*(?!:?=)`,
      "u",
    ),
  answer: async (session, source, span, begin) => {
    const [whole, power, sign, name, below] = begin;
    const order = orderOf(power, sign);
    const factors = [...below.matchAll(new RegExp(`[d∂]${VARIABLE}`, "gu"))]
      .map(([, variable, power, sign]) => ({
        variable,
        order: orderOf(power, sign),
      }));
    const [{ variable }] = factors;
    if (order !== factors.reduce((sum, { order }) => sum + order, 0)) {
      throw new ExpressionError(
        source,
        { start: span.start - whole.length, end: span.start },
        "the two orders differ",
        { hint: `write d^2f/d${variable}^2` },
      );
    }
    // "∂f/∂y (1, 2)" asks about f(1, 2): the name takes the place of what stands before the point.
    const before = name === undefined
      ? ""
      : source[span.start] === "("
      ? name
      : `${name} `;
    const start = span.start - before.length;
    const text = name === undefined
      ? source
      : " ".repeat(start) + before + source.slice(span.start);
    const target = { start, end: span.end };
    const operand = readOperand(session, text, target, { variable });
    return factors.length > 1
      ? await mixed(session, operand, factors, source)
      : await partial(session, operand, variable, order, source);
  },
};

/** The order that a power says, such as `^2` or `²`. */
function orderOf(power: string | undefined, sign: string | undefined): number {
  return power ? Number(power) : sign ? POWERS.indexOf(sign) + 2 : 1;
}

async function partial(
  { settings }: Session,
  operand: Operand,
  variable: string,
  order: number,
  source: string,
): Promise<Answer> {
  checkOrder(order);
  const { point, along } = operand;
  const i = indexOf(operand, variable, source);
  if (EXACT_METHODS.has(settings.method)) {
    return await exactly(settings, operand, Array<number>(order).fill(i));
  }
  const line = alongElement(along, point, i);
  const label = `${operand.name} along ${variable}`;
  return alongLine(settings, label, line, elements(point)[i], order);
}

async function exactly(
  settings: Settings,
  operand: Operand,
  path: readonly number[],
): Promise<Answer> {
  return answered(
    settings,
    await exactPartial(settings.method, operand, path),
  );
}

/** Which of the numbers of the point the variable is. */
function indexOf(
  { f, name, span }: Operand,
  variable: string,
  source: string,
): number {
  const names = f.parameters.flatMap(namesOf);
  const i = names.indexOf(variable);
  if (i >= 0) return i;
  const near = nearestName(variable, names);
  throw new ExpressionError(
    source,
    span,
    `${name} has no variable ${variable}`,
    {
      hint: near ? `did you mean ${near}?` : `there is ${names.join(", ")}`,
    },
  );
}

/** `∂²f/∂x∂y (1, 2)`. */
async function mixed(
  { settings }: Session,
  operand: Operand,
  factors: readonly { variable: string; order: number }[],
  source: string,
): Promise<Answer> {
  const { point, along } = operand;
  checkOrder(factors.reduce((sum, { order }) => sum + order, 0));
  const paths = factors.flatMap(({ variable, order }) =>
    Array<number>(order).fill(indexOf(operand, variable, source))
  );
  if (EXACT_METHODS.has(settings.method)) {
    return await exactly(settings, operand, paths);
  }
  const { estimateMixedPartialDerivative } = await import("../../mod.ts");
  const method = numericMethod(settings.method)!;
  const watched = polled((x: number[]) =>
    along(withElements(point, x)) as number
  );
  const found = estimateMixedPartialDerivative(
    watched,
    elements(point),
    paths,
    { method },
  );
  return answered(settings, found);
}

function answered(settings: Settings, found: Found): Answer {
  return { value: found.value, blocks: [shownFound(settings, found)] };
}

/** The derivative along a line, with what is to be told of it. */
function alongLine(
  settings: Settings,
  label: string,
  line: (t: number) => number,
  t: number,
  order: number,
): Answer {
  const f = line as (t: Tensor) => number;
  const trace = traced(settings, label, f, t, order);
  const found = derivativeBy(settings.method, line, t, order);
  const remark = order === 1 ? comparison(settings, found, f, t) : "";
  const blocks = [...trace, shownFound(settings, found, remark)];
  return { value: found.value, blocks };
}

/** `D[1, 1] f(1, 2)`. */
export const directionalQuery: Query = {
  names: ["D"],
  usage: "D[1, 1] f(1, 2)",
  summary: "the derivative along a direction, not scaled to length 1",
  example: "f(x, y) = x^2 y; D[1, 1] f(1, 3)",
  pattern: () => /^D\s*(\[[^\]]*\])\s*(?!:?=)(?=\S)/u,
  answer: async (session, source, span, begin) => {
    const [whole, list] = begin;
    const start = span.start - whole.length + whole.indexOf("[");
    const place = { start, end: start + list.length };
    const direction = valueOf(session, source, place);
    const operand = readOperand(session, source, span);
    const { f, along, point } = operand;
    const v = elements(direction as Tensor);
    const x = elements(point);
    if (v.length !== x.length) {
      throw new ExpressionError(
        source,
        place,
        `the direction has ${v.length} elements where the point has ${x.length}`,
      );
    }
    const line = (t: number) =>
      along(withElements(point, x.map((xi, i) => xi + t * v[i]))) as number;
    const { settings } = session;
    const { method } = settings;
    if (EXACT_METHODS.has(method)) {
      return answered(settings, await exactAlong(method, operand, v));
    }
    return alongLine(settings, `${f.name} along ${list}`, line, 0, 1);
  },
};
