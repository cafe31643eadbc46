import {
  errorScales,
  unitOf,
} from "../../../../lib/check/judge/error_scale.ts";
import type { Measurement } from "../../../../lib/check/measure/measure.ts";
import type { Subject } from "../../../../lib/check/subject/subject.ts";
import { OK } from "../../../../lib/core/verdict/verdicts.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

/** What is read of a subject. */
interface Read {
  base?: number[];
  relativeNoise?: number | undefined;
  single?: boolean;
  isSingle?: boolean;
  elements?: number[];
  greatest?: number;
}

function subjectWith(
  {
    base = [1],
    relativeNoise,
    single = false,
    isSingle = false,
    elements,
    greatest = 1,
  }: Read,
): Subject {
  return {
    point: {
      base: Float64Array.from(base),
      greatest: Math.max(...base.map(Math.abs)),
      relativeNoise,
      single,
    },
    single: () => isSingle,
    elements: () => elements && Float64Array.from(elements),
    greatest: () => greatest,
  } as unknown as Subject;
}

function measured(index: number[], value: number, error = 0): Measurement {
  const estimate = { value, error, evaluations: 4, verdict: OK, reach: 1 };
  return { path: "", index, weights: index, analytic: 0, estimate };
}

function scaleOf(read: Read, given?: number) {
  const one = measured([0], 1);
  return errorScales(subjectWith(read), [one], given, true)(one);
}

testEach<readonly [string, Read, number | undefined, number, number, string]>([
  ["doubles", {}, undefined, 1e-8, 1e-14, ""],
  ["doubles with a tolerance", {}, 1e-3, 1e-3, 1e-6, ""],
  [
    "x in single precision",
    { single: true },
    undefined,
    2e-5,
    2 ** -20,
    "single precision",
  ],
  [
    "f in single precision",
    { isSingle: true },
    undefined,
    2e-5,
    2 ** -20,
    "single precision",
  ],
  [
    "code in single precision",
    { elements: [Math.fround(0.1)] },
    undefined,
    2e-5,
    2 ** -20,
    "single precision",
  ],
  ["code in doubles", { elements: [0.1] }, undefined, 1e-8, 1e-14, ""],
  ["noise", { relativeNoise: 1e-4 }, undefined, 2e-5, 2 ** -20, "noise"],
  ["a little noise", { relativeNoise: 0.9e-8 }, undefined, 1e-8, 1e-14, ""],
  [
    "single precision and a tolerance",
    { single: true },
    1e-2,
    1e-2,
    1e-5,
    "single precision",
  ],
])("errorScales(): of %s", (_, read, given, tolerance, cancelled, blur) => {
  const scale = scaleOf(read, given);
  assertEquals([scale.tolerance, scale.blur], [tolerance, blur]);
  assert(Math.abs(scale.cancelled / cancelled - 1) < 1e-12);
});

// Over the size of x, 8, f changes by 1e-8 of its size or of 1, whichever is less; in single precision by 8 of its roundings.
testEach<readonly [Read, number]>([
  [{ base: [8], greatest: 4 }, 1e-8 / 2],
  [{ base: [8], greatest: 100 }, 1e-8],
  [{ base: [0], greatest: 0.5 }, 1e-8 / 2],
  [{ base: [8], greatest: 4, single: true }, 2 ** -20 / 2],
  [{ base: [8], greatest: 0 }, 1e-300],
])(
  "errorScales(): with %j, errors below %d are negligible",
  (read, negligible) => {
    assert(Math.abs(scaleOf(read).negligible / negligible - 1) < 1e-12);
  },
);

// Four roundings of 100, the greatest element of x, over 8, the size of the one that is moved.
Deno.test("errorScales(): an f that stands still hides four roundings of the greatest element", () => {
  const { hidden } = scaleOf({ base: [8, -100] });
  assertEquals(hidden, 4 * 2 ** -52 * 100 / 8);
});

Deno.test("unitOf(): the size of the element of x that moves, and 1 at 0 and along directions", () => {
  const subject = subjectWith({ base: [-8, 0] });
  const units = [[0], [1], [5, 0], []].map((index) =>
    unitOf(subject, { index })
  );
  assertEquals(units, [8, 1, 8, 1]);
});

const scalesOf = (
  base: number[],
  measurements: Measurement[],
  every = true,
) => {
  const scales = errorScales(
    subjectWith({ base }),
    measurements,
    undefined,
    every,
  );
  return measurements.map((one) => scales(one).scale);
};

testEach<readonly [string, number[], Measurement[], number[]]>([
  ["the greatest", [1, 1], [measured([0], -3), measured([1], 2)], [3, 3]],
  // In units of x, 3 · 10 and 2 · 1: 3 and 30 in that of each.
  ["the unit of each", [10, 1], [measured([0], 3), measured([1], 2)], [3, 3]],
  ["a smaller unit", [10, 1], [measured([0], 0.1), measured([1], 2)], [
    0.2,
    1 + 1,
  ]],
  ["each output for itself", [1, 1], [
    measured([0, 0], 5),
    measured([0, 1], 1),
    measured([1, 0], -7),
    measured([1, 1], 1),
  ], [5, 5, 7, 7]],
  ["what is less than 1", [1, 1], [measured([0], 0.25), measured([1], -0.5)], [
    0.5,
    0.5,
  ]],
  ["numbers alone", [1, 1, 1], [
    measured([0], 2),
    measured([1], Infinity),
    measured([2], 9, Infinity),
  ], [2, 2, 2]],
  ["nothing", [1], [measured([0], NaN)], [0]],
])(
  "errorScales(): the size of the derivative is that of %s",
  (_, base, measurements, expected) => {
    assertEquals(scalesOf(base, measurements), expected);
  },
);

Deno.test("errorScales(): along directions it is the greatest, and for an element as if that were all", () => {
  const along = (value: number, weights: number[], error = 0): Measurement => ({
    ...measured([], value, error),
    weights: [Float64Array.from(weights)],
  });
  const measurements = [
    along(1, [1, 1]),
    along(-6, [2, -0.5]),
    along(Infinity, [1, 1]),
    along(9, [1, 1], NaN),
  ];
  assertEquals(scalesOf([1, 1], measurements, false), [6, 6, 6, 6]);
  const scales = errorScales(
    subjectWith({ base: [1, 1] }),
    measurements,
    undefined,
    false,
  );
  assertEquals([0, 1].map((i) => scales(measured([i], 0)).scale), [3, 12]);
});
