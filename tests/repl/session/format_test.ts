import {
  formatMeasured,
  formatValue,
  numberFormat,
} from "../../../repl/session/format.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { after } from "../../support/session.ts";

// Printed by Python's float.hex.
const BITS: readonly (readonly [number, string])[] = [
  [3, "0x1.8000000000000p+1"],
  [0.1, "0x1.999999999999ap-4"],
  [-0, "-0x0.0p+0"],
  [5e-324, "0x0.0000000000001p-1022"],
  [1 / 3, "0x1.5555555555555p-2"],
  [1.7976931348623157e308, "0x1.fffffffffffffp+1023"],
  [-2.5, "-0x1.4000000000000p+1"],
  [1e16, "0x1.1c37937e08000p+53"],
  [2.2250738585072014e-308, "0x1.0000000000000p-1022"],
];

for (const [value, text] of BITS) {
  Deno.test(`format hex writes ${value} as Python does`, () => {
    const number = numberFormat({ digits: 3, format: "hex" });
    assertEquals(number(value), text);
  });
}

const ROUNDED: readonly (readonly [number, number, "dec" | "sci", string])[] = [
  [1234.5678, 3, "dec", "1230"],
  [0.00012345, 2, "dec", "0.00012"],
  [1e-20 / 3, 3, "dec", "3.33e-21"],
  [-0, 3, "dec", "-0"],
  [0.1, Infinity, "dec", "0.1"],
  [1234.5, Infinity, "sci", "1.2345e3"],
  [0.1, Infinity, "sci", "1e-1"],
  [1234.5, 2, "sci", "1.2e3"],
  [-0, Infinity, "sci", "-0e0"],
];

for (const [value, digits, format, text] of ROUNDED) {
  Deno.test(`${value} with ${digits} digits in ${format} is ${text}`, () => {
    assertEquals(numberFormat({ digits, format })(value), text);
  });
}

for (const format of ["dec", "sci", "hex"] as const) {
  Deno.test(`format ${format} writes what is no finite number by its name`, () => {
    const number = numberFormat({ digits: 2, format });
    assertEquals(
      formatValue([NaN, Infinity, -Infinity], number),
      "[NaN, Infinity, -Infinity]",
    );
  });
}

Deno.test("formatMeasured() keeps every bit in hex, and no digit beyond the error otherwise", () => {
  assertEquals(
    formatMeasured(0.1, 1e-3, { digits: Infinity, format: "hex" }),
    "0x1.999999999999ap-4 ± 0.0010",
  );
  assertEquals(
    formatMeasured(0.123456, 1e-3, { digits: Infinity, format: "sci" }),
    "1.23e-1 ± 0.0010",
  );
});

testEach([
  "f'(1)",
  "grad f(1)",
  "explain f(1)",
  "compare f(1)",
  "info f",
  "trace story; f'(1)",
  "trace on; f'(1)",
  "critical f 0..7",
  "descend f from 1",
])("%j is ASCII where Unicode is off", async (entry) => {
  const { blocks } = await after(
    "f(x) = sin(x)^2 + |x|",
    "set unicode off",
    entry,
  );
  const text = blocks.map(({ text }) => text).join("\n");
  assert(/^[\x20-\x7e\n]*$/.test(text), text);
});

Deno.test("formatValue() shows of more than a thousand numbers the ends of each axis, as numpy does", () => {
  const row = Array.from({ length: 1001 }, (_, i) => i);
  assertEquals(formatValue(row), "[0, 1, 2, ..., 998, 999, 1000]");
  assertEquals(
    formatValue(row.slice(1)).length,
    row.slice(1).join(", ").length + 2,
  );
  const matrix = Array.from({ length: 40 }, () => row.slice(0, 40));
  const ends = "0, 1, 2, ..., 37, 38, 39";
  const three = Array(3).fill(ends).join("; ");
  assertEquals(formatValue(matrix), `[${three}; ...; ${three}]`);
});

Deno.test("formatValue() shows rows of different lengths as lists", () => {
  assertEquals(
    formatValue([[1, 2], [3]] as unknown as number[][]),
    "[[1, 2], [3]]",
  );
});
