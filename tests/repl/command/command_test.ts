import { COMMANDS } from "../../../repl/command/commands.ts";
import { COMMAND_WORDS } from "../../../repl/command/command_words.ts";
import { jsonLine } from "../../../repl/session/json.ts";
import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { after } from "../../support/session.ts";

const SETTINGS: readonly (readonly [string, string, string])[] = [
  ["set digits 3", "[pi, 1/0, 0/0]", "[3.14, Infinity, NaN]"],
  ["set format sci", "1234.5", "1.2345e3"],
  ["set format hex", "1.5 + 1.5", "0x1.8000000000000p+1"],
  ["set digits 4; set digits all", "1/3", "0.3333333333333333"],
];

for (const [setting, ask, text] of SETTINGS) {
  Deno.test(`${setting} shows ${ask} as ${text}`, async () => {
    const { blocks } = await after(setting, ask);
    assert(blocks.at(-1)!.text.startsWith(text), blocks.at(-1)!.text);
  });
}

for (
  const setting of [
    "set digits 0",
    "set digits 18",
    "set format oct",
    "set seed -1",
  ]
) {
  Deno.test(`${setting} is refused and changes nothing`, async () => {
    const { session, blocks } = await after(setting);
    assertEquals(blocks[0].kind, "error");
    assertEquals(session.settings, newSession().settings);
  });
}

const F = "f(x, y) = x^2 y";

Deno.test("check passes a gradient that is right", async () => {
  const { blocks } = await after(
    F,
    "g(x, y) = [2x y, x^2]",
    "check f, g at (3, 2)",
  );
  assertEquals(blocks[0].kind, "text");
  assert(blocks[0].text.startsWith("The gradient passes"));
});

Deno.test("check takes a function of one number and its derivative", async () => {
  const { blocks } = await after(
    "h(x) = sin(x); d(x) = cos(x)",
    "check h, d at 3",
  );
  assertEquals(blocks[0].kind, "text");
});

Deno.test("check takes functions in JavaScript", async () => {
  const { blocks } = await after(
    "f = (x) => x[0] ** 2 * x[1]; g = (x) => [2 * x[0] * x[1], x[0] ** 2]",
    "check f, g at [3, 2]",
  );
  assertEquals(blocks.map(({ kind }) => kind), ["text"]);
});

Deno.test("check names the mistake of a gradient, fails, and says so in JSON", async () => {
  const entry = "check f, g at (3, 2); 1 + 1";
  const outcome = await after(F, "g(x, y) = [2x y, -x^2]", entry);
  assertEquals(outcome.blocks.map(({ kind }) => kind), ["error"]);
  assert(outcome.blocks[0].text.includes("the sign is wrong"));
  const line = jsonLine({
    line: 1,
    input: entry,
    outcome,
    evaluations: 0,
    ms: 0,
  });
  const { kind, check } = JSON.parse(line);
  assertEquals([kind, check.verdict, check.seed], ["error", "fail", 1]);
});

testEach([
  ["f(x, y) = x", "definition", "note: g keeps"],
  ["descend f from (1, 2) rate 0.1 steps 2", "table", "stopped after 2"],
  ["sweep g(1)", "picture", "central differences are best"],
  ["time f(1, 2)", "value", "median of"],
  ["trace on; grad f(1, 2)", "value", "the notebook's value differs"],
])(
  "jsonLine() tells of %j what it is, and all it shows",
  async (input, wanted, part) => {
    const outcome = await after("f(x, y) = x^2 + y^3; g(x) = f(x, 1)", input);
    const line = jsonLine({ line: 1, input, outcome, evaluations: 0, ms: 0 });
    const { kind, text } = JSON.parse(line);
    assertEquals(kind, wanted);
    assert(text.includes(part), text);
  },
);

Deno.test("set seed is where the random points of check begin", async () => {
  const { blocks } = await after(
    F,
    "g(x, y) = [2x y, x^2]",
    "set seed 7",
    "check f, g at (3, 2)",
  );
  assert(blocks[0].text.includes("seed 7"), blocks[0].text);
});

for (
  const entry of [
    "check",
    "check f",
    "check f at 3",
    "check f, f, f at 3",
    "check f, zz at (1, 2)",
  ]
) {
  Deno.test(`"${entry}" says what is missing`, async () => {
    const { blocks } = await after(F, entry);
    assertEquals(blocks.map(({ kind }) => kind), ["error"]);
    assert(blocks[0].text.includes("^"));
  });
}

