import { format } from "../../../lib/expression/mod.ts";
import type { Command } from "../../../repl/language/command.ts";
import { COMMANDS } from "../../../repl/command/commands.ts";
import {
  allCommands,
  commandsIn,
} from "../../../repl/command/command_words.ts";
import { namesOf } from "../../../repl/evaluation/evaluation.ts";
import { readEntry } from "../../../repl/language/entry_tree.ts";
import type { CommandPart, Part } from "../../../repl/language/part.ts";
import {
  isComplete,
  PART_COMMANDS,
  segments,
  WORD_COMMANDS,
} from "../../../repl/language/segment.ts";
import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { granted } from "../../support/permission.ts";

const { session } = await run(newSession(), "f(x) = x^2; g(x, y) = x y");
const commands = await allCommands();

const read = (source: string) => readEntry(source, namesOf(session), commands);
const command = (source: string) => read(source)[0] as CommandPart;

/** What stands behind a command, written out. */
function written({ clauses }: CommandPart): string[] {
  const { targets, points, values, ranges } = clauses;
  const point = (list: readonly { value: Parameters<typeof format>[0] }[]) =>
    list.map(({ value }) => format(value)).join(", ");
  return [
    ...targets.map((tree) => format(tree)),
    ...[...points].map(([word, list]) => `${word} ${point(list)}`),
    ...[...values].map(([word, tree]) => `${word} ${format(tree)}`),
    ...ranges.map(({ low, high }) => `${format(low)}..${format(high)}`),
  ];
}

testEach<[source: string, expected: string[]]>([
  ["plot f, f' -2..2", ["f", "f'", "-2..2"]],
  ["plot h(x) - 1 -2..2", ["h(x) - 1", "-2..2"]],
  ["plot g 0..1, 0..2pi", ["g", "0..1", "0..2*pi"]],
  ["plot -1..1 f", ["f", "-1..1"]],
  ["plot f from 0 to 2pi", ["f", "from 0", "to 2*pi"]],
  ["assert f(3) ~ 9 within 0.001", ["f(3)", "9", "within 0.001"]],
  ["check f, g at x = 1, y = 2", ["f", "g", "at 1, 2"]],
  ["critical points of f -3..3", ["f", "-3..3"]],
  ["descend (x-1)^2 from 5 steps 3", ["(x - 1)^2", "from 5", "steps 3"]],
  ["descend f from 1, rate 0.1, steps 3", [
    "f",
    "from 1",
    "rate 0.1",
    "steps 3",
  ]],
  ["descend f from steps rate rate steps 2 steps", [
    "f",
    "from steps",
    "rate rate",
    "steps 2*steps",
  ]],
  ["descend f from 1 with rate = 0.1", ["f", "from 1", "rate 0.1"]],
  ["assert f(within) ~ within within 1e-3", [
    "f(within)",
    "within",
    "within 0.001",
  ]],
  ["check f, (g at (1, 2)) at (1, at)", ["f", "g at (1, 2)", "at 1, at"]],
  ["plot [from, to], f -2..2", ["[from, to]", "f", "-2..2"]],
  ["plot f over 0..1 from from to to", [
    "f",
    "from from",
    "to to",
    "0..1",
  ]],
  ["explain g at x = 1, y = 2", ["g at x = 1, y = 2"]],
  ["sweep f'(3) 1e-12..1", ["f'(3)", "1e-12..1"]],
])("readEntry() reads what stands behind %j as trees", (source, expected) => {
  assertEquals(written(command(source)), expected);
});

const kinds = (parts: readonly { kind: string }[]) =>
  parts.map(({ kind }) => kind);

Deno.test("readEntry() reads definitions, expressions, JavaScript and commands of one entry", () => {
  const source =
    "h(x) = [x, # first\n  2x]; 1/2x\nk = (x) => { return x; }\nlist";
  const parts = read(source);
  assertEquals(kinds(parts), [
    "statement",
    "statement",
    "javascript",
    "command",
  ]);
});

