import * as fluxion from "../../../mod.ts";
import {
  adaptive,
  backward,
  central,
  derivative,
  directionalDerivative,
  estimateDerivative,
  estimateGradient,
  estimateHessian,
  estimateJacobian,
  EvaluationError,
  forward,
  gradient,
  hessian,
  jacobian,
  sparseJacobian,
  type Tensor,
} from "../../../mod.ts";
import { testEach } from "../../support/each.ts";
import { randomSource } from "../../support/random.ts";
import {
  assert,
  assertEquals,
  assertRejects,
  assertStrictEquals,
  assertThrows,
} from "../../support/assert.ts";

/** f as a service: its answers come out of order, and it knows how many calls it had at once. */
class Service<X, Y> {
  calls = 0;
  most = 0;
  readonly arguments: X[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #random = randomSource(1);

  readonly f: (x: X) => Y;

  constructor(f: (x: X) => Y) {
    this.f = f;
  }

  // Known to be asynchronous before it is called: a plain function is called once at x to learn it.
  readonly call = async (x: X): Promise<Y> => {
    this.calls++;
    this.arguments.push(x);
    return await new Promise((resolve, reject) => {
      this.#waiting.push(() => {
        try {
          resolve(this.f(x));
        } catch (error) {
          reject(error);
        }
      });
      this.most = Math.max(this.most, this.#waiting.length);
      if (this.#waiting.length === 1) queueMicrotask(() => this.#answer());
    });
  };

  /** Answers one waiting call, chosen at random, then the others. */
  async #answer(): Promise<void> {
    while (this.#waiting.length > 0) {
      // The caller gets to launch whatever it likes to launch first.
      for (let k = 0; k < 10; k++) await undefined;
      const chosen = Math.floor(this.#random() * this.#waiting.length);
      this.#waiting.splice(chosen, 1)[0]();
    }
  }
}

function counted<X, Y>(f: (x: X) => Y): { f: (x: X) => Y; calls: number } {
  const counter = {
    calls: 0,
    f: (x: X) => {
      counter.calls++;
      return f(x);
    },
  };
  return counter;
}

const NUMBERS: [string, (x: number) => number, number][] = [
  ["exp at 1", Math.exp, 1],
  ["|x| at its kink", Math.abs, 0],
  ["sqrt at its edge", Math.sqrt, 0],
  ["a jump", Math.sign, 0],
  ["log beside 0", Math.log, 1e-10],
  ["x³ at 0", (x) => x ** 3, 0],
  ["a constant", () => 7, 2],
  ["NaN", () => NaN, 2],
];
const METHODS = [
  undefined,
  adaptive({ maxEvaluations: 12 }),
  central(),
  central({ accuracyOrder: 6 }),
  forward(),
  backward(),
];

for (const [name, f, x] of NUMBERS) {
  Deno.test(`derivative() gives the bits of derivative() in as many evaluations: ${name}`, async () => {
    for (const method of METHODS) {
      for (const derivativeOrder of [1, 2] as const) {
        for (const concurrency of [1, 2, 8]) {
          const options = {
            derivativeOrder,
            concurrency,
            ...(method && { method }),
          };
          const counter = counted(f);
          const expected = derivative(counter.f, x, options);
          const service = new Service(f);
          const value = await derivative(service.call, x, options);
          assertStrictEquals(value, expected);
          assertEquals(service.calls, counter.calls);
          assert(service.most <= concurrency);
        }
      }
    }
  });

  Deno.test(`estimateDerivative() gives the estimate of estimateDerivative(): ${name}`, async () => {
    const service = new Service(f);
    const estimate = await estimateDerivative(service.call, x);
    assertEquals(estimate, estimateDerivative(f, x));
    assertEquals(service.calls, estimate.evaluations);
  });
}

function rosenbrock(x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    sum += 100 * (x[i + 1] - x[i] ** 2) ** 2 + (1 - x[i]) ** 2;
  }
  return sum;
}

