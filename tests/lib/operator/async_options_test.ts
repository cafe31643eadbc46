// What an operator does with the options of functions that return promises, and with functions that do so only now and then.

import {
  assert,
  assertEquals,
  assertRejects,
  assertStrictEquals,
} from "../../support/assert.ts";
import {
  ANSWERS,
  type AnyFunction,
  EVERY,
  numbersOf,
  pointOf,
} from "../../support/operators.ts";

/** Lets everything that is ready go on, so that all calls that may be made are in flight. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A service that answers once nobody asks any more, and knows how many calls it had at once. */
function service(f: AnyFunction): { call: AnyFunction; most: () => number } {
  let waiting: (() => void)[] = [];
  let most = 0;
  const call = (x: unknown) =>
    new Promise((resolve) => {
      waiting.push(() => resolve(f(x)));
      most = Math.max(most, waiting.length);
      if (waiting.length > 1) return;
      settled().then(() => {
        const answers = waiting;
        waiting = [];
        for (const answer of answers) answer();
      });
    });
  return { call, most: () => most };
}

for (const { form: { row, take }, method, title } of EVERY) {
  Deno.test(`${title} has as many calls in flight as it may`, async () => {
    for (const isAsync of [true, false]) {
      const mostOf = async (options: object) => {
        const { call, most } = service(row.f);
        const f = isAsync ? async (x: unknown) => await call(x) : call;
        await take(f, pointOf(row), { method, ...options });
        return most();
      };
      assertEquals(await mostOf({ concurrency: 1 }), 1);
      assertEquals(await mostOf({ concurrency: 2 }), 2);
      const most = await mostOf({});
      assert(most >= 2 && most <= 8, `${most}`);
    }
    for (const wrap of Object.values(ANSWERS)) {
      const options = { method, concurrency: 0.5 };
      await assertRejects(
        async () => await take(wrap(row.f), pointOf(row), options),
        RangeError,
        "concurrency 0.5",
      );
    }
  });

  Deno.test(`${title} ends with the reason of its signal, and calls f no more`, async () => {
    for (const how of ["of promises", "of promises, without being async"]) {
      // Before the first call, at it and after it; only the first call tells that a function returns promises.
      for (const last of how === "of promises" ? [0, 1, 2] : [1, 2]) {
        const controller = new AbortController();
        const reason = new Error("enough");
        let calls = 0;
        const f = (x: never) => {
          if (++calls === last) controller.abort(reason);
          return row.f(x);
        };
        if (last === 0) controller.abort(reason);
        const { signal } = controller;
        let caught: unknown;
        try {
          const options = { method, signal, concurrency: 1 };
          await take(ANSWERS[how](f), pointOf(row), options);
        } catch (error) {
          caught = error;
        }
        assertStrictEquals(caught, reason);
        await settled();
        assertEquals(calls, last);
      }
    }
  });

  Deno.test(`${title} has the same bits where f returns promises only from some call on`, async () => {
    const expected = numbersOf(take(row.f, pointOf(row), { method }));
    for (const from of [2, 3, 5]) {
      let calls = 0;
      const f = (x: unknown) => {
        const y = row.f(x);
        return ++calls < from ? y : Promise.resolve(y);
      };
      const result = await take(f, pointOf(row), { method });
      assertEquals(numbersOf(result), expected);
    }
  });

  Deno.test(`${title} heeds no signal and no concurrency where f returns numbers`, () => {
    const options = { method, signal: AbortSignal.abort(), concurrency: 1 };
    const expected = take(row.f, pointOf(row), { method });
    const result = take(row.f, pointOf(row), options);
    assertEquals(numbersOf(result), numbersOf(expected));
  });
}
