import {
  drawSvg,
  overlay,
  type Picture,
  plotContours,
  plotField,
  plotHeat,
  plotLines,
  plotSweep,
  plotTangent,
} from "../../../../lib/plot/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../support/assert.ts";

const SIZE = { columns: 80, rows: 25 };
const REGION = { x: [-2, 2], y: [-2, 2] } as const;
const saddle = { label: "xy", f: (x: number, y: number) => x * y };

const PICTURES: Readonly<Record<string, Picture>> = {
  "lines with poles": plotLines([
    { label: "tan", f: Math.tan },
    { label: "1/x", f: (x) => 1 / x },
    { label: "√x", f: Math.sqrt },
  ], [-3, 3]),
  "a line that is nowhere defined": plotLines([{ label: "f", f: () => NaN }], [
    0,
    1,
  ]),
  "a line of the largest numbers": plotLines([{
    label: "f",
    f: (x) => x * 1.7e308,
  }], [-1, 1]),
  "a line of the smallest numbers": plotLines([{
    label: "f",
    f: (x) => x * 5e-324,
  }], [0, 9]),
  "a line over a tiny interval": plotLines([{ label: "f", f: (x) => x }], [
    1,
    1 + 2 ** -50,
  ]),
  "a tangent": plotTangent({ label: "x²", f: (x) => x ** 2 }, {
    x: 3,
    slope: 6,
  }),
  "a vertical tangent": plotTangent({ label: "√x", f: Math.sqrt }, {
    x: 0,
    slope: Infinity,
  }),
  "a sweep": plotSweep([{
    label: "f",
    points: [[1e-3, 1e-6], [1e-2, 0], [1, 1]],
  }], {
    slopes: [{ label: "h²", order: 2, through: [1, 1] }],
    marks: [{ label: "nothing", at: [1e-2, 0] }, {
      label: "best",
      at: [1e-3, 1e-6],
    }],
  }),
  "contours and a path": plotContours(saddle, REGION, {
    path: [[1, 1], [0, NaN], [9, 9]],
  }),
  "a field over a heat map": overlay(
    plotHeat({ label: "1/(xy)", f: (x, y) => 1 / (x * y) }, REGION),
    plotField({ label: "", f: (x, y) => [y / x, 1 / y] }, REGION),
  ),
  "a field of the largest vectors": plotField({
    label: "",
    f: () => [1e308, 1e308],
  }, REGION),
};

/** The names of all elements in order; throws unless every tag is closed in its turn. */
function elementsOf(svg: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  const token =
    /<(\/?)([a-z]+)((?: [a-zA-Z][\w:-]*="[^"<>&]*(?:&(?:amp|lt|gt|quot);[^"<>&]*)*")*)(\/?)>|([^<]+)/gy;
  let end = 0;
  for (
    const [text, closing, name, , selfClosing, content] of svg.matchAll(token)
  ) {
    end += text.length;
    if (content !== undefined) {
      assert(/^(?:[^&>]|&(?:amp|lt|gt|quot);)*$/.test(content), content);
    } else if (closing) assertEquals(open.pop(), name);
    else {
      names.push(name);
      if (!selfClosing) open.push(name);
    }
  }
  assertEquals([end, open], [svg.length, []]);
  return names;
}

for (const [name, picture] of Object.entries(PICTURES)) {
  Deno.test(`drawSvg() draws ${name} as well-formed XML, with finite numbers alone`, () => {
    for (
      const size of [SIZE, { columns: 1, rows: 1 }, { columns: 300, rows: 9 }]
    ) {
      const svg = drawSvg(picture, size);
      assertEquals(elementsOf(svg).slice(0, 2), ["svg", "title"]);
      assert(
        !/NaN|Infinity|undefined|null|e[+-]\d/.test(
          svg.replace(/>[^<]*</g, "><"),
        ),
        svg,
      );
    }
  });
}

Deno.test("drawSvg() stands by itself: no identifiers, references or scripts", () => {
  for (const picture of Object.values(PICTURES)) {
    assert(
      !/ id=|href|url\(|<script|@import|<image|<foreignObject| on[a-z]+=/.test(
        drawSvg(picture, SIZE),
      ),
    );
  }
});

Deno.test("drawSvg() is 8 units wide and 16 high for a cell, and an image for screen readers", () => {
  const svg = drawSvg(PICTURES["a tangent"], SIZE);
  assert(
    svg.includes(' width="640" height="400" viewBox="0 0 640 400"') &&
      svg.includes(' role="img"'),
  );
  assert(svg.includes("<desc>x from 1.4 to 4.6, y from "));
  assert(svg.includes("<title>x² and its tangent at x = 3</title>"));
});

Deno.test("drawSvg() escapes labels and shows what XML forbids", () => {
  const label = `<script>"&'\u0000\ud800\uffff`;
  const svg = drawSvg(plotLines([{ label, f: Math.sin }], [0, 1]), SIZE);
  elementsOf(svg);
  assert(svg.includes(`&lt;script&gt;&quot;&amp;'\ufffd\ufffd\ufffd`));
});

Deno.test("drawSvg() draws y = x from corner to corner of the frame", () => {
  const svg = drawSvg(
    plotLines([{ label: "x", f: (x) => x }], [0, 1], { y: [0, 1] }),
    SIZE,
  );
  const frame =
    /<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)" fill="none"/.exec(
      svg,
    )!;
  const [left, top, width, height] = frame.slice(1).map(Number);
  const points = /<path d="M([^"]*)"/.exec(svg)![1].split(/[ L]/).map(Number);
  assertEquals(points.slice(0, 2), [left, top + height]);
  assertEquals(points.slice(-2), [left + width, top]);
});

