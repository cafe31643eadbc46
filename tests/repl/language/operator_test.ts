import { assert, assertEquals } from "../../support/assert.ts";
import { after } from "../../support/session.ts";

// Closed forms.
const QUERIES: readonly {
  define: string;
  ask: string;
  value: unknown;
  shown: string;
}[] = [
  {
    define: "F(x, y) = [x^2 + y, x y]",
    ask: "jacobian F(1, 2)",
    value: [[2, 1], [2, 1]],
    shown: "[2, 1; 2, 1]",
  },
  {
    define: "f(x, y) = x^2 y + y^3",
    ask: "hessian f(1, 2)",
    value: [[4, 2], [2, 12]],
    shown: "[4, 2; 2, 12]",
  },
  {
    define: "f(x, y) = x^2 y + y^3",
    ask: "laplacian f(1, 2)",
    value: 16,
    shown: "16",
  },
  {
    define: "f(x) = x^2",
    ask: "grad f(2x) at x = 3",
    value: 24,
    shown: "24",
  },
  { define: "F(x, y) = [x^2, x y]", ask: "div F(1, 2)", value: 3, shown: "3" },
  {
    define: "C(x, y, z) = [-y, x, z]",
    ask: "curl C(1, 2, 3)",
    value: [0, 0, 2],
    shown: "[0, 0, 2]",
  },
];

function flat(value: unknown): number[] {
  return Array.isArray(value) ? value.flatMap(flat) : [value as number];
}

for (const { define, ask, value, shown } of QUERIES) {
  Deno.test(`"${ask}" of ${define} is ${shown}, with errors and a verdict`, async () => {
    const { session, blocks } = await after(define, ask);
    const found = flat(session.scope.get("ans"));
    flat(value).forEach((expected, i) =>
      assert(Math.abs(found[i] - expected) < 1e-8, blocks[0].text)
    );
    assert(blocks[0].text.startsWith(`${shown} ± `), blocks[0].text);
  });

  Deno.test(`"${ask}" of ${define} is exact where that is set`, async () => {
    for (const method of ["reverse", "forward-ad", "symbolic"]) {
      const { blocks } = await after(define, `set method ${method}`, ask);
      assert(blocks[0].text.startsWith(`${shown}  exact, `), blocks[0].text);
    }
  });
}

Deno.test("curl and div refuse fields of the wrong size under every method", async () => {
  for (const method of ["auto", "central", "reverse"]) {
    for (const ask of ["curl F(1, 2)", "div G(1, 2)"]) {
      const { blocks } = await after(
        "F(x, y) = [x, y]",
        "G(x, y) = [x, y, x]",
        `set method ${method}`,
        ask,
      );
      assert(
        blocks[0].text.startsWith("error: Cannot take the "),
        blocks[0].text,
      );
    }
  }
});

Deno.test("the names of the operators stay free for functions and variables", async () => {
  assertEquals((await after("curl(x) = 3x", "curl(2)")).blocks[0].text, "6");
  assertEquals((await after("div = 3", "2div")).blocks[0].text, "6");
});

Deno.test("a new value says which definitions keep the earlier one", async () => {
  const { blocks } = await after(
    "a = 2",
    "g(x) = a x",
    "h(x) = a + x",
    "k(x) = x",
    "a = 3",
  );
  assertEquals(
    blocks[1].text,
    "note: g, h keep the earlier a; define again what is to use the new one",
  );
  const redefined = await after("g(x) = x", "h(x) = g(x)", "g(x) = x^2");
  assertEquals(
    redefined.blocks[1].text,
    "note: h keeps the earlier g; define again what is to use the new one",
  );
  assertEquals((await after("a = 2", "g(x) = x", "a = 3")).blocks.length, 1);
});

Deno.test("a mixed derivative names its variables where it is none", async () => {
  const { blocks } = await after("f(u, v) = |u v|", "∂²f/∂u∂v at u = 0, v = 0");
  assert(blocks[0].text.includes("at u with v: second derivatives"));
});
