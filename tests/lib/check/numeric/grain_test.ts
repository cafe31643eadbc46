import {
  blurOf,
  coarseness,
  coarsenessOf,
  isCoarse,
  isKnownCoarse,
} from "../../../../lib/check/numeric/grain.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, gradientOf } from "../gradient_of.ts";

const subjectOf = (f: F, x: number[], bounds?: object) =>
  gradientOf(f, () => x, x, bounds).subject;

/** What is found of f: the noise of its values, by the point that keeps it. */
function noiseOf(f: F, x = [0.7, -1.3]): number | undefined {
  const subject = subjectOf(f, x);
  const look = coarsenessOf(subject, [0], 1);
  return look(undefined as never, () => NaN)?.noise;
}

const smooth: F = ([x, y]) => 1 + 0.4 * Math.sin(3 * x) + 0.3 * x * y * y;

testEach(
  [["exact", (v: number) => v], [
    "a tenth of COARSE",
    (v: number) => Math.round(v * 1e11) / 1e11,
  ]] as const,
)(
  "isCoarse(): not of numbers that are %s",
  (_, round) => {
    assertEquals(
      isCoarse(subjectOf((x) => round(smooth(x)), [0.7, -1.3])),
      false,
    );
  },
);

// Numbers rounded to a spacing are off by 1/√12 of it on the whole; nine differences tell that to within a half or so.
testEach([-12, -16, -20, -24])(
  "coarsenessOf(): values rounded to 2^%d carry the noise of that spacing",
  (power) => {
    const spacing = 2 ** power;
    const f: F = (x) => Math.round(1000 * smooth(x) / spacing) * spacing / 1000;
    const seen = [[0.7, -1.3], [0.2, 0.9], [1.4, 0.3], [-0.6, 2.1]].flatMap(
      (x) => {
        const noise = noiseOf(f, x);
        return noise === undefined ? [] : [noise * Math.abs(f(x))];
      },
    );
    for (const noise of seen) {
      const part = noise / (spacing / 1000 / Math.sqrt(12));
      assert(part > 0.3 && part < 3, `${part}`);
    }
    assert(power < -20 || seen.length > 0);
  },
);

testEach<readonly [string, F]>([
  ["a kink", ([x]) => Math.abs(x - 0.7)],
  ["a jump", ([x]) => x > 0.7 ? 2 : 1],
  ["nothing but 0", () => 0],
  ["noise as large as itself", ([x, y]) => Math.sin(1e9 * x + 1e9 * y)],
  ["what throws beside", ([x]) => {
    if (x !== 0.7) throw new Error("beside");
    return x;
  }],
])("isCoarse(): not where f has %s", (_, f) => {
  assertEquals(isCoarse(subjectOf(f, [0.7, -1.3])), false);
});

Deno.test("isCoarse() looks within bounds and leaves the point where it is", () => {
  const x = [0.7, -1.3];
  const asked: number[][] = [];
  const f: F = (at) => {
    asked.push([...at]);
    return Math.fround(smooth(at));
  };
  const bounds = { lower: [0.7, -2], upper: [1, -1.3] };
  assertEquals(isCoarse(subjectOf(f, x, bounds)), true);
  assertEquals(x, [0.7, -1.3]);
  assert(asked.every(([a, b]) => a >= 0.7 && a <= 1 && b >= -2 && b <= -1.3));
  assert(asked.some(([a, b]) => a !== 0.7 && b !== -1.3));
});

testEach([[1e-9, "noise"], [2e-8, "single precision"], [
  1e-6,
  "single precision",
], [2e-5, "noise"]])(
  "blurOf(): a relative rounding of %d is that of %s",
  (grain, blur) => {
    assertEquals(blurOf(grain), blur);
    const said = coarseness(grain);
    assert(said.includes(blur) && said.includes(`${grain}`), said);
  },
);

Deno.test("coarseness() says nothing of doubles, and blurOf() takes what is unknown for single precision", () => {
  assertEquals([coarseness(undefined), blurOf()], ["", "single precision"]);
});

Deno.test("coarsenessOf(): a level f in single precision is rounded to its spacing", () => {
  const level = Math.fround(0.1);
  const { subject, calls } = gradientOf(() => level, () => [0, 0], [0.7, -1.3]);
  calls.number();
  const coarse = coarsenessOf(subject, [0], 3)(undefined as never, () => NaN);
  assertEquals(coarse?.noise, 2 ** -23 * 3 / Math.sqrt(12));
  assert(Math.abs(coarse!.typical - Math.sqrt((0.49 + 1.69) / 2)) < 1e-15);
});

Deno.test("isKnownCoarse(): where x, f or what is known of its noise says so", () => {
  const known = (x: number[] | Float32Array, value: number, noise?: number) => {
    const { subject, calls } = gradientOf(() => value, () => [0], x);
    calls.number();
    subject.point.relativeNoise = noise;
    return isKnownCoarse(subject);
  };
  assertEquals([
    known([1], 0.1),
    known([1], Math.fround(0.1)),
    known(Float32Array.of(1), 0.1),
    known([1], 0.1, 1e-6),
  ], [false, true, true, true]);
});

