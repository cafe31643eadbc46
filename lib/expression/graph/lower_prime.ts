/**
 * Derivatives of functions at points: answered by the hook of the surroundings, or exactly.
 *
 * @module
 */
import { ARRAY_FUNCTIONS } from "./array_functions.ts";
import { ELEMENTARY } from "../table/elementary.ts";
import { ExpressionError, type Span } from "../syntax/error.ts";
import { Misfit } from "./misfit.ts";
import { describe } from "./shaped.ts";
import {
  type Graph,
  inline,
  leavesOf,
  mapShaped,
  type MeasuredNumber,
  type Opaque,
  type Program,
  type Shaped,
} from "./graph.ts";
import { callTree, nameTree, primeTree } from "./graph_tree.ts";
import { interpret } from "./interpret.ts";
import type { Lowering } from "./lower.ts";
import type { DerivativeOperator, PrimeNode } from "../syntax/tree.ts";
import { unknownPrime } from "./unknown_name.ts";
import {
  type ArrayValue,
  atShapes,
  type CompiledFunction,
  type MeasuredValue,
  originOf,
  type Value,
} from "../value.ts";

/** Which derivative is wanted. */
export interface Asked {
  readonly operator: DerivativeOperator;
  /** Of a partial derivative: the numbers of the arguments that it is taken by. */
  readonly path: readonly number[];
  /** The arguments, as nodes or as other numbers: the gradient has their shape. */
  readonly args: readonly Shaped[];
}

/** A derivative at a point. */
export interface Question extends Asked {
  readonly f: (...args: never[]) => unknown;
  readonly name: string;
  readonly direction?: readonly number[] | undefined;
  readonly span: Span;
}

/** The value of a derivative called by name. */
export function prime(
  lowering: Lowering,
  node: PrimeNode,
  below: readonly Shaped[],
): Shaped {
  const { name, nameSpan, order, span } = node;
  const f = functionNamed(lowering, name);
  if (f === undefined) throw unknownPrime(lowering, node);
  if (typeof f !== "function") {
    throw lowering.error(
      nameSpan,
      `${name} is a value, and only a function has a derivative`,
    );
  }
  checkOneNumber(lowering, node, f, below);
  const path = Array<number>(order).fill(0);
  const operator = "partial";
  return take(lowering, { f, name, operator, path, args: below, span });
}

/** The function of a name: of the surroundings, or of the language. */
export function functionNamed(
  lowering: Lowering,
  name: string,
): Value | undefined {
  const { scope } = lowering.context;
  if (!scope.has(name)) return builtInFunction(lowering, name);
  const f = scope.get(name)!;
  if (typeof f === "function") lowering.captured.set(name, f);
  return f;
}

/** The derivative, as nodes. */
export function take(lowering: Lowering, asked: Question): Shaped {
  const f = shapedFor(lowering, asked);
  return taken(lowering, { ...asked, f });
}

/** The function for arguments of these shapes. */
function shapedFor(
  lowering: Lowering,
  { f, name, args, span }: Question,
): Question["f"] {
  if (!originOf(f)) return f;
  try {
    const shaped = atShapes(f as unknown as CompiledFunction, args);
    const { needsShapes } = originOf(shaped)!;
    if (needsShapes === undefined) return shaped as unknown as Question["f"];
    throw lowering.misfit(span, needsShapes);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const given = args.map(describe).join(" and ");
    throw error instanceof Misfit ? error : lowering.misfit(
      span,
      `${name} does not take ${given}: ${error.reason}`,
      error.hint,
    );
  }
}

function taken(lowering: Lowering, question: Question): Shaped {
  const { f, name, operator, path, args, direction } = question;
  const { derivative } = lowering.context;
  if (!derivative) return exactly(lowering, question);
  const ask: Ask = (args, direction, path) =>
    derivative({
      f: originOf(f)?.exactly() ?? f,
      name,
      operator,
      path,
      args,
      ...(direction.length > 0 && { direction }),
    });
  const values = [...args, direction ?? []].map((each) =>
    strictValueOf(lowering.graph, each)
  );
  if (!values.includes(undefined)) {
    const along = values.pop() as number[];
    return lowering.settled(ask(values as ArrayValue[], along, path));
  }
  lowering.asksHook = true;
  return asked(lowering, question, ask);
}

