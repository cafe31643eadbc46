import {
  lineMatches,
  linesMatch,
} from "../../../repl/transcript/expectation.ts";
import { assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

testEach([
  ["6.000000000012662", "6.000000000012663", true],
  ["6", "6.0001", false],
  ["6 ~1e-3", "6.0001", true],
  ["6 ~1e-3 and 7", "6.0001 and 7.0001", false],
  ["6 ± 1.2e-14  ok", "6 ± 3.1e-14  ok", true],
  ["6 ± 1.2e-14  ok", "6 ± 1.2e-3  ok", false],
  ["0", "1e-13", true],
  ["0", "1e-6", false],
  ["1e-300", "2e-300", false],
  ["[8, 15] ± ...", "[8, 15] ± [1e-13, 2e-12]  ok, 28 evaluations", true],
  ["1...", "1 and more", true],
  ["a = ...", "b = 3", false],
  ["array([ 8.        , 15.])", "array([ 8. , 15.])", true],
  ["     ^", "    ^", false],
  ["f(x) = x^2 + (1)?", "f(x) = x^2 + (1)?", true],
  ["f(x) = x^2", "f(y) = x^2", false],
  ["from + to -", "from + to -", true],
])("lineMatches(%j, %j) is %s", (expected, got, matches) => {
  assertEquals(lineMatches(expected, got), matches);
});

Deno.test("linesMatch() takes a line of dots for any lines, or none", () => {
  assertEquals(linesMatch(["a", "...", "d"], ["a", "b", "c", "d"]), true);
  assertEquals(linesMatch(["a", "...", "d"], ["a", "d"]), true);
  assertEquals(linesMatch(["a", "..."], ["a"]), true);
  assertEquals(linesMatch(["a", "...", "d"], ["a", "b"]), false);
});
