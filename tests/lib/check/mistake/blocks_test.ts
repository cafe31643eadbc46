import { blocksOf, byBlocks } from "../../../../lib/check/mistake/blocks.ts";
import { flatten } from "../../../../lib/check/point/flat.ts";
import type { Tree } from "../../../../lib/core/number_tree.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { evidenceWith } from "./evidence_with.ts";

const structureOf = (tree: Tree) => flatten(tree, "Test").structure;

testEach<
  readonly [Tree, readonly (readonly [string, number[], number, number])[]]
>([
  [[1, 2, 3], [["x", [3], 0, 3]]],
  [7, [["x", [], 0, 1]]],
  [[[1, 2], [3]], [["x[0]", [2], 0, 2], ["x[1]", [1], 2, 1]]],
  [{ a: [1, 2], w: [[1, 2, 3], [4, 5, 6]], c: { d: 5, e: [6] } }, [
    ["a", [2], 0, 2],
    ["w", [2, 3], 2, 6],
    ["c.d", [], 8, 1],
    ["c.e", [1], 9, 1],
  ]],
])("blocksOf() %j", (tree, blocks) => {
  assertEquals(
    blocksOf(structureOf(tree), "x"),
    blocks.map(([name, shape, from, size]) => ({ name, shape, from, size })),
  );
});

const TREE = { a: [1, 2], w: [[1, 2], [3, 4]], b: [5, 6] };
const RIGHT = [1, 2, 3, 4, 5, 6, 7, 8];

/** What is known of each array of TREE where so much is said. */
const parts = (said: number[], x = RIGHT) =>
  byBlocks([{
    ...evidenceWith({ x, said, right: RIGHT }),
    structure: structureOf(TREE),
  }]).map(([part]) => part);

Deno.test("byBlocks() tells of the arrays alone in which something is wrong", () => {
  const [w, b, ...more] = parts([1, 2, 3, 5, 4, 6, 7, -8]);
  assertEquals(more, []);
  assertEquals([w.name, b.name], ["w", "b"]);
  assertEquals([w.shape, b.shape], [[2, 2], [2]]);
  assertEquals([[...w.elements], [...b.elements]], [[3, 5, 4, 6], [7, -8]]);
  assertEquals([[...w.numeric!], [...b.numeric!]], [[3, 4, 5, 6], [7, 8]]);
  assertEquals([[...w.x], [...b.x]], [[3, 4, 5, 6], [7, 8]]);
  assertEquals([w.wrong, b.wrong], [[false, true, true, false], [false, true]]);
  assertEquals([w.pathOf(1), b.pathOf(1)], ["x[3]", "x[7]"]);
  assertEquals([w.pathOfX(1), b.pathOfX(1)], ["x[3]", "x[7]"]);
  assertEquals(w.structure, undefined);
});

Deno.test("byBlocks(): a correction of an array is judged by it alone, though others are wrong", () => {
  const [w] = parts([1, 2, 3, 5, 4, 6, 7, -8]);
  assert(w.agrees(Float64Array.of(3, 4, 5, 6)));
  assert(!w.agrees(Float64Array.of(3, 5, 4, 6)));
  assert(w.agrees(Float64Array.of(3, 4, 0, 0), [0, 2]));
  assert(!w.agrees(Float64Array.of(3, 4, 0, 0), [1, 3]));
});

Deno.test("byBlocks(): a term of an array is fitted with nothing beside it", () => {
  const terms: number[][] = [];
  const fit = (term: Float64Array) => (terms.push([...term]), 5);
  const evidence = {
    ...evidenceWith({ said: RIGHT.with(3, 9), right: RIGHT }),
    structure: structureOf(TREE),
    fit,
  };
  const [[w]] = byBlocks([evidence]);
  assertEquals(w.fit(Float64Array.of(1, 2, 3, 4)), 5);
  assertEquals(terms, [[0, 0, 1, 2, 3, 4, 0, 0]]);
});

Deno.test("byBlocks() leaves an x of another size as it is", () => {
  const [w] = parts(RIGHT.with(3, 9), [1, 2]);
  assertEquals([[...w.x], w.pathOfX(1)], [[1, 2], "x[1]"]);
});

Deno.test("byBlocks() has nothing to tell of one array, or where nobody knows what is wrong", () => {
  const known = evidenceWith({ said: [1, 3], right: [1, 2] });
  assertEquals(byBlocks([known]), []);
  assertEquals(byBlocks([{ ...known, structure: structureOf([1, 2]) }]), []);
  const tree = structureOf({ a: [1], b: [2] });
  assertEquals(byBlocks([{ ...known, structure: tree }]).length, 1);
  assertEquals(byBlocks([{ ...known, structure: tree, wrong: undefined }]), []);
});