// deno-lint-ignore no-explicit-any -- each function takes the shape beside it
const POINTS: [string, (x: any) => number, Tensor][] = [
  ["a number", Math.exp, -0],
  ["a plain array", rosenbrock, [0.3, -0, 1.1, 2]],
  ["a Float64Array", rosenbrock, Float64Array.of(0.3, -0.2, 1.1)],
  ["a Float32Array", rosenbrock, Float32Array.of(0.3, -0.2, 1.1)],
  ["nested arrays", ([[w, x], [y, z]]) => w * x + y / z, [[1, 2], [3, 4]]],
  ["a kink and an edge", ([x, y]) => Math.abs(x) + Math.sqrt(y), [0, 0]],
];

for (const [name, f, x] of POINTS) {
  Deno.test(`gradient() gives the bits of gradient() in as many evaluations: ${name}`, async () => {
    for (const method of METHODS) {
      for (const concurrency of [1, 3, Infinity]) {
        const options = { concurrency, ...(method && { method }) };
        const counter = counted(f);
        const expected = gradient(counter.f, x, options);
        const service = new Service(f);
        assertEquals(await gradient(service.call, x, options), expected);
        assertEquals(service.calls, counter.calls);
        assert(service.most <= concurrency);
        // A plain function is known to return promises from its first call on, whose promise is used.
        const later = counted(f);
        const promise = (at: typeof x) => Promise.resolve(later.f(at));
        assertEquals(await gradient(promise, x, options), expected);
        assertEquals(later.calls, counter.calls);
      }
    }
  });

  Deno.test(`estimateGradient() gives the estimate of estimateGradient(): ${name}`, async () => {
    const service = new Service(f);
    const estimate = await estimateGradient(service.call, x);
    assertEquals(estimate, estimateGradient(f, x));
    assertEquals(service.calls, estimate.evaluations);
  });
}

for (const [name, f, x] of POINTS) {
  Deno.test(`hessian() gives the bits of hessian() in as many evaluations: ${name}`, async () => {
    for (const method of [undefined, central()]) {
      for (const concurrency of [1, 3, Infinity]) {
        const options = { concurrency, ...(method && { method }) };
        const counter = counted(f);
        const expected = hessian(counter.f, x, options);
        const service = new Service(f);
        assertEquals(await hessian(service.call, x, options), expected);
        assertEquals(service.calls, counter.calls);
        assert(service.most <= concurrency);
      }
    }
  });

  Deno.test(`estimateHessian() gives the estimate of estimateHessian(): ${name}`, async () => {
    const service = new Service(f);
    const estimate = await estimateHessian(service.call, x);
    assertEquals(estimate, estimateHessian(f, x));
    assertEquals(service.calls, estimate.evaluations);
  });
}

Deno.test("hessian() takes a gradient that returns promises, and does not call f", async () => {
  const slopes = ([x, y]: number[]) => [2 * x * y, x ** 2];
  const counter = counted(slopes);
  const expected = hessian(() => 0, [2, 3], { gradient: counter.f });
  const service = new Service(slopes);
  const f = () => Promise.reject(new Error("called"));
  const rows = await hessian(f, [2, 3], { gradient: service.call });
  assertEquals(rows, expected);
  assertEquals(service.calls, counter.calls);
});

// deno-lint-ignore no-explicit-any -- each function takes the shape beside it
const VECTORS: [string, (x: any) => Tensor, Tensor][] = [
  ["numbers to a vector", (t) => [Math.cos(t), Math.sin(t)], 1],
  ["a vector to a number", rosenbrock, [0.3, -0, 1.1]],
  ["a vector to a vector", ([x, y]) => [x * y, Math.abs(x), Math.sqrt(y)], [
    0,
    0,
  ]],
  [
    "a typed array to a typed array",
    (x: Float64Array) => x.map(Math.exp),
    Float64Array.of(1, 2),
  ],
  [
    "a matrix to a matrix",
    (x: number[][]) => x.map((row) => row.map(Math.sin)),
    [
      [1, 2],
      [3, 4],
    ],
  ],
];