Deno.test("isCoarse() takes thirteen values in a row, and where x is in single precision as many again", () => {
  const spent = (x: number[] | Float32Array) => {
    const { subject, calls } = gradientOf(smooth, () => [0, 0], x);
    isCoarse(subject);
    return calls.count;
  };
  assertEquals([spent([0.7, -1.3]), spent(Float32Array.of(0.7, -1.3))], [
    13,
    26,
  ]);
});

// The spacing of single-precision numbers at a million is 1/16: thirteen steps of up to 16 of them go 13 far.
testEach([[1e6 - 5, 1e9], [0, 1e6 + 5], [1e6 - 5, 1e6 + 5]])(
  "isCoarse() of x = 1e6 stays between %d and %d",
  (lower, upper) => {
    const f: F = ([x, y]) => {
      assert(x >= lower && x <= upper, `${x}`);
      return smooth([x / 1e6, y]);
    };
    isCoarse(
      subjectOf(f, [1e6, -1.3], { lower: [lower, -9], upper: [upper, 9] }),
    );
  },
);

/** The noise that is seen of values in a row, whatever x is. */
function noiseOfRow(row: readonly number[]): number | undefined {
  let count = 0;
  return noiseOf(() => row[count++]);
}

const rowOf = (of: (k: number) => number) =>
  Array.from({ length: 13 }, (_, k) => of(k));
const inTurn = (a: number) => rowOf((k) => 1 + (k % 2 ? -a : a));

// Of a and -a in turn every fourth difference is 16 a, for which independent numbers have √70 deviations; one value that is off
// by s makes fourth differences of s √70 in all, which are nine.
testEach<readonly [string, number[], number | undefined]>([
  ["values in turn", inTurn(1e-6), 16e-6 / Math.sqrt(70) / (1 + 1e-6)],
  ["one that is off", rowOf((k) => k === 6 ? 1 : 1 - 3e-6), 1e-6],
  ["the same at -1", rowOf((k) => k === 6 ? -1 : -1 + 3e-6), 1e-6],
  ["a jump", rowOf((k) => k > 6 ? 1 : 1 - 3e-6), undefined],
  ["a kink", rowOf((k) => 1 + 1e-6 * Math.abs(k - 6)), undefined],
  ["a bend", rowOf((k) => 1 + 1e-9 * Math.exp(k / 2)), undefined],
  ["NaN among them", inTurn(1e-6).with(5, NaN), undefined],
])("coarsenessOf(): the noise of %s", (_, row, expected) => {
  const noise = noiseOfRow(row);
  assertEquals(noise === undefined, expected === undefined, `${noise}`);
  if (expected) assert(Math.abs(noise! / expected - 1) < 1e-6, `${noise}`);
});

// What is seen as a spacing is √12 of that: for 1.5e-11 in turn, a ten-thousand-millionth, for 1.5e-3 a hundredth.
testEach([[1.4e-11, false], [1.7e-11, true], [1.4e-3, true], [1.6e-3, false]])(
  "coarsenessOf(): whether values %d off in turn are coarse: %s",
  (a, expected) => assertEquals(noiseOfRow(inTurn(a)) !== undefined, expected),
);

Deno.test("isCoarse() steps by 9 to 16 spacings of single precision, up or down", () => {
  const x = [1, 6, -3, 0, 1e-45, ...Array(20).fill(1.5)];
  const spacings = [-23, -21, -22, -23, -149, ...Array(20).fill(-23)];
  const asked: number[][] = [];
  isCoarse(subjectOf((at) => (asked.push([...at]), 1), x));
  const steps = x.map((v, i) => (asked[1][i] - v) / 2 ** spacings[i]);
  for (const [i, step] of steps.entries()) {
    const size = Math.abs(step);
    assert(size >= 9 && size <= 16, `${step} at ${x[i]}`);
    const all = asked.map((at) => (at[i] - x[i]) / 2 ** spacings[i]);
    assertEquals(all, all.map((_, k) => step * k + 0));
  }
  const unlike = new Set(steps.slice(5));
  assert(unlike.has(Math.max(...unlike)) && unlike.size > 5, `${steps}`);
  assert(steps.some((step) => step > 0) && steps.some((step) => step < 0));
});

/** What is found along (1, 1) of an x in single precision, where so much is said and f is this from x on, at steps of 2⁻¹⁸. */
function foundAlong(row: (k: number) => number, what: string) {
  const { subject } = gradientOf(
    () => 1,
    () => [3, -4],
    Float32Array.of(2, 1),
  );
  const look = coarsenessOf({ ...subject, what }, [Float64Array.of(1, 1)], 7);
  const line = numberLine(0.5, -9, 9);
  return look(line, (t) => row((t - 0.5) * 2 ** 18 - 1))!;
}

