import { type CheckOptions, settle } from "../../../lib/check/options.ts";
import { assertEquals, assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

Deno.test("settle() fills in what is left out, also where it is written as undefined", () => {
  const defaults = {
    name: "x",
    seed: 1,
    maxElements: 400,
    directions: 6,
    around: true,
  };
  assertEquals(settle({}, "Cannot test"), defaults);
  const undefinedOnes = {
    seed: undefined,
    around: undefined,
  } as unknown as CheckOptions;
  assertEquals(settle(undefinedOnes, "Cannot test"), defaults);
  const given = {
    name: "W",
    seed: 3,
    maxElements: 0,
    directions: 1,
    around: "strict",
    tolerance: 0,
  } as const;
  assertEquals(settle(given, "Cannot test"), given);
  assertEquals(settle({ around: false }, "Cannot test").around, false);
});

testEach<readonly [object, string]>([
  [{ around: 1 }, 'Cannot test with around 1: give true, false or "strict"'],
  [{ name: 3 }, "Cannot test with the name 3: give a string"],
  [
    { maxElements: -1 },
    "Cannot test with maxElements -1: give a number from 0 up",
  ],
  [
    { maxElements: NaN },
    "Cannot test with maxElements NaN: give a number from 0 up",
  ],
  [
    { directions: 0 },
    "Cannot test along 0 directions: give a whole number from 1 up",
  ],
  [
    { directions: NaN },
    "Cannot test along NaN directions: give a whole number from 1 up",
  ],
  [
    { tolerance: -1e-9 },
    "Cannot test to a tolerance of -1e-9: give a number from 0 up",
  ],
  [
    { tolerance: NaN },
    "Cannot test to a tolerance of NaN: give a number from 0 up",
  ],
])("settle() refuses %j", (options, message) => {
  const kind = /around|name /.test(message) ? TypeError : RangeError;
  const error = assertThrows(
    () => settle(options as CheckOptions, "Cannot test"),
    kind,
  ) as Error;
  assertEquals(error.message, message);
});
