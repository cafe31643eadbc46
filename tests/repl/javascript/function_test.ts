import { fetchOnce } from "../../support/packages.ts";
import { check } from "../../../repl/entry/check.ts";
import { items } from "../../../repl/session/log.ts";
import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { after } from "../../support/session.ts";

async function shown(...entries: string[]): Promise<string> {
  const { blocks } = await after(...entries);
  return blocks.map(({ text }) => text).join("\n");
}

const K = "k = (x) => Math.sin(x[0]) * x[1]";

Deno.test("a function in JavaScript takes an array and has a gradient", async () => {
  // The partials of sin(a) b are cos(a) b and sin(a).
  const { session } = await after(K, "grad k([1, 2])");
  const [a, b] = session.scope.get("ans") as number[];
  assert(Math.abs(a - 2 * Math.cos(1)) < 1e-12, String(a));
  assert(Math.abs(b - Math.sin(1)) < 1e-12, String(b));
});

const VALUES: readonly (readonly [string, string])[] = [
  ["k = (x) => Math.sin(x[0]) * x[1]; k([0, 2])", "0"],
  ["q = x => x ** 2; q(3) + 1", "10"],
  [
    "q = x => x ** 2; set method central; q'(3)",
    "6 ± 3.3e-10  ok, 14 evaluations",
  ],
  ["r = function (x, y) { return x * y; }; r(2, 3)", "6"],
  ["r = (x, y = 4) => x * y; r(2)", "8"],
  ["r = (...all) => all.length; r(1, 2, 3)", "3"],
  [
    "r = (x) => {\n  let s = 0;\n  for (const each of x) s += each;\n  return s;\n}; r([1, 2, 3])",
    "6",
  ],
  [
    "r = (x) => {\n  let i = 0;\n  do i++; while (i < x)\n  for (;;) { if (++i > 9) return i }\n}; r(2)",
    "10",
  ],
  ["r = (x) => [x, [1, 2]]; r(1)", "[1, [1, 2]]"],
  ["r = (x) => Float64Array.of(x, 2); r(1)", "[1, 2]"],
  ["r = (x) => x / 0; r(1)", "Infinity"],
  ["q = x => x ** 2; h(x) = q(x) + 1; h(2)", "5"],
];

for (const [entry, text] of VALUES) {
  Deno.test(`${JSON.stringify(entry)} ends with ${text}`, async () => {
    assertEquals((await after(entry)).blocks.at(-1)?.text, text);
  });
}

const BAD: readonly (readonly [string, string, string])[] = [
  [
    'b = (x) => "abc"',
    "b(1)",
    'b must return a number or an array of numbers: it returned "abc"',
  ],
  ["b = (x) => undefined", "b(1)", "it returned undefined"],
  ["b = (x) => ({ x })", "b(1)", "it returned an object"],
  ["b = (x) => [1, null]", "b(1)", "it returned null"],
  ["b = (x) => 10n", "b(1)", "it returned 10n"],
  ["b = (x) => { throw undefined }", "b(1)", "b threw undefined"],
  ["b = (x) => 'a'.repeat(2 ** 28)", "b(1)", "aaa...\n  b ="],
  ["b = (x) => { throw new Error('a'.repeat(1e7)) }", "b(1)", "aaa...\n  b ="],
  [
    "b = (x) => { const a = [1]; a.push(a); return a }",
    "b(1)",
    "it returned an array in more than 64 others",
  ],
  [
    "b = (x) => new DataView(new ArrayBuffer(8))",
    "b(1)",
    "it returned an object",
  ],
  [
    "b = (x) => { throw { get name() { throw 1 } } }",
    "b(1)",
    "b threw an object",
  ],
  ["b = (x) => { throw () => 1 }", "b(1)", "b threw a function"],
  ["b = (x) => { throw 'no' }", "b(1)", 'b threw "no"'],
  [
    "b = (x) => { x[0] = 9; return 1 }",
    "grad b([1, 2])",
    "b changed its argument, which it must leave as it is",
  ],
  ["b = (x) => { x.sort(); return 1 }", "b([2, 1])", "b changed its argument"],
  ["b = (x) => x", "b(1, 2)", "b takes 1 argument, not 2"],
  ["b = (x, y) => x", "b(1)", "b takes 2 arguments, not 1"],
  ["b = (x) => z(x)", "b(1)", "b threw ReferenceError: z is not defined"],
  [
    "b = (x) => b(x)",
    "b(1)",
    "b threw RangeError: Maximum call stack size exceeded",
  ],
  [
    "b = (x) => { const g = () => g(); return g() }",
    "b(1)",
    "b threw RangeError: Maximum call stack size exceeded",
  ],
];

