/**
 * The shapes of derivatives.
 *
 * @module
 */
import { leavesOf, type Shaped } from "../../graph/graph.ts";
import type { Span } from "../../syntax/error.ts";
import type { DerivativeOperator } from "../../syntax/tree.ts";
import { type ArrayValue, originOf } from "../../value.ts";
import type { Lowering } from "../lower.ts";

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

/** The numbers of a value, in row-major order. */
export function numbersOf(value: ArrayValue): number[] {
  return typeof value === "number" ? [value] : value.flatMap(numbersOf);
}

/** Numbers in the shape of the arguments. */
export function shapedLike(
  args: readonly Shaped[],
  numbers: readonly number[],
): ArrayValue[] {
  let next = 0;
  const fill = (shaped: Shaped): ArrayValue =>
    typeof shaped === "number" ? numbers[next++] : shaped.map(fill);
  return args.map(fill);
}

/** The shape of an answer. */
export function resultLike(lowering: Lowering, question: Question): Shaped {
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
    case "partial":
      return originOf(f)?.exact()?.result ?? 0;
    default:
      return 0;
  }
}

/** The shape of a gradient: that of the only argument, or an entry for each. */
export function gradientLike(args: readonly Shaped[]): Shaped {
  return args.length === 1 ? args[0] : args;
}