for (const [name, f, x] of VECTORS) {
  Deno.test(`jacobian() gives the bits of jacobian() in as many evaluations: ${name}`, async () => {
    for (const method of METHODS) {
      for (const concurrency of [1, 3, Infinity]) {
        const options = { concurrency, ...(method && { method }) };
        const counter = counted(f);
        const expected = jacobian(counter.f, x, options);
        const service = new Service(f);
        assertEquals(await jacobian(service.call, x, options), expected);
        assertEquals(service.calls, counter.calls);
        assert(service.most <= concurrency);
      }
    }
  });

  Deno.test(`estimateJacobian() gives the estimate of estimateJacobian(): ${name}`, async () => {
    const service = new Service(f);
    const estimate = await estimateJacobian(service.call, x);
    assertEquals(estimate, estimateJacobian(f, x));
    assertEquals(service.calls, estimate.evaluations);
  });
}

Deno.test("jacobian() moves columns of a color together, the sparsity given or probed", async () => {
  const f = (x: number[]) => x.map((xi, i) => xi ** 2 - (x[i + 1] ?? 0));
  const x = Array.from({ length: 20 }, (_, i) => i / 7);
  const pairs = x.flatMap((_, i): [number, number][] =>
    i < 19 ? [[i, i], [i, i + 1]] : [[i, i]]
  );
  for (const sparsity of [pairs, "probe"] as const) {
    const counter = counted(f);
    const expected = jacobian(counter.f, x, { sparsity });
    const service = new Service(f);
    assertEquals(await jacobian(service.call, x, { sparsity }), expected);
    assertEquals(service.calls, counter.calls);
  }
});

Deno.test("gradient() keeps as many calls in flight as it may", async () => {
  const x = Array.from({ length: 10 }, (_, i) => 0.1 * i);
  for (const concurrency of [1, 4, 20]) {
    const service = new Service(rosenbrock);
    await gradient(service.call, x, { concurrency });
    assertEquals(service.most, concurrency);
  }
});

Deno.test("hessian() asks for all pairs of elements side by side", async () => {
  // 5 elements make 10 pairs, of two points each: there are 20 to ask for.
  const service = new Service(rosenbrock);
  await hessian(service.call, [0.1, 0.2, 0.3, 0.4, 0.5], {
    concurrency: 20,
  });
  assertEquals(service.most, 20);
});

Deno.test("gradient() takes the turns of one element, of those that share its steps, and of the direction that verifies", async () => {
  // With answers in lock-step, a turn is one round of calls: x itself, then a pair for each element and turn.
  const f = (x: number[]) => x.reduce((sum, xi) => sum + Math.sin(xi), 0);
  const turnsFor = async (n: number) => {
    let turns = 0;
    let waiting: (() => void)[] = [];
    await gradient(
      (x: number[]) =>
        new Promise<number>((resolve) => {
          waiting.push(() => resolve(f(x)));
          if (waiting.length > 1) return;
          turns++;
          // After every microtask: all calls of the turn are waiting.
          setTimeout(() => {
            const answers = waiting;
            waiting = [];
            for (const answer of answers) answer();
          });
        }),
      new Array(n).fill(1),
      { concurrency: Infinity },
    );
    return turns;
  };
  // A search takes f at x and, one turn each, up to seven pairs.
  assertEquals(await turnsFor(1), 6);
  // Elements that share steps take two turns, in one round of up to 20, then in rounds of 4, 16 and 64.
  for (const [n, rounds] of [[20, 1], [80, 3]]) {
    const turns = await turnsFor(n);
    assert(turns <= 1 + 7 + 2 * rounds + 7, `${turns}`);
  }
});

Deno.test("gradient() gives each call a copy of its own and does not touch x", async () => {
  const x = Object.freeze([[1, 2], [3, -0]]) as unknown as number[][];
  const service = new Service((y: number[][]) => {
    const sum = y.flat().reduce((sum, yi) => sum + yi ** 2, 0);
    y[0][0] = NaN;
    y.pop();
    return sum;
  });
  const slopes = await gradient(service.call, x);
  assertEquals(slopes.flat().map(Math.round), [2, 4, 6, 0]);
  assertEquals(x, [[1, 2], [3, -0]]);
  assertEquals(new Set(service.arguments).size, service.calls);
});

