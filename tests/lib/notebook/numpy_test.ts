import {
  gradient,
  notebook,
  numpyRepr,
  numpyString,
  type Tensor,
} from "../../../mod.ts";
import golden from "../../golden/numpy_print.json" with { type: "json" };
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

type Case = (typeof golden)[number];

const NAMES: Readonly<Record<string, number>> = {
  nan: NaN,
  inf: Infinity,
  "-inf": -Infinity,
};

function numbers(text: string): number[] {
  return text.split(" ").filter(Boolean).map((word) =>
    NAMES[word] ?? Number(word)
  );
}

function inputOf({ shape, single, values, series }: Case): Tensor {
  const [start, step, count] = numbers(series ?? "");
  const items = values === undefined
    ? Array.from({ length: count }, (_, i) => start + step * i)
    : numbers(values);
  if (single) return Float32Array.from(items);
  let next = 0;
  const build = (axis: number): Tensor =>
    axis === shape.length
      ? items[next++]
      : Array.from({ length: shape[axis] }, () => build(axis + 1));
  return build(0);
}

Deno.test("the golden file of numpy's text holds at least 600 cases", () => {
  assert(golden.length >= 600);
});

for (const group of new Set(golden.map((one) => one.group))) {
  const cases = golden.filter((one) => one.group === group);
  Deno.test(`numpyString() prints what numpy prints: ${group}`, () => {
    for (const one of cases) {
      assertEquals(numpyString(inputOf(one)), one.str, JSON.stringify(one));
    }
  });
  Deno.test(`numpyRepr() prints what numpy prints: ${group}`, () => {
    for (const one of cases) {
      assertEquals(numpyRepr(inputOf(one)), one.repr, JSON.stringify(one));
    }
  });
}

Deno.test("numpyString() and numpyRepr() print the note's gradients", () => {
  const ofVector = gradient(
    ([x, y]) => 2 * x + 3 * x * y + y ** 3,
    [1, 2],
    { method: notebook() },
  );
  const ofMatrix = gradient(
    ([[w, x], [y, z]]: number[][]) => w * x + x * y * z + 3 * w + z * y ** 2,
    [[1, 2], [3, 4]],
    { method: notebook() },
  );
  assertEquals(numpyString(ofVector), "[ 8.         15.00000001]");
  assertEquals(numpyRepr(ofVector), "array([ 8.        , 15.00000001])");
  assertEquals(
    numpyRepr(ofMatrix),
    "array([[ 5., 13.],\n       [32., 15.]])",
  );
});

Deno.test("numpyString() prints the note's numbers in full", () => {
  assertEquals(numpyString(6.000000000012662), "6.000000000012662");
  assertEquals(numpyString(1), "1.0");
});

// numpy 1.24: repr(np.array([np.float32([0.1]), np.float32([0.2])])), and with one row in float64.
Deno.test("numpyRepr() gives rows of float32 the dtype that numpy gives them", () => {
  const rows = [Float32Array.of(0.1), Float32Array.of(0.2)];
  assertEquals(
    numpyRepr(rows),
    "array([[0.1],\n       [0.2]], dtype=float32)",
  );
  assertEquals(
    numpyRepr([rows[0], Float64Array.of(0.2)]),
    "array([[0.1],\n       [0.2]])",
  );
});

Deno.test("numpyString() prints a Float64Array like the array of its numbers", () => {
  assertEquals(numpyString(Float64Array.of(1, 2.5)), "[1.  2.5]");
});

Deno.test("numpyString() goes on past the 32 dimensions that numpy allows", () => {
  let x: Tensor = [1];
  for (let axis = 1; axis < 40; axis++) x = [x];
  assertEquals(numpyString(x), "[".repeat(40) + "1." + "]".repeat(40));
});

Deno.test("numpyString() says where an array is ragged", () => {
  assertThrows(
    () => numpyString([[1, 2], [3]]),
    TypeError,
    "Cannot print x as x is ragged: x[1] has length 1",
  );
});

Deno.test("numpyRepr() says where an array holds something other than numbers", () => {
  const x = [[1, 2], ["3", 4]] as unknown as Tensor;
  assertThrows(() => numpyRepr(x), TypeError, 'x[1][0] is "3"');
  assertThrows(
    () => numpyRepr(null as unknown as Tensor),
    TypeError,
    "Cannot print x as x is null",
  );
});
