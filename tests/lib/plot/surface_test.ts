import {
  type ContourLayer,
  drawText,
  type HeatLayer,
  overlay,
  type Picture,
  plotContours,
  plotField,
  plotHeat,
} from "../../../lib/plot/mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

const REGION = { x: [-2, 2], y: [-2, 2] } as const;
const bowl = { label: "bowl", f: (x: number, y: number) => x ** 2 + y ** 2 };

function contoursOf(picture: Picture): ContourLayer["levels"] {
  return (picture.layers[0] as ContourLayer).levels;
}

function heatOf(picture: Picture): HeatLayer {
  return picture.layers[0] as HeatLayer;
}

Deno.test("plotContours() draws the level 1 of x² + y² as one closed circle", () => {
  const [{ paths }] = contoursOf(plotContours(bowl, REGION, { levels: [1] }));
  assertEquals(paths.length, 1);
  assertEquals(paths[0][0], paths[0][paths[0].length - 1]);
  // Linear interpolation over a step of the grid, 4/72 at most, is off by step² / 8 times the second derivative, 2.
  for (const [x, y] of paths[0]) {
    assert(Math.abs(x ** 2 + y ** 2 - 1) <= (4 / 72) ** 2 / 4 + 1e-15);
  }
});

Deno.test("plotContours() draws a plane as straight lines from edge to edge", () => {
  const plane = { label: "x", f: (x: number) => x };
  const [{ paths }] = contoursOf(
    plotContours(plane, REGION, { levels: [0.3] }),
  );
  assertEquals(paths.length, 1);
  const heights = paths[0].map(([, y]) => y).sort((a, b) => a - b);
  assertEquals([heights[0], heights[heights.length - 1]], [-2, 2]);
  for (const [x] of paths[0]) assert(Math.abs(x - 0.3) < 1e-14);
});

Deno.test("plotContours() draws both branches of a hyperbola", () => {
  const saddle = { label: "xy", f: (x: number, y: number) => x * y };
  const [{ paths }] = contoursOf(plotContours(saddle, REGION, { levels: [1] }));
  assertEquals(paths.map((path) => Math.sign(path[0][0])).sort(), [-1, 1]);
});

Deno.test("plotContours() leaves lines open where the function is undefined", () => {
  const half = {
    label: "half",
    f: (x: number, y: number) => x < 0 ? NaN : x ** 2 + y ** 2,
  };
  const [{ paths }] = contoursOf(plotContours(half, REGION, { levels: [1] }));
  assertEquals(paths.length, 1);
  assert(paths[0].every(([x]) => x >= 0));
});

Deno.test("plotContours() chooses heights that rise and lie within the values", () => {
  const levels = contoursOf(plotContours(bowl, REGION)).map((level) =>
    level.height
  );
  assertEquals(levels.length, 8);
  levels.forEach((height, i) =>
    assert(height > (levels[i - 1] ?? 0) && height < 8)
  );
});

Deno.test("plotContours() has no line for a function that is nowhere defined, or constant", () => {
  assertEquals(
    contoursOf(plotContours({ label: "", f: () => NaN }, REGION)),
    [],
  );
  const [level] = contoursOf(plotContours({ label: "", f: () => 3 }, REGION));
  assertEquals([level.height, level.paths], [3, []]);
});

Deno.test("plotContours() draws a path and marks its ends", () => {
  const picture = plotContours(bowl, REGION, {
    path: [[1, 1], [0.5, 0.5], [0.1, 0.1]],
  });
  const text = drawText(picture, { columns: 60, rows: 20 });
  assert(text.includes("● start") && text.includes("● end"));
});

Deno.test("plotContours() refuses half a level", () => {
  assertThrows(
    () => plotContours(bowl, REGION, { levels: 0.5 }),
    RangeError,
    "Cannot draw 0.5 contours",
  );
});

Deno.test("plotHeat() takes heights at the middles of cells, from the bottom left", () => {
  const { columns, values } = heatOf(
    plotHeat({ label: "", f: (x, y) => 10 * y + x }, {
      x: [0, 80],
      y: [0, 60],
    }),
  );
  assertEquals(columns, 80);
  assertEquals(values.slice(0, 2), [5.5, 6.5]);
  assertEquals(values[80], 15.5);
  assertEquals(values.length, 4800);
});

Deno.test("plotHeat() keeps colours for the rest of a function with a pole", () => {
  const pole = {
    label: "",
    f: (x: number, y: number) => 1 / (x ** 2 + y ** 2) ** 2,
  };
  const [low, high] = heatOf(plotHeat(pole, REGION)).interval;
  // Where x² + y² = r², the height is r⁻⁴; nineteen twentieths of the square lie outside r = 0.5.
  assert(low >= 1 / 64 && high < 20);
});

Deno.test("plotHeat() shows the heights it is given, and an undefined function as nothing", () => {
  assertEquals(heatOf(plotHeat(bowl, REGION, { heights: [0, 1] })).interval, [
    0,
    1,
  ]);
  const nothing = plotHeat({ label: "", f: () => NaN }, REGION);
  assertEquals(drawText(nothing, { columns: 5, rows: 2 }).trim(), "");
});

Deno.test("plotField() points along the vectors, as seen in the picture", () => {
  const around = plotField({ label: "", f: (x, y) => [-y, x] }, REGION);
  const rows = drawText(around, { columns: 21, rows: 7 }).split("\n");
  assertEquals(rows[3], "↓↓↓↓↓↓↓↓↓↓·↑↑↑↑↑↑↑↑↑↑");
  assertEquals([rows[0][10], rows[6][10]], ["←", "→"]);
});

Deno.test("plotField() leaves out vectors that are not finite and scales the rest to the longest", () => {
  const { layers: [layer] } = plotField({
    label: "",
    f: (x) => [1 / Math.max(0, x), 0],
  }, { x: [-1, 1], y: [0, 1] });
  assert(layer.kind === "arrows" && layer.arrows.every(({ at: [x] }) => x > 0));
  assertEquals(Math.max(...layer.arrows.map((arrow) => arrow.shade)), 1);
});

Deno.test("plotField() refuses a function that returns one number", () => {
  const f = (() => 1) as unknown as () => number[];
  assertThrows(
    () => plotField({ label: "v", f }, REGION),
    TypeError,
    "Cannot plot v as it must return two numbers: it returned 1",
  );
});

Deno.test("overlay() keeps the axes of the first and draws the others above it", () => {
  const field = plotField({ label: "", f: () => [1, 0] }, {
    x: [-9, 9],
    y: [-9, 9],
  });
  const both = overlay(plotHeat(bowl, REGION), field);
  assertEquals(both.x.interval, [-2, 2]);
  assertEquals(both.layers.map((layer) => layer.kind), ["heat", "arrows"]);
});

Deno.test("plotHeat(), plotContours() and plotField() refuse an empty interval", () => {
  const empty = { x: [0, 0], y: [0, 1] } as const;
  for (
    const plot of [
      () => plotHeat(bowl, empty),
      () => plotContours(bowl, empty),
      () => plotField({ label: "", f: () => [1, 1] }, empty),
    ]
  ) {
    assertThrows(plot, RangeError, "Cannot plot over 0..0");
  }
});
