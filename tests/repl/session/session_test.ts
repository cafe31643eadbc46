import type { Block } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { after } from "../../support/session.ts";
import traces from "../../golden/notebook_trace.json" with { type: "json" };

async function shows(...entries: string[]): Promise<Block[]> {
  return [...(await after(...entries)).blocks];
}

/** The text of the error that the last entry ends with. */
async function error(...entries: string[]): Promise<string> {
  const block = (await shows(...entries)).at(-1);
  assertEquals(block?.kind, "error");
  return block!.text;
}

const F = "f(x, y) = 2x + 3x*y + y^3";
const G = "g([w, x; y, z]) = w x + x y z + 3w + z y^2";

const EXAMPLES = [
  { name: "square", define: "f(x) = x^2", ask: "grad f(3)" },
  { name: "two", define: F, ask: "grad f(1, 2)" },
  { name: "four", define: G, ask: "grad g([1, 2; 3, 4])" },
];

for (const { name, define, ask } of EXAMPLES) {
  const { lines, repr } = traces.find((trace) => trace.function === name)!;

  Deno.test(`"${ask}" with trace on and the notebook's method prints what Python prints`, async () => {
    const blocks = await shows(define, "set method notebook", "trace on", ask);
    assertEquals(blocks.map(({ text }) => text), [lines.join("\n"), repr]);
  });

  Deno.test(`"${ask}" with trace off prints the notebook's result alone`, async () => {
    const blocks = await shows(define, "set method notebook", ask);
    assertEquals(blocks.map(({ text }) => text), [repr]);
  });
}

const VALUES: readonly { entries: string[]; text: string }[] = [
  { entries: [F, "f(1, 2)"], text: "16" },
  { entries: [G, "g([1, 2; 3, 4])"], text: "65" },
  { entries: ["1/0"], text: "Infinity" },
  { entries: ["a = 1.5", "2a"], text: "3" },
  { entries: ["a = 1.5; 2a"], text: "3" },
  {
    entries: ["h(x) = x^2", "set method notebook", "h'(3)"],
    text: "6.000000000012662 ± 4.7e-11  ok, 14 evaluations",
  },
  {
    entries: [F, "set method notebook", "∇f(1, 2)"],
    text: "array([ 8.        , 15.00000001])",
  },
  { entries: ["2 + 3", "ans * 2"], text: "10" },
  {
    entries: [F, "set method notebook", "grad f at (1, 2)"],
    text: "array([ 8.        , 15.00000001])",
  },
  {
    entries: [F, "set method notebook", "grad f at y = 2, x = 1"],
    text: "array([ 8.        , 15.00000001])",
  },
  {
    entries: ["set method notebook", "grad (2x + 3x*y + y^3) at x=1, y=2"],
    text: "array([ 8.        , 15.00000001])",
  },
  { entries: ["set method notebook", "grad x^2 at 3"], text: "array([6.])" },
  { entries: ["set method notebook", "grad exp at 0"], text: "array([1.])" },
  { entries: ["[1, 2; 3, 4]"], text: "[1, 2; 3, 4]" },
  { entries: ["f(x) = x^2 # the square\nf(3)"], text: "9" },
  {
    entries: [F, "set method reverse", "∂²f/∂x∂y (1, 2)"],
    text: "3  exact, forward over reverse mode",
  },
  {
    entries: ["f(x) = x^5", "set method symbolic", "d^3f/dx^3 (2)"],
    text: "240  exact, by formula",
  },
  {
    entries: [F, "set method symbolic", "D[1, 1] f(1, 2)"],
    text: "23  exact, by formula",
  },
  {
    entries: [F, "set method reverse", "D[1, 1] f(1, 2)"],
    text: "23  exact, reverse mode",
  },
  {
    entries: [F, "grad(f)(1, 2) with method = notebook"],
    text: "array([ 8.        , 15.00000001])",
  },
  {
    entries: [F, "grad f(1, 2) with method = notebook", "pi"],
    text: `${Math.PI}`,
  },
  { entries: ["pi with digits = 3, format = sci"], text: "3.14e0" },
  { entries: ["pi with digits = 3", "pi"], text: `${Math.PI}` },
  { entries: ["trace set digits 3", "pi"], text: "3.14" },
  {
    entries: ["f(x) = x^2", "diff f(3) with method = reverse"],
    text: "6  exact, reverse mode",
  },
];

