import { measureDirections } from "../../../../lib/check/measure/directions.ts";
import { BoundedPoint } from "../../../../lib/check/point/bounded_point.ts";
import type { Subject } from "../../../../lib/check/subject/subject.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

/** How looks at directions turn out, one after the other: those not told of are ok. */
type Outcomes = readonly ("ok" | "noisy" | "unresolved")[];

/** Looks at three directions of a subject that answers like this; what was seen, and along which weights it was looked. */
function lookedAt(
  outcomes: Outcomes,
  x: number[] | Float32Array = [2, -0.5],
  bounds?: object,
  brief = false,
) {
  const point = new BoundedPoint(x as number[], "Test", bounds as never);
  point.brief = brief;
  const looks: Float64Array[] = [];
  const subject = {
    point,
    sizes: [x.length],
    overX: [true],
    elements: () => undefined,
    single: () => false,
    greatest: () => 1,
    analytic: () => 0,
    numeric([weights]: Float64Array[]) {
      const kind = outcomes[looks.length] ?? "ok";
      looks.push(weights);
      const [value, error] = [0, kind === "ok" ? 0 : 1];
      const verdict = { kind, sentence: "so it is" };
      return { value, error, evaluations: looks.length, verdict, reach: 1 };
    },
  } as unknown as Subject;
  const found = measureDirections(subject, 3, undefined, randomSource(1));
  return {
    paths: found.map(({ path }) => path),
    looks,
    /** Which look each of the three is from. */
    from: found.map(({ estimate }) => estimate.evaluations),
  };
}

Deno.test("measureDirections(): what tells at once is looked at once", () => {
  const { paths, from, looks } = lookedAt([]);
  assertEquals(paths, [1, 2, 3].map((k) => `random direction ${k}`));
  assertEquals([from, looks.length], [[1, 2, 3], 3]);
});

Deno.test("measureDirections(): where f is too wild, small elements move by their own size", () => {
  const { from, looks } = lookedAt(["ok", "noisy", "ok"]);
  assertEquals([from, looks.length], [[1, 3, 4], 4]);
  const [wide, close] = looks.slice(1);
  const typical = Math.sqrt((2 ** 2 + 0.5 ** 2) / 2);
  assertEquals(wide[0], close[0]);
  assert(Math.abs(wide[1] / close[1] - typical / 0.5) < 1e-12);
});

// Each look at what stays noisy is two, and three more are made.
Deno.test("measureDirections(): a direction that does not tell is drawn anew, three times at most, and others are not", () => {
  const once = lookedAt(["ok", "noisy", "noisy", "ok"]);
  assertEquals(once.paths[1], "random direction 2");
  assertEquals([once.from, once.looks.length], [[1, 5, 4], 5]);
  const never = lookedAt(
    ["ok", ...new Array(8).fill("noisy"), "ok"].toSpliced(
      3,
      0,
      "ok",
    ) as Outcomes,
  );
  assertEquals([never.from[0], never.looks.length], [1, 1 + 2 + 1 + 3 * 2]);
  const brief = lookedAt(
    ["ok", "noisy", "noisy", "ok"],
    undefined,
    undefined,
    true,
  );
  assertEquals([brief.from, brief.looks.length], [[1, 2, 4], 4]);
});

// A weight has a size from 1/2 to 3/2.
Deno.test("measureDirections(): each element moves by about its own size, and small ones by that of the others", () => {
  const typical = Math.sqrt((4 ** 2 + 1e-4) / 3);
  for (const weights of lookedAt([], [4, 0.01, 0]).looks) {
    [4, typical, typical].forEach((size, i) => {
      const part = Math.abs(weights[i]) / size;
      assert(part >= 0.5 && part <= 1.5, `${part}`);
    });
  }
});

Deno.test("measureDirections(): bounds leave room for both sides of a direction, or for one", () => {
  const bounds = { lower: [1.9, -0.5, 3], upper: [2.1, 9, 9] };
  for (const [a, b, c] of lookedAt([], [2, -0.5, 9], bounds).looks) {
    assert(Math.abs(a) <= 0.1 + 1e-15 && a !== 0, `${a}`);
    assert(b > 0 && b <= 9.5 && c < 0 && c >= -6, `${b}, ${c}`);
  }
});

Deno.test("measureDirections(): in single precision weights have four binary digits", () => {
  for (const weights of lookedAt([], Float32Array.of(2, -0.7)).looks) {
    for (const w of weights) {
      const digits = Math.abs(w) / 2 ** Math.floor(Math.log2(Math.abs(w))) * 8;
      assertEquals(digits % 1, 0);
    }
  }
});
