import type { Like, Tensor } from "../../mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import { polled } from "../session/interrupt.ts";
import { type Operand, readOperand } from "../language/operand.ts";
import { splitList } from "../language/place.ts";
import type { Session } from "../session/session.ts";
import { type Command, expected } from "./command.ts";

/** `check f, g at (1, 2)`. */
export const check: Command = {
  names: ["check"],
  usage: "check f, g at (1, 2)",
  summary: "whether g is the gradient of f, and the mistake if it is not",
  example: "f(x, y) = x^2 y; g(x, y) = [2x y, x^2]; check f, g at (3, 2)",
  run: async (session, { source, rest }) => {
    const { f, g } = pair(session, source, rest);
    const { checkGradient } = await import("../../mod.ts");
    const value = polled(f.along) as (x: Like<Tensor>) => number;
    // The gradient of a function of one number may be a number; the point is then a vector of one.
    const gradient = (x: Like<Tensor>) => {
      const found = polled(g.along)(x as Tensor);
      return typeof found === "number" ? [found] : found;
    };
    const report = checkGradient(value, gradient, f.point, {
      seed: session.settings.seed,
    });
    const { verdict, reason, mistake, worst, evaluations, seed } = report;
    return {
      blocks: [{
        kind: verdict === "pass" ? "text" : "error",
        text: String(report),
        ...(verdict !== "pass" && { fault: { message: reason } }),
        report: { verdict, reason, mistake, worst, evaluations, seed },
      }],
    };
  },
};

/** Both functions at the point that stands behind `at`. */
function pair(
  session: Session,
  source: string,
  rest: Span,
): { f: Operand; g: Operand } {
  const at = source.slice(rest.start, rest.end).search(/\sat[\s(]/);
  const functions = { start: rest.start, end: rest.start + Math.max(0, at) };
  const parts = splitList(source, functions);
  if (at < 0 || parts.length !== 2) {
    throw expected(
      source,
      rest,
      'a function, its gradient and a point: "f, g at (1, 2)"',
    );
  }
  const [f, g] = parts.map((part) => {
    // Blanks in place of the other one leave every place of an error where it is.
    const before = " ".repeat(part.start - rest.start);
    const after = " ".repeat(functions.end - part.end);
    const line = source.slice(0, rest.start) + before +
      source.slice(part.start, part.end) + after + source.slice(functions.end);
    const span = { start: part.start, end: rest.end };
    return readOperand(session, source, span, { line });
  });
  return { f, g };
}
