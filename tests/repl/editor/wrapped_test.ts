import { brokenAtBlanks } from "../../../repl/editor/wrapped.ts";
import { assertEquals } from "../../support/assert.ts";

Deno.test("a line that is too long goes on behind its own blanks", () => {
  assertEquals(
    brokenAtBlanks("short\n  one two three four", 13),
    "short\n  one two\n  three four",
  );
});

Deno.test("no number is broken in the middle where blanks allow it", () => {
  assertEquals(
    brokenAtBlanks("[[-0.822556165063, -0.95], -0.0884]  ok", 30),
    "[[-0.822556165063, -0.95],\n-0.0884]  ok",
  );
});

Deno.test("a branch of a tree goes on beside the lines to what is still to come", () => {
  const tree =
    "├ a = 1: one two three\n│ └ b = 2: one two three\n└ c = 3: one two";
  assertEquals(
    brokenAtBlanks(tree, 16),
    "├ a = 1: one two\n│ three\n│ └ b = 2: one\n│   two three\n└ c = 3: one two",
  );
});

Deno.test("deep in a tree on a narrow screen there is room for what is said", () => {
  const deep = `${"│ ".repeat(20)}├ x = 1: one two`;
  const [, second] = brokenAtBlanks(deep, 20).split("\n");
  assertEquals(second, `${"│ ".repeat(5)}two`);
});
