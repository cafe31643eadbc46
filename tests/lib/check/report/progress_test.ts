import { checkGradient, checkHessian, checkJacobian } from "../../../../mod.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

type Progress = { evaluations: number; expected: number };
type Options = NonNullable<Parameters<typeof checkGradient>[3]>;

const f = (x: number[]) => x.reduce((sum, v) => sum + v ** 3, 0);
const g = (x: number[]) => x.map((v) => 3 * v ** 2);
const H = (x: number[]) =>
  x.map((v, i) => x.map((_, j) => i === j ? 6 * v : 0));
const ones = (n: number) => new Array<number>(n).fill(1);

function toldBy(
  check: (options: Options) => unknown,
  options: Options,
): Progress[] {
  const told: Progress[] = [];
  check({ ...options, onProgress: (progress) => told.push({ ...progress }) });
  return told;
}

// Four evaluations for each element or direction and four besides; around x seven directions and ten values. A Hessian's
// element takes six along each of two lines.
testEach<readonly [string, (options: Options) => unknown, Options, number]>([
  ["a gradient", (o) => checkGradient(f, g, ones(5), o), {}, 4 + 20 + 38],
  ["a gradient at x alone", (o) => checkGradient(f, g, ones(5), o), {
    around: false,
  }, 24],
  ["directions", (o) => checkGradient(f, g, ones(5), o), {
    maxElements: 4,
    around: false,
  }, 28],
  ["as many as are looked at", (o) => checkGradient(f, g, ones(5), o), {
    maxElements: 5,
    around: false,
  }, 24],
  ["two directions", (o) => checkGradient(f, g, ones(5), o), {
    maxElements: 4,
    directions: 2,
    around: false,
  }, 12],
  [
    "a Jacobian",
    (o) =>
      checkJacobian(
        (x: number[]) => x.slice(1),
        (x) => x.slice(1).map((_, i) => x.map((_, j) => Number(j === i + 1))),
        ones(3),
        o,
      ),
    { around: false },
    16,
  ],
  [
    "a Hessian",
    (o) => checkHessian(f, H, ones(3), o),
    { around: false },
    4 + 9 * 12,
  ],
  [
    "a Hessian and around it",
    (o) => checkHessian(f, H, ones(2), o),
    {},
    4 + 4 * 12 + 38 * 3,
  ],
])("onProgress is told what to expect of %s", (_, check, options, expected) => {
  const told = toldBy(check, options);
  assertEquals(told[0].expected, Math.round(expected));
  assert(told.every((one) => one.expected === told[0].expected));
});

Deno.test("onProgress is told at once, after every twentieth of what is expected, and at the end", () => {
  let count = 0;
  let before = -1;
  const counted = (x: number[]) => (count++, f(x));
  const told = toldBy((options) => {
    const { onProgress } = options;
    checkGradient(counted, g, ones(50), {
      ...options,
      onProgress(progress) {
        if (before < 0) before = count;
        onProgress!(progress);
      },
    });
  }, { around: false });
  const every = Math.floor((4 + 4 * 50) / 20);
  assertEquals(told[0].evaluations, before);
  assertEquals(told.at(-1)!.evaluations, count);
  const between = told.slice(1, -1).map(({ evaluations }) => evaluations);
  assert(between.length >= 18, `${between.length}`);
  between.forEach((evaluations, k) =>
    assertEquals(evaluations, between[0] + k * every)
  );
  assertEquals(between[0] % every, 0);
});
