import { run } from "../../../repl/entry/run.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { after } from "../../support/session.ts";

// 1 where a function constructor belongs to a realm in which text becomes code, or where Deno is to be had.
const HELP = `
  const out = (F) => {
    try { return F("return typeof Deno + typeof process + typeof require")() ? 1 : 0 } catch { return 0 }
  };
  const caught = (f) => { try { f() } catch (e) { return e } };
  const made = (o) => { let n = 0; for (let p = o; p; p = Object.getPrototypeOf(p)) n += out(p.constructor?.constructor); return n };
`;

// Values whose constructors might be those of another realm.
const VALUES = [
  "(() => {})",
  "x",
  "x[0]",
  "X",
  "q",
  "k",
  "a",
  "function () {}",
  "function* () {}",
  "(function* () {})()",
  "class {}",
  "[].map",
  "[][Symbol.iterator]()",
  "new Map().entries()",
  "''[Symbol.iterator]()",
  "'a'.matchAll(/a/g)",
  "Math",
  "Math.max",
  "JSON",
  "JSON.stringify",
  "JSON.parse('[{}]')",
  "Symbol.iterator",
  "Object.getOwnPropertyDescriptor(Map.prototype, 'size').get",
  "Object.getOwnPropertyDescriptor(Object.prototype, '__proto__').set",
  "Float64Array",
  "Float64Array.prototype",
  "Float64Array.from([1])",
  "new Float64Array(2)",
  "new Float64Array(2).buffer",
  "new Float64Array(2).subarray(1)",
  "new ArrayBuffer(8)",
  "new DataView(new ArrayBuffer(8))",
  "'a b'.split(' ')",
  "'a b'.split",
  "/a/.exec('a')",
  "/a/",
  "new Date()",
  "1n",
  "Object(1n)",
  "Object('a')",
  "new (class extends Array {})()",
  "new WeakMap()",
  "new Error('e')",
  "new Error('e').stack",
  "new AggregateError([1])",
  "(function () { return arguments })()",
  "`a`",
  "((s) => s)`a`",
  "(function () { return this })()",
  "(0, function () { return typeof this === 'undefined' ? [] : this })()",
  "Iterator.from([1])",
  "[1, 2].values().map((y) => y)",
  "Object.entries({ a: 1 })",
  "Object.groupBy([1], () => 'a')",
  "new Set([1]).union(new Set([2]))",
  "[3, 1].toSorted()",
  "structuredClone",
  "Math.sumPrecise",
];

// Errors that the engine makes, or the REPL.
const ERRORS = [
  "null.x",
  "zzz",
  "x()",
  "new Array(-1)",
  "BigInt(1.5)",
  "JSON.parse('{')",
  "'x'.repeat(-1)",
  "'x'.repeat(2 ** 30)",
  "Symbol() + ''",
  "new Float64Array(-1)",
  "new Float64Array(1e12)",
  "new ArrayBuffer(1e14)",
  "'x'.repeat(2 ** 27).split('')",
  "({}) instanceof 1",
  "new RegExp('(')",
  "Object.defineProperty(1, 'a', {})",
  "X.push(1)",
  "X[0] = 2",
  "Object.freeze(new Float64Array(1))",
  "1n / 0n",
  "q()",
  "q(1, 2, 3).x.y",
  "(() => { const g = () => g(); g() })()",
  "(() => { const g = () => new Float64Array(2e6) && g(); g() })()",
  "(() => { const g = () => 'a'.split('a') && g(); g() })()",
  "x.push(...Array(1e7))",
  "Reflect.get({}, 'a')",
  "new Proxy({}, {})",
  "import('node:fs')",
  "eval('1')",
  "(0, (() => {}).constructor)('return 1')",
];

// What would break JavaScript for the functions that come after, if it were not refused.
const POISON = [
  "Object.defineProperty(Array.prototype, '0', { set() {} })",
  "Object.defineProperty(Object.prototype, 'value', { get() { for (;;); } })",
  "Array.prototype.map = () => 7",
  "Array.prototype[Symbol.iterator] = () => 7",
  "Array.from = () => 7",
  "Math.sin = () => 7",
  "Array = 7",
  "Math = 7",
  "JSON.stringify = () => 7",
  "Object.freeze = () => 7",
  "Object.setPrototypeOf(Array.prototype, null)",
  "Object.setPrototypeOf([].values().__proto__, null)",
  "[].values().__proto__.next = () => 7",
  "Float64Array = 7",
  "Number.prototype.toFixed = () => 7",
  "String.prototype.split = () => 7",
  "delete Array.prototype.reduce",
  "Object.prototype.toJSON = () => 7",
];

