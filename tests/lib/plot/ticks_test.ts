import type { Axis } from "../../../lib/plot/mod.ts";
import { ticks } from "../../../lib/plot/ticks.ts";
import { assertEquals } from "../../support/assert.ts";

function axis(from: number, to: number, scale: Axis["scale"] = "linear"): Axis {
  return { label: "", interval: [from, to], scale };
}

const ROUND: readonly [Axis, number, readonly number[], string][] = [
  [axis(0, 1), 5, [0, 0.2, 0.4, 0.6, 0.8, 1], "0 0.2 0.4 0.6 0.8 1.0"],
  [axis(-1, 1), 4, [-1, -0.5, 0, 0.5, 1], "-1.0 -0.5 0 0.5 1.0"],
  [axis(0.05, 0.35), 3, [0.1, 0.2, 0.3], "0.1 0.2 0.3"],
  [axis(-7, 7), 3, [-5, 0, 5], "-5 0 5"],
  [axis(0, 3e-5), 3, [0, 1e-5, 2e-5, 3e-5], "0 1e-5 2e-5 3e-5"],
  [
    axis(0, 2.5e7),
    5,
    [0, 5e6, 1e7, 1.5e7, 2e7, 2.5e7],
    "0 5.0e6 1.0e7 1.5e7 2.0e7 2.5e7",
  ],
  [axis(999, 1001), 2, [999, 1000, 1001], "999 1000 1001"],
  [axis(1, 1 + 2 ** -30), 1, [1], "1.000000000"],
  [
    axis(1, 1 + 2 ** -50),
    50,
    [1, 1 + 5e-16],
    "1.0000000000000000 1.0000000000000004",
  ],
  [axis(0, 45e-324), 3, [0, 2e-323, 4e-323], "0 2e-323 4e-323"],
  [axis(-1.5e308, 1.5e308), 3, [-1e308, 0, 1e308], "-1e308 0 1e308"],
  [
    axis(1e-3, 1e3, "log"),
    10,
    [1e-3, 1e-2, 0.1, 1, 10, 100, 1e3],
    "1e-3 1e-2 1e-1 1 1e1 1e2 1e3",
  ],
  [
    axis(1e-16, 1, "log"),
    5,
    [1e-16, 1e-12, 1e-8, 1e-4, 1],
    "1e-16 1e-12 1e-8 1e-4 1",
  ],
  [axis(2, 9, "log"), 4, [2, 4, 6, 8], "2 4 6 8"],
];

for (const [on, most, values, labels] of ROUND) {
  const [from, to] = on.interval;
  Deno.test(`ticks() on ${from}..${to}, ${on.scale}, at most ${most}, are round`, () => {
    const found = ticks(on, most);
    assertEquals(found.map((tick) => tick.value), [...values]);
    assertEquals(found.map((tick) => tick.label).join(" "), labels);
  });
}
