import {
  derivative,
  gradient,
  notebook,
  type NotebookEvent,
  numericalDerivative,
  type Tensor,
} from "../../../mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

// The study note's three examples and its digits: printed by Python, not by this library.
const square = ([x]: number[]) => x ** 2;
const two = ([x, y]: number[]) => 2 * x + 3 * x * y + y ** 3;
const four = ([[w, x], [y, z]]: number[][]) =>
  w * x + x * y * z + 3 * w + z * y ** 2;

Deno.test("numericalDerivative() has the notebook's digits for x^2 at 3", () => {
  assertEquals(numericalDerivative(square, [3]), [6.000000000012662]);
});

Deno.test("numericalDerivative() has the notebook's digits for two variables", () => {
  assertEquals(numericalDerivative(two, [1, 2]), [
    7.999999999990237,
    15.000000010019221,
  ]);
});

Deno.test("numericalDerivative() has the notebook's digits for a 2 by 2 matrix", () => {
  assertEquals(numericalDerivative(four, [[1, 2], [3, 4]]), [
    [5.000000000023874, 13.00000000000523],
    [32.00000000006753, 15.000000000000568],
  ]);
});

Deno.test("gradient() with notebook() has the notebook's digits", () => {
  const method = notebook();
  assertEquals(gradient(square, [3], { method }), [6.000000000012662]);
  assertEquals(gradient(two, [1, 2], { method }), [
    7.999999999990237,
    15.000000010019221,
  ]);
});

Deno.test("numericalDerivative() takes a number and returns one", () => {
  assertEquals(numericalDerivative((x) => x ** 2, 3), 6.000000000012662);
});

Deno.test("numericalDerivative() keeps the kind of a typed array", () => {
  const f = (x: Float64Array) => 2 * x[0] + 3 * x[0] * x[1] + x[1] ** 3;
  const derivative = numericalDerivative(f, Float64Array.of(1, 2));
  assertEquals(
    derivative,
    Float64Array.of(7.999999999990237, 15.000000010019221),
  );
});

Deno.test("numericalDerivative() rounds to float32 what a Float32Array holds", () => {
  // 1 + 1e-4 and 1 - 1e-4 in float32; their squares in float64, over 2e-4, in float32.
  const above = Math.fround(1 + 1e-4);
  const below = Math.fround(1 - 1e-4);
  const expected = Math.fround((above ** 2 - below ** 2) / 2e-4);
  const derivative = numericalDerivative((x) => x[0] ** 2, Float32Array.of(1));
  assert(derivative instanceof Float32Array);
  assertEquals(derivative, Float32Array.of(expected));
});

// In IEEE arithmetic -0 - 0 is -0; numpy prints the derivative of this saddle as [-0. -0.].
Deno.test("numericalDerivative() and notebook() keep the sign of a zero", () => {
  const saddle = ([x, y]: number[]) => -x * y;
  assertEquals(numericalDerivative(saddle, [0, 0]), [-0, -0]);
  const method = notebook();
  assertEquals(gradient(saddle, [0, 0], { method }), [-0, -0]);
  assertEquals(derivative((x) => saddle([x, 0]), 0, { method }), -0);
});

Deno.test("numericalDerivative() takes deltaX", () => {
  // ((1 + 1/4)^3 - (1 - 1/4)^3) / (1/2), exact in binary.
  assertEquals(numericalDerivative((x) => x ** 3, 1, { deltaX: 0.25 }), 3.0625);
});

for (const deltaX of [0, -1e-4, NaN, Infinity]) {
  Deno.test(`numericalDerivative() refuses deltaX ${deltaX}`, () => {
    assertThrows(
      () => numericalDerivative(square, [3], { deltaX }),
      RangeError,
      `step ${deltaX}`,
    );
  });
}

Deno.test("numericalDerivative() hands f the very same array, moved element by element, + then -", () => {
  const x = [[[1], [2]], [[3], [4]]];
  const seen: number[] = [];
  numericalDerivative(
    (same) => {
      assert(same === x);
      seen.push(...x.flat(2));
      return 0;
    },
    x,
    { deltaX: 0.5 },
  );
  assertEquals(
    seen,
    [
      [1.5, 2, 3, 4],
      [0.5, 2, 3, 4],
      [1, 2.5, 3, 4],
      [1, 1.5, 3, 4],
      [1, 2, 3.5, 4],
      [1, 2, 2.5, 4],
      [1, 2, 3, 4.5],
      [1, 2, 3, 3.5],
    ].flat(),
  );
});

Deno.test("numericalDerivative() differentiates a function that closes over the array", () => {
  const W = [[1, 2], [3, 4]];
  const loss = () => W[0][0] * W[1][1];
  assertEquals(
    numericalDerivative(() => loss(), W).map((row) =>
      row.map((slope) => Math.round(slope * 1e6) / 1e6)
    ),
    [[4, 0], [0, 1]],
  );
});

