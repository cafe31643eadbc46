import {
  adaptive,
  backward,
  central,
  forward,
  jacobian,
  notebook,
  sparseJacobian,
} from "../../../mod.ts";
import { sparsityPattern } from "../../../lib/sparse/mod.ts";
import {
  assert,
  assertEquals,
  assertStrictEquals,
  assertThrows,
} from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

type Pairs = [number, number][];

function tridiagonal(n: number): Pairs {
  const pairs: Pairs = [];
  for (let i = 0; i < n; i++) {
    for (let j = Math.max(0, i - 1); j <= Math.min(n - 1, i + 1); j++) {
      pairs.push([i, j]);
    }
  }
  return pairs;
}

/** Broyden's tridiagonal function: (3 - 2xᵢ) xᵢ - xᵢ₋₁ - 2xᵢ₊₁ + 1. */
function broyden(x: ArrayLike<number>): Float64Array {
  return Float64Array.from(
    { length: x.length },
    (_, i) => (3 - 2 * x[i]) * x[i] - (x[i - 1] ?? 0) - 2 * (x[i + 1] ?? 0) + 1,
  );
}

function broydenEntry(x: ArrayLike<number>, i: number, j: number): number {
  return i === j ? 3 - 4 * x[i] : j < i ? -1 : -2;
}

const METHODS = [
  { method: central(), evaluations: 6 },
  { method: central({ accuracyOrder: 4 }), evaluations: 12 },
  { method: forward(), evaluations: 4 },
  { method: backward(), evaluations: 4 },
  { method: notebook(), evaluations: 6 },
];

for (const { method, evaluations } of METHODS) {
  Deno.test(`sparseJacobian() with ${method.name}, ${method.stencil.offsets.length} points, takes ${evaluations} evaluations for a tridiagonal Jacobian of 1000 columns`, () => {
    const x = Float64Array.from({ length: 1000 }, (_, i) => -Math.sin(i));
    const kept = x.slice();
    let count = 0;
    const f = (x: Float64Array) => (count++, broyden(x));
    const { values, rows, columns, shape } = sparseJacobian(f, x, {
      sparsity: tridiagonal(1000),
      method,
    });
    assertEquals(count, evaluations);
    assertEquals(shape, [1000, 1000]);
    assertEquals(x, kept);
    // f is quadratic with a second derivative of 4: one-sided, 2h; rounding of values up to 9, ten times for the weights.
    const h = typeof method.step === "number"
      ? method.step
      : method.step.relative;
    const truncation = method.stencil.accuracyOrder === 1 ? 2.1 * h : 0;
    const tolerance = truncation + 90 * Number.EPSILON / h;
    values.forEach((value, p) => {
      const exact = broydenEntry(x, rows[p], columns[p]);
      assert(Math.abs(value - exact) <= tolerance);
    });
  });

  Deno.test(`sparseJacobian() with ${method.name}, ${method.stencil.offsets.length} points, has the bits of the dense Jacobian`, () => {
    const x = Array.from({ length: 20 }, (_, i) => 3 * Math.cos(i));
    const { values, rows, columns } = sparseJacobian(broyden, x, {
      sparsity: tridiagonal(20),
      method,
    });
    const dense = jacobian(broyden, x, { method }) as number[][];
    values.forEach((value, p) =>
      assertStrictEquals(value, dense[rows[p]][columns[p]])
    );
    const sparsity = tridiagonal(20);
    assertEquals(jacobian(broyden, x, { method, sparsity }), dense);
  });
}

Deno.test("sparseJacobian() takes one evaluation for an empty pattern, to know how much f returns", () => {
  let count = 0;
  const constant = () => (count++, [1, 2, 3]);
  const { shape, values } = sparseJacobian(constant, [1, 2], { sparsity: [] });
  assertEquals(count, 1);
  assertEquals(shape, [3, 2]);
  assertEquals(values.length, 0);
});

Deno.test("sparseJacobian() probes where no sparsity is given", () => {
  const x = Array.from({ length: 30 }, (_, i) => i / 7);
  const probed = sparseJacobian(broyden, x);
  const given = sparseJacobian(broyden, x, { sparsity: tridiagonal(30) });
  assertEquals(probed.toDense(), given.toDense());
});

Deno.test("sparseJacobian() takes pairs, a matrix and a pattern alike", () => {
  const f = ([a, b, c]: number[]) => [a * a, b * c];
  const pairs: Pairs = [[0, 0], [1, 1], [1, 2]];
  const x = [3, 5, 7];
  const dense = [[6, 0, 0], [0, 7, 5]];
  for (
    const sparsity of [
      pairs,
      [[true, false, false], [false, true, true]],
      sparsityPattern(pairs, [2, 3]),
    ]
  ) {
    const jacobian = sparseJacobian(f, x, { sparsity }).toDense();
    // Quadratic, so rounding alone: ε |f| / h, h = 6e-6.
    jacobian.forEach((row, r) =>
      row.forEach((value, c) => assert(Math.abs(value - dense[r][c]) < 1e-8))
    );
  }
});

