import { checkOptions } from "../../../lib/core/names.ts";
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
