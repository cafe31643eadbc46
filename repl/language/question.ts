/**
 * How derivatives are asked for: one table, from which help, examples, completion and highlighting follow.
 *
 * @module
 */

/** A way to ask for a derivative. */
export interface Question {
  /** The words it begins with; the first is the one that help shows. */
  readonly names: readonly string[];
  /** How it is typed. */
  readonly usage: string;
  /** What it answers, in a few words. */
  readonly summary: string;
  /** An example that works as it stands. */
  readonly example: string;
}

/** All ways to ask for a derivative. */
export const QUESTIONS: readonly Question[] = [
  {
    names: ["grad", "∇", "gradient", "numerical_derivative"],
    usage: "grad f(1, 2)",
    summary:
      "every partial derivative of f at a point, in the shape of its input",
    example: "f(x, y) = 2x + 3x*y + y^3; grad f(1, 2)",
  },
  {
    names: ["d/dx", "∂f/∂y", "diff", "derivative"],
    usage: "d/dx (x^2) at 3",
    summary:
      "one partial derivative of any order: also ∂f/∂y (1, 2), d^2f/dx^2 at 3, ∂²f/∂x∂y (1, 2)",
    example: "f(x, y) = x^2 y; ∂f/∂x (1, 3)",
  },
  {
    names: ["D"],
    usage: "D[1, 1] f(1, 2)",
    summary: "the derivative along a direction, not scaled to length 1",
    example: "f(x, y) = x^2 y; D[1, 1] f(1, 3)",
  },
  {
    names: ["jacobian", "jac"],
    usage: "jacobian F(1, 2)",
    summary: "a row for each number F returns, a column for each it takes",
    example: "F(x, y) = [x^2 + y, x y]; jacobian F(1, 2)",
  },
  {
    names: ["hessian", "hess"],
    usage: "hessian f(1, 2)",
    summary: "every second partial derivative",
    example: "f(x, y) = x^2 y; hessian f(1, 2)",
  },
  {
    names: ["laplacian", "lap"],
    usage: "laplacian f(1, 2)",
    summary: "the sum of the second partial derivatives",
    example: "f(x, y) = x^2 y; laplacian f(1, 2)",
  },
  {
    names: ["div", "divergence"],
    usage: "div F(1, 2)",
    summary: "how much flows out of a point",
    example: "F(x, y) = [x^2, x y]; div F(1, 2)",
  },
  {
    names: ["curl", "rot"],
    usage: "curl F(1, 2, 3)",
    summary: "how a field turns around a point of space",
    example: "F(x, y, z) = [-y, x, z]; curl F(1, 2, 3)",
  },
];

/** The words that begin a derivative. */
export const QUESTION_NAMES: readonly string[] = QUESTIONS.flatMap(
  ({ names }) => names,
);
