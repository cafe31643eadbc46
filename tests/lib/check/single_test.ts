// Networks of relus in single precision: kinks all around x, and rounding that hides them.

import { checkGradient } from "../../../mod.ts";
import { randomSource } from "../../../lib/core/random.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

/** Where numbers are rounded to 32 bits. */
interface Precision {
  readonly store: "single" | "double";
  readonly compute: "single" | "double";
  readonly loss: "single" | "double";
}

const PRECISIONS: Record<string, Precision> = {
  "stored, loss in doubles": {
    store: "single",
    compute: "double",
    loss: "double",
  },
  "computed": { store: "double", compute: "single", loss: "single" },
  "both": { store: "single", compute: "single", loss: "single" },
  "both, loss in doubles": {
    store: "single",
    compute: "single",
    loss: "double",
  },
};

const ACTIVATIONS = {
  relu: [(z: number) => Math.max(0, z), (z: number) => z > 0 ? 1 : 0],
  "leaky relu": [
    (z: number) => z > 0 ? z : 0.125 * z,
    (z: number) => z > 0 ? 1 : 0.125,
  ],
  abs: [Math.abs, Math.sign],
} as const;

/** A network of layers of these widths with squared errors, and its gradient by backpropagation. */
function network(
  widths: readonly number[],
  [phi, slope]: readonly [(z: number) => number, (z: number) => number],
  { store, compute, loss }: Precision,
  seed: number,
) {
  const random = randomSource(seed);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const round = compute === "single" ? Math.fround : (v: number) => v;
  const ofLoss = loss === "single" ? Math.fround : (v: number) => v;
  const numbersFrom = (values: ArrayLike<number>) =>
    store === "single" ? Float32Array.from(values) : Float64Array.from(values);
  const filled = (n: number, value: (i: number) => number) =>
    numbersFrom(Array.from({ length: n }, (_, i) => value(i)));
  const batch = 1 + seed % 4;
  const inputs = Array.from(
    { length: batch },
    () => filled(widths[0], normal),
  );
  const goals = inputs.map(() => filled(widths[widths.length - 1], normal));
  const starts = widths.slice(1).map((_, l) =>
    widths.slice(1, l + 1).reduce((n, w, k) => n + w * (widths[k] + 1), 0)
  );
  const size = widths.slice(1).reduce((n, w, k) => n + w * (widths[k] + 1), 0);
  const layersOf = (w: ArrayLike<number>, input: ArrayLike<number>) => {
    const layers = [{ z: numbersFrom(input), h: numbersFrom(input) }];
    starts.forEach((start, l) => {
      const { h } = layers[l];
      const z = filled(widths[l + 1], (i) => {
        let sum = w[start + widths[l + 1] * widths[l] + i];
        h.forEach((v, j) =>
          sum = round(sum + round(w[start + i * widths[l] + j] * v))
        );
        return sum;
      });
      layers.push({ z, h: l + 2 < widths.length ? z.map(phi) : z });
    });
    return layers;
  };
  const f = (w: ArrayLike<number>) => {
    let sum = 0;
    inputs.forEach((input, b) => {
      const { z } = layersOf(w, input)[widths.length - 1];
      z.forEach((v, k) => {
        const off = ofLoss(v - goals[b][k]);
        sum = ofLoss(sum + ofLoss(off * off));
      });
    });
    return sum;
  };
  const gradient = (w: ArrayLike<number>) => {
    const g = filled(size, () => 0);
    inputs.forEach((input, b) => {
      const layers = layersOf(w, input);
      let d = layers[widths.length - 1].z.map((v, k) =>
        round(2 * round(v - goals[b][k]))
      );
      for (let l = widths.length - 2; l >= 0; l--) {
        const { z, h } = layers[l];
        const below = filled(widths[l], () => 0);
        d.forEach((v, i) => {
          const bias = starts[l] + widths[l + 1] * widths[l] + i;
          g[bias] = round(g[bias] + v);
          h.forEach((a, j) => {
            const k = starts[l] + i * widths[l] + j;
            g[k] = round(g[k] + round(v * a));
            below[j] = round(below[j] + round(w[k] * v));
          });
        });
        d = below.map((v, j) => round(v * slope(z[j])));
      }
    });
    return store === "single" ? g : Array.from(g);
  };
  const numbers = Float32Array.from(
    widths.slice(1).flatMap((w, l) =>
      Array.from(
        { length: w * (widths[l] + 1) },
        () => normal() / Math.sqrt(widths[l]),
      )
    ),
  );
  const x = store === "single" ? numbers : Array.from(numbers);
  return { f, gradient, x } as {
    f: (x: ArrayLike<number>) => number;
    gradient: (x: ArrayLike<number>) => number[];
    x: number[];
  };
}

