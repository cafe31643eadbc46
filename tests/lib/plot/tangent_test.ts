import {
  type LineLayer,
  plotTangent,
  type Point,
} from "../../../lib/plot/mod.ts";
import { assert, assertEquals } from "../../support/assert.ts";

const square = { label: "x²", f: (x: number) => x ** 2 };
const picture = plotTangent(square, { x: 3, slope: 6 }, {
  steps: [1, 0.5],
  interval: [2, 5],
});
const lines = picture.layers.filter((layer): layer is LineLayer =>
  layer.kind === "line"
);

// (x + h)² - x² over h is 2x + h.
Deno.test("plotTangent() names the slopes of tangent and secants", () => {
  assertEquals(lines.map((line) => line.label), [
    "x²",
    "step 1, slope 7",
    "step 0.5, slope 6.5",
    "tangent, slope 6",
  ]);
});

Deno.test("plotTangent() draws the tangent and the secants through the point, over the interval", () => {
  assertEquals(lines[1].paths, [[[2, 2], [5, 23]] as Point[]]);
  assertEquals(lines[2].paths, [[[2, 2.5], [5, 22]] as Point[]]);
  assertEquals(lines[3].paths, [[[2, 3], [5, 21]] as Point[]]);
});

Deno.test("plotTangent() marks the points where the secants and the tangent touch", () => {
  const marks = picture.layers.flatMap((layer) =>
    layer.kind === "mark" ? [layer.at] : []
  );
  assertEquals(marks, [[4, 16], [3.5, 12.25], [3, 9]]);
});

Deno.test("plotTangent() shows the largest step on both sides by default", () => {
  const [from, to] = plotTangent(square, { x: 3, slope: 6 }).x.interval;
  assert(from < 2 && from > 1 && to > 4 && to < 5);
});

Deno.test("plotTangent() without steps draws the tangent alone", () => {
  const { layers, x } = plotTangent(square, { x: 3, slope: 6 }, { steps: [] });
  assertEquals(x.interval, [2, 4]);
  assertEquals(layers.map((layer) => layer.kind), ["line", "line", "mark"]);
});
