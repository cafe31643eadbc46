/**
 * The operators beyond the gradient as queries: Jacobian, Hessian, Laplacian, divergence, curl.
 *
 * @module
 */
import type { OperatorOptions, Tensor } from "../../mod.ts";
import type { ArrayValue } from "../../lib/expression/mod.ts";
import type { Found } from "./differentiate.ts";
import { shownFound } from "./found.ts";
import { type Operand, readOperand } from "./operand.ts";
import { polled } from "../session/interrupt.ts";
import type { Query } from "./query.ts";
import type { Block } from "../session/session.ts";
import { numericMethod, type Settings } from "../session/setting.ts";

/** An operator: how it is estimated, taken plainly, and had from exact derivatives. */
interface Operator {
  readonly names: readonly string[];
  readonly usage: string;
  readonly summary: string;
  readonly example: string;
  /** The names of the two in the library. */
  readonly estimate: string;
  readonly plain: string;
  readonly exact: (f: Operand["f"], args: readonly ArrayValue[]) => ArrayValue;
}

const OPERATORS: readonly Operator[] = [
  {
    names: ["jacobian"],
    usage: "jacobian F(1, 2)",
    summary: "a row for each number F returns, a column for each it takes",
    example: "F(x, y) = [x^2 + y, x y]; jacobian F(1, 2)",
    estimate: "estimateJacobian",
    plain: "jacobian",
    exact: (f, args) => f.jacobian(...args),
  },
  {
    names: ["hessian"],
    usage: "hessian f(1, 2)",
    summary: "every second partial derivative",
    example: "f(x, y) = x^2 y; hessian f(1, 2)",
    estimate: "estimateHessian",
    plain: "hessian",
    exact: (f, args) => f.hessian(...args),
  },
  {
    names: ["laplacian", "lap"],
    usage: "laplacian f(1, 2)",
    summary: "the sum of the second partial derivatives",
    example: "f(x, y) = x^2 y; laplacian f(1, 2)",
    estimate: "estimateLaplacian",
    plain: "laplacian",
    exact: (f, args) => traceOf(f.hessian(...args)),
  },
  {
    names: ["div", "divergence"],
    usage: "div F(1, 2)",
    summary: "how much flows out of a point",
    example: "F(x, y) = [x^2, x y]; div F(1, 2)",
    estimate: "estimateDivergence",
    plain: "divergence",
    exact: (f, args) =>
      traceOf(square(f.jacobian(...args), "the divergence of", f.name)),
  },
  {
    names: ["curl"],
    usage: "curl F(1, 2, 3)",
    summary: "how a field turns around a point of space",
    example: "F(x, y, z) = [-y, x, z]; curl F(1, 2, 3)",
    estimate: "estimateCurl",
    plain: "curl",
    exact: (f, args) => {
      const j = square(f.jacobian(...args), "the curl of", f.name, 3);
      return [j[2][1] - j[1][2], j[0][2] - j[2][0], j[1][0] - j[0][1]];
    },
  },
];

/** The Jacobian of a field: as many numbers out as in. */
function square(
  matrix: number[][],
  what: string,
  name: string,
  size = matrix[0]?.length,
): number[][] {
  if (matrix.length === size && matrix[0].length === size) return matrix;
  throw new TypeError(
    `Cannot take ${what} ${name} as it takes ${
      matrix[0]?.length
    } numbers and returns ${matrix.length}: ` +
      `both must be ${size === 3 ? 3 : "the same"}`,
  );
}

function traceOf(matrix: readonly (readonly number[])[]): number {
  return matrix.reduce((sum, row, i) => sum + row[i], 0);
}

/** The operators as queries. */
export const operatorQueries: readonly Query[] = OPERATORS.map((operator) => ({
  names: operator.names,
  usage: operator.usage,
  summary: operator.summary,
  example: operator.example,
  answer: async (session, source, span) => {
    const { settings } = session;
    const operand = readOperand(session, source, span);
    const found = await answer(operator, operand, settings.method);
    const blocks = [...untold(settings, operator), shownFound(settings, found)];
    return { value: found.value, blocks };
  },
}));

/** What is made of many runs has no story of one. */
function untold({ trace }: Settings, { names: [name] }: Operator): Block[] {
  if (trace === "off" || trace === "json") return [];
  const text =
    `no trace of ${name}, which is many runs: f', grad, d/dx and D have one`;
  return [{ kind: "trace", text }];
}

type Take = (f: unknown, x: Tensor, options: OperatorOptions) => unknown;

async function answer(
  { estimate, plain, exact }: Operator,
  { f, args, along, point }: Operand,
  name: string,
): Promise<Found> {
  const method = numericMethod(name);
  if (!method) return { value: exact(f, args), note: "exact" };
  // Most sessions never ask for more than gradients: the rest of the library waits until one does.
  const library = await import("../../mod.ts") as unknown as Record<
    string,
    Take
  >;
  const watched = polled(along);
  return method.kind === "adaptive"
    ? library[estimate](watched, point, { method }) as Found
    : { value: library[plain](watched, point, { method }) as ArrayValue };
}