Deno.test("∂³f/∂x∂y² is numeric beyond the second order, and says how far it may be off", async () => {
  const { blocks: [{ measured }], session } = await after(
    "f(x, y) = x^2 y^3",
    "∂³f/∂x∂y² (2, 1)",
  );
  const value = session.scope.get("ans") as number;
  assert(Math.abs(value - 24) <= (measured!.error as number));
});

Deno.test("trace before a question tells of that one alone", async () => {
  const kinds = async (...entries: string[]) =>
    (await shows(F, ...entries)).map(({ kind }) => kind);
  assertEquals(await kinds("trace grad f(1, 2)"), ["trace", "value"]);
  assertEquals(await kinds("trace grad f(1, 2)", "grad f(1, 2)"), ["value"]);
});

Deno.test("trace before what has no derivative says so", async () => {
  const texts = (await shows(F, "trace f(1, 2)")).map(({ text }) => text);
  assertEquals(texts[0], "16");
  assert(texts[1].startsWith("nothing to trace here"));
});

Deno.test("what a statement is given with it does not outlive it, though the statement sets something", async () => {
  const [{ text }] = await shows("set digits 4 with method = central", "set");
  const lines = text.split("\n");
  assert(lines.includes("method auto") && lines.includes("digits 4"), text);
});

for (const [entry, same] of [["?grad", "help grad"], ["f?", "help f"]]) {
  Deno.test(`"${entry}" is "${same}"`, async () => {
    assertEquals(await shows(F, entry), await shows(F, same));
  });
}

for (
  const [entry, says] of [
    ["pi with digit = 3", "no setting digit"],
    ["pi with digits = x", "no digits x"],
    ["∂³f/∂x∂y (1, 2)", "the two orders differ"],
    [
      "d^1000000000f/dx^1000000000 (1, 2) with method = symbolic",
      "a derivative of order 1000000000 is too high",
    ],
  ]
) {
  Deno.test(`"${entry}" is refused and changes nothing`, async () => {
    assert((await error(F, entry)).startsWith(`error: ${says}`));
    assertEquals((await shows(F, entry, "f(1, 2)"))[0].text, "16");
  });
}

for (const { entries, text } of VALUES) {
  Deno.test(`a session answers ${JSON.stringify(entries.join(" ⏎ "))} with ${text}`, async () => {
    const last = (await shows(...entries)).at(-1);
    assertEquals([last?.kind, last?.text], ["value", text]);
  });
}

for (const method of ["central", "forward", "backward"]) {
  Deno.test(`set method ${method} takes derivatives by it`, async () => {
    const { session } = await after(
      "f(x) = exp(x)",
      `set method ${method}`,
      "f'(1)",
    );
    const digits = method === "central" ? 1e-9 : 1e-6;
    assert(Math.abs(session.scope.get("ans") as number - Math.E) < digits);
  });
}

const WRONG: readonly { entries: string[]; text: string }[] = [
  {
    entries: ["f(x,x)=1"],
    text: "error: the parameter x appears twice\n  f(x,x)=1\n      ^",
  },
  {
    entries: ["f(x) = "],
    text: "error: expected a value after =\n  f(x) = \n       ^",
  },
  {
    entries: ["grad g(1)"],
    text: "error: unknown function g\n  grad g(1)\n       ^",
  },
  {
    entries: [F, "grad f(1)"],
    text: "error: f takes 2 arguments, not 1\n  grad f(1)\n       ^^^^",
  },
  {
    entries: ["set method newton"],
    text:
      "error: no method newton\n  set method newton\n             ^^^^^^ there is auto, adaptive, notebook, central, forward, backward, forward-ad, reverse, symbolic",
  },
  {
    entries: ["set methd central"],
    text:
      "error: no setting methd\n  set methd central\n      ^^^^^ did you mean method?",
  },
  {
    entries: ["hepl"],
    text: "error: unknown name hepl\n  hepl\n  ^^^^ did you mean help?",
  },
  {
    entries: [F, "gard f(1, 2)"],
    text: "error: unknown name gard\n  gard f(1, 2)\n  ^^^^ did you mean grad?",
  },
  {
    entries: [F, "plto f -1..1"],
    text: "error: unknown name plto\n  plto f -1..1\n  ^^^^ did you mean plot?",
  },
  {
    entries: ["plto = 3 +* 2"],
    text: "error: expected a value\n  plto = 3 +* 2\n            ^",
  },
  {
    entries: [F, "ff(3)"],
    text: "error: unknown function ff\n  ff(3)\n  ^^ did you mean f?",
  },
  {
    entries: ["trace maybe"],
    text:
      "error: expected on, story, json or off\n  trace maybe\n        ^^^^^",
  },
  {
    entries: ["变量 + yy"],
    text: "error: unknown name 变量\n  变量 + yy\n  ^^^^",
  },
  {
    entries: ["grad 3"],
    text:
      'error: expected a function and a point\n  grad 3\n       ^ write f(1, 2), or an expression and "at x = 1"',
  },
];

