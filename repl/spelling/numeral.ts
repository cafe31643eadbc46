/**
 * Numerals and signs.
 *
 * @module
 */
import { NAME, type Row, row } from "./row.ts";

/** Numerals and signs. */
export const NUMERALS: readonly Row[] = [
  row(
    `([\\d.]+|${NAME})\\s*(?:°|\\bdeg(?:rees?)?(?=\\)|$))`,
    "angles are in radians",
    (value) => `write ${value}*pi/180`,
  ),
  row(
    `^(-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?)$`,
    "a comma parts values",
    (value) => `write ${value.replaceAll(",", "")}`,
  ),
  row(
    `^([^[\\](){},]*?\\d),(\\d[^[\\](){},]*)$`,
    "a comma parts values",
    (before, behind) =>
      `write ${before}.${behind} for a decimal, [${before}, ${behind}] for a list`,
  ),
  row(
    `(?<![\\w.])(\\d+(?:_\\d+)+)`,
    "digits are not parted by signs",
    (value) => `write ${value.replaceAll("_", "")}`,
  ),
  row(
    `(?<!\\w)(0[xob][\\da-f]+)`,
    "numbers are decimal",
    (value) => `write ${Number(value)}`,
  ),
  row(
    `([½⅓¼¾⅔⅐-⅞])`,
    "fractions are written with a stroke",
    (sign) => `write ${sign.normalize("NFKD").replace("⁄", "/")}`,
  ),
  row(
    `([\\p{L}\\p{N})]+?)([ˣⁿᵗʸᵏᵃᵇᵐ]+)(?![\\p{L}])`,
    "letters are not raised by their form",
    (base, raised) => `write ${base}^${raised.normalize("NFKC")}`,
  ),
  row(
    `ㅣ([^ㅣ]*)ㅣ?`,
    "ㅣ is a vowel",
    (inside) => `write |${inside}|, or abs(${inside})`,
  ),
  row(
    `^((?:d|∂|${NAME}')(?:[^()]|\\([^()]*\\))*),\\s*(?:(?:at|when|for|where|if)\\s+)?(${NAME})\\s*={1,2}\\s*(.+)$`,
    "a point stands behind at",
    (what, name, value) => `write ${what} at ${name} = ${value}`,
  ),
];
