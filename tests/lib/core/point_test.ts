import { Point } from "../../../lib/core/point.ts";
import { readInto } from "../../../lib/core/structure.ts";
import { walk } from "../../../lib/core/walk.ts";
import type { ElementPath, Tree } from "../../../lib/core/number_tree.ts";
import { assertEquals, assertThrows } from "../../support/assert.ts";

const ACTION = "Cannot look";

const PATHS: [string, Tree, string[]][] = [
  ["a number", 3, ["x"]],
  ["an array", [1, 2], ["x[0]", "x[1]"]],
  ["nested arrays", [[1], [2, 3]], ["x[0][0]", "x[1][0]", "x[1][1]"]],
  ["numbers beside arrays", [[1, 2], 3, [4]], [
    "x[0][0]",
    "x[0][1]",
    "x[1]",
    "x[2][0]",
  ]],
  ["an object", { a: 1, W1: [[2], [3]], b: Float32Array.of(4) }, [
    "a",
    "W1[0][0]",
    "W1[1][0]",
    "b[0]",
  ]],
  ["objects in objects", { params: { beta: 1 }, layers: [{ w: [2] }] }, [
    "params.beta",
    "layers[0].w[0]",
  ]],
  ["an object in an array", [{ w: 1 }], ["x[0].w"]],
  ["names that are no words", { "learning rate": 1, μ: 2 }, [
    'x["learning rate"]',
    "μ",
  ]],
];

for (const [name, x, paths] of PATHS) {
  Deno.test(`a point names its coordinates and finds them by their names: ${name}`, () => {
    const point = new Point(x, ACTION);
    assertEquals(point.coordinates.map((i) => point.path(i)), paths);
    assertEquals(paths.map((path) => point.position(path)), point.coordinates);
  });

  Deno.test(`a point moves its coordinates in place and puts them back: ${name}`, () => {
    const before = structuredClone(x);
    const point = new Point(x, ACTION);
    for (const i of point.coordinates) {
      point.move(i, 0.5);
      assertEquals(point.disturbed(), { position: i, value: 0.5 });
      const copy = point.copy();
      assertEquals(new Point(copy, ACTION).at(i), 0.5);
      point.putBack(i);
    }
    assertEquals(point.argument, before);
    point.standAt(point.coordinates.map((i) => i + 0.25));
    assertEquals(
      point.copy(),
      point.shaped(point.coordinates.map((i) => i + 0.25)),
    );
    point.close();
    assertEquals(x, before);
  });

  Deno.test(`a structure reads what it fits and nothing else: ${name}`, () => {
    const { structure } = walk(x, ACTION);
    const numbers: number[] = [];
    assertEquals(readInto(x, structure, numbers), true);
    assertEquals(numbers, [...new Point(x, ACTION).base]);
    for (const other of ["a", [], {}, [[]], null, [1, 2, 3, 4, 5]]) {
      assertEquals(readInto(other, structure, []), false);
    }
  });
}

Deno.test("a point finds coordinates by keys of each level", () => {
  const point = new Point({ W: [[1, 2], [3]], b: 4 }, ACTION);
  const found: [ElementPath, number][] = [
    [["W", 0, 1], 1],
    [["W", 1, 0], 2],
    ["W[1][0]", 2],
    [["b"], 3],
    ["b", 3],
  ];
  for (const [path, position] of found) {
    assertEquals(point.position(path), position);
  }
  for (const path of [0, [], ["W"], "W[1][1]", "c", "W[0]", ["b", 0]]) {
    assertThrows(
      () => point.position(path),
      RangeError,
      "its shape is {W: ([2], [1]), b: []}",
    );
  }
});

const twice = [1, 2];
const circle: unknown[] = [1];
circle.push(circle);

const shared = new ArrayBuffer(64);
const REFUSED: [string, unknown, string][] = [
  ["text", "a", 'x is "a": x must be a number'],
  ["text inside", { a: [1, "b"] }, 'a[1] is "b": every element'],
  ["nothing inside", { a: null }, "a is null"],
  ["a hole", [1, , 2], "x[1] is undefined"],
  ["a function", () => 1, "x is a function"],
  ["a Date", { d: new Date(0) }, "d is an object (Date)"],
  ["a Map", new Map([["a", 1]]), "x is an object (Map)"],
  [
    "an instance",
    new (class Model {
      w = 1;
    })(),
    "x is an object (Model)",
  ],
  ["no number", { a: [[]] }, "x.a[0] is empty"],
  ["an array twice", { a: twice, b: twice }, "b is the same array as a"],
  ["overlapping views of one buffer", {
    a: new Float64Array(shared, 0, 3),
    b: new Float64Array(shared, 8, 3),
  }, "b is a view of the same memory as a"],
  ["a view inside another, given first", [
    new Float32Array(shared, 12, 1),
    new Float64Array(shared, 8, 2),
  ], "x[1] is a view of the same memory as x[0]"],
  ["a circle", circle, "x is nested more than 256 arrays deep"],
];

for (const [name, x, message] of REFUSED) {
  Deno.test(`a point refuses ${name}`, () => {
    assertThrows(() => new Point(x as Tree, ACTION), TypeError, message);
  });
}

const READ_ONLY: [string, Tree, string][] = [
  ["a frozen array", Object.freeze([1]) as Tree, "x is frozen"],
  ["a frozen object inside", { p: Object.freeze({ a: 1 }) }, "p.a is frozen"],
  [
    "a getter",
    {
      get a() {
        return 1;
      },
    },
    "a is frozen",
  ],
];

for (const [name, x, message] of READ_ONLY) {
  Deno.test(`a point says that it cannot write into ${name}`, () => {
    const point = new Point(x, ACTION);
    assertThrows(() => point.checkWritable(), TypeError, message);
  });
}

