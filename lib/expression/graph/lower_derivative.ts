/**
 * Derivatives of functions and of expressions: what is differentiated, by what, and where.
 *
 * @module
 */
import { ExpressionError } from "../syntax/error.ts";
import { isBarePrime } from "../syntax/derivative.ts";
import { freeNames } from "../syntax/free_names.ts";
import { leavesOf, type Shaped } from "./graph.ts";
import { isBuiltInConstant, isBuiltInFunction } from "../table/known_names.ts";
import { Locals } from "./locals.ts";
import type { Lowering } from "./lower.ts";
import { functionNamed, parametersOf, take } from "./lower_prime.ts";
import { namesOf } from "./parameters.ts";
import { transposed } from "./shaped.ts";
import { unknownFunction, unknownPrime } from "./unknown_name.ts";
import type {
  AtNode,
  DerivativeNode,
  Parameter,
  Tree,
} from "../syntax/tree.ts";

/** A function and its arguments at the point. */
interface Subject {
  readonly f: (...args: never[]) => unknown;
  readonly name: string;
  readonly parameters: readonly Parameter[] | undefined;
  readonly args: readonly Shaped[];
}

/** The value of a derivative. */
export function derivative(
  lowering: Lowering,
  node: DerivativeNode,
  below: readonly Shaped[],
  locals: Locals,
): Shaped {
  if (isBarePrime(node)) {
    const array = arrayIn(lowering, node.target, locals);
    if (array) return transposed(array)!;
  }
  try {
    return differentiated(lowering, node, below, locals);
  } catch (error) {
    // Arguments that are arrays may make a transpose of it.
    if (!isBarePrime(node) || !(error instanceof ExpressionError)) throw error;
    throw lowering.misfit(node.span, error.reason, error.hint);
  }
}

function differentiated(
  lowering: Lowering,
  node: DerivativeNode,
  below: readonly Shaped[],
  locals: Locals,
): Shaped {
  const places = below.slice(0, node.point?.length ?? 0);
  const subject = subjectOf(lowering, node, places, locals);
  const { operator, span } = node;
  const i = operator === "partial" ? arrayVariable(node, subject) : -1;
  if (i >= 0) {
    const asked = { ...subject, operator: "gradient", path: [], span } as const;
    const all = take(lowering, asked);
    return subject.args.length === 1 ? all : (all as readonly Shaped[])[i];
  }
  const path = operator === "partial" ? pathOf(lowering, node, subject) : [];
  const direction = node.direction
    ? directionOf(lowering, node, subject, below[below.length - 1])
    : undefined;
  return take(lowering, { ...subject, operator, path, direction, span });
}

/** The array that an expression without variables of its own is. */
function arrayIn(
  lowering: Lowering,
  target: Tree,
  locals: Locals,
): Exclude<Shaped, number> | undefined {
  const { scope } = lowering.context;
  const isKnown = (name: string) =>
    locals.get(name) !== undefined || isBuiltInConstant(name) ||
    (scope.has(name) && typeof scope.get(name) !== "function");
  if (!freeNames(target).every(isKnown)) return undefined;
  const value = lowering.lower(target, locals);
  return typeof value === "number" ? undefined : value;
}

/** The value of an expression whose names have values of their own. */
export function atPoint(
  lowering: Lowering,
  node: AtNode,
  below: readonly Shaped[],
  locals: Locals,
): Shaped {
  const { target, point } = node;
  const isFunction = target.kind === "name" &&
    locals.get(target.name) === undefined &&
    typeof functionNamed(lowering, target.name) === "function";
  if (isFunction && (point.length === 1 || point.every((each) => !each.name))) {
    const { name, span: nameSpan } = target;
    const list = point.map(({ value }) => value);
    const { span } = node;
    return lowering.lower(
      { kind: "call", name, nameSpan, arguments: list, span },
      locals,
    );
  }
  const names = point.every(({ name }) => name !== undefined)
    ? point.map(({ name }) => name!)
    : namesFor(lowering, target, point.length, locals);
  const own = names.map((name, i) => [name, below[i]] as const);
  return lowering.lower(target, new Locals(own, locals));
}

