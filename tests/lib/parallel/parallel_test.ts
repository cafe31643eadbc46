import {
  central,
  EvaluationError,
  gradient,
  parallel,
  type ParallelFunction,
  type ParallelOptions,
} from "../../../mod.ts";
import { granted } from "../../support/permission.ts";
import {
  assert,
  assertEquals,
  assertRejects,
  assertStrictEquals,
  assertThrows,
} from "../../support/assert.ts";

// The functions take 1 ms by the clock, so that they go to workers; on negative numbers those in a worker misbehave.
const MODULE = `data:text/javascript,${
  encodeURIComponent(`
    const inWorker = typeof WorkerGlobalScope !== "undefined";
    const spin = () => { const end = performance.now() + 1; while (performance.now() < end); };
    export const product = ([x, y]) => x * y ** 2;
    export const slow = (x) => { spin(); return Math.hypot(...x); };
    export const later = async (x) => { await undefined; return slow(x); };
    export const where = () => { spin(); return inWorker; };
    const misbehaving = (what) => (x) => { spin(); if (x < 0 && inWorker) return what(); return x; };
    export const throws = misbehaving(() => { throw new RangeError("x is negative"); });
    export const throwsFunction = misbehaving(() => { throw () => 1; });
    export const returnsFunction = misbehaving(() => () => 1);
    export const exits = misbehaving(() => { Deno.exit(); });
    export const closes = misbehaving(() => { close(); });
    export const hangs = misbehaving(() => new Promise(() => {}));
    export const endless = misbehaving(() => { for (;;); });
    export const throwsProxy = misbehaving(() => {
      throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; }, ownKeys() { throw 3; } });
    });
    export const throwsAccessor = misbehaving(() => { throw { get message() { throw 4; }, toString() { throw 5; } }; });
    export const rejectsLater = misbehaving(() => { Promise.reject(new Error("stray")); return 1; });
    export const number = 7;
  `)
}`;

/** Calls f until a call goes to a worker. */
async function warm<Y>(f: ParallelFunction<number, Y>): Promise<void> {
  const { inWorkers } = f.calls;
  while (f.calls.inWorkers === inWorkers) await f(1);
}

const X = Array.from({ length: 12 }, (_, i) => i / 7);

for (const name of ["slow", "later"]) {
  Deno.test(`parallel() runs a function of 1 ms in workers, with the bits of a call here: ${name}`, async () => {
    await using f = parallel(MODULE, name, { workers: 2 });
    const method = central();
    // Until the workers have started, calls are made here.
    for (let round = 0; f.calls.inWorkers === 0 || round < 2; round++) {
      assertEquals(
        await gradient(f, X, { method, concurrency: 4 }),
        gradient((x) => Math.hypot(...x), X, { method }),
      );
    }
  });
}

Deno.test("parallel() calls a quick function here, and counts the calls", async () => {
  await using f = parallel<number[], number>(MODULE, "product", { workers: 1 });
  const [byX, byY] = await gradient(f, [2, 3], { method: central() });
  // Polynomials of degree 2 in each variable: rounding alone, ε |f| / h with |f| = 18.
  assert(Math.abs(byX - 9) < 1e-8 && Math.abs(byY - 12) < 1e-8);
  assertEquals({ ...f.calls }, { inWorkers: 0, here: 4 });
});

Deno.test("parallel() tells here from there", async () => {
  await using f = parallel<number, boolean>(MODULE, "where", { workers: 1 });
  assertEquals(await f(1), false);
  await warm(f);
  assertEquals(await f(1), true);
});

Deno.test("parallel() rejects with what f throws in a worker: class, message and all", async () => {
  await using f = parallel<number, number>(MODULE, "throws", { workers: 2 });
  await warm(f);
  await assertRejects(() => f(-1), RangeError, "x is negative");
  assertEquals(await f(2), 2);
});

Deno.test("gradient() names the point at which a worker threw", async () => {
  await using f = parallel<number, number>(MODULE, "throws", { workers: 2 });
  await warm(f);
  const error = await assertRejects(
    () => gradient(f, -3),
    EvaluationError,
    "f rejected at -3: x is negative",
  ) as EvaluationError;
  assert(error.cause instanceof RangeError);
});

for (const name of ["returnsFunction", "throwsFunction"]) {
  Deno.test(`parallel() rejects where the answer cannot be sent: ${name}`, async () => {
    await using f = parallel<number, number>(MODULE, name, { workers: 1 });
    await warm(f);
    await assertRejects(() => f(-1), Error, "=> 1");
    assertEquals(await f(2), 2);
  });
}

for (const name of ["exits", "closes"]) {
  Deno.test(`parallel() rejects the call that a worker died of, and replaces the worker: ${name}`, async () => {
    await using f = parallel<number, number>(MODULE, name, { workers: 1 });
    for (let death = 0; death < 3; death++) {
      await warm(f);
      await assertRejects(() => f(-1), Error, "A worker died");
    }
    await warm(f);
    assertEquals(await f(2), 2);
  });
}