/** The value of nodes that are constants, and no measured ones. */
function strictValueOf(graph: Graph, shaped: Shaped): ArrayValue | undefined {
  if (typeof shaped === "number") return graph.constantAt(shaped);
  const values = shaped.map((each) => strictValueOf(graph, each));
  return values.includes(undefined) ? undefined : values as ArrayValue;
}

type Ask = (
  args: readonly ArrayValue[],
  direction: readonly number[],
  path: readonly number[],
) => MeasuredValue;

/** A derivative at a point that is not known yet: an operation for each number of it. */
function asked(lowering: Lowering, question: Question, ask: Ask): Shaped {
  const { name, operator, path, args, direction = [] } = question;
  const inputs = [...args.flatMap(leavesOf), ...direction];
  const count = inputs.length - direction.length;
  // All numbers of a gradient come from one answer.
  let last: { numbers: readonly number[]; path: string; answer: MeasuredValue };
  const answer = (numbers: readonly number[], path: readonly number[]) => {
    const same = last?.path === String(path) &&
      last.numbers.every((each, i) => Object.is(each, numbers[i]));
    if (!same) {
      const point = shapedLike(args, numbers);
      const answer = ask(point, numbers.slice(count), path);
      last = { numbers, path: String(path), answer };
    }
    return last.answer;
  };
  const spread = spreadOf(lowering, question);
  const at = (path: readonly number[], k: number): Opaque => ({
    name: operator === "partial" ? name + "'".repeat(path.length) : name,
    call: (...numbers) => numbersOf(answer(numbers, path).value)[k],
    measure: (...numbers) => leafOf(answer(numbers, path), k),
    ...(spread && { spread: (numbers, errors) => spread(numbers, errors)[k] }),
    ...(operator === "partial" &&
      { partial: (i: number) => at([...path, i], k) }),
    write: (trees) =>
      operator === "partial" && inputs.length === 1
        ? primeTree(name, path.length, trees)
        : callTree(`${operator} ${name}`, trees),
  });
  let next = 0;
  return mapShaped(
    resultLike(lowering, question),
    () => lowering.graph.opaque(at(path, next++), ...inputs),
  );
}

// Beyond so many numbers the error of a point is followed all at once instead of number by number.
const FEW = 30;

/** How far the results move with the errors of the point, to first order, where the formula tells. */
function spreadOf(
  lowering: Lowering,
  question: Question,
):
  | ((numbers: readonly number[], errors: readonly number[]) => number[])
  | undefined {
  const program = originOf(question.f)?.exact();
  const { differentiate } = lowering.context;
  if (!program || !differentiate || originOf(question.f)!.isForeign()) {
    return undefined;
  }
  let made: Program | undefined;
  return (numbers, errors) => {
    const count = question.args.flatMap(leavesOf).length;
    const { nodes, result } = made ??= differentiate(program, count, question);
    const at = (point: readonly number[]) => {
      const values = interpret(nodes, point);
      return leavesOf(result).map((i) => values[i]);
    };
    const here = at(numbers);
    const moved = numbers.length <= FEW
      ? numbers.flatMap((x, i) =>
        errors[i] === 0 ? [] : [slopes(at, numbers, i, x, errors[i])]
      )
      : [at(numbers.map((x, i) => x + errors[i])).map((y, k) => y - here[k])];
    return here.map((_, k) =>
      moved.reduce((sum, each) => sum + Math.abs(each[k] || 0), 0)
    );
  };
}

/** What an error of one number does, by a difference that is wide enough to be seen. */
function slopes(
  at: (point: readonly number[]) => number[],
  numbers: readonly number[],
  i: number,
  x: number,
  error: number,
): number[] {
  const h = Math.max(error, 1e-6 * Math.max(1, Math.abs(x)));
  const [above, below] = [x + h, x - h].map((each) =>
    at(numbers.with(i, each))
  );
  return above.map((each, k) => (each - below[k]) / (2 * h) * error);
}

