/**
 * Functions and assignments as other languages write them.
 *
 * @module
 */
import { NAME, NAMES, type Row, row } from "./row.ts";

const DEFINE = "a function is defined by its name and parameters";

/** `Sin[Pi x]` as `sin(pi x)`. */
export function fromBrackets(text: string): string {
  const [before, after] = [
    text,
    text.replace(
      /\b([A-Z][a-zA-Z]*)\[([^[\]]*)\]/g,
      (_, name: string, list: string) =>
        `${name.toLowerCase().replace(/^arc/, "a")}(${list})`,
    ).replace(/\bPi\b/g, "pi"),
  ];
  return before === after ? text : fromBrackets(after);
}

/** Functions as other languages write them. */
export const DEFINITIONS: readonly Row[] = [
  row(
    `^(${NAME})\\s*(?:<-|=)\\s*function\\s*\\((${NAMES})\\)\\s*\\{?\\s*(?:return\\s*)?([^{}]+?)\\s*\\}?$`,
    DEFINE,
    (name, list, body) => `write ${name}(${list}) = ${body}`,
  ),
  row(
    `^(${NAME})\\s*<-\\s*(.+)$`,
    "an equals sign defines",
    (name, value) => `write ${name} = ${value}`,
  ),
  row(
    `^(?:(${NAME})\\s*=\\s*)?lambda\\s*:\\s*(.+)$`,
    DEFINE,
    (name = "f", body) => `write ${name}(x) = ${body}`,
  ),
  row(
    `^(?:(${NAME})\\s*=\\s*)?lambda\\s+(${NAMES})\\s*:\\s*(.+)$`,
    DEFINE,
    (name = "f", list, body) => `write ${name}(${list}) = ${body}`,
  ),
  row(
    `^(?:def|function|func|fn|fun)\\s+(${NAME})\\s*\\((.*?)\\)\\s*[:=\\{]*\\s*(?:return\\s+)?(.*?);?\\s*\\}?$`,
    DEFINE,
    (name, list, body) => `write ${name}(${list}) = ${body || "..."}`,
  ),
  row(
    `^(?:(${NAME})\\s*:?=?\\s*(?<=[:=]\\s*))?\\(?(${NAMES})\\)?\\s*(?:->|→|↦|\\|->)\\s*(.+)$`,
    DEFINE,
    (name = "f", list, body) => `write ${name}(${list}) = ${body}`,
  ),
  row(
    `^\\(?(${NAMES})\\)?\\s*=>\\s*(.+)$`,
    "a function needs a name",
    (list, body) => `write f(${list}) = ${body}, or f = (${list}) => ${body}`,
  ),
  row(
    `^(?:(${NAME})\\s*=\\s*)?@\\((${NAMES})\\)\\s*(.+)$`,
    DEFINE,
    (name = "f", list, body) => `write ${name}(${list}) = ${body}`,
  ),
  row(
    `^(${NAME})[[(]((?:${NAME}_\\s*,?\\s*)+)[\\])]\\s*:?=\\s*(.+)$`,
    DEFINE,
    (name, list, body) =>
      `write ${name}(${list.replaceAll("_", "")}) = ${body}`,
  ),
  row(
    `^([A-Z][a-zA-Z]*)\\[(.*)\\]$`,
    "functions take parentheses, and names begin with a small letter",
    (name, list) => `write ${name.toLowerCase()}(${fromBrackets(list)})`,
    "su",
  ),
  row(
    `^(?:define\\s+(${NAME})\\((${NAMES})\\)\\s*=|(${NAME})\\((${NAMES})\\)\\s*(?:->|→|↦|\\|->|:(?!=)))\\s*(.+)$`,
    DEFINE,
    (name, list, other, others, body) =>
      `write ${name ?? other}(${list ?? others}) = ${body}`,
  ),
  row(
    `^(let|const|var|local|auto|global)\\s+(.+)$`,
    "a name needs no keyword",
    (word, rest) => `drop ${word}: write ${rest}`,
  ),
  row(
    `^(${NAME})\\s+(${NAME})\\s*=(?!=)\\s*(.+)$`,
    DEFINE,
    (name, x, body) => `write ${name}(${x}) = ${body}`,
  ),
  row(
    `^(${NAME})\\s*(\\*\\*|[-+*/^])=\\s*(.+)$`,
    "there are no shorthands for assignments",
    (name, sign, value) => `write ${name} = ${name} ${sign} ${value}`,
  ),
  row(
    `^(?:\\+\\+|--)?(${NAME})(?:\\+\\+|--)?$(?<=^(?:\\+\\+|--).*|(?:\\+\\+|--)$)`,
    "there are no shorthands for assignments",
    (name) => `write ${name} = ${name} + 1`,
  ),
];
