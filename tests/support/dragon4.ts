// Steele and White's digit generation, exact on integers (PLDI 1990, 112-126): a float is the fraction
// r/s with the gaps `below` and `above` to the midpoints of its neighbours. Digits come off r/s one by one
// until what is left is inside a gap (shortest digits), or until the number of digits asked for is reached.
// At a power of two the gap above is twice the gap below, and numpy rounds up inside it even where down is
// nearer. Slow, but plainly right: what the notebook's digits are compared with.

import type { Decimal } from "../../lib/notebook/digits.ts";

/** How many digits `dragon4` makes. */
interface DigitLimits {
  /** Go on to this many digits even where fewer identify the number. */
  readonly atLeast?: number;
  /** Stop here and round half to even. */
  readonly atMost?: number;
}

interface Binary {
  readonly mantissa: bigint;
  readonly exponent: number;
  /** Whether the number is a power of two, with a closer neighbour below than above. */
  readonly uneven: boolean;
}

/** The decimal digits of a positive finite number, as numpy cuts and rounds them. */
export function dragon4(
  x: number,
  single: boolean,
  { atLeast = 0, atMost = Infinity }: DigitLimits = {},
): Decimal {
  const { mantissa, exponent: e2, uneven } = binary(x, single);
  const even = mantissa % 2n === 0n;
  const gap = uneven ? 4n : 2n;
  let r = mantissa * gap * 2n ** BigInt(Math.max(e2, 0));
  let s = gap * 2n ** BigInt(Math.max(-e2, 0));
  let below = 2n ** BigInt(Math.max(e2, 0));
  let above = uneven ? 2n * below : below;

  const exponent = decimalExponent(x, r, s);
  const scale = 10n ** BigInt(Math.abs(exponent));
  if (exponent > 0) s *= scale;
  else [r, below, above] = [r * scale, below * scale, above * scale];

  for (let digits = "";;) {
    const digit = r / s;
    r %= s;
    const low = even ? r <= below : r < below;
    const high = even ? r + above >= s : r + above > s;
    digits += digit;
    const unique = (low || high) && digits.length >= atLeast;
    if (unique || digits.length >= atMost) {
      const tie = 2n * r === s;
      const down = low !== high ? low : tie ? digit % 2n === 0n : 2n * r < s;
      return down ? trim({ digits, exponent }) : roundUp(digits, exponent);
    }
    r *= 10n;
    below *= 10n;
    above *= 10n;
  }
}

/** The digits one unit in the last place up: "199" is "2", "999" is "1" and the next power of ten. */
function roundUp(digits: string, exponent: number): Decimal {
  let last = digits.length - 1;
  while (last >= 0 && digits[last] === "9") last--;
  if (last < 0) return { digits: "1", exponent: exponent + 1 };
  return {
    digits: digits.slice(0, last) + (Number(digits[last]) + 1),
    exponent,
  };
}

/** The same number without trailing zeros. */
function trim(decimal: Decimal): Decimal {
  const { digits, exponent } = decimal;
  let end = digits.length;
  while (end > 1 && digits.charCodeAt(end - 1) === ZERO) end--;
  if (end === digits.length) return decimal;
  return { digits: digits.slice(0, end), exponent };
}

const ZERO = "0".charCodeAt(0);

const view = new DataView(new ArrayBuffer(8));

function binary(x: number, single: boolean): Binary {
  const fractionBits = single ? 23 : 52;
  const bias = single ? 127 : 1023;
  if (single) view.setFloat32(0, x);
  else view.setFloat64(0, x);
  const bits = single ? BigInt(view.getUint32(0)) : view.getBigUint64(0);
  const fraction = BigInt.asUintN(fractionBits, bits);
  const biased = Number(bits >> BigInt(fractionBits));
  const hidden = biased === 0 ? 0n : 1n << BigInt(fractionBits);
  return {
    mantissa: hidden | fraction,
    exponent: Math.max(biased, 1) - bias - fractionBits,
    uneven: fraction === 0n && biased > 1,
  };
}

/** The largest k with 10^k <= r/s; `x` is r/s, and its logarithm is off by one at most. */
function decimalExponent(x: number, r: bigint, s: bigint): number {
  const atLeastPower = (k: number) =>
    k >= 0 ? r >= s * 10n ** BigInt(k) : r * 10n ** BigInt(-k) >= s;
  const guess = Math.floor(Math.log10(x));
  if (!atLeastPower(guess)) return guess - 1;
  return atLeastPower(guess + 1) ? guess + 1 : guess;
}
