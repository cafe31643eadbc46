import { cut, exact, shortest } from "../../../lib/notebook/digits.ts";
import { assertEquals } from "../../support/assert.ts";
import { dragon4 } from "../../support/dragon4.ts";

// Two independent ways to the same digits: the engine's own conversions, and exact integers.

/** Numbers whose bits are all equally likely, by a linear congruential generator (Knuth's MMIX). */
function* randomDoubles(count: number): Generator<number> {
  const view = new DataView(new ArrayBuffer(8));
  for (let state = 1n; count > 0; count--) {
    state = BigInt.asUintN(
      64,
      state * 6364136223846793005n + 1442695040888963407n,
    );
    view.setBigUint64(0, state);
    const x = Math.abs(view.getFloat64(0));
    if (Number.isFinite(x) && x > 0) yield x;
  }
}

Deno.test("shortest() and dragon4() agree on doubles", () => {
  for (const x of randomDoubles(2000)) {
    assertEquals(shortest(x, false), dragon4(x, false), String(x));
  }
});

Deno.test("shortest() and dragon4() agree on float32", () => {
  for (const double of randomDoubles(4000)) {
    const exponent = Math.floor(Math.log2(double)) % 120;
    const x = Math.fround(
      (double / 2 ** Math.floor(Math.log2(double))) * 2 ** exponent,
    );
    assertEquals(shortest(x, true), dragon4(x, true), String(x));
  }
});

Deno.test("cut() and exact() agree with dragon4() at nine digits", () => {
  for (const x of randomDoubles(2000)) {
    assertEquals(cut(x, false, 9), dragon4(x, false, { atMost: 9 }), String(x));
    assertEquals(
      exact(x, false, 9),
      dragon4(x, false, { atLeast: 9, atMost: 9 }),
      String(x),
    );
  }
});

Deno.test("cut() rounds an exact tie to even", () => {
  assertEquals(cut(0.5 ** 9, false, 6), { digits: "195312", exponent: -3 });
  assertEquals(cut(3 * 0.5 ** 9, false, 6), { digits: "585938", exponent: -3 });
});

Deno.test("cut() rounds the double, not its decimal form, where they lie on two sides of a tie", () => {
  // 1.005 is 1.00499999999999989…, 1.115 is 1.11499999999999999… and 8.345 is 8.34500000000000063….
  assertEquals(cut(1.005, false, 3).digits, "1");
  assertEquals(cut(1.115, false, 3).digits, "111");
  assertEquals(cut(8.345, false, 3).digits, "835");
});

Deno.test("shortest() and dragon4() agree on float32 beside powers of two, and below them all", () => {
  const view = new DataView(new ArrayBuffer(4));
  for (let bits = 1; bits < 0x7f800000; bits += 1 << 23) {
    for (const beside of [-1, 0, 1, 2]) {
      view.setUint32(0, Math.max(1, bits - 1 + beside));
      const x = view.getFloat32(0);
      assertEquals(shortest(x, true), dragon4(x, true), String(x));
      const limits = { atLeast: 8, atMost: 8 };
      assertEquals(exact(x, true, 8), dragon4(x, true, limits), String(x));
    }
  }
});

Deno.test("exact() gives every digit of the smallest double that is asked for", () => {
  assertEquals(shortest(5e-324, false), { digits: "5", exponent: -324 });
  assertEquals(exact(5e-324, false, 12), {
    digits: "494065645841",
    exponent: -324,
  });
  assertEquals(exact(0, false, 5), { digits: "0", exponent: 0 });
});