for (const [define, ask, message] of BAD) {
  Deno.test(`${define} is an error where it is called, and loses nothing`, async () => {
    const { session, blocks } = await after(K, define, ask);
    assertEquals(blocks.length, 1);
    assertEquals(blocks[0].kind, "error");
    assert(blocks[0].text.includes(message), blocks[0].text);
    assertEquals([...session.scope.keys()], ["k", "b"]);
  });
}

Deno.test("an error in a function in JavaScript shows its line", async () => {
  const define =
    "b = (x) => {\n  let i = 0;\n  while (i < 3) i++; return zzz(i);\n}";
  assertEquals(
    await shown(define, "b(1)"),
    "error: b threw ReferenceError: zzz is not defined\n" +
      "    while (i < 3) i++; return zzz(i);\n" +
      "                              ^^^ JavaScript's own names are there, and the numbers, arrays, JavaScript functions and formulas of numbers of the session",
  );
});

// The column of a mistake is acorn's to tell; where npm cannot be reached, it is the line.
const hasAcorn = await fetchOnce({
  specifiers: ["npm:acorn@8.15.0"],
  load: () => Promise.resolve(true),
}).catch(() => false);

Deno.test("what is no JavaScript is refused where it is wrong", async () => {
  const carets = hasAcorn ? "          ^" : "  ^^^^^^^^^";
  assertEquals(
    await shown("b = (x) => {\n  let a = ;\n}"),
    `error: no JavaScript: Unexpected token ';'\n    let a = ;\n  ${carets}`,
  );
});

const NAMES = [
  "Deno",
  "process",
  "require",
  "globalThis",
  "fetch",
  "console",
  "Promise",
  "setTimeout",
  "Worker",
  "WebAssembly",
  "SharedArrayBuffer",
  "eval",
];

Deno.test("a function in JavaScript sees nothing but JavaScript", async () => {
  for (const name of NAMES) {
    const { blocks } = await after(
      `b = () => typeof ${name} === "undefined" ? 1 : 0`,
      "b()",
    );
    assertEquals(blocks[0].text, "1", name);
  }
});

// The frames of a stack are objects of the REPL's own.
const TRACER = "(_, frames) => frames[0].constructor.constructor('return 1')()";

// Ways out that work in a context made of an object of the REPL's own.
const ESCAPES = [
  "(x) => (() => {}).constructor('return typeof Deno')().length",
  "(x) => this.constructor.constructor('return typeof Deno')().length",
  "(x) => x.constructor.constructor('return typeof Deno')().length",
  "(x) => { try { null.x } catch (e) { return e.constructor.constructor('return 1')() } }",
  "(x) => { try { for (;;) x.push(...x) } catch (e) { return e.constructor.constructor('return 1')() } }",
  `(x) => { Error.prepareStackTrace = ${TRACER}; return new Error().stack }`,
  `(x) => { Error = { prepareStackTrace: ${TRACER} }; try { null.x } catch (e) { return e.stack } }`,
  `(x) => { Object.defineProperty(Error, 'prepareStackTrace', { value: ${TRACER} }); return new Error().stack }`,
  `(x) => { Object.prototype.prepareStackTrace = ${TRACER}; return new Error().stack }`,
  `(x) => { Object.setPrototypeOf(Error, { prepareStackTrace: ${TRACER} }); return new Error().stack }`,
];

for (const escape of ESCAPES) {
  Deno.test(`${escape} does not get out`, async () => {
    const { blocks } = await after(`b = ${escape}`, "b([1])");
    assertEquals(blocks[0].kind, "error");
  });
}

Deno.test("a recursion that leaves no room for what each 64th turn calls does not get out", async () => {
  // Of so many depths, some leave just too little room for that.
  const { blocks } = await after(
    `b = (x) => {
      let out = 0;
      const g = () => g();
      const h = (depth) => depth > 0 ? h(depth - 1) : g();
      for (let depth = 0; depth < 512; depth++) {
        try { h(depth); } catch (e) {
          try { out += e.constructor.constructor("return 1")(); } catch {}
        }
      }
      return out;
    }`,
    "b(1)",
  );
  assertEquals(blocks[0].text, "0");
});

