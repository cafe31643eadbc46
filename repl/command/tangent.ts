import { ExpressionError } from "../../lib/expression/mod.ts";
import { derivativeOf, open } from "../curve.ts";
import { polled } from "../interrupt.ts";
import { readOperand } from "../operand.ts";
import { optionsOf } from "../evaluation.ts";
import type { Command } from "./command.ts";
import { pictured } from "./picture.ts";

/** `tangent f(3)`. */
export const tangent: Command = {
  names: ["tangent"],
  usage: "tangent f(3)",
  summary: "the tangent at a point, and secants that close in on it",
  example: "f(x) = x^3 - x; tangent f(1)",
  run: (session, args) =>
    pictured(session, args, async (rest) => {
      const { source } = args;
      const options = optionsOf(session.settings);
      const { f, name, args: [x] } = readOperand(
        session,
        source,
        rest,
        options,
      );
      if (f.parameters.length !== 1 || typeof x !== "number") {
        throw new ExpressionError(
          source,
          rest,
          "a tangent takes a function of one number",
        );
      }
      const { plotTangent } = await import("../../lib/plot/mod.ts");
      const curve = {
        label: name,
        f: open(polled((t: number) => f(t) as number)),
      };
      return plotTangent(curve, { x, slope: derivativeOf(f, 1)(x) });
    }),
};