const BITS = [0.1, -0, 1e-300, 5e-324, 1e16, Infinity, NaN];

Deno.test("numericalDerivative() puts every element back to the same bits", () => {
  for (
    const x of [
      [...BITS],
      [BITS.slice(0, 3), BITS.slice(3, 6)],
      Float64Array.from(BITS),
    ] as Tensor[]
  ) {
    const before = structuredClone(x);
    numericalDerivative(() => 1, x);
    assertEquals(x, before);
    gradient(() => 1, x, { method: notebook() });
    assertEquals(x, before);
  }
});

for (let calls = 1; calls <= 8; calls++) {
  Deno.test(`numericalDerivative() puts x back when f throws at evaluation ${calls}`, () => {
    for (const options of [{}, { trace() {} }]) {
      const x = [[0.1, -0], [1e16, 5e-324]];
      let call = 0;
      const f = () => {
        if (++call === calls) throw new Error("out of range");
        return 1;
      };
      assertThrows(
        () => numericalDerivative(f, x, options),
        Error,
        "out of range",
      );
      assertEquals(x, [[0.1, -0], [1e16, 5e-324]]);
    }
  });
}

for (
  const { x, place } of [
    { x: [[1, 2], [3, 4]], place: "x[1][0] = 2.9999" },
    { x: [Float64Array.of(1, 2), [3, 4]], place: "x[1][0] = 2.9999" },
    { x: [1, 2, 3], place: "x[2] = 2.9999" },
  ]
) {
  Deno.test(`numericalDerivative() says that f returned no number with ${place}, and puts ${JSON.stringify(x)} back`, () => {
    for (const options of [{}, { trace() {} }]) {
      const before = structuredClone(x);
      let call = 0;
      // The sixth evaluation is the third element's second.
      const f = () => (++call === 6 ? undefined : 1) as number;
      assertThrows(
        () => numericalDerivative<Tensor>(f, x, options),
        TypeError,
        `with ${place}, f returned undefined; did you forget to return?`,
      );
      assertEquals(x, before);
    }
  });
}

Deno.test("numericalDerivative() and derivative() say at which number f returned no number", () => {
  const f = (x: number) => (x < 3 ? "low" : 1) as number;
  assertThrows(
    () => numericalDerivative(f, 3),
    TypeError,
    'with x = 2.9999, f returned "low"',
  );
  assertThrows(
    () => derivative(f, 3, { method: notebook() }),
    TypeError,
    'with x = 2.9999, f returned "low"',
  );
});

Deno.test("gradient() says which elements stood elsewhere when f returned no number", () => {
  const x = [[1, 2], [3, 4]];
  const f = () => (x[1][0] === 3 ? 1 : [1]) as number;
  assertThrows(() => gradient(f, x), TypeError, "with x[1][0] = ");
  assertEquals(x, [[1, 2], [3, 4]]);
});

Deno.test("numericalDerivative() puts x back when the listener throws", () => {
  const x = [1, 2];
  const trace = ({ kind }: NotebookEvent) => {
    if (kind === "evaluation") throw new Error("enough");
  };
  assertThrows(() => numericalDerivative(two, x, { trace }), Error, "enough");
  assertEquals(x, [1, 2]);
});

Deno.test("numericalDerivative() tells its listener each step, with copies", () => {
  const events: NotebookEvent[] = [];
  const x = [3];
  numericalDerivative(square, x, {
    trace: (event) => events.push(event),
    deltaX: 0.5,
  });
  assertEquals(events, [
    { kind: "start", x: [3], derivative: [0] },
    { kind: "element", index: [0], x: 3 },
    { kind: "evaluation", index: [0], x: 3.5, value: 12.25 },
    { kind: "evaluation", index: [0], x: 2.5, value: 6.25 },
    { kind: "partial", index: [0], value: 6, derivative: [6] },
  ]);
});

Deno.test("numericalDerivative() gives the same bits with a listener as without", () => {
  const f = ([[w, x], [y, z]]: number[][]) => Math.exp(w * x) / Math.sin(y + z);
  const x = [[0.3, 0.7], [1.1, 0.2]];
  assertEquals(
    numericalDerivative(f, x, { trace() {} }),
    numericalDerivative(f, x),
  );
});

Deno.test("numericalDerivative() with a trace notices that f changes its argument, and puts it back", () => {
  const x = [1, 2];
  const f = (x: number[]) => x[0] += x[1];
  assertThrows(
    () => numericalDerivative(f, x, { trace() {} }),
    TypeError,
    "f changes its argument",
  );
  assertEquals(x, [1, 2]);
});
