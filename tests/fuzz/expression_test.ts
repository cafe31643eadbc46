import { scan } from "../../lib/expression/mod.ts";
import { assert, assertEquals } from "../support/assert.ts";
import { randomSource } from "../support/random.ts";
import { checkEntry } from "./entry.ts";
import {
  checkDerivatives,
  checkOracle,
  checkText,
  oracle,
} from "./expression.ts";

Deno.test("any text gives a tree or an error with a place inside it", () => {
  const random = randomSource(6);
  for (let i = 0; i < 20_000; i++) checkText(random);
});

Deno.test("any entry gives trees or errors with a place inside it", () => {
  const random = randomSource(7);
  for (let i = 0; i < 20_000; i++) checkEntry(random);
});

const mathjs = await oracle().catch(() => undefined);

Deno.test({
  name: "evaluate() gives the bits of mathjs on random expressions",
  ignore: mathjs === undefined,
  fn() {
    const random = randomSource(1);
    let valid = 0;
    for (let i = 0; i < 6000; i++) {
      if (checkOracle(random, mathjs!)) valid++;
    }
    assert(valid > 4000, `only ${valid} expressions were valid`);
  },
});

Deno.test("reverse, forward and symbolic derivatives agree on random functions", async () => {
  const random = randomSource(3);
  for (let i = 0; i < 300; i++) await checkDerivatives(random);
});

Deno.test("scan() stays within a text that was cut from a longer one in the middle of a character", () => {
  const longer = "average re rate😀 of change";
  for (let i = 0; i < 50_000; i++) {
    const text = longer.slice(i % 3, 16);
    const last = [...scan(text)].at(-1)!;
    assertEquals(last.end, text.length);
  }
});
