import {
  type Transition,
  transitionOf,
} from "../../../../lib/check/failure/transition.ts";
import { errorScales } from "../../../../lib/check/judge/error_scale.ts";
import {
  measure,
  measureElement,
} from "../../../../lib/check/measure/measure.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { type F, type G, gradientOf } from "../gradient_of.ts";

/** What happens on the way from x to where the gradient is wrong, and how often f is evaluated on it. */
function onTheWay(f: F, g: G, x: number[], to: number[], bounds?: object) {
  const { subject, calls } = gradientOf(f, g, x, bounds);
  const { point } = subject;
  const start = x.slice();
  point.standAt(to);
  subject.refresh();
  const wrong = x.length === 1
    ? measureElement(subject, [0])
    : measure(subject, "a direction", [], [Float64Array.from(to)]);
  point.standAt(start);
  subject.refresh();
  const scaleOf = errorScales(subject, [wrong], undefined, x.length === 1);
  const before = calls.count;
  const found = transitionOf(
    subject,
    wrong,
    Float64Array.from(to),
    () => scaleOf(wrong),
  );
  assertEquals(x, start);
  assertEquals([...subject.elements()!], Array.from(g(x)));
  assertEquals(point.brief, false);
  return { found, evaluations: calls.count - before };
}

const wave: F = ([x]) => Math.sin(x);
const slope = (x: number) => Math.cos(x);

testEach<readonly [string, F, G, Transition]>([
  [
    "a case of the code alone",
    wave,
    ([x]) => [x > 2 ? -slope(x) : slope(x)],
    "jump",
  ],
  [
    "a case of the code that is off by a hundredth",
    wave,
    ([x]) => [
      x > 2 ? 1.01 * slope(x) : slope(x),
    ],
    "jump",
  ],
  [
    "a case of the code that is off by a two-thousandth",
    wave,
    ([x]) => [
      x > 2 ? 1.0005 * slope(x) : slope(x),
    ],
    "jump",
  ],
  [
    "a case of the code that is off by 2e-4",
    wave,
    ([x]) => [x > 2 ? 1.0002 * slope(x) : slope(x)],
    "jump",
  ],
  [
    "code that is off by less than that where it begins to be",
    wave,
    ([x]) => [x > 2 ? (1.00005 + (x - 2) / 10) * slope(x) : slope(x)],
    "drift",
  ],
  [
    "code that throws on the way",
    wave,
    ([x]) => {
      if (x > 2 && x < 4) throw new RangeError("above 2");
      return [x > 2 ? -slope(x) : slope(x)];
    },
    "jump",
  ],
  ["code that is NaN", wave, ([x]) => [x > 2 ? NaN : slope(x)], "jump"],
  [
    "code that drifts",
    wave,
    ([x]) => [slope(x) + Math.max(0, x - 2) ** 3],
    "drift",
  ],
  [
    "a kink of f",
    ([x]) => Math.sin(Math.min(x, 2)),
    ([x]) => [slope(x)],
    "f is not smooth",
  ],
  [
    "a bend of f that jumps",
    ([x]) => Math.sin(x) + Math.max(0, x - 2) ** 2,
    ([x]) => [slope(x)],
    "f is not smooth",
  ],
  [
    "a jump of f",
    ([x]) => x > 2 ? 3 - Math.sin(x) : Math.sin(x),
    ([x]) => [slope(x)],
    "f is not smooth",
  ],
  [
    "a gap of f",
    ([x]) => x > 2 && x < 3 ? NaN : Math.sin(x) + (x > 2 ? x : 0),
    ([x]) => [slope(x)],
    "f is not smooth",
  ],
  [
    "a case of the code beyond a small kink of f",
    ([x]) => Math.sin(x) + 1e-4 * Math.max(0, x - 1.5),
    ([x]) => [x > 3 ? -slope(x) : slope(x)],
    "jump",
  ],
])("transitionOf(): %s", (_, f, g, expected) => {
  assertEquals(onTheWay(f, g, [0.7], [4.2]).found, expected);
});

// log(1 + e^2x) / 2, whose derivative divides by the square of 1 + e^2x.
testEach(
  [["where its square overflows", 300, "drift"], [
    "before",
    100,
    "jump",
  ]] as const,
)(
  "transitionOf(): code that loses a term beyond e^x far out, %s",
  (_, limit, expected) => {
    const f: F = ([x]) => x > 350 ? x : Math.log1p(Math.exp(2 * x)) / 2;
    const g: G = ([x]) => {
      const e = Math.exp(2 * x);
      return [x > limit ? 2 : x > 350 ? 1 : e / (1 + e)];
    };
    assertEquals(onTheWay(f, g, [0.5], [600]).found, expected);
  },
);

