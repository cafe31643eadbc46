// Whole reports as they are to be read.

import { reportText } from "../../../../lib/check/report/text.ts";
import { assertEquals } from "../../../support/assert.ts";

type Report = Parameters<typeof reportText>[0];
type Comparison = Report["comparisons"][number];

const REPORT: Report = {
  verdict: "pass",
  reason: "all 2 elements agree",
  comparisons: [],
  around: [],
  evaluations: 12,
  seed: 1,
  replay: "checkGradient(f, gradient, [1], { seed: 1 })",
};

const textOf = (
  report: Partial<Report>,
  smallest?: string,
  elsewhere?: string,
) =>
  reportText({ ...REPORT, ...report }, {
    what: "gradient",
    smallest,
    elsewhere,
  });

const compared = (
  path: string,
  numbers: number[],
  verdict: Comparison["verdict"],
  why = "",
): Comparison => {
  const [analytic, numeric, error, ratio] = numbers;
  return { path, index: [], analytic, numeric, error, ratio, verdict, why };
};

const place = (
  where: string,
  outcome: Report["around"][number]["outcome"],
  why = "",
) => ({ where, x: [], outcome, why });

const COMPARISONS = [
  compared("x[0]", [12, 12, 1e-10, 1], "pass"),
  compared("x[10]", [-4.5, 4.5, 2.5e-9, -1], "fail"),
  compared("x[2]", [1 / 3, 0.5, 0.25, 2 / 3], "unsure", "noisy: so it is"),
];

Deno.test("reportText(): a pass takes two lines", () => {
  assertEquals(
    textOf({
      comparisons: COMPARISONS.slice(0, 1),
      around: [place("nearby", "agrees")],
    }),
    `The gradient passes: all 2 elements agree
12 evaluations of f, seed 1`,
  );
});

Deno.test("reportText(): a failure has a table, a mistake, the simplest x and how to do it again", () => {
  assertEquals(
    textOf({
      verdict: "fail",
      reason: "x[10] is wrong",
      comparisons: COMPARISONS,
      mistake: {
        kind: "sign",
        sentence: "the sign is wrong",
        advice: "negate it",
      },
      around: [
        place("nearby", "agrees"),
        place("far", "not judged", "f is NaN"),
        place("further", "not judged", "f is NaN"),
      ],
      evaluations: 1,
    }, "[0, 1]"),
    `The gradient fails: x[10] is wrong

  element  analytic    numeric ± error  ratio
  x[10]    -4.5        4.5 ± 2.5e-9     -1       WRONG
  x[2]     0.33333333  0.5 ± 0.25       0.66667  ?  noisy: so it is
  x[0]     12          12 ± 1e-10       1        ok

Recognised: the sign is wrong
To do:      negate it
Simplest x found that fails: [0, 1]
Again:      checkGradient(f, gradient, [1], { seed: 1 })
Around x:   nearby: agrees; far, further: f is NaN
1 evaluation of f, seed 1`,
  );
});

Deno.test("reportText(): a failure that nothing explains says so, and a surmise is told as one", () => {
  const told = textOf({ verdict: "fail", reason: "it is wrong" });
  assertEquals(told.split("\n").slice(1, 3), [
    "",
    "Recognised: none of the common mistakes explains it",
  ]);
  const mistake = {
    kind: "chain rule",
    sentence: "so it may be",
    advice: "look",
    perhaps: true,
  } as const;
  assertEquals(textOf({ verdict: "fail", mistake }).split("\n").slice(1, 4), [
    "",
    "Perhaps:    so it may be",
    "To do:      look",
  ]);
});

Deno.test("reportText(): what cannot be judged is to be done again, and is no failure", () => {
  assertEquals(
    textOf({
      verdict: "unsure",
      reason: "f is noisy",
      comparisons: COMPARISONS.slice(2),
    }),
    `The gradient cannot be judged: f is noisy

  element  analytic    numeric ± error  ratio
  x[2]     0.33333333  0.5 ± 0.25       0.66667  ?  noisy: so it is
Again:      checkGradient(f, gradient, [1], { seed: 1 })
12 evaluations of f, seed 1`,
  );
});

Deno.test("reportText(): a difference elsewhere is a warning, or what fails, and its table is that of x", () => {
  const warned = textOf(
    {
      warning: "x[0] is wrong",
      comparisons: COMPARISONS,
      around: [place("nearby", "differs")],
    },
    undefined,
    "[9]",
  );
  assertEquals(
    warned,
    `The gradient passes: all 2 elements agree
Warning:    the gradient passes at x and differs at [9]: x[0] is wrong
To do:      nothing where f has another case or that is no x of yours (bounds keep a check inside them); else look for what is different there
Again:      checkGradient(f, gradient, [1], { seed: 1 })
Around x:   nearby: differs
12 evaluations of f, seed 1`,
  );
  const failed = textOf(
    { verdict: "fail", reason: "it is wrong", comparisons: COMPARISONS },
    undefined,
    "[9]",
  );
  assertEquals(failed.split("\n").slice(0, 3), [
    "The gradient fails: it is wrong",
    "It is right at the x that was given, and wrong at [9]",
    "",
  ]);
});