Deno.test("sparseJacobian() lets f return the same array again, and its own argument", () => {
  const again = new Float64Array(4);
  const sparsity: Pairs = [[0, 0], [1, 1], [2, 2], [3, 3]];
  const squares = (x: Float64Array) => {
    x.forEach((xi, i) => again[i] = xi * xi);
    return again;
  };
  for (const method of [central(), forward()]) {
    const x = Float64Array.of(1, 2, 4, 8);
    const { values } = sparseJacobian(squares, x, { sparsity, method });
    values.forEach((value, i) => assert(Math.abs(value - 2 * x[i]) < 1e-6));
    const identity = sparseJacobian((x) => x, x, { sparsity, method });
    identity.values.forEach((value) => assert(Math.abs(value - 1) < 1e-6));
  }
});

Deno.test("sparseJacobian() divides by the steps that a Float32Array really took", () => {
  const x = Float32Array.of(1.1, -2.3, 1000.7);
  const sparsity: Pairs = [[0, 0], [1, 1], [2, 2]];
  const linear = (x: Float32Array) => Float64Array.from(x, (xi) => 3 * xi);
  for (const method of [central(), forward({ step: { relative: 1e-3 } })]) {
    const { values } = sparseJacobian(linear, x, { sparsity, method });
    values.forEach((value) => assertStrictEquals(value, 3));
  }
});

Deno.test("sparseJacobian() leaves x as it was when f throws at any call", () => {
  const sparsity = tridiagonal(5);
  for (let k = 1; k <= 6; k++) {
    const x = [0.1, -0, 3, 1e-300, -7.7];
    let count = 0;
    assertThrows(
      () =>
        sparseJacobian(
          (x) => {
            if (++count === k) throw new Error("stop");
            return broyden(x);
          },
          x,
          { sparsity },
        ),
      Error,
      "stop",
    );
    assertEquals(x, [0.1, -0, 3, 1e-300, -7.7]);
  }
});

/** An array that ignores writes. */
function ignoring(x: number[]): number[] {
  return new Proxy(x, { set: () => true });
}

// deno-lint-ignore no-explicit-any -- wrong on purpose
const WRONG: [string, any, any, any, string][] = [
  ["a number from f", () => 1, [1], { sparsity: [] }, "use gradient"],
  ["nothing from f", () => {}, [1], { sparsity: [] }, "forget to return"],
  ["a nested array from f", () => [[1]], [1], { sparsity: [] }, "flat array"],
  ["an empty x", () => [1], [], { sparsity: [] }, "x is empty"],
  ["a nested x", () => [1], [[1]], { sparsity: [] }, "x.flat()"],
  ["a number x", () => [1], 1, { sparsity: [] }, "x is 1"],
  ["an element that is no number", (x: number[]) => x, [1, "2"], {
    sparsity: [],
  }, 'x[1] is "2": every element must be a number'],
  ["a container that ignores writes", (x: number[]) => x, ignoring([1, 2]), {
    sparsity: [],
  }, "x[0] does not keep what is written"],
  ["a frozen x", () => [1], Object.freeze([1]), { sparsity: [] }, "frozen"],
  ["a row that f does not return", () => [1], [1], {
    sparsity: [[1, 0]],
  }, "f returned 1 numbers where the sparsity has a row 1"],
  ["a column that x does not have", () => [1], [1], {
    sparsity: [[0, 1]],
  }, "a column one below 1"],
  ["a matrix of another height", () => [1, 2], [1], {
    sparsity: [[true]],
  }, "f returned 2 numbers where there should be 1"],
  ["a pattern of another width", () => [1], [1, 2], {
    sparsity: sparsityPattern([[true]]),
  }, "1 columns where x has 2"],
  ["an unknown word", () => [1], [1], { sparsity: "guess" }, '"guess"'],
  ["a step that vanishes", (x: number[]) => x, [1e20], {
    sparsity: [[0, 0]],
    method: central({ step: 1e-6 }),
  }, "vanishes"],
  ["an f that changes its argument", (x: number[]) => x.sort(), [3, 1], {
    sparsity: [[0, 0], [1, 1]],
  }, "changes its argument: x[0] was 3"],
  [
    "such an f when it probes",
    (x: number[]) => x.sort(),
    [3, 1],
    {},
    "changes",
  ],
  ["an x outside its bounds", (x: number[]) => x, [1, 5], {
    bounds: { upper: [2, 3] },
  }, "x[1] is 5, outside its bounds -Infinity to 3"],
  ["bounds that leave no room", (x: number[]) => x, [1], {
    bounds: { lower: 1, upper: 1 },
  }, "leave x[0] no room"],
  ["bounds of another length", (x: number[]) => x, [1], {
    bounds: { lower: [0, 0] },
  }, "bound has shape"],
  ["a misspelt option", (x: number[]) => x, [1], {
    sparsty: [[0, 0]],
  }, "sparsity"],
  ["an x whose first element is text", (x: number[]) => x, ["1", 2], {
    sparsity: [[0, 0], [1, 1]],
  }, 'x[0] is "1": every element must be a number'],
  ["a method without a stencil", () => [1], [1], {
    sparsity: [[0, 0]],
    method: "central",
  }, "central()"],
];