// Every look is at most a center and three times four differences, every test of smoothness two times twelve values; the way is
// halved by values of f until it is a ten-thousandth: 14 times.
testEach([1, 30])(
  "transitionOf(): a direction is looked along by steps of the size of the place: %d",
  (size) => {
    const weights = [1, -0.6, 0.8];
    const f: F = (x) =>
      x.reduce((sum, v, i) => sum + Math.sin((i + 1) * v / size), 0);
    const g: G = (x) =>
      x.map((v, i) =>
        (i + 1) / size * Math.cos((i + 1) * v / size) *
        (x[0] > 1.3 * size ? 3 : 1)
      );
    const { found, evaluations } = onTheWay(
      f,
      g,
      weights.map((w) => w * size),
      weights.map((w) => 2 * w * size),
    );
    assertEquals(found, "jump");
    assert(evaluations <= 14 * 13 + 24, `${evaluations}`);
  },
);

Deno.test("transitionOf(): f is not asked beyond its bounds, nor the code beyond the way", () => {
  const [asked, said]: number[][] = [[], []];
  const f: F = ([x]) => (asked.push(x), Math.sin(x));
  const bounds = { lower: [0.7], upper: [4.2] };
  const g: G = ([x]) => (said.push(x), [x > 4.19 ? -slope(x) : slope(x)]);
  // Nobody sees whether f is smooth there.
  assertEquals(
    onTheWay(f, g, [0.7], [4.2], bounds).found,
    "f is not smooth",
  );
  assert([...asked, ...said].every((x) => x >= 0.7 && x <= 4.2));
  assertEquals(said.filter((x) => x === 4.2).length, 2);
});

// A center, three times four differences and four more values, which tell nothing under noise, and the 19 of a short search.
Deno.test("transitionOf(): a place where f is too rough to tell ends the way, after short looks", () => {
  const looks = [0];
  const f: F = ([x]) => {
    looks[looks.length - 1]++;
    return Math.sin(x) + 1e-3 * Math.sin(1e9 * x);
  };
  const g: G = ([x]) => (looks.push(0), [x > 2 ? -slope(x) : slope(x)]);
  assertEquals(onTheWay(f, g, [0.7], [4.2]).found, "f is not smooth");
  // The first is that of what is wrong at the end.
  const [, , , ...short] = looks;
  assert(Math.max(...short) <= 1 + 3 * 4 + 4 + 19, `${short}`);
});

// Places on the way through 0 are rounded as numbers are at x.
Deno.test("transitionOf(): a case of the code below 0 is told, wherever x is", () => {
  const random = randomSource(1);
  for (let k = 0; k < 100; k++) {
    const x = 0.1 + 1.5 * random();
    const to = -x * (0.7 + 0.6 * random());
    const g: G = ([x]) => [x < 0 ? -3 : 3];
    assertEquals(onTheWay(([x]) => 3 * x, g, [x], [to]).found, "jump");
  }
});

// Steps are a hundredth of the direction, and of twice that.
Deno.test("transitionOf(): on the way through 0 no element moves by more than it is away from it", () => {
  const [x, to] = [[1, 0.5, -0.2], [100, -80, 60]];
  const log: { who: "f" | "g"; at: number[] }[] = [];
  const f: F = (
    at,
  ) => (log.push({ who: "f", at: [...at] }),
    at.reduce((sum, v, i) => sum + Math.sin((i + 1) * v / 100), 0));
  const g: G = (
    at,
  ) => (log.push({ who: "g", at: [...at] }),
    at.map((v, i) =>
      (i + 1) / 100 * Math.cos((i + 1) * v / 100) * (at[1] < -1e-3 ? 3 : 1)
    ));
  assertEquals(onTheWay(f, g, x, to).found, "jump");
  const way = log.filter(({ at }, k) => log[k + 1]?.who === "f" || at !== to);
  let place = x;
  let looks = 0;
  // What follows the last place is asked along the way.
  const last = log.findLastIndex(({ who }) => who === "f") - 24;
  for (const { who, at } of way.slice(0, last)) {
    if (who === "g") place = at;
    else if (place !== to) {
      looks++;
      const size = Math.max(...place.map(Math.abs));
      at.forEach((v, i) => {
        const away = Math.max(Math.abs(place[i]), 1e-4 * size);
        assert(Math.abs(v - place[i]) <= 0.0201 * away, `${place} ${at}`);
      });
    }
  }
  assert(looks > 50);
});
