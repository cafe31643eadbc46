import {
  interactionOf,
  signPatterns,
} from "../../../../lib/check/tie/interaction.ts";
import { randomSource } from "../../../../lib/core/random.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { changeOf, type F } from "./change_of.ts";

testEach([[1, 2], [2, 4], [3, 6], [4, 6], [5, 8], [9, 10]])(
  "signPatterns(): any two of %d differ in one of %d patterns and agree in another",
  (count, expected) => {
    const patterns = signPatterns(count);
    assertEquals(patterns.length, expected);
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < i; j++) {
        const products = new Set(patterns.map((signs) => signs[i] * signs[j]));
        assertEquals(products, new Set([1, -1]));
      }
      assertEquals(new Set(patterns.map((s) => s[i])), new Set([1, -1]));
    }
  },
);

const ABS = [-1, 1] as const;
const MAX = [0, 1] as const;

testEach<readonly [string, F, (readonly [number, number])[], number[][]]>([
  ["a sum", (x) => x.reduce((sum, v) => sum + Math.abs(v), 0), [
    ABS,
    ABS,
    ABS,
  ], []],
  ["a greatest", (x) => Math.max(...x), [MAX, MAX, MAX], [[0, 1, 2]]],
  [
    "two greatest",
    ([a, b, c, d]) => Math.max(a, d) + Math.max(b, c),
    [MAX, MAX, MAX, MAX],
    [[0, 3], [1, 2]],
  ],
  [
    "a greatest beside what is alone",
    ([a, b, c]) => Math.abs(b) + Math.max(a, c),
    [MAX, ABS, MAX],
    [[0, 2]],
  ],
])("interactionOf() finds the groups of %s", (_, f, kinks, groups) => {
  const zeros = kinks.map(() => 0);
  for (const seed of [1, 2, 3, 4, 5]) {
    const change = changeOf(f, zeros.slice(), kinks, zeros);
    const found = interactionOf(change, randomSource(seed));
    assertEquals(found.groups.map((group) => group.toSorted()), groups);
    assertEquals(found.unexplored, new Set());
  }
});

// Both elements bend by a thousandth of what they change by over a step, which is far more than a kink of 1 could.
Deno.test("interactionOf(): elements of a sum are told by one value for each pattern of signs, however steep it is", () => {
  const f: F = ([x, y]) => Math.abs(x) + Math.abs(y) + 1e6 * Math.expm1(x - y);
  const slopes = [[1e6 - 1, 1e6 + 1], [-1e6 - 1, -1e6 + 1]] as const;
  const change = changeOf(f, [0, 0], slopes, [0, 0]);
  const { left } = change;
  const found = interactionOf(change, randomSource(1));
  assertEquals(found, { groups: [], unexplored: new Set() });
  assertEquals(left - change.left, 4);
});

Deno.test("interactionOf(): a single kink acts on nobody, and costs nothing", () => {
  const change = changeOf(([x]) => Math.abs(x), [0], [ABS], [0]);
  const { left } = change;
  assertEquals(interactionOf(change, randomSource(1)).groups, []);
  assertEquals(change.left, left);
});

Deno.test("interactionOf() says which elements it had no evaluations left for", () => {
  const count = 8;
  const zeros = new Array<number>(count).fill(0);
  const kinks = zeros.map(() => ABS);
  const f: F = (x) =>
    x.reduce((sum, v) => sum + Math.abs(v), 0) + Math.abs(x[0]) * x[0] +
    Math.max(x[6], x[7]);
  const change = changeOf(f, zeros.slice(), kinks, zeros, 1);
  const { groups, unexplored } = interactionOf(change, randomSource(1));
  assertEquals(groups, []);
  assert(unexplored.has(6) && unexplored.has(7), `${[...unexplored]}`);
});

// The bend of x is seen by the first pattern of signs. Whether y acts on x is asked twice, by four values each: it does not.
Deno.test("interactionOf(): what does not add up is unexplored where nobody acts on anybody", () => {
  const f: F = (x) =>
    x.reduce((sum, v) => sum + Math.abs(v), 0) + 1e4 * x[0] ** 2;
  const change = changeOf(f, [0, 0, 0], [ABS, ABS, ABS], [0, 0, 0]);
  const { left } = change;
  const { groups, unexplored } = interactionOf(change, randomSource(1));
  assertEquals([groups, unexplored], [[], new Set([0, 1, 2])]);
  assertEquals(left - change.left, 1 + 2 * (2 * 4));
});

// After one group there are no evaluations left for the other.
Deno.test("interactionOf() says which two elements are left", () => {
  const f: F = ([a, b, c, d]) => Math.max(a, b) + Math.max(c, d);
  const kinks = [MAX, MAX, MAX, MAX];
  const change = changeOf(f, [0, 0, 0, 0], kinks, [0, 0, 0, 0], 4);
  const { groups, unexplored } = interactionOf(change, randomSource(1));
  assertEquals([groups, unexplored], [[[0, 1]], new Set([2, 3])]);
});

// One pattern tells that two do not add up, and there is nobody else.
Deno.test("interactionOf(): two that do not add up act on each other", () => {
  const f: F = ([x, y]) => Math.abs(x - y);
  const change = changeOf(f, [0, 0], [ABS, ABS], [0, 0]);
  const { left } = change;
  const found = interactionOf(change, randomSource(1));
  assertEquals(found, { groups: [[0, 1]], unexplored: new Set() });
  assertEquals(left - change.left, 1);
});
