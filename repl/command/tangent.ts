import { ExpressionError } from "../../lib/expression/mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import { derivativeOf, noDerivative, open } from "../language/curve.ts";
import { polled } from "../session/interrupt.ts";
import { readOperand } from "../language/operand.ts";
import type { Session } from "../session/session.ts";
import { type Command, text } from "./command.ts";
import { pictured } from "./picture.ts";

/** `tangent f(3)`. */
export const tangent: Command = {
  names: ["tangent"],
  usage: "tangent f(3)",
  summary: "the tangent at a point, and secants that close in on it",
  example: "f(x) = x^3 - x; tangent f(1)",
  run: async (session, args) => {
    let doubt: string | undefined;
    const outcome = await pictured(session, args, async (rest) => {
      const { f, name, x } = functionAndPoint(session, args.source, rest);
      const curve = {
        label: name,
        f: open(polled((t: number) => f(t) as number)),
      };
      if (!Number.isFinite(curve.f(x))) {
        throw new RangeError(
          `Cannot draw the tangent of ${name} at ${x} as ${name}(${x}) is ${
            curve.f(x)
          }`,
        );
      }
      doubt = noDerivative(curve.f, x);
      const slope = doubt === undefined ? derivativeOf(f, 1)(x) : NaN;
      if (Math.abs(slope) === Infinity) {
        doubt = `the slope at ${x} is ${slope}: the tangent is vertical`;
      }
      const { plotTangent } = await import("../../lib/plot/mod.ts");
      return plotTangent(curve, { x, slope });
    });
    const told = doubt === undefined ? [] : [text(doubt)];
    return { ...outcome, blocks: [...outcome.blocks ?? [], ...told] };
  },
};

function functionAndPoint(session: Session, source: string, rest: Span) {
  const { f, name, args: [x] } = readOperand(session, source, rest);
  if (f.parameters.length !== 1 || typeof x !== "number") {
    throw new ExpressionError(
      source,
      rest,
      "a tangent takes a function of one number",
    );
  }
  return { f, name, x };
}
