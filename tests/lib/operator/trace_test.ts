import * as fluxion from "../../../mod.ts";
import {
  adaptive,
  central,
  directionalDerivative,
  estimateGradient,
  estimateJacobian,
  forward,
  gradient,
  hessian,
  jacobian,
  laplacian,
  partialDerivative,
  richardson,
  sparseJacobian,
  type TraceEvent,
} from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

Deno.test("trace tells every value of f by the name of what is moved, and the answer", () => {
  const events: TraceEvent[] = [];
  let calls = 0;
  const f = ({ w, b }: { w: number[]; b: number }) => (calls++, w[0] ** 2 * b);
  const { evaluations } = estimateGradient(f, { w: [3], b: 2 }, {
    trace: (event) => events.push(event),
  });
  assertEquals(calls, evaluations);
  const along = [...new Set(events.map((event) => event.along))];
  assertEquals(along, ["w[0]", "b"]);
  // f at x is told to each of the two searches, and evaluated once.
  const samples = events.filter(({ kind }) => kind === "sample");
  assertEquals(samples.length, calls + 1);
  for (const event of samples) {
    assert(event.kind === "sample");
    const [w, b] = event.along === "b"
      ? [3, event.position]
      : [event.position, 2];
    assertEquals(event.value, w ** 2 * b);
  }
  const ends = events.filter(({ kind }) => kind === "conclusion");
  assertEquals(ends.length, 2);
});

Deno.test("trace changes nothing, for numbers as for promises", async () => {
  const f = ([x, y]: number[]) => Math.exp(x) * y;
  for (const method of [undefined, central()]) {
    const options = method ? { method } : {};
    const trace = () => {};
    assertEquals(
      gradient(f, [1, 2], { ...options, trace }),
      gradient(f, [1, 2], options),
    );
    const later = async (x: number[]) => await f(x);
    assertEquals(
      await estimateGradient(later, [1, 2], { ...options, trace }),
      estimateGradient(f, [1, 2], options),
    );
  }
});

Deno.test("trace names outputs and the pairs of a Hessian", () => {
  const names = new Set<string>();
  const trace = ({ along }: TraceEvent) => void names.add(along);
  estimateJacobian(([x]) => [x, x ** 2], [1], { trace });
  hessian(([x, y]) => x * y, [1, 2], { trace });
  assertEquals([...names], [
    "f[0] by x[0]",
    "f[1] by x[0]",
    "x[0]",
    "x[1]",
    "x[0] with x[1]",
  ]);
});

const WAYS = {
  adaptive: adaptive(),
  central: central(),
  forward: forward(),
  richardson: richardson(),
};
type Take = (options: object, f: (x: number[]) => unknown) => unknown;
const TAKES: Readonly<Record<string, Take>> = {
  gradient: (options, f) => gradient(f as never, [1, 2], options),
  estimateGradient: (options, f) =>
    estimateGradient(f as never, [1, 2], options),
  partialDerivative: (options, f) =>
    partialDerivative(f as never, [1, 2], 1, options),
  directionalDerivative: (options, f) =>
    directionalDerivative(f as never, [1, 2], [1, 1], options),
  laplacian: (options, f) => laplacian(f as never, [1, 2], options),
  hessian: (options, f) => hessian(f as never, [1, 2], options),
  jacobian: (options, f) =>
    jacobian(((x: number[]) => [f(x)]) as never, [1, 2], options),
};
for (const [name, take] of Object.entries(TAKES)) {
  for (const [way, method] of Object.entries(WAYS)) {
    Deno.test(`trace of ${name}() by ${way}() has each call of f, and a conclusion for each line`, () => {
      const seen = new Set<string>();
      const f = ([x, y]: number[]) => {
        const value = Math.exp(x) * y ** 3;
        seen.add(String(value));
        return value;
      };
      const events: TraceEvent[] = [];
      take({ method, trace: (event: TraceEvent) => events.push(event) }, f);
      const told = events.flatMap((event) =>
        event.kind === "sample" ? [String(event.value)] : []
      );
      // A call at x that shows the shape of what f returns is on no line.
      const center = String(Math.exp(1) * 2 ** 3);
      const calls = (values: Iterable<string>) =>
        [...new Set([center, ...values])].sort();
      assertEquals(calls(told), calls(seen));
      const lines = new Set(events.map(({ along }) => along));
      const ends = events.filter(({ kind }) => kind === "conclusion");
      assertEquals(ends.length, lines.size);
      assert(lines.size > 0);
    });
  }
}

/** What an operator tells of f, with the values asked for. */
async function told(
  take: (f: (x: never) => unknown, options: object) => unknown,
  f: (x: never) => unknown,
  options: object,
): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  await take(f, {
    ...options,
    trace: (event: TraceEvent) => events.push(event),
  });
  return events;
}

