import { nearestName } from "../../../lib/core/names.ts";
import { assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";

const FUNCTIONS = ["min", "sin", "sinh", "tan", "tanh", "cos", "csc", "max"];

testEach<[string, string | undefined]>([
  ["Sin", "sin"],
  ["SINH", "sinh"],
  ["tahn", "tanh"],
  ["cso", "cos"],
  ["Max", "max"],
  ["mni", "min"],
  ["banana", undefined],
  ["q", undefined],
])("nearestName() takes %s for %s", (typed, meant) => {
  assertEquals(nearestName(typed, FUNCTIONS), meant);
});

testEach<[string, string, boolean]>([
  // One slip up to three letters, two beyond, and never all of a word.
  ["abc", "abd", true],
  ["abc", "ade", false],
  ["abcd", "abef", true],
  ["abcd", "aefg", false],
  ["a", "b", false],
  ["ab", "cb", true],
  // Letters left out, put in and swapped.
  ["abc", "abcd", true],
  ["abcd", "bc", true],
  ["abcde", "badce", true],
  ["abcdefgh", "badcfehg", true],
  ["abcdefghij", "badcfehgji", false],
  ["abcdefghijkl", "badcfehgjilk", false],
  // The other case is no slip at all.
  ["ABCDEF", "abcdef", true],
  ["ABCD", "abcx", true],
  ["Bc", "abc", true],
])("whether nearestName() takes %s for %s: %s", (typed, name, isNear) => {
  assertEquals(nearestName(typed, [name]), isNear ? name : undefined);
});

Deno.test("nearestName() prefers fewer slips, then the same first letter, then the first", () => {
  assertEquals(nearestName("abcd", ["abef", "abce"]), "abce");
  assertEquals(nearestName("abcd", ["xbcd", "abcx", "abxd"]), "abcx");
  assertEquals(nearestName("abcd", ["xycd", "abxy"]), "abxy");
  assertEquals(nearestName("abcd", ["xbcd", "ybcd"]), "xbcd");
  assertEquals(nearestName("abcd", ["abdx", "abdc"]), "abdc");
  assertEquals(nearestName("abcd", ["abcx", "abcD"]), "abcD");
});

Deno.test("nearestName() reads words of forty letters, and no longer ones", () => {
  const name = "a".repeat(40);
  assertEquals(nearestName(name, [`${name}b`]), `${name}b`);
  assertEquals(nearestName(`${name}b`, [name]), undefined);
});