function leafOf({ value, error, verdict }: MeasuredValue, k: number) {
  return {
    value: numbersOf(value)[k],
    error: error === undefined ? 0 : numbersOf(error)[k],
    verdict,
  } satisfies MeasuredNumber;
}

function numbersOf(value: ArrayValue): number[] {
  return typeof value === "number" ? [value] : value.flatMap(numbersOf);
}

/** Numbers in the shape of the arguments. */
function shapedLike(
  args: readonly Shaped[],
  numbers: readonly number[],
): ArrayValue[] {
  let next = 0;
  const fill = (shaped: Shaped): ArrayValue =>
    typeof shaped === "number" ? numbers[next++] : shaped.map(fill);
  return args.map(fill);
}

/** The shape of an answer. */
function resultLike(lowering: Lowering, question: Question): Shaped {
  const { f, name, operator, args, span } = question;
  const n = args.flatMap(leavesOf).length;
  const square = (rows: number) =>
    Array.from({ length: rows }, () => Array<number>(n).fill(0));
  switch (operator) {
    case "gradient":
      return gradientLike(args);
    case "hessian":
      return square(n);
    case "jacobian": {
      const program = originOf(f)?.exact();
      if (program) return square(leavesOf(program.result).length);
      throw lowering.error(
        span,
        `${name} is a JavaScript function, and how many numbers it returns is not known here`,
      );
    }
    case "curl":
      return [0, 0, 0];
    default:
      return 0;
  }
}

/** The shape of a gradient: that of the only argument, or an entry for each. */
export function gradientLike(args: readonly Shaped[]): Shaped {
  return args.length === 1 ? args[0] : args;
}

function exactly(lowering: Lowering, question: Question): Shaped {
  const { f, name, span, args, direction = [] } = question;
  const program = originOf(f)?.exact();
  if (!program || !lowering.context.differentiate) {
    throw lowering.error(
      span,
      `${name} is a JavaScript function, and its exact derivative is not known`,
      "give a point: its derivative is measured there",
    );
  }
  const inputs = args.flatMap(leavesOf);
  return inline(
    lowering.graph,
    lowering.context.differentiate(program, inputs.length, question),
    [...inputs, ...direction],
  );
}

/** The arguments of an elementary function. */
const LETTERS = ["x", "y"];

/** The parameters of a function, where they are known. */
export function parametersOf(
  f: (...args: never[]) => unknown,
): readonly (CompiledFunction["parameters"][number])[] | undefined {
  return (f as Partial<CompiledFunction>).parameters;
}

/** Refuses what a prime has no meaning for: any function but one of one number, and any point but one number. */
function checkOneNumber(
  lowering: Lowering,
  { name, order, nameSpan, span, arguments: points }: PrimeNode,
  f: (...args: never[]) => unknown,
  below: readonly Shaped[],
): void {
  const primed = name + "'".repeat(order);
  const parameters = parametersOf(f) ?? ["x"];
  if (parameters.length !== 1 || typeof parameters[0] !== "string") {
    const [variable] = parameters.flat(2);
    throw lowering.error(
      nameSpan,
      `${primed} is for a function of one number, which ${name} is not`,
      `name the variable: ∂${name}/∂${variable}`,
    );
  }
  if (below.length !== 1) {
    throw lowering.error(
      span,
      `${primed} takes one argument, not ${below.length}`,
    );
  }
  lowering.number(below[0], points[0].span, primed);
}

/** A function of the language, of numbers or of arrays, as one of its arguments. */
function builtInFunction(
  { context }: Lowering,
  name: string,
): CompiledFunction<unknown> | undefined {
  const arity = ELEMENTARY.get(name)?.arity ??
    ARRAY_FUNCTIONS.get(name)?.arity[0];
  if (!arity || arity > LETTERS.length) return undefined;
  const names = LETTERS.slice(0, arity);
  return context.lambda?.(names, callTree(name, names.map(nameTree)));
}