for (const { entries, text } of WRONG) {
  Deno.test(`a session refuses ${JSON.stringify(entries.at(-1))} with a caret under the place`, async () => {
    assertEquals(await error(...entries), text);
  });
}

Deno.test("a definition that fails changes nothing", async () => {
  assertEquals(await shows(F, "f(x, y) = 2x +* y", "f(1, 2)"), [{
    kind: "value",
    text: "16",
    value: 16,
  }]);
});

Deno.test("the parts of an entry before the one that fails stay", async () => {
  const { session, blocks } = await after("a = 2; b = nothing; c = 3");
  assertEquals([...session.scope.keys()], ["a"]);
  assertEquals(blocks.length, 1);
});

Deno.test("a session is never changed: an earlier one can be gone back to", async () => {
  const { session } = await after("a = 1");
  await run(session, "a = 2");
  assertEquals((await run(session, "a")).blocks, [{
    kind: "value",
    text: "1",
    value: 1,
  }]);
});

Deno.test("a definition keeps the value that a variable had", async () => {
  assertEquals(await shows("a = 2", "f(x) = a x", "a = 3", "f(10)"), [{
    kind: "value",
    text: "20",
    value: 20,
  }]);
});

const HOSTILE = [
  "(".repeat(5000) + "1" + ")".repeat(5000),
  "1" + " + 1".repeat(250_000),
  "\0\0\0",
  "a\0b",
  "__proto__ = 1",
  "constructor(1)",
  "constructor.constructor('return this')()",
  'import("fs")',
  "`${1}`",
  "toString()",
  "valueOf",
  "x.constructor",
  "grad __proto__(1)",
  "help __proto__",
  "set __proto__ 1",
  "set method __proto__",
  "[[[[",
  ")",
  ";;;;",
  "#",
  "∇",
  "'",
  "f'",
  "\u202e1 + x",
  "😀 = 1",
];

for (const entry of HOSTILE) {
  Deno.test(`a session survives ${JSON.stringify(entry.slice(0, 40))}`, async () => {
    const { session } = await after(F, entry);
    assertEquals((await run(session, "f(1, 2)")).blocks, [{
      kind: "value",
      text: "16",
      value: 16,
    }]);
  });
}

Deno.test("help lists every command and explains each", async () => {
  const [{ text }] = await shows("help");
  for (const word of ["help", "list", "set", "trace", "quit", "grad"]) {
    assert(text.includes(word), word);
    assertEquals((await shows(`help ${word}`))[0].kind, "text");
  }
});

Deno.test("list shows functions as they were written and variables with their values", async () => {
  assertEquals(await shows(F, "a = 1.5", "list"), [{
    kind: "text",
    text: `${F}\na = 1.5`,
  }]);
});

const text = async (...entries: string[]) =>
  (await shows(...entries)).at(-1)!.text;

Deno.test("undo takes back what changed something, entry by entry, and queries do not count", async () => {
  assertEquals(await text("a = 1", "a = 2", "a", "2a", "undo", "a"), "1");
  assertEquals(await text("a = 1", "a = 2", "a = 3", "undo 2", "a"), "1");
  assertEquals(
    (await text("a = 1", "set method forward", "undo", "set")).split("\n")[0],
    "method auto",
  );
  assertEquals(await text("undo"), "there is nothing to take back");
  assertEquals(await text("a = 1", "undo 5", "list"), "nothing is defined yet");
});

Deno.test("undo keeps so many changes, and says where it stops", async () => {
  const changes = Array.from({ length: 105 }, (_, i) => `a = ${i + 1}`);
  const beyond = "undo keeps the last 100 changes";
  assertEquals(await text(...changes, "undo 100", "a"), "5");
  assertEquals(await text(...changes, "undo 200"), `took back 100: ${beyond}`);
  assertEquals(await text(...changes, "undo 200", "a"), "5");
  assertEquals(
    await text(...changes, "undo 100", "undo"),
    `there is nothing to take back: ${beyond}`,
  );
});