/** The operators that may move x otherwise, each for a point of its kind. */
// deno-lint-ignore no-explicit-any -- each takes the point beside it
const LENT: [string, any, (f: any, x: any) => unknown][] = [
  ["gradient of an array", [1, 2, 3, 4, 5], gradient],
  ["gradient of a typed array", Float64Array.of(1, 2, 3, 4, 5), gradient],
  ["gradient of a tree", { W: [[1, 2], [3, 4]], b: 5 }, gradient],
  [
    "gradient by a finite difference",
    Array.from({ length: 20 }, (_, i) => i),
    (f, x) => gradient(f, x, { method: forward() }),
  ],
  [
    "gradient by an argument",
    [7, [1, 2, 3]],
    (f, x) => gradient((_: number, q: number[]) => f(q), x, { argument: 1 }),
  ],
  ["Jacobian", [1, 2, 3, 4, 5], jacobian],
  ["Hessian", [1, 2, 3], hessian],
  [
    "derivative along a direction",
    [1, 2, 3],
    (f, x) => directionalDerivative(f, x, [1, 2, 0]),
  ],
];

/** All numbers of a point. */
function numbersIn(x: unknown): number[] {
  if (typeof x === "number") return [x];
  return Object.values(x as Record<string, unknown>).flatMap(numbersIn);
}

type Row = number[] | Float64Array;

/** All rows of a point. */
function rowsIn(x: unknown): Row[] {
  if (typeof x === "number") return [];
  if (x instanceof Float64Array) return [x];
  const items = Object.values(x as Record<string, unknown>);
  return typeof items[0] === "number" ? [x as number[]] : items.flatMap(rowsIn);
}

for (const [name, x, operator] of LENT) {
  const sum = (at: unknown) =>
    numbersIn(at).reduce((sum, xi, i) => sum + Math.exp(xi / (i + 1)), 0);
  const value = (at: unknown) => name === "Jacobian" ? [sum(at)] : sum(at);
  const expected = operator(value, structuredClone(x));

  Deno.test(`an x belongs to its call until that is settled, and is lent again then: ${name}`, async () => {
    const held = new Map<unknown, number[]>();
    const all = new Set();
    let calls = 0;
    const f = async (at: unknown) => {
      calls++;
      assert(!held.has(at));
      held.set(at, numbersIn(at));
      all.add(at);
      for (let k = 0; k < 3; k++) await undefined;
      assertEquals(numbersIn(at), held.get(at));
      held.delete(at);
      return value(at);
    };
    assertEquals(await operator(f, structuredClone(x)), expected);
    // As many as may be in flight, and that of the first call where f was not known to return promises.
    assert(all.size <= 8 + 1 && all.size < calls, `${all.size} of ${calls}`);
  });

  Deno.test(`each call gets an x of its own where f works in it: ${name}`, async () => {
    const ways: [string, (row: Row) => void][] = [
      ["changes a number", (row) => row[0] = 7],
      ["sorts", (row) => row.sort((a, b) => b - a)],
      ["makes it longer", (row) => Array.isArray(row) && row.push(7)],
      ["gives it away", (row) => {
        if (row instanceof Float64Array) {
          structuredClone(row, { transfer: [row.buffer as ArrayBuffer] });
        } else row.length = 0;
      }],
    ];
    for (const [way, change] of ways) {
      if (way === "makes it longer" && ArrayBuffer.isView(x)) continue;
      const all = new Set();
      let calls = 0;
      const f = async (at: unknown) => {
        calls++;
        all.add(at);
        await undefined;
        const here = value(at);
        rowsIn(at).forEach(change);
        return here;
      };
      assertEquals(await operator(f, structuredClone(x)), expected, way);
      assertEquals(all.size, calls, way);
    }
  });

  Deno.test(`an x that is changed when it has been lent again is an error: ${name}`, async () => {
    const known = new Set();
    const f = async (at: unknown) => {
      await undefined;
      const here = value(at);
      if (known.has(at)) rowsIn(at).forEach((row) => row.fill(7));
      known.add(at);
      return here;
    };
    await assertRejects(
      async () => await operator(f, structuredClone(x)),
      TypeError,
      "as f changes its argument",
    );
  });
}