Deno.test("drawSvg() keeps every line inside the frame and apart at a pole", () => {
  const svg = drawSvg(
    plotLines([{ label: "1/x", f: (x) => 1 / x }], [-1, 1]),
    SIZE,
  );
  const frame =
    /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="none"/
      .exec(svg)!;
  const [left, top, width, height] = frame.slice(1).map(Number);
  const pieces = /<path d="M([^"]*)"/.exec(svg)![1].split("M");
  assertEquals(pieces.length, 2);
  for (const piece of pieces) {
    const numbers = piece.split(/[ L]/).map(Number);
    const xs = numbers.filter((_, i) => i % 2 === 0);
    const ys = numbers.filter((_, i) => i % 2 === 1);
    assert(xs.every((x) => x >= left && x <= left + width));
    assert(ys.every((y) => y >= top && y <= top + height));
    assertEquals(new Set(xs.map((x) => x > left + width / 2)).size, 1);
  }
});

Deno.test("drawSvg() draws a heat map in less than 100 kB", () => {
  assert(drawSvg(plotHeat(saddle, REGION), SIZE).length < 100_000);
});

Deno.test("drawSvg() refuses a size of no rows", () => {
  assertThrows(
    () => drawSvg(PICTURES["a sweep"], { columns: 80, rows: 0 }),
    RangeError,
    "0 rows",
  );
});

Deno.test("drawSvg() keeps long labels inside and apart", () => {
  const far = plotLines([{ label: "f", f: Math.sin }], [1e10, 1.0000001e10]);
  const svg = drawSvg(far, { columns: 72, rows: 20 });
  const labels = [
    ...svg.matchAll(/<text x="([\d.]+)" [^>]*"middle">(1\.[^<]*)</g),
  ].map(([, x, label]) => [Number(x), label.length * 7 / 2]);
  assert(labels.length >= 2);
  labels.forEach(([x, half], i) => {
    assert(x - half >= 0 && x + half <= 72 * 8);
    if (i > 0) assert(x - half > labels[i - 1][0] + half);
  });
});

Deno.test("drawSvg() lets a dark page have its own colours, inside pictures alone", () => {
  const svg = drawSvg(PICTURES["a tangent"], SIZE);
  const [, style] = /<style>([^]*?)<\/style>/.exec(svg)!;
  assert(style.startsWith("@media (prefers-color-scheme: dark){"));
  const selectors = [...style.matchAll(/([^{},]+)(?=[,{])/g)]
    .map(([selector]) => selector).filter((text) => text.startsWith("."));
  assert(selectors.length > 10);
  assertEquals(
    selectors.filter((text) => !text.startsWith(".fluxion-picture")),
    [],
  );
  // The paper and the ink of the light page are both exchanged.
  assert(
    style.includes('[fill="#ffffff"]') && style.includes('[fill="#24292f"]'),
  );
});

Deno.test("drawSvg() tells eight curves apart", () => {
  const curves = Array.from({ length: 8 }, (_, i) => ({
    label: `f${i}`,
    f: (x: number) => x + i,
  }));
  const svg = drawSvg(plotLines(curves, [0, 1]), SIZE);
  const strokes = [...svg.matchAll(/<path [^>]*stroke="([^"]+)"/g)];
  assertEquals(new Set(strokes.map(([, stroke]) => stroke)).size, 8);
});

Deno.test("drawSvg() draws contours over heat in white and black, and lists their heights once", () => {
  const svg = drawSvg(
    overlay(plotHeat(saddle, REGION), plotContours(saddle, REGION)),
    SIZE,
  );
  const strokes = [...svg.matchAll(/<path [^>]*stroke="([^"]+)"/g)];
  assertEquals(
    [...new Set(strokes.map(([, stroke]) => stroke))].sort(),
    ["#24292e", "#fffffe"],
  );
  assert(!svg.includes('<line x1="16"'));
});
