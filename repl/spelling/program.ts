/**
 * What is typed in programming languages, shells and their prompts.
 *
 * @module
 */
import { COMMAND_WORDS } from "../command/command_words.ts";
import { nameElsewhere, own, rangeOf } from "./name.ts";
import { NAME, type Row, row } from "./row.ts";

const READ = "data is taken in by load";
const SHOWN = "a value is shown by itself";
const NO_IMPORT = "there is nothing to import";
/** How a comment begins. */
export const COMMENT = "# begins a comment";

/** The name of a library before a name of it. */
const LIBRARY =
  "(?<![\\w.])(?:np|numpy|jnp|jax|torch|tf|math|Math|sympy|sp|scipy)\\.(?=\\w)";

/** Programming languages and shells. */
export const PROGRAMS: readonly Row[] = [
  row(
    `^(?:(${NAME})\\s*=\\s*)?(?:\\w+\\.)?(?:read_?(?:csv|json|table|matrix)|csvread|loadtxt|genfromtxt|load)\\s*\\(\\s*["']?([^"',]+)["']?.*\\)$`,
    READ,
    (name = "data", path) => `write ${name} = load ${path}`,
  ),
  row(
    `^(?:print|disp|display|echo|puts|[fs]?printf|println|show|cat|console\\.\\w+|System\\.out\\.\\w+)\\b\\s*\\(?(.*?)\\)?;?$`,
    SHOWN,
    (rest) => `just type ${balanced(rest)}, without print`,
  ),
  row(
    `^(?:import|from|using|require|library|include|#include|use|pkg)\\b`,
    NO_IMPORT,
    "sin, exp and the others are built in; load reads a file or a module",
  ),
  row(
    `^(${NAME}\\s*=\\s*)?(?:list\\()?\\[(.+?)\\s+for\\s+(${NAME})\\s+(?:in|∈|=)\\s+(.+?)\\]\\)?$`,
    "a function takes a whole array, one element after another",
    (name = "", body, x, list) => `write ${name}${mapped(body, x, list)}`,
  ),
  row(
    `^(sum|prod|product|max|min)\\s*\\((?:\\[(?=.*\\]\\)$))?(.+?)\\s+for\\s+(${NAME})\\s+(?:in|∈|=)\\s+(\\[[^[\\]]*\\]|.+?)\\]?\\)$`,
    "a sum names its index first",
    (word, body, x, list) => `write ${folded(word, body, x, list)}`,
  ),
  row(
    `^(?:list|tuple|array)\\((?:range\\((.*)\\)|(.*))\\)$`,
    "arrays stand in brackets",
    (range, list) =>
      `write ${range ? rangeOf(range) ?? "0:4" : list || "[1, 2]"}`,
  ),
  row(
    `^(.+)\\.map\\(\\(?(${NAME})\\)?\\s*=>\\s*(.+)\\)$`,
    "a function takes a whole array, one element after another",
    (list, x, body) => `write ${mapped(body, x, list)}`,
  ),
  row(
    `^(.+)\\.(reduce|filter|forEach|every|some|find|slice|push|sort|append)\\(.*\\)$`,
    "arrays have no methods",
    (list) => `write sum(${list}), prod(${list}), max(${list}) or ${list}[1:2]`,
  ),
  row(
    `^(${NAME}\\([^)]*\\)\\s*=)\\s*\\{\\s*(?:return\\s+)?([^{};]+);?\\s*\\}$`,
    "a formula needs no braces",
    (head, body) => `write ${head} ${body.trim()}`,
  ),
  row(
    `^map\\(\\(?(${NAME})\\)?\\s*(?:->|=>|↦)\\s*(.+?),\\s*(.+)\\)$`,
    "a function takes a whole array, one element after another",
    (x, body, list) => `write ${mapped(body, x, list)}`,
  ),
  row(
    `^(?:figure|hold\\s+(?:on|off)|close\\s+all|grid\\s+on|axis\\b.*|[xy]label\\b.*|title\\(.*|plt\\.\\w+\\(\\))(?:;.*)?$`,
    "pictures need no window",
    "write plot f -2..2, and > picture.svg behind it for a file",
  ),
  row(
    `^=\\s*([^=].*)$`,
    "a formula needs no sign before it",
    (rest) =>
      `write ${
        rest.replace(/\b[A-Z]{2,}(?=\()/g, (name) => name.toLowerCase())
      }`,
  ),
  row(
    `^(.+?)\\s*\\|>\\s*(${NAME})$`,
    "functions stand before what they are of",
    (what, f) => `write ${f}(${what})`,
  ),
  row(
    `^(.*[^\\p{L}]|)c\\((-?[\\d.]+(?:\\s*,\\s*-?[\\d.]+)+)\\)(.*)$`,
    "arrays stand in brackets",
    (before, list, behind) => `write ${before}[${list}]${behind}`,
  ),
  row(
    `^(?:for|while|do|repeat|loop)\\b`,
    "there are no loops",
    "sum(i, 1, 3, i^2) adds up, 1:3 is a range, and a JavaScript function may loop",
  ),
  row(
    `^(.+?)\\s+if\\s+(.+?)\\s+else\\s+(.+)$`,
    "cases are written in braces",
    (yes, condition, no) =>
      `write {${yes} if ${condition}; ${no} otherwise}, or ${condition} ? ${yes} : ${no}`,
  ),
  row(
    `(?:^|[^\\p{L}])(?:piecewise|ifelse|iif|if|IF)\\(([^,()]*[<>=≤≥][^,()]*),\\s*([^,]+),\\s*([^,]+)\\)$`,
    "cases are chosen by where",
    (condition, yes, no) =>
      `write where(${
        condition.replace(/(?<![<>=!])=(?!=)/, "==")
      }, ${yes}, ${no})`,
  ),
  row(
    `^(.+?)\\s+where\\s+(.*[<>≤≥].*)$`,
    "where names steps, and a condition chooses",
    (what, condition) => `write where(${condition}, ${what}, 0)`,
  ),
  row(
    `^(?:if|switch|case|when|Piecewise|where(?!\\()|ifelse|iif)\\b`,
    "cases are written in braces",
    "write {x if x > 0; -x otherwise}, or x > 0 ? x : -x",
  ),
  row(
    `^(?:try|catch|throw|return|class|end|begin|pass|print)\\b`,
    "this is a word of a programming language",
    "write an expression; a JavaScript function reads f = (x) => { return x; }",
  ),
  row(`^--|^%\\s|^;;|^'\\s`, "this begins no comment here", COMMENT),
  row(
    `^%%?(\\w+)(.*)$`,
    "commands begin with no sign",
    (word, rest) =>
      COMMAND_WORDS.has(word)
        ? `write ${word}${rest}, without %`
        : "help lists the commands; # begins a comment",
  ),
  row(
    `^!\\s*(true|false|[(\\d].*|${NAME}\\s*[<>=].*)$`,
    "a condition is turned round by a word",
    (what) => `write not ${what}`,
  ),
  row(
    `^!`,
    "there is no shell here",
    "list shows the names that are defined, help what can be typed",
  ),
  row(
    `^(?=.*${LIBRARY}.*${LIBRARY}|(?!(?:${NAME}\\s*=\\s*)?${LIBRARY}).*${LIBRARY})(?!.*\\b(?:arange|random|zeros_like)\\b)(.+)$`,
    "functions need no name of a library",
    (text) => `write ${withoutLibrary(text)}: it is built in`,
  ),
  row(
    `^(?:${NAME}\\s*=\\s*)?(?:np|numpy|math|Math|jnp|scipy|cmath|torch|tf)\\.array\\s*\\(?\\[?(.*?)\\]?\\)?$`,
    "arrays need no function",
    (list) => `write [${list.replace(/[[\])]+/g, "")}], just in brackets`,
  ),
  row(
    `(?:^|[^\\p{L}])(?:np|numpy|math|Math|jnp|jax|autograd|sympy|sp|ad|scipy|cmath|torch|tf|Mathf|std)(?:\\.|::)(?:(?:linalg|random|special|nn|functional)\\.)?(\\w+)(.*)$`,
    "functions need no name of a library",
    (name, rest) =>
      nameElsewhere(name, rest)?.hint ??
        `write ${own(name)}${withoutLibrary(rest)}: it is built in`,
  ),
  row(
    `^(?:derivative|diff|D)\\s*\\((["'].*)\\)$`,
    "there are no strings: an expression needs no quotes",
    (list) => `write diff(${list.replace(/["']/g, "")})`,
  ),
  row(
    `["\`]|(?:^|[(,])\\s*'`,
    "there are no strings here",
    "an expression needs no quotes",
  ),
];

