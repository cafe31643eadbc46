import { withTurns } from "../../../repl/javascript/turns.ts";
import { assert, assertEquals } from "../../support/assert.ts";

/** The value of a function at 5, and how often it called `turn`. */
function called(text: string): { value: unknown; turns: number } {
  let turns = 0;
  const f = new Function("turn", `"use strict"; return (${text}\n)`)(
    () => void turns++,
  );
  return { value: f(5), turns };
}

// Each takes at least as many turns as it says, and is worth what JavaScript says it is.
const FUNCTIONS: [text: string, turns: number][] = [
  ["(x) => x ** 2", 1],
  ["x => x", 1],
  ["(x) => ({ y: x }).y", 1],
  ["(x) => x > 3 ? x : -x", 1],
  ["(x) => x?.y ?? x", 1],
  ["function (x) { return x }", 1],
  [
    "(x) => { const f = (n) => n < 2 ? n : f(n - 1) + f(n - 2); return f(x); }",
    16,
  ],
  [
    "(x) => {\n  const f = n => n < 2 ? n : f(n - 1)\n    + f(n - 2)\n  return f(x)\n}",
    16,
  ],
  [
    "(x) => { const f = n => n\n  ;[1].at(0)\n  const g = n => -n\n  return f(x) + g(2) }",
    3,
  ],
  ["(x) => { let y = 1; const f = (n) => y = n\n++y\nreturn f(x) + y }", 2],
  ["(x) => { const f = (n) => n\n!== x; return f(4) ? 1 : 0 }", 2],
  ["(x) => { const f = n => n in { 5: 1 } ? 1 : 2\nreturn f(x) }", 2],
  ["(x) => (a => b => a + b)(x)(2)", 3],
  ["(x) => [1, 2, 3].map(y => y * x).reduce((a, b) => a + b, 0)", 7],
  ["(x) => [3, 1, 2].sort((a, b) => a - b)[0] + x", 3],
  ["(x) => Array.from({ length: x }, (_, i) => i).length", 6],
  ["(x, y = (z) => z + 1, w = 3) => y(x) + w", 2],
  [
    "(x) => { const o = { f(y) { return y }, get g() { return 1 }, set g(v) {} }; return o.f(x) + o.g }",
    3,
  ],
  [
    "(x) => { class A { #y = x; get() { return this.#y } static s = () => 2 } return new A().get() + A.s() }",
    3,
  ],
  [
    "(x) => { class A { constructor(y) { this.y = y } } class B extends A { constructor() { super(x) } } return new B().y }",
    3,
  ],
  [
    "(x) => { function* g() { for (let i = 0; i < x; i++) yield i } let s = 0; for (const y of g()) s += y; return s }",
    8,
  ],
  [
    "(x) => { let s = 0; for (const a of [1, 2]) for (const b of [3, 4]) s += a * b; return s }",
    4,
  ],
  [
    "(x) => { let s = 0; for (const k in { a: 1, b: 2 }) s += k.length; return s }",
    2,
  ],
  ["(x) => { let i = 0; do i++; while (i < x); return i }", 6],
  [
    "(x) => { let i = 0; while (i < x) { if (i > 9) { break } i++ } return i }",
    7,
  ],
  [
    "(x) => { for (var i = 0, j = [(1, 2)];; i++) if (i > x) break; return i + j[0] }",
    8,
  ],
  ["(x) => { switch (x) { case 5: return 1; default: return 2 } }", 1],
  [
    "(x) => { try { throw x } catch ({ y }) { return y === undefined ? 1 : 2 } finally { x = 0 } }",
    1,
  ],
  [
    "(x) => { const r = /=> \\{\\(/[Symbol.replace]; return typeof r === 'undefined' ? 1 : 2 }",
    0,
  ],
  ["(x) => `${[x].map((y) => `<${y}>`).join()}`.length", 1],
  ["(x) => { label: { break label } return x }", 1],
  ["(x) => { const f = a => ({ b: a, c: d => d })\nreturn f(x).c(3) }", 3],
  ["(x) => { const t = { c: x ? y => y : z => -z, d: 1 }; return t.c(2) }", 2],
  ["(x) => { const of = [x]; for (const y of of) return y }", 2],
];

for (const [text, least] of FUNCTIONS) {
  Deno.test(`withTurns() changes nothing but who is called in ${JSON.stringify(text)}`, () => {
    const plain = called(text).value;
    const { value, turns } = called(withTurns(text, "turn").text);
    assertEquals(value, plain);
    assert(turns >= least, `${turns} turns`);
  });
}

Deno.test("withTurns() finds every place of what was typed again", () => {
  const places = (text: string) =>
    [...text.matchAll(/return|const|\*\*|case/g)].map(({ index }) => index);
  for (const [text] of FUNCTIONS) {
    const watched = withTurns(text, "turn");
    assertEquals(places(watched.text).map(watched.original), places(text));
  }
});
