import { nonlinear } from "../../../../lib/check/precondition/linearity.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

testEach([1e-12, 1e-6, 1, 1e6, 1e12])(
  "nonlinear(): a vector taken by its size is found, however large the products are: %s",
  (size) => {
    const finding = nonlinear(
      "jvp",
      "tangent",
      3,
      (v) => v.map((w) => size * Math.abs(w)),
    );
    assertEquals(finding?.mistake?.kind, "not linear");
  },
);

testEach([1e-12, 1e-6, 1, 1e6, 1e12])(
  "nonlinear(): rounding is measured by the greatest of all products: %s",
  (size) => {
    let calls = 0;
    // The second product is what is left where terms as large as the first cancel.
    const verdict = (rounding: number) => {
      calls = 0;
      const multiply = ([w, v]: Float64Array) => {
        calls++;
        return Float64Array.of(size * w, size * (calls < 3 ? 0 : rounding * v));
      };
      return nonlinear("jvp", "tangent", 2, multiply)?.mistake?.kind;
    };
    assertEquals([verdict(1e-11), verdict(1e-6)], [undefined, "not linear"]);
  },
);

Deno.test("nonlinear(): rounding is measured by the products of either vector", () => {
  // One of the first two products is 0; what is left of the third is the other's rounding.
  for (const vanishing of [1, 2]) {
    let calls = 0;
    const finding = nonlinear("jvp", "tangent", 1, () => {
      calls++;
      if (calls === vanishing) return Float64Array.of(0);
      const factor = vanishing === 1 ? -3 : 2;
      return Float64Array.of(calls < 3 ? 1 : factor * (1 + 1e-12));
    });
    assertEquals(finding, undefined);
  }
});
