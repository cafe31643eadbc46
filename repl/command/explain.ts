import type { CompiledFunction } from "../../lib/expression/mod.ts";
import { readOperand } from "../language/operand.ts";
import { type Command, expected, text } from "./command.ts";

/** `explain f(1, 2)`. */
export const explain: Command = {
  names: ["explain"],
  usage: "explain f(1, 2)",
  summary: "how the chain rule makes the gradient: parts, factors, paths",
  example: "f(x, y) = sin(x y)^2; explain f(1, 2)",
  run: async (session, { source, rest }) => {
    if (rest.start === rest.end) {
      throw expected(source, rest, "a function and a point");
    }
    const { explain: explainAt } = await import("../../lib/expression/mod.ts");
    const { f, args } = readOperand(session, source, rest);
    return { blocks: [text(String(explainAt(f as CompiledFunction, args)))] };
  },
};
