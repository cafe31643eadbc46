/**
 * Every operator as a row of a table: what is promised of one is tried of all.
 *
 * @module
 */
import * as fluxion from "../../mod.ts";
import type { Method } from "../../mod.ts";

/** A function as a table knows it. */
// deno-lint-ignore no-explicit-any -- each operator takes f and x of its own kind
export type AnyFunction = (...given: any[]) => any;

/** An operator applied to a function whose derivatives are written down. */
export interface OperatorCase {
  /** Its names are this and `estimate` before it. */
  readonly name: string;
  readonly f: AnyFunction;
  readonly x: number | readonly number[];
  /** What it takes besides f and x. */
  readonly given: readonly unknown[];
  /** Options of its own. */
  readonly asked?: object;
  readonly exact: unknown;
  /** The highest order of its derivatives. */
  readonly order: 1 | 2;
  /** Lines along which it takes a derivative of that order. */
  readonly lines: number;
  /** Whether it may take several lines that move the same elements. */
  readonly isMixed?: true;
  /** Whether f at x is called for the shape of what f returns. */
  readonly isVector?: true;
  /** Whether it moves columns together, which fixed steps can. */
  readonly isColored?: true;
}

const e = Math.E;

// Fₖ = exp(aₖ · x), at an x where aₖ · x is 0 for each k: there F is 1, its Jacobian A, and the Hessian of F₀ is a₀ a₀ᵀ.
const X = [1, 0.5, 4];
const A = [[1, 2, -0.5], [-1, 2, 0], [0, 4, -0.5]];
const vector = (x: readonly number[]) =>
  A.map(([a, b, c]) => Math.exp(a * x[0] + b * x[1] + c * x[2]));
const scalar = (x: readonly number[]) => vector(x)[0];
const V = [1, 2, 0.5];
const growth = (x: number) => Math.exp(2 * x);

/** Enough elements to share steps: f = Σ sin(xᵢ) + x₀ x₁. */
const MANY = [0.3, 0.5, 0.7, 0.9, 1.1, 1.3];
const many = (x: readonly number[]) =>
  x.reduce((sum, xi) => sum + Math.sin(xi), x[0] * x[1]);
const manyGradient = MANY.map((xi, i) =>
  Math.cos(xi) + (i === 0 ? MANY[1] : i === 1 ? MANY[0] : 0)
);

const ofScalar = { f: scalar, x: X, given: [] };
const ofVector = { f: vector, x: X, given: [], isVector: true } as const;
const SECOND = { derivativeOrder: 2 } as const;
const ofNumber = { f: growth, x: 1, given: [], lines: 1 };

/** Every operator, at a point with three elements unless it takes a number. */
export const OPERATORS: readonly OperatorCase[] = [
  { ...ofNumber, name: "derivative", exact: 2 * e ** 2, order: 1 },
  {
    ...ofNumber,
    name: "derivative",
    asked: SECOND,
    exact: 4 * e ** 2,
    order: 2,
  },
  {
    ...ofNumber,
    name: "taylor",
    given: [1],
    exact: [e ** 2, 2 * e ** 2],
    order: 1,
  },
  { ...ofScalar, name: "gradient", exact: A[0], order: 1, lines: 3 },
  {
    name: "gradient",
    f: many,
    x: MANY,
    given: [],
    exact: manyGradient,
    order: 1,
    lines: 6,
  },
  { ...ofVector, name: "jacobian", exact: A, order: 1, lines: 3 },
  {
    ...ofVector,
    name: "jvp",
    given: [V],
    exact: [4.75, 3, 7.75],
    order: 1,
    lines: 1,
  },
  {
    ...ofScalar,
    name: "partialDerivative",
    given: [1],
    exact: 2,
    order: 1,
    lines: 1,
  },
  {
    ...ofScalar,
    name: "partialDerivative",
    given: [1],
    asked: SECOND,
    exact: 4,
    order: 2,
    lines: 1,
  },
  {
    ...ofScalar,
    name: "directionalDerivative",
    given: [V],
    exact: 4.75,
    order: 1,
    lines: 1,
  },
  {
    ...ofScalar,
    name: "directionalDerivative",
    given: [[2, 0, 1]],
    asked: SECOND,
    exact: (2 - 0.5) ** 2,
    order: 2,
    lines: 1,
  },
  { ...ofScalar, name: "laplacian", exact: 1 + 4 + 0.25, order: 2, lines: 3 },
  { ...ofVector, name: "divergence", exact: 1 + 2 - 0.5, order: 1, lines: 3 },
  {
    ...ofVector,
    name: "curl",
    exact: [4 - 0, -0.5 - 0, -1 - 2],
    order: 1,
    lines: 3,
  },
  {
    ...ofScalar,
    name: "hessian",
    exact: A[0].map((ai) => A[0].map((aj) => ai * aj)),
    order: 2,
    lines: 6,
  },
  {
    ...ofScalar,
    name: "mixedPartialDerivative",
    given: [[0, 1]],
    exact: 2,
    order: 2,
    lines: 1,
    isMixed: true,
  },
  {
    ...ofVector,
    name: "sparseJacobian",
    asked: { sparsity: A.map((row) => row.map((a) => a !== 0)) },
    exact: A,
    order: 1,
    lines: 3,
    isColored: true,
  },
];

