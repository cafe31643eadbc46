import { drawText, type Picture, plotLines } from "../../../../lib/plot/mod.ts";
import { assert, assertEquals, assertThrows } from "../../../support/assert.ts";

const ESCAPE = String.fromCharCode(27);
const SEQUENCE = new RegExp(`${ESCAPE}\\[[0-9;]*m`, "g");

const line = plotLines([{ label: "x", f: (x) => x }], [0, 1], { y: [0, 1] });
const waves = plotLines(
  [{ label: "sin x", f: Math.sin }, { label: "cos x", f: Math.cos }],
  [-6, 6],
);

function withLabel(label: string): Picture {
  return plotLines([{ label, f: (x) => x }], [0, 1], { xLabel: label });
}

// In a cell of 2 by 4 dots, y = x sets (0, 3) and (1, 2), which are bits 0x40 and 0x20, or (0, 1) and (1, 0), 0x02 and 0x08.
Deno.test("drawText() sets the dots of the diagonal", () => {
  assertEquals(drawText(line, { columns: 4, rows: 2 }), "  ⡠⠊\n⡠⠊");
});

Deno.test("drawText() draws the diagonal in ASCII", () => {
  assertEquals(
    drawText(line, { columns: 3, rows: 3, unicode: false }),
    "  *\n *\n*",
  );
});

Deno.test("drawText() draws axes, round ticks, title and legend around the lines", () => {
  const picture = plotLines([{ label: "2", f: () => 2 }], [0, 4], {
    y: [0, 4],
    title: "two",
  });
  assertEquals(
    drawText(picture, { columns: 24, rows: 9, unicode: false }),
    [
      "  two",
      "4+",
      " |",
      "2+**********************",
      " |",
      "0+",
      " ++----------+---------+",
      "  0          2         4",
      "  * 2                  x",
    ].join("\n"),
  );
});

for (const columns of [1, 2, 5, 19, 20, 21, 40, 79, 200]) {
  for (const rows of [1, 7, 8, 9, 25]) {
    Deno.test(`drawText() fills ${columns} columns and ${rows} rows and no more`, () => {
      for (const unicode of [true, false]) {
        const rowsDrawn = drawText(waves, { columns, rows, unicode }).split(
          "\n",
        );
        const widest = Math.max(...rowsDrawn.map((row) => row.length));
        assertEquals(rowsDrawn.length, rows);
        assert(widest <= columns);
        assert(columns < 20 || rows < 8 || widest === columns);
      }
    });
  }
}

Deno.test("drawText() with colours draws the same characters", () => {
  const size = { columns: 70, rows: 20 };
  const colored = drawText(line, { ...size, color: true });
  assert(colored.includes(ESCAPE));
  assertEquals(colored.replaceAll(SEQUENCE, ""), drawText(line, size));
});

Deno.test("drawText() tells lines apart by letters where it has no colours", () => {
  const text = drawText(waves, { columns: 70, rows: 20 });
  assert(text.endsWith("──a sin x   ──b cos x" + " ".repeat(46) + "x"));
  assert(/⡀?a/.test(text.split("\n").slice(1, 17).join("")));
});

Deno.test("drawText() goes on with a long legend in the next row", () => {
  const names = ["one", "two", "three"].map((word) => word.repeat(4));
  const picture = plotLines(
    names.map((label, i) => ({ label, f: (x) => i * x })),
    [0, 1],
  );
  const rows = drawText(picture, { columns: 44, rows: 14 }).split("\n");
  assertEquals(rows.slice(-2).map((row) => row.trim()), [
    "──a oneoneoneone   ──b twotwotwotwo",
    "──c threethreethreethree                 x",
  ]);
});

Deno.test("drawText() ends every coloured row without colour", () => {
  const rows = drawText(waves, { columns: 70, rows: 20, color: true }).split(
    "\n",
  );
  for (const row of rows) {
    assertEquals(
      (row.match(SEQUENCE) ?? [`${ESCAPE}[0m`]).pop(),
      `${ESCAPE}[0m`,
    );
  }
});

Deno.test("drawText() without Unicode is ASCII alone", () => {
  const text = drawText(waves, { columns: 70, rows: 20, unicode: false });
  assert(/^[\n\x20-\x7e]*$/.test(text));
});

Deno.test("drawText() shows control characters in labels instead of obeying them", () => {
  const text = drawText(withLabel(`${ESCAPE}[2J\r\n\u202e`), {
    columns: 40,
    rows: 10,
  });
  assert(
    !text.includes(ESCAPE) && !text.includes("\r") && !text.includes("\u202e"),
  );
  assertEquals(text.split("\n").length, 10);
});

Deno.test("drawText() counts wide characters as two columns", () => {
  const text = drawText(withLabel("높이".repeat(30)), {
    columns: 30,
    rows: 10,
  });
  // Every Hangul syllable takes a second column.
  const width = (row: string) =>
    row.length + (row.match(/[가-힣]/g) ?? []).length;
  for (const row of text.split("\n")) assert(width(row) <= 30, row);
});

Deno.test("drawText() cuts a long title with an ellipsis", () => {
  const picture = plotLines([{ label: "f", f: Math.sin }], [0, 1], {
    title: "a".repeat(50),
  });
  const [title] = drawText(picture, { columns: 30, rows: 10 }).split("\n");
  assert(title.endsWith("aaa…") && title.length === 30);
});

for (const columns of [0, -1, 2.5, NaN]) {
  Deno.test(`drawText() refuses ${columns} columns`, () => {
    assertThrows(
      () => drawText(line, { columns, rows: 5 }),
      RangeError,
      `${columns} columns`,
    );
  });
}

/** The luminance of a colour of the terminal's cube, by WCAG 2.2. */
function luminance(index: number): number {
  const place = index - 16;
  const parts = [Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6]
    .map((level) => (level === 0 ? 0 : 55 + 40 * level) / 255)
    .map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    );
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

Deno.test("drawText() colours eight curves apart, lost neither on black nor on white", () => {
  const curves = Array.from({ length: 8 }, (_, i) => ({
    label: `f${i}`,
    f: (x: number) => x + i,
  }));
  const text = drawText(plotLines(curves, [0, 1]), {
    columns: 80,
    rows: 24,
    color: true,
  });
  const indices = [
    ...new Set(
      [...text.matchAll(/38;5;(\d+)/g)].map(([, index]) => Number(index)),
    ),
  ];
  assertEquals(indices.length, 8);
  for (const index of indices) {
    const onBlack = (luminance(index) + 0.05) / 0.05;
    const onWhite = 1.05 / (luminance(index) + 0.05);
    assert(Math.min(onBlack, onWhite) >= 3, String(index));
  }
});
