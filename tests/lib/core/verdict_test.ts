import {
  estimateDerivative,
  estimateGradient,
  type Verdict,
} from "../../../lib/engine.ts";
import {
  describeVerdict,
  isDefined,
  isTrusted,
  severity,
  VERDICT_KINDS,
} from "../../../lib/core/verdict/verdict_table.ts";
import {
  verdictAt,
  verdictOf,
  worst,
} from "../../../lib/core/verdict/verdicts.ts";
import { testEach } from "../../support/each.ts";
import { assert, assertEquals } from "../../support/assert.ts";

const measured = { value: 2, error: 0.5 };

/** One verdict of every kind, with figures that its sentence has to name. */
const EACH: readonly [Verdict, readonly string[]][] = [
  [verdictOf({ kind: "ok" }), []],
  [verdictOf({ kind: "flat", reach: 0.25 }), ["0.25"]],
  [
    verdictOf({ kind: "imprecise", limit: "rounding", size: 7, rounding: 3 }),
    ["7", "3"],
  ],
  [
    verdictOf({
      kind: "stair",
      tread: 0.125,
      rise: 0.75,
      slope: 0,
      trend: measured,
    }),
    ["0.125", "0.75", "2 ± 0.5"],
  ],
  [
    verdictOf({
      kind: "kink",
      of: "slope",
      left: measured,
      right: { value: -3, error: 0.25 },
    }),
    ["2 ± 0.5", "-3 ± 0.25"],
  ],
  [
    verdictOf({
      kind: "jump",
      center: 9,
      left: measured,
      right: { value: 8, error: 0 },
    }),
    ["9", "2 ± 0.5", "8"],
  ],
  [
    verdictOf({
      kind: "edge",
      side: "left",
      why: "undefined",
      derivative: measured,
    }),
    ["2 ± 0.5"],
  ],
  [
    verdictOf({
      kind: "vertical",
      of: "slope",
      left: -Infinity,
      right: Infinity,
    }),
    ["-Infinity", "Infinity"],
  ],
  [verdictOf({ kind: "noisy", level: 1e-7 }), ["1e-7"]],
  [
    verdictOf({ kind: "unresolved", why: "irregular", step: 1e-9 }),
    ["1e-9"],
  ],
  [verdictOf({ kind: "nonfinite", what: "f(x)", shown: "NaN" }), ["NaN"]],
  [verdictOf({ kind: "budget", maxEvaluations: 17 }), ["17"]],
];

Deno.test("every kind of verdict is said with its figures, in English and in Korean", () => {
  assertEquals(EACH.map(([{ kind }]) => kind).sort(), VERDICT_KINDS.toSorted());
  for (const [verdict, figures] of EACH) {
    const [english, korean] = [verdict, verdict].map((v, i) =>
      describeVerdict(v, i === 0 ? "en" : "ko")
    );
    assertEquals(english, verdict.sentence);
    assert(/[가-힣]/.test(korean) && !/[가-힣]/.test(english), korean);
    for (const figure of figures) {
      assert(english.includes(figure), `${english} lacks ${figure}`);
      assert(korean.includes(figure), `${korean} lacks ${figure}`);
    }
  }
});

Deno.test("a verdict is plain data: its sentence can be made again from a copy in JSON", () => {
  for (const [verdict] of EACH) {
    // JSON has no infinities, and only these figures may be infinite.
    if (verdict.kind === "vertical") continue;
    const copy = JSON.parse(JSON.stringify(verdict)) as Verdict;
    assertEquals(describeVerdict(copy), verdict.sentence);
    assertEquals(
      describeVerdict(verdictAt(copy, "x[2]"), "en"),
      `at x[2]: ${verdict.sentence}`,
    );
  }
});

Deno.test("a verdict about a direction names it in Korean, too", () => {
  const verdict = verdictOf({ kind: "flat", reach: 1 });
  const sentence = describeVerdict(verdict, "ko");
  const along = verdictAt(verdictAt(verdict, "x with y"), "x, y");
  assertEquals(describeVerdict(along, "ko"), `x, y: x, y 방향: ${sentence}`);
  const against = verdictAt(verdict, "x against y");
  assertEquals(describeVerdict(against, "ko"), `x, y 방향: ${sentence}`);
});

Deno.test("the worst of many verdicts is the most severe one, and says where", () => {
  const verdicts = EACH.map(([verdict]) => verdict);
  const order = verdicts.toSorted((a, b) => severity(a) - severity(b));
  assertEquals(order[0].kind, "ok");
  for (let n = 2; n <= order.length; n++) {
    const found = worst(order.slice(0, n), (i) => `x[${i}]`);
    assertEquals([found.kind, found.at], [order[n - 1].kind, `x[${n - 1}]`]);
    assertEquals(
      describeVerdict(found, "ko"),
      `x[${n - 1}]: ${describeVerdict(order[n - 1], "ko")}`,
    );
  }
});

Deno.test("a trusted verdict is one of a derivative that exists", () => {
  for (const [verdict] of EACH) {
    assert(!isTrusted(verdict) || isDefined(verdict), verdict.kind);
  }
  const kinds = (test: (verdict: Verdict) => boolean) =>
    EACH.map(([verdict]) => verdict).filter(test).map(({ kind }) => kind);
  assertEquals(kinds(isTrusted), ["ok", "flat", "imprecise"]);
  assertEquals(
    kinds((verdict) => !isDefined(verdict)),
    ["kink", "jump", "vertical", "unresolved", "nonfinite"],
  );
});