const WIDTHS = [[3, 4, 2], [4, 6, 1], [5, 8, 8, 3], [6, 12, 4]];

testEach(Object.entries(PRECISIONS))(
  "checkGradient() passes networks with kinks in single precision: %s",
  (_, precision) => {
    for (const [name, activation] of Object.entries(ACTIVATIONS)) {
      for (const widths of WIDTHS) {
        const it = network(widths, activation, precision, widths[1]);
        const report = checkGradient(it.f, it.gradient, it.x);
        const { verdict, reason, warning } = report;
        assertEquals(verdict, "pass", `${name} ${widths}: ${reason}`);
        assertEquals(warning, undefined, `${name} ${widths}`);
        assert(/to [2-6] digits, as many as single/.test(reason), reason);
        assert(report.evaluations <= 40 * it.x.length + 250);
      }
    }
  },
);

testEach(Object.entries(PRECISIONS))(
  "checkGradient() finds what is wrong by 5 % in single precision: %s",
  (_, precision) => {
    const it = network([5, 8, 3], ACTIVATIONS.relu, precision, 5);
    const wrong = (x: ArrayLike<number>) => it.gradient(x).map((g) => 1.05 * g);
    const { verdict, mistake } = checkGradient(it.f, wrong, it.x);
    assertEquals([verdict, mistake?.kind], ["fail", "factor"]);
  },
);

Deno.test("checkGradient() passes thousands of elements in single precision under an f in doubles", () => {
  for (const n of [1000, 5000]) {
    const f = (x: Float32Array) => x.reduce((sum, v) => sum + v * v, 0);
    const x = Float32Array.from({ length: n }, (_, i) => Math.sin(i));
    const twice = (x: Float32Array) => x.map((v) => 2 * v);
    const { verdict, reason, evaluations } = checkGradient(f, twice, x);
    assertEquals(verdict, "pass", reason);
    assert(evaluations < 400, `${evaluations}`);
  }
});

testEach(Object.entries(PRECISIONS))(
  "checkGradient() takes more than a thousand weights in single precision: %s",
  (_, precision) => {
    const it = network([12, 48, 16, 3], ACTIVATIONS.relu, precision, 6);
    const { verdict, reason } = checkGradient(it.f, it.gradient, it.x);
    assertEquals(verdict, "pass", reason);
    const wrong = (x: ArrayLike<number>) => {
      const g = it.gradient(x);
      const k = g.indexOf(Math.max(...g));
      g[k] = -g[k];
      return g;
    };
    const report = checkGradient(it.f, wrong, it.x);
    assertEquals(report.mistake?.kind, "one element", String(report));
  },
);

Deno.test("checkGradient() passes a loss in single precision where it is 0, at a perfect fit", () => {
  for (const k of [1, 3]) {
    const goal = Array.from(
      { length: 5 },
      (_, i) => Math.fround(Math.sin(i + k)),
    );
    const f = (x: number[]) =>
      x.reduce((sum, v, i) => {
        const off = Math.fround(v - goal[i]);
        return Math.fround(sum + Math.fround(off * off));
      }, 0);
    const gradient = (x: number[]) => x.map((v, i) => 2 * (v - goal[i]));
    const { verdict, reason } = checkGradient(f, gradient, [...goal]);
    assertEquals(verdict, "pass", reason);
  }
});

Deno.test("checkGradient() passes a network whose rounding does not show at the first look", () => {
  const precision = PRECISIONS["stored, loss in doubles"];
  const it = network([2, 3, 3, 1], ACTIVATIONS.abs, precision, 1044);
  const { verdict, reason } = checkGradient(it.f, it.gradient, it.x);
  assertEquals(verdict, "pass", reason);
});

Deno.test("checkGradient() passes a gradient in single precision in which an element is what large terms leave", () => {
  // Of terms of about 1, 1e-3 is left, rounded to what the terms are rounded to.
  const rows = [[1, 1], [1 / 3, 2], [-4 / 3 + 1e-3, 4]];
  const f = (x: Float32Array) =>
    rows.reduce((sum, [a, b]) => sum + a * x[0] + b * x[1] ** 2, 0);
  const gradient = (x: Float32Array) =>
    Float32Array.of(
      rows.reduce((sum, [a]) => Math.fround(sum + Math.fround(a)), 0),
      2 * 7 * x[1],
    );
  const x = Float32Array.of(1, 0.1);
  const [said] = gradient(x);
  assert(Math.abs(said - 1e-3) > 2e-5 * 1e-3, "rounding shows");
  const { verdict, reason } = checkGradient(f, gradient, x);
  assertEquals(verdict, "pass", reason);
});
