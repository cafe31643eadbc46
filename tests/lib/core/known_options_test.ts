import { checkOptions } from "../../../lib/core/names.ts";
import {
  compile,
  evaluate,
  parse,
  parseExpression,
  subjectAt,
} from "../../../lib/expression/mod.ts";
import {
  drawSvg,
  drawText,
  plotContours,
  plotField,
  plotHeat,
  plotLines,
  plotTangent,
} from "../../../lib/plot/mod.ts";
import {
  adaptive,
  backward,
  central,
  forward,
  notebook,
  numericalDerivative,
  richardson,
} from "../../../mod.ts";
import { assertThrows } from "../../support/assert.ts";

const ACTION = "Cannot take the derivative";
const KNOWN = ["method", "bounds"];

Deno.test("checkOptions() takes what is known, and nothing at all", () => {
  checkOptions({ method: 1 }, KNOWN, ACTION);
  checkOptions({}, KNOWN, ACTION);
  checkOptions(undefined, KNOWN, ACTION);
});

for (
  const [options, message] of [
    [{ methd: 1 }, "option methd, which nobody reads: did you mean method?"],
    [{ speed: 1 }, "nobody reads: the options are method, bounds"],
    [null, "with null for options: give an object, such as { method: ... }"],
    [7, "with 7 for options"],
  ] as const
) {
  Deno.test(`checkOptions() refuses ${JSON.stringify(options)}`, () => {
    assertThrows(
      () => checkOptions(options, KNOWN, ACTION),
      TypeError,
      message,
    );
  });
}

const WRONG = { nonsense: 1 } as object;
const sum = ([a, b]: readonly number[]) => a + b;
const SURFACE = { label: "x + y", f: (x: number, y: number) => x + y };
const REGION = { x: [0, 1], y: [0, 1] } as const;
const SIZE = { columns: 40, rows: 10 };
const LINE = plotLines([{ label: "x", f: (x) => x }], [0, 1]);
const SLOPE = parseExpression("d/dx x^2 at 3") as Parameters<
  typeof subjectAt
>[0];
const CALLS: Record<string, () => unknown> = {
  adaptive: () => adaptive(WRONG),
  backward: () => backward(WRONG),
  central: () => central(WRONG),
  forward: () => forward(WRONG),
  notebook: () => notebook(WRONG),
  richardson: () => richardson(central(), WRONG),
  numericalDerivative: () => numericalDerivative(sum, [1, 2], WRONG),
  compile: () => compile("f(x) = x", {}, WRONG),
  evaluate: () => evaluate(parseExpression("1"), "1", {}, WRONG),
  parse: () => parse("x", WRONG),
  parseExpression: () => parseExpression("x", WRONG),
  subjectAt: () => subjectAt(SLOPE, "d/dx x^2 at 3", {}, WRONG),
  plotLines: () => plotLines([{ label: "x", f: (x) => x }], [0, 1], WRONG),
  plotContours: () => plotContours(SURFACE, REGION, WRONG),
  plotHeat: () => plotHeat(SURFACE, REGION, WRONG),
  plotField: () => plotField({ label: "1", f: () => [1, 1] }, REGION, WRONG),
  drawText: () => drawText(LINE, { ...SIZE, ...WRONG }),
  drawSvg: () => drawSvg(LINE, { ...SIZE, ...WRONG }),
  plotTangent: () =>
    plotTangent({ label: "x", f: (x) => x }, { x: 1, slope: 1 }, WRONG),
};

for (const [name, call] of Object.entries(CALLS)) {
  Deno.test(`${name}() refuses an option that nobody reads`, () => {
    assertThrows(call, TypeError, "the option nonsense, which nobody reads");
  });
}
