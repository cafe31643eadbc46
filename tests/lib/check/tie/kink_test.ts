import type { Measurement } from "../../../../lib/check/measure/measure.ts";
import { isSmooth, kinkOf } from "../../../../lib/check/tie/kink.ts";
import { assertEquals } from "../../../support/assert.ts";
import { testEach } from "../../../support/each.ts";

const measured = (verdict: object, index: number[] = [3], value = 1) =>
  ({ index, estimate: { value, error: 0, verdict } }) as unknown as Measurement;
const kink = (left: number, right: number) => ({
  kind: "kink",
  left: { value: left, error: 0 },
  right: { value: right, error: 0 },
});

testEach<readonly [string, Measurement, boolean]>([
  ["smooth", measured({ kind: "ok" }), true],
  ["level", measured({ kind: "flat" }), true],
  ["a kink", measured(kink(0, 1)), false],
  ["noise", measured({ kind: "noisy" }), false],
  ["a jump", measured({ kind: "jump" }), false],
  ["a direction", measured({ kind: "ok" }, []), false],
  ["without a number", measured({ kind: "ok" }, [3], NaN), false],
])("isSmooth(): what is %s", (_, one, expected) => {
  assertEquals(isSmooth(one), expected);
});

testEach<readonly [Measurement, readonly [number, number, number, number][]]>([
  [measured(kink(-1, 3)), [[3, -1, 3, 4]]],
  [measured(kink(3, -1)), [[3, 3, -1, 4]]],
  [measured(kink(-1, 3), [2, 5]), [[5, -1, 3, 4]]],
  [measured(kink(-1, Infinity)), []],
  [measured(kink(NaN, 1)), []],
  [measured(kink(-1, 3), []), []],
  [measured({ kind: "ok" }), []],
])(
  "kinkOf(): of %j its position, slopes and height are %j",
  (one, expected) => {
    assertEquals(
      kinkOf(one).map((
        { position, left, right, gap },
      ) => [position, left, right, gap]),
      expected,
    );
  },
);
