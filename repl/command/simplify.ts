import { parseExpression } from "../../lib/expression/mod.ts";
import type { CompiledFunction } from "../../lib/expression/mod.ts";
import { type Formula, formulaOf } from "../evaluation/formula.ts";
import { parameterNames } from "../derivative/named.ts";
import type { Session } from "../session/session.ts";
import type { Command } from "../language/command.ts";
import { expected, TELLS } from "./command.ts";

/** A function by its name, as what it is of its parameters. */
async function ofFunction(
  session: Session,
  name: string,
): Promise<Formula | undefined> {
  const f = session.scope.get(name);
  if (typeof f !== "function" || !("captured" in f)) return undefined;
  const { parameters } = f as unknown as CompiledFunction;
  const text = `${name}(${parameters.flatMap(parameterNames).join(", ")})`;
  return await formulaOf(session, text, parseExpression(text));
}

/** `simplify sin(x)^2 + cos(x)^2`, `simplify f`. */
export const simplify: Command = {
  names: ["simplify"],
  usage: "simplify sin(x)^2 + cos(x)^2",
  summary: "a shorter form of an expression, of f or of f', by mathjs",
  example: "simplify sin(x)^2 + cos(x)^2",
  grammar: { kind: "clauses", targets: "values" },
  policy: TELLS,
  run: async (session, { source, rest, clauses: { targets: [tree] } }) => {
    if (!tree) throw expected(source, rest, "an expression or a function");
    const [{ simplifyTree }, { format }] = await Promise.all([
      import("../../lib/expression/simplify.ts"),
      import("../../lib/expression/mod.ts"),
    ]);
    const { head, body } = tree.kind === "name"
      ? await ofFunction(session, tree.name) ??
        await formulaOf(session, source, tree)
      : await formulaOf(session, source, tree);
    const formula = { asked: tree, body: await simplifyTree(body) };
    const text = `${head} = ${format(formula.body)}`;
    return { blocks: [{ kind: "formula", text, formula }] };
  },
};
