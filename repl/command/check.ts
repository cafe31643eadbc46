import type { Like, Tensor } from "../../mod.ts";
import type { Span } from "../../lib/expression/mod.ts";
import { polled } from "../session/interrupt.ts";
import { type Operand, readOperand } from "../language/operand.ts";
import { type Grammar, readClauses } from "../language/clause.ts";
import type { Session } from "../session/session.ts";
import { type Command, expected } from "./command.ts";

const GRAMMAR: Grammar = { words: ["at"] };

/** `check f, g at (1, 2)`. */
export const check: Command = {
  names: ["check"],
  usage: "check f, g at (1, 2)",
  summary: "whether g is the gradient of f, and the mistake if it is not",
  example: "f(x, y) = x^2 y; g(x, y) = [2x y, x^2]; check f, g at (3, 2)",
  grammar: GRAMMAR,
  run: async (session, { source, rest }) => {
    const { f, g } = pair(session, source, rest);
    const { checkGradient } = await import("../../mod.ts");
    const value = polled(f.along) as (x: Like<Tensor>) => number;
    const gradient = polled(g.along) as (x: Like<Tensor>) => Like<Tensor>;
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
  const { targets, words } = readClauses(source, rest, GRAMMAR);
  const at = words.get("at");
  if (!at || targets.length !== 2) {
    throw expected(
      source,
      rest,
      'a function, its gradient and a point: "f, g at (1, 2)"',
    );
  }
  const [f, g] = targets.map((target) =>
    readOperand(session, source, target, at)
  );
  return { f, g };
}
