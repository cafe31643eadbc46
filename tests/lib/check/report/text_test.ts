import { checkGradient, type CheckReport } from "../../../../mod.ts";
import { reportText } from "../../../../lib/check/report/text.ts";
import { assert, assertEquals } from "../../../support/assert.ts";

type Comparison = CheckReport["comparisons"][number];

/** A comparison of an element; of its numbers nothing is told here. */
const compared = (
  path: string,
  verdict: Comparison["verdict"],
): Comparison => ({
  path,
  index: [],
  analytic: 1,
  numeric: 1,
  error: 0,
  ratio: 1,
  verdict,
  why: "",
});

const textOf = (comparisons: readonly Comparison[]) =>
  reportText({
    verdict: "fail",
    reason: "b is wrong",
    comparisons,
    around: [],
    evaluations: 1,
    seed: 1,
    replay: "",
  }, { what: "gradient", smallest: undefined, elsewhere: undefined });

Deno.test("reportText(): what is wrong stands before what is unsure, and that before what is ok", () => {
  const text = textOf([
    compared("a", "pass"),
    compared("b", "fail"),
    compared("c", "unsure"),
    compared("d", "pass"),
    compared("e", "unsure"),
    compared("g", "fail"),
  ]);
  const paths = [...text.matchAll(/^ {2}(\w) /gm)].map(([, path]) => path);
  assertEquals(paths, ["b", "g", "c", "e", "a", "d"]);
});

Deno.test("reportText(): of the rows left out it counts each verdict that there is", () => {
  const rows = Array.from({ length: 12 }, (_, k) => compared(`w${k}`, "fail"));
  const rest = [compared("a", "unsure"), compared("b", "pass")];
  const last = (more: Comparison[]) =>
    /and \d+ more: .*/.exec(textOf([...rows, ...more]))?.[0];
  assertEquals(last([]), undefined);
  assertEquals(last([...rest, rest[1]]), "and 3 more: 1 unsure, 2 ok");
  assertEquals(last([rows[0], ...rest]), "and 3 more: 1 wrong, 1 unsure, 1 ok");
  assertEquals(last([rows[0]]), "and 1 more: 1 wrong");
});

Deno.test("reportText(): a mistake that is the reason is told once, any other by its name", () => {
  const f = (x: number) => x ** 2;
  const value = checkGradient(
    f,
    (x) => ({ value: x ** 2 + 1, gradient: 2 * x }),
    3,
  );
  const said = value.mistake!.sentence;
  assertEquals(value.reason, said);
  assertEquals(String(value).split(said).length, 2, String(value));
  assert(!String(value).includes("Recognised"), String(value));
  const sign = checkGradient(f, (x) => -2 * x, 3);
  assert(
    String(sign).includes(`Recognised: ${sign.mistake!.sentence}\n`),
    String(sign),
  );
});