Deno.test("jacobian() reads what is a part of x before x is lent again", async () => {
  const same = await jacobian((x: number[]) => Promise.resolve(x), [1, 2, 3]);
  assertEquals(same.flat().map(Math.round), [1, 0, 0, 0, 1, 0, 0, 0, 1]);
  const part = async ({ w }: { w: number[] }) => ({ u: await w });
  const { u: [row] } = await jacobian(part, { w: [1, 2] });
  assertEquals(row.w.map(Math.round), [1, 0]);
});

Deno.test("gradient() gives each call rows of its own where f puts others in their place", async () => {
  const clamped = ({ w }: { w: number[] }) => w.map((wi) => Math.max(wi, 0));
  const f = async (x: { w: number[] }) => {
    x.w = clamped(x);
    await undefined;
    return x.w[0] ** 2 + x.w[1];
  };
  const { w } = await gradient(f, { w: [1, 2] });
  assertEquals(w.map(Math.round), [2, 1]);
  const inPlace = (x: { w: number[] }) => (x.w = clamped(x))[0] ** 2;
  assertThrows(
    () => gradient(inPlace, { w: [1, 2] }),
    TypeError,
    "as f changes its argument",
  );
});

Deno.test("gradient() rejects with the first rejection and the point that caused it", async () => {
  const cause = new RangeError("the cluster is down");
  let calls = 0;
  const f = async ([x, y]: number[]) => {
    await undefined;
    if (++calls === 4) throw cause;
    return x * y;
  };
  const error = await assertRejects(
    () =>
      gradient(f, [2, 3], {
        concurrency: 1,
        method: central({ step: 1 }),
      }),
    EvaluationError,
    "Cannot take the gradient of f as f rejected at [2,2]: the cluster is down",
  ) as EvaluationError;
  assertStrictEquals(error.cause, cause);
  assertEquals(error.point, [2, 2]);
  assertEquals(calls, 4);
});

Deno.test("derivative() takes what f throws for a rejection, also of a value that is no Error", async () => {
  // deno-lint-ignore require-await -- what it throws is a rejection
  const f = async (): Promise<number> => {
    throw "no";
  };
  const error = await assertRejects(
    () => derivative(f, 1.5),
    EvaluationError,
    'f rejected at 1.5: "no"',
  ) as EvaluationError;
  assertEquals(error.cause, "no");
  assertEquals(error.point, 1.5);
});

Deno.test("gradient() launches nothing after a rejection", async () => {
  let calls = 0;
  const f = () => {
    calls++;
    return Promise.reject(new Error("no"));
  };
  await assertRejects(() => gradient(f, [1, 2, 3], { concurrency: 2 }));
  const before = calls;
  await new Promise((resolve) => setTimeout(resolve));
  assertEquals(calls, before);
});

Deno.test("an operator of promises makes no call after one that fails, one at a time", async () => {
  const failing = (k: number) => {
    let calls = 0;
    const f = async (x: number | number[]) => {
      if (++calls === k) throw new TypeError("no");
      return await Promise.resolve([x].flat()[0] ** 2);
    };
    return { f, calls: () => calls };
  };
  const options = { concurrency: 1, method: central({ accuracyOrder: 4 }) };
  for (const k of [1, 2, 3]) {
    const one = failing(k);
    await assertRejects(() => derivative(one.f, 1, options));
    assertEquals(one.calls(), k);
    const many = failing(k);
    await assertRejects(() => gradient(many.f, [1, 2, 3], options));
    assertEquals(many.calls(), k);
    const rows = failing(k);
    const f = async (x: number[]) => [await rows.f(x)];
    const sparse = { ...options, sparsity: [[0, 0]] as [number, number][] };
    await assertRejects(() => sparseJacobian(f, [1], sparse));
    assertEquals(rows.calls(), k);
  }
});

