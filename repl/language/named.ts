/**
 * Functions by their names, and functions that expressions are.
 *
 * @module
 */
import {
  builtInNames,
  children,
  compile,
  define,
  ExpressionError,
} from "../../lib/expression/mod.ts";
import type {
  ArrayValue,
  CompiledFunction,
  EvaluationOptions,
  Parameter,
  Span,
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

/** The function that an expression is of its parameters. */
export function functionOf(
  tree: Tree,
  parameters: readonly Parameter[],
  source: string,
  scope: ReadonlyMap<string, Value>,
  options: EvaluationOptions,
): CompiledFunction<ArrayValue> {
  const text = textOf(source, tree.span);
  return define<ArrayValue>(
    {
      kind: "definition",
      name: "f",
      nameSpan: tree.span,
      parameters,
      body: tree,
      source: `f(${parameters.join(", ")}) = ${text}`,
      span: tree.span,
      quiet: false,
    },
    source,
    scope,
    options,
  );
}

/** The text of a span without the blanks around it. */
export function textOf(source: string, { start, end }: Span): string {
  return source.slice(start, end).trim();
}

/** The one name of an expression that nothing stands behind; the fallback where there is none. */
export function onlyUnknown(
  tree: Tree,
  source: string,
  scope: ReadonlyMap<string, Value>,
  fallback?: string,
): string {
  const names = new Set<string>();
  const pending: Tree[] = [tree];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (
      node.kind === "name" && !scope.has(node.name) &&
      !builtInNames().includes(node.name)
    ) {
      names.add(node.name);
    }
    pending.push(...children(node));
  }
  if (names.size === 1) return [...names][0];
  if (names.size === 0 && fallback) return fallback;
  throw new ExpressionError(
    source,
    tree.span,
    "it is not said which name the point is for",
    {
      hint: `write "at x = 1"`,
    },
  );
}
