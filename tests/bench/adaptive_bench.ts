// The adaptive engine and the Hessian against the bare calls of f: what deno bench calls the slowdown is the overhead.

import {
  adaptive,
  central,
  derivative,
  gradient,
  hessian,
  jacobian,
} from "../../mod.ts";
import { rosenbrock, rosenbrockGradient } from "../support/rosenbrock.ts";

let sink = 0;

/** The calls that adaptive() makes for exp at 1, alone. */
const STEPS = Array.from({ length: 5 }, (_, k) => 0.2 / 2.5 ** k);

Deno.bench("exp at 1: its 11 calls alone", { group: "derivative" }, () => {
  sink += Math.exp(1);
  for (const h of STEPS) sink += Math.exp(1 + h) + Math.exp(1 - h);
});

// Aim: 1.2 µs.
Deno.bench(
  "derivative(exp, 1)",
  { group: "derivative", baseline: true },
  () => {
    sink += derivative(Math.exp, 1);
  },
);

const two = central();

/** The gradient of Rosenbrock's function by the loop that one would write. */
function byHand(x: number[]): number[] {
  return x.map((kept, i) => {
    const h = 6e-6 * Math.max(1, Math.abs(kept));
    x[i] = kept + h;
    const above = rosenbrock(x);
    x[i] = kept - h;
    const below = rosenbrock(x);
    x[i] = kept;
    return (above - below) / (2 * h);
  });
}

// Aim: 0.15 µs over its two calls.
Deno.bench("derivative(exp, 1) with central()", { group: "derivative" }, () => {
  sink += derivative(Math.exp, 1, { method: two });
});

for (const n of [2, 10, 100]) {
  const x = Array.from({ length: n }, (_, i) => Math.sin(i + 1));
  const group = `gradient, Rosenbrock n = ${n}`;

  Deno.bench(`${group}: a loop by hand`, { group }, () => {
    sink += byHand(x)[0];
  });

  // Aim: 8 µs for n = 10.
  Deno.bench(`${group}: adaptive()`, { group, baseline: true }, () => {
    sink += gradient(rosenbrock, x)[0];
  });

  Deno.bench(`${group}: adaptive() to 1e-6`, { group }, () => {
    sink +=
      gradient(rosenbrock, x, { method: adaptive({ tolerance: 1e-6 }) })[0];
  });

  Deno.bench(`${group}: central()`, { group }, () => {
    sink += gradient(rosenbrock, x, { method: two })[0];
  });
}

const x = Array.from({ length: 100 }, (_, i) => Math.sin(i + 1));
const group = "Hessian, Rosenbrock n = 100";

Deno.bench(`${group}: its 20,001 calls alone`, { group }, () => {
  for (let k = 0; k < 20_001; k++) sink += rosenbrock(x);
});

// Aim: 3 ms.
Deno.bench(`${group}: from f with central()`, { group, baseline: true }, () => {
  hessian(rosenbrock, x, { method: two });
});

// Aim: 0.1 ms.
Deno.bench(`${group}: from the gradient with central()`, { group }, () => {
  hessian(rosenbrock, x, { method: two, gradient: rosenbrockGradient });
});

Deno.bench(
  `${group}: the Jacobian of the gradient, adaptive()`,
  { group },
  () => {
    jacobian(rosenbrockGradient, x);
  },
);
