import type {
  CompiledFunction,
  DerivativeRequest,
} from "../../lib/expression/mod.ts";
import { takeDerivative } from "../derivative/derivative.ts";
import { shownFound } from "../evaluation/found.ts";
import { type Operand, operandOf } from "../evaluation/operand.ts";
import type { Block, Session } from "../session/session.ts";
import type { Command } from "../language/command.ts";
import { expected, TELLS, text } from "./command.ts";

/** `explain f(1, 2)`. */
export const explain: Command = {
  names: ["explain"],
  usage: "explain f(1, 2)",
  summary: "how the chain rule makes the gradient: parts, factors, paths",
  example: "f(x, y) = sin(x y)^2; explain f(1, 2)",
  grammar: { kind: "clauses", targets: "values" },
  policy: TELLS,
  run: async (session, { source, rest, clauses: { targets: [target] } }) => {
    if (!target) throw expected(source, rest, "a function and a point");
    const { explain: explainAt, explainArrays } = await import(
      "../../lib/expression/mod.ts"
    );
    const operand = operandOf(session, source, target);
    const { f, args } = operand;
    const call = f as CompiledFunction;
    const told = text(
      explainArrays(call, args) ?? String(explainAt(call, args)),
    );
    return { blocks: [told, await checked(session, operand)] };
  },
};

/** What the numeric side finds there, and why the formula is no derivative where it is none. */
async function checked(
  { settings, control }: Session,
  { f, name, args }: Operand,
): Promise<Block> {
  const { conditions } = await import("../../lib/expression/conditions.ts");
  const request: DerivativeRequest = {
    f: f as DerivativeRequest["f"],
    name,
    operator: "gradient",
    path: [],
    args,
  };
  const auto = {
    ...settings,
    method: "auto",
    step: undefined,
    order: undefined,
  };
  const found = takeDerivative({ ...auto, control }, request, {});
  const [fails] = conditions(f as CompiledFunction, args);
  const shown = shownFound(auto, {
    ...found,
    ...(fails && found.verdict?.kind !== "ok" && { fails: fails.sentence }),
  });
  return text(`measured: ${shown.text}`);
}
