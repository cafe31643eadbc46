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
    `^(sum|prod|product|max|min)\\s*\\((?:\\[(?=.*\\]\\)$))?(.+?)\\s+for\\s+(${NAME})\\s+(?:in|∈|=)\\s+(\\[.*\\]|.+?)\\]?\\)$`,
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

/** Words that are commands here under another name. */
const COMMANDS_HERE: ReadonlyMap<string, string> = new Map(Object.entries({
  tutorial: "learn",
  lessons: "learn",
  lesson: "learn",
  manual: "help",
  commands: "help",
  functions: "help functions",
  operators: "help operators",
  settings: "set",
  options: "set",
  describe: "info",
  show: "info",
  timeit: "time",
  목록: "list",
  설정: "set",
  학습: "learn",
  예제: "examples",
  도움: "help",
  되돌리기: "undo",
  취소: "undo",
}));

/** Commands of other programs. */
export const COMMANDS_ELSEWHERE: readonly Row[] = [
  row(
    `^(?:[:.]?q(?:uit)?!?|:?wq|:x|[.:]?exit|quit|bye|logout|stop|종료|끝|나가기)(?:\\(\\))?;?$`,
    "this does not end the session",
    "write quit, or press Ctrl-D",
  ),
  row(
    `^(?:clear|cls|clc|clear\\(\\))(?:\\s+(?:all|screen))?;?$`,
    "no command clears the screen",
    "press Ctrl-L; reset forgets every name, undo the last entry",
  ),
  row(
    `^(?:clear|del|delete|unset|rm|remove|forget|unlet|drop|clearvars)\\b`,
    "a name is not removed alone",
    "define it anew; undo takes back the last entry, reset forgets all",
  ),
  row(
    `^(?:ls|dir|who|whos|vars|variables|names|env|workspace|locals|globals|defs|(?:변수|함수|정의|이름)(?:들)?\\s*(?:목록|리스트|보기)?)(?:\\(\\))?$`,
    "the names have another command",
    "write list",
  ),
  row(
    `^(?:table|tabulate|values(?:\\s+of)?)\\s+(?:of\\s+)?(${NAME})(?:\\(${NAME}\\))?\\s+(?:for\\s+)?(?:${NAME}\\s*(?:=|in)\\s*)?(?:from\\s+)?\\[?(-?[\\w.]+?)\\s*(?:\\.\\.|:|\\bto\\b|,)\\s*(-?[\\w.]+)\\]?$`,
    "a function of a range gives its values",
    (name, from, to) => `write ${name}(${from}:${to})`,
  ),
  row(
    `^(?:table|tabulate)\\s+(${NAME})(?:\\(${NAME}\\))?$`,
    "a function of a range gives its values",
    (name) => `write ${name}(0:5)`,
  ),
  row(
    `^(?:help|man|info|doc|apropos|\\?)\\s*\\(?\\s*([^()\\s]+?)\\s*(?:\\(\\))?\\)?$`,
    "help takes a word",
    (word) => `write help ${word}`,
  ),
  row(`^(?:man|doc|usage)$`, "help has another word", "write help"),
  row(
    `^[%@]?(${[...COMMANDS_HERE.keys()].join("|")})(?![\\p{L}\\p{N}_(])(.*)$`,
    "a command has another word here",
    (word, rest) => `write ${COMMANDS_HERE.get(word.toLowerCase())}${rest}`,
  ),
];

/** What stands in a call, without the names of libraries and what makes arrays. */
function withoutLibrary(text: string): string {
  return text.replace(
    /\b(?:np|numpy|jnp|torch|tf|math|Math)\.(?:array|asarray|tensor|constant)\(([^()]*)\)/g,
    "$1",
  ).replace(
    /\b(?:np|numpy|jnp|jax|torch|tf|math|Math|sympy|sp|scipy)\.(?=\w)/g,
    "",
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
