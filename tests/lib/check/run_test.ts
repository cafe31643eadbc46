import { assertGradient, checkGradient } from "../../../mod.ts";
import { assertThrows } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

testEach(
  [
    [undefined, "as gradient is undefined: gradient must be a number"],
    ["2 x", 'as gradient is "2 x": gradient must be a number'],
    [[1, "2"], 'as gradient[1] is "2": every element must be a number'],
  ] as const,
)(
  "checkGradient(): a gradient beside its value that is no tree of numbers is refused by its own name: %j",
  (gradient, message) => {
    const together = (x: number) => ({ value: x ** 2, gradient }) as never;
    assertThrows(
      () => checkGradient((x: number) => x ** 2, together, 3),
      TypeError,
      message,
    );
  },
);

Deno.test("assertGradient(): a parameter called gradient is one among others where no value comes along", () => {
  assertGradient(
    (x: { gradient: number; bias: number }) => x.gradient ** 2 * x.bias,
    ({ gradient, bias }) => ({
      gradient: 2 * gradient * bias,
      bias: gradient ** 2,
    }),
    { gradient: 3, bias: 2 },
  );
});