/** The same function as a service whose answers come out of order. */
function later<X, Y>(f: (x: X) => Y): (x: X) => Promise<Y> {
  let calls = 0;
  return async (x) => {
    for (let k = calls++ % 5; k > 0; k--) await undefined;
    return f(x);
  };
}

const scalar = ([x, y, z]: number[]) => Math.exp(x) * y ** 3 + Math.abs(z);
const vector = ([x, y, z]: number[]) => [x * y, Math.sin(z), x ** 2];
const X = [0.5, 2, 0];
type Asked = (
  f: (x: never) => unknown,
  options: object,
) => unknown;
const EVERY: Readonly<Record<string, readonly [Asked, (x: never) => unknown]>> =
  {
    derivative: [
      (f, options) => fluxion.derivative(f as never, 1, options),
      Math.log,
    ],
    gradient: [(f, options) => gradient(f as never, X, options), scalar],
    estimateGradient: [
      (f, options) => estimateGradient(f as never, X, options),
      scalar,
    ],
    jacobian: [(f, options) => jacobian(f as never, X, options), vector],
    hessian: [
      (f, options) => fluxion.estimateHessian(f as never, X, options),
      scalar,
    ],
    partialDerivative: [
      (f, options) => partialDerivative(f as never, X, 2, options),
      scalar,
    ],
    mixedPartialDerivative: [
      (f, options) =>
        fluxion.mixedPartialDerivative(f as never, X, [0, 1, 1], options),
      scalar,
    ],
    directionalDerivative: [
      (f, options) => directionalDerivative(f as never, X, [1, -1, 2], options),
      scalar,
    ],
    jvp: [
      (f, options) => fluxion.jvp(f as never, X, [1, -1, 2], options),
      vector,
    ],
    laplacian: [(f, options) => laplacian(f as never, X, options), scalar],
    divergence: [
      (f, options) => fluxion.divergence(f as never, X, options),
      vector,
    ],
    curl: [(f, options) => fluxion.curl(f as never, X, options), vector],
    taylor: [
      (f, options) => fluxion.taylor(f as never, 1, 3, options),
      Math.log,
    ],
  };
for (const [name, [take, f]] of Object.entries(EVERY)) {
  for (const [way, method] of Object.entries(WAYS)) {
    Deno.test(`trace of ${name}() by ${way}() tells the same in the same order of promises`, async () => {
      const expected = await told(take, f, { method });
      assert(expected.length > 0);
      for (const concurrency of [1, 3, Infinity]) {
        const options = { method, concurrency };
        assertEquals(await told(take, later(f), options), expected);
      }
    });
  }
}

const STORIES: readonly (readonly [string, (x: number) => number, number])[] = [
  ["log beside its pole", Math.log, 1e-8],
  ["sin far from 0", Math.sin, 1e10],
  ["a kink", Math.abs, 0],
  ["a jump", Math.sign, 0],
  ["an edge", Math.sqrt, 0],
];
testEach(STORIES)("trace tells the same story of %s for promises", async (
  _,
  f,
  x,
) => {
  const take = (f: (x: never) => unknown, options: object) =>
    fluxion.estimateDerivative(f as (x: number) => number, x, options);
  const expected = await told(take, f, {});
  assert(expected.some(({ kind }) => kind === "step"));
  assertEquals(await told(take, later(f), {}), expected);
});

testEach([central(), forward(), central({ accuracyOrder: 4 })])(
  "sparseJacobian() tells of each entry what jacobian() tells: %s",
  async (method) => {
    const f = (x: number[]) => x.map((xi, i) => xi ** 2 * (x[i + 1] ?? 3));
    const x = [1, 2, 0.5, 4];
    const sparsity = x.map((_, i) => x.map((_, j) => j === i || j === i + 1));
    const told = (take: (trace: (event: TraceEvent) => void) => unknown) => {
      const events: TraceEvent[] = [];
      const taken = take((event) => events.push(event));
      const entry = (along: string) => events.filter((e) => e.along === along);
      return { taken, entry, events };
    };
    const dense = told((trace) => jacobian(f, x, { method, trace }));
    const later = (x: number[]) => Promise.resolve(f(x));
    for (
      const { taken, entry, events } of [
        told((trace) => sparseJacobian(f, x, { method, sparsity, trace })),
        told((trace) => sparseJacobian(later, x, { method, sparsity, trace })),
        told((trace) => jacobian(f, x, { method, sparsity, trace })),
      ]
    ) {
      await taken;
      const names = new Set(events.map((event) => event.along));
      assertEquals(names.size, 7);
      for (const along of names) {
        assertEquals(entry(along), dense.entry(along));
      }
    }
  },
);
