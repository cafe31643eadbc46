/**
 * Exact derivatives of computations of several numbers: gradients, Jacobians, Hessians and what is made of them.
 *
 * @module
 */
import { plus, times } from "./chain.ts";
import { forward } from "./forward.ts";
import { reverse } from "./reverse.ts";
import {
  Graph,
  graphOf,
  leavesOf,
  mapShaped,
  type Program,
  type Shaped,
} from "../graph/graph.ts";
import {
  type Asked,
  gradientLike,
} from "../lower/derivative/derivative_shape.ts";
import { OPERATIONS } from "../table/elementary.ts";

/** The derivative of results along one input. */
type Along = (result: Shaped, index: number) => Shaped;

/**
 * A derivative of a computation of so many numbers, as a computation; a direction is as many more inputs.
 *
 * @throws {TypeError} If the operator does not suit what the computation returns.
 */
export function differentiateProgram(
  program: Program,
  count: number,
  asked: Asked,
): Program {
  const graph = new Graph();
  const result = graphOf(graph, program, count);
  const { nodes } = graph;
  switch (asked.operator) {
    // These cost less than a derivative along each input.
    case "gradient": {
      const numbers = reverse(graph, scalar(result, asked.operator), count);
      return { nodes, result: likeArguments(asked, numbers) };
    }
    case "hessian":
    case "jacobian": {
      const outputs = asked.operator === "hessian"
        ? reverse(graph, scalar(result, asked.operator), count)
        : leavesOf(result);
      const rows = outputs.map((each) => reverse(graph, each, count));
      return { nodes, result: rows };
    }
    case "directional": {
      const direction = Array.from(
        { length: count },
        (_, i) => graph.input(count + i),
      );
      return { nodes, result: forward(graph, result, direction) };
    }
    default: {
      const along: Along = (result, index) => {
        const direction: number[] = [];
        direction[index] = graph.constant(1);
        return forward(graph, result, direction);
      };
      return { nodes, result: operate(graph, result, count, asked, along) };
    }
  }
}

/** A derivative made of derivatives along single inputs. */
export function operate(
  graph: Graph,
  result: Shaped,
  count: number,
  asked: Asked,
  along: Along,
): Shaped {
  const { operator, path } = asked;
  const inputs = Array.from({ length: count }, (_, i) => i);
  const number = () => scalar(result, operator);
  switch (operator) {
    case "partial":
      return path.reduce(along, result);
    case "gradient":
      return likeArguments(
        asked,
        inputs.map((i) => along(number(), i) as number),
      );
    case "jacobian":
      return rows(result, inputs, along);
    case "hessian":
      return rows(inputs.map((i) => along(number(), i)), inputs, along);
    case "laplacian":
      return sum(graph, inputs.map((i) => along(along(number(), i), i)));
    case "divergence": {
      const j = square(rows(result, inputs, along), operator, count);
      return sum(graph, j.map((row, i) => row[i]));
    }
    case "curl": {
      const j = square(rows(result, inputs, along), operator, count, 3);
      const minus = (a: number, b: number) =>
        graph.apply(OPERATIONS.get("-")!, a, b);
      return [
        minus(j[2][1], j[1][2]),
        minus(j[0][2], j[2][0]),
        minus(j[1][0], j[0][1]),
      ];
    }
    case "directional":
      return sum(
        graph,
        inputs.map((i) =>
          times(graph, graph.input(count + i), along(number(), i) as number)
        ),
      );
  }
}

function likeArguments({ args }: Asked, numbers: readonly number[]): Shaped {
  let next = 0;
  return mapShaped(gradientLike(args), () => numbers[next++]);
}

function rows(
  result: Shaped,
  inputs: readonly number[],
  along: Along,
): number[][] {
  return leavesOf(result).map((each) =>
    inputs.map((i) => along(each, i) as number)
  );
}

function sum(graph: Graph, parts: readonly Shaped[]): number {
  return (parts as number[]).reduce((a, b) => plus(graph, a, b));
}

function scalar(result: Shaped, operator: string): number {
  if (typeof result === "number") return result;
  throw new TypeError(
    `Cannot take the ${operator} of a function that returns an array: use jacobian`,
  );
}

/** The Jacobian of a field: as many numbers out as in. */
function square(
  rows: number[][],
  operator: string,
  count: number,
  size: number = count,
): number[][] {
  if (rows.length === size && count === size) return rows;
  throw new TypeError(
    `Cannot take the ${operator} of a function that takes ${count} numbers and returns ${rows.length}: ` +
      `both must be ${operator === "curl" ? 3 : "the same"}`,
  );
}
