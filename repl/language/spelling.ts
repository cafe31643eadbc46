/**
 * What people of other languages, programs and habits write, and how it is written here. Asked only of what could not be
 * read: nothing that has a meaning here is in the way.
 *
 * @module
 */
import { COMMAND_WORDS } from "./command_words.ts";

/** An answer to something written otherwise: what is wrong, and what to write. */
export interface Spelling {
  readonly reason: string;
  readonly hint: string;
}

type Row = readonly [
  said: RegExp,
  reason: string,
  hint: (...groups: string[]) => string,
];

const NAME = String.raw`[\p{L}_][\p{L}\p{N}_]*`;
const NAMES = String.raw`${NAME}(?:\s*,\s*${NAME})*`;

function row(
  said: string,
  reason: string,
  hint: string | ((...groups: string[]) => string),
): Row {
  const write = typeof hint === "string" ? () => hint : hint;
  return [new RegExp(said, "isu"), reason, write];
}

const DEFINE = "a function is defined by its name and parameters";

/** Functions as other languages write them. */
const DEFINITIONS: readonly Row[] = [
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
    `^(?:(${NAME})\\s*:?=\\s*)?\\(?(${NAMES})\\)?\\s*(?:->|↦|\\|->)\\s*(.+)$`,
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
    `^(${NAME})\\[((?:${NAME}_\\s*,?\\s*)+)\\]\\s*:?=\\s*(.+)$`,
    DEFINE,
    (name, list, body) =>
      `write ${name}(${list.replaceAll("_", "")}) = ${body}`,
  ),
  row(
    `^([A-Z][a-zA-Z]*)\\[(.*)\\]$`,
    "functions take parentheses, and names begin with a small letter",
    (name, list) => `write ${name.toLowerCase()}(${list})`,
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

const READ = "data is taken in by load";
const SHOWN = "a value is shown by itself";
const NO_IMPORT = "there is nothing to import";
const COMMENT = "# begins a comment";

/** Programming languages and shells. */
const PROGRAMS: readonly Row[] = [
  row(
    `^(?:(${NAME})\\s*=\\s*)?(?:\\w+\\.)?(?:read_?(?:csv|json|table|matrix)|csvread|loadtxt|genfromtxt|load)\\s*\\(\\s*["']?([^"',]+)["']?.*\\)$`,
    READ,
    (name = "data", path) => `write ${name} = load ${path}`,
  ),
  row(
    `^(?:print|disp|display|echo|puts|printf|println|show|cat|console\\.\\w+|System\\.out\\.\\w+)\\b\\s*\\(?(.*?)\\)?;?$`,
    SHOWN,
    (rest) => `just type ${balanced(rest)}, without print`,
  ),
  row(
    `^(?:import|from|using|require|library|include|#include|use|pkg)\\b`,
    NO_IMPORT,
    "sin, exp and the others are built in; load reads a file or a module",
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
    `^(?:if|switch|case|when|Piecewise|where|ifelse|iif)\\b`,
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
    `^!`,
    "there is no shell here",
    "list shows the names that are defined, help what can be typed",
  ),
  row(
    `(?:^|[^\\p{L}])(?:np|numpy|math|Math|jnp|scipy|cmath|torch|tf)\\.array\\s*\\(?\\[?(.*?)\\]?\\)?$`,
    "arrays need no function",
    (list) => `write [${list.replace(/[[\])]+/g, "")}], just in brackets`,
  ),
  row(
    `(?:^|[^\\p{L}])(?:np|numpy|math|Math|jnp|scipy|cmath|torch|tf|Mathf|std)(?:\\.|::)(\\w+)(.*)$`,
    "functions need no name of a library",
    (name, rest) => `write ${own(name)}${rest}: it is built in`,
  ),
  row(
    `^(?:derivative|diff|D)\\s*\\((["'].*)\\)$`,
    "there are no strings: an expression needs no quotes",
    (list) => `write diff(${list.replace(/["']/g, "")})`,
  ),
  row(
    `["\`]|^'`,
    "there are no strings here",
    "an expression needs no quotes",
  ),
];

/** Commands of other programs. */
const COMMANDS_ELSEWHERE: readonly Row[] = [
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
    `^(?:ls|dir|who|whos|vars|variables|names|env|workspace|locals|globals|defs)(?:\\(\\))?$`,
    "the names have another command",
    "write list",
  ),
  row(
    `^(?:help|man|info|doc|apropos|\\?)\\s*\\(?\\s*([^()\\s]+?)\\s*(?:\\(\\))?\\)?$`,
    "help takes a word",
    (word) => `write help ${word}`,
  ),
  row(`^(?:man|doc|usage)$`, "help has another word", "write help"),
];

