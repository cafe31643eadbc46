import { assert, assertEquals } from "../../support/assert.ts";
import { after } from "../../support/session.ts";

async function text(...entries: string[]): Promise<string> {
  return (await after(...entries)).blocks.map((block) => block.text).join("\n");
}

const F = "f(x, y) = 2x + 3x*y + y^3";
const G = "g([w, x; y, z]) = w x + x y z + 3w + z y^2";
const EXACT = [
  { method: "reverse", note: "exact, reverse mode" },
  { method: "forward-ad", note: "exact, forward mode" },
  { method: "symbolic", note: "exact, by formula" },
];

for (const { method, note } of EXACT) {
  Deno.test(`set method ${method} answers exactly and says how`, async () => {
    const set = `set method ${method}`;
    assertEquals(await text(F, set, "grad f(1, 2)"), `[8, 15]  ${note}`);
    assertEquals(
      await text(G, set, "grad g([1, 2; 3, 4])"),
      `[5, 13; 32, 15]  ${note}`,
    );
    assertEquals(await text("h(x) = x^2", set, "grad h(3)"), `6  ${note}`);
    assertEquals(await text("h(x) = x^2", set, "2*h'(3) + 1"), "13");
  });
}

Deno.test("compare and explain read f'(3) as they read f(3) and grad f(3)", async () => {
  for (const command of ["compare", "explain"]) {
    const of = (point: string) => text("h(x) = x^2", `${command} ${point}`);
    assertEquals(await of("h'(3)"), await of("h(3)"));
    assertEquals(await of("grad h(3)"), await of("h(3)"));
  }
});

Deno.test("compare shows every method with its error against the exact gradient and its cost", async () => {
  const [{ kind, text }] = (await after(F, "compare f(1, 2)")).blocks;
  assertEquals(kind, "table");
  const rows = text.split("\n").map((line) => line.split(/ {2,}/));
  // The notebook's error: (15.000000010019221 - 15) / 15.
  assertEquals(rows.find((row) => row[0] === "notebook")?.slice(0, 4), [
    "notebook",
    "[7.999999999990237, 15.000000010019221]",
    "6.7e-10",
    "4",
  ]);
  for (const name of ["forward-ad", "reverse", "symbolic"]) {
    assertEquals(rows.find((row) => row[0] === name)?.slice(1, 3), [
      "[8, 15]",
      "0",
    ]);
  }
});

Deno.test("compare and explain take the verb of the question as well", async () => {
  for (const command of ["compare", "explain"]) {
    assertEquals(
      await text(F, `${command} grad f(1, 2)`),
      await text(F, `${command} f(1, 2)`),
    );
    assertEquals(
      await text(F, `${command} ∇f(1, 2)`),
      await text(F, `${command} f(1, 2)`),
    );
  }
});

Deno.test("explain multiplies the derivatives of the parts of a composite", async () => {
  const told = await text("explain (sin(x)^2) at x = 0");
  assert(told.includes("∂f/∂x = 2*sin(x) · cos(x)"), told);
  assert(told.includes("= 0 · 1\n"), told);
});

Deno.test("info shows the definition, its gradient as formulas, and where it is not smooth", async () => {
  assertEquals(
    await text(F, "info f"),
    `${F}\n∂f/∂x(x, y) = 2 + 3*y\n∂f/∂y(x, y) = 3*x + 3*y^2`,
  );
  const told = await text("k(x) = sqrt(x) + 1/x + |x - 1|", "info k");
  for (
    const note of [
      "defined where x >= 0",
      "undefined where x = 0",
      "a kink where x - 1 = 0",
    ]
  ) {
    assert(told.includes(note), told);
  }
  assert((await text("a = 2", "p(x) = a x", "info p")).includes("with a = 2"));
});

Deno.test("explain, compare and info say what they cannot do", async () => {
  for (
    const entry of [
      "explain",
      "compare",
      "info",
      "info nothing",
      "explain 3",
      "explain v(1)",
      "compare v(1)",
    ]
  ) {
    const { blocks } = await after("v(x) = [x, x]", entry);
    assertEquals(blocks.at(-1)?.kind, "error", entry);
  }
});
