// Pictures from function to text: a smooth curve, one with poles, and one so dense that it passes every cell many times.

import {
  drawSvg,
  drawText,
  plotContours,
  plotLines,
} from "../../lib/plot/mod.ts";

const SIZE = { columns: 120, rows: 40 };
const CURVES: Readonly<Record<string, (x: number) => number>> = {
  smooth: (x) => Math.exp(-x * x),
  poles: Math.tan,
  dense: (x) => Math.sin(1e9 * x),
};

for (const [group, f] of Object.entries(CURVES)) {
  const picture = plotLines([{ label: group, f }], [-5, 5]);
  Deno.bench("plotLines", { group, baseline: true }, () => {
    plotLines([{ label: group, f }], [-5, 5]);
  });
  Deno.bench("drawText", { group }, () => {
    drawText(picture, { ...SIZE, color: true });
  });
  Deno.bench("drawSvg", { group }, () => {
    drawSvg(picture, SIZE);
  });
}

Deno.bench("plotContours", () => {
  const valley = (x: number, y: number) =>
    (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  plotContours({ label: "Rosenbrock", f: valley }, { x: [-2, 2], y: [-1, 3] });
});
