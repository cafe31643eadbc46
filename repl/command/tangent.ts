import { ExpressionError } from "../../lib/expression/mod.ts";
import { derivativeOf, noDerivative, open } from "../evaluation/curve.ts";
import { operandOf } from "../evaluation/operand.ts";
import { numberFormat, type NumberStyle } from "../session/format.ts";
import type { Block, Session } from "../session/session.ts";
import { table } from "../session/table.ts";
import type { Arguments, Command } from "../language/command.ts";
import { expected, TELLS, text } from "./command.ts";
import { linesOf, pictured } from "./picture.ts";

/** `tangent f(3)`. */
export const tangent: Command = {
  names: ["tangent"],
  usage: "tangent f(3)",
  summary: "the tangent at a point, and secants that close in on it",
  example: "f(x) = x^3 - x; tangent f(1)",
  grammar: { kind: "clauses", targets: "values" },
  policy: TELLS,
  run: async (session, args) => {
    let doubt: string | undefined;
    let secants: readonly Block[] = [];
    const told = () => doubt === undefined ? secants : [text(doubt)];
    const outcome = await pictured(session, async () => {
      const { f, name, x } = functionAndPoint(session, args);
      const curve = {
        label: name,
        f: open(session.control.polled((t: number) => f(t) as number)),
      };
      if (!Number.isFinite(curve.f(x))) {
        throw new RangeError(
          `Cannot draw the tangent of ${name} at ${x} as ${name}(${x}) is ${
            curve.f(x)
          }`,
        );
      }
      doubt = noDerivative(curve.f, x, session.settings.language);
      const slope = doubt === undefined ? derivativeOf(f, 1)(x) : NaN;
      if (Math.abs(slope) === Infinity) {
        doubt = `the slope at ${x} is ${slope}: the tangent is vertical`;
      }
      if (doubt === undefined) {
        secants = [secantTable(curve.f, { x, slope }, session.settings)];
      }
      const { plotTangent } = await import("../../lib/plot/mod.ts");
      return plotTangent(curve, { x, slope });
    }, () => linesOf(told(), session.settings));
    return { ...outcome, blocks: [...outcome.blocks ?? [], ...told()] };
  },
};

// Down to where the rounding of f does not show yet.
const STEPS = [1, 0.1, 0.01, 0.001];

/** The slopes of secants whose step shrinks, and of the tangent, which is their limit. */
function secantTable(
  f: (x: number) => number,
  { x, slope }: { readonly x: number; readonly slope: number },
  style: NumberStyle,
): Block {
  const number = numberFormat(style, 8);
  const short = (value: number) => ({ value, text: number(value) });
  const rows = STEPS.map((h) => {
    const secant = (f(x + h) - f(x)) / h;
    const off = secant - slope;
    const shown = { value: off, text: off.toPrecision(2) };
    return [short(h), short(secant), shown];
  });
  const limit = [{ value: 0, text: "to 0" }, short(slope), short(0)];
  return table(["step h", "slope of the secant", "off by"], [...rows, limit]);
}

function functionAndPoint(
  session: Session,
  { source, rest, clauses: { targets: [target] } }: Arguments,
) {
  if (!target) throw expected(source, rest, "a function and a point");
  const { f, name, args: [x] } = operandOf(session, source, target);
  if (f.parameters.length !== 1 || typeof x !== "number") {
    throw new ExpressionError(
      source,
      target.span,
      "a tangent takes a function of one number",
    );
  }
  return { f, name, x };
}