const HERE = "this is not here";

/** What other programs compute. */
const ELSEWHERE: readonly Row[] = [
  row(
    `^(?:∫|int(?:egrate|egral)?\\b|quad\\b|적분)`,
    "there are no integrals here",
    "critical f -3..3 and plot f -3..3 look at f; sum(i, 1, n, ...) adds up",
  ),
  row(
    `^(?:solve|root|roots|zero|zeros|fsolve|fzero|find_root|nsolve|FindRoot|방정식)\\b`,
    "no equations are solved here",
    "plot f -3..3 shows where f is 0, critical f -3..3 where its derivative is",
  ),
  row(
    `^lim(?:it)?\\b|^극한`,
    "there are no limits here",
    "plot f -1..1 shows where f leads, tangent f(1) what secants close in on",
  ),
  row(
    `^(?:expand|factor|simplify|collect|apart|together|cancel|인수분해)\\b`,
    "formulas are not rewritten here",
    "f' and d/dx x^2 write derivatives, info f all of them",
  ),
  row(
    `^(?:taylor|series|maclaurin|pade)\\b`,
    "no series are written here",
    "d^5/dx^5 sin(x) at 0 gives one derivative after another",
  ),
  row(
    `^(?:gradient[\\s_]*descent|minimi[sz]e|fmin\\w*|argmin|optimi[sz]e|sgd)\\s*\\(?\\s*(${NAME})?(?:\\s+from\\s+(.+))?`,
    "descent has another word",
    (name = "f", from = "1") => `write descend ${name} from ${from}`,
  ),
  row(
    `^(?:min(?:imum|ima)?|max(?:imum|ima)?|extrema|extremum)\\s+(?:of\\s+)?(${NAME})`,
    "extremes have other words",
    (name) => `write critical ${name} -3..3, or descend ${name} from 1`,
  ),
  row(
    `^(?:graph|draw|curve|chart|fplot|ezplot|그래프|그림|그려)\\s*\\(?\\s*([^()]*)`,
    "pictures have another word",
    (rest) => `write plot ${rest.trim() || "f"}`,
  ),
  row(
    `^(?:derivative|differentiate|derive|slope)\\s+(?:of\\s+)?(.+)$|^(.+)의\\s*(?:미분|도함수|기울기)$`,
    "derivatives have other words",
    (first, second) => `write ${derivativeOf(first ?? second)}`,
  ),
  row(
    `^(?:미분|도함수|기울기|편미분|그래디언트)\\s*(.*)$`,
    "derivatives have other words here",
    (rest) =>
      `write ${derivativeOf(rest || "f")}, or grad f(1, 2); 도움말 helps`,
  ),
  row(
    `^(?:fft|ode\\w*|dsolve|eig\\w*|svd|polyfit|fit|interp\\w*)\\b`,
    HERE,
    "help lists what is",
  ),
];

/** What stands inside expressions, also of functions that somebody defined. */
const INSIDE: readonly Row[] = [
  row(
    `//`,
    "// is no sign here",
    `${COMMENT}; floor(a/b) divides and rounds down`,
  ),
  row(`/\\*`, "/* is no sign here", COMMENT),
  row(
    `(?:^|[^\\p{L}])(sum|prod|Sum|Product)\\((.+?),\\s*\\{?(${NAME}),\\s*([^,{}]+),\\s*([^,{}()]+)\\}?\\)`,
    "a sum begins with its counter",
    (name, term, counter, from, to) =>
      `write ${
        /^p/i.test(name) ? "prod" : "sum"
      }(${counter}, ${from}, ${to}, ${term})`,
  ),
];

