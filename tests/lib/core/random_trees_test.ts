// Points of random trees: what JavaScript itself finds at a path is what a point says of it.

import { Point } from "../../../lib/core/point.ts";
import type { Tree } from "../../../lib/core/number_tree.ts";
import { copyOf } from "../../../lib/core/structure.ts";
import { central, gradient } from "../../../mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { randomSource } from "../../support/random.ts";

const KEYS = ["a", "beta", "learning rate", "μ", "W1", "0", "$"];

/** Numbers, rows of all kinds, lists and objects, each of one to four. */
function randomTree(random: () => number, depth: number): Tree {
  const below = (most: number) => Math.floor(most * random());
  const number = () => (below(2) ? -1 : 1) * (below(64) + 1) / 8;
  const numbers = Array.from({ length: below(4) + 1 }, number);
  const kind = depth === 0 ? below(4) : below(7);
  if (kind === 0) return number();
  if (kind === 1) return Float64Array.from(numbers);
  if (kind === 2) return Float32Array.from(numbers);
  if (kind === 3) return numbers;
  const items = numbers.map(() => randomTree(random, depth - 1));
  if (kind === 4) return items as Tree;
  const from = below(KEYS.length);
  return Object.fromEntries(
    items.map((item, k) => [KEYS[(from + k) % KEYS.length], item]),
  );
}

/** What JavaScript finds at a path, where the names of an object stand for themselves. */
function found(tree: unknown, path: string): unknown {
  const isNamed = typeof tree === "object" && !path.startsWith("x");
  const source = isNamed ? `x.${path}` : path;
  return new Function("x", `return ${source}`)(tree);
}

const SEEDS = Array.from({ length: 60 }, (_, k) => k + 1);

/** A tree, an equal one, its point, and the paths of its numbers. */
function given(seed: number) {
  const tree = randomTree(randomSource(seed), 3);
  const point = new Point(tree, "Cannot look");
  const paths = point.coordinates.map((i) => point.path(i));
  const numbers = (of: unknown) => paths.map((path) => found(of, path));
  return { tree, before: structuredClone(tree), point, paths, numbers };
}

testEach(SEEDS)("a point of random tree %d names every number", (seed) => {
  const { tree, before, point, paths, numbers } = given(seed);
  assertEquals(new Set(paths).size, point.size);
  assertEquals(paths.map((path) => point.position(path)), point.coordinates);
  assertEquals(numbers(tree), [...point.base]);
  assertEquals(point.coordinates.map((i) => point.at(i)), [...point.base]);
  assertEquals(numbers(point.nest(paths)), paths);
  assertEquals(point.shaped(point.base), before);
  assertEquals(point.copy(), before);
  const literal = point.literal(point.base);
  assertEquals(literal === undefined, point.size > 24);
  if (literal) assertEquals(found(undefined, `(${literal})`), before);
});

testEach(SEEDS)(
  "a point of random tree %d moves one number at a time, or all of them",
  (seed) => {
    const { tree, before, point, numbers } = given(seed);
    if (typeof tree === "number") return;
    const base = [...point.base];
    const moved = (i: number, to: number) => base.with(i, to);
    for (const i of point.coordinates) {
      assertEquals(point.move(i, 100), 100);
      assertEquals(numbers(tree), moved(i, 100));
      assertEquals(numbers(point.copy()), moved(i, 100));
      assertEquals(point.disturbed(), { position: i, value: 100 });
      assertEquals(point.places(), `${point.path(i)} = 100`);
      point.checkCopy(copyOf(tree));
      assertThrows(() => point.checkCopy(before), TypeError, point.path(i));
      assertThrows(() => point.checkUnchanged(), TypeError, point.path(i));
      point.putBack(i);
    }
    assertEquals(point.disturbed(), undefined);
    const all = point.coordinates.map((i) => ({ i, by: i + 1 }));
    point.moveBy(all, 0.5);
    assertEquals(numbers(tree), base.map((t, i) => t + 0.5 * (i + 1)));
    point.restore();
    assertEquals(tree, before);
    point.standAt(base.map((t) => 2 * t));
    assertEquals(numbers(tree), base.map((t) => 2 * t));
    assertEquals(point.disturbed(), undefined);
    point.close();
    assertEquals(tree, before);
  },
);

testEach(SEEDS)(
  "what is no number in random tree %d is named by its path, whatever the tree is called",
  (seed) => {
    const { tree, before, paths } = given(seed);
    if (typeof tree === "number") return;
    const isNamed = !Array.isArray(tree) && !ArrayBuffer.isView(tree);
    paths.forEach((path, i) => {
      const place = isNamed && !path.startsWith("x") ? `x.${path}` : path;
      const put = new Function("x", "value", `return ${place} = value`);
      const kept = found(tree, path);
      put(tree, "no");
      // A typed array makes a number of anything.
      if (found(tree, path) === "no") {
        const look = (name: string) => () =>
          new Point(tree, "Cannot look", name);
        const says = (path: string) =>
          `Cannot look as ${path} is "no": every element must be a number`;
        assertThrows(look("x"), TypeError, says(path));
        const its = new Point(before, "Cannot look", "x[2]").path(i);
        assertThrows(look("x[2]"), TypeError, says(its));
        assertEquals(its.replace("x[2]", "x"), place);
      }
      put(tree, kept);
    });
    assertEquals(tree, before);
  },
);

testEach(SEEDS)(
  "gradient() at random tree %d has its structure, and is 2x of Σ x²",
  async (seed) => {
    const { tree, before, point, numbers } = given(seed);
    const f = (x: unknown) =>
      (numbers(x) as number[]).reduce((sum, t) => sum + t * t, 0);
    const take = gradient as (f: unknown, x: Tree, options: object) => unknown;
    for (const options of [{}, { method: central() }]) {
      const slopes = take(f, tree, options);
      assertEquals(tree, before);
      // Kinds of arrays are those of x: what fits the structure is read by its paths.
      assertEquals(point.shaped(numbers(slopes) as number[]), slopes);
      numbers(slopes).forEach((slope, i) => {
        const off = Math.abs((slope as number) - 2 * point.at(i));
        const size = point.isSingle(i) ? 1e-2 : 1e-6;
        assert(off <= size, `${point.path(i)}: ${slope}`);
      });
      assertEquals(
        await take(async (x: unknown) => await f(x), tree, options),
        slopes,
      );
    }
  },
);
