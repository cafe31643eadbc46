import {
  isCramped,
  isNarrow,
  isRoomy,
  leastStep,
  likelyReaches,
  roomOf,
  servedBy,
  startsOf,
} from "../../../lib/adaptive/scale.ts";
import { numberLine } from "../../../lib/core/line.ts";
import { assert, assertEquals } from "../../support/assert.ts";

const START = Math.exp(-0.9);
const free = (x: number) => numberLine(x, -Infinity, Infinity);

Deno.test("steps start at 0.4 of 1 and of x, in one place where x is near 1", () => {
  assertEquals(startsOf(free(0)), [START]);
  assertEquals(startsOf(free(-1000)), [START, START * 1000]);
  assertEquals(startsOf(free(1e-3)), [START, START * 1e-3]);
  assertEquals(startsOf(free(4)), [START * 2]);
  assertEquals(startsOf(free(50)).length, 1);
  assertEquals(startsOf(free(51)).length, 2);
  assertEquals(startsOf(free(0.02)).length, 1);
  assertEquals(startsOf(free(0.019)).length, 2);
});

Deno.test("the unit of a line moves its steps", () => {
  const line = { ...free(0), unit: 100, scale: 400, size: 400 };
  assertEquals(startsOf(line), [START * 2 * 100]);
  assertEquals(startsOf({ ...line, scale: 0 }), [START * 100]);
});

Deno.test("the room of a line is that on its narrower side", () => {
  assertEquals(roomOf(numberLine(1, 0.75, 3)), 0.25);
  assertEquals(roomOf(numberLine(1, -1, 1.5)), 0.5);
  assertEquals(roomOf(free(1)), Infinity);
});

Deno.test("bounds cramp a line that has a thousandth of its first step on one side, and far more on the other", () => {
  const room = 1e-3 * START;
  assert(isCramped(numberLine(1, 1 - 0.9 * room, 9)));
  assert(isCramped(numberLine(1, -9, 1 + 0.9 * room)));
  assert(!isCramped(numberLine(1, 1 - 1.1 * room, 9)));
  assert(!isCramped(numberLine(1, 1 - 0.9 * room, 1 + 100 * room)));
  assert(!isCramped(free(1)));
  // Of two first steps it is the smaller that has to have room.
  const far = numberLine(1e4, 1e4 - 1.1 * room, Infinity);
  assert(!isCramped(far) && isNarrow(far));
});

Deno.test("bounds are narrow that keep pairs from a first step on one side alone", () => {
  assert(isNarrow(numberLine(1, 1 - 0.9 * START, Infinity)));
  assert(!isNarrow(numberLine(1, 1 - 1.1 * START, Infinity)));
  assert(!isNarrow(numberLine(1, 1 - 0.9 * START, 2)));
  assert(isRoomy(numberLine(1, 1 - 1.1 * START, 3)));
  assert(!isRoomy(numberLine(1, 1 - 0.9 * START, 3)));
  assert(!isRoomy(numberLine(100, 60, 1000)) && isRoomy(free(100)));
});

Deno.test("the least step is four spacings of the numbers around x", () => {
  const { EPSILON, MIN_VALUE } = Number;
  assertEquals(leastStep(free(8)), 4 * 8 * EPSILON);
  assertEquals(leastStep(numberLine(8, 0, 9, Math.fround)), 32 * 2 ** -23);
  assertEquals(leastStep({ ...free(8), relativeNoise: 1e-3 }), 4 * 8e-3);
  assertEquals(leastStep(free(1e-320)), 4 * MIN_VALUE);
  assertEquals(leastStep(free(0)), START * 1e-24);
});

Deno.test("a step is served by the start it is nearest to, as ratios go, and by a part of it", () => {
  const line = free(1e6);
  const [first, second] = startsOf(line);
  const near = servedBy(first / 4, line);
  assertEquals(near, { start: first, isRelative: false, part: 0.25 });
  assertEquals(servedBy(500 * first, line), { ...near, part: 1 });
  const { start, isRelative, part } = servedBy(2000 * first, line);
  assertEquals([start, isRelative], [second, true]);
  assertEquals(part, 2000 * first / second);
  assertEquals(servedBy(START, free(1)).isRelative, undefined);
});

Deno.test("the kind of start that served a neighbour is tried first; else that of x, where x is no number like 1", () => {
  const own = [START, START * 1e4];
  const reaches = (x: number, isRelative?: boolean, part = 1) =>
    likelyReaches(free(x), { start: 1, isRelative, part });
  assertEquals(reaches(1e4, true), own.toReversed());
  assertEquals(reaches(1e4, false), own);
  assertEquals(reaches(1e4), own.toReversed());
  assertEquals(reaches(1e-2), [START, START * 1e-2]);
  assertEquals(reaches(1e-3), [START, START * 1e-3]);
  assertEquals(reaches(1e-4), [START * 1e-4, START]);
  assertEquals(reaches(1, true, 0.5), [START / 2]);
});
