// Rosenbrock's function of any number of variables, with its gradient and Hessian in closed form.

/** The function: the sum of 100 (xᵢ₊₁ - xᵢ²)² + (1 - xᵢ)². */
export function rosenbrock(x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    const a = x[i + 1] - x[i] * x[i];
    const b = 1 - x[i];
    sum += 100 * a * a + b * b;
  }
  return sum;
}

/** Its gradient. */
export function rosenbrockGradient(x: readonly number[]): number[] {
  const g = x.map(() => 0);
  for (let i = 0; i + 1 < x.length; i++) {
    const a = x[i + 1] - x[i] * x[i];
    g[i] += -400 * a * x[i] - 2 * (1 - x[i]);
    g[i + 1] += 200 * a;
  }
  return g;
}

/** Its Hessian. */
export function rosenbrockHessian(x: readonly number[]): number[][] {
  const h = x.map(() => x.map(() => 0));
  for (let i = 0; i + 1 < x.length; i++) {
    h[i][i] += 1200 * x[i] ** 2 - 400 * x[i + 1] + 2;
    h[i][i + 1] -= 400 * x[i];
    h[i + 1][i] -= 400 * x[i];
    h[i + 1][i + 1] += 200;
  }
  return h;
}
