import { probeSparsity } from "../../../lib/sparse/mod.ts";
import { randomSource } from "../../support/random.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

function pairsOf(
  { rows, columns }: { rows: Int32Array; columns: Int32Array },
): [number, number][] {
  return Array.from(rows, (row, p) => [row, columns[p]]);
}

/** f, and how often it was called. */
function counted<X, Y>(f: (x: X) => Y): { f: (x: X) => Y; count: number } {
  const counter = {
    count: 0,
    f: (x: X) => {
      counter.count++;
      return f(x);
    },
  };
  return counter;
}

Deno.test("probeSparsity() finds a tridiagonal pattern of 1000 columns in less than 130 evaluations", () => {
  const n = 1000;
  const counter = counted((x: Float64Array) =>
    x.map((xi, i) => (3 - 2 * xi) * xi - (x[i - 1] ?? 0) - 2 * (x[i + 1] ?? 0))
  );
  const pattern = probeSparsity(counter.f, new Float64Array(n).fill(-1));
  assertEquals(pattern.shape, [n, n]);
  assertEquals(pattern.groups.length, 3);
  assertEquals(pattern.rows.length, 3 * n - 2);
  assert(pattern.rows.every((r, p) => Math.abs(r - pattern.columns[p]) <= 1));
  assert(counter.count < 130);
});

Deno.test("probeSparsity() finds random patterns exactly", () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = randomSource(seed);
    const rows = 1 + Math.floor(random() * 30);
    const columns = 1 + Math.floor(random() * 30);
    const weights = Array.from(
      { length: rows },
      () =>
        Array.from(
          { length: columns },
          () => random() < 0.15 ? random() - 0.5 : 0,
        ),
    );
    const f = (x: number[]) =>
      weights.map((row) =>
        row.reduce((sum, w, c) => w === 0 ? sum : sum + w * Math.exp(x[c]), 0)
      );
    const x = Array.from({ length: columns }, () => random() * 4 - 2);
    const expected: [number, number][] = [];
    for (let c = 0; c < columns; c++) {
      for (let r = 0; r < rows; r++) {
        if (weights[r][c] !== 0) expected.push([r, c]);
      }
    }
    assertEquals(pairsOf(probeSparsity(f, x)), expected);
  }
});

Deno.test("probeSparsity() sees a product whose factors are both zero", () => {
  const f = ([a, b, c]: number[]) => [a * b, c];
  assertEquals(pairsOf(probeSparsity(f, [0, 0, 0])), [[0, 0], [0, 1], [1, 2]]);
});

Deno.test("probeSparsity() sees what shows on one side only", () => {
  const f = (x: number[]) => x.map((xi) => Math.max(xi - 1, 0));
  const above = probeSparsity(f, new Array(8).fill(0.9999));
  assertEquals(above.rows.length, 8);
  const g = (x: number[]) => x.map((xi) => Math.min(xi, 0.9995));
  assertEquals(probeSparsity(g, new Array(8).fill(0.9999)).rows.length, 8);
});

Deno.test("probeSparsity() sees the branch that is taken at x, and those taken beside it", () => {
  for (const a of [1e-6, -1e-6]) {
    const f = ([a, b, c]: number[]) => [a > 0 ? b : c];
    const { columns } = probeSparsity(f, [a, 1, 2]);
    assert(columns.includes(a > 0 ? 1 : 2));
  }
});

Deno.test("probeSparsity() takes NaN beside x for a change", () => {
  const f = ([a, b]: number[]) => [Math.sqrt(a), b];
  assertEquals(pairsOf(probeSparsity(f, [0, 1])), [[0, 0], [1, 1]]);
});

Deno.test("probeSparsity() finds everything where f is random", () => {
  const random = randomSource(1);
  const f = (x: number[]) => x.map(() => random());
  assertEquals(probeSparsity(f, [1, 2, 3, 4]).rows.length, 16);
});

Deno.test("probeSparsity() finds one full row and nothing in a constant one", () => {
  const f = (x: number[]) => [x.reduce((sum, xi) => sum + xi * xi, 0), 7];
  const { rows, groups, shape } = probeSparsity(f, [1, 2, 3, 4, 5]);
  assertEquals([...rows], [0, 0, 0, 0, 0]);
  assertEquals(groups.length, 5);
  assertEquals(shape, [2, 5]);
});

Deno.test("probeSparsity() refuses a point where f is NaN, where nothing could be seen", () => {
  const f = ([a, b]: number[]) => [a, Math.log(b)];
  assertThrows(() => probeSparsity(f, [1, -1]), RangeError, "f(x)[1] is NaN");
});

Deno.test("probeSparsity() leaves x as it was, also when f throws", () => {
  for (let k = 1; k <= 12; k++) {
    const x = [0.1, -0, 3e300, 5e-324];
    let count = 0;
    assertThrows(
      () =>
        probeSparsity((y) => {
          if (++count === k) throw new Error("stop");
          return y.map(Math.tanh);
        }, x),
      Error,
      "stop",
    );
    assertEquals(x, [0.1, -0, 3e300, 5e-324]);
  }
});

Deno.test("probeSparsity() stays at x where f is not defined beside it", () => {
  // Beside x it is looked at within half a move; a move is at least a whole one.
  const f = (x: number[]) =>
    x.map((xi) => xi === 1 || Math.abs(xi - 1) > 2 ** -11 ? xi ** 2 : NaN);
  assertEquals(pairsOf(probeSparsity(f, [1, 1])), [[0, 0], [1, 1]]);
});

Deno.test("probeSparsity() gives up where every round finds something new", () => {
  let calls = 0;
  const f = (x: number[]) => {
    const changing = Math.floor(calls++ / 20) % x.length;
    return x.map((_, i) => i === changing ? calls : 0);
  };
  assertThrows(
    () => probeSparsity(f, new Array(100).fill(1)),
    Error,
    "give the pattern",
  );
});
