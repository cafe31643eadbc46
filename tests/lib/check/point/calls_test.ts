import { BoundedPoint } from "../../../../lib/check/point/bounded_point.ts";
import {
  attempt,
  Calls,
  claimOf,
  looksSingle,
  Thrown,
  thrown,
  underTest,
} from "../../../../lib/check/point/calls.ts";
import { assert, assertEquals, assertThrows } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

/** f that answers so, one after the other. */
function callsOf(answers: readonly unknown[], tolerance = Infinity): Calls {
  let next = 0;
  const f = () => answers[next++ % answers.length];
  const calls = new Calls(
    f as never,
    new BoundedPoint([1], "Cannot test"),
    "Cannot test",
  );
  calls.tolerance = tolerance;
  return calls;
}

testEach<readonly [string, unknown[], number[]]>([
  ["numbers below 1", [0.25, -0.5, 0.125], [0.5]],
  ["what is finite", [0.25, Infinity, NaN, -Infinity], [0.25]],
  ["nothing finite", [NaN, Infinity], [0]],
  ["each output", [[0.25, 3], [-0.5, 2]], [0.5, 3]],
])("Calls keep the greatest of %s", (_, answers, expected) => {
  const calls = callsOf(answers);
  for (const answer of answers) {
    Array.isArray(answer) ? calls.array() : calls.number();
  }
  assertEquals(calls.greatest, expected);
  assertEquals(calls.count, answers.length);
});

const LONG = Math.fround(0.1);

testEach<readonly [unknown[], boolean]>([
  [[LONG, LONG], true],
  [[LONG, 0.1], false],
  [[LONG, NaN, Infinity], true],
  [[1, 2], false],
  [[[LONG, 2], [LONG, 2]], true],
  [[[LONG, 0.1]], false],
])("looksSingle(): of an f that gives %j: %s", (answers, expected) => {
  const calls = callsOf(answers);
  for (const answer of answers) {
    Array.isArray(answer) ? calls.array() : calls.number();
  }
  assertEquals(looksSingle(calls), expected);
});

// A claim has eight digits, and in single precision those of its spacing; no more than are asked for.
testEach<readonly [number | undefined, number, number | undefined]>([
  [0.1, Infinity, 1e-8],
  [LONG, Infinity, 2 ** -23],
  [2, Infinity, 2 ** -23],
  [0.1, 1e-10, 1e-10],
  [LONG, 1e-10, 1e-10],
  [0.1, 1e-3, 1e-8],
  [undefined, 1e-3, undefined],
])(
  "claimOf(): what the code says, %s, may be off by the least of %s and its digits: %s",
  (value, tolerance, expected) => {
    const claim = claimOf(callsOf([1], tolerance), value);
    assertEquals(claim?.tolerance, expected);
    assertEquals(claim?.value, value);
  },
);

Deno.test("Calls tell of every evaluation, and refuse what is no number", () => {
  const calls = callsOf([1, 2, "3"]);
  const told: number[] = [];
  calls.onEvaluation = (count) => told.push(count);
  calls.number();
  calls.number();
  assertEquals(told, [1, 2]);
  assertThrows(() => calls.number(), TypeError, "f must return one number");
  assertThrows(() => callsOf(["no"]).array(), TypeError, 'f returned "no"');
});

Deno.test("attempt() tells what code threw, and lets mistakes of the program through unless they are those of the code", () => {
  const error = new RangeError("no");
  assertEquals(attempt(() => 3), { kind: "returned", value: 3 });
  assertEquals(
    attempt(() => {
      throw error;
    }),
    { kind: "threw", error },
  );
  const wrong = new ReferenceError("h is not defined");
  const run = () => {
    throw wrong;
  };
  assertThrows(() => attempt(run), ReferenceError);
  assertEquals(attempt(() => underTest(run)), { kind: "threw", error: wrong });
  assertEquals(underTest(() => 4), 4);
  assert(
    new Thrown(wrong).message.endsWith("ReferenceError: h is not defined"),
  );
});

testEach([
  [new RangeError("no"), "RangeError: no"],
  ["a text", '"a text"'],
  [7, "7"],
])("thrown(): %s in a few words", (error, expected) => {
  assertEquals(thrown(error), expected);
});
