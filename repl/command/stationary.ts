/**
 * Where the gradient of a function of several numbers is 0: Newton's method, and what the Hessian says.
 *
 * @module
 */

/** Where Newton's method ended. */
export interface Stationary {
  readonly x: readonly number[];
  readonly kind: "minimum" | "maximum" | "saddle" | "flat";
  /** The eigenvalues of the Hessian there, smallest first. */
  readonly eigenvalues: readonly number[];
  readonly steps: number;
}

type Vector = readonly number[];
type Matrix = readonly (readonly number[])[];

const MAX_STEPS = 100;

/** Follows Newton's steps on the gradient; undefined where they do not settle. */
export function stationaryPoint(
  gradient: (x: Vector) => Vector,
  hessian: (x: Vector) => Matrix,
  start: Vector,
): Stationary | undefined {
  const steepest = Math.hypot(...gradient(start));
  const strongest = Math.hypot(...hessian(start).flat());
  let x = start;
  for (let steps = 0; steps <= MAX_STEPS; steps++) {
    const g = gradient(x);
    const h = hessian(x);
    if (![...g, ...h.flat()].every(Number.isFinite)) return undefined;
    const slope = Math.hypot(...g);
    const step = solve(h, g);
    const isSmall =
      Math.hypot(...step) <= 4 * Number.EPSILON * Math.hypot(...x);
    // Where Newton's step is lost in the rounding of x, the gradient is rounding too, unless the Hessian is blind to it.
    if (
      slope <= 1e-16 * steepest ||
      (isSmall && slope <= 1e-12 * strongest * Math.hypot(...x))
    ) {
      const eigenvalues = symmetricEigenvalues(h);
      return { x, kind: kindOf(eigenvalues, strongest), eigenvalues, steps };
    }
    x = x.map((xi, i) => xi - step[i]);
  }
  return undefined;
}

/** Eigenvalues far below the strength of the Hessian at the start count as 0. */
function kindOf(eigenvalues: Vector, strongest: number): Stationary["kind"] {
  const largest = Math.max(...eigenvalues.map(Math.abs));
  const threshold = Math.max(1e-10 * largest, 1e-7 * strongest);
  const signs = eigenvalues.map((value) =>
    Math.abs(value) <= threshold ? 0 : Math.sign(value)
  );
  if (signs.includes(1) && signs.includes(-1)) return "saddle";
  if (signs.includes(0)) return "flat";
  return signs[0] > 0 ? "minimum" : "maximum";
}

/** The least-norm step along the eigenvectors with an eigenvalue that is not 0. */
function solve(matrix: Matrix, right: Vector): number[] {
  const { values, vectors } = jacobi(matrix);
  const largest = Math.max(...values.map(Math.abs));
  const step = right.map(() => 0);
  values.forEach((value, k) => {
    if (Math.abs(value) <= 1e-13 * largest || value === 0) return;
    const along = right.reduce((sum, ri, i) => sum + ri * vectors[i][k], 0) /
      value;
    step.forEach((_, i) => step[i] += along * vectors[i][k]);
  });
  return step;
}

/** The eigenvalues of a symmetric matrix, smallest first. */
export function symmetricEigenvalues(matrix: Matrix): number[] {
  return jacobi(matrix).values.toSorted((a, b) => a - b);
}

/** Eigenvalues and eigenvectors (as columns) by Jacobi's rotations: Golub and Van Loan, Matrix Computations, 8.5. */
function jacobi(matrix: Matrix): { values: number[]; vectors: number[][] } {
  const n = matrix.length;
  const a = matrix.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((_, j) => i === j ? 1 : 0));
  const scale = Math.hypot(...a.flat());
  for (let sweep = 0; sweep < 60; sweep++) {
    const off = Math.hypot(
      ...a.flatMap((row, i) => row.filter((_, j) => j > i)),
    );
    if (off <= 1e-17 * scale) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) rotate(a, vectors, p, q);
    }
  }
  return { values: a.map((row, i) => row[i]), vectors };
}

function rotate(
  a: number[][],
  vectors: number[][],
  p: number,
  q: number,
): void {
  if (a[p][q] === 0) return;
  const tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  for (const row of [...a, ...vectors]) {
    [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]];
  }
  const [rowP, rowQ] = [[...a[p]], [...a[q]]];
  for (let j = 0; j < a.length; j++) {
    a[p][j] = c * rowP[j] - s * rowQ[j];
    a[q][j] = s * rowP[j] + c * rowQ[j];
  }
}
