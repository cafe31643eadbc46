import { linearTerm } from "../../../../lib/check/mistake/missing_term.ts";
import { checkGradient } from "../../../../mod.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { evidenceWith } from "./evidence_with.ts";

const ROWS = [[1, 0.3, -0.4, 0.8], [0.2, -1.1, 0.9, -0.3], [0.5, 0.7, 0.1, 2]];
const dot = (a: number[], b: number[]) =>
  a.reduce((sum, v, i) => sum + v * b[i], 0);
const fit = (w: number[]) =>
  ROWS.reduce((sum, row, i) => sum + (dot(row, w) - i) ** 2, 0);
const ofFit = (w: number[]) =>
  w.map((_, j) =>
    ROWS.reduce((sum, row, i) => sum + 2 * row[j] * (dot(row, w) - i), 0)
  );
const penalty = (squares: number, sizes: number, linear: number) =>
(
  w: number[],
) =>
  w.reduce(
    (sum, v) => sum + squares * v * v + sizes * Math.abs(v) + linear * v,
    0,
  );

testEach<readonly [string, number, number, number, string]>([
  ["of squares", 0.2, 0, 0, "a term is missing: numeric = analytic + 0.4 · x"],
  [
    "of sizes",
    0,
    0.3,
    0,
    "a term is missing: numeric = analytic + 0.3 · sign x",
  ],
  [
    "of sizes, twice",
    0,
    -0.3,
    0,
    "a term is missing: numeric = analytic - 0.3 · sign x",
  ],
  ["that is linear", 0, 0, 0.5, "a term is missing: numeric = analytic + 0.5"],
  [
    "of squares and sizes",
    0.2,
    0.3,
    0,
    "two terms are missing: numeric = analytic + 0.4 · x + 0.3 · sign x",
  ],
])(
  "checkGradient() recognises that a penalty is left out: one %s",
  (_, squares, sizes, linear, sentence) => {
    const more = penalty(squares, sizes, linear);
    const { mistake } = checkGradient(
      (w: number[]) => fit(w) + more(w),
      ofFit,
      [0.7, -1.2, 0.4, 0.9],
    );
    assertEquals([mistake?.kind, mistake?.sentence], [
      "missing term",
      sentence,
    ]);
  },
);

testEach<
  readonly [
    string,
    (x: number[]) => number,
    (x: number[]) => number[],
    number[],
  ]
>([
  [
    "where one element is at a kink, of which f tells two slopes",
    (x) => x.reduce((sum, v) => sum + Math.max(0, v), 0),
    (x) => x.map((v) => v > 0 ? 1 : v < 0 ? 0 : 2),
    [0, 1, -1],
  ],
  [
    "in proportion to x, where the wrong element is far below the others",
    (x) => 1e-12 * x[0] + x[1] ** 2,
    (x) => [-1e-12, 2 * x[1]],
    [0.3, 0.4],
  ],
])("checkGradient() sees no term %s", (_, f, gradient, x) => {
  const { verdict, mistake } = checkGradient(f, gradient, x);
  assertEquals(verdict, "fail");
  assertEquals(/ · x$/.test(mistake?.sentence ?? ""), false);
});

/** The hinge loss of a line, with weights for its samples. */
const hinge = (times: readonly number[]) => ({
  f: (w: number[]) =>
    ROWS.reduce(
      (sum, row, i) => sum + times[i] * Math.max(0, 3 - dot(row, w)),
      0,
    ) +
    0.1 * dot(w, w),
  gradient: (w: number[]) =>
    w.map((v, j) =>
      ROWS.reduce(
        (sum, row, i) => sum - (dot(row, w) < 3 ? times[i] * row[j] : 0),
        0.2 * v,
      )
    ),
});

testEach<readonly [string, number[], string]>([
  ["left out", [0, 1, 1], "skipped"],
  ["counted twice", [1, 2, 1], "skipped"],
  ["with another constant", [1, 1, 0.7], "skipped"],
])("checkGradient() sees the linear term of a sample %s", (_, times, kind) => {
  const { verdict, mistake } = checkGradient(
    hinge([1, 1, 1]).f,
    hinge(times).gradient,
    [0.3, -0.6, 0.2, 0.5],
  );
  assertEquals([verdict, mistake?.kind], ["fail", kind]);
  assertEquals(
    mistake!.sentence.startsWith("what is missing is the same"),
    true,
  );
});

Deno.test("linearTerm() wants to know all elements, and of a term two", () => {
  const said = { said: [1, 2, 3], right: [1, 2, 4] };
  assertEquals(linearTerm(evidenceWith(said)), undefined);
  const two = evidenceWith({ said: [1, 2, 3], right: [1, 4, 4] });
  assertEquals([...linearTerm(two)!.corrected(two)!], [1, 4, 4]);
  assertEquals(linearTerm({ ...two, numeric: undefined }), undefined);
  assertEquals(linearTerm({ ...two, wrong: undefined }), undefined);
});