// The rounding of moves is that of each element of x times what is said of it, 6 and 4, or where nobody is asked, of the size.
testEach<readonly [string, string, number]>([
  ["a gradient", "gradient", Math.sqrt(52)],
  ["a product", "Jacobian-vector product", 7],
])("coarsenessOf(): along a direction, of %s", (_, what, moved) => {
  const rounding = 2 ** -26 * moved;
  assertEquals(foundAlong((k) => 5 + k, what), {
    noise: rounding,
    relative: 2 ** -26,
    typical: 0,
  });
  const coarse = foundAlong((k) => 5 + (k % 2 ? -1e-6 : 1e-6), what);
  const expected = Math.hypot(rounding, 16e-6 / Math.sqrt(70));
  assert(Math.abs(coarse.noise / expected - 1) < 1e-8, `${coarse.noise}`);
});

// x = (½, 4) and the gradient (2, -3): moves of the elements are rounded to 2⁻²⁶ of themselves, which makes that of (1, 12) of f.
testEach([[1, 2 ** -20], [1e-3, 2 ** -20], [1, 0], [30, 2 ** -16]])(
  "coarsenessOf() along a direction in single precision: f of the size %d, rounded to %d of it",
  (size, spacing) => {
    const x = Float32Array.of(0.5, 4);
    const { subject } = gradientOf(() => 1, () => [2, -3], x);
    const evaluate = (t: number) => {
      const value = 1.3 + Math.sin(Math.E * t);
      return size *
        (spacing === 0 ? value : Math.round(value / spacing) * spacing);
    };
    const along = Float64Array.of(1, 1);
    const line = subject.point.lineAlong(along);
    const look = coarsenessOf(subject, [along], size);
    const { noise, relative, typical } = look(line, evaluate)!;
    const ofMoves = 2 ** -26 * Math.hypot(1, 12);
    assert(noise >= ofMoves * (1 - 1e-12));
    const rest = Math.sqrt(Math.max(0, noise ** 2 - ofMoves ** 2));
    const expected = size * spacing / Math.sqrt(12);
    assert(rest >= expected / 3 && rest <= 3 * expected + 1e-12, `${rest}`);
    assertEquals([relative, typical], [2 ** -26, 0]);
  },
);

Deno.test("coarsenessOf() along an element is looked for once, and by the noise that the point keeps", () => {
  const f: F = (x) => Math.round(smooth(x) * 2 ** 20) / 2 ** 20;
  for (const x of [[0.7, -1.3], Float32Array.of(0.7, -1.3)]) {
    const { subject, calls } = gradientOf(f, () => [0, 0], x);
    const look = coarsenessOf(subject, [0], 5);
    const first = look(undefined as never, () => NaN)!;
    const { count } = calls;
    assert(count > 0);
    assertEquals(look(undefined as never, () => NaN), first);
    assertEquals(calls.count, count);
    const { relativeNoise } = subject.point;
    assertEquals(first.relative, relativeNoise! / Math.sqrt(12));
    assertEquals(first.noise, 5 * relativeNoise! / Math.sqrt(12));
  }
});

testEach([1e-8, 1, 1e8])("isCoarse(): whatever the size of f: %d", (size) => {
  const rounded: F = (x) => size * Math.round(smooth(x) * 2 ** 20) / 2 ** 20;
  assertEquals(isCoarse(subjectOf(rounded, [0.7, -1.3])), true);
  assertEquals(
    isCoarse(subjectOf((x) => size * smooth(x), [0.7, -1.3])),
    false,
  );
});

// Values in a row take up to 192 spacings of single-precision numbers: of 2⁻²⁴ below 1, of 2⁻²³ from there on, as 0 has.
testEach<readonly [x: number, below: number, above: number]>([
  [0.7, 100, 100],
  [0.7, 100, 1e6],
  [0.7, 1e6, 100],
  [0, 100, 100],
  [0, 1e6, 100],
  [0, 100, 1e6],
  [-3, 1e6, 100],
])(
  "isCoarse() stays within bounds of %d that leave %d spacings below and %d above",
  (x, below, above) => {
    const spacing = 2 **
      (x === 0 ? -23 : Math.floor(Math.log2(Math.abs(x))) - 23);
    const [lower, upper] = [x - below * spacing, x + above * spacing];
    const asked: number[] = [];
    const f: F = ([v]) => (asked.push(v), Math.round(v * 2 ** 20) / 2 ** 20);
    isCoarse(subjectOf(f, [x], { lower, upper }));
    assert(asked.every((v) => v >= lower && v <= upper));
    assertEquals(asked.some((v) => v !== x), below > 192 || above > 192);
  },
);

Deno.test("coarseness() tells one digit", () => {
  assert(coarseness(1.234e-7).includes("about 1e-7 of"));
});
