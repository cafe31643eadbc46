import {
  define,
  evaluate,
  parse,
  parseExpression,
  watchLongWork,
} from "../../../lib/expression/mod.ts";
import { assert, assertEquals, assertThrows } from "../../support/assert.ts";

// 64 million products and sums: a few times what is told at once.
const ONES = "ones(400, 400)";

const LONG = ["sum(i, 1, 1e7, sin(i))", "A * A", "sum((1:6000000) .* 2)"];

for (const text of LONG) {
  Deno.test(`whoever watches can stop ${text}`, () => {
    const A = evaluate(parseExpression(ONES), ONES);
    let heard = 0;
    watchLongWork(() => {
      if (++heard === 2) throw new Error("enough");
    });
    try {
      assertThrows(
        () => evaluate(parseExpression(text), text, { A }),
        Error,
        "enough",
      );
    } finally {
      watchLongWork(() => {});
    }
    assertEquals(heard, 2);
    assertEquals(evaluate(parseExpression("1 + 1"), "1 + 1"), 2);
  });
}

Deno.test("short work tells nobody", () => {
  let heard = 0;
  watchLongWork(() => heard++);
  try {
    const source = "f(x, y) = sin(x) y + x^2";
    const [definition] = parse(source);
    assert(definition.kind === "definition");
    for (let i = 0; i < 10; i++) define(definition, source);
    // Once at most, for what was done before.
    assert(heard <= 1);
  } finally {
    watchLongWork(() => {});
  }
});
