import { lookAt } from "../../../../lib/check/failure/look_at.ts";
import { settle } from "../../../../lib/check/options.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, type G, gradientOf } from "../gradient_of.ts";

/** What is seen at a place, x being elsewhere; the point is left there. */
function seenAt(
  at: number[],
  f: F,
  g: G,
  { far = false, ...options }: { far?: boolean; maxElements?: number } = {},
) {
  const { subject, calls } = gradientOf(f, g, at.map(() => 1));
  subject.point.noiseKnown = true;
  const place = { at: Float64Array.from(at), where: "there", far };
  const seen = lookAt(subject, place, settle(options, "Test"), randomSource(1));
  assertEquals([...subject.point.base], at);
  assertEquals(subject.point.brief, false);
  return { ...seen, evaluations: calls.count };
}

const square: F = (x) => x.reduce((sum, v) => sum + v * v, 0);
const slopes: G = (x) => x.map((v) => 2 * v);
/** The gradient of the sum of squares, off by so much at some elements. */
const off = (by: Readonly<Record<number, number>>): G => (x) =>
  x.map((v, i) => 2 * v + (v === 1 ? 0 : by[i] ?? 0));

testEach<readonly [string, F, G, string, string]>([
  ["agrees", square, slopes, "agrees", ""],
  ["f is NaN", ([x]) => Math.sqrt(2 - x), slopes, "not judged", "f is NaN"],
  [
    "f overflows",
    ([x]) => x === 1 ? 1 : -Infinity,
    slopes,
    "not judged",
    "f overflows to -Infinity",
  ],
  [
    "f throws",
    ([x]) => {
      if (x > 2) throw new RangeError("above 2");
      return x;
    },
    slopes,
    "not judged",
    "f throws (RangeError: above 2)",
  ],
  [
    "the code throws",
    square,
    (x) => {
      if (x[0] > 2) throw new RangeError("above 2");
      return slopes(x);
    },
    "differs",
    "the gradient throws (RangeError: above 2) where f does not",
  ],
])("lookAt(): %s", (_, f, g, kind, why) => {
  for (const far of [false, true]) {
    const seen = seenAt([3, 5], f, g, { far });
    assertEquals([seen.kind, seen.why], [kind, why]);
    assertEquals(seen.measurement, undefined);
  }
});

testEach([false, true])(
  "lookAt() tells the element that is wrong, and what a second look says: far %s",
  (far) => {
    const seen = seenAt([3, 5], square, off({ 1: 2 }), { far });
    assertEquals(seen.kind, "differs");
    assertEquals(seen.why, "x[1] is wrong: analytic 12, numeric 10");
    assertEquals(seen.measurement?.index, [1]);
    assert(Math.abs(seen.second! - 10) < 1e-9, `${seen.second}`);
  },
);

Deno.test("lookAt() looks at those of many elements that differ most", () => {
  const at = Array.from({ length: 20 }, (_, i) => 2 + i / 8);
  const seen = seenAt(at, square, off({ 3: 1, 8: 40, 15: -2 }));
  assertEquals(seen.measurement?.path, "x[8]");
  assert(
    seen.why.endsWith(" (looked at: the 4 of 20 elements that differ most)"),
    seen.why,
  );
  const paths = seen.inspection!.comparisons.map(({ path }) => path);
  assertEquals(paths.slice(0, 3).toSorted(), ["x[15]", "x[3]", "x[8]"]);
});

// Two directions near x and one far from it: four values confirm each, besides f there; four of twenty elements, 20 values more.
Deno.test("lookAt() costs a few evaluations where all agrees, and a few more where something is wrong", () => {
  const at = Array.from({ length: 20 }, (_, i) => 2 + i / 8);
  assertEquals(seenAt(at, square, slopes).evaluations, 1 + 1 + 2 * 4);
  assertEquals(
    seenAt(at, square, slopes, { far: true }).evaluations,
    1 + 1 + 4,
  );
});

Deno.test("lookAt() tells of directions where elements are not to be looked at", () => {
  const at = [3, 5, 7];
  const seen = seenAt(at, square, off({ 1: 2 }), { maxElements: 0 });
  assertEquals([seen.kind, seen.measurement?.index], ["differs", []]);
  assert(
    /^random direction [12] is wrong: analytic \S+, numeric \S+$/.test(
      seen.why,
    ),
    seen.why,
  );
});

// Far out, less than a tenth of the size is left to rounding and to scales that nobody knows.
testEach([[0.05, "not judged"], [0.2, "differs"], [-0.2, "differs"]])(
  "lookAt(): far out a difference of %d of the size is %s",
  (part, kind) => {
    const g: G = ([x]) => [2 * x * (x === 1 ? 1 : 1 + part)];
    const seen = seenAt([300], square, g, { far: true });
    assertEquals(seen.kind, kind, seen.why);
    if (kind === "not judged") {
      assertEquals(seen.why, "f is too rough there to tell");
    }
    assertEquals(seenAt([3], square, g).kind, "differs");
  },
);

Deno.test("lookAt(): a coarse f tells nothing far out", () => {
  const { subject } = gradientOf(square, slopes, [1, 1]);
  subject.point.relativeNoise = 1e-7;
  const place = { at: Float64Array.of(30, 30), where: "there", far: true };
  const { kind, why } = lookAt(
    subject,
    place,
    settle({}, "Test"),
    randomSource(1),
  );
  assertEquals([kind, why], [
    "not judged",
    "f is too coarse to tell there what its rounding does",
  ]);
});