/** What is differentiated, as a function at the point. */
export function subjectOf(
  lowering: Lowering,
  node: DerivativeNode,
  places: readonly Shaped[],
  locals: Locals,
): Subject {
  const { target } = node;
  if (target.kind === "name" && locals.get(target.name) === undefined) {
    const f = functionNamed(lowering, target.name);
    if (typeof f === "function") {
      const named = f as Subject["f"];
      return ofFunction(lowering, node, target.name, named, places, locals);
    }
    // What has no variable of its own to be differentiated by is meant to be a function.
    const isMeant = f === undefined && !isBuiltInConstant(target.name) &&
      node.variables.every(({ name }) => name === undefined);
    if (isMeant) throw unknownPrime(lowering, target);
  }
  if (target.kind === "call") {
    const f = functionNamed(lowering, target.name);
    if (typeof f === "function" && isAtPoint(lowering, node, locals)) {
      const names = node.point ? callNames(lowering, node, locals) : [];
      const own = names.map((name, i) => [name, places[i]] as const);
      const inner = new Locals(own, locals);
      const args = target.arguments.map((each) => lowering.lower(each, inner));
      return fitted(lowering, node, target.name, f as Subject["f"], args);
    }
  }
  checkCalled(lowering, target, locals);
  return ofExpression(lowering, node, places, locals);
}

/** Sees to it that a function that is called is there. */
function checkCalled(lowering: Lowering, target: Tree, locals: Locals): void {
  if (target.kind !== "call") return;
  const { name } = target;
  if (lowering.context.scope.has(name) || isBuiltInFunction(name)) return;
  throw unknownFunction(lowering, target, locals);
}

/** Whether a call stands for its function at a point: always, but for a partial derivative by a name among its arguments. */
function isAtPoint(
  lowering: Lowering,
  { operator, target, variables, point }: DerivativeNode,
  locals: Locals,
): boolean {
  // At a point, g(x^2) is an expression of x, while g(x) is g there either way.
  const isPlain = target.kind === "call" &&
    target.arguments.every(({ kind }) => kind === "name");
  if (operator !== "partial") return !point || isPlain;
  const names = freeNames(target);
  return !variables.some(({ name }) => names.includes(name ?? "")) &&
    names.every((name) => !isVariable(lowering, name, locals));
}

/** Whether a name has no value but the one that a point gives it. */
function isVariable({ context }: Lowering, name: string, locals: Locals) {
  return locals.get(name) !== undefined ||
    (!context.scope.has(name) && !isBuiltInConstant(name));
}

/** A function by its name, at the point that is given, or at its own parameters where those have values. */
function ofFunction(
  lowering: Lowering,
  node: DerivativeNode,
  name: string,
  f: Subject["f"],
  places: readonly Shaped[],
  locals: Locals,
): Subject {
  const { point, span } = node;
  const parameters = parametersOf(f);
  if (!point) {
    const own = (parameters ?? []).map((each) => ownValue(each, locals));
    if (own.length === 0 || own.includes(undefined)) {
      throw lowering.error(
        span,
        `${lowering.context.source.slice(span.start, span.end)} needs a point`,
        `write it with a point, such as ${pointHint(node, name, parameters)}`,
      );
    }
    return { f, name, parameters, args: own as Shaped[] };
  }
  if (point.every(({ name }) => name === undefined)) {
    return fitted(lowering, node, name, f, places);
  }
  const args = (parameters ?? ["x"]).map((parameter) => {
    const i = point.findIndex(({ name }) => name === parameter);
    if (i >= 0) return places[i];
    throw lowering.error(
      point[point.length - 1].span,
      `the point does not say what ${parameter} is`,
    );
  });
  const odd = point.find(({ name }) =>
    !(parameters ?? ["x"]).includes(name ?? "")
  );
  if (odd) throw noVariable(lowering, node, name, odd.name!, parameters);
  return fitted(lowering, node, name, f, args);
}

function ownValue(parameter: Parameter, locals: Locals): Shaped | undefined {
  if (typeof parameter === "string") return locals.get(parameter);
  const parts = parameter.map((each) => ownValue(each, locals));
  return parts.includes(undefined) ? undefined : parts as Shaped[];
}

function pointHint(
  { operator, variables }: DerivativeNode,
  name: string,
  parameters: readonly Parameter[] | undefined,
): string {
  const numbers = (parameters ?? ["x"]).map((_, i) => i + 1).join(", ");
  const [{ order = 1, name: variable = undefined } = {}] = variables;
  return operator !== "partial"
    ? `${operator} ${name}(${numbers})`
    : variable === undefined
    ? `${name}${"'".repeat(order)}(3)`
    : `∂${name}/∂${variable} (${numbers})`;
}

