/**
 * What is said of a name that nobody knows, and what it may have been meant to be.
 *
 * @module
 */
import { nearestName } from "../../core/names.ts";
import type { ExpressionError, Span } from "../syntax/error.ts";
import {
  builtInNames,
  CONSTANTS,
  isBuiltInFunction,
  seam,
} from "../table/known_names.ts";
import type { Locals } from "./locals.ts";
import type { Lowering } from "./lower.ts";
import { canonicalName } from "../syntax/token.ts";
import type { CallNode, NameNode, PrimeNode } from "../syntax/tree.ts";
import type { Value } from "../value.ts";

/** The error for an unknown name where a value should stand. */
export function unknownName(
  lowering: Lowering,
  name: string,
  span: Span,
  locals: Locals,
): ExpressionError {
  const { scope, defining } = lowering.context;
  if (name === defining) return notDefinedYet(lowering, name, span);
  if (name === "end") {
    const hint = "write v[end], in square brackets, for the last of v";
    return lowering.error(span, "end stands in an index", hint);
  }
  if (name.includes(".")) return unknownColumn(lowering, name, span);
  const names = locals.names();
  const isKnown = (part: string) =>
    names.includes(part) || CONSTANTS.has(canonicalName(part)) ||
    (scope.has(part) && typeof scope.get(part) !== "function");
  const letters = [...name];
  const isNamed = (part: string) => isBuiltInFunction(canonicalName(part));
  const at = seam(name, isNamed, isKnown);
  const [, f = "", argument] = /^(\p{L}+?)(\d.*)$/u.exec(name) ?? [];
  const [, value = "", digits] = /^(.*?\p{L})(\d+)$/u.exec(name) ?? [];
  const hint = digits !== undefined && isKnown(value)
    ? `write ${digits}*${value} for a product`
    : letters.length > 1 && letters.every(isKnown)
    ? `write ${letters.join("*")} for a product`
    : at > 0
    ? `write ${name.slice(0, at)}(${name.slice(at)})`
    : isNamed(f)
    ? `write ${f}(${argument})`
    : suggestion(lowering, name, names);
  return lowering.error(span, `unknown name ${name}`, hint);
}

/** The error for a column that a table does not have. */
function unknownColumn(
  lowering: Lowering,
  name: string,
  span: Span,
): ExpressionError {
  const [table, column] = name.split(".");
  const { scope } = lowering.context;
  if (!scope.has(table)) {
    return lowering.error(span, `unknown name ${table}`, "load a table first");
  }
  const columns = [...scope.keys()]
    .filter((key) => key.startsWith(`${table}.`))
    .map((key) => key.slice(table.length + 1));
  if (columns.length === 0) {
    return lowering.error(
      span,
      `${table} is no table, and has no columns by name`,
      isBuiltInFunction(column) ? `write ${column}(${table})` : undefined,
    );
  }
  return lowering.error(
    span,
    `${table} has no column ${column}`,
    `there is ${columns.join(", ")}`,
  );
}

/** The error for an unknown name that is called. */
export function unknownFunction(
  lowering: Lowering,
  { name, nameSpan }: CallNode,
  locals: Locals,
): ExpressionError {
  const { scope, defining } = lowering.context;
  if (name.includes(".")) return unknownMethod(lowering, name, nameSpan);
  if (name === defining) {
    return lowering.error(
      nameSpan,
      `${name} calls itself, and recursion is not part of the language`,
      `write ${name} in JavaScript, or with sum(k, 1, n, ...) or prod(k, 1, n, ...)`,
    );
  }
  const functions = [...scope.keys()].filter((key) =>
    typeof scope.get(key) === "function"
  );
  const near = nearestName(name, [
    ...functions,
    ...builtInNames().filter(isBuiltInFunction),
  ]);
  const values = new Set([...locals.names(), ...scope.keys()]);
  for (const each of functions) values.delete(each);
  const letters = [...name];
  const isFunction = (part: string) =>
    functions.includes(part) || isBuiltInFunction(part);
  const at = seam(name, (part) => values.has(part), isFunction);
  const hint = at > 0
    ? `write ${name.slice(0, at)}*${name.slice(at)}(...) for a product`
    : letters.length > 1 && letters.every((each) => values.has(each))
    ? `write ${letters.join("*")}*(...) for a product`
    : isPartial(scope.get(name.slice(0, -1)), name.slice(-1))
    ? `write ${name.slice(0, -1)}_${
      name.slice(-1)
    }(...) for a partial derivative`
    : near && `did you mean ${near}?`;
  return lowering.error(nameSpan, `unknown function ${name}`, hint);
}

/** Whether `fx` may mean the derivative of f by x. */
function isPartial(f: Value | undefined, variable: string): boolean {
  return typeof f === "function" && "parameters" in f &&
    (f.parameters as readonly unknown[]).flat(2).includes(variable);
}

/** The error for `v.sum()`. */
function unknownMethod(
  lowering: Lowering,
  name: string,
  span: Span,
): ExpressionError {
  const [value, method] = name.split(".");
  return lowering.error(
    span,
    "a function stands before what it is of",
    `write ${method}(${value})`,
  );
}

/** The error for an unknown name with a prime. */
export function unknownPrime(
  lowering: Lowering,
  node: PrimeNode | NameNode,
): ExpressionError {
  const { name } = node;
  const nameSpan = node.kind === "name" ? node.span : node.nameSpan;
  return name === lowering.context.defining
    ? notDefinedYet(lowering, name, nameSpan)
    : lowering.error(
      nameSpan,
      `unknown function ${name}`,
      suggestion(lowering, name, []),
    );
}

function notDefinedYet(
  lowering: Lowering,
  name: string,
  span: Span,
): ExpressionError {
  return lowering.error(
    span,
    `${name} is not defined yet, and cannot be used in its own definition`,
  );
}

function suggestion(
  { context }: Lowering,
  name: string,
  locals: readonly string[],
): string | undefined {
  const known = [...locals, ...context.scope.keys(), ...builtInNames()];
  const near = nearestName(name, known);
  return near && `did you mean ${near}?`;
}
