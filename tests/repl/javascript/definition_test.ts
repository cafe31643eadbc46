import {
  isComplete,
  nothingSeen,
  segments,
} from "../../../repl/language/segment.ts";
import { assertEquals } from "../../support/assert.ts";

const COMPLETE = [
  "k = (x) => Math.sin(x[0]) * x[1]",
  "k = x => x ** 2",
  "k := (x, y) => x * y;",
  "k = function (x) { return x }",
  "k = function (x)\n{\n  return x;\n}",
  "k = (x) => {\n  // a } in a comment\n  return x;\n}",
  'k = (x) => "(" + `${[x].map((y) => `{${y}`)}[`',
  "k = (x) => /[(/]{/.test(x) ? 1 / x / 2 : 2",
  "a = 1; k = (x) => { return x; }; b = 2",
  "k = ([a, b]) => a * b",
  "k = (x) => x) + 1", // An error, and at once.
  "k = (x) => 'open",
];

for (const source of COMPLETE) {
  Deno.test(`isComplete() calls ${JSON.stringify(source)} complete`, () => {
    assertEquals(isComplete(source), true);
  });
}

const OPEN = [
  "k = (x) =>",
  "k = (x) => {",
  "k = (x) => x +",
  "k = (x) => x.map((y) => y",
  "k = function (x)",
  "k = (x) => `${x}",
  "k = (x) => 1 /* not closed",
  "k = (x) => x; f(x) = (2",
];

for (const source of OPEN) {
  Deno.test(`isComplete() waits for the rest of ${JSON.stringify(source)}`, () => {
    assertEquals(isComplete(source), false);
  });
}

Deno.test("segments() keeps a function in JavaScript in one piece", () => {
  const source =
    "a = 2; k = (x) => {\n  let s = 0;\n  return s; }; k(a)\nq = x => x # why\nq(1)";
  assertEquals(
    segments(source).map(({ text, quiet, javaScript }) => [
      text,
      quiet,
      javaScript?.name,
    ]),
    [
      ["a = 2", true, undefined],
      ["k = (x) => {\n  let s = 0;\n  return s; }", true, "k"],
      ["k(a)", false, undefined],
      ["q = x => x", false, "q"],
      ["q(1)", false, undefined],
    ],
  );
});

const NO_JAVASCRIPT = ["a = (1 + 2) * 3", "f(x) = (x)", "b = (x) >= 3"];

for (const source of NO_JAVASCRIPT) {
  Deno.test(`segments() takes ${source} for an expression`, () => {
    assertEquals(segments(source)[0].javaScript, undefined);
  });
}

Deno.test("isComplete() follows a long definition line by line", () => {
  const lines = [
    "k = (x) => {",
    ...Array.from(
      { length: 600 },
      (_, i) => `  const a${i} = Math.sin(x + ${i}); // a${i} (see`,
    ),
    "  if (x > 0) {",
    "    return /[(}]/.test('{') ? 1 : 0;",
    "  }",
    "  return a1;",
    "}",
  ];
  const seen = nothingSeen();
  let source = lines[0];
  for (const line of lines.slice(1, -1)) {
    source += `\n${line}`;
    assertEquals(isComplete(source, seen), false, line);
  }
  assertEquals(isComplete(`${source}\n}`, seen), true);
  assertEquals(isComplete(`${source}\n}; k(3)`, seen), true);
  assertEquals(segments(`${source}\n}; k(3)`).length, 2);
  // What was typed before was taken back and is another text now.
  assertEquals(isComplete("k = (x) => {\n}", seen), true);
});

Deno.test("the end of a function in JavaScript is found among many that are none", () => {
  const body = `const a = ";"; ${"f(';#'); ".repeat(500)}`;
  const source = `k = (x) => { ${body} }; q(2) # why; not`;
  const [first, second] = segments(source);
  assertEquals(first.text.endsWith("}"), true);
  assertEquals(second.text, "q(2)");
});
