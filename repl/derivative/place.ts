/**
 * Where in a point or an answer a verdict is about, by the names and the counting of the session: the library says `x[0]` of
 * what is `w` or `v[1]` here.
 *
 * @module
 */
import type { Verdict } from "../../lib/engine.ts";
import { describeVerdict } from "../../lib/core/verdict/verdict_table.ts";
import type {
  CompiledFunction,
  DerivativeRequest,
} from "../../lib/expression/mod.ts";
import { parameterNames } from "./named.ts";

type Request = Pick<DerivativeRequest, "f" | "name" | "args">;

/** The verdict with its place in the session's words. */
export function inNames(verdict: Verdict, request: Request): Verdict {
  if (verdict.at === undefined) return verdict;
  const at = verdict.at.replace(
    /\b([fx])((?:\[\d+\])+)/g,
    (all, side: string, brackets: string) => {
      const indices = brackets.match(/\d+/g)!.map(Number);
      return (side === "f"
        ? `${request.name}[${counted(indices)}]`
        : variable(request, indices)) ?? all;
    },
  );
  const placed = { ...verdict, at };
  return { ...placed, sentence: describeVerdict(placed) };
}

/** From 1, as in the session. */
function counted(indices: readonly number[]): string {
  return indices.map((i) => i + 1).join(", ");
}

function variable(
  { f, args }: Request,
  indices: readonly number[],
): string | undefined {
  const { parameters } = f as Partial<CompiledFunction>;
  if (!parameters) return undefined;
  const [first] = parameters;
  const isArray = parameters.length === 1 && typeof first === "string" &&
    typeof args[0] !== "number";
  if (isArray) return `${first}[${counted(indices)}]`;
  return indices.length === 1
    ? parameters.flatMap(parameterNames)[indices[0]]
    : undefined;
}
