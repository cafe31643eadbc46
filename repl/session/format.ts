/**
 * How the REPL writes values: as one would type them.
 *
 * @module
 */
import type { Tensor } from "../../mod.ts";
import type { Settings } from "./setting.ts";

/** What decides how a number is written. */
export type NumberStyle = Pick<Settings, "digits" | "format">;

// As numpy has it: of an array with more numbers, each axis shows its first and last three.
const MOST = 1000;
const EDGE = 3;

/** A number, a vector `[1, 2]` or a matrix `[1, 2; 3, 4]`; deeper arrays nest brackets, and long ones are cut short. */
export function formatValue(
  value: Tensor,
  number: (value: number) => string = formatNumber,
): string {
  const isLong = sizeOf(value) > MOST;
  const list = (
    items: readonly Tensor[],
    separator: string,
    write: (item: Tensor) => string,
  ): string => {
    if (!isLong || items.length <= 2 * EDGE) {
      return items.map(write).join(separator);
    }
    const ends = [items.slice(0, EDGE), items.slice(-EDGE)];
    return ends.map((end) => end.map(write).join(separator))
      .join(`${separator}...${separator}`);
  };
  const written = (value: Tensor): string => {
    if (typeof value === "number") return number(value);
    const items = Array.from<Tensor>(value);
    return isMatrix(items)
      ? `[${
        list(items, "; ", (row) =>
          list(Array.from(row as number[]), ", ", written))
      }]`
      : `[${list(items, ", ", written)}]`;
  };
  return written(value);
}

function sizeOf(value: Tensor): number {
  return typeof value === "number"
    ? 1
    : Array.from<Tensor>(value).reduce<number>(
      (sum, item) => sum + sizeOf(item),
      0,
    );
}

/** Whether all items are rows of numbers, as many in each. */
function isMatrix(items: readonly Tensor[]): boolean {
  const [first] = items;
  return items.length > 0 && typeof first !== "number" &&
    items.every((row) => isVector(row) && row.length === first.length);
}

function isVector(value: Tensor): value is Exclude<Tensor, number> {
  return typeof value !== "number" &&
    Array.from<Tensor>(value).every((item) => typeof item === "number");
}

function formatNumber(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/**
 * The way of writing numbers that is set, with at most so many significant digits. Hexadecimal is exact:
 * no digits are left out of it.
 */
export function numberFormat(
  { digits, format }: NumberStyle,
  most: number = Infinity,
): (value: number) => string {
  const count = Math.min(digits === "full" ? Infinity : digits, most);
  return (value) => {
    if (!Number.isFinite(value)) return String(value);
    if (format === "hex") return formatBits(value);
    const rounded = value === 0 || count === Infinity
      ? value
      : Number(value.toPrecision(count));
    if (format === "dec") return formatNumber(rounded);
    const sign = Object.is(rounded, -0) ? "-" : "";
    return sign + rounded.toExponential().replace("e+", "e");
  };
}

// A double is a sign, eleven bits of exponent and 52 of fraction: thirteen hexadecimal digits.
const BITS = new DataView(new ArrayBuffer(8));

/** The bits of a double as C and Python write them: `0x1.8000000000000p+1` is 3, all thirteen digits shown. */
function formatBits(value: number): string {
  BITS.setFloat64(0, value);
  const bits = BITS.getBigUint64(0);
  const sign = bits >> 63n ? "-" : "";
  const exponent = Number(bits >> 52n & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  if (exponent === 0 && fraction === 0n) return `${sign}0x0.0p+0`;
  // Below the smallest normal number there is no leading 1.
  const power = exponent === 0 ? -1022 : exponent - 1023;
  const lead = exponent === 0 ? 0 : 1;
  const digits = fraction.toString(16).padStart(13, "0");
  return `${sign}0x${lead}.${digits}p${power < 0 ? "" : "+"}${power}`;
}

const PLAIN: NumberStyle = { digits: Infinity, format: "dec" };

/** A value rounded where its error begins, and the error: `[8, 15] ± [1.3e-14, 2.1e-14]`. */
export function formatMeasured(
  value: Tensor,
  error: Tensor,
  style: NumberStyle = PLAIN,
): string {
  const isWhole = style.format === "hex" || style.digits === "full";
  const shown = isWhole ? value : rounded(value, error);
  return `${formatValue(shown, numberFormat(style))} ± ${
    formatValue(error, formatError)
  }`;
}

function formatError(error: number): string {
  return error === 0 || !Number.isFinite(error)
    ? String(error)
    : error.toPrecision(2).replace("e+", "e");
}

/** Digits beyond the error mean nothing: the shortest number is shown that is no farther off than half of it. */
export function rounded(value: Tensor, error: Tensor): Tensor {
  if (typeof value !== "number" || typeof error !== "number") {
    return Array.from<Tensor>(value as number[])
      .map((item, i) => rounded(item, (error as number[])[i])) as Tensor;
  }
  if (!(error > 0 && error < Infinity) || !Number.isFinite(value)) return value;
  if (Math.abs(value) <= error / 2) return 0;
  for (let digits = 1; digits < 17; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.abs(shorter - value) <= error / 2) return shorter;
  }
  return value;
}

const SIGNS: Readonly<Record<string, string>> = {
  "±": "+-",
  "·": "*",
  "∂": "d",
  "├": "|-",
  "└": "`-",
  "│": "| ",
  "←": "<-",
  "ε|f|": "eps |f|",
};
const SIGN = /[±·∂├└│←]|ε\|f\|/gu;

/** Output with our own signs in ASCII, for terminals that know nothing else; names keep their letters. */
export function inAscii(text: string): string {
  return text.replace(SIGN, (sign) => SIGNS[sign]);
}
