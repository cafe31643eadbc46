import {
  central,
  curl,
  derivative,
  directionalDerivative,
  divergence,
  estimateDerivative,
  estimateGradient,
  estimateHessian,
  estimateJacobian,
  estimateMixedPartialDerivative,
  EvaluationError,
  gradient,
  hessian,
  jacobian,
  laplacian,
  numericalDerivative,
  partialDerivative,
  sparseJacobian,
} from "../../../mod.ts";
import {
  assert,
  assertEquals,
  assertRejects,
  assertThrows,
} from "../../support/assert.ts";

function assertNear(value: number, exact: number, tolerance: number): void {
  assert(Math.abs(value - exact) <= tolerance, `${value}, wanted ${exact}`);
}

/** x² y, whose call of a number fails. */
function failingAt(call: number): (x: number[]) => number {
  let calls = 0;
  return ([x, y]) => {
    if (++calls === call) throw new Error("boom: db down");
    return x ** 2 * y;
  };
}

for (let call = 2; call <= 12; call++) {
  Deno.test(`an Error that f throws at call ${call}, beside x, is never ok, of numbers as of promises`, async () => {
    const estimate = estimateGradient(failingAt(call), [3, 2]);
    assertEquals(estimate.verdict.kind, "edge");
    assert(estimate.verdict.sentence.includes('"boom: db down"'));
    assert(estimate.verdict.kind === "edge");
    assertEquals(estimate.verdict.thrown, "boom: db down");
    const f = failingAt(call);
    const later = await estimateGradient(
      async (x: number[]) => await f(x),
      [3, 2],
      { concurrency: 1 },
    );
    // The calls of promises come in another order: another element may have met the failure.
    assertEquals(later.verdict.kind, "edge");
    assert(later.verdict.sentence.includes('"boom: db down"'));
  });

  Deno.test(`onError "throw" lets an Error at call ${call} through`, async () => {
    assertThrows(
      () => estimateGradient(failingAt(call), [3, 2], { onError: "throw" }),
      Error,
      "boom: db down",
    );
    const f = failingAt(call);
    const error = await assertRejects(
      () =>
        estimateGradient(async (x: number[]) => await f(x), [3, 2], {
          onError: "throw",
        }),
      EvaluationError,
      "boom: db down",
    );
    assert((error as EvaluationError).cause instanceof Error);
  });
}

Deno.test("what f throws beside x in several outputs is told of each", () => {
  let calls = 0;
  const f = ([x]: number[]) => {
    if (++calls === 3) throw new Error("out of stock");
    return [x, x ** 2];
  };
  const { verdicts } = estimateJacobian(f, [1]);
  assertEquals(verdicts.flat().map(({ kind }) => kind), ["edge", "edge"]);
});

Deno.test("a failure beside a kink, and on the pairs of a Hessian, is told too", () => {
  let calls = 0;
  const kink = (x: number) => {
    if (++calls === 4) throw new Error("gone");
    return Math.abs(x);
  };
  const { verdict } = estimateDerivative(kink, 0);
  assert(verdict.kind !== "ok" && verdict.sentence.includes('"gone"'));
  const f = ([x, y]: number[]) => {
    if (x !== 1 && y !== 2) throw new Error("no two at once");
    return x * y;
  };
  assert(estimateHessian(f, [1, 2]).verdict.kind !== "ok");
});

Deno.test("a domain that f leaves by throwing is an edge, with the derivative of the other side", () => {
  const root = (x: number) => {
    if (x < 0) throw new RangeError("negative");
    return x ** 1.5 + x;
  };
  const { value, error, verdict } = estimateDerivative(root, 0);
  assert(verdict.kind === "edge" && verdict.side === "left");
  assertEquals(verdict.thrown, "negative");
  assert(Math.abs(value - 1) <= error);
});

Deno.test("what f throws at x, a mistake in the program and a call for an end are thrown from anywhere", async () => {
  const abort = new DOMException("enough", "AbortError");
  for (
    const error of [new TypeError("t"), new ReferenceError("r"), "text", abort]
  ) {
    let calls = 0;
    const f = ([x]: number[]) => {
      if (++calls === 3) throw error;
      return x;
    };
    let caught: unknown;
    try {
      estimateGradient(f, [1]);
    } catch (error) {
      caught = error;
    }
    assertEquals(caught, error);
    calls = 0;
    await assertRejects(() =>
      estimateGradient(async (x: number[]) => await f(x), [1])
    );
  }
  assertThrows(() => estimateGradient(failingAt(1), [3, 2]), Error, "boom");
});

Deno.test("a method of fixed steps that only gives values throws what f throws", async () => {
  const method = central();
  assertThrows(() => gradient(failingAt(2), [3, 2], { method }), Error, "boom");
  const f = failingAt(2);
  await assertRejects(
    () => gradient(async (x: number[]) => await f(x), [3, 2], { method }),
    EvaluationError,
    "boom",
  );
});

