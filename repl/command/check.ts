import type { Like, Tensor } from "../../mod.ts";
import { type Operand, operandOf } from "../evaluation/operand.ts";
import type { Session } from "../session/session.ts";
import type { Arguments, Command } from "../language/command.ts";
import { expected, TELLS } from "./command.ts";

/** `check f, g at (1, 2)`. */
export const check: Command = {
  names: ["check"],
  usage: "check f, g at (1, 2)",
  summary: "whether g is the gradient of f, and the mistake if it is not",
  example: "f(x, y) = x^2 y; g(x, y) = [2x y, x^2]; check f, g at (3, 2)",
  grammar: {
    kind: "clauses",
    targets: "values",
    between: [","],
    points: ["at"],
  },
  policy: TELLS,
  run: async (session, args) => {
    const { f, g } = pair(session, args);
    const { control } = session;
    const { checkGradient } = await import("../../mod.ts");
    const value = control.polled(f.along) as (x: Like<Tensor>) => number;
    const along = control.polled(g.along) as typeof gradient;
    // Several arguments are one list here, and so are the parts of a gradient in their shapes.
    const gradient = (x: Like<Tensor>): Like<Tensor> =>
      isList(f.point) ? listOf(along(x)) : along(x);
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

function isList(point: unknown): boolean {
  return Array.isArray(point) && !point.some(Array.isArray);
}

function listOf(value: Like<Tensor>): Like<Tensor> {
  return Array.isArray(value)
    ? (value as unknown[]).flat(Infinity) as number[]
    : value;
}

/** Both functions at the point that stands behind `at`. */
function pair(
  session: Session,
  { source, rest, clauses: { targets, points } }: Arguments,
): { f: Operand; g: Operand } {
  const at = points.get("at");
  if (!at || targets.length !== 2) {
    throw expected(
      source,
      rest,
      'a function, its gradient and a point: "f, g at (1, 2)"',
    );
  }
  const [f, g] = targets.map((target) =>
    operandOf(session, source, target, at)
  );
  return { f, g };
}