for (
  const word of ["import('node:fs')", "(async () => 1)()", "import.meta.url"]
) {
  Deno.test(`${word} is refused in a function in JavaScript`, async () => {
    const { blocks } = await after(`b = (x) => ${word}`);
    assertEquals(blocks[0].kind, "error");
    assert(
      blocks[0].text.includes("is not there for functions that are typed"),
    );
  });
}

const ENDLESS = [
  "b = (x) => { while (true) {} }",
  "b = (x) => { for (;;) {} }",
  "b = (x) => { while (true) { try { while (true) {} } catch {} } }",
  'b = (x) => /(a+)+$/.test("a".repeat(40) + "b") ? 1 : 0',
];

for (const define of ENDLESS) {
  Deno.test(`${define} is stopped when the time is over`, async () => {
    const { session } = await after(K, define);
    const began = performance.now();
    const end = began + 100;
    const { result } = await session.control.interruptible(
      () => performance.now() > end ? "stopped at the limit" : undefined,
      () => run(session, "grad b(1)"),
      end,
    );
    assert(result.blocks[0].text.includes("stopped at the limit"));
    assertEquals(result.session.scope.has("k"), true);
    assertEquals((await run(session, "k([0, 1])")).blocks[0].text, "0");
  });
}

const LONG = [
  "b = (x) => { while (true) {} }",
  "b = (x) => { const f = (n) => n < 2 ? n : f(n - 1) + f(n - 2); return f(60); }",
  "b = (x) => { function f(n) { return n < 2 ? n : f(n - 1) + f(n - 2); } return f(60); }",
  "b = (x) => Array.from({ length: 1e8 }, (_, i) => i).length",
  "b = (x) => { const all = Array(3000).fill(1); for (const i of all) for (const j of all) for (const k of all) x++; return x; }",
];

for (const define of LONG) {
  Deno.test(`Ctrl-C stops ${define} at once`, async () => {
    const { session } = await after(define);
    let asked = 0;
    const { result } = await session.control.interruptible(
      () => ++asked > 3 ? "interrupted" : undefined,
      () => run(session, "b(1)"),
    );
    assertEquals(
      result.blocks[0].text,
      "error: interrupted in b, which was ended as it did not answer; all that is defined is kept",
    );
    assertEquals(asked, 4);
    assertEquals((await run(result.session, "1 + 1")).blocks[0].text, "2");
  });
}

const ROOT =
  "r = (x) => { if (x < 0) throw new RangeError('negative'); return 3 * x; }";

Deno.test("what a function in JavaScript throws beside a point is the edge of where it is defined", async () => {
  const { blocks } = await after(ROOT, "r'(0)");
  assert(blocks[0].text.includes("edge"), blocks[0].text);
  assert(blocks[0].text.startsWith("3 ±"), blocks[0].text);
  const at = await after(ROOT, "r'(-1)");
  assert(at.blocks[0].text.includes("r threw RangeError: negative\n  r ="));
});

Deno.test("plot leaves open where a function in JavaScript throws", async () => {
  const { blocks } = await after(ROOT, "plot r, r' -1..1");
  assertEquals(blocks.map(({ kind }) => kind), ["picture"]);
});

Deno.test("list, info, undo and the journal know a function in JavaScript", async () => {
  assertEquals(await shown(K, "list"), K);
  assertEquals(
    await shown(K, "info k"),
    `${K}\na JavaScript function: differentiated by evaluating it, as its inside is not known`,
  );
  const { session } = await after(K);
  assertEquals(items(session.journal), [K]);
  assertEquals((await after(K, "undo")).session.scope.has("k"), false);
});

Deno.test("check() reads a function in JavaScript and does not make it", async () => {
  const good = await check(newSession(), "k = (x) => x; k(3)");
  assertEquals(good.error, undefined);
  const bad = await check(newSession(), "k = (x) => x +; k(3)");
  assert(bad.error!.text.includes("no JavaScript"));
});

Deno.test("a definition of a megabyte is read and runs", async () => {
  const count = 125_000;
  const body = "s += 1; ".repeat(count);
  assertEquals(
    await shown(`k = (x) => { let s = x; ${body}return s; }`, "k(2)").then(
      (text) => text.split("\n").at(-1),
    ),
    String(count + 2),
  );
});
