/**
 * Computations to functions.
 *
 * @module
 */
import { build, functionCode } from "../codegen/codegen.ts";
import type { Program } from "../graph/graph.ts";
import type { Definition } from "../syntax/tree.ts";
import type { CompiledFunction, Origin, Value } from "../value.ts";
import { describe } from "./described.ts";
import { dispatch } from "./shapes.ts";

/** What a function of a program is made of beside it. */
export interface Assembly extends
  Partial<
    Pick<
      Origin,
      "asksHook" | "exact" | "exactly" | "at" | "written" | "powers"
    >
  > {
  readonly captured: ReadonlyMap<string, Value>;
}

/** The function of a definition that computes this program. */
export function assemble<Result>(
  definition: Definition,
  source: string,
  program: Program,
  { captured, asksHook = false, exact = () => program, ...more }: Assembly,
): CompiledFunction<Result> {
  const f: CompiledFunction<Result> = build<CompiledFunction<Result>>(
    functionCode(program, definition.parameters, dispatch(() => f, definition)),
  );
  describe(f, {
    program,
    asksHook,
    exact,
    exactly: () => f,
    isForeign: () => isForeign(exact()),
    definition,
    captured,
    text: source,
    ...more,
  });
  return f;
}

/** Whether a JavaScript function is called, of which no formula is known. */
function isForeign({ nodes }: Program): boolean {
  return nodes.some((node) =>
    node.kind === "opaque" && node.opaque.partial === undefined
  );
}
