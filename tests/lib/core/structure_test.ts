import { checkDistinct } from "../../../lib/core/distinct.ts";
import { shown } from "../../../lib/core/array.ts";
import {
  agree,
  describeStructure,
  indexAt,
  isContainer,
  isSame,
  literalOf,
  nest,
  pathOf,
  positionOf,
  readInto,
  shaped,
  shapeOf,
} from "../../../lib/core/structure.ts";
import type { Tree } from "../../../lib/core/number_tree.ts";
import { walk, walkAny } from "../../../lib/core/walk.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

const of = (tree: unknown) => walkAny(tree, "Cannot walk").structure;

const MODEL = { W: [[1, 2], [3, 4]], "odd name": 5, b: Float64Array.of(6, 7) };
const PATHS = [
  "W[0][0]",
  "W[0][1]",
  "W[1][0]",
  "W[1][1]",
  'x["odd name"]',
  "b[0]",
  "b[1]",
];

Deno.test("every number has a path, and a path finds its number", () => {
  const structure = of(MODEL);
  PATHS.forEach((path, i) => {
    assertEquals(pathOf(structure, i), path);
    assertEquals(positionOf(structure, path), i);
    const name = i === 4 ? 'net["odd name"]' : `net.${path}`;
    assertEquals(pathOf(structure, i, "net"), name);
  });
  assertEquals(positionOf(structure, ["W", 1, 0]), 2);
  assertEquals(positionOf(structure, "x.W[1][0]"), 2);
});

testEach([
  "W",
  "W[0]",
  "W[2][0]",
  "W[0][2]",
  "W[0][0][0]",
  "W[0].5",
  "c",
  "odd",
  "b[-1]",
])("there is no number at %s", (path) => {
  assertEquals(positionOf(of(MODEL), path), undefined);
});

Deno.test("a number of a plain array is found by its position alone", () => {
  assertEquals(positionOf(of([4, 5]), 1), 1);
  assertEquals(positionOf(of([4, 5]), 2), undefined);
  assertEquals(positionOf(of(4), "x"), 0);
  // A property of the root may be called x itself.
  assertEquals(positionOf(of({ x: [1, 2], y: 3 }), "x[1]"), 1);
});

testEach<[unknown, readonly number[] | undefined, string]>([
  [7, [], "[]"],
  [[1, 2, 3], [3], "[3]"],
  [[[1, 2], [3, 4], [5, 6]], [3, 2], "[3, 2]"],
  [[Float64Array.of(1), [2]], [2, 1], "[2, 1]"],
  [[[1], [2, 3]], undefined, "([1], [2])"],
  [[1, [2]], undefined, "([], [1])"],
  [[[[1]], [2]], undefined, "([1, 1], [1])"],
  [{ a: [1, 2], b: 3 }, undefined, "{a: [2], b: []}"],
  [
    Array.from({ length: 9 }, (_, i) => i % 2 ? [1] : [1, 2]),
    undefined,
    "([2], [1], [2], [1], [2], [1], [2], [1], ...)",
  ],
  [
    Array.from({ length: 8 }, (_, i) => i % 2 ? [1] : [1, 2]),
    undefined,
    "([2], [1], [2], [1], [2], [1], [2], [1])",
  ],
])("the shape of %j is %j, in words %s", (tree, shape, words) => {
  assertEquals(shapeOf(of(tree)), shape);
  assertEquals(describeStructure(of(tree)), words);
});

testEach<[unknown, unknown, boolean, boolean]>([
  [[1, 2], [3, 4], true, true],
  [[1, 2], [3], false, false],
  [[1, 2], Float64Array.of(3, 4), false, true],
  [[[1]], [Float32Array.of(1)], false, true],
  [[[1], [2]], [[1, 2]], false, false],
  [{ a: 1, b: 2 }, { a: 3, b: 4 }, true, true],
  [{ a: 1, b: 2 }, { a: 3, c: 4 }, false, false],
  [{ a: 1, b: 2 }, { b: 3, a: 4 }, false, false],
  [{ a: 1 }, [1], false, false],
  [[[1], [2, 3]], [[1, 2], [3]], false, false],
  [[[1], [2]], [[1], [2], []], false, false],
  [1, 2, true, true],
])(
  "whether %j and %j are the same: %s, and agree: %s",
  (a, b, same, agrees) => {
    assertEquals(isSame(of(a), of(b)), same);
    assertEquals(agree(of(a), of(b)), agrees);
  },
);

Deno.test("numbers are put into the structure of a tree, in arrays of its kinds or in plain ones", () => {
  const structure = of(MODEL);
  const numbers = [10, 20, 30, 40, 50, 60, 70];
  assertEquals(shaped(structure, numbers), {
    W: [[10, 20], [30, 40]],
    "odd name": 50,
    b: Float64Array.of(60, 70),
  });
  assertEquals(shaped(of([1]), numbers, 2), [30]);
  assertEquals(
    shaped(of(Float32Array.of(1, 2)), [1.5, 2]),
    Float32Array.of(1.5, 2),
  );
  assertEquals(nest(structure, (i) => `#${i}`), {
    W: [["#0", "#1"], ["#2", "#3"]],
    "odd name": "#4",
    b: ["#5", "#6"],
  });
  assertEquals(nest(of([[1], [2]]), (i) => i, 3), [[3], [4]]);
});

Deno.test("the numbers of a value are read where it has the structure, wherever they are to stand", () => {
  const numbers = new Array(8).fill(0);
  assert(readInto(MODEL, of(MODEL), numbers, 1));
  assertEquals(numbers, [0, 1, 2, 3, 4, 5, 6, 7]);
  assert(
    readInto([[1, 2], Float64Array.of(3, 4)], of([[0, 0], [0, 0]]), numbers),
  );
  assertEquals(numbers.slice(0, 4), [1, 2, 3, 4]);
});

