/**
 * Computations to functions.
 *
 * @module
 */
import { build, functionCode } from "../codegen/codegen.ts";
import type { Program } from "../graph/graph.ts";
import type { Definition } from "../syntax/tree.ts";
import type { CompiledFunction, Origin } from "../value.ts";
import { describe } from "./described.ts";
import { dispatch } from "./shapes.ts";

/** What a function of a program is made of beside it. */
export interface Assembly
  extends
    Partial<Pick<Origin, "asksHook" | "exact" | "at" | "written" | "powers">>,
    Pick<Origin, "captured"> {
  /** The function with formulas for the derivatives inside it, where it asks for them. */
  readonly formulas?: () => CompiledFunction<unknown>;
}

/** The function of a definition that computes this program. */
export function assemble<Result>(
  definition: Definition,
  source: string,
  program: Program,
  assembly: Assembly,
): CompiledFunction<Result> {
  const f = codeOf(definition, program, () => f);
  describe(f, originFor(f, definition, source, program, assembly));
  return f as CompiledFunction<Result>;
}

/** The code of a program; `f` is the function that the code becomes. */
export function codeOf(
  definition: Definition,
  program: Program,
  f: () => CompiledFunction<unknown>,
): CompiledFunction<unknown> {
  const { parameters } = definition;
  return build(functionCode(program, parameters, dispatch(f, definition)));
}

/** How a function came to be. */
export function originFor(
  f: CompiledFunction<unknown>,
  definition: Definition,
  text: string,
  program: Program,
  { captured, asksHook = false, formulas = () => f, ...more }: Assembly,
): Origin {
  const exact = more.exact ?? (() => program);
  let without: CompiledFunction<unknown> | undefined;
  return {
    ...more,
    program,
    asksHook,
    exact,
    exactly: () => exact() === program ? f : without ??= formulas(),
    isForeign: () => isForeign(exact()),
    definition,
    captured,
    text,
  };
}

/** Whether a JavaScript function is called, of which no formula is known. */
function isForeign({ nodes }: Program): boolean {
  return nodes.some((node) =>
    node.kind === "opaque" && node.opaque.partial === undefined
  );
}