/** An operator as it is called: for its value, or for the estimate. */
export interface Form {
  /** What a test calls it. */
  readonly name: string;
  readonly row: OperatorCase;
  readonly isEstimate: boolean;
  take(f: AnyFunction, x: unknown, options: object): unknown;
}

const FUNCTIONS = fluxion as unknown as Readonly<Record<string, AnyFunction>>;

/** Every operator in both forms. */
export const FORMS: readonly Form[] = OPERATORS.flatMap((row) => {
  const { name, given, asked } = row;
  const estimate = `estimate${name[0].toUpperCase()}${name.slice(1)}`;
  const second = asked === SECOND ? "second " : "";
  const many = row.x === MANY ? " of many elements" : "";
  return [name, estimate].filter((called) => called in FUNCTIONS).map(
    (called) => ({
      name: `${second}${called}()${many}`,
      row,
      isEstimate: called !== name,
      take: (f, x, options) =>
        FUNCTIONS[called](f, x, ...given, { ...asked, ...options }),
    }),
  );
});

/** All numbers of what an operator gives: of its value, where that is an estimate. */
export function numbersOf(result: unknown): number[] {
  if (typeof result === "number") return [result];
  if (Array.isArray(result)) return result.flatMap(numbersOf);
  const { value, toDense } = result as {
    readonly value: unknown;
    readonly toDense?: () => unknown;
  };
  return numbersOf(toDense ? toDense() : value);
}

/** x anew for each call, as operators move it. */
export function pointOf({ x }: OperatorCase): number | number[] {
  return typeof x === "number" ? x : [...x];
}

/** How f may answer. */
export const ANSWERS: Readonly<
  Record<string, (f: AnyFunction) => AnyFunction>
> = {
  "of numbers": (f) => f,
  "of promises": (f) => async (...given) => await f(...given),
  "of promises, without being async": (f) => (...given) =>
    new Promise((resolve) => resolve(f(...given))),
};

/** One method that searches, and one of fixed steps. */
export const METHODS: Readonly<Record<string, Method>> = {
  "adaptive()": fluxion.adaptive(),
  "central()": fluxion.central(),
};

/** A form by a method. */
interface Trial {
  readonly title: string;
  readonly form: Form;
  readonly method: Method;
}

/** Every form by each method: columns that move together have no search. */
export const EVERY: readonly Trial[] = FORMS.flatMap((form) =>
  Object.entries(METHODS)
    .filter(([by]) => !form.row.isColored || by === "central()")
    .map(([by, method]) => ({ form, method, title: `${form.name} by ${by}` }))
);

/** The same of numbers and of promises. */
export const EVERY_ANSWER: readonly (Trial & {
  readonly how: string;
  readonly wrap: (f: AnyFunction) => AnyFunction;
})[] = EVERY.flatMap(({ title, ...rest }) =>
  Object.entries(ANSWERS).map(([how, wrap]) => (
    { ...rest, title: `${title} ${how}`, how, wrap }
  ))
);
