/**
 * What stands inside expressions as mathematics or other programs write it.
 *
 * @module
 */
import { COMMENT } from "./program.ts";
import { NAME, type Row, row } from "./row.ts";
import { COUNTER, series } from "./series.ts";

/** The name of an argument, and what it is. */
const NAMED = new RegExp(`${NAME}\\s*=\\s*([^,]+)`, "gu");

/** Cases of Desmos, `x < 0: -x, x`, as they are written here. */
function casesOf(cases: string): string {
  return cases.split(",").map((each) => {
    const [condition, value] = each.split(":").map((part) => part.trim());
    return value === undefined
      ? `${condition} otherwise`
      : `${value} if ${condition}`;
  }).join("; ");
}

/** Attributes of arrays elsewhere, and here. */
const OF_ARRAYS: ReadonlyMap<string, string> = new Map([
  ["shape", "size"],
  ["len", "length"],
]);

/** What stands inside expressions, also of functions that somebody defined. */
export const INSIDE: readonly Row[] = [
  row(
    `^(.+[)\\d'])\\s*=\\s*\\?+$`,
    "a value needs no question",
    (what) => `write ${what}`,
  ),
  row(
    `^(.*?)\\{([^{}:]*[<>=≤≥][^{}:]*:[^{}]*)\\}$`,
    "cases are written in braces",
    (head, cases) => `write ${head}{${casesOf(cases)}}`,
  ),
  row(
    `^((?:(?:grad|∇|hessian|jacobian|laplacian|div|curl)\\s*)?${NAME}'*)\\(((?:\\s*${NAME}\\s*=(?!=)[^,()=]+,?)+)\\)$`,
    "arguments have no names",
    (called, list) => `write ${called}(${list.replace(NAMED, "$1").trim()})`,
  ),
  row(
    `^(.*?)\\b(${NAME})\\(([^()]*:[^()]*,[^()]*|[^()]*,\\s*:[^()]*)\\)$`,
    "an index stands in square brackets",
    (before, name, list) => `write ${before}${name}[${list}]`,
  ),
  row(
    `\\bsize\\((${NAME}),\\s*(\\d)\\)`,
    "size gives the lengths of all axes",
    (name, axis) => `write size(${name})[${axis}]`,
  ),
  row(
    `^(.+?)\\.(?:item|numpy|detach|cpu|tolist|squeeze|copy|clone|valueOf|toFixed|toString)\\(\\d*\\)(.*)$`,
    "numbers and arrays have no methods",
    (before, behind) => `write ${before}${behind}`,
  ),
  row(
    `(\\[[^[\\]]*\\]|\\b${NAME})\\s+\\.\\s+(\\[[^[\\]]*\\]|${NAME})$`,
    "a dot alone is no product",
    (a, b) => `write dot(${a}, ${b})`,
  ),
  row(
    `^\\{([^{};:]+,[^{};:]+)\\}$|^<([^<>]+,[^<>]+)>$`,
    "arrays stand in brackets",
    (braces, angles) => `write [${braces ?? angles}]`,
  ),
  row(
    `([\\w.]+|\\([^()]*\\))\\s+div\\s+([\\w.]+|\\([^()]*\\))$`,
    "div is the divergence",
    (a, b) => `write floor(${a}/${b})`,
  ),
  row(
    `(\\w+)\\s+choose\\s+(\\w+)$|\\b(?:nCr|binom(?:ial)?|comb|choose|nchoosek)\\((\\w+)\\s*,\\s*(\\w+)\\)`,
    "factorials count",
    (a, b, n = a, k = b) => `write ${n}!/(${k}! (${n} - ${k})!)`,
  ),
  row(
    `//`,
    "// is no sign here",
    `${COMMENT}; floor(a/b) divides and rounds down`,
  ),
  row(`/\\*`, "/* is no sign here", COMMENT),
  row(
    `[\\p{L}\\p{N})\\]]\\s+%\\s*\\p{L}+(?:\\s+\\p{L}+)*$`,
    "% is the remainder of a division",
    COMMENT,
  ),
  row(
    `([!=])==`,
    "signs of comparisons have two characters",
    (sign) => `write ${sign}=`,
  ),
  row(
    `(?:^|[^\\p{L}])(sum|prod|Sum|Product)[[(](.+?),\\s*\\{?(${NAME}),\\s*([^,{}]+),\\s*([^,{}()]+?)\\}?[\\])]`,
    COUNTER,
    (name, term, counter, from, to) => series(name, counter, from, to, term),
  ),
  row(
    `(?:^|[^\\p{L}])(sum|prod|∑|∏|Σ|Π)\\s*_?\\s*[({]\\s*(${NAME})\\s*=\\s*([^,{}.]+?)(?:[})]?\\s*\\^\\s*\\{?|,\\s*|\\.\\.|:|\\s+to\\s+)([^,{}()\\s]+)[})]?[\\s,]+(.+?)\\)?$`,
    COUNTER,
    (name, counter, from, to, term) => series(name, counter, from, to, term),
  ),
  row(
    `(?:^|[^\\p{L}])(sum|prod)\\((.+?)\\s+for\\s+(${NAME})\\s+in\\s+(?:range\\()?([\\w.]+)\\s*(?:[:,]|\\.\\.)\\s*([\\w.]+)\\)+`,
    COUNTER,
    (name, term, counter, from, to) => series(name, counter, from, to, term),
  ),
  row(
    `(?:^|[^\\p{L}\\p{N}_.])(?!(?:np|numpy|math|jnp|torch|tf)\\.)(${NAME}|\\[[^[\\]]*\\])\\.(shape|size|length|len|sum|mean|max|min|prod|dot|transpose)\\b(?:\\((.*)\\))?`,
    "functions stand before what they are of",
    (name, f, more = "") =>
      `write ${OF_ARRAYS.get(f) ?? f}(${name}${more && `, ${more}`})`,
  ),
];
