import { assert, assertEquals } from "../support/assert.ts";
import { median } from "../support/derivative_case.ts";
import { testEach } from "../support/each.ts";
import { corpus, judge } from "./corpus.ts";
import { entriesByKind } from "./many_variables.ts";
import { answerOf } from "./table.ts";

/** The fixed tenth of the corpus that every run of the tests goes through. */
const TENTH = corpus(10);

/** How many of the tenth have a judgement. */
function count(judgement: string, kind = ""): number {
  return TENTH.filter((one) =>
    one.kind.startsWith(kind) && judge(one, answerOf(one)) === judgement
  ).length;
}

Deno.test("adaptive() is dishonest nowhere in the corpus", () => {
  assert(TENTH.length > 2000);
  const bad = TENTH.filter((one) => judge(one, answerOf(one)) === "dishonest");
  assertEquals(bad.map(({ kind, source, x }) => [kind, source, x]), []);
});

Deno.test("adaptive() is useless in less than 0.5 % of the corpus", () => {
  assert(count("useless") < 0.005 * TENTH.length);
});

Deno.test("the errors of adaptive() cover 99.8 % of the tenth, and are about 10 times too large in the median", () => {
  const all = TENTH.flatMap((one) => {
    const { value, error, kind } = answerOf(one);
    if (kind !== "ok" || typeof one.exact !== "number") return [];
    const off = Math.abs(value - one.exact);
    const isCovered = off <= error + Number.EPSILON * Math.abs(one.exact);
    // A tolerance saves the evaluations that would show how good the answer is.
    const ratio = one.tolerance === undefined ? error / off : NaN;
    return [{ isCovered, ratio }];
  });
  const covered = all.filter(({ isCovered }) => isCovered).length;
  assert(covered >= 0.998 * all.length, `${covered} of ${all.length}`);
  const ratios = all.map(({ ratio }) => ratio).filter(Number.isFinite);
  // Of the whole corpus it is below 10; of a tenth, a median that scatters by a factor of e^1.3 is known to 6 %.
  assert(median(ratios) <= 10 * 1.12, `${median(ratios)}`);
});

testEach(entriesByKind().map((one) => [one.kind, one] as const))(
  "adaptive() is honest about every entry, and useful in nearly all: %s",
  (kind, { count, useful, close, dishonest }) => {
    assertEquals(dishonest, 0);
    const isCoarse = kind === "float32 relus";
    assert((isCoarse ? close : useful) >= (isCoarse ? 0.97 : 0.99) * count);
  },
);
