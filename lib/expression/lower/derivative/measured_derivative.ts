/**
 * Derivatives that the hook of the surroundings answers: at once where the point is known, else as an operation that asks at each call.
 *
 * @module
 */
import {
  type Graph,
  leavesOf,
  mapShaped,
  type MeasuredNumber,
  type Opaque,
  type Program,
  type Shaped,
} from "../../graph/graph.ts";
import { callTree, primeTree } from "../../graph/graph_tree.ts";
import { interpret } from "../../graph/interpret.ts";
import { type ArrayValue, type MeasuredValue, originOf } from "../../value.ts";
import type { Lowering } from "../lower.ts";
import {
  numbersOf,
  type Question,
  resultLike,
  shapedLike,
} from "./derivative_shape.ts";

/** The value of nodes that are constants, and no measured ones. */
export function strictValueOf(
  graph: Graph,
  shaped: Shaped,
): ArrayValue | undefined {
  if (typeof shaped === "number") return graph.constantAt(shaped);
  const values = shaped.map((each) => strictValueOf(graph, each));
  return values.includes(undefined) ? undefined : values as ArrayValue;
}

/** Asks for a derivative at arguments that are known. */
export type Ask = (
  args: readonly ArrayValue[],
  direction: readonly number[],
  path: readonly number[],
) => MeasuredValue;

/** A derivative at a point that is not known yet: an operation for each number of it. */
export function asked(
  lowering: Lowering,
  question: Question,
  ask: Ask,
): Shaped {
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
