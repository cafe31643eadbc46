import { lookAround } from "../../../../lib/check/failure/around.ts";
import { settle } from "../../../../lib/check/options.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { gradientOf } from "../gradient_of.ts";

type One = (x: number) => number;

/** What is found around 1.3; the point comes back, and the code is asked there again. */
function around(f: One, g: One, options: { around?: "strict" } = {}) {
  const x = [1.3];
  const { subject } = gradientOf(([x]) => f(x), ([x]) => [g(x)], x);
  const settled = settle(options, "Test");
  const found = lookAround(subject, settled, randomSource(1));
  assertEquals([x, [...subject.elements()!]], [[1.3], [g(1.3)]]);
  return found;
}

const line: One = (x) => 3 * x;
const beyond = (limit: number, value: number): One => (x) =>
  x > limit ? value : 3;
const before = (limit: number, value: number): One => (x) =>
  x < limit ? value : 3;

// Of 3, the rounding of 1e17 hides all, and that of 1e16 does not.
testEach<readonly [string, One, One, "fault" | "warning" | "nothing"]>([
  ["what is right", line, () => 3, "nothing"],
  ["no number below 0", line, before(0, NaN), "fault"],
  ["Infinity below 0", line, before(0, Infinity), "fault"],
  ["no number far out", line, beyond(10, NaN), "warning"],
  ["Infinity far out", line, beyond(10, Infinity), "warning"],
  ["what a greater term leaves far out", line, beyond(10, 1e17), "warning"],
  ["the same where it is no greater", line, beyond(10, 1e16), "fault"],
  ["the same below 0", line, before(0, -1e17), "fault"],
  ["a slope far out where f has none", () => 3, (x) => x > 10 ? 1 : 0, "fault"],
  ["another slope far out", line, beyond(10, 30), "fault"],
  ["another slope below 0", line, before(0, -3), "fault"],
  ["one side of a kink", Math.abs, () => 1, "warning"],
  ["one side of a kink far out", (x) => Math.min(x, 20), () => 1, "warning"],
])("lookAround(): %s", (_, f, g, expected) => {
  const { fault, warning } = around(f, g);
  const found = fault ? "fault" : warning ? "warning" : "nothing";
  assertEquals(found, expected);
  const strict = around(f, g, { around: "strict" });
  assertEquals(strict.fault !== undefined, expected !== "nothing");
  assertEquals(strict.warning, undefined);
});

Deno.test("lookAround() ends at the first fault, and goes on after a warning", () => {
  const outcomes = (f: One, g: One) =>
    around(f, g).around.map(({ outcome }) => outcome);
  const [right, wrong] = ["agrees", "differs"];
  assertEquals(outcomes(line, before(0, -3)), [right, wrong]);
  assertEquals(outcomes(Math.abs, () => 1), [
    right,
    wrong,
    right,
    right,
    right,
  ]);
});

Deno.test("lookAround() warns of the first place that differs", () => {
  const f: One = (x) => Math.min(Math.abs(x), 20);
  const found = around(f, () => 1);
  assertEquals(found.around.map(({ outcome }) => outcome).slice(0, 3), [
    "agrees",
    "differs",
    "differs",
  ]);
  const { elsewhere, sentence } = found.warning!;
  assertEquals([...elsewhere], [...found.around[1].x]);
  assertEquals(sentence, found.around[1].why);
  assert(elsewhere[0] < 0);
});

testEach<readonly [string, One, string, RegExp]>([
  ["a sign", before(0, -3), "sign", /^there the sign is wrong/],
  [
    "no number",
    before(0, NaN),
    "nonfinite",
    /^x\[0\] is NaN where f is finite/,
  ],
])("lookAround() says what is wrong there: %s", (_, g, kind, sentence) => {
  const { mistake, elsewhere } = around(line, g).fault!;
  assertEquals(mistake?.kind, kind);
  assert(sentence.test(mistake!.sentence), mistake!.sentence);
  assert(elsewhere![0] < 0);
});

Deno.test("lookAround(): code that throws beside is a warning, and with strictness a fault", () => {
  const g: One = (x) => {
    if (x < 0) throw new RangeError("below 0");
    return 3;
  };
  assert(around(line, g).warning?.sentence.includes("RangeError: below 0"));
  const { fault } = around(line, g, { around: "strict" });
  assertEquals(fault?.mistake?.kind, "throws");
});
