import { assert, assertEquals } from "../support/assert.ts";
import { HEURISTICS, without } from "../../lib/adaptive/switches.ts";
import { corpus, judge } from "./corpus.ts";
import { answerOf } from "./table.ts";

/** The fixed tenth of the corpus that every run of the tests goes through. */
const TENTH = corpus(10);

/** How many of the tenth have a judgement. */
function count(judgement: string, kind = ""): number {
  return TENTH.filter((one) =>
    one.kind.startsWith(kind) && judge(one, answerOf(one)) === judgement
  ).length;
}

Deno.test("adaptive() is dishonest in no smooth function, kink, jump, edge, vertical, power law or noise of the corpus", () => {
  for (
    const kind of [
      "smooth",
      "corner",
      "kink",
      "jump",
      "edge",
      "vertical",
      "power law",
      "noisy",
      "float32",
    ]
  ) assertEquals(count("dishonest", kind), 0, kind);
});

Deno.test("adaptive() is dishonest in less than 1 % of the corpus, and useless in less", () => {
  assert(TENTH.length > 2000);
  assert(count("dishonest") < 0.01 * TENTH.length);
  assert(count("useless") < 0.01 * TENTH.length);
});

for (
  const heuristic of ["nine values", "staircase", "piecewise fit"] as const
) {
  Deno.test(`the corpus is worse off without the heuristic "${heuristic}"`, () => {
    assert(HEURISTICS.includes(heuristic));
    const kinds = ["stair", "float32", "mixed float32", "rounded inside"];
    const some = TENTH.filter(({ kind }) => kinds.includes(kind));
    const useful = () =>
      some.filter((one) =>
        ["useful", "modest"].includes(judge(one, answerOf(one)))
      ).length;
    const all = useful();
    assert(without(heuristic, useful) < all, `${all}`);
  });
}
