import type { Evidence } from "../../../../lib/check/failure/evidence.ts";
import {
  inPart,
  level,
  oneByOne,
  oneElement,
} from "../../../../lib/check/mistake/in_part.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { evidenceWith } from "./evidence_with.ts";

/** What the code says at x and elsewhere, and what f says there. */
function at(...pairs: (readonly [said: number[], right: number[]])[]) {
  return pairs.map(([said, right]) => evidenceWith({ said, right }));
}

/** A mistake that explains what is wrong, or none. */
const told = (evidence: Evidence[]) => {
  const mistake = inPart(evidence);
  return mistake && [mistake.kind, mistake.sentence];
};

testEach<readonly [string, Evidence[], string, string]>([
  [
    "two with the wrong sign",
    at([[-2, -4, 6], [2, 4, 6]], [[-3, -5, 7], [3, 5, 7]]),
    "part",
    "only the elements x[0] to x[1] are wrong; there the sign is wrong",
  ],
  [
    "one with the wrong sign",
    at([[2, -4, 6], [2, 4, 6]], [[3, -5, 7], [3, 5, 7]]),
    "one element",
    "only x[1] is wrong; there the sign is wrong",
  ],
  [
    "two of which one happens to be right at x",
    at([[-2, 0, 6], [2, 0, 6]], [[-3, -5, 7], [3, 5, 7]]),
    "part",
    "only the elements x[0] to x[1] are wrong; there the sign is wrong",
  ],
  [
    "two that are 0",
    at([[0, 0, 6], [2, 4, 6]], [[0, 0, 7], [3, 5, 7]]),
    "part",
    "only the elements x[0] to x[1] are wrong: 0 where it should not be",
  ],
  [
    "one that should be 0",
    at([[2, 4, 6], [2, 4, 0]], [[3, 5, 7], [3, 5, 0]]),
    "one element",
    "only x[2] is wrong: f does not change with it here, and it should be 0",
  ],
])("inPart(): %s", (_, evidence, kind, sentence) => {
  const [found, said] = told(evidence)!;
  assertEquals(found, kind);
  assert(said.startsWith(sentence), said);
});

testEach<readonly [string, Evidence[]]>([
  ["all are wrong", at([[-2, -4], [2, 4]], [[-3, -5], [3, 5]])],
  ["no rule explains it", at([[2.1, 4, 6], [2, 4, 6]], [[9, 5, 7], [3, 5, 7]])],
  [
    "elements are not known",
    at([[-2, 4], [2, 4]], [[-3, 5], [3, 5]]).map((one) => ({
      ...one,
      wrong: undefined,
    })),
  ],
])("inPart() says nothing where %s", (_, evidence) => {
  assertEquals(told(evidence), undefined);
});

testEach([[[0, 0], true], [[0, 1], false]])(
  "level(): f says %j, and that is level: %s",
  (right, expected) => {
    const [evidence] = at([[1, 2], right]);
    assertEquals(level(evidence)?.kind, expected ? "part" : undefined);
  },
);

// Each lacks a factor of its own: of x², x and 1 with x = 3, 5, 7.
testEach<readonly [number, boolean]>([[1, false], [2, true], [6, true], [
  7,
  false,
]])(
  "oneByOne(): %d elements with a mistake of their own: %s",
  (n, expected) => {
    const evidence = [1, 1.3].map((times) => {
      const x = Array.from({ length: 8 }, (_, k) => times * (3 + 2 * k));
      const right = x.map((v, k) => k < n ? (k % 2 ? v : -v) : v);
      const said = x.map((v, k) => k < n ? (k % 2 ? 2 * v : v) : v);
      return evidenceWith({ x, said, right });
    });
    const found = oneByOne(evidence);
    assertEquals(found !== undefined, expected);
    if (!found) return;
    assertEquals(found.kind, "part");
    const sentences = found.sentence.split("; at ");
    assertEquals(sentences.length, n);
    assert(sentences[0].startsWith("at x[0] the sign is wrong"));
    assert(sentences[1].startsWith("x[1] it is twice too large"));
  },
);

testEach<readonly [boolean[] | undefined, string | undefined]>([
  [[false, true, false], "only x[1] is wrong, all others are right"],
  [[true, true, false], undefined],
  [[false, false], undefined],
  [[true], undefined],
  [undefined, undefined],
])("oneElement() of %j: %s", (wrong, expected) => {
  const [evidence] = at([[1, 2, 3], [1, 2, 3]]);
  assertEquals(oneElement({ ...evidence, wrong })?.sentence, expected);
});

/** The same where a constant can be fitted, by the element at which its term is greatest. */
function fitting(said: number[], right: number[]): Evidence {
  const fit = (term: Float64Array) => {
    const sizes = Array.from(term, Math.abs);
    const k = sizes.indexOf(Math.max(...sizes));
    return (right[k] - said[k]) / term[k];
  };
  return { ...evidenceWith({ said, right }), fit };
}

Deno.test("inPart(): a constant is fitted by the wrong elements alone", () => {
  const evidence = [1, 1.3].map((t) =>
    fitting([0.3 * t, 0.6 * t, 50 * t * t], [0.1 * t, 0.2 * t, 50 * t * t])
  );
  const [kind, sentence] = told(evidence)!;
  assertEquals(kind, "part");
  assert(sentence.includes("analytic = 3 · numeric"), sentence);
});

Deno.test("oneByOne(): each element has a constant of its own", () => {
  const evidence = [1, 1.3].map((t) =>
    fitting([0.3 * t, -2 * t, 50], [0.1 * t, -0.2 * t * 2, 50])
  );
  const { kind, sentence, advice } = oneByOne(evidence)!;
  assertEquals(kind, "factor");
  assert(
    sentence.includes("at x[0] a constant factor is wrong: analytic = 3 ·"),
  );
  assert(
    sentence.includes("at x[1] a constant factor is wrong: analytic = 5 ·"),
  );
  assert(advice.startsWith("divide by 3"), advice);
});
