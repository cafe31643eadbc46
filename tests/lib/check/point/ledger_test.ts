import {
  isMissing,
  isPromise,
  Ledger,
  questionOf,
  together,
} from "../../../../lib/check/point/ledger.ts";
import {
  assertEquals,
  assertRejects,
  assertThrows,
} from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const later = <T>(value: T) => () => Promise.resolve(value);

Deno.test("Ledger: a run is made anew until no answer is missing, and each question is asked once", async () => {
  const ledger = new Ledger();
  const asked: string[] = [];
  let runs = 0;
  let told = 0;
  const ask = (question: string, answer: number) =>
    ledger.ask(question, () => {
      asked.push(question);
      return Promise.resolve(answer);
    }) as number;
  const run = () => {
    runs++;
    const [a, b] = together([() => ask("f 1", 10), () => ask("f 2", 20)]);
    return a + b + ask("code 1", 5);
  };
  const result = await ledger.complete(run, {}, "Cannot test", () => told++);
  assertEquals([result, asked], [35, ["f 1", "f 2", "code 1"]]);
  // One to find what is missing first, one that misses the code, one that is complete.
  assertEquals([runs, told], [3, 3]);
  assertEquals([ledger.count("f"), ledger.count("code"), ledger.count("g")], [
    2,
    1,
    0,
  ]);
});

Deno.test("Ledger: the same question asked twice in a run is two, and the same in the next run", async () => {
  const ledger = new Ledger();
  let next = 0;
  const ask = () => ledger.ask("f 1", () => Promise.resolve(++next)) as number;
  const result = await ledger.complete(
    () => [ask(), ask()],
    {},
    "Cannot test",
    () => {},
  );
  assertEquals([result, next], [[1, 2], 2]);
});

Deno.test("Ledger: what is on its way is the first answer", async () => {
  const ledger = new Ledger();
  ledger.know("f 1", Promise.resolve(7));
  const result = await ledger.complete(
    () => ledger.ask("f 1", () => 8),
    {},
    "Cannot test",
    () => {},
  );
  assertEquals(result, 7);
});

Deno.test("Ledger: what an answer throws is thrown by the question, and what a run throws ends it", async () => {
  const ledger = new Ledger();
  const refused = ledger.complete(
    () => ledger.ask("f 1", () => Promise.reject(new RangeError("no"))),
    {},
    "Cannot test",
    () => {},
  );
  await assertRejects(() => refused, RangeError, "no");
  const ended = new Ledger().complete(
    () => {
      throw new TypeError("the run");
    },
    {},
    "Cannot test",
    () => {},
  );
  await assertRejects(() => ended, TypeError, "the run");
});

Deno.test("together() does everything before it tells that something is missing", () => {
  const ledger = new Ledger();
  let done = 0;
  const missing = () => ledger.ask("f 1", later(1));
  let thrown: unknown;
  try {
    together([missing, () => done++, missing, () => done++]);
  } catch (error) {
    thrown = error;
  }
  assertEquals([isMissing(thrown), isMissing(new Error()), done], [
    true,
    false,
    2,
  ]);
  assertEquals(together([() => 1, () => 2]), [1, 2]);
  assertThrows(() =>
    together([() => {
      throw new RangeError("no");
    }]), RangeError);
});

testEach<readonly [unknown, boolean]>([
  [Promise.resolve(1), true],
  [{ then: () => {} }, true],
  [{ then: 1 }, false],
  [{}, false],
  [null, false],
  [1, false],
])("isPromise(): %s: %s", (value, expected) => {
  assertEquals(isPromise(value), expected);
});

Deno.test("questionOf(): the same bits are the same question", () => {
  assertEquals(questionOf("f", [1, -0, 0, NaN]), "f 1,-0,0,NaN");
  assertEquals(questionOf("code", []), "code ");
});
