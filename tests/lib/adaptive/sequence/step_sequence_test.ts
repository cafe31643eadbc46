import {
  noiseLevelOf,
  StepSequence,
} from "../../../../lib/adaptive/sequence/step_sequence.ts";
import {
  noiseAmplifications,
  RATIO,
} from "../../../../lib/adaptive/sequence/noise_amplification.ts";
import { readPair } from "../../../../lib/adaptive/sequence/pair.ts";
import { numberLine } from "../../../../lib/core/line.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

type F = (x: number) => number;
const { EPSILON } = Number;

/** A sequence around x of so many rows from the first step down. */
function sequenceOf(
  f: F,
  x: number,
  order: 1 | 2 | 3 | 4 = 1,
  count = 7,
  first = 0.4,
): StepSequence {
  const line = numberLine(x, -Infinity, Infinity);
  const sequence = new StepSequence(order, line, f(x), Math.abs(f(x)));
  for (let i = 0; i < count; i++) {
    const h = first * RATIO ** -i;
    sequence.append(readPair(h, h, f(x + h), f(x - h), f(x), line));
  }
  return sequence;
}

testEach<[1 | 2 | 3 | 4, number]>([[1, 1e-12], [2, 1e-9], [3, 1e-6], [
  4,
  1e-3,
]])(
  "the rows of a sequence over exp know derivative %d, and say how well",
  (order, digits) => {
    const sequence = sequenceOf(Math.exp, 1, order);
    let least = Infinity;
    for (const row of sequence.rows) {
      if (row.column === 0) continue;
      const error = sequence.errorOf(row);
      assert(
        Math.abs(row.value - Math.E) <= error,
        `${row.value} ± ${error}`,
      );
      least = Math.min(least, error);
    }
    const surest = sequence.surest(sequence.rows[6], 0);
    assertEquals(sequence.errorOf(surest), least);
    assert(surest.roundoffLimited && least < digits, `${least}`);
  },
);

Deno.test("a row has the parts of f at its pair, and what rounding does to them", () => {
  const sequence = sequenceOf(
    (x) => 5 + 2 * (x - 4) + 8 * (x - 4) ** 2,
    4,
    1,
    1,
    0.5,
  );
  const [
    { h, rise, fall, odd, even, roundoffFloor, argumentRoundoff, column },
  ] = sequence.rows;
  assertEquals([h, rise, fall, odd, even], [0.5, 3, 1, 2, 2]);
  assertEquals(roundoffFloor, 8 * EPSILON);
  assertEquals(argumentRoundoff, EPSILON * 4 / 0.5 * 3);
  assertEquals(column, 0);
  assertEquals(sequence.range(), 3);
});

Deno.test("where f stands still its rounding is that of its greatest value elsewhere", () => {
  const f = (x: number) => Math.abs(x) > 0.3 ? -64 : 1;
  const { rows } = sequenceOf(f, 0, 1, 2);
  assertEquals(rows[1].roundoffFloor, 64 * EPSILON);
  assertEquals(sequenceOf(() => 1, 0, 1, 2).rows[1].roundoffFloor, EPSILON);
});

Deno.test("a row above or taken away leaves the sequence as though it had been begun so", () => {
  const f = (x: number) => Math.sin(x);
  const whole = sequenceOf(f, 1, 2, 6);
  const part = sequenceOf(f, 1, 2, 5, 0.4 / RATIO);
  part.prepend(whole.rows[0]);
  const values = (sequence: StepSequence) =>
    sequence.rows.map(({ column, value }) => [column, value]);
  const same = values(whole).every(([column, value], i) => {
    const [other, its] = values(part)[i];
    return column === other &&
      (column === 0 || Math.abs(value - its) <= 1e-8 * Math.abs(value));
  });
  assert(same);
  part.dropTop();
  assertEquals(part.rows.length, 5);
  assertEquals(part.rows[0].column, 0);
});

Deno.test("noise that later rows met is held against earlier ones", () => {
  const f = (x: number) => Math.sin(x);
  const sequence = sequenceOf(f, 1);
  const row = sequence.rows[4];
  const measuredNoise = sequence.errorOf(row);
  const h = sequence.rows[6].h / RATIO;
  const line = numberLine(1, -Infinity, Infinity);
  const [above, below] = [f(1 + h) + 1e-6, f(1 - h) + 1e-6];
  sequence.append(readPair(h, h, above, below, f(1), line));
  assertEquals(sequence.errorOf(row), measuredNoise);
  // The row after next is the last that counts.
  assert(sequence.errorOf(sequence.rows[5]) > 1e-6);
  assert(sequence.errorOf(sequence.rows[6]) > 1e-6);
});

Deno.test("a sample of the noise counts three times in the error", () => {
  const sequence = sequenceOf(Math.sin, 1);
  const row = sequence.rows[4];
  const added = sequence.errorOf(row, 1e-3) - row.remainder;
  const expected = noiseAmplifications(1).independent[row.column] * 3e-3 /
    row.h;
  assert(Math.abs(added / expected - 1) < 1e-12);
});

Deno.test("the level of noise is the measured one, three times that where it is more than rounding", () => {
  const measuredNoise = {
    noiseLevel: 30,
    roundoffFloor: 1,
    argumentRoundoff: 0,
  };
  assertEquals(noiseLevelOf(measuredNoise, undefined), 30);
  assertEquals(
    noiseLevelOf({ ...measuredNoise, noiseLevel: 31 }, undefined),
    93,
  );
});

Deno.test("rounding f's argument may hide from pairs by half, unless values beside x show none", () => {
  const row = { noiseLevel: 1, roundoffFloor: 1, argumentRoundoff: 100 };
  assertEquals(noiseLevelOf(row, undefined), 50);
  assertEquals(noiseLevelOf(row, 0.5), 1);
  assertEquals(noiseLevelOf(row, 2), 50);
  assertEquals(noiseLevelOf(row, 40), 60);
  const sequence = sequenceOf(Math.sin, 1);
  const base = { ...sequence.rows[4], noiseLevel: 1 };
  assert(sequence.mayBeExact({ ...base, argumentRoundoff: 7 }));
  assert(!sequence.mayBeExact({ ...base, argumentRoundoff: 5 }));
  sequence.scatter = 0;
  assert(!sequence.mayBeExact({ ...base, argumentRoundoff: 7 }));
});

Deno.test("a sequence knows f near x", () => {
  const near = sequenceOf(Math.exp, 0).nearby();
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
  "the size of derivative %d is that of the change and the bend over the largest step of a row",
  (order, f, bendOf) => {
    const sequence = sequenceOf(f, 0, order, 5, 0.5);
    sequence.rows.forEach((row, i) => {
      const { h } = sequence.rows[i - row.column];
      const { bend, change } = sequence.scaleOf(row);
      assert(Math.abs(change * h ** order / f(h) - 1) < 1e-12, `${change}`);
      const expected = bendOf(h, h / row.h);
      assert(Math.abs(bend - expected) < 1e-9, `${bend} ${expected}`);
    });
  },
);