testEach([
  ["f(1, q)", "  f(1, q)\n       ^"],
  ["sweep g'(q)", "  sweep g'(q)\n           ^"],
  ["explain g'(q)", "  explain g'(q)\n             ^"],
  ["check f, f at (1, q)", "  check f, f at (1, q)\n                    ^"],
  ["descend f from (1, q)", "  descend f from (1, q)\n                     ^"],
])("%j shows what is wrong where it was typed", async (entry, shown) => {
  const { blocks } = await after(F, "g(x) = x^2", entry);
  assertEquals(blocks[0].text, `error: unknown name q\n${shown}`);
});

Deno.test("descend shows what is wrong in a JavaScript function in that function", async () => {
  const { blocks } = await after("k = (x) => x + yy", "descend k(1)");
  assert(blocks[0].text.includes("  k = (x) => x + yy\n"), blocks[0].text);
});

Deno.test("sweep marks the step of the method that is set with that method's error", async () => {
  const { blocks } = await after(
    "set method forward; set unicode off",
    "sweep (exp(x)) at x = 1",
  );
  const rows = blocks[0].text.split("\n");
  const at = rows.find((row) => row.includes("@ your h"))!;
  // The forward difference at h = 2^-26 is off by about h / 2: 7.5e-9, which is on no row below 1e-9.
  assert(rows.indexOf(at) < rows.findIndex((row) => row.includes("1e-9")));
});

const LONG: readonly (readonly [string, string?, number?])[] = [
  ["descend f from (1, 2) rate 1e-9 steps 1e6", "|gradient|"],
  ["compare f(1, 2)", "adaptive", 40],
  ["critical s 0..6"],
  ["plot s 0..6"],
  ["plot f 0..6"],
  ["check s, s at 2"],
  ["sweep s(1)"],
  ["tangent s(1)"],
];

for (const [entry, finished, polls = 60] of LONG) {
  Deno.test(`"${entry}" stops when it is told to`, async () => {
    const { session } = await after(F, "s(x) = sum(k, 1, 3000, sin(k x))");
    let asked = 0;
    const { result } = await session.control.interruptible(
      () => ++asked > polls ? "interrupted" : undefined,
      () => run(session, entry),
    );
    assert(result.blocks.at(-1)!.text.startsWith("error: interrupted"));
    if (finished) assert(result.blocks[0].text.includes(finished));
    assertEquals(result.session.scope.has("s"), true);
  });
}

testEach([
  ["info sin", "f'(x) = cos(x)"],
  ["info pi", "pi = 3.141592653589793"],
  ["info atan2", "∂f/∂x(x, y) = y/(x^2 + y^2)"],
  ["info det", "det: built in"],
  ["info sni", "did you mean sin?"],
  ["f(x) = x^2; help f", "f'(x) = 2*x"],
])("%j tells of what the language knows by itself", async (entry, part) => {
  const { blocks } = await after(entry);
  assert(blocks[0].text.includes(part), blocks[0].text);
});

Deno.test("examples lists what can be tried, and runs one without touching the session", async () => {
  const { blocks } = await after("examples");
  const lines = blocks[0].text.split("\n");
  assert(lines.length > 20);
  for (let i = 1; i < lines.length; i++) {
    const { session, blocks } = await after("a = 1", `examples ${i}`);
    assert(lines[i - 1].endsWith(blocks[0].text));
    assertEquals(
      blocks.filter(({ kind }) => kind === "error"),
      [],
      lines[i - 1],
    );
    assertEquals([...session.scope.keys()], ["a"]);
  }
});

Deno.test("examples with a number that there is not says how many there are", async () => {
  const { blocks } = await after("examples 999");
  assert(blocks[0].text.includes("there is 1 to "));
});

Deno.test("COMMAND_WORDS has the words of the table of commands, and no other", async () => {
  const words = COMMANDS.flatMap(({ names }) => names);
  assertEquals([...COMMAND_WORDS.keys()], words);
  for (const command of COMMANDS) {
    for (const name of command.names) {
      assertEquals(await COMMAND_WORDS.get(name)!() === command, true, name);
    }
  }
});