/** Numerals and signs. */
const NUMERALS: readonly Row[] = [
  row(
    `([\\d.]+|${NAME})\\s*°`,
    "angles are in radians",
    (value) => `write ${value}*pi/180`,
  ),
  row(
    `^([\\d.]+)\\s*%$`,
    "% is the remainder of a division",
    (value) => `write ${value}/100`,
  ),
  row(
    `^(-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?)$`,
    "a comma parts values",
    (value) => `write ${value.replaceAll(",", "")}`,
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
  row(`½`, "fractions are written with a stroke", "write 1/2"),
  row(`⅓`, "fractions are written with a stroke", "write 1/3"),
  row(`¼`, "fractions are written with a stroke", "write 1/4"),
  row(`¾`, "fractions are written with a stroke", "write 3/4"),
  row(
    `ㅣ([^ㅣ]*)ㅣ?`,
    "ㅣ is a vowel",
    (inside) => `write |${inside}|, or abs(${inside})`,
  ),
  row(
    `^(d.*|∂.*),\\s*(${NAME})\\s*=\\s*(.+)$`,
    "a point stands behind at",
    (what, name, value) => `write ${what} at ${name} = ${value}`,
  ),
];

const TABLE: readonly Row[] = [
  ...INSIDE,
  ...COMMANDS_ELSEWHERE,
  ...DEFINITIONS,
  ...NUMERALS,
  ...PROGRAMS,
  ...ELSEWHERE,
];

/**
 * How what was written is written here, where it is known from elsewhere; of a call of somebody's own function only what
 * is inside of it.
 */
export function spellingOf(text: string, isOwn = false): Spelling | undefined {
  const called = isOwn ? undefined : calledCommand(text) ?? typedInKorean(text);
  if (called) return called;
  for (const [said, reason, hint] of isOwn ? INSIDE : TABLE) {
    const found = said.exec(text);
    if (found) return { reason, hint: hint(...found.slice(1)) };
  }
  return undefined;
}

/** A text with the bracket that closes its last one. */
function balanced(text: string): string {
  const open = text.split("(").length;
  return open > text.split(")").length ? `${text})` : text;
}

/** `plot(g, [0, 5])`: a command that is called like a function. */
function calledCommand(text: string): Spelling | undefined {
  const [, word, list = ""] = /^(\w+)\s*\((.*)\)\s*;?$/su.exec(text) ?? [];
  if (
    word === undefined || !COMMAND_WORDS.has(word) || word === "quit" ||
    word === "exit" || word === "help" || word === "info"
  ) return undefined;
  const range = /,\s*[[(]?\s*(-?[\w.]+)\s*,\s*(-?[\w.]+)\s*[\])]?$/.exec(list);
  const written = range && word === "plot"
    ? `${list.slice(0, range.index)} ${range[1]}..${range[2]}`
    : list;
  return {
    reason: `${word} is a command, and takes no parentheses`,
    hint: `write ${word} ${written.trim()}`.trim(),
  };
}

/** Names of functions elsewhere, and here. */
const FUNCTIONS: ReadonlyMap<string, string> = new Map(Object.entries({
  arcsin: "asin",
  arccos: "acos",
  arctan: "atan",
  arctan2: "atan2",
  fabs: "abs",
  power: "x^y, not power",
  amax: "max",
  amin: "min",
}));

function own(name: string): string {
  return FUNCTIONS.get(name) ?? name;
}

type Say = (argument: string) => string;

const SYNONYMS: ReadonlyMap<string, Say> = new Map<string, Say>([
  ["tg", (x) => `write tan(${x})`],
  ["ctg", (x) => `write cot(${x})`],
  ["ctan", (x) => `write cot(${x})`],
  ["sen", (x) => `write sin(${x})`],
  ["arctg", (x) => `write atan(${x})`],
  ["sh", (x) => `write sinh(${x})`],
  ["ch", (x) => `write cosh(${x})`],
  ["th", (x) => `write tanh(${x})`],
  ["lg", (x) => `write log10(${x}), or log2(${x})`],
  ["ld", (x) => `write log2(${x})`],
  ["sqr", (x) => `write sqrt(${x}) for the root, (${x})^2 for the square`],
  ["pow", (x) => `write ${x.replace(/\s*,\s*/, "^")}, as in x^y`],
  ["power", (x) => `write ${x.replace(/\s*,\s*/, "^")}, as in x^y`],
  ["nthroot", (x) => `write x^(1/n), or cbrt(x): ${x}`],
  ["surd", (x) => `write x^(1/n), or cbrt(x): ${x}`],
  ["fabs", (x) => `write abs(${x})`],
  ["avg", (x) => `write mean(${x})`],
  ["average", (x) => `write mean(${x})`],
  ["len", (x) => `write length(${x})`],
  ["numel", (x) => `write length(${x})`],
  ["count", (x) => `write length(${x})`],
  ["shape", (x) => `write size(${x})`],
  ["int", (x) => `write floor(${x}), or trunc(${x})`],
  ["fix", (x) => `write trunc(${x})`],
  ["logistic", (x) => `write sigmoid(${x})`],
  ["expit", (x) => `write sigmoid(${x})`],
  ["σ", (x) => `write sigmoid(${x})`],
  ["rad", (x) => `write ${x}*pi/180`],
  ["radians", (x) => `write ${x}*pi/180`],
  ["deg", (x) => `write ${x}*180/pi`],
  ["degrees", (x) => `write ${x}*180/pi`],
  ["rand", () => "there are no random numbers here; set seed is for checks"],
  ["random", () => "there are no random numbers here; set seed is for checks"],
  ["randn", () => "there are no random numbers here; set seed is for checks"],
]);

/** Names that stand for nothing here. */
const NAMES_ELSEWHERE: ReadonlyMap<string, Spelling> = new Map([
  ...["i", "j", "im", "1i"].map((name) =>
    [name, {
      reason: `unknown name ${name}`,
      hint: "there are no complex numbers here",
    }] as const
  ),
  ...["true", "false"].map((name) =>
    [name, {
      reason: `unknown name ${name}`,
      hint: `a condition is 1 or 0: write ${name === "true" ? 1 : 0}`,
    }] as const
  ),
  ...["null", "none", "nil", "undefined", "void"].map((name) =>
    [name, {
      reason: `unknown name ${name}`,
      hint: "there is no empty value; nan is no number",
    }] as const
  ),
  ["infinity", { reason: "unknown name infinity", hint: "write inf" }],
  ["oo", { reason: "unknown name oo", hint: "write inf" }],
]);

/** What is said of a name that nobody knows here, and that means something elsewhere. */
export function nameElsewhere(
  name: string,
  behind: string,
): Spelling | undefined {
  const known = NAMES_ELSEWHERE.get(name.toLowerCase());
  if (known) return known;
  const say = SYNONYMS.get(name.toLowerCase());
  if (!say) return undefined;
  const [, argument = "x"] = /^\(((?:[^()]|\([^()]*\))*)\)/.exec(behind) ?? [];
  return { reason: `unknown function ${name}`, hint: say(argument || "x") };
}

/** The derivative of what is said, at the point that is said with it. */
function derivativeOf(text: string): string {
  const [, what, point] = /^(.*?)(?:\s+at\s+(.+))?$/.exec(text.trim())!;
  const call = /^([\p{L}_][\p{L}\p{N}_]*)\(([^()]+)\)$/u.exec(what);
  if (call) return `${call[1]}'(${call[2]})`;
  if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(what)) {
    return point ? `${what}'(${point.replace(/^.*=\s*/, "")})` : `${what}'`;
  }
  return `d/dx (${what})${point ? ` at ${point}` : ""}`;
}

