// Round tick values: multiples of 1, 2 or 5 times a power of ten, or powers of ten on a logarithmic axis. A value is
// made from an integer and a power of ten at once, so that 0.3 is 0.3 and not 0.1 + 0.1 + 0.1.
import type { Interval } from "./layer.ts";
import type { Axis } from "./picture.ts";

/** A round value on an axis. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** The round values on an axis, at most about as many as `most`, in rising order. */
export function ticks({ interval, scale }: Axis, most: number): Tick[] {
  const decades = scale === "log" ? logTicks(interval, most) : [];
  return decades.length >= 2 ? decades : linearTicks(interval, most);
}

function linearTicks([from, to]: Interval, most: number): Tick[] {
  // A step below the spacing of doubles would not lead from one tick to the next.
  const finest = Math.max(Math.abs(from), Math.abs(to)) * Number.EPSILON;
  const { factor, power } = roundStep(
    Math.max(finest, (to / 2 - from / 2) / (most / 2)),
  );
  const step = timesPower(factor, power);
  if (!(step > 0 && step < Infinity)) return [];
  // A billionth of a step is room for rounding: the ends of the interval count as ticks.
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  const values: number[] = [];
  for (let k = first; k <= last; k++) {
    values.push(timesPower(k * factor, power) + 0);
  }
  const largest = Math.max(...values.map(Math.abs), 0);
  const usesExponent = largest >= 1e6 || (largest > 0 && largest < 1e-3);
  const digits = usesExponent
    ? Math.max(0, Math.floor(Math.log10(largest) + 1e-9) - power)
    : Math.max(0, -power);
  return values.map((value) => {
    if (value === 0) return { value, label: "0" };
    const label = usesExponent
      ? value.toExponential(Math.min(digits, 17)).replace("e+", "e")
      : value.toFixed(Math.min(digits, 17));
    return { value, label };
  });
}

/** The smallest of 1, 2, 5 and 10 times a power of ten that is not below `least`. */
function roundStep(least: number): { factor: number; power: number } {
  const power = Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((factor) =>
    timesPower(factor, power) >= least * (1 - 1e-9)
  );
  return factor === undefined
    ? { factor: 1, power: power + 1 }
    : { factor, power };
}

function timesPower(integer: number, power: number): number {
  return Number(`${integer}e${power}`);
}

function logTicks([from, to]: Interval, most: number): Tick[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  const stride = Math.max(1, Math.ceil((last - first + 1) / most));
  const decades: Tick[] = [];
  for (let k = Math.ceil(first / stride) * stride; k <= last; k += stride) {
    decades.push({ value: timesPower(1, k), label: k === 0 ? "1" : `1e${k}` });
  }
  return decades;
}