testEach<[unknown, unknown]>([
  ["1", 1],
  [[1, "2"], [1, 2]],
  [[1], [1, 2]],
  [[1, 2, 3], [1, 2]],
  [7, [1, 2]],
  [{ 0: 1, 1: 2 }, [1, 2]],
  [[[1, 2]], [[1, 2], [3, 4]]],
  [[[1, 2], [3]], [[1, 2], [3, 4]]],
  [[1], { a: 1 }],
  [{ a: 1, b: 2 }, { a: 1 }],
  [{ b: 1 }, { a: 1 }],
  [{ a: [1] }, { a: 1 }],
  [new Map(), { a: 1 }],
])("%j has not the structure of %j", (value, tree) => {
  assert(!readInto(value, of(tree), new Array(9).fill(0)));
});

testEach<[unknown, string]>([
  [[[1, 2], [3, -0]], "[[1, 2], [3, -0]]"],
  [
    MODEL,
    '{ W: [[1, 2], [3, 4]], "odd name": 5, b: Float64Array.of(6, 7) }',
  ],
  [[{ a: 1 }, [0.5]], "[{ a: 1 }, [0.5]]"],
])("%j is typed as %s", (tree, text) => {
  assertEquals(literalOf(tree as Tree), text);
});

Deno.test("only arrays of numbers and plain objects hold numbers, those of another realm too", () => {
  for (const tree of [[], {}, Object.create(null), Float32Array.of(1)]) {
    assert(isContainer(tree));
  }
  for (const other of [null, 1, "x", new Map(), new Date(), new Int8Array(1)]) {
    assert(!isContainer(other));
  }
  const other = Object.create({ hasOwnProperty() {} });
  Object.setPrototypeOf(Object.getPrototypeOf(other), null);
  assert(isContainer(other));
  assert(!isContainer(Object.create(Object.create(null))));
});

Deno.test("a tree may hold no numbers, but not to be differentiated", () => {
  assertEquals(of({ a: [], b: {} }).size, 0);
  const empty = { a: [[], []] };
  assertThrows(() => walk(empty, "Cannot"), TypeError, "x.a[0] is empty");
  assertThrows(() => walk([], "Cannot", "v"), TypeError, "v is empty");
});

Deno.test("arrays are walked 256 deep", () => {
  const deep = (depth: number) => {
    let tree: unknown = 1;
    for (let k = 0; k < depth; k++) tree = [tree];
    return tree;
  };
  assertEquals(of(deep(256)).size, 1);
  assertThrows(() => of(deep(258)), TypeError, "256 arrays deep");
});

testEach<[number, readonly number[]]>([
  [0, [0, 0, 0]],
  [1, [0, 0, 1]],
  [4, [0, 1, 0]],
  [23, [1, 2, 3]],
])("number %d of an array of shape (2, 3, 4) is at %j", (position, index) => {
  assertEquals(indexAt([2, 3, 4], position), index);
});

Deno.test("numbers stand in one place each, though arrays may be empty or views of one buffer", () => {
  const check = (tree: unknown) => {
    const { structure, runs } = walk(tree, "Cannot");
    checkDistinct(runs, (i) => pathOf(structure, i), "Cannot");
  };
  const { buffer } = new Float64Array(8);
  const view = (from: number, length: number) =>
    new Float64Array(buffer, 8 * from, length);
  const none: number[] = [];
  check([none, none, [1]]);
  check([view(0, 2), view(2, 2), view(4, 4)]);
  check([view(4, 4), view(0, 4)]);
  check([view(0, 2), view(1, 0), [1]]);
  const overlap = [view(0, 2), view(4, 2), view(1, 2)];
  assertThrows(() => check(overlap), TypeError, "x[2] is a view of the same");
  const reversed = [view(1, 2), view(4, 2), view(0, 2)];
  assertThrows(
    () => check(reversed),
    TypeError,
    "x[2] is a view of the same memory as x[0]",
  );
  const row = [1];
  const twice = { a: row, b: [2], c: row };
  assertThrows(() => check(twice), TypeError, "c is the same array as a");
  const pair = { k: 1, rest: [2, 3] };
  assertThrows(() => check([pair, pair]), TypeError, "x[1].k is the same");
});

testEach<[string, unknown]>([
  ['"x"', "x"],
  [`"${"a".repeat(57)}..."`, "a".repeat(61)],
  [`"${"a".repeat(60)}"`, "a".repeat(60)],
  ["a function", Math.sin],
  ["a Promise", Promise.resolve()],
  ["[1, [...], -0]", [1, [2], -0]],
  ["[1, 1, 1, 1, 1, 1, 1, 1]", new Array(8).fill(1)],
  ["[1, 1, 1, 1, 1, 1, 1, 1, ...]", new Array(9).fill(1)],
  ["an object (Map)", new Map()],
  ["an object (without a class)", Object.create(null)],
  ["3n", 3n],
  ["null", null],
  ["undefined", undefined],
])("an error shows %s", (text, value) => {
  assertEquals(shown(value), text);
});

testEach(
  [
    [[5], 3, [3]],
    [[2, 3], 0, [0, 0]],
    [[2, 3], 2, [0, 2]],
    [[2, 3], 3, [1, 0]],
    [[2, 3, 4], 23, [1, 2, 3]],
    [[2, 3, 4], 17, [1, 1, 1]],
  ] as const,
)("indexAt(): of the shape %j, %d is at %j", (sizes, position, index) => {
  assertEquals(indexAt(sizes, position), [...index]);
});
