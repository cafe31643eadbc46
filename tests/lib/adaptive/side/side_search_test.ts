import { SideSearch } from "../../../../lib/adaptive/side/side_search.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

type F = (x: number) => number;

/** A search from one side of x, run to its end. */
function search(
  f: F,
  x: number,
  direction: 1 | -1 = 1,
  order: 1 | 2 | 3 | 4 = 1,
  bounds: readonly [number, number] = [-Infinity, Infinity],
): SideSearch {
  const line = numberLine(x, ...bounds);
  const side = new SideSearch(order, line, f(x), direction);
  for (let h = side.next(); h > 0; h = side.next()) {
    side.learn(h, f(x + direction * h));
  }
  return side;
}

testEach<[string, number, 1 | -1, F, number]>([
  ["exp", 1, 1, Math.exp, Math.E],
  ["exp", 1, -1, Math.exp, Math.E],
  ["|x|", 0, -1, Math.abs, -1],
  ["|x|", 0, 1, Math.abs, 1],
  ["log", 1e-6, 1, Math.log, 1e6],
  ["a line", 1e5, -1, (x) => -3 * x, -3],
])(
  "the slope of %s at %d is found from side %d",
  (_, x, direction, f, slope) => {
    const side = search(f, x, direction);
    const { value, error } = side.derivative();
    assert(Math.abs(value - slope) <= error, `${value} ± ${error}`);
    assert(error <= 1e-9 * Math.abs(slope), `${error}`);
  },
);

Deno.test("steps begin at 0.4, nearly halve fourteen times, then fall by five, and are thirty-four at most", () => {
  const steps: number[] = [];
  const line = numberLine(1, -Infinity, Infinity);
  const side = new SideSearch(1, line, 0, 1);
  for (let h = side.next(); h > 0; h = side.next()) {
    steps.push(h);
    side.learn(h, steps.length % 2);
  }
  const ratios = steps.slice(1).map((h, i) => Math.log(steps[i] / h));
  assertEquals(steps[0], Math.exp(-0.9));
  assert(ratios.slice(0, 13).every((r) => Math.abs(r - 0.7) < 1e-9));
  assert(ratios.slice(13).every((r) => Math.abs(r - 1.6) < 1e-9));
  assert(steps[steps.length - 1] >= 4 * Number.EPSILON);
  assert(steps.length <= 34);
  assertEquals(side.smallest, steps[steps.length - 1]);
});

Deno.test("a search from one side keeps to its bound", () => {
  const { points } = search(Math.exp, 1, 1, 1, [0, 1.01]);
  assert(Math.abs(points[points.length - 1].h - 0.01) < 1e-12);
  const left = search(Math.exp, 1, -1, 1, [0.98, 9]);
  assert(Math.abs(left.points[left.points.length - 1].h - 0.02) < 1e-12);
});

Deno.test("points beyond a place where f is undefined are forgotten", () => {
  const f = (x: number) => x > 0.1 ? NaN : Math.cos(x) + x;
  const side = search(f, 0);
  assert(side.points.every(({ h }) => h <= 0.1));
  const { value, error } = side.derivative();
  assert(Math.abs(value - 1) <= error && error < 1e-9);
});

testEach([0.25, 0.5, 0.75, -0.5])(
  "f that leaves its value like the power %d of the distance is too steep there",
  (power) => {
    for (const sign of [1, -1]) {
      const f = (x: number) => x === 0 ? 0 : sign * Math.abs(x) ** power;
      for (const direction of [1, -1] as const) {
        const side = search(f, 0, direction);
        assert(Math.abs(side.power() - power) < 0.01);
        const rising = sign * direction * (power > 0 ? 1 : -1);
        if (power > 0) assertEquals(side.steepness(), rising * Infinity);
      }
    }
  },
);

testEach<[2 | 3, number, number]>([[2, 1.5, Infinity], [3, 1.5, -Infinity], [
  3,
  2.5,
  Infinity,
]])(
  "derivative %d of x^%d from the right tends to %d",
  (order, power, expected) => {
    const side = search((x) => Math.abs(x) ** power, 0, 1, order);
    assertEquals(side.steepness(), expected);
    const left = search((x) => Math.abs(x) ** power, 0, -1, order);
    assertEquals(left.steepness(), order === 2 ? expected : -expected);
  },
);

Deno.test("a slope that exists is no power below one, nor is a change of sign", () => {
  assertEquals(search(Math.exp, 1).steepness(), undefined);
  const wave = search((x) => x === 0 ? 0 : Math.sin(1 / x), 0);
  assert(Number.isNaN(wave.power()));
  assert(Number.isNaN(search(() => 4, 0).power()));
});

Deno.test("a slope that is approached by a law is slow, and what it tends to is the derivative", () => {
  const slow = search((x) => x + Math.abs(x) ** 1.3, 0);
  assert(slow.isSlow());
  const { value, error } = slow.derivative();
  assert(Math.abs(value - 1) <= error && error < 0.01);
  assert(!search(Math.exp, 1).isSlow());
});

Deno.test("what an error is measured by is the change over the farthest point", () => {
  const side = search((x) => 3 * x, 0, 1, 1, [0, 0.25]);
  assertEquals(side.scale(), { bend: 3, change: 3 });
  const second = search((x) => 3 * x, 0, 1, 2, [0, 0.25]);
  assertEquals(second.scale(), { bend: 0, change: 12 });
  const none = new SideSearch(1, numberLine(0, 0, 1), 0, 1);
  assertEquals(none.scale(), { bend: 0, change: 0 });
});

Deno.test("the greatest quotient of a side is kept", () => {
  const side = search((x) => Math.sin(20 * x), 0);
  assert(side.steepest > 19 && side.steepest <= 20);
});