Deno.test("undo within an entry takes back its parts one by one", async () => {
  assertEquals(await text("a = 1; a = 2; undo; a"), "1");
  assertEquals(
    await text("a = 1", "a = 2; a = 3; undo; a = 4", "undo", "a"),
    "2",
  );
  assertEquals(await text("a = 1", "a = 2; a = 3; undo 2; a"), "1");
  assertEquals(await text("a = 1", "a = 2; a = 3", "undo", "a"), "1");
});

Deno.test("reset forgets everything, and undo brings it back", async () => {
  assertEquals(
    (await shows("a = 1", "reset", "list")).at(-1)?.text,
    "nothing is defined yet",
  );
  assertEquals((await shows("a = 1", "reset", "undo", "a")).at(-1)?.text, "1");
});

Deno.test("history numbers the entries, or those that hold a text", async () => {
  assertEquals(
    (await shows("a = 1", "b = 2", "history b =")).at(-1)?.text,
    "   2  b = 2\n   3  history b =",
  );
});

Deno.test("assert takes the answers of queries, as far as they can be off", async () => {
  const F = "f(x, y) = x^2 y; g(x) = |x|";
  const silent = async (entry: string) => (await shows(F, entry)).length === 0;
  assert(await silent("assert grad f(1, 3) ~ [6, 1]"));
  assert(await silent("assert ∂f/∂y (2, 3) ~ 4"));
  // The round-off of 0 is beyond any part of 0.
  assert(await silent("assert d/dx (x^2 + 7) at 0 ~ 0"));
  assert(await silent("assert hessian f(1, 3) ~ [6, 2; 2, 0]"));
  // At a kink the error is half the way from one side to the other: it excuses nothing.
  assert(!await silent("assert g'(0) ~ 0.5"));
  assert(!await silent("assert grad f(1, 3) ~ [6, 1.001]"));
});

Deno.test("assert passes in silence and fails with both values", async () => {
  const f = "f(x) = x^2";
  assertEquals(await shows(f, "assert f(3) ~ 9"), []);
  assertEquals(await shows(f, "assert f(3) ~ 9.1 within 0.2"), []);
  assertEquals(await shows(f, "assert [f(1), f(2)] ~ [1, 4]"), []);
  assertEquals(await shows("assert nan ~ nan"), []);
  assertEquals(
    await error(f, "assert f(3) ~ 10"),
    "error: Cannot assert f(3) ~ 10: found 9 and 10",
  );
  assertEquals(
    (await error("assert [1, 2] ~ [1, 2, 3]")).split(":")[0],
    "error",
  );
});

Deno.test("time shows the value and how long it takes", async () => {
  const [value, took] = await shows("f(x) = x^2", "time f(3)");
  assertEquals(value, { kind: "value", text: "9", value: 9 });
  assert(
    /^[0-9.e+]+ (µs|ms|s), median of \d+ runs?$/.test(took.text),
    took.text,
  );
});

Deno.test("quit and exit ask to leave; a variable or a function of that name does not", async () => {
  assert((await after("quit")).quit);
  assert((await after("exit")).quit);
  assert(!(await after("quit = 3")).quit);
  assert(!(await after("quit(x) = x", "quit(3)")).quit);
});

Deno.test("plot draws functions, their derivatives and expressions as wide as is set", async () => {
  const f = "f(x) = x^2";
  for (
    const plot of [
      "plot f, f' -2..2",
      "plot sin(t)/t -10..10",
      "plot x 0..1",
      "plot f 0..2*pi",
    ]
  ) {
    const [{ kind, text }] = await shows(f, plot);
    assertEquals(kind, "picture");
    assert(text.split("\n").every((line) => [...line].length <= 72), plot);
  }
});

Deno.test("plot says what it cannot plot and where", async () => {
  assertEquals(
    await error("plot g 0..1"),
    "error: unknown function g\n  plot g 0..1\n       ^",
  );
  assertEquals(
    await error("f(x, y, z) = x", "plot f 0..1"),
    "error: f takes 3 arguments, not 1\n  plot f 0..1\n       ^",
  );
  assert(
    (await error("plot x 2..1")).endsWith(
      "from a smaller number to a larger one",
    ),
  );
  assertEquals(
    await error("plot x + y + z 0..1"),
    "error: x + y + z takes 3 arguments, not 1\n  plot x + y + z 0..1\n       ^^^^^^^^^",
  );
});