Deno.test("an operator of promises tells an array that calls in flight at once share", async () => {
  const shared = [0, 0];
  const f = async ([x, y]: number[]) => {
    shared[0] = x ** 2;
    shared[1] = x * y;
    return await shared;
  };
  await assertRejects(
    () => jacobian(f, [1, 2]),
    TypeError,
    "calls of f in flight at once return the same array",
  );
  const options = { concurrency: 1, method: central() };
  const rounded = (rows: number[][]) => rows.map((row) => row.map(Math.round));
  assertEquals(rounded(await jacobian(f, [1, 2], options)), [[2, 0], [2, 1]]);
  const sparse = await sparseJacobian(f, [1, 2], options);
  assertEquals(rounded(sparse.toDense()), [[2, 0], [2, 1]]);
  // What does not change may be the same array every time.
  const constant = [3, 4];
  const still = await jacobian(async () => await constant, [1, 2]);
  assertEquals(still, [[0, 0], [0, 0]]);
});

Deno.test("an operator leaves a frozen x alone where f returns promises, declared async or not", async () => {
  const x = Object.freeze([1, 2]) as number[];
  const deep = Object.freeze({ w: x, b: 3 });
  for (const method of [adaptive(), central(), forward()]) {
    const f = ([a, b]: number[]) => Promise.resolve(a * b);
    const declared = async ([a, b]: number[]) => await a * b;
    assertEquals((await gradient(f, x, { method })).map(Math.round), [2, 1]);
    assertEquals(
      await gradient(declared, x, { method }),
      await gradient(f, x, { method }),
    );
    const { w, b } = await gradient(
      ({ w, b }) => Promise.resolve(w[0] * w[1] * b),
      deep,
      { method },
    );
    assertEquals([...w, b].map(Math.round), [6, 3, 2]);
    assertThrows(
      () => gradient(([a, b]: number[]) => a * b, x, { method }),
      TypeError,
      "x is frozen",
    );
  }
  const F = ([a, b]: number[]) => Promise.resolve([a * b]);
  const { values } = await sparseJacobian(F, x);
  assertEquals([...values].map(Math.round), [2, 1]);
});

Deno.test("gradient() rejects with the signal's reason and stops launching when it is aborted", async () => {
  const controller = new AbortController();
  const reason = new Error("the user left");
  let calls = 0;
  const f = async (x: number[]) => {
    if (++calls === 10) controller.abort(reason);
    await undefined;
    return rosenbrock(x);
  };
  let caught: unknown;
  const { signal } = controller;
  await gradient(f, [1, 2, 3], { signal, concurrency: 3 })
    .catch((error) => caught = error);
  assertStrictEquals(caught, reason);
  await new Promise((resolve) => setTimeout(resolve));
  assertEquals(calls, 10);
});

Deno.test("derivative() and gradient() launch no call that had its turn when the signal was aborted", async () => {
  const reason = new Error("the user left");
  for (const concurrency of [1, 2, 4]) {
    for (const k of [1, 3, 5]) {
      const controller = new AbortController();
      const { signal } = controller;
      let calls = 0;
      const f = async (x: number | number[]) => {
        if (++calls === k) controller.abort(reason);
        await undefined;
        return Math.exp([x].flat()[0]);
      };
      const options = { signal, concurrency };
      for (
        const run of [
          () => gradient(f, [1, 2, 3], { ...options, method: central() }),
          () => derivative(f, 1, options),
        ]
      ) {
        let caught: unknown;
        await run().catch((error: unknown) => caught = error);
        assertStrictEquals(caught, reason);
        await new Promise((resolve) => setTimeout(resolve));
        assertEquals(calls, k);
      }
    }
  }
});

testEach([
  ["signal", 3, "an AbortSignal"],
  ["signal", null, "an AbortSignal"],
  ["trace", "lines", "a function of an event"],
  ["concurrency", 0, "a whole number from 1 up, or Infinity"],
  ["onError", "ignore", '"undefined" or "throw"'],
])(
  "an operator refuses a %s of another kind, as %j",
  async (name, value, wanted) => {
    const options = { [name]: value };
    const message = `with ${name} ${JSON.stringify(value)}: it is ${wanted}`;
    assertThrows(() => derivative(Math.sin, 1, options), Error, message);
    assertThrows(() => gradient(() => 1, [1], options), Error, message);
    assertThrows(() => sparseJacobian((x) => x, [1], options), Error, message);
    const later = async (x: number[]) => await x[0];
    await assertRejects(() => gradient(later, [1], options), Error, message);
  },
);

