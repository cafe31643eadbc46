// What a stencil says of itself, read back from its text and tried on powers of t: f = tᵏ at x = 0 with h = 1.

import { central, notebook, stencil } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { randomSource } from "../../support/random.ts";

const factorial = (n: number): number => n < 2 ? 1 : n * factorial(n - 1);

const gcd = (a: number, b: number): number => b === 0 ? a : gcd(b, a % b);

/** A number or a fraction; 1 where nothing is written. */
function numberOf(text = ""): number {
  const [top, bottom = "1"] = text.trim().split("/");
  return top === "" ? 1 : Number(top) / Number(bottom);
}

/** The order of a derivative as it is written: `f''`, `f^(5)`. */
function orderOf(text: string): number {
  return Number(/\^\((\d+)\)/.exec(text)?.[1] ?? text.length - 1);
}

const DERIVATIVE = "f'+|f\\^\\(\\d+\\)";
const FORMULA = new RegExp(
  `^(${DERIVATIVE})\\(x\\) = \\[(.*?)\\] / (?:h|h\\^(\\d+)|\\((\\d+) h(?:\\^(\\d+))?\\)) ` +
    `([+-]) (\\S+ )?h(?:\\^(\\d+))? (${DERIVATIVE}); ` +
    `offsets (.*?); weights (.*?); best step h ≈ \\((\\S+) ε \\|f / (${DERIVATIVE})\\|\\)\\^\\(1/(\\d+)\\)$`,
);

/** All that the text says, as numbers. */
function read(text: string) {
  const found = FORMULA.exec(text);
  assert(found, text);
  const [, left, sum, alone, bottom, power, sign, size, errorPower, error] =
    found;
  const [offsets, weights, factor, under, root] = found.slice(10);
  const terms = [
    ...sum.matchAll(/([+-]?) ?([\d.]*) ?f\(x(?: ([+-]) ([\d.]*)h)?\)/g),
  ]
    .map(([, minus, weight, side, distance]) => ({
      weight: (minus === "-" ? -1 : 1) * numberOf(weight),
      offset: side ? (side === "-" ? -1 : 1) * numberOf(distance) : 0,
    }));
  return {
    order: orderOf(left),
    terms,
    divisor: numberOf(bottom),
    power: numberOf(alone ?? power),
    error: (sign === "-" ? 1 : -1) * numberOf(size),
    errorPower: numberOf(errorPower),
    errorOrder: orderOf(error),
    offsets: offsets.split(", ").map(Number),
    weights: weights.split(", ").map(numberOf),
    factor: numberOf(factor),
    under: orderOf(under),
    root: Number(root),
  };
}

/** Two to seven offsets, on whole steps, or on quarters of them. */
function randomOffsets(seed: number): number[] {
  const random = randomSource(seed);
  const grid = seed % 3 === 0 ? 4 : 1;
  const all = Array.from({ length: 8 * grid + 1 }, (_, k) => k / grid - 4);
  const count = 2 + Math.floor(6 * random());
  return Array.from(
    { length: count },
    () => all.splice(Math.floor(random() * all.length), 1)[0],
  );
}

testEach(Array.from({ length: 80 }, (_, k) => k + 1))(
  "what stencil %d says of itself is so: formula, error term, weights, best step",
  (seed) => {
    const given = randomOffsets(seed);
    const derivativeOrder = 1 + seed % Math.min(4, given.length - 1);
    const text = String(stencil(given, derivativeOrder));
    const says = read(text);
    const { terms, divisor, error, errorPower, errorOrder } = says;
    assertEquals([says.order, says.power], [derivativeOrder, derivativeOrder]);
    assertEquals(errorOrder, derivativeOrder + errorPower);

    // Σ w oᵏ / divisor is k! where k is the derivative's order, 0 elsewhere up to the error's, and there the error times k!.
    for (let k = 0; k <= errorOrder; k++) {
      const each = terms.map(({ weight, offset }) => weight * offset ** k);
      const found = each.reduce((sum, term) => sum + term, 0) / divisor;
      const expected = k === derivativeOrder
        ? factorial(k)
        : k === errorOrder
        ? error * factorial(k)
        : 0;
      const size = Math.max(...each.map(Math.abs)) / divisor;
      assert(
        Math.abs(found - expected) <= 1e-13 * (size + Math.abs(expected)),
        `t^${k}: ${found}, said ${expected}: ${text}`,
      );
    }

    // All fractions are in lowest terms.
    for (const [, top, bottom] of text.matchAll(/(\d+)\/(\d+)/g)) {
      assertEquals(gcd(Number(top), Number(bottom)), 1, text);
      assert(bottom !== "1", text);
    }
    // Only offsets have digits behind a point, and derivatives from the fourth on have numbers.
    assert(!/\.\d{3}|\^\([1-3]\)|f\'{4}/.test(text), text);

    // Weights stand from left to right, terms from right to left without those that weigh nothing.
    assertEquals(says.offsets, given.toSorted((a, b) => a - b));
    const weighing = says.offsets.map((offset, j) => ({
      offset,
      weight: says.weights[j],
    }))
      .filter(({ weight }) => weight !== 0).reverse();
    assertEquals(
      terms.map(({ offset }) => offset),
      weighing.map(({ offset }) => offset),
    );
    assertEquals(
      terms.map(({ weight }) => weight / divisor),
      weighing.map(({ weight }) => weight),
    );

    // |C| hᵖ F + S ε|f| / hⁿ is least where the derivative by h is 0: p |C| hᵖ⁺ⁿ F = n S ε|f|.
    const sum = weighing.reduce((sum, { weight }) => sum + Math.abs(weight), 0);
    const factor = derivativeOrder * sum / (errorPower * Math.abs(error));
    assert(Math.abs(says.factor - factor) <= 1e-12 * factor, text);
    assertEquals([says.under, says.root], [errorOrder, errorOrder]);
  },
);

Deno.test("a method says its name, its stencil and its step", () => {
  const pair = String(stencil([-1, 1]));
  assertEquals(String(central({ step: 1e-3 })), `central: ${pair}; h = 0.001`);
  assertEquals(String(notebook()), `notebook: ${pair}; h = 0.0001`);
  const relative = central({ step: { relative: 1e-5 } });
  assertEquals(String(relative), `central: ${pair}; h = 0.00001 max(1, |x|)`);
  // A third of the cube root of ε, as p is at least 2n.
  const step = /h = (\S+) max\(1, \|x\|\)$/.exec(String(central()));
  assert(Math.abs(Number(step?.[1]) / (Math.cbrt(2 ** -52) / 3) - 1) < 1e-14);
});