// Bodies of their own; each is worth 0 unless it gets out.
const BODIES = [
  "Error.prepareStackTrace = (_, f) => out(f[0].constructor.constructor); return +(new Error().stack === 1)",
  "Object.prototype.prepareStackTrace = (_, f) => out(f[0].constructor.constructor); return +(new Error().stack === 1)",
  "Object.setPrototypeOf(Error, { prepareStackTrace: (_, f) => 1 }); return +(new Error().stack === 1)",
  "Error.stackTraceLimit = Infinity; return out(new Error().stack.constructor.constructor)",
  "let got = 0; Object.defineProperty(Object.prototype, 'zz', { get() { got = made(this) }, configurable: true }); zz; return got",
  "let got = 0; try { Object.defineProperty(Array.prototype, '0', { set(v) { got += made(this) + made(Object(v)) }, configurable: true }) } catch {} return got + [].concat(1)[0] - 1",
  "return made(Object.getOwnPropertyDescriptors(Object.prototype))",
  "let n = 0; for (const name of Object.getOwnPropertyNames(Object.prototype)) n += out(Object.prototype[name]?.constructor); return n",
  "Function.prototype.call = function () { return made(this) }; return x.map((y) => 0)[0]",
  "Array.prototype[Symbol.iterator] = function* () { yield made(this) }; return [...[1]][0]",
  "class A extends Float64Array {} return made(new A(3))",
  "return out(Object.getPrototypeOf(function* () {}).constructor)",
  "return out(Object.getPrototypeOf(class { static async *[Symbol.iterator]() {} }[Symbol.iterator] ?? (() => {})).constructor)",
  "return typeof Deno === 'undefined' && typeof process === 'undefined' && typeof require === 'undefined' ? 0 : 1",
  "return ['globalThis', 'fetch', 'console', 'Promise', 'setTimeout', 'queueMicrotask', 'Worker', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'eval', 'Function1', 'tape', 'control', 'port'].filter((n) => { try { return out(n.at.constructor) || { Promise: typeof Promise, setTimeout: typeof setTimeout, globalThis: typeof globalThis, fetch: typeof fetch, console: typeof console, Worker: typeof Worker, WebAssembly: typeof WebAssembly, Atomics: typeof Atomics, SharedArrayBuffer: typeof SharedArrayBuffer, eval: typeof eval }[n] !== undefined && { Promise: typeof Promise, setTimeout: typeof setTimeout, globalThis: typeof globalThis, fetch: typeof fetch, console: typeof console, Worker: typeof Worker, WebAssembly: typeof WebAssembly, Atomics: typeof Atomics, SharedArrayBuffer: typeof SharedArrayBuffer, eval: typeof eval }[n] !== 'undefined' } catch { return true } }).length",
  "let n = 0; const g = (d) => d > 0 ? g(d - 1) : new Float64Array(2e6); for (let d = 7000; d < 14000; d += 7) { const e = caught(() => g(d)); if (e) n += made(e) } return n",
  "let n = 0; const g = () => g(); const h = (d) => d > 0 ? h(d - 1) : g(); for (let d = 0; d < 512; d++) n += made(caught(() => h(d)) ?? {}); return n",
];

const PROBES = [
  ...VALUES.map((value) =>
    `try { return made(Object(${value})) } catch { return 0 }`
  ),
  ...ERRORS.map((text) =>
    `const e = caught(() => ${text}); return e === undefined ? 0 : made(Object(e))`
  ),
  ...BODIES,
];

Deno.test("the probes find the way out where there is one", () => {
  for (const value of ["[]", "() => {}", "Math.max", "new Error()"]) {
    const found = new Function(`${HELP} return made(Object(${value}))`)();
    assert(found > 0, value);
  }
});

for (const probe of PROBES) {
  Deno.test(`a typed function does not get out by ${probe.slice(0, 90)}`, async () => {
    const { session, blocks } = await after(
      "X = [1,2,3]",
      "a = 1",
      "q = (x) => x",
      `k = (x) => { ${HELP} ${probe} }`,
      "k([1, 2])",
    );
    const { kind, text } = blocks.at(-1)!;
    assert(kind === "error" || text === "0", text);
    // What it did to JavaScript is not done to the session.
    assertEquals((await run(session, "6*7")).blocks[0].text, "42");
    assertEquals(({} as Record<string, unknown>).zz, undefined);
  });
}

for (const poison of POISON) {
  Deno.test(`a typed function that does ${poison} changes nothing for the others`, async () => {
    const { session } = await after(
      `k = (x) => { ${poison}; return x }`,
      "k(1)",
    );
    const { blocks } = await run(
      session,
      "q = (x) => Math.sin(0) + [...x].map((y) => y * 2).reduce((a, b) => a + b) + Float64Array.from(x)[0] + Number((1).toFixed(1)) + 'a b'.split(' ').length; q([1, 2])",
    );
    assertEquals(blocks.at(-1)?.text, "10");
  });
}
