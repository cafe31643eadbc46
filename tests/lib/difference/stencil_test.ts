import { stencil } from "../../../mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

// B. Fornberg, Math. Comp. 51 (1988), tables 1 and 2.
const FORNBERG: readonly {
  offsets: number[];
  derivativeOrder: number;
  weights: number[];
  denominator: number;
  accuracyOrder: number;
}[] = [
  {
    offsets: [-1, 1],
    derivativeOrder: 1,
    weights: [-1, 1],
    denominator: 2,
    accuracyOrder: 2,
  },
  {
    offsets: [-2, -1, 1, 2],
    derivativeOrder: 1,
    weights: [1, -8, 8, -1],
    denominator: 12,
    accuracyOrder: 4,
  },
  {
    offsets: [-3, -2, -1, 1, 2, 3],
    derivativeOrder: 1,
    weights: [-1, 9, -45, 45, -9, 1],
    denominator: 60,
    accuracyOrder: 6,
  },
  {
    offsets: [-4, -3, -2, -1, 1, 2, 3, 4],
    derivativeOrder: 1,
    weights: [3, -32, 168, -672, 672, -168, 32, -3],
    denominator: 840,
    accuracyOrder: 8,
  },
  {
    offsets: [-1, 0, 1],
    derivativeOrder: 2,
    weights: [1, -2, 1],
    denominator: 1,
    accuracyOrder: 2,
  },
  {
    offsets: [-2, -1, 0, 1, 2],
    derivativeOrder: 2,
    weights: [-1, 16, -30, 16, -1],
    denominator: 12,
    accuracyOrder: 4,
  },
  {
    offsets: [-2, -1, 0, 1, 2],
    derivativeOrder: 3,
    weights: [-1, 2, 0, -2, 1],
    denominator: 2,
    accuracyOrder: 2,
  },
  {
    offsets: [-2, -1, 0, 1, 2],
    derivativeOrder: 4,
    weights: [1, -4, 6, -4, 1],
    denominator: 1,
    accuracyOrder: 2,
  },
  {
    offsets: [0, 1],
    derivativeOrder: 1,
    weights: [-1, 1],
    denominator: 1,
    accuracyOrder: 1,
  },
  {
    offsets: [0, 1, 2],
    derivativeOrder: 1,
    weights: [-3, 4, -1],
    denominator: 2,
    accuracyOrder: 2,
  },
  {
    offsets: [0, 1, 2, 3],
    derivativeOrder: 1,
    weights: [-11, 18, -9, 2],
    denominator: 6,
    accuracyOrder: 3,
  },
  {
    offsets: [0, 1, 2, 3],
    derivativeOrder: 2,
    weights: [2, -5, 4, -1],
    denominator: 1,
    accuracyOrder: 2,
  },
];

for (const { offsets, derivativeOrder, ...expected } of FORNBERG) {
  Deno.test(`stencil() of derivative order ${derivativeOrder} on [${offsets}] has the published weights`, () => {
    const { weights, denominator, accuracyOrder } = stencil(
      offsets,
      derivativeOrder,
    );
    assertEquals({ weights, denominator, accuracyOrder }, expected);
  });
}

Deno.test("stencil() keeps the order of the offsets and takes halves", () => {
  const { weights, denominator } = stencil([0.5, -0.5]);
  assertEquals([weights, denominator], [[1, -1], 1]);
});

Deno.test("stencil() gives its weights in lowest terms", () => {
  const grids = [[0.5, -0.5, 1.5, 0.25], [0, 0.25, 0.5, 1], [-4, 0, 4, 8]];
  const gcd = (a: number, b: number): number => b === 0 ? a : gcd(b, a % b);
  for (const offsets of grids) {
    for (const derivativeOrder of [1, 2, 3]) {
      const { weights, denominator } = stencil(offsets, derivativeOrder);
      const common = weights.map(Math.abs).reduce(gcd, denominator);
      assertEquals([common, denominator > 0], [1, true]);
    }
  }
});

Deno.test("stencil() differentiates the monomials its points determine exactly, on any grid", () => {
  const offsets = [-3, -0.5, 0, 1.25, 4];
  for (let derivativeOrder = 1; derivativeOrder <= 4; derivativeOrder++) {
    const { weights, denominator } = stencil(offsets, derivativeOrder);
    for (let power = 0; power < offsets.length; power++) {
      const sum = weights.reduce(
        (total, weight, j) => total + weight * offsets[j] ** power,
        0,
      );
      let expected = power === derivativeOrder ? denominator : 0;
      for (let k = 2; k <= derivativeOrder; k++) expected *= k;
      assert(
        sum === expected,
        `t^${power}, derivative ${derivativeOrder}: ${sum} is not ${expected}`,
      );
    }
  }
});

Deno.test("stencil() gives the leading error: h²/6 f''' for two points, h²/12 f'''' for the second derivative", () => {
  assertEquals(stencil([-1, 1]).errorConstant, 1 / 6);
  assertEquals(stencil([-1, 0, 1], 2).errorConstant, 1 / 12);
  assertEquals(stencil([0, 1]).errorConstant, 1 / 2);
});

const REFUSED: readonly {
  offsets: number[];
  derivativeOrder?: number;
  message: string;
}[] = [
  { offsets: [1, 1], message: "they must be distinct" },
  { offsets: [1], message: "it takes at least 2" },
  { offsets: [0, 1, 2], derivativeOrder: 3, message: "it takes at least 4" },
  { offsets: [0, 1], derivativeOrder: 0, message: "it must be 1 or more" },
  { offsets: [0, 0.1], message: "offsets are multiples of a power of two" },
  { offsets: [0, NaN], message: "offset NaN" },
  { offsets: [0, Infinity], message: "offset Infinity" },
  {
    offsets: Array.from({ length: 60 }, (_, i) => i - 30),
    message: "weights pass 2^53",
  },
];

for (const { offsets, derivativeOrder, message } of REFUSED) {
  Deno.test(`stencil() refuses [${offsets.slice(0, 4)}] for derivative ${derivativeOrder ?? 1}: ${message}`, () => {
    assertThrows(() => stencil(offsets, derivativeOrder), RangeError, message);
  });
}
