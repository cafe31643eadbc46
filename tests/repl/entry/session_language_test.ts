import { newSession } from "../../../repl/session/session.ts";
import { run } from "../../../repl/entry/run.ts";
import { allCommands } from "../../../repl/command/command_words.ts";
import { languageOf } from "../../../repl/entry/session_language.ts";
import { assert, assertEquals } from "../../support/assert.ts";

const { session } = await run(
  newSession(),
  "f(x, y) = x^2 y; g([w, x; y, z]) = w x; speed = 3",
);
const commands = await allCommands();
const language = languageOf(session, commands);
const names = (source: string, cursor = source.length) =>
  language.complete(source, cursor).items.map(({ text }) => text);

Deno.test("languageOf() completes names, functions and commands at the cursor", () => {
  assertEquals(names("1 + spe"), ["speed"]);
  assert(names("asi").includes("asin"));
  assert(names("und").includes("undo"));
  assert(!names("1 + und").includes("undo"));
  assert(names("a = 1; und").includes("undo"));
  assertEquals(names("spe + 1", 3), ["speed"]);
});

Deno.test("languageOf() completes the words that may follow a command", () => {
  assertEquals(names("set method note"), ["notebook"]);
  assertEquals(names("trace js"), ["json"]);
  assertEquals(names("set format "), ["dec", "sci", "hex"]);
  assert(names("set ").includes("limit") && !names("set ").includes("sci"));
  assertEquals(names("set format dec "), []);
  assertEquals(names("info sp"), ["speed"]);
  const [first] = language.complete("examples ", 9).items;
  assertEquals(first.text, "1");
  assert(first.detail!.includes("grad"));
});

Deno.test("languageOf() completes the parameters of what is being typed", () => {
  assertEquals(names("h(velocity) = 2vel").slice(0, 1), ["velocity"]);
  assertEquals(names("h([width, w; y, z]) = 2 wid"), ["width"]);
  assertEquals(names("k = (velocity) => vel"), ["velocity"]);
  assertEquals(names("grad f at x = 1, y"), ["y"]);
  assertEquals(names("1; vel"), []);
});

Deno.test("languageOf() completes the settings of one part, their values, and the words of clauses", () => {
  assertEquals(names("f(2) with me"), ["method"]);
  assertEquals(names("f(2) with method = forward-a"), ["forward-ad"]);
  assertEquals(names("f(2) with digits = 3, me"), ["method"]);
  assert(names("f(2) with ").includes("step"));
  assertEquals(names("f(2) with method "), []);
  assertEquals(names("set method=no"), ["notebook"]);
  assertEquals(names("descend f fro"), ["from"]);
  assertEquals(names("time undo; time pl"), ["plot"]);
  assertEquals(names("?laplac"), ["laplacian"]);
});

Deno.test("languageOf() completes counters, steps and coordinates, which the tree knows", () => {
  assertEquals(names("sum(counter, 1, 3, 2count"), ["counter"]);
  assertEquals(names("v where under = 3, v = und"), ["under"]);
  assertEquals(names("a = 1\nh(velocity) = [1, vel"), ["velocity"]);
});

Deno.test("languageOf() completes the columns of a table behind its name, a point or a bracket", () => {
  const { scope } = session;
  const table = { ...session, scope: scope.with("data.birth_rate", 3) };
  const { complete } = languageOf(table, commands);
  for (const typed of ["2data.", "data.bi", 'data["birth ra', "[data['bi"]) {
    const { from, to, items } = complete(typed, typed.length);
    assertEquals(items.map(({ text }) => text), ["data.birth_rate"], typed);
    assertEquals([from, to], [typed.indexOf("data"), typed.length]);
  }
});

Deno.test("languageOf() completes the names of files where one may stand", () => {
  const files = (path: string) =>
    ["out/a.csv", "out/b.txt"].filter((each) => each.startsWith(path));
  const { complete } = languageOf(session, commands, files);
  for (const typed of ["load out/a", "save out/a", "plot f > out/a"]) {
    const { from, items } = complete(typed, typed.length);
    assertEquals(items.map(({ text }) => text), ["out/a.csv"], typed);
    assertEquals(from, typed.indexOf("out"));
  }
  const { items } = complete("f(out/a", 7);
  assert(!items.some(({ text }) => text.startsWith("out")));
});

Deno.test("languageOf() offers nothing where nothing is typed", () => {
  assertEquals(names(""), []);
  assertEquals(names("1 + "), []);
});

Deno.test("languageOf() tells commands, functions, numbers and comments apart", () => {
  const source = "trace on; f(2, x) # done";
  const spans = language.highlight(source)
    .map(({ start, end, kind }) => [source.slice(start, end), kind]);
  assertEquals(spans, [
    ["trace", "command"],
    ["f", "function"],
    ["2", "number"],
    ["# done", "comment"],
  ]);
});

Deno.test("languageOf() lights the parameter that is being given", () => {
  const lit = (source: string, cursor = source.length) => {
    const found = language.signature(source, cursor);
    return found && found.text.slice(found.start, found.end);
  };
  assertEquals(lit("f("), "x");
  assertEquals(lit("f(1, "), "y");
  assertEquals(lit("2 f((1, 2), sin(3) + "), "y");
  assertEquals(lit("f(1, 2)"), undefined);
  assertEquals(lit("g([1, 2"), "[w, x; y, z]");
  assertEquals(lit("f(1, 2, 3"), "");
  assertEquals(lit("f(1, 2)", 3), "x");
});

Deno.test("languageOf() previews nothing that would call a function of a module, or one typed in JavaScript", async () => {
  let calls = 0;
  const fire = (x: number) => {
    calls++;
    return x;
  };
  const start = newSession();
  const loaded = { ...start, scope: start.scope.with("fire", fire) };
  const { session } = await run(
    loaded,
    "k = (x) => x; g(x) = fire(x) + 1; h(x) = g(x)^2; p(x) = k(x); q(x) = x^2",
  );
  const { preview } = languageOf(session, commands);
  for (
    const source of [
      "fire(12)",
      "1 + fire(12)",
      "g(1)",
      "h(1)",
      "p(1)",
      "k(1)",
      "fire'(2)",
      "grad h(1)",
      "grad fire at 1",
      "q(1); fire(1)",
      "r(x) = fire(x); r(2)",
      "sum(fire(i), i, 1, 3)",
    ]
  ) assertEquals(await preview(source), undefined, source);
  assertEquals(calls, 0);
  assertEquals(await preview("q(3)"), "9");
});

Deno.test("languageOf() previews what computes, and nothing that acts", async () => {
  assertEquals(await language.preview("f(2, 3)"), "12");
  for (
    const source of ["", "f(2", "undo", "quit", "nonsense", "h(x) = 1", "7"]
  ) {
    assertEquals(await language.preview(source), undefined, source);
  }
});