Deno.test("gradient() rejects before the first call if the signal is aborted already", async () => {
  const service = new Service(rosenbrock);
  const signal = AbortSignal.abort();
  let caught: unknown;
  await gradient(service.call, [1, 2], { signal })
    .catch((error) => caught = error);
  assertStrictEquals(caught, signal.reason);
  assertEquals(service.calls, 0);
});

Deno.test("gradient() does not wait for calls that never answer once it is aborted", async () => {
  const controller = new AbortController();
  const promise = gradient(() => new Promise<number>(() => {}), [1], {
    signal: controller.signal,
  });
  controller.abort(new Error("enough"));
  await assertRejects(() => promise, Error, "enough");
});

// deno-lint-ignore no-explicit-any -- wrong on purpose
const WRONG: [string, any, any, any, string][] = [
  [
    "a concurrency of 0",
    () => Promise.resolve(1),
    [1],
    { concurrency: 0 },
    "from 1 up",
  ],
  [
    "half a call",
    () => Promise.resolve(1),
    [1],
    { concurrency: 1.5 },
    "concurrency 1.5",
  ],
  ["an empty x", () => 1, [], {}, "x is empty"],
  ["text for x", () => 1, "x", {}, '"x"'],
  ["a function for x", () => 1, () => 1, {}, "x is a function"],
  ["text from f", () => Promise.resolve("3"), [1], {}, 'f returned "3"'],
  ["nothing from f", async () => {}, [1], {}, "f returned undefined"],
  ["bounds without x", () => 1, [1], { bounds: { lower: 2 } }, "outside"],
];

for (const [name, f, x, options, message] of WRONG) {
  Deno.test(`gradient() refuses ${name} of a function that may be asynchronous`, async () => {
    const error = await assertRejects(
      async () => await gradient(f, x, options),
      Error,
      message,
    );
    assert(error instanceof TypeError || error instanceof RangeError);
  });
}

Deno.test("a rejection at a long point says what was moved, at a short one the whole point", async () => {
  const refuse = async ([first]: number[]) => {
    await 0;
    if (first !== 1) throw new Error("out of order");
    return first;
  };
  const message = async (x: number[]) => {
    try {
      await gradient(refuse, x, { method: central(), onError: "throw" });
    } catch (error) {
      assert(error instanceof EvaluationError);
      assertEquals((error.point as number[]).length, x.length);
      return error.message;
    }
    throw new Error("nothing was thrown");
  };
  assert(/rejected at \[1\.0{5}\d+,1\]/.test(await message([1, 1])));
  const long = await message(Array(40).fill(1));
  assert(/rejected at x\[0\] = 1\.0{5}\d+: out of order$/.test(long), long);
});

testEach(
  [
    ["derivative", 3],
    ["gradient", 3],
    ["gradient", [1, 2]],
    ["gradient", [[1], [2]]],
    ["gradient", { a: 1, b: [2] }],
    ["jacobian", [1, 2]],
    ["sparseJacobian", [1, 2]],
  ] as const,
)(
  "%s() of %j begins the work of a thenable once for each call of f",
  async (name, x) => {
    let calls = 0;
    let begun = 0;
    const f = (at: unknown) => {
      calls++;
      const numbers = [at].flat().map(Number);
      const isVector = name === "jacobian" || name === "sparseJacobian";
      const value = isVector ? numbers : 1;
      const then = (fulfil: (value: unknown) => void) => {
        begun++;
        fulfil(value);
      };
      return { then };
    };
    const operators = fluxion as unknown as Record<
      string,
      (...given: unknown[]) => unknown
    >;
    await operators[name](f, structuredClone(x), { method: central() });
    assertEquals(begun, calls);
  },
);
