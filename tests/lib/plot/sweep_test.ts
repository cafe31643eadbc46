import {
  drawText,
  type LineLayer,
  type Picture,
  plotSweep,
  type Point,
} from "../../../lib/plot/mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

function linesOf(picture: Picture): LineLayer[] {
  return picture.layers.filter((layer): layer is LineLayer =>
    layer.kind === "line"
  );
}

const points: Point[] = [[1e-2, 2e-5], [1e-1, 2e-3], [1, 0.2]];

Deno.test("plotSweep() shows whole decades around all steps and errors", () => {
  const picture = plotSweep([{ label: "central", points }]);
  assertEquals(picture.x.interval, [1e-2, 1]);
  assertEquals(picture.y.interval, [1e-5, 1]);
});

Deno.test("plotSweep() draws the points in the order of their steps", () => {
  const [line] = linesOf(
    plotSweep([{ label: "", points: points.toReversed() }]),
  );
  assertEquals(line.paths, [points]);
});

Deno.test("plotSweep() leaves the line open where the error is 0, infinite or not a number", () => {
  for (const error of [0, Infinity, NaN]) {
    const broken: Point[] = [points[0], [5e-2, error], points[1]];
    const [line] = linesOf(plotSweep([{ label: "", points: broken }]));
    assertEquals(line.paths, [[points[0]], [points[1]]]);
  }
});

Deno.test("plotSweep() draws a law of order p as h^p through its point", () => {
  for (const order of [-1, 2, 8]) {
    const [law] = linesOf(
      plotSweep([{ label: "", points }], {
        slopes: [{ label: "", order, through: [0.1, 1e-3] }],
      }),
    );
    const [[, low], [, high]] = law.paths[0];
    // Two decades of the step; the logarithms and the exponential cost a few ulp.
    assert(Math.abs(Math.log10(high / low) - 2 * order) < 1e-13);
    assert(Math.abs(low * high / 1e-6 - 1) < 1e-13);
  }
});

Deno.test("plotSweep() marks a step with its label", () => {
  const picture = plotSweep([{ label: "", points }], {
    marks: [{ label: "best h", at: points[0] }],
  });
  assert(drawText(picture, { columns: 60, rows: 15 }).includes("● best h"));
});

for (const h of [0, -1, NaN, Infinity]) {
  Deno.test(`plotSweep() refuses a step of ${h}`, () => {
    assertThrows(
      () => plotSweep([{ label: "", points: [[h, 1]] }]),
      RangeError,
      `a step is ${h}`,
    );
  });
}

Deno.test("plotSweep() says why it cannot show errors that are all 0", () => {
  assertThrows(
    () => plotSweep([{ label: "", points: [[1, 0]] }]),
    RangeError,
    "no error is finite and above 0",
  );
});
