import { BoundedPoint } from "../../../../lib/check/point/bounded_point.ts";
import { faultOf } from "../../../../lib/check/precondition/f_at_fault.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const X = [800, 0, -2, 1];

testEach<readonly [string, (x: number[]) => number]>([
  [
    "f overflows at exp of x[0] = 800; stabilise f, as by subtracting the greatest exponent first",
    ([a]) => Math.exp(a) + 1,
  ],
  [
    "f overflows at expm1 of 1600; stabilise f, as by subtracting the greatest exponent first",
    ([a]) => Math.expm1(2 * a),
  ],
  ["f overflows at cosh of x[0] = 800; stabilise f", ([a]) => Math.cosh(a)],
  [
    "f is -Infinity as log of x[1] = 0 is -Infinity; choose an x inside the domain of f, or give f its limit there",
    ([, b]) => Math.log(b),
  ],
  [
    "f is NaN as log of x[1] = 0 is -Infinity; choose an x inside the domain of f, or give f its limit there",
    ([, b]) => b * Math.log(b),
  ],
  [
    "f is Infinity as atanh of x[3] = 1 is Infinity; choose an x inside the domain of f, or give f its limit there",
    ([, , , d]) => Math.atanh(d),
  ],
  [
    "f is NaN as sqrt of x[2] = -2 is NaN; choose an x inside the domain of f, or give f its limit there",
    ([, , c]) => Math.sqrt(c),
  ],
  [
    "f is NaN as acos of 1.5 is NaN; choose an x inside the domain of f, or give f its limit there",
    ([, , , d]) => Math.acos(d + 0.5),
  ],
  // The first of several is told, and what is not finite before is no fault of a function.
  [
    "f is NaN as log of x[2] = -2 is NaN; choose an x inside the domain of f, or give f its limit there",
    ([a, , c]) => Math.exp(Math.log(c)) + Math.exp(a),
  ],
  [
    "f is NaN: look for 0/0, ∞ - ∞ or 0 · ∞ in it, or choose an x inside its domain",
    ([, b]) => Math.sin(b / b),
  ],
  [
    "f overflows to Infinity; stabilise f, or choose an x where it is finite",
    ([a]) => a ** 200,
  ],
  [
    "f is NaN as sqrt of x[2] = -2 is NaN; choose an x inside the domain of f, or give f its limit there",
    (x) => x.map(Math.sqrt)[2],
  ],
])("faultOf(): %s", (sentence, f) => {
  const before = Object.getOwnPropertyDescriptors(Math);
  const point = new BoundedPoint(X.slice(), "Cannot test");
  assertEquals(faultOf(f(X), point, () => f(X)), sentence);
  assertEquals(Object.getOwnPropertyDescriptors(Math), before);
});

Deno.test("faultOf() gives Math back when f throws", () => {
  const { exp } = Math;
  const point = new BoundedPoint([1], "Cannot test");
  faultOf(NaN, point, () => {
    Math.log(-1);
    throw new RangeError("no");
  });
  assertEquals(Math.exp, exp);
});
