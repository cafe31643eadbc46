import { detached } from "../../../../lib/check/mistake/detached.ts";
import { assert, assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";
import { evidenceWith } from "./evidence_with.ts";

const X = [1, 3, 2, 7, -4, 5];
const SAID = [2, -1, 4, 0.5, 3, 1];
const mean = (v: number[]) => v.reduce((sum, a) => sum + a, 0) / v.length;
const dot = (a: number[], b: number[]) =>
  a.reduce((sum, v, i) => sum + v * b[i], 0);
const less = (g: number[], along: number[]) =>
  g.map((a, i) => a - dot(g, along) / dot(along, along) * along[i]);
const centered = (x: number[]) => x.map((v) => v - mean(x));

/** What a statistic that is differentiated too leaves of a gradient by x: nothing along what it takes out of x. */
const STATISTICS: Readonly<
  Record<string, (g: number[], x: number[]) => number[]>
> = {
  "the mean": (g) => g.map((a) => a - mean(g)),
  "the variance": (g, x) => less(g, centered(x)),
  "the mean and the variance": (g, x) =>
    less(g.map((a) => a - mean(g)), centered(x)),
  "the length": (g, x) => less(g, x),
};

/** The places of X that a statistic is taken of, as a matrix of 2×3. */
const GROUPS: Readonly<Record<string, number[][]>> = {
  "": [[0, 1, 2, 3, 4, 5]],
  " of each row": [[0, 1, 2], [3, 4, 5]],
  " of each column": [[0, 3], [1, 4], [2, 5]],
};

for (const [words, groups] of Object.entries(GROUPS)) {
  testEach(Object.entries(STATISTICS))(
    `detached() puts back what %s${words} adds`,
    (statistic, left) => {
      const evidence = evidenceWith({
        x: X,
        shape: [2, 3],
        said: SAID,
        right: SAID,
      });
      const found = detached(evidence).find(({ mistake }) =>
        mistake.sentence.startsWith(
          `${statistic}${words} is taken for a constant`,
        )
      )!;
      const corrected = found.corrected(evidence)!;
      for (const group of groups) {
        const expected = left(
          group.map((k) => SAID[k]),
          group.map((k) => X[k]),
        );
        group.forEach((k, i) =>
          assert(Math.abs(corrected[k] - expected[i]) < 1e-12, `${corrected}`)
        );
      }
      assertEquals([found.mistake.kind, found.off], ["detached", 1e-3]);
    },
  );
}

testEach<readonly [string, number[], number[], number]>([
  ["a matrix", [2, 3], X, 12],
  ["a row", [6], X, 4],
  ["three axes", [1, 2, 3], X, 4],
  ["a matrix by something of another size", [2, 3], [1, 2], 0],
])("detached(): of %s", (_, shape, x, count) => {
  assertEquals(
    detached(evidenceWith({ x, shape, said: SAID, right: SAID })).length,
    count,
  );
});

Deno.test("detached(): nothing of one number, and of rows of one", () => {
  assertEquals(detached(evidenceWith({ said: [1], right: [1] })), []);
  const evidence = evidenceWith({
    x: X,
    shape: [6, 1],
    said: SAID,
    right: SAID,
  });
  const told = detached(evidence).filter((one) => one.corrected(evidence));
  assertEquals(
    told.every(({ mistake }) => !mistake.sentence.includes("each row")),
    true,
  );
  assertEquals(told.length, 8);
});

// Equal numbers have no variance: nothing is taken out along it.
Deno.test("detached(): what does not vary is left alone", () => {
  const evidence = evidenceWith({
    x: [2, 2, 2],
    said: [1, 2, 4],
    right: [1, 2, 4],
  });
  const variance = detached(evidence)[1];
  assertEquals([...variance.corrected(evidence)!], [1, 2, 4]);
});
