// A power of |x| between 1 and 2 upon something smooth: |x|^1.05 + exp(x) at 0. Pairs do not settle it, as what the slopes on the
// two sides differ by falls like no power series. Where it falls like a power of the step, it falls to 0: there is a derivative.

import type { Measured } from "../../core/verdict/verdict.ts";
import { ExtrapolationTable } from "../../difference/neville.ts";
import {
  MAX_EXTRAPOLATION_ORDER,
  RATIO,
} from "../sequence/noise_amplification.ts";
import type { Pair } from "../sequence/pair.ts";
import { DEEP, SMOOTH } from "../side/growth.ts";
import type { CentralSearch } from "./central_search.ts";
import { observedPairs } from "./observed_pairs.ts";

/** Rows in one power law at least. */
const ENOUGH = 6;

/** The least even part, in roundings of f, that has a power. */
const CLEAR = 100;

/** What rounding does to the odd part over h, in the roundings of one value over h. */
const BOTH = 3;

/** What is left of the bend is no law's otherwise. */
const SMALL = 0.01;

/** How far, as a part of the bend, a slope may be off that is told from one power alone. */
const LEFT = 1e-4;

/** A pair, and half of what the slopes on its two sides differ by. */
interface Bend extends Readonly<Pair> {
  readonly bend: number;
}

/**
 * The derivative of a function whose sides part like a power of the step, how far off it may be, and the size of half of what their
 * slopes differ by at the largest step of the law.
 */
export function derivativeOfPowerLaw(
  pairs: CentralSearch,
): Measured & { readonly size: number } | undefined {
  const rows: Bend[] = observedPairs(pairs)
    .filter(({ even, roundoffFloor }) => Math.abs(even) > CLEAR * roundoffFloor)
    .sort((a, b) => a.h - b.h)
    .map((row) => ({ ...row, bend: row.even / row.h }));
  const deepest = DEEP * (rows.at(-1)?.h ?? 0);
  let kink = Infinity;
  let law: readonly Bend[] = [];
  for (let from = 0; from + ENOUGH <= rows.length; from++) {
    // What f rounds inside itself may hide the law from the nearest rows.
    if (rows[from].h > deepest) break;
    for (let to = from + ENOUGH; to <= rows.length; to++) {
      const window = rows.slice(from, to);
      const beside = kinkBeside(window);
      if (!(beside < kink)) continue;
      kink = beside;
      law = window;
    }
  }
  const size = Math.abs(law[law.length - 1]?.bend);
  if (!(kink <= SMALL * size)) return;
  const slope = withoutPower(law, kink);
  const odd = extrapolated(rows);
  const oddError = odd.error + mostShareOf(rows) * size;
  const { value, error } = oddError < slope.error
    ? { value: odd.value, error: oddError }
    : slope;
  // What is left of the odd part may follow a law of its own, and tend to nothing.
  return error <= LEFT * size
    ? { value, error: error + kink, size }
    : undefined;
}

/**
 * The greatest kink that there may be beside a power law.
 *
 * With A h^s + K for the bend, its logarithm is log A + s log h + K / bend to first order: what the exponents differ by from the
 * near part of a window to the far one gives K.
 */
function kinkBeside(
  window: readonly Bend[],
): number {
  const [near, far] = [window[0], window[window.length - 1]];
  const exponent = Math.log(far.bend / near.bend) / Math.log(far.h / near.h);
  const isSlow = exponent > 0 && exponent < SMOOTH;
  let most = isSlow ? 0 : NaN;
  for (const mid of window.slice(1, -1)) {
    const [below, above] = [Math.log(mid.h / near.h), Math.log(far.h / mid.h)];
    const turnOf = (of: (row: Bend) => number) =>
      (of(mid) - of(near)) / below - (of(far) - of(mid)) / above;
    const turn = Math.abs(turnOf(({ bend }) => Math.log(bend / near.bend)));
    const blur = (blurOf(near) + blurOf(mid)) / below +
      (blurOf(mid) + blurOf(far)) / above;
    const unit = Math.abs(turnOf(({ bend }) => 1 / bend));
    most = Math.max(most, (turn + blur) / unit);
  }
  return most;
}

/** What rounding does to a bend, as a part of it. */
function blurOf({ even, roundoffFloor }: Bend): number {
  return roundoffFloor / Math.abs(even);
}

/** The slope that is left when the odd part's share in the power is taken away. */
function withoutPower(
  law: readonly Bend[],
  kink: number,
): Measured {
  const [near, far] = [law[0], law[law.length - 1]];
  const share = shareOf(law);
  const slopes = law.map(({ odd, bend }) => odd - share * bend);
  const spread = Math.max(...slopes) - Math.min(...slopes);
  const rounding = BOTH * near.roundoffFloor / near.h;
  // From the bends of the window to a bend of 0 it may be far.
  const reach = far.bend / (far.bend - near.bend);
  const error = 2 * reach * (spread + rounding) + Math.abs(share) * kink;
  return { value: slopes[0], error };
}

/** How much of the power the odd part has, as a part of what the even part has. */
function shareOf(law: readonly Bend[]): number {
  const [near, far] = [law[0], law[law.length - 1]];
  return (far.odd - near.odd) / (far.bend - near.bend);
}

/**
 * The greatest share that the odd part may have, from the three rows that show the least. What the odd part does of its own, in
 * proportion to h², cannot hide a quarter of the share from both halves of them.
 */
function mostShareOf(rows: readonly Bend[]): number {
  const bounds = rows.slice(2).map((far, i) => {
    const [near, mid] = rows.slice(i);
    const shares = [shareOf([near, mid]), shareOf([mid, far])].map(Math.abs);
    const rounding = 2 * BOTH * near.roundoffFloor / near.h;
    return 2 * Math.max(...shares) + rounding / Math.abs(mid.bend - near.bend);
  });
  return Math.min(...bounds.filter((bound) => bound >= 0));
}

/** What the odd parts of pairs tend to, of which the smallest come first. */
function extrapolated(rows: readonly Bend[]): Measured {
  const table = new ExtrapolationTable();
  let best: Measured = { value: NaN, error: Infinity };
  for (let i = rows.length - 1; i >= 0; i--) {
    const { h, odd, roundoffFloor } = rows[i];
    const larger = rows.slice(i + 1, i + MAX_EXTRAPOLATION_ORDER);
    const gains = larger.map((row) => 1 / ((row.h / h) ** 2 - 1));
    table.extend(odd, [NaN, ...gains], gains.length);
    const { value, error } = table.best(RATIO ** -2);
    const total = error + BOTH * roundoffFloor / h;
    if (total < best.error) best = { value, error: total };
  }
  return best;
}
