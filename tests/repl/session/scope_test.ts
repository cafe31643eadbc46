import { Scope } from "../../../repl/session/scope.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { randomSource } from "../../support/random.ts";

Deno.test("Scope.with() leaves every earlier version as it was, whichever is read first", () => {
  const random = randomSource(1);
  const versions: [Scope, Map<string, number>][] = [[Scope.of(), new Map()]];
  for (let i = 0; i < 400; i++) {
    const [scope, map] = versions[Math.floor(random() * versions.length)];
    const name = "abcdef"[Math.floor(random() * 6)];
    const value = Math.floor(random() * 3);
    versions.push([scope.with(name, value), new Map(map).set(name, value)]);
  }
  for (let i = 0; i < 2000; i++) {
    const [scope, map] = versions[Math.floor(random() * versions.length)];
    assertEquals(Object.fromEntries(scope), Object.fromEntries(map));
    assertEquals([scope.size, scope.has("a")], [map.size, map.has("a")]);
  }
});

Deno.test("Scope.changedSince() names what differs, in every pair of versions", () => {
  const random = randomSource(2);
  const versions: [Scope, Map<string, number>][] = [Scope.of(), Scope.of()]
    .map((scope) => [scope, new Map()]);
  const any = () => versions[Math.floor(random() * versions.length)];
  for (let i = 0; i < 400; i++) {
    const [scope, map] = any();
    const name = "abcdef"[Math.floor(random() * 6)];
    const value = Math.floor(random() * 3);
    versions.push([scope.with(name, value), new Map(map).set(name, value)]);
  }
  for (let i = 0; i < 2000; i++) {
    const [[scope, map], [other, before]] = [any(), any()];
    const differ = [..."abcdef"].filter((x) => map.get(x) !== before.get(x));
    assertEquals(scope.changedSince(other).sort(), differ);
    assertEquals(Object.fromEntries(scope), Object.fromEntries(map));
  }
});

Deno.test("Scope.with() keeps the order in which names were first bound", () => {
  const first = Scope.of([["b", 1], ["a", 2]]);
  const second = first.with("c", 3).with("b", 4);
  assertEquals([...first.keys()], ["b", "a"]);
  assertEquals([...second.keys()], ["b", "a", "c"]);
});

Deno.test("Scope.definitions is the same for versions that differ in ans alone", () => {
  const scope = Scope.of([["a", 1]]);
  const { definitions } = scope;
  assert(scope.with("ans", 2).with("a", 1).definitions === definitions);
  assert(scope.with("a", 2).definitions !== definitions);
});

Deno.test("Scope.keepersOf() names the functions of this version that keep a value", () => {
  const keeping = (...names: string[]) =>
    Object.assign(() => 0, {
      captured: new Map(names.map((name) => [name, 1])),
    });
  const first = Scope.of([["a", 1]]).with("f", keeping("a"));
  const second = first.with("g", keeping("a", "b")).with("f", keeping("b"));
  assertEquals(first.keepersOf("a"), ["f"]);
  assertEquals(second.keepersOf("a"), ["g"]);
  assertEquals(second.keepersOf("b"), ["g", "f"]);
  assertEquals(first.keepersOf("b"), []);
});