Deno.test("readEntry() knows the names that the entry itself defines", () => {
  const [, product, call] = read("b = 2; b(1 + 2); c(x) = x") as Part[];
  assert(product.kind === "statement" && call.kind === "statement");
  assertEquals(
    product.statement.kind === "expression" && product.statement.tree.kind,
    "binary",
  );
});

Deno.test("readEntry() reads settings and a file at the end of any part, in either order", () => {
  for (
    const source of [
      "plot f with width = 40 > a.svg",
      "plot f > a.svg with width = 40",
    ]
  ) {
    const { settings, file } = command(source);
    assertEquals(settings?.settings, { width: 40 });
    assertEquals([file?.path, file?.replace], ["a.svg", false]);
  }
});

Deno.test("readEntry() reads the part that a command is about", () => {
  const { inner } = command("time plot f 0..1");
  assert(inner?.kind === "command" && inner.name === "plot");
  assertEquals(command("trace story").inner, undefined);
});

Deno.test("readEntry() finds the command of a part that is still being typed", () => {
  const [part] = read("plot f, sin(");
  assertEquals(part.kind, "unread");
  assert(part.kind === "unread" && part.nameSpan?.end === 4);
});

Deno.test("commandsIn() loads the commands of an entry alone", async () => {
  assertEquals([...(await commandsIn("f(x) = x; f'(3)")).keys()], []);
  assertEquals([...(await commandsIn("time plot f")).keys()], ["time", "plot"]);
});

Deno.test({
  name:
    "every command of the folder is in the table, with its grammar, summary, example and policy",
  ignore: !await granted("read"),
  async fn() {
    const folder = new URL("../../../repl/command/", import.meta.url);
    const found: Command[] = [];
    for await (const { name } of Deno.readDir(folder)) {
      const source = await Deno.readTextFile(new URL(name, folder));
      if (!/^export const \w+: Command = /m.test(source)) continue;
      const exported = await import(new URL(name, folder).href);
      for (
        const [, word] of source.matchAll(/^export const (\w+): Command = /gm)
      ) {
        found.push(exported[word]);
      }
    }
    assertEquals(found.length, COMMANDS.length);
    for (const each of found) {
      assert(COMMANDS.includes(each), each.names[0]);
      const { usage, summary, example, grammar, policy } = each;
      assert(usage && summary && example && grammar && policy, each.names[0]);
    }
  },
});

Deno.test("segments() knows which commands take words", () => {
  const ofWords = COMMANDS.filter(({ grammar: { kind } }) =>
    kind === "words" || kind === "text"
  );
  const names = ofWords.flatMap(({ names }) => names);
  const ofParts = COMMANDS.filter(({ grammar: { kind } }) => kind === "part");
  assertEquals([...PART_COMMANDS], ofParts.flatMap(({ names }) => names));
  assertEquals([...WORD_COMMANDS].sort(), [...names].sort());
});

testEach<[string]>([
  ["help ["],
  ["/history sin("],
  ["load a(1.txt"],
  ["d = load a(1.csv"],
  ["save! b(1"],
  ["time trace help ("],
])("isComplete() takes the brackets behind %s for words", (source) => {
  assertEquals(isComplete(source), true);
  assertEquals(segments(`${source}; 2`).length, 2);
});

testEach<[string]>([["list = ["], ["set(x) = ("], ["d = loads("]])(
  "isComplete() waits for the bracket that %s opens",
  (source) => assertEquals(isComplete(source), false),
);

testEach([
  ["d = load a.csv"],
  ["d=load a.csv"],
  ["d =load a.csv"],
  ["d= load a.csv"],
])("%s gives a table a name", (source) => {
  const { name, target, words } = command(source);
  assertEquals([name, target?.text], ["load", "d"]);
  assertEquals(words.map(({ text }) => text), ["a.csv"]);
});