Deno.test("save writes the parts that made the session, and asks before it replaces a file", async () => {
  const { effects } = await after(
    "a = 2; f(x) = a x",
    "f(3)",
    "b = nothing",
    "a = 3",
    "undo",
    "set method notebook",
    "save it.txt",
  );
  const text = "a = 2\nf(x) = a x\nset method notebook\n";
  assertEquals(effects, [{
    kind: "write",
    path: "it.txt",
    text,
    replace: false,
  }]);
  assertEquals((await after("save! it.txt")).effects, [
    { kind: "write", path: "it.txt", text: "", replace: true },
  ]);
});

Deno.test("load asks for a file by its name", async () => {
  assertEquals((await after("load it.ts")).effects, [{
    kind: "load",
    path: "it.ts",
  }]);
  assertEquals(
    await error("load"),
    "error: expected a file name\n  load\n      ^",
  );
});

// Closed forms: the derivative, and whether it is to be trusted.
const DERIVATIVES: readonly {
  entries: string[];
  value: number | number[];
  verdict: string;
}[] = [
  { entries: [F, "grad f(1, 2)"], value: [8, 15], verdict: "ok" },
  { entries: ["h(x) = x^2", "h'(3)"], value: 6, verdict: "ok" },
  { entries: ["h(x) = sin(x)", "h''(1)"], value: -Math.sin(1), verdict: "ok" },
  { entries: ["h(x) = exp(2x)", "h'''(0)"], value: 8, verdict: "ok" },
  { entries: ["d/dx (x^2) at 3"], value: 6, verdict: "ok" },
  { entries: ["d/dx x^2 y at x = 1, y = 3"], value: 6, verdict: "ok" },
  { entries: ["d²/dx² sin(x) at 1"], value: -Math.sin(1), verdict: "ok" },
  { entries: [F, "∂f/∂y (1, 2)"], value: 15, verdict: "ok" },
  { entries: [F, "df/dx at x = 1, y = 2"], value: 8, verdict: "ok" },
  { entries: [F, "d^2f/dy^2 (1, 2)"], value: 12, verdict: "ok" },
  { entries: [F, "D[1, 1] f(1, 2)"], value: 23, verdict: "ok" },
  { entries: [G, "D[1, 0; 0, 0] g([1, 2; 3, 4])"], value: 5, verdict: "ok" },
  { entries: ["a(x) = |x|", "a'(0)"], value: 0, verdict: "kink" },
  { entries: ["s(x) = x sqrt(x)", "s'(0)"], value: 0, verdict: "edge" },
];

for (const { entries, value, verdict } of DERIVATIVES) {
  const question = JSON.stringify(entries.join(" ⏎ "));
  Deno.test(`a session answers ${question} with an error and "${verdict}"`, async () => {
    const { session, blocks } = await after(...entries);
    const text = blocks.at(-1)!.text;
    assert(text.includes(" ± "), text);
    assert(new RegExp(`  ${verdict}, \\d+ evaluations`).test(text), text);
    const found = [session.scope.get("ans")].flat() as number[];
    [value].flat().forEach((expected, i) =>
      assert(Math.abs(found[i] - expected) < 1e-8, text)
    );
  });
}

for (const method of ["reverse", "forward-ad"]) {
  Deno.test(`set method ${method} answers partial and directional derivatives exactly`, async () => {
    const set = `set method ${method}`;
    const ask = async (query: string) => (await shows(F, set, query))[0].text;
    assert((await ask("∂f/∂y (1, 2)")).startsWith("15  exact"));
    assert((await ask("d^2f/dy^2 (1, 2)")).startsWith("12  exact"));
    assert((await ask("D[1, 1] f(1, 2)")).startsWith("23  exact"));
  });
}

Deno.test("names like d and D stay free for variables", async () => {
  assertEquals((await shows("d = 3", "d/2"))[0].text, "1.5");
  assertEquals((await shows("D = 4", "D + 1"))[0].text, "5");
});

Deno.test("a partial derivative by a variable that f has not is refused by name", async () => {
  assertEquals(
    await error(F, "∂f/∂z (1, 2)"),
    "error: f has no variable z\n  ∂f/∂z (1, 2)\n  ^^^^^^^^^^^^ there is x, y",
  );
  const wrongLength = await error(F, "D[1] f(1, 2)");
  assert(wrongLength.startsWith("error: the direction has 1 elements"));
});