Deno.test("the verdict of a gradient names the element as data and in its sentence", () => {
  const { verdict } = estimateGradient(
    (x: number[]) => x[0] + Math.abs(x[1]),
    [1, 0],
  );
  assert(verdict.kind === "kink");
  assertEquals(verdict.at, "x[1]");
  assert(Math.abs(verdict.left.value + 1) <= verdict.left.error);
  assert(verdict.sentence.startsWith("at x[1]: the derivative from the left"));
  const { verdict: alone } = estimateDerivative(Math.abs, 0);
  assertEquals(alone.at, undefined);
});

Deno.test("kinds of verdicts are listed from the best to the worst, no two as bad as each other", () => {
  const severities = VERDICT_KINDS.map((kind) => severity({ kind }));
  assertEquals(severities, VERDICT_KINDS.map((_, k) => k));
});

Deno.test("what stairs follow is said to be the derivative asked for, of whatever order", () => {
  const { sentence } = verdictOf({
    kind: "stair",
    tread: 0.01,
    rise: 0.001,
    slope: 0,
    trend: { value: 6, error: 0.5 },
  });
  assert(sentence.endsWith("the derivative asked for is 6 ± 0.5"), sentence);
});

// What differs within a kind, word by word in both languages.
const derivative = { value: 2, error: 0.5 };
testEach<[Verdict, string, string]>([
  [
    verdictOf({ kind: "edge", side: "left", why: "undefined", derivative }),
    "f is undefined to the left of x; from the other side its derivative is 2 ± 0.5",
    "x의 왼쪽에서는 f가 정의되지 않습니다. 오른쪽에서의 미분계수는 2 ± 0.5입니다",
  ],
  [
    verdictOf({ kind: "edge", side: "right", why: "bounds", derivative }),
    "f may not be evaluated to the right of x; from the other side its derivative is 2 ± 0.5",
    "x의 오른쪽에서는 f를 계산할 수 없습니다. 왼쪽에서의 미분계수는 2 ± 0.5입니다",
  ],
  [
    verdictOf({
      kind: "edge",
      side: "right",
      why: "undefined",
      derivative,
      thrown: "out of order",
    }),
    'f threw "out of order" to the right of x, which counts as undefined there; without that its derivative is 2 ± 0.5',
    'x의 오른쪽에서는 f가 오류 "out of order"를 냈습니다. 왼쪽에서의 미분계수는 2 ± 0.5입니다',
  ],
  [
    verdictOf({
      kind: "vertical",
      of: "slope",
      left: Infinity,
      right: Infinity,
    }),
    "the slope grows without bound on both sides",
    "기울기가 양쪽에서 한없이 커집니다",
  ],
  [
    verdictOf({
      kind: "vertical",
      of: "derivative",
      left: 3,
      right: -Infinity,
    }),
    "the derivative tends to 3 from the left and to -Infinity from the right",
    "왼쪽에서의 미분계수는 3, 오른쪽에서의 미분계수는 -Infinity에 다가갑니다",
  ],
  [
    verdictOf({
      kind: "kink",
      of: "derivative",
      left: { value: -1 / 3, error: 0.0123456 },
      right: { value: Infinity, error: Infinity },
    }),
    "the derivative from the left is -0.333333 ± 0.012, from the right Infinity",
    "왼쪽에서의 미분계수는 -0.333333 ± 0.012, 오른쪽에서의 미분계수는 Infinity입니다",
  ],
  [
    verdictOf({
      kind: "jump",
      center: 9,
      left: derivative,
      right: { value: 8, error: Infinity },
    }),
    "f is 9 at x, but tends to 2 ± 0.5 from the left and to 8 from the right",
    "x에서 f의 값은 9인데, 좌극한은 2 ± 0.5, 우극한은 8입니다",
  ],
  [
    verdictOf({ kind: "nonfinite", what: "f around x", shown: "unbounded" }),
    "f is unbounded beside x, however close",
    "x에 아무리 가까이 가도 f의 값이 unbounded입니다",
  ],
  [
    verdictOf({ kind: "nonfinite", what: "f(x)", shown: "NaN" }),
    "f(x) is NaN",
    "f(x)의 값이 NaN입니다",
  ],
])("verdict %j is said so: %s", (verdict, english, korean) => {
  assertEquals(describeVerdict(verdict), english);
  assertEquals(describeVerdict(verdict, "ko"), korean);
});

testEach<[Verdict[]]>([
  [([
    "rounding",
    "step",
    "bounds",
    "evaluations",
    "scale",
    "cancellation",
  ] as const)
    .map((limit) =>
      verdictOf({ kind: "imprecise", limit, size: 7, rounding: 3 })
    )],
  [([
    "irregular",
    "no room",
    "no step",
    "one side",
    "slow",
    "directions",
  ] as const)
    .map((why) => verdictOf({ kind: "unresolved", why, step: 2 }))],
])("no two reasons are said alike: %j", (verdicts) => {
  for (const language of ["en", "ko"] as const) {
    const said = verdicts.map((verdict) => describeVerdict(verdict, language));
    assertEquals(new Set(said).size, verdicts.length);
  }
});
