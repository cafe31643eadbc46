/**
 * Functions by their names, and functions that expressions are.
 *
 * @module
 */
import { compile } from "../../lib/expression/compile/compile.ts";
import { define } from "../../lib/expression/compile/define.ts";
import { exactly } from "../../lib/expression/compile/exact.ts";
import { freeNames } from "../../lib/expression/syntax/free_names.ts";
import { builtInNames } from "../../lib/expression/table/known_names.ts";
import type {
  ArrayValue,
  CompiledFunction,
  EvaluationOptions,
  Parameter,
  Tree,
  Value,
} from "../../lib/expression/mod.ts";

/** A function of the session or of the language by its name. */
export function functionNamed(
  scope: ReadonlyMap<string, Value>,
  name: string,
  arity: number,
): CompiledFunction<ArrayValue> | undefined {
  const f = scope.get(name);
  if (typeof f === "function") {
    return ("parameters" in f
      ? f
      : withParameters(name, f)) as unknown as CompiledFunction<ArrayValue>;
  }
  if (!builtInNames().includes(name)) return undefined;
  const parameters = Array.from(
    { length: arity },
    (_, i) => arity === 1 ? "x" : `x${i + 1}`,
  );
  return compile<ArrayValue>(`f(${parameters}) = ${name}(${parameters})`);
}

/** The names of a parameter, or in it, in row-major order. */
export function parameterNames(parameter: Parameter): string[] {
  return typeof parameter === "string"
    ? [parameter]
    : parameter.flatMap(parameterNames);
}

/** A function of a module, whose parameters nobody knows by name. */
function withParameters(
  name: string,
  f: (...args: never[]) => unknown,
): (...args: never[]) => unknown {
  const { length } = f;
  const parameters = length < 2
    ? ["x"]
    : Array.from({ length }, (_, i) => `x${i + 1}`);
  const named = (...args: never[]) => f(...args);
  Object.defineProperty(named, "name", { value: name });
  return Object.assign(named, { parameters });
}

/**
 * The function that an expression is of its variables; derivatives in it by their formulas, where there are such.
 */
export function functionOf(
  tree: Tree,
  parameters: readonly string[],
  source: string,
  scope: ReadonlyMap<string, Value>,
  options: EvaluationOptions,
): CompiledFunction<ArrayValue> {
  const { span } = tree;
  const text = source.slice(span.start, span.end);
  const definition = {
    kind: "definition",
    // No name that the expression could mean.
    name: `(${text})`,
    nameSpan: span,
    parameters,
    body: tree,
    source: text,
    span,
    quiet: false,
  } as const;
  const f = define<ArrayValue>(definition, source, scope, options);
  return exactly(f);
}

/** The names of an expression that nothing stands behind; the fallback where there is none. */
export function variablesOf(
  tree: Tree,
  scope: ReadonlyMap<string, Value>,
  fallback = "x",
): string[] {
  const free = freeNames(tree).filter((name) =>
    !scope.has(name) && !builtInNames().includes(name)
  );
  return free.length > 0 ? free : [fallback];
}
