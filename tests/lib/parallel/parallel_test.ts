import {
  central,
  EvaluationError,
  gradient,
  gradientAsync,
  parallel,
  type ParallelFunction,
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
        await gradientAsync(f, X, { method, concurrency: 4 }),
        gradient((x) => Math.hypot(...x), X, { method }),
      );
    }
  });
}

Deno.test("parallel() calls a quick function here, and counts the calls", async () => {
  await using f = parallel<number[], number>(MODULE, "product", { workers: 1 });
  const [byX, byY] = await gradientAsync(f, [2, 3], { method: central() });
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

Deno.test("gradientAsync() names the point at which a worker threw", async () => {
  await using f = parallel<number, number>(MODULE, "throws", { workers: 2 });
  await warm(f);
  const error = await assertRejects(
    () => gradientAsync(f, -3),
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
  Deno.test(`parallel() rejects the calls of a worker that dies, and goes on with the others: ${name}`, async () => {
    await using f = parallel<number, number>(MODULE, name, { workers: 2 });
    await warm(f);
    await assertRejects(() => f(-1), Error, "A worker died");
    await warm(f);
    assertEquals(await f(2), 2);
    await assertRejects(() => f(-1), Error, "A worker died");
    // Nobody is left.
    await assertRejects(() => f(2), Error, "A worker died");
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

for (const workers of [0, -1, 1.5, NaN]) {
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
