// Activations by their behaviour at 0. As x goes to 0, so does what is given to them, if no constant is added there: the
// derivative of tanh goes to 1 and that of σ to 1/4, whatever the data are. A wrong rule for one of them shows in the ratio of
// both sides: where it goes, and how fast. Other mistakes may show so, too: what is told is a surmise.

import type { Measurement } from "../measure/measure.ts";
import type { Mistake } from "../report/report.ts";

/** How far x goes toward 0, each time half as far. */
export const TOWARD_ZERO: readonly number[] = [1 / 16, 1 / 32, 1 / 64];

/** How close a limit is met. */
const CLOSE = 2e-3;

/** How close an order is met. */
const CLOSE_ORDER = 0.3;

/** The same where the order is but a hint: layers and terms beside them add powers of their own. */
const ANY_ORDER = 0.5;

/** The part of the wrong elements that has to meet a limit, as the others may hold a penalty: more where many are near it anyway. */
const PART = 0.2;
const NEAR_ONE_PART = 0.5;

/** analytic / numeric, and how far it may be off, relative to it. */
interface Ratio {
  readonly value: number;
  readonly error: number;
}

/** The same where x is scaled by each of TOWARD_ZERO. */
type Ratios = Readonly<Record<"a" | "b" | "c", Ratio>>;

/** 4 σ'(1/2): σ at 0 is 1/2, and its derivative there 1/4. */
const AT_OUTPUT = 0.940014848806378;

/** Rules for σ, by what the ratio goes to: once for every σ on the way. */
const LIMITS: readonly (readonly [number, string, string])[] = [
  [4, "1 for the derivative s (1 - s) of σ", "multiply by s (1 - s)"],
  [2, "s for the derivative s (1 - s) of σ", "multiply by 1 - s"],
  [
    AT_OUTPUT,
    "the derivative of σ taken at its output",
    "take it at the input, or write it as s (1 - s) of the output s",
  ],
];

/** Rules whose ratio goes to 1, by the power of x with which it does. */
const ORDERS: readonly (readonly [number, string, string])[] = [
  [
    1,
    "1 - h for 1 - h² of h = tanh z, or an exp whose derivative is left out",
    "write 1 - h², and leave the factor exp where it is",
  ],
  [
    2,
    "1 for the derivative 1 - h² of h = tanh z",
    "multiply by 1 - h², or look for a square whose derivative is not 2x",
  ],
  [
    4,
    "the derivative of tanh taken at its output h",
    "take it at the input, or write it as 1 - h² of the output",
  ],
];

/**
 * The rule of an activation that explains how both sides part as x leaves 0.
 *
 * @param sides The wrong elements at x times each of TOWARD_ZERO.
 */
export function towardZero(
  sides: readonly (readonly Measurement[])[],
): Mistake | undefined {
  const ratios = sides[0].flatMap((_, k) => {
    const [a, b, c] = sides.map((side) => ratioOf(side[k]));
    return a && b && c ? [{ a, b, c }] : [];
  });
  // Terms in proportion to x, and to its square, go away.
  const limits = ratios.map(({ a, b, c }) =>
    (8 * c.value - 6 * b.value + a.value) / 3
  );
  const counts = LIMITS.map(([base]) => {
    const count = limits.filter((limit) => isPower(limit, base)).length;
    const least = (base > 1 ? PART : NEAR_ONE_PART) * limits.length;
    return count >= Math.max(2, least) ? count : 0;
  });
  const most = Math.max(...counts);
  if (most > 0) {
    const [base, rule, advice] = LIMITS[counts.indexOf(most)];
    return chainRule(
      `analytic / numeric goes to ${
        Number(base.toPrecision(3))
      } or a power of it as x goes to 0, as with ${rule} in each layer, or with such a factor lost elsewhere`,
      `${advice}; without such an activation, look for a factor in a part of f`,
    );
  }
  const toOne = ratios.filter((_, k) => Math.abs(limits[k] - 1) <= 5 * CLOSE);
  if (toOne.length < Math.max(2, NEAR_ONE_PART * ratios.length)) return;
  // Factors beside the activation may add powers.
  const exact = Math.min(orderOf(toOne), ORDERS[ORDERS.length - 1][0]);
  // Where all go to 1, the order tells no more than which rule is the likeliest.
  const close = toOne.length === ratios.length ? ANY_ORDER : CLOSE_ORDER;
  const found = ORDERS.find(([order]) => Math.abs(order - exact) < close);
  if (!found) return;
  const [order, rule, advice] = found;
  const power = order === 1 ? "x" : order === 2 ? "x²" : `x^${order}`;
  return chainRule(
    `toward x = 0 it is right, and off by ${power} beside: a part that vanishes there is wrong, as the derivative of an inner function is with ${rule}`,
    advice,
  );
}

function chainRule(sentence: string, advice: string): Mistake {
  return { kind: "chain rule", sentence, advice, perhaps: true };
}

/** By which power of x ratios go to 1: the median, as single ones may cross 1 on the way. */
function orderOf(ratios: readonly Ratios[]): number {
  const orders = ratios.flatMap(({ a, b, c }) => {
    const [far, middle, close] = [a, b, c]
      .map(({ value }) => Math.log2(Math.abs(value - 1)));
    // What comes after the first term goes away, too.
    if (isTold(c)) return [2 * (middle - close) - (far - middle)];
    return isTold(b) ? [far - middle] : [];
  });
  return orders.toSorted((a, b) => a - b)[orders.length >> 1] ?? NaN;
}

/** Whether rounding leaves two digits and more of how far a ratio is from 1. */
function isTold({ value, error }: Ratio): boolean {
  return Math.abs(value - 1) > 300 * error;
}

/** Whether a limit is a power of c, from the first on. */
function isPower(limit: number, c: number): boolean {
  const power = Math.round(Math.log(limit) / Math.log(c));
  return power > 0 && power < 6 && Math.abs(limit / c ** power - 1) <= CLOSE;
}

/** analytic / numeric with its relative error; nothing where the numeric side does not tell. */
function ratioOf(
  { analytic, estimate: { value, error } }: Measurement,
): Ratio | undefined {
  const part = error / Math.abs(value);
  if (!(part <= 1e-3)) return;
  return { value: analytic / value, error: part };
}