/** The arguments as the function takes them; one array serves for as many numbers. */
function fitted(
  lowering: Lowering,
  node: DerivativeNode,
  name: string,
  f: Subject["f"],
  given: readonly Shaped[],
): Subject {
  const parameters = parametersOf(f);
  const [first] = given;
  const isSpread = parameters !== undefined && parameters.length > 1 &&
    given.length === 1 && typeof first !== "number" &&
    first.length === parameters.length;
  const args = isSpread ? first as readonly Shaped[] : given;
  const wanted = parameters?.length ?? (f.length || args.length);
  if (wanted === args.length) {
    const i = args.findIndex((arg, i) =>
      typeof arg === "number" && typeof (parameters?.[i] ?? "") !== "string"
    );
    if (i < 0) return { f, name, parameters, args };
  }
  const takesVector = parameters?.length === 1 &&
    typeof parameters[0] !== "string";
  const numbers = args.map((_, i) => i + 1).join(", ");
  throw lowering.misfit(
    node.target.kind === "call" ? node.target.span : node.span,
    takesVector
      ? `${name} takes one vector, not ${args.length} ${
        args.length === 1 ? "number" : "numbers"
      }`
      : `${name} takes ${
        wanted === 1 ? "one argument" : `${wanted} arguments`
      }, not ${args.length}`,
    takesVector ? `put the point in brackets: [${numbers}]` : undefined,
  );
}

/** An expression as a function of its variables, at their values. */
function ofExpression(
  lowering: Lowering,
  node: DerivativeNode,
  places: readonly Shaped[],
  locals: Locals,
): Subject {
  const { target, point, operator, variables } = node;
  checkBare(lowering, node);
  const names = variables.flatMap(({ name }) => name === undefined ? [] : name);
  const isNamed = point?.every(({ name }) => name !== undefined) ?? false;
  const own: string[] = isNamed
    ? point!.map(({ name }) => name!)
    : operator === "partial" && names.length > 0 &&
        (!point || point.length === new Set(names).size)
    ? [...new Set(names)]
    : namesFor(lowering, target, point?.length, locals);
  checkNames(lowering, node, own, names, locals);
  const values = point
    ? places
    : own.map((name) => valueOf(lowering, node, name, locals));
  // The names around it take part without being moved.
  const outside = freeNames(target).filter((name) =>
    !own.includes(name) && locals.get(name) !== undefined
  );
  const parameters = [...own, ...outside];
  const f = lowering.context.lambda!(parameters, target);
  for (const [name, value] of f.captured) lowering.captured.set(name, value);
  const args = [...values, ...outside.map((name) => locals.get(name)!)];
  const { start, end } = target.span;
  const name = lowering.context.source.slice(start, end);
  return { f, name, parameters, args };
}

function valueOf(
  lowering: Lowering,
  node: DerivativeNode,
  name: string,
  locals: Locals,
): Shaped {
  if (locals.get(name) === undefined && !lowering.context.scope.has(name)) {
    throw lowering.error(
      node.span,
      `it is not said what ${name} is`,
      `write "at ${name} = 1"`,
    );
  }
  const { span } = node;
  return lowering.lower({ kind: "name", name, span }, locals);
}

/** Refuses functions without arguments, as in (f g)'. */
function checkBare(lowering: Lowering, { target }: DerivativeNode): void {
  const bare = freeNames(target).find((name) =>
    typeof lowering.context.scope.get(name) === "function"
  );
  if (!bare) return;
  throw lowering.error(
    target.span,
    `${bare} is a function and needs an argument in parentheses`,
    `write d/dx (${bare}(x)) at x = 1, with x in every function`,
  );
}

/** Sees to it that what is differentiated by occurs, and that the point leaves no name without a value. */
function checkNames(
  lowering: Lowering,
  { target, point, operator }: DerivativeNode,
  own: readonly string[],
  variables: readonly string[],
  locals: Locals,
): void {
  const free = freeNames(target);
  const { start, end } = target.span;
  const text = lowering.context.source.slice(start, end);
  const absent = operator === "partial" &&
    [...variables].find((name) => !free.includes(name));
  const there = free.filter((name) => isVariable(lowering, name, locals));
  // The derivative of a constant is 0, whatever it is taken by.
  if (absent && there.length > 0) {
    throw lowering.error(
      target.span,
      `${text} has no variable ${absent}`,
      `there is ${there.join(", ")}`,
    );
  }
  const last = point?.[point.length - 1];
  const missing = last &&
    free.find((name) =>
      !own.includes(name) && locals.get(name) === undefined &&
      isVariable(lowering, name, locals)
    );
  if (missing) {
    throw lowering.error(
      last.span,
      `the point does not say what ${missing} is`,
      `write "at ${
        [...new Set([missing, ...own])].map((name) => `${name} = 1`).join(", ")
      }"`,
    );
  }
  const spare = point && own.find((name) => !free.includes(name));
  if (spare && variables.length > 0 && !own.includes(variables[0])) {
    throw lowering.error(
      last!.span,
      `the point does not say what ${variables[0]} is`,
      `write "at ${variables[0]} = 1"`,
    );
  }
}

