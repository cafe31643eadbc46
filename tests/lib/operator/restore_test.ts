// x is f's own: whatever f does, and whenever it throws, every operator puts x back to the same bits.

import * as fluxion from "../../../mod.ts";
import type { Method } from "../../../mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

const all = fluxion as unknown as Record<
  string,
  (...given: unknown[]) => unknown
>;

type Numbers = Record<number, number>;

/** The numbers of a point, as they are now. */
const numbersOf = (x: unknown): number[] =>
  typeof x === "number"
    ? [x]
    : Object.values(x as object).flatMap((item) => numbersOf(item));

/** Points of three numbers that f sees change: -0 tells bits from values. */
const POINTS: Readonly<Record<string, () => unknown>> = {
  "a list": () => [-0, 1.5, -2],
  "a Float64Array": () => Float64Array.of(-0, 1.5, -2),
  "a Float32Array": () => Float32Array.of(-0, 1.5, -2),
  "rows": () => [[-0], [1.5], [-2]],
  "an object": () => ({ a: -0, b: [1.5, -2] }),
  "an object of typed arrays": () => ({
    a: Float64Array.of(-0, 1.5),
    b: Float32Array.of(-2),
  }),
  "lists of unequal length": () => [[-0, 1.5], [-2]],
};

const METHODS: Readonly<Record<string, Method>> = {
  adaptive: fluxion.adaptive(),
  central: fluxion.central(),
  forward: fluxion.forward(),
  richardson: fluxion.richardson(),
};

/** What each operator takes after f and x; how f's numbers are returned. */
const OPERATORS: readonly (readonly [
  string,
  given?: ((x: unknown) => readonly unknown[]) | undefined,
  isVector?: boolean,
])[] = [
  ["gradient"],
  ["hessian"],
  ["laplacian"],
  ["partialDerivative", (x) => [firstPath(x)]],
  ["mixedPartialDerivative", (x) => [[firstPath(x), firstPath(x)]]],
  ["directionalDerivative", (x) => [structuredClone(x)]],
  ["jacobian", undefined, true],
  ["jvp", (x) => [structuredClone(x)], true],
  ["divergence", undefined, true],
  ["curl", undefined, true],
];

function firstPath(x: unknown): (string | number)[] {
  if (typeof x === "number") return [];
  const [[key, item]] = Object.entries(x as object);
  return [Number.isNaN(Number(key)) ? key : Number(key), ...firstPath(item)];
}

const SCENARIOS = OPERATORS.flatMap(([name, given, isVector]) =>
  Object.keys(METHODS).flatMap((method) =>
    Object.keys(POINTS).map((point) =>
      [name, method, point, given ?? (() => []), isVector ?? false] as const
    )
  )
);

class Outage extends Error {}

testEach(SCENARIOS)(
  "%s() by %s puts %s back to the same bits, whenever f throws",
  (name, method, point, given, isVector) => {
    const x = POINTS[point]();
    const before = numbersOf(x);
    for (
      const operator of [
        name,
        `estimate${name[0].toUpperCase()}${name.slice(1)}`,
      ]
    ) {
      for (const stop of [1, 2, 3, 5, 8, 13, Infinity]) {
        let calls = 0;
        const f = (at: unknown) => {
          if (++calls === stop) throw new Outage("out of order");
          const [a, b, c] = numbersOf(at);
          const value = Math.exp(a) * b + c * c * a;
          return isVector ? likewise(at, value) : value;
        };
        let thrown: unknown;
        try {
          all[operator](f, x, ...given(x), {
            method: METHODS[method],
            onError: "throw",
          });
        } catch (error) {
          thrown = error;
        }
        assertEquals(thrown instanceof Outage, calls === stop, String(thrown));
        numbersOf(x).forEach((value, i) => assert(Object.is(value, before[i])));
      }
    }
  },
);

/** A number in every place of a point. */
function likewise(at: unknown, value: number): unknown {
  if (typeof at === "number") return value;
  if (ArrayBuffer.isView(at)) {
    return Array.from(at as unknown as ArrayLike<number>, () => value);
  }
  if (Array.isArray(at)) return at.map((item) => likewise(item, value));
  return Object.fromEntries(
    Object.entries(at as object).map((
      [key, item],
    ) => [key, likewise(item, value)]),
  );
}

testEach(Object.keys(POINTS))(
  "gradient() puts %s back where f changed it before it threw",
  (point) => {
    for (const [name, method] of Object.entries(METHODS)) {
      const x = POINTS[point]();
      const before = numbersOf(x);
      let calls = 0;
      const spoil = (tree: Numbers) => {
        for (const key in tree) {
          if (typeof tree[key] === "number") tree[key] = 99;
          else spoil(tree[key] as unknown as Numbers);
        }
      };
      const f = () => {
        if (++calls < 3) return 1;
        spoil(x as Numbers);
        throw new Outage("out of order");
      };
      try {
        all.gradient(f, x, { method, onError: "throw" });
        assert(calls < 3, name);
      } catch (error) {
        assert(error instanceof Outage, String(error));
      }
      numbersOf(x).forEach((value, i) => assert(Object.is(value, before[i])));
    }
  },
);