for (const [name, f, x, options, message] of WRONG) {
  Deno.test(`sparseJacobian() refuses ${name}`, () => {
    const error = assertThrows(
      () => sparseJacobian(f, x, options),
      Error,
      message,
    );
    assert(error instanceof TypeError || error instanceof RangeError);
  });
}

Deno.test("sparseJacobian() refuses an f that changes its mind about how much it returns", () => {
  let count = 0;
  const f = () => new Array(++count).fill(0);
  assertThrows(
    () => sparseJacobian(f, [1], { sparsity: [[0, 0]] }),
    RangeError,
    "f returned 2 numbers where there should be 1",
  );
});

Deno.test("jacobian() with a sparsity takes central() unless given another method", () => {
  let count = 0;
  const f = (x: number[]) => (count++, broyden(x));
  const x = new Array(1000).fill(0.5);
  const dense = jacobian(f, x, { sparsity: tridiagonal(1000) }) as number[][];
  assertEquals(count, 6);
  // 3 - 4x = 1; rounding alone, as f is quadratic: ε |f| / h.
  assert(Math.abs(dense[500][500] - 1) < 1e-9);
  assertEquals(dense[500][503], 0);
});

Deno.test("jacobian() with a sparsity refuses what colors cannot do", () => {
  const f = (x: number[]) => x;
  const sparsity: Pairs = [[0, 0]];
  assertThrows(
    () => jacobian(f, [1], { sparsity, method: adaptive() }),
    TypeError,
    "Cannot take the Jacobian of f as columns that move together",
  );
});

testEach([
  ["central()", central()],
  ["central() of order 4", central({ accuracyOrder: 4 })],
  ["forward()", forward()],
])(
  "sparseJacobian() of a Float32Array has the bits of jacobian() by %s",
  (_, method) => {
    const x = Float32Array.of(0.3, -0.2, 1.1);
    const f = ([x, y, z]: Float32Array) => [Math.exp(x), y ** 3, x * z];
    const sparsity: Pairs = [[0, 0], [1, 1], [2, 0], [2, 2]];
    const { toDense } = sparseJacobian(f, x, { method, sparsity });
    assertEquals(toDense(), jacobian(f, x, { method }));
  },
);

// Elements at a bound, a third of a step from one, between two, and free.
const BOUNDED = {
  x: [1, 2, 1 + 2e-6, 1.5, 2 - 1e-5, 1, 2, 3],
  bounds: { lower: 1, upper: [2, 2, 1 + 3e-6, 2, 2, 9, 9, 3] },
};

for (const { method } of METHODS) {
  const { offsets } = method.stencil;
  const name = `${method.name}, ${offsets.length} points`;

  testEach<[string, (x: number[]) => number[] | Float32Array]>([
    ["an array", (x) => x],
    ["a Float32Array", (x) => Float32Array.from(x)],
  ])(
    `sparseJacobian() of %s by ${name}, keeps to bounds and has the bits of the dense Jacobian`,
    async (_, made) => {
      const x = made(BOUNDED.x) as number[];
      const upper = Array.from(made(BOUNDED.bounds.upper));
      const bounds = { lower: 1, upper };
      let outside = 0;
      const f = (x: number[]) => {
        if (x.some((xi, i) => xi < 1 || xi > upper[i])) outside++;
        return broyden(x);
      };
      const options = { method, bounds };
      const dense = jacobian(f, x, options) as number[][];
      const kept = x.slice();
      const sparsity = tridiagonal(8);
      const given = sparseJacobian(f, x, { ...options, sparsity });
      const probed = sparseJacobian(f, x, options);
      const later = (x: number[]) => Promise.resolve(f(x));
      const promised = await sparseJacobian(later, x, options);
      for (const { values, rows, columns } of [given, probed, promised]) {
        assertEquals(values.length, sparsity.length);
        values.forEach((value, p) =>
          assertStrictEquals(value, dense[rows[p]][columns[p]])
        );
      }
      const compressed = jacobian(f, x, { ...options, sparsity });
      assertEquals(compressed, given.toDense());
      assertEquals(x, kept);
      assertEquals(outside, 0);
    },
  );
}