const ignoring = new Proxy([1, 2], { set: () => true });
const clamping = new Proxy([1, 2], {
  set: (items, key, value) => Reflect.set(items, key, Math.min(value, 2)),
});
/** Stores the 32-bit number next to what is written. */
function storeRounded(items: number[], key: PropertyKey, value: number) {
  return Reflect.set(items, key, Math.fround(value));
}
const IGNORED: [string, Tree, string][] = [
  [
    "ignores it",
    ignoring,
    "x[1] does not keep what is written: it was set to 3.1 and is 2",
  ],
  ["clamps it", { a: clamping }, "a[1] does not keep what is written"],
  [
    "rounds it as a Float32Array would, without being one",
    { a: 1, b: new Proxy([0.5], { set: storeRounded }) },
    "b[0] does not keep what is written: it was set to 3.1 and is 3.0999",
  ],
];

for (const [name, x, message] of IGNORED) {
  Deno.test(`a point notices a container that ${name}`, () => {
    assertThrows(() => new Point(x, ACTION).move(1, 3.1), TypeError, message);
  });
}

Deno.test("a point takes views of one buffer that do not overlap", () => {
  const x = {
    a: new Float64Array(shared, 0, 2),
    none: new Float64Array(shared, 8, 0),
    b: new Float64Array(shared, 16, 2),
  };
  assertEquals(new Point(x, ACTION).size, 4);
});

Deno.test("a point stands where it is told, tells who moved it, and closes to its first bits", () => {
  const x = { a: [-0, 1], b: Float32Array.of(2) };
  const point = new Point(x, ACTION);
  point.standAt([3, 4, 0.1]);
  assertEquals(x, { a: [3, 4], b: Float32Array.of(0.1) });
  // What a Float32Array rounds is the base.
  assertEquals(point.at(2), Math.fround(0.1));
  assertEquals(point.disturbed(), undefined);
  x.a[1] = 9;
  assertEquals(point.disturbed(), { position: 1, value: 9 });
  point.restore();
  assertEquals(x.a, [3, 4]);
  point.close();
  assertEquals(Object.is(x.a[0], -0), true);
  assertEquals(x, { a: [-0, 1], b: Float32Array.of(2) });
});

Deno.test("a point of 24 numbers is written as one would type it, of more not at all", () => {
  const x = { a: [[-0, 1e-7], [2]], "b c": Float32Array.of(3), d: 4 };
  assertEquals(
    new Point(x, ACTION).literal([-0, 1e-7, 2, 3, 4]),
    '{ a: [[-0, 1e-7], [2]], "b c": Float32Array.of(3), d: 4 }',
  );
  const row = (length: number) => Array.from({ length }, (_, i) => i);
  assertEquals(
    new Point(row(24), ACTION).literal(row(24)),
    `[${row(24).join(", ")}]`,
  );
  assertEquals(new Point(row(25), ACTION).literal(row(25)), undefined);
});

Deno.test("a point says what is moved, of several coordinates the first three", () => {
  const point = new Point([[1, 2], [3, 4]], ACTION);
  assertEquals(point.places(), "");
  point.move(1, 2.5);
  assertEquals(point.places(), "x[0][1] = 2.5");
  for (const i of [0, 2, 3]) point.move(i, 7);
  assertEquals(point.places(), "x[0][0] = 7, x[0][1] = 2.5, x[1][0] = 7");
});

Deno.test("a point says which element f changed of a copy, and of x", () => {
  const point = new Point({ a: [1, 2], b: 3 }, ACTION);
  point.checkCopy({ a: [1, 2], b: 3 });
  assertThrows(
    () => point.checkCopy({ a: [1, 5], b: 3 }),
    TypeError,
    "a[1] was 2 and is 5",
  );
  assertThrows(
    () => point.checkCopy({ a: [1], b: 3 }),
    TypeError,
    "f changes its argument; let it work on a copy",
  );
  point.move(2, 4);
  assertThrows(
    () => point.checkUnchanged(),
    TypeError,
    "b was 3 and is 4",
  );
});

Deno.test("a line of a point is that of its coordinate, bounds rounded inside for 32 bits", () => {
  const point = new Point({ a: -2, b: Float32Array.of(1) }, ACTION);
  const { origin, scale, size, unit, lower, upper, round } = point.line(
    0,
    -3,
    0.7,
  );
  assertEquals([origin, scale, size, unit, lower, upper], [
    -2,
    2,
    2,
    1,
    -3,
    0.7,
  ]);
  assertEquals(round(0.1), 0.1);
  const single = point.line(1, 0.7, 1.1);
  assertEquals(single.round(0.1), Math.fround(0.1));
  // 0.7 lies above its nearest 32-bit number, 1.1 below its own.
  assertEquals(single.lower >= 0.7 && single.lower < 0.7 + 2 ** -22, true);
  assertEquals(single.upper <= 1.1 && single.upper > 1.1 - 2 ** -21, true);
  assertEquals(Math.fround(single.lower), single.lower);
  assertEquals(Math.fround(single.upper), single.upper);
});

Deno.test("a point is nested up to 256 arrays deep", () => {
  const nested = (depth: number): unknown =>
    depth === 0 ? 1 : [nested(depth - 1)];
  assertEquals(new Point(nested(256) as Tree, ACTION).size, 1);
  assertThrows(
    () => new Point(nested(257) as Tree, ACTION),
    TypeError,
    "nested more than 256 arrays deep",
  );
});

Deno.test("a point may hold a frozen list without numbers, as nothing in it is moved", () => {
  const x = { none: Object.freeze([]) as unknown as number[], w: [3] };
  new Point(x, ACTION).checkWritable();
});
