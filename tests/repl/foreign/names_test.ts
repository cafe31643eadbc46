import { assertEquals } from "../../support/assert.ts";
import { after } from "../../support/session.ts";

Deno.test("a typed function sees formulas of numbers, as they are now", async () => {
  const { session } = await after(
    "f(x) = x^2",
    "w(x) = f(x) + sigmoid(x)",
    "k = (x) => w(x) - f(x)",
    "l = x => f(x)",
    "f(x) = x^3",
    "a = k(0); b = l(2)",
  );
  assertEquals([session.scope.get("a"), session.scope.get("b")], [0.5, 8]);
});

const SEEN: readonly (readonly [entries: string[], shown: string])[] = [
  [
    ["X = [1,2,3]", "k = (w) => X.reduce((s, x) => s + w * x, 0)", "k(2)"],
    "12",
  ],
  [["a = 2", "k = (x) => a * x", "a = 5", "k(3)"], "15"],
  [["a = 2", "k = (x) => a * x", "k(3)", "a = 5", "undo", "k(3)"], "6"],
  [["k = (x) => a * x", "a = 7", "k(1)"], "7"],
  [["M = [1,2;3,4]", "k = (i) => M[i][1]", "k(1)"], "4"],
  [["q = (x) => x + 1", "k = (x) => q(q(x))", "k(1)"], "3"],
  [["a = 1", "q = (x) => x + a", "k = (x) => q(x)", "a = 10", "k(1)"], "11"],
  [["k = (n) => n < 2 ? 1 : n * k(n - 1)", "k(5)"], "120"],
  [["a = 3", "k = (a) => a + 1", "k(1)"], "2"],
  [["Math = 3", "k = (x) => Math.max(x, 2)", "k(1)"], "2"],
  [["α = 4", "k = (x) => α * x", "k(2)"], "8"],
  [
    [
      "X = [1,2,3]",
      "k = (w) => X.reduce((s, x) => s + (w * x - 2 * x) ** 2, 0)",
      "k(1)",
    ],
    "14",
  ],
];

for (const [entries, shown] of SEEN) {
  Deno.test(`${JSON.stringify(entries)} shows ${shown}`, async () => {
    assertEquals((await after(...entries)).blocks.at(-1)?.text, shown);
  });
}

Deno.test("a typed function does not see a name that was taken back", async () => {
  const { blocks } = await after(
    "k = (x) => a * x",
    "a = 7",
    "k(1)",
    "undo",
    "k(1)",
  );
  assertEquals(
    blocks[0].text.split("\n")[0],
    "error: k threw ReferenceError: a is not defined",
  );
});

Deno.test("a typed function cannot change what the session holds", async () => {
  const { session, blocks } = await after(
    "X = [3,1,2]",
    "k = (w) => X.sort()[0]",
    "k(1)",
  );
  assertEquals(blocks[0].kind, "error");
  assertEquals(session.scope.get("X"), [3, 1, 2]);
});