Deno.test("sparseJacobian() within bounds takes what the color takes where they leave room, and one stencil more for each side where not", () => {
  const count = (x: number[]) => {
    let evaluations = 0;
    const f = (x: number[]) => (evaluations++, broyden(x));
    const bounds = { lower: 0, upper: 1 };
    const { values, rows, columns } = sparseJacobian(f, x, {
      sparsity: tridiagonal(x.length),
      bounds,
    });
    // Quadratic, so rounding alone: ε |f| / h, and the sum of a one-sided stencil's weights.
    values.forEach((value, p) => {
      const exact = broydenEntry(x, rows[p], columns[p]);
      assert(Math.abs(value - exact) < 1e-8);
    });
    return evaluations;
  };
  assertEquals(count(new Array(300).fill(0.5)), 6);
  // Two beside x, and f at x once for all colors.
  assertEquals(count(new Array(300).fill(1)), 7);
  // Each of three colors has columns at both bounds.
  assertEquals(count(Array.from({ length: 300 }, (_, i) => i % 2)), 13);
});

Deno.test("sparseJacobian() differentiates by one of several arguments, and says which it means", async () => {
  const f = (a: number, x: number[]) => x.map((xi) => a * xi ** 2);
  const sparsity: Pairs = [[0, 0], [1, 1]];
  const options = { argument: 1, sparsity } as const;
  const { values } = sparseJacobian(f, [3, [1, 2]], options);
  assertEquals([...values].map(Math.round), [6, 12]);
  const later = (a: number, x: number[]) => Promise.resolve(f(a, x));
  assertEquals(
    (await sparseJacobian(later, [3, [1, 2]], options)).values,
    values,
  );
  assertEquals(
    jacobian(f, [3, [1, 2]], options).map((row) => row.map(Math.round)),
    [[6, 0], [0, 12]],
  );
  const along: string[] = [];
  sparseJacobian(f, [3, [1, 2]], {
    ...options,
    trace: (event) => along.push(event.along),
  });
  assert(along.includes("f[1] by x[1][1]"), along.join());
  assertThrows(
    () => sparseJacobian(f as never, [3, [[1]]] as never, { argument: 1 }),
    TypeError,
    "as x[1] is [[...]]: x[1] must be flat",
  );
});

Deno.test("sparseJacobian() throws what f throws beside x, whatever onError says", () => {
  const f = ([x]: number[]) => {
    if (x > 1) throw new RangeError("too large");
    return [x];
  };
  for (const onError of ["undefined", "throw"] as const) {
    assertThrows(
      () => sparseJacobian(f, [1], { onError, sparsity: [[0, 0]] }),
      RangeError,
      "too large",
    );
  }
  assertThrows(
    () => sparseJacobian(f, [1], { onError: "ignore" as never }),
    TypeError,
    'it is "undefined" or "throw"',
  );
});

Deno.test("jacobian() with a sparsity refuses options that nobody reads", () => {
  const options = { sparsity: [[0, 0]] as Pairs, boundz: {} };
  assertThrows(
    () => jacobian(([x]) => [x], [1], options),
    TypeError,
    "did you mean bounds?",
  );
});

Deno.test("sparseJacobian() of an async function takes a frozen x, which it leaves alone", async () => {
  const x = Object.freeze([1, 2]) as number[];
  const { values } = await sparseJacobian(
    async (x: number[]) => await x.map((xi) => xi ** 2),
    x,
    { sparsity: [[0, 0], [1, 1]] },
  );
  assertEquals([...values].map(Math.round), [2, 4]);
});

for (
  const [name, row, first, message] of [
    [
      "is changed by f",
      [1, 2],
      (row: number[]) => (row[1] = 7),
      "x[1][1] was 2 and is 7",
    ],
    [
      "is frozen",
      Object.freeze([1, 2]),
      (row: number[]) => row[0],
      "x[1] is frozen",
    ],
    [
      "keeps nothing",
      new Proxy([1, 2], { set: () => true }),
      (row: number[]) => row[0],
      "x[1][0] does not keep what is written",
    ],
  ] as const
) {
  Deno.test(`sparseJacobian() names the argument that was chosen where it ${name}`, () => {
    const f = (_: number, row: number[]) => [first(row)];
    assertThrows(
      () => sparseJacobian(f, [1, row as number[]], { argument: 1 }),
      TypeError,
      message,
    );
  });
}

Deno.test("sparseJacobian() refuses an f that changes its argument at a later call, and puts x back", () => {
  let calls = 0;
  const f = (x: number[]) => {
    if (++calls === 2) x[1] = 5;
    return [x[0], x[1]];
  };
  const x = [1, 2];
  assertThrows(
    () => sparseJacobian(f, x, { sparsity: [[0, 0]] }),
    TypeError,
    "changes its argument: x[1] was 2 and is 5",
  );
  assertEquals(x, [1, 2]);
});
