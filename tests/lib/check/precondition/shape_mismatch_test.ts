import { shapeMismatch } from "../../../../lib/check/precondition/shape_mismatch.ts";
import { flatten } from "../../../../lib/check/point/flat.ts";
import type { Tree } from "../../../../lib/core/number_tree.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const mismatch = (found: Tree, expected: Tree) =>
  shapeMismatch(
    "gradient",
    flatten(found, "Cannot test").structure,
    flatten(expected, "Cannot test").structure,
    "of x",
  )?.mistake;

const zeros = (...shape: number[]): Tree =>
  shape.length === 0
    ? 0
    : Array.from({ length: shape[0] }, () => zeros(...shape.slice(1))) as Tree;

testEach<readonly [string, Tree, Tree, string]>([
  [
    "an array of length 3 where an array of length 2, the shape of x, is expected",
    zeros(3),
    zeros(2),
    "return an array of length 2",
  ],
  [
    "a number where an array of length 2, the shape of x, is expected",
    0,
    zeros(2),
    "return an array of length 2",
  ],
  [
    "an array of length 1 where a number, the shape of x, is expected",
    zeros(1),
    0,
    "return a number",
  ],
  [
    "an array of length 6 where an array of 2×3, the shape of x, is expected",
    zeros(6),
    zeros(2, 3),
    "return an array of 2×3",
  ],
  [
    "an array of 2×4 where an array of 2×3, the shape of x, is expected",
    zeros(2, 4),
    zeros(2, 3),
    "return an array of 2×3",
  ],
])("shapeMismatch(): the gradient is %s", (said, found, expected, advice) => {
  const mistake = mismatch(found, expected);
  assertEquals([mistake?.kind, mistake?.sentence, mistake?.advice], [
    "shape",
    `the gradient is ${said}`,
    advice,
  ]);
});

testEach<readonly [number[], number[], boolean]>([
  [[3, 2], [2, 3], true],
  [[4, 3, 2], [2, 3, 4], true],
  [[3, 2, 4], [2, 3, 4], false],
])(
  "shapeMismatch(): %j for %j is transposed: %s",
  (found, expected, isTransposed) => {
    const mistake = mismatch(zeros(...found), zeros(...expected));
    assertEquals(mistake?.kind, isTransposed ? "transpose" : "shape");
    assertEquals(
      mistake?.sentence.endsWith(": it is transposed"),
      isTransposed,
    );
  },
);

testEach<readonly [string, Tree, Tree, string]>([
  [
    "W of the gradient is an array of 3×2 where an array of 2×3",
    { W: zeros(3, 2), b: zeros(2) },
    { W: zeros(2, 3), b: zeros(2) },
    "transpose",
  ],
  [
    "b of the gradient is an array of length 3 where an array of length 2",
    { W: zeros(2, 3), b: zeros(3) },
    { W: zeros(2, 3), b: zeros(2) },
    "shape",
  ],
  [
    "a[1].b of the gradient is a number where an array of length 2",
    { a: [{ b: 0 }, { b: 0 }] } as never,
    { a: [{ b: 0 }, { b: zeros(2) }] } as never,
    "shape",
  ],
])("shapeMismatch(): %s", (said, found, expected, kind) => {
  const mistake = mismatch(found, expected);
  assertEquals(mistake?.kind, kind);
  assertEquals(
    mistake?.sentence.startsWith(`${said}, the shape of x, is expected`),
    true,
    mistake?.sentence,
  );
});

testEach<readonly [Tree, Tree, string]>([
  [{ W: zeros(2) }, { W: zeros(2), b: 0 }, ": b is missing"],
  [{ W: zeros(2) }, { W: zeros(2), b: 0, c: 0 }, ": b, c are missing"],
  [zeros(3), { W: zeros(2), b: 0 }, ": W, b are missing"],
])(
  "shapeMismatch(): of %j for %j it says what is missing",
  (found, expected, said) => {
    const { sentence } = mismatch(found, expected)!;
    assertEquals(sentence.slice(-said.length), said, sentence);
  },
);

Deno.test("shapeMismatch(): nothing where both agree", () => {
  assertEquals(mismatch(zeros(2, 3), zeros(2, 3)), undefined);
  assertEquals(
    mismatch({ W: zeros(2), b: 0 }, { W: zeros(2), b: 0 }),
    undefined,
  );
});
