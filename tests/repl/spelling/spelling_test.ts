import { newSession } from "../../../repl/session/session.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { after } from "../../support/session.ts";

testEach([
  ["f = lambda t: t**2", "write f(t) = t**2"],
  ["def area(w, h): return w*h", "write area(w, h) = w*h"],
  ["g = u -> u^3", "write g(u) = u^3"],
  ["f[x_, y_] := x y", "write f(x, y) = x y"],
  ["square = @(t) t.^2", "write square(t) = t.^2"],
  ["let b = 4", "drop let: write b = 4"],
  ["b *= 2", "write b = b * 2"],
  ["print(1 + 2)", "just type 1 + 2, without print"],
  ["np.cos(0)", "write cos(0): it is built in"],
  ["1 if 2 > 1 else 0", "write {1 if 2 > 1; 0 otherwise}, or 2 > 1 ? 1 : 0"],
  ["quit()", "write quit, or press Ctrl-D"],
  ["del f", "undo takes back the last entry"],
  ["man hessian", "write help hessian"],
  ["%time 2", "write time 2, without %"],
  ["plot(sin, [0, 3])", "write plot sin 0..3"],
  ["45°", "write 45*pi/180"],
  ["12,345", "write 12345"],
  ["2 + 3i", "there are no complex numbers here"],
  ["tg(1)", "write tan(1)"],
  ["ㅔㅣㅐㅅ f", "write plot f"],
  ["sin（1）", "write (, half-width"],
  ["d/dx x^2 at 3 by adaptive", "write d/dx x^2 at 3 with method = adaptive"],
  ["grad x^2 at x = 1 using central", "with method = central"],
  ["plot sin 0..3 via notebook", "write with method = notebook"],
  ["y = t^2", "write y(t) = t^2 for a function of t"],
])("%j is answered by its spelling here", async (entry, hint) => {
  const { blocks } = await after(entry);
  assertEquals(blocks.at(-1)?.kind, "error");
  assert(blocks.at(-1)!.fault!.hint?.includes(hint), blocks.at(-1)!.text);
});

Deno.test("a function that somebody defined is not taken for a word of another language", async () => {
  const { blocks } = await after("limit(x) = x^2", "limit(1, 2)");
  assertEquals(
    blocks.at(-1)?.fault?.message,
    "limit takes one argument, not 2",
  );
});

testEach([
  ["x = 4; 1/2x", "read as (1/2)*x"],
  ["a = 1; x = 4; a/2x", "read as a/(2*x)"],
  ["x = 2; e^2x", "read as (e^2)*x"],
  ["6/2(1+2)", "read as (6/2)*(1 + 2)"],
  ["h(t) = 1/2t", "read as (1/2)*t"],
  ["5!!", "read as (5!)!"],
  ["f(x) = x; f = 3; f(4)", "read as f*4"],
  ["f(x) = x; f = 3", "f was a function, which this replaces"],
  ["v = [1, 2]; v*v", "is the dot product"],
])("%j says how it was read", async (entry, line) => {
  const { blocks } = await after(entry);
  const shown = blocks.map(({ text }) => text).join("\n");
  assert(shown.includes(line), shown);
});

Deno.test("an entry that can be read in one way says nothing of it, nor does any with echo off", async () => {
  for (const entry of ["x = 3; 2x^2", "x = 2; y = 3; x^2 y", "1/2*3"]) {
    assert(!(await after(entry)).blocks.at(-1)!.text.includes("read as"));
  }
  const { blocks } = await after("set echo off; x = 4", "1/2x");
  assertEquals(blocks.map(({ text }) => text), ["2"]);
  assertEquals(newSession().settings.echo, true);
});
