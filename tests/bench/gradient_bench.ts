// Gradients of the Rosenbrock chain: ours against a hand-written loop and npm's `numeric`, as ratios in one run. Every
// contender has a function of its own, of a text of its own: from the same text V8 would make functions that share what it
// learns of their arguments, and the plain arrays of one would slow the typed arrays of another.

import { central, gradient, numericalDerivative } from "../../mod.ts";
import { loadNumeric } from "./peers.ts";

const numeric = await loadNumeric();

type Function = (x: ArrayLike<number>) => number;

function rosenbrock(id: number): Function {
  return new Function(
    "x",
    `let sum = 0;
    for (let i = 0; i + 1 < x.length; i++) {
      const a = x[i + 1] - x[i] * x[i];
      const b = 1 - x[i];
      sum += 100 * a * a + b * b;
    }
    return sum; // ${id}`,
  ) as Function;
}

function byHand(f: Function, x: Float64Array): Float64Array {
  const derivative = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const kept = x[i];
    const h = 6e-6 * Math.max(1, Math.abs(kept));
    x[i] = kept + h;
    const above = f(x);
    x[i] = kept - h;
    const below = f(x);
    x[i] = kept;
    derivative[i] = (above - below) / (2 * h);
  }
  return derivative;
}

const method = central();
for (const n of [2, 10, 100, 1000]) {
  const group = `Rosenbrock n = ${n}`;
  const plain = Array.from({ length: n }, (_, i) => 0.9 + 0.2 * Math.sin(i));
  const typed = Float64Array.from(plain);
  const [f, g, h, k, l, m] = Array.from(
    { length: 6 },
    (_, i) => rosenbrock(10 * n + i),
  );
  Deno.bench(
    "hand-written loop, Float64Array",
    { group, baseline: true },
    () => void byHand(f, typed),
  );
  Deno.bench(
    "gradient, central, Float64Array",
    { group },
    () => void gradient(g, typed, { method }),
  );
  Deno.bench(
    "numericalDerivative, Float64Array",
    { group },
    () => void numericalDerivative(h, typed),
  );
  Deno.bench(
    "gradient, central, plain array",
    { group },
    () => void gradient(k, plain, { method }),
  );
  Deno.bench(
    "numericalDerivative, plain array",
    { group },
    () => void numericalDerivative(l, plain),
  );
  // numeric.gradient throws above 20 variables.
  if (n <= 20) {
    Deno.bench(
      "npm numeric, plain array",
      { group },
      () => void numeric.gradient(m, plain),
    );
  }
}
