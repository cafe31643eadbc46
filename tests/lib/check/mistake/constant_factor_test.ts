import type { Evidence } from "../../../../lib/check/failure/evidence.ts";
import {
  constantFactor,
  factorBesidePenalty,
} from "../../../../lib/check/mistake/constant_factor.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

/** What is known of a gradient that is so many times what it should be. */
function timesToo(ratio: number, shape: readonly number[] = [3]): Evidence {
  return {
    elements: Float64Array.of(ratio, 2 * ratio, -ratio),
    shape,
    fit: () => 1 / ratio - 1,
  } as unknown as Evidence;
}

testEach<readonly [number, string, string]>([
  [Math.PI, "(π)", "divide by π"],
  [-Math.PI, "(-π)", "divide by -π"],
  [1 / Math.PI, "(1/π)", "multiply by π"],
  [2 * Math.PI, "(2π)", "divide by 2π"],
  [180 / Math.PI, "(180/π: degrees for radians)", "divide by 180/π"],
  [Math.PI / 180, "(1/180/π: degrees for radians)", "multiply by 180/π"],
  [Math.LN2, "(ln 2: another base of the logarithm)", "divide by ln 2"],
  [
    -1 / Math.LN10,
    "(-1/ln 10: another base of the logarithm)",
    "multiply by -ln 10",
  ],
  [Math.SQRT2, "(√2)", "divide by √2"],
  [Math.sqrt(Math.PI), "(√π)", "divide by √π"],
  [Math.sqrt(2 * Math.PI), "(√(2π))", "divide by √(2π)"],
  [
    7,
    "(n = 7)",
    "divide by 7: a sum is differentiated where f takes the mean over 7",
  ],
  [
    -7,
    "(n = -7)",
    "divide by -7: a sum is differentiated where f takes the mean over 7",
  ],
  [3, "(n = 3, a length of x)", "divide by 3"],
  [2, "(n = 2)", "divide by 2: a sum is differentiated"],
  [1 / 2, "(1/n, n = 2)", "multiply by 2: the mean is differentiated"],
  [
    1 / 7,
    "(1/n, n = 7)",
    "multiply by 7: the mean is differentiated where f takes the sum over 7",
  ],
  [1 / 3, "(1/n, n = 3, a length of x)", "multiply by 3"],
  [1.7, "1.7 · numeric", "divide by 1.7; look for a constant"],
  [7 * (1 + 9e-7), "(n = 7)", "divide by 7"],
  [7 * (1 + 2e-6), "7.00001 · numeric", "divide by 7.00001"],
])("constantFactor() of %d: %s", (ratio, said, advice) => {
  const { mistake, corrected } = constantFactor(timesToo(ratio))!;
  assertEquals(mistake.kind, "factor");
  assert(mistake.sentence.endsWith(said), mistake.sentence);
  assert(mistake.advice.startsWith(advice), mistake.advice);
  const right = corrected(timesToo(ratio))!;
  [1, 2, -1].forEach((v, k) => assert(Math.abs(right[k] - v) < 1e-9));
});

Deno.test("constantFactor() knows the lengths of a matrix, too", () => {
  const { mistake } = constantFactor(timesToo(5, [4, 5]))!;
  assert(mistake.sentence.includes("n = 5, a length of x"));
  assert(
    !constantFactor(timesToo(6, [4, 5]))!.mistake.sentence.includes("length"),
  );
});

testEach([1, 1 + 5e-8, Infinity, NaN])(
  "constantFactor() is none of %d",
  (ratio) => {
    const evidence = { ...timesToo(2), fit: () => 1 / ratio - 1 };
    const found = constantFactor(
      ratio === Infinity ? { ...evidence, fit: () => -1 } : evidence,
    );
    assertEquals(found, undefined);
  },
);

/** Elements that are so many times what f says of all but a penalty in proportion to x. */
function beside(ratio: number, penalty: number, size = 1): Evidence {
  const x = [1, -2, 0.5, 3].map((v) => size * v);
  const data = [0.4, 0.9, -1.3, 0.2];
  const numeric = Float64Array.from(data, (d, k) => d + penalty * x[k]);
  const elements = data.map((d, k) => ratio * d + penalty * x[k]);
  return {
    x: Float64Array.from(x),
    elements: Float64Array.from(elements),
    numeric,
    shape: [4],
  } as unknown as Evidence;
}

testEach<readonly [number, number, RegExp | undefined]>([
  [5, 0.3, /^beside the term 0\.3 · x, .* analytic = 5 · numeric \(n = 5\)$/],
  [0.5, -2, /^beside the term -2 · x, .* analytic = 0\.5 · numeric/],
  [1 + 5e-4, 0.3, undefined],
  [5, 1e-5, undefined],
])("factorBesidePenalty() of %d beside %d · x", (ratio, penalty, said) => {
  const evidence = beside(ratio, penalty);
  const found = factorBesidePenalty(evidence);
  assertEquals(found !== undefined, said !== undefined);
  if (!found) return;
  assert(said!.test(found.mistake.sentence), found.mistake.sentence);
  const right = found.corrected(evidence)!;
  evidence.numeric!.forEach((v, k) => assert(Math.abs(right[k] - v) < 1e-9));
});

// What the penalty adds, 3.8 times its factor and the size of x, is to be a thousandth of the whole, of about 1.6.
testEach([[2000, 1e-3, true], [1e-5, 10, false], [1e-3, 10, true]])(
  "factorBesidePenalty(): elements of x of about %d, and a penalty of %d: %s",
  (size, penalty, expected) => {
    const found = factorBesidePenalty(beside(5, penalty, size));
    assertEquals(found !== undefined, expected);
  },
);

Deno.test("factorBesidePenalty() takes three elements at least, all of them known", () => {
  const evidence = beside(5, 0.3);
  const short = (all: Float64Array, n: number) => all.slice(0, n);
  for (const [n, found] of [[2, false], [3, true]] as const) {
    const some = {
      ...evidence,
      x: short(evidence.x, n),
      elements: short(evidence.elements, n),
      numeric: short(evidence.numeric!, n),
    };
    assertEquals(factorBesidePenalty(some) !== undefined, found);
  }
  const unknown = { ...evidence, numeric: evidence.numeric!.with(1, NaN) };
  assertEquals(factorBesidePenalty(unknown), undefined);
  assertEquals(
    factorBesidePenalty({ ...evidence, numeric: undefined }),
    undefined,
  );
});