/** The names that a point without names gives values to: those of a call in its order; else there must be one order only. */
function namesFor(
  lowering: Lowering,
  target: Tree,
  count: number | undefined,
  locals: Locals,
): string[] {
  const names = freeNames(target).filter((name) =>
    isVariable(lowering, name, locals)
  );
  // A field in space, even where its formula says nothing of one of the directions.
  const isInSpace = count === 3 && target.kind === "array" &&
    names.every((name) => SPACE.includes(name));
  if (isInSpace) return SPACE;
  const isOrdered = target.kind === "call" &&
    target.arguments.every(({ kind }) => kind === "name");
  const fits = count === undefined || names.length === count;
  if (fits && names.length > 0) {
    if (isOrdered || String(names) === String(names.toSorted())) return names;
  }
  if (names.length === 0) {
    throw lowering.error(
      target.span,
      "expected a function and a point",
      `write f(1, 2), or an expression and "at x = 1"`,
    );
  }
  const hint = names.map((name) => `${name} = 1`).join(", ");
  throw lowering.error(
    target.span,
    "it is not said which names the point is for",
    `write "at ${hint}"`,
  );
}

const SPACE = ["x", "y", "z"];

/** The names in a call that the point is for. */
function callNames(
  lowering: Lowering,
  { target, point }: DerivativeNode,
  locals: Locals,
): string[] {
  const isNamed = point!.every(({ name }) => name !== undefined);
  return isNamed
    ? point!.map(({ name }) => name!)
    : namesFor(lowering, target, point!.length, locals);
}

function noVariable(
  lowering: Lowering,
  { span }: DerivativeNode,
  name: string,
  variable: string,
  parameters: readonly Parameter[] | undefined,
) {
  const there = (parameters ?? ["x"]).flatMap((each) => namesOf([each]));
  return lowering.error(
    span,
    `${name} has no variable ${variable}`,
    `there is ${there.join(", ")}`,
  );
}

/** Which numbers of the arguments a partial derivative is taken by, one after another. */
function pathOf(
  lowering: Lowering,
  node: DerivativeNode,
  { name, parameters, args }: Subject,
): number[] {
  const count = args.flatMap(leavesOf).length;
  const isOnly = count === 1;
  return node.variables.flatMap(({ name: variable, order }) => {
    const i = variable === undefined || !parameters
      ? isOnly ? 0 : -1
      : indexOf(parameters, args, variable);
    const isConstantCall = node.target.kind === "call" && isOnly;
    const index = i < 0 && isConstantCall ? 0 : i;
    if (index >= 0) return Array<number>(order).fill(index);
    if (variable !== undefined) {
      throw noVariable(lowering, node, name, variable, parameters);
    }
    const [first = "x"] = (parameters ?? []).flatMap((each) => namesOf([each]));
    throw lowering.error(
      node.span,
      `${name}${
        "'".repeat(order)
      } is for a function of one number, which ${name} is not`,
      `name the variable: ∂${name}/∂${first}, or write grad ${name}`,
    );
  });
}

/** Which argument a derivative by one array is by, all of whose elements are meant. */
function arrayVariable(
  { variables: [variable, ...more] }: DerivativeNode,
  { parameters = [], args }: Subject,
): number {
  if (!variable || variable.order !== 1 || more.length > 0) return -1;
  const i = parameters.findIndex((each) => each === variable.name);
  return i >= 0 && typeof args[i] !== "number" ? i : -1;
}

/** Where a variable stands among the numbers of the arguments. */
function indexOf(
  parameters: readonly Parameter[],
  args: readonly Shaped[],
  variable: string,
): number {
  let before = 0;
  for (const [i, parameter] of parameters.entries()) {
    const inside = namesOf([parameter]).indexOf(variable);
    const size = leavesOf(args[i]).length;
    if (inside >= 0) {
      return typeof parameter === "string" && size !== 1 ? -1 : before + inside;
    }
    before += size;
  }
  return -1;
}

function directionOf(
  lowering: Lowering,
  node: DerivativeNode,
  { args }: Subject,
  given: Shaped,
): number[] {
  const direction = leavesOf(given);
  const size = args.flatMap(leavesOf).length;
  if (direction.length === size) return direction;
  throw lowering.error(
    node.direction!.span,
    `the direction has ${direction.length} elements where the point has ${size}`,
  );
}
