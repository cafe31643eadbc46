import { loadForeign } from "../../../repl/foreign/module.ts";
import { Control } from "../../../repl/session/control.ts";
import { newSession, type Session } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assert, assertEquals, assertRejects } from "../../support/assert.ts";

const url = (text: string) =>
  `data:text/javascript,${encodeURIComponent(text)}`;

/** A session with what a module exports. */
async function loaded(text: string): Promise<Session> {
  const session = newSession();
  let { scope } = session;
  for (
    const [name, value] of await loadForeign(url(text), "m.js", session.control)
  ) {
    scope = scope.with(name, value);
  }
  return { ...session, scope };
}

async function shown(text: string, ...entries: string[]): Promise<string> {
  let session = await loaded(text);
  let last = "";
  for (const entry of entries) {
    const outcome = await run(session, entry);
    session = outcome.session;
    last = outcome.blocks.at(-1)?.text ?? "";
  }
  return last;
}

// The Worker outlives the test that starts it; Deno before 2.6 counts its port.
const outliving = { sanitizeResources: false };

Deno.test(
  "loadForeign() gives the functions, the numbers and the arrays of a module",
  outliving,
  async () => {
    const found = await loadForeign(
      url(
        "export const f = (x, y) => x * y, c = 3, W = [[1, 2], [3, 4]], s = 'no', o = {}; export default 1",
      ),
      "m.js",
      new Control(),
    );
    assertEquals([...found.keys()].sort(), ["W", "c", "f"]);
    assertEquals([found.get("c"), found.get("W")], [3, [[1, 2], [3, 4]]]);
    assertEquals((found.get("f") as (...x: number[]) => number)(6, 7), 42);
    assertEquals((found.get("f") as { length: number }).length, 2);
  },
);

Deno.test("a function of a module is differentiated", async () => {
  const text = await shown("export const f = (x) => x ** 3", "f'(2)");
  assert(text.startsWith("12 ±") || text.startsWith("12.0"), text);
});

const FAULTS: readonly (readonly [string, string])[] = [
  ["async () => { throw 1 }", "it returned a promise"],
  ["() => new Promise(() => {})", "it returned a promise"],
  ["() => ({ then() { for (;;); } })", "it returned a promise"],
  ["() => () => 1", "it returned a function"],
  ["() => 'x'.repeat(2 ** 28)", 'it returned "xxx'],
  ["() => undefined", "it returned undefined"],
  ["() => 10n", "it returned 10n"],
  ["() => Symbol('a')", "it returned Symbol(a)"],
  [
    "() => new Proxy([1], { get() { throw new Error('no') } })",
    "f threw Error: no",
  ],
  [
    "() => new Proxy({}, { get() { throw new Error('no') } })",
    "it returned an object",
  ],
  ["() => ({ get then() { throw 1 } })", "it returned an object"],
  ["() => [1, { valueOf: () => 1 }]", "it returned an object"],
  ["() => { throw undefined }", "f threw undefined"],
  ["() => { throw null }", "f threw null"],
  ["() => { throw new Proxy({}, { get() { throw 1 } }) }", "f threw an object"],
  ["() => { throw { get name() { throw 1 } } }", "f threw an object"],
  ["() => { throw new TypeError('t'.repeat(1e7)) }", "f threw TypeError: ttt"],
  ["() => { Deno.exit(3) }", "a module may not end the process"],
  ["(x) => { x[0] = 1; return 1 }", "f changed its argument"],
  [
    "() => { const a = []; a.push(a); return a }",
    "it returned an array in more than 64 others",
  ],
  ["() => f()", "Maximum call stack size exceeded"],
];

for (const [f, message] of FAULTS) {
  Deno.test(`a module's ${f} is an error where it is called, and loses nothing`, async () => {
    const source = `export const f = ${f}, keep = 41`;
    const text = await shown(source, "f([2, 3])");
    assert(text.includes(message), text);
    assertEquals(await shown(source, "f([2, 3])", "keep + 1"), "42");
  });
}

Deno.test("NaN and infinities of a module come through as they are", async () => {
  assertEquals(
    await shown("export const f = () => [NaN, -Infinity, -0]", "f(1)"),
    "[NaN, -Infinity, -0]",
  );
});

Deno.test("a stray rejection of a module ends nothing", async () => {
  const source =
    "export const f = (x) => { Promise.reject(new Error('stray')); setTimeout(() => { throw 1 }, 0); return x }";
  const session = await loaded(source);
  const first = await run(session, "f(2)");
  assertEquals(first.blocks[0].text, "2");
  // An import lets what waits in the Worker happen.
  await loadForeign(
    url("export const g = 1; await new Promise((r) => setTimeout(r, 5))"),
    "n.js",
    new Control(),
  );
  assertEquals((await run(session, "f(3)")).blocks[0].text, "3");
});

const BROKEN: readonly (readonly [string, RegExp])[] = [
  ["export const f = ;", /Expression expected|Unexpected/],
  ["throw new Error('at the top')", /at the top/],
  ["Deno.exit(4); export const f = 1", /a module may not end the process/],
  ["import './none.js'", /./],
];

for (const [text, message] of BROKEN) {
  Deno.test(`loadForeign() refuses ${text}, and what comes next is loaded`, async () => {
    const error = await assertRejects(
      () => loadForeign(url(text), "m.js", new Control()),
      Error,
    );
    assert(message.test((error as Error).message), String(error));
    assertEquals(
      (await loadForeign(url("export const f = 1"), "n.js", new Control())).get(
        "f",
      ),
      1,
    );
  });
}

Deno.test(
  "Ctrl-C ends a function of a module, which then starts anew",
  outliving,
  async () => {
    const session = await loaded(
      "let calls = 0; export const f = (x) => { calls++; if (x > 1) for (;;); return calls }",
    );
    assertEquals((await run(session, "f(0); f(0)")).blocks.at(-1)?.text, "2");
    let asked = 0;
    const { result } = await session.control.interruptible(
      () => ++asked > 2 ? "interrupted" : undefined,
      () => run(session, "f(2)"),
      performance.now() + 1000,
    );
    assert(
      result.blocks[0].text.startsWith(
        "error: interrupted in f, which was ended",
      ),
    );
    assertEquals((await run(session, "f(0)")).blocks[0].text, "1");
  },
);

for (
  const text of [
    // It ends after a while, as nothing ends the thread before.
    "for (let i = 0; i < 3e9; i++);",
    "export const f = 1; await new Promise(() => {})",
  ]
) {
  Deno.test(`Ctrl-C ends the loading of ${text}`, outliving, async () => {
    let asked = 0;
    const control = new Control();
    const error = await assertRejects(
      () =>
        control.interruptible(
          () => ++asked > 2 ? "interrupted" : undefined,
          () => loadForeign(url(text), "m.js", control),
        ),
      Error,
    );
    assert(String(error).includes("interrupted in m.js, which was ended"));
    assertEquals(
      (await loadForeign(url("export const f = 1"), "n.js", new Control())).get(
        "f",
      ),
      1,
    );
  });
}
