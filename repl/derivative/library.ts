/**
 * What of the library some derivatives need, loaded when an entry first asks for it.
 *
 * @module
 */
import { children } from "../../lib/expression/syntax/tree.ts";
import type { CompiledFunction, Tree } from "../../lib/expression/mod.ts";
import { EXACT_METHODS, type Settings } from "../session/setting.ts";
import type { Found } from "./derivative.ts";

/** The parts that are loaded; each is there where the entry asks for it. */
export interface Library {
  readonly jacobian?: unknown;
  readonly hessian?: unknown;
  readonly laplacian?: unknown;
  readonly divergence?: unknown;
  readonly curl?: unknown;
  /** A mixed partial derivative, by numbers of the point. */
  readonly mixed?: (
    f: (x: number[]) => number,
    x: number[],
    path: readonly number[],
    options: object,
  ) => Found;
  /** Why a formula is no derivative at a point. */
  readonly conditions?: (
    f: CompiledFunction<unknown>,
    args: readonly unknown[],
  ) => readonly { sentence: string; variables: readonly number[] }[];
}

/** That of most entries. */
export const NO_LIBRARY: Library = Object.freeze({});

/** What the derivatives in these trees need under the settings. */
export async function libraryFor(
  { method }: Pick<Settings, "method">,
  trees: readonly Tree[],
): Promise<Library> {
  const pending = [...trees];
  let library = NO_LIBRARY;
  let isAny = false;
  for (let tree = pending.pop(); tree; tree = pending.pop()) {
    pending.push(...children(tree));
    isAny ||= tree.kind === "prime" || tree.kind === "derivative";
    const isBeyond = tree.kind === "derivative" &&
      (tree.operator !== "gradient" && tree.operator !== "directional") &&
      (tree.operator !== "partial" || tree.variables.length > 1);
    if (!isBeyond || library.mixed) continue;
    const all = await import("../../mod.ts");
    library = {
      ...library,
      jacobian: all.estimateJacobian,
      hessian: all.estimateHessian,
      laplacian: all.estimateLaplacian,
      divergence: all.estimateDivergence,
      curl: all.estimateCurl,
      mixed: all.estimateMixedPartialDerivative as Library["mixed"] & object,
    };
  }
  if (!isAny || !EXACT_METHODS.has(method)) return library;
  const { conditions } = await import("../../lib/expression/conditions.ts");
  return { ...library, conditions };
}