/** A text without the names of libraries, and without what makes arrays. */
function withoutLibrary(text: string): string {
  return text.replace(
    new RegExp(
      `${LIBRARY}(?:array|asarray|tensor|constant)\\(([^()]*)\\)`,
      "g",
    ),
    "$1",
  ).replace(
    new RegExp(`${LIBRARY}(?:(?:linalg|special|nn|functional)\\.)?(\\w+)`, "g"),
    (_, name) => own(name),
  );
}

/** What is gone through, written as here. */
function listOf(text: string): string {
  const [, list] = /^(?:range|np\.arange)\((.*)\)$/s.exec(text.trim()) ?? [];
  return (list && rangeOf(list)) ?? text.trim().replace(/\.\./, ":");
}

/** `[x^2 for x in 1:3]`: a power of the elements, or a function of them. */
function mapped(body: string, x: string, text: string): string {
  const list = listOf(text);
  const [, power] = new RegExp(`^${x}\\s*(?:\\^|\\*\\*)\\s*(\\d+)$`, "u")
    .exec(body) ?? [];
  const isWhole = new RegExp(`^(?:${NAME}|\\[[^[\\]]*\\])$`, "u").test(list);
  const whole = isWhole ? list : `(${list})`;
  if (power) return `${whole}.^${power}`;
  const f = x === "f" ? "g" : "f";
  return `${f}.(${list}), with ${f}(${x}) = ${body.replaceAll("**", "^")}`;
}

/** `sum(x^2 for x in 1:3)`: an index that runs, or the elements of a list. */
function folded(word: string, body: string, x: string, text: string): string {
  const own = word.startsWith("prod") ? "prod" : word;
  const list = listOf(text);
  const [, from, to] = /^([^:]+):([^:]+)$/.exec(list) ?? [];
  return from && (own === "sum" || own === "prod")
    ? `${own}(${x}, ${from}, ${to}, ${body.replaceAll("**", "^")})`
    : `${own}(${mapped(body, x, text)}`.replace(/(, with|$)/, ")$1");
}

/** A text with the bracket that closes its last one. */
function balanced(text: string): string {
  const open = text.split("(").length;
  return open > text.split(")").length ? `${text})` : text;
}