const readOnly = () => new Proxy([2, 3], { set: () => true });
const product = ([x, y]: number[]) => x * y;
const IGNORING: [string, () => unknown][] = [
  ["gradient", () => gradient(product, readOnly())],
  [
    "gradient by central()",
    () => gradient(product, readOnly(), { method: central() }),
  ],
  ["numericalDerivative", () => numericalDerivative(product, readOnly())],
  [
    "gradient of an object",
    () => gradient(({ p }: { p: number[] }) => product(p), { p: readOnly() }),
  ],
  ["hessian", () => hessian(product, readOnly())],
  ["jacobian", () => jacobian((x: number[]) => [product(x)], readOnly())],
  [
    "jacobian by central()",
    () =>
      jacobian((x: number[]) => [product(x)], readOnly(), {
        method: central(),
      }),
  ],
  ["laplacian", () => laplacian(product, readOnly())],
  ["partialDerivative", () => partialDerivative(product, readOnly(), 1)],
  [
    "directionalDerivative",
    () => directionalDerivative(product, readOnly(), [1, 1]),
  ],
  ["divergence", () => divergence((x: number[]) => [...x], readOnly())],
  [
    "curl",
    () =>
      curl((x: number[]) => [...x], new Proxy([1, 2, 3], { set: () => true })),
  ],
  [
    "sparseJacobian",
    () =>
      sparseJacobian((x: number[]) => [...x], readOnly(), {
        sparsity: [[0, 0], [1, 1]],
      }),
  ],
];

for (const [name, work] of IGNORING) {
  Deno.test(`${name}() notices a container that ignores writes`, () => {
    assertThrows(work, TypeError, "does not keep what is written");
  });
}

Deno.test("a function of promises needs no container that can be written", async () => {
  const slopes = await gradient(
    async (x: number[]) => await product(x),
    readOnly(),
  );
  assertEquals(slopes.map(Math.round), [3, 2]);
});

Deno.test("a function that returns promises without being async is taken as well, its argument left alone", async () => {
  const later = (x: number[]) => Promise.resolve(product(x));
  for (const method of [undefined, central()]) {
    const x = [2, 3];
    const options = method ? { method } : {};
    const slopes = await gradient(later, x, options);
    assertEquals(slopes, gradient(product, [2, 3], options));
    assertEquals(x, [2, 3]);
  }
  const slow = (x: number) =>
    new Promise<number>((go) => setTimeout(() => go(x ** 2)));
  assertNear(await derivative(slow, 3, { method: central() }), 6, 1e-8);
  const rows = await jacobian(
    (x: number[]) => Promise.resolve(x.map((c) => c ** 2)),
    [1, 2],
  );
  assertEquals(rows.map((row) => row.map(Math.round)), [[2, 0], [0, 4]]);
});

Deno.test("onError refuses what it does not know", () => {
  assertThrows(
    () => estimateGradient(product, [1, 2], { onError: "nan" as "throw" }),
    TypeError,
    'onError "nan": it is "undefined" or "throw"',
  );
});

const growth = ([x, y]: readonly number[]) => Math.exp(x) * y;

for (const isAsync of [false, true]) {
  const what = isAsync ? "a rejection" : "an error";
  Deno.test(`estimateMixedPartialDerivative() tells of ${what} whenever it comes`, async () => {
    for (let fails = 2;; fails++) {
      let calls = 0;
      const f = (x: readonly number[]) => {
        if (++calls === fails) throw new Error("the line is down");
        return growth(x);
      };
      const later = (x: readonly number[]) =>
        new Promise<number>((give) => give(f(x)));
      const x = [1, 2];
      const { verdict } = isAsync
        ? await estimateMixedPartialDerivative(later, x, [0, 1])
        : estimateMixedPartialDerivative(f, x, [0, 1]);
      if (calls < fails) break;
      assert(JSON.stringify(verdict).includes("the line is down"), `${fails}`);
    }
  });
}

Deno.test("a promise rejected beside x is an edge as an Error thrown there is, of a number as of a list", async () => {
  const f = (x: number) =>
    x < 1 ? Promise.reject(new Error("below 1")) : Promise.resolve(x * x);
  const { value, verdict } = await estimateDerivative(f, 1);
  assertNear(value, 2, 1e-10);
  assert(verdict.kind === "edge");
  assertEquals(verdict.thrown, "below 1");
});

Deno.test("a function of promises that takes from its argument is refused", async () => {
  const f = (x: number[]) => Promise.resolve(x.pop()!);
  await assertRejects(
    () => gradient(f, [1, 2]),
    TypeError,
    "f changes its argument",
  );
});
