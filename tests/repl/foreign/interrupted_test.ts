import { run } from "../../../repl/entry/run.ts";
import { apart, close } from "../../../repl/foreign/apart.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { after } from "../../support/session.ts";

// What follows `k = (x) => `: each runs for ever, or for longer than anybody waits.
const ENDLESS: readonly string[] = [
  "{ while (true) {} }",
  "{ for (;;) {} }",
  "{ do {} while (true) }",
  "{ a: for (;;) { for (;;) continue a } }",
  "{ for (;;) { try { throw 1 } catch { continue } finally { continue } } }",
  "{ while (true) { try { while (true) {} } catch {} } }",
  '/^(a+)+$/.test("a".repeat(40) + "b") ? 1 : 0',
  '"x".repeat(60).replace(/(x+x+)+y/, "").length',
  "{ let b = 3n; for (;;) b = b ** 3n % (2n ** 200000n) }",
  "Number(3n ** 300000000n % 7n)",
  "String(3n ** 60000000n).length",
  "{ const a = []; for (;;) a.push(new Array(1e5).fill(0.5)) }",
  "{ const a = []; for (let i = 0;; i++) a.push({ i, s: [i] }) }",
  "{ const a = []; for (;;) a.push(new Float64Array(1e5).fill(1)) }",
  "{ const a = []; for (let i = 0;; i++) a.push('x'.repeat(1e6) + i) }",
  "{ for (;;) { let s = 'x'; while (s.length < 2 ** 28) s += s } }",
  "{ for (;;) 'x'.repeat(2 ** 22).split('').reverse().join('') }",
  "{ for (;;) new Array(1e7).join('x') }",
  "{ for (;;) Array.from({ length: 1e6 }, (_, i) => (i * 7919) % 1e6).sort() }",
  "[1, 2, 3].sort(() => { for (;;); })[0]",
  "[1, 2, 3].map(() => { for (;;); })",
  "{ const m = new Map(); for (let i = 0;; i++) m.set(i % 1e5, i) }",
  "Array.from({ length: 1e9 }, (_, i) => i).length",
  "Array(3e7).fill(1).reduce((a, b) => a + Math.sin(b), 0) + (() => { for (;;); })()",
  "{ const f = (n) => n < 2 ? n : f(n - 1) + f(n - 2); return f(70) }",
  "{ function f(n) { return n < 2 ? n : f(n - 1) + f(n - 2) } return f(70) }",
  "{ const b = (n) => a(n), a = (n) => { try { return b(n) } catch { return b(n) } }; return a(1) }",
  "{ function* g() { for (;;) yield 1 } for (const _ of g()) ; }",
  "Array.from({ [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }) }) }).length",
  "{ let a = {}; for (let i = 0; i < 40; i++) a = [a, a]; return JSON.stringify(a).length }",
  "{ const t = Date.now(); while (Date.now() - t < 1e9) ; return 1 }",
  "{ const o = [0]; Object.defineProperty(o, '0', { get() { for (;;); } }); return o }",
  "[{ toString() { for (;;); } }].join('').length",
  "{ return { get then() { for (;;); } } }",
  "{ const a = [1]; for (const x of a) a.push(x); return 1 }",
  "{ throw { get name() { for (;;); } } }",
  "{ throw { toString() { for (;;); }, get message() { for (;;); } } }",
  "{ const e = new Error(); Object.defineProperty(e, 'stack', { get() { for (;;); } }); throw e }",
  "{ class A { static { for (;;); } } }",
  "new (class { constructor() { for (;;); } })().x",
  "{ const s = new Set([1]); for (const x of s) { s.delete(x); s.add(x + 1) } }",
];

for (const body of ENDLESS) {
  Deno.test(`Ctrl-C ends k = (x) => ${body}, and nothing else`, async () => {
    const { session } = await after("keep = 41", `k = (x) => ${body}`);
    let asked = 0;
    const { result } = await session.control.interruptible(
      () => ++asked > 2 ? "interrupted" : undefined,
      () => run(session, "k(1)"),
      // After this time the engine stops what still runs in the Worker that was ended.
      performance.now() + 1000,
    );
    assertEquals(
      result.blocks[0].text,
      "error: interrupted in k, which was ended as it did not answer; all that is defined is kept",
    );
    const next = await run(result.session, "q = (x) => x + keep; q(1)");
    assertEquals(next.blocks.at(-1)?.text, "42");
  });
}

const ASKED = [
  "k(1)",
  "k'(1)",
  "grad k([1, 2])",
  "plot k 0..1",
  "k(1) + k(2)",
  "h(x) = k(x) + 1; h'(2)",
  "a = k(3)",
];

for (const asked of ASKED) {
  Deno.test(`Ctrl-C ends ${asked} where k runs for ever`, async () => {
    const { session } = await after("keep = 41", "k = (x) => { for (;;); }");
    let polls = 0;
    const { result } = await session.control.interruptible(
      () => ++polls > 4 ? "interrupted" : undefined,
      () => run(session, asked),
      performance.now() + 1000,
    );
    const { text } = result.blocks.at(-1)!;
    assert(text.startsWith("error: interrupted"), text);
    assertEquals((await run(result.session, "keep + 1")).blocks[0].text, "42");
  });
}

Deno.test("a function that takes too much memory in typed arrays is ended, touched or not", async () => {
  for (const end of ["", ".fill(1)"]) {
    const { session } = await after(
      `k = (x) => { const a = []; for (;;) a.push(new Float64Array(1e6)${end}) }`,
    );
    const { blocks, session: kept } = await run(session, "k(1)");
    assert(
      blocks[0].text.startsWith("error: k was ended as it took more than "),
      blocks[0].text,
    );
    assertEquals((await run(kept, "6*7")).blocks[0].text, "42");
  }
});

Deno.test("close() ends the Worker of a session, and one that goes on gets another", async () => {
  const { session } = await after("k = (x) => 2*x", "k(1)");
  const first = apart(session.control);
  await close(session.control);
  assert(first.isOver);
  assertEquals((await run(session, "k(2)")).blocks[0].text, "4");
  assert(apart(session.control) !== first);
  await close(session.control);
});
