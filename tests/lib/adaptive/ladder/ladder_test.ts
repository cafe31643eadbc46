import { Ladder, levelOf } from "../../../../lib/adaptive/ladder/ladder.ts";
import {
  amplifications,
  RATIO,
} from "../../../../lib/adaptive/ladder/amplification.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

type F = (x: number) => number;
const { EPSILON } = Number;

/** A ladder around x of so many rungs from the first step down. */
function ladderOf(
  f: F,
  x: number,
  order: 1 | 2 | 3 | 4 = 1,
  count = 7,
  first = 0.4,
): Ladder {
  const line = numberLine(x, -Infinity, Infinity);
  const ladder = new Ladder(order, line, f(x), Math.abs(f(x)));
  for (let i = 0; i < count; i++) {
    const h = first * RATIO ** -i;
    ladder.append(h, h, f(x + h), f(x - h));
  }
  return ladder;
}

testEach<[1 | 2 | 3 | 4, number]>([[1, 1e-12], [2, 1e-9], [3, 1e-6], [
  4,
  1e-3,
]])(
  "the rungs of a ladder over exp know derivative %d, and say how well",
  (order, digits) => {
    const ladder = ladderOf(Math.exp, 1, order);
    let least = Infinity;
    for (const rung of ladder.rungs) {
      if (rung.column === 0) continue;
      const error = ladder.errorOf(rung);
      assert(
        Math.abs(rung.value - Math.E) <= error,
        `${rung.value} ± ${error}`,
      );
      least = Math.min(least, error);
    }
    const surest = ladder.surest(ladder.rungs[6], 0);
    assertEquals(ladder.errorOf(surest), least);
    assert(surest.explained && least < digits, `${least}`);
  },
);

Deno.test("a rung has the parts of f at its pair, and what rounding does to them", () => {
  const ladder = ladderOf(
    (x) => 5 + 2 * (x - 4) + 8 * (x - 4) ** 2,
    4,
    1,
    1,
    0.5,
  );
  const [{ h, rise, fall, odd, even, nominal, conditioning, column }] =
    ladder.rungs;
  assertEquals([h, rise, fall, odd, even], [0.5, 3, 1, 2, 2]);
  assertEquals(nominal, 8 * EPSILON);
  assertEquals(conditioning, EPSILON * 4 / 0.5 * 3);
  assertEquals(column, 0);
  assertEquals(ladder.range(), 3);
});

Deno.test("where f stands still its rounding is that of its greatest value elsewhere", () => {
  const f = (x: number) => Math.abs(x) > 0.3 ? -64 : 1;
  const { rungs } = ladderOf(f, 0, 1, 2);
  assertEquals(rungs[1].nominal, 64 * EPSILON);
  assertEquals(ladderOf(() => 1, 0, 1, 2).rungs[1].nominal, EPSILON);
});

Deno.test("a rung above or taken away leaves the ladder as though it had been begun so", () => {
  const f = (x: number) => Math.sin(x);
  const whole = ladderOf(f, 1, 2, 6);
  const part = ladderOf(f, 1, 2, 5, 0.4 / RATIO);
  const [{ h, rise, fall }] = whole.rungs;
  part.prepend(h, h, f(1) + rise, f(1) + fall);
  const values = (ladder: Ladder) =>
    ladder.rungs.map(({ column, value }) => [column, value]);
  const same = values(whole).every(([column, value], i) => {
    const [other, its] = values(part)[i];
    return column === other &&
      (column === 0 || Math.abs(value - its) <= 1e-8 * Math.abs(value));
  });
  assert(same);
  part.dropTop();
  assertEquals(part.rungs.length, 5);
  assertEquals(part.rungs[0].column, 0);
});

Deno.test("noise that later rungs met is held against earlier ones", () => {
  const f = (x: number) => Math.sin(x);
  const ladder = ladderOf(f, 1);
  const rung = ladder.rungs[4];
  const quiet = ladder.errorOf(rung);
  const h = ladder.rungs[6].h / RATIO;
  ladder.append(h, h, f(1 + h) + 1e-6, f(1 - h) + 1e-6);
  assertEquals(ladder.errorOf(rung), quiet);
  // The rung after next is the last that counts.
  assert(ladder.errorOf(ladder.rungs[5]) > 1e-6);
  assert(ladder.errorOf(ladder.rungs[6]) > 1e-6);
});

Deno.test("a sample of the noise counts three times in the error", () => {
  const ladder = ladderOf(Math.sin, 1);
  const rung = ladder.rungs[4];
  const added = ladder.errorOf(rung, 1e-3) - rung.remainder;
  const expected = amplifications(1).independent[rung.column] * 3e-3 / rung.h;
  assert(Math.abs(added / expected - 1) < 1e-12);
});

Deno.test("the level of noise is the measured one, three times that where it is more than rounding", () => {
  const quiet = { level: 30, nominal: 1, conditioning: 0 };
  assertEquals(levelOf(quiet, undefined), 30);
  assertEquals(levelOf({ ...quiet, level: 31 }, undefined), 93);
});

Deno.test("rounding f's argument may hide from pairs by half, unless values beside x show none", () => {
  const rung = { level: 1, nominal: 1, conditioning: 100 };
  assertEquals(levelOf(rung, undefined), 50);
  assertEquals(levelOf(rung, 0.5), 1);
  assertEquals(levelOf(rung, 2), 50);
  assertEquals(levelOf(rung, 40), 60);
  const ladder = ladderOf(Math.sin, 1);
  const base = { ...ladder.rungs[4], level: 1 };
  assert(ladder.mayBeExact({ ...base, conditioning: 7 }));
  assert(!ladder.mayBeExact({ ...base, conditioning: 5 }));
  ladder.scatter = 0;
  assert(!ladder.mayBeExact({ ...base, conditioning: 7 }));
});

Deno.test("a ladder knows f near x", () => {
  const near = ladderOf(Math.exp, 0).nearby();
  for (const t of [1e-3, -1e-3, 1e-5]) {
    const { value, error } = near.at(t);
    const miss = Math.abs(value - Math.expm1(t));
    assert(
      miss <= error && error < 1e-6 * Math.abs(t),
      `${t}: ${miss} ${error}`,
    );
  }
});

// Of x + x², x³ and x⁴ at 0, steps h and h/q leave of the bend all, or what h²/q² takes of it.
testEach<[1 | 2 | 3 | 4, F, (h: number, q: number) => number]>([
  [1, (x) => 3 * x + x * x, (h) => 3 + h],
  [2, (x) => 3 * x + x * x, () => 2],
  [3, (x) => x ** 3, (_, q) => 6 * (1 - q ** -2)],
  [4, (x) => x ** 4, (_, q) => 24 * (1 - q ** -2)],
])(
  "the size of derivative %d is that of the change and the bend over the largest step of a rung",
  (order, f, bendOf) => {
    const ladder = ladderOf(f, 0, order, 5, 0.5);
    ladder.rungs.forEach((rung, i) => {
      const { h } = ladder.rungs[i - rung.column];
      const { bend, change } = ladder.scaleOf(rung);
      assert(Math.abs(change * h ** order / f(h) - 1) < 1e-12, `${change}`);
      const expected = bendOf(h, h / rung.h);
      assert(Math.abs(bend - expected) < 1e-9, `${bend} ${expected}`);
    });
  },
);