// The letters of a Korean keyboard, in the order of Unicode, by the keys that they are on.
const INITIALS = "r R s e E f a q Q t T d w W c z x v g".split(" ");
const VOWELS = "k o i O j p u P h hk ho hl y n nj np nl b m ml l".split(" ");
const FINALS =
  " r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g"
    .split(" ");
const SINGLE =
  "r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g k o i O j p u P h hk ho hl y n nj np nl b m ml l"
    .split(" ");

/** What the keys would have written that were pressed while the keyboard was Korean. */
function keysOf(text: string): string {
  return [...text].map((letter) => {
    const code = letter.codePointAt(0)!;
    if (code >= 0x3131 && code <= 0x3163) return SINGLE[code - 0x3131];
    if (code < 0xac00 || code > 0xd7a3) return letter;
    const syllable = code - 0xac00;
    return INITIALS[Math.floor(syllable / 588)] +
      VOWELS[Math.floor(syllable % 588 / 28)] + FINALS[syllable % 28];
  }).join("");
}

/** A command that was typed with the keyboard in Korean. */
function typedInKorean(text: string): Spelling | undefined {
  const keys = keysOf(text);
  const [word] = keys.split(/\s/);
  if (keys === text || !COMMAND_WORDS.has(word)) return undefined;
  return {
    reason: "the keyboard is in Korean",
    hint: `write ${keys}`,
  };
}