Deno.test("parallel() rejects what close() leaves unanswered, and every call after it", async () => {
  const f = parallel<number, number>(MODULE, "hangs", { workers: 1 });
  await warm(f);
  const unanswered = [f(-1), f(-2), f(-3), f(-4)];
  // Each of them is on its way by the next task.
  await new Promise((resolve) => setTimeout(resolve));
  f.close();
  for (const call of unanswered) {
    await assertRejects(() => call, Error, "Cannot call hangs: it is closed");
  }
  await assertRejects(() => f(1), Error, "it is closed");
  f.close();
});

Deno.test("parallel() rejects calls of what the module does not export", async () => {
  for (const name of ["missing", "number"]) {
    await using f = parallel(MODULE, name, { workers: 1 });
    await assertRejects(() => f(1), TypeError, "by that name");
  }
});

Deno.test("parallel() rejects calls of a module that cannot be imported", async () => {
  const url = "data:text/javascript,throw new RangeError('not today')";
  await using f = parallel(url, "f", { workers: 2 });
  await assertRejects(() => f(1), RangeError, "not today");
  await assertRejects(() => f(1), RangeError, "not today");
});

Deno.test("parallel() refuses a relative URL", () => {
  assertThrows(
    () => parallel("./model.ts", "f"),
    TypeError,
    'Cannot run f in parallel as "./model.ts" is not a full URL',
  );
});

for (const name of ["throwsProxy", "throwsAccessor"]) {
  Deno.test(`parallel() rejects where even looking at what was thrown throws: ${name}`, async () => {
    await using f = parallel<number, number>(MODULE, name, { workers: 1 });
    await warm(f);
    await assertRejects(() => f(-1), Error);
    assertEquals(await f(2), 2);
  });
}

Deno.test("parallel() goes on where a stray rejection ends a worker", async () => {
  const name = "rejectsLater";
  await using f = parallel<number, number>(MODULE, name, { workers: 1 });
  await warm(f);
  await f(-1).catch(() => {});
  // The rejection is noticed after the answer: it may cost one of the next calls, and no more.
  let lost = 0;
  for (let call = 0; call < 5; call++) {
    await f(2).then((value) => assertEquals(value, 2), () => lost++);
  }
  assert(lost <= 1, `${lost} calls were lost`);
});

Deno.test("parallel() answers where the module takes the messages of its thread", async () => {
  const module = `data:text/javascript,${
    encodeURIComponent(`
      if (typeof WorkerGlobalScope !== "undefined") {
        self.onmessage = () => {};
        self.postMessage = () => {};
      }
      export const twice = (x) => 2 * x;
    `)
  }`;
  // A limit sends every call to the worker.
  await using f = parallel<number, number>(module, "twice", {
    workers: 1,
    timeout: 10_000,
  });
  assertEquals(await f(3), 6);
  assertEquals({ ...f.calls }, { inWorkers: 1, here: 0 });
});

Deno.test("parallel() ends a call after its timeout, and answers those that waited behind it", async () => {
  await using f = parallel<number, number>(MODULE, "endless", {
    workers: 1,
    timeout: 200,
  });
  const [ended, ...others] = await Promise.allSettled([f(-1), f(1), f(2)]);
  assertStrictEquals(ended.status, "rejected");
  assertStrictEquals(
    (ended as PromiseRejectedResult).reason.name,
    "TimeoutError",
  );
  assertEquals(
    others.map((other) => (other as PromiseFulfilledResult<number>).value),
    [1, 2],
  );
});

Deno.test("parallel() with a timeout rejects calls of what the module does not export", async () => {
  await using f = parallel(MODULE, "number", { workers: 2, timeout: 1000 });
  await assertRejects(() => f(1), TypeError, "exports no function by that");
});

Deno.test("parallel() refuses an option that nobody reads, and a timeout of 0", () => {
  const options = { worker: 2 } as unknown as ParallelOptions;
  assertThrows(
    () => parallel(MODULE, "slow", options),
    TypeError,
    "did you mean workers?",
  );
  assertThrows(
    () => parallel(MODULE, "slow", { timeout: 0 }),
    RangeError,
    "a timeout of 0",
  );
});

for (const workers of [0, -1, 1.5, NaN, 1000 * navigator.hardwareConcurrency]) {
  Deno.test(`parallel() refuses ${workers} workers`, () => {
    assertThrows(
      () => parallel(MODULE, "slow", { workers }),
      RangeError,
      `with ${workers} workers`,
    );
  });
}

Deno.test({
  name: "parallel() takes a module on disk, by its URL",
  ignore: !await granted("read"),
  async fn() {
    const url = new URL("../../../lib/core/random.ts", import.meta.url);
    await using f = parallel<number, unknown>(url, "randomSource", {
      workers: 1,
    });
    assertStrictEquals(typeof await f(1), "function");
  },
});

Deno.test("parallel() rejects an x that cannot be sent, and goes on", async () => {
  await using f = parallel<unknown, unknown>(MODULE, "throws", { workers: 1 });
  await warm(f as ParallelFunction<number, unknown>);
  await assertRejects(() => f(() => 1), DOMException, "=>");
  assertEquals(await f(2), 2);
});
