import { run } from "../../../repl/entry/run.ts";
import { assert, assertEquals } from "../../support/assert.ts";
import { testEach } from "../../support/each.ts";
import { after } from "../../support/session.ts";

const PICTURES = [
  "plot f, f' -2..2",
  "plot f", // five to both sides of 0
  "plot g -2..2, -1..1",
  "plot v -1..1",
  "plot sin, cos",
  "plot atan2",
  "tangent f(1)",
  "sweep f'(1)",
];
const DEFINITIONS = "f(x) = exp(x); g(x, y) = x^2 + 3y^2; v(x, y) = [-y, x]";

for (const picture of PICTURES) {
  Deno.test(`${picture} draws no wider than is set, in ASCII where Unicode is off`, async () => {
    const { session } = await after(DEFINITIONS);
    const settings = { ...session.settings, width: 50, unicode: false };
    const [{ kind, text }] =
      (await run({ ...session, settings }, picture)).blocks;
    assertEquals(kind, "picture");
    assert(text.split("\n").every((line) => line.length <= 50), text);
    assert(/^[\x20-\x7e\n]*$/.test(text), text);
  });

  Deno.test(`${picture} > it.svg writes the picture as SVG`, async () => {
    const { effects } = await after(DEFINITIONS, `${picture} > it.svg`);
    assertEquals(effects.length, 1);
    const [effect] = effects;
    assert(
      effect.kind === "write" && effect.path === "it.svg" && !effect.replace,
    );
    assert(effect.text.startsWith("<svg"), effect.text.slice(0, 80));
  });
}

Deno.test("a picture behind >! may replace a file", async () => {
  const [effect] = (await after("plot x -1..1 >! it.svg")).effects;
  assert(effect.kind === "write" && effect.replace);
});

Deno.test("sweep finds the best step of a central difference where theory has it", async () => {
  const { blocks } = await after(DEFINITIONS, "sweep f'(1)");
  const [, h] = /near h = (\S+),/.exec(blocks[1].text) ?? [];
  // The best step for exp at 1 is (3ε)^(1/3) ≈ 8.7e-6, give or take the scatter of round-off.
  assert(Number(h) > 8.7e-7 && Number(h) < 8.7e-5, blocks[1].text);
});

Deno.test("sweep says so where every central difference is exact", async () => {
  const { blocks } = await after("f(x) = x^2", "sweep f'(0)");
  assertEquals(blocks[1].text, "every central difference is exact here");
});

testEach([
  [
    "tangent (|x|) at x = 0",
    "there is no derivative at 0, kink: the derivative from the left is -1",
  ],
  ["tangent floor(1)", "there is no derivative at 1, jump"],
  ["tangent sqrt(0)", "the slope at 0 is Infinity: the tangent is vertical"],
])(
  "%j draws the secants and says that there is no tangent",
  async (entry, told) => {
    const { blocks } = await after(entry);
    assertEquals(blocks.map(({ kind }) => kind), ["picture", "text"]);
    assert(blocks[0].text.includes("step 1, slope 1"));
    assert(!blocks[0].text.includes("tangent, slope"), blocks[0].text);
    assert(blocks[1].text.startsWith(told), blocks[1].text);
  },
);

testEach([
  ["sweep (|x|) at x = 0", "there is no derivative at 0, kink"],
  ["sweep floor(0.5)", "central differences are exact here where h is below"],
  ["sweep (2x + 1) at x = 1", "there is no truncation here"],
  ["sweep (x - x) at x = 1", "every difference is exact there"],
  ["tangent (1 / x) at x = 0", "Cannot draw the tangent of (1 / x) at 0 as"],
])("%j says what there is to see", async (entry, told) => {
  const { blocks } = await after(entry);
  assert(blocks.at(-1)!.text.includes(told), blocks.at(-1)!.text);
});
