/**
 * What other programs compute, and how mathematics is written elsewhere.
 *
 * @module
 */
import { derivativeOf } from "./derivative.ts";
import { COMMENT } from "./program.ts";
import { NAME, type Row, row } from "./row.ts";

const HERE = "this is not here";

const PRIMES: ReadonlyMap<string, string> = new Map([
  ["first", "'"],
  ["second", "''"],
  ["2nd", "''"],
  ["third", "'''"],
  ["3rd", "'''"],
]);

/** The index of a term that does not say which: its one letter, as k in k^2. */
function indexIn(term: string): string {
  return /\b\p{L}\b/u.exec(term)?.[0] ?? "i";
}

/** The name of an argument, and what it is. */
const NAMED = new RegExp(`${NAME}\\s*=\\s*([^,]+)`, "gu");

const COUNTER = "a sum begins with its counter";

const SOLVED = "no equations are solved here";

const DERIVATIVES = "derivatives have other words";

const SETTINGS = "settings stand behind with";

const METHODS =
  "auto|adaptive|notebook|central|forward|backward|forward-ad|reverse|symbolic";

/** Derivatives and points as other programs have them. */
export const CALCULUS: readonly Row[] = [
  row(
    `^(.+?)\\s+(?:using|by|via|with|method\\s*=?)\\s+(?:the\\s+)?(?:method\\s+)?(${METHODS})(?:\\s+(?:method|differences?|mode))?$`,
    SETTINGS,
    (what, method) => `write ${what} with method = ${method.toLowerCase()}`,
  ),
  row(
    `^(.*(?:'|∂|∇|d/d|\\bgrad|hessian|jacobian|laplacian|\\d\\)|pi\\b).*?)\\s*,?\\s+(step|order|digits|format)\\s*=?\\s*([\\w.-]+)$`,
    SETTINGS,
    (what, name, value) => `write ${what} with ${name} = ${value}`,
  ),
  row(
    `^D\\s*(${NAME})\\s*\\(([^()]*)\\)$`,
    DERIVATIVES,
    (name, point) =>
      point.includes(",")
        ? `write grad ${name}(${point})`
        : `write ${name}'(${point})`,
    "su",
  ),
  row(
    `^d([2-9])(${NAME})?/d(\\p{L}+)\\1(?!\\d)\\s*(.*)$`,
    DERIVATIVES,
    (order, name = "", x, rest) =>
      `write d^${order}${name}/d${x}^${order} ${rest}`.trim(),
  ),
  row(
    `^(.*[\\p{L}\\s])\\((-?[\\d.]+)((?:\\s+-?[\\d.]+)+)\\)$`,
    "a comma parts values",
    (before, first, more) =>
      `write ${before}(${first}${more.replace(/\s+/g, ", ")})`,
  ),
  row(
    `^with\\s+(\\w+\\s*=\\s*[\\w.-]+)[\\s,:]+(.+)$`,
    SETTINGS,
    (setting, what) => `write ${what} with ${setting}`,
  ),
  row(
    `^((?:d\\S*/d\\S+|∂\\S*/∂\\S+)(?!.*\\b(?:at|if|for|when|where|with)\\b).*[^\\s,|])\\s+(${NAME})\\s*=\\s*(-?[\\w.]+)$`,
    "a point stands behind at",
    (what, x, value) => `write ${what} at ${x} = ${value}`,
  ),
  row(
    `^((?:grad|∇|gradient|hessian|jacobian|laplacian|div|curl)\\s*)(${NAME})\\s*\\[([^\\]]*)\\]$`,
    "a point stands in parentheses",
    (operator, name, point) => `write ${operator}${name}(${point})`,
  ),
  row(
    `^(Hessian|Gradient|Grad|Jacobian|Laplacian|Divergence|Div|Curl|Derivative|Tangent|Plot|Descend|Critical|Explain)(\\s.+)$`,
    "words of the language are in small letters",
    (word, rest) => `write ${word.toLowerCase()}${rest}`,
    "su",
  ),
  row(
    `^(?:solve\\s+)?(?:grad(?:ient)?\\s+|∇)(${NAME})(?:\\([^)]*\\))?\\s*={1,2}\\s*(?:0|\\[0.*\\])$`,
    SOLVED,
    (name) => `write critical ${name} from (1, 2) for where its gradient is 0`,
  ),
  row(
    `^(?:solve\\s+)?(?:(${NAME})('+)(?:\\(${NAME}\\))?|d(${NAME})/d${NAME})\\s*={1,2}\\s*0$`,
    SOLVED,
    (name, primes = "'", other) =>
      `write critical ${name ?? other}${
        primes.slice(1)
      } -3..3 for where it is 0`,
  ),
  row(
    `^(?:solve\\s+)?d/d${NAME}\\s*\\(?(.+?)\\)?\\s*={1,2}\\s*0$`,
    SOLVED,
    (what) => `write critical ${what} -3..3 for where it is 0`,
  ),
  row(
    `^(?:the\\s+)?(first|second|third|2nd|3rd)\\s+derivative\\s+of\\s+(${NAME})(?:\\(${NAME}\\))?(?:\\s+at\\s+(?:${NAME}\\s*=\\s*)?(.+))?$`,
    DERIVATIVES,
    (which, name, x) =>
      `write ${name}${PRIMES.get(which.toLowerCase())}${x ? `(${x})` : ""}`,
  ),
  row(
    `^(.+?)\\s+at\\s+(?:the\\s+)?(?:point\\s+)(.+)$`,
    "a point stands behind at",
    (what, point) => `write ${what} at ${point}`,
  ),
  row(
    `^(?:evaluate|eval|calculate|compute|apply)\\s+(${NAME}'*)(?:\\(${NAME}\\))?\\s+(?:at|to|for)\\s+(?:${NAME}\\s*=\\s*)?(.+)$`,
    "a function is called",
    (name, x) => `write ${name}(${x})`,
  ),
  row(
    `^(?:the\\s+)?(sum|product|prod)\\s+(?:of\\s+)?(.*?)\\s*(?:from|for)\\s+(?:(${NAME})\\s*=\\s*)?(\\S+)\\s+to\\s+(\\S+)$`,
    COUNTER,
    (word, term, index = indexIn(term), from, to) =>
      series(word === "sum" ? "sum" : "prod", index, from, to, term),
  ),
  row(
    `^(sum|product|prod)\\s+(?:of\\s+)?(\\w+)\\s+to\\s+(\\w+)$`,
    "a range has its ends around a colon",
    (word, from, to) =>
      `write ${word === "sum" ? "sum" : "prod"}(${from}:${to})`,
  ),
  row(
    `^(?:list\\()?map\\((${NAME}),\\s*(.+?)\\)+$`,
    "a function takes a whole array, one element after another",
    (name, list) => `write ${name}.(${list})`,
  ),
  row(
    `\\blog_?\\{?(\\d+)\\}?\\s*\\(([^()]*)\\)`,
    "the base is the second argument",
    (base, x) =>
      base === "2" || base === "10"
        ? `did you mean log${base}? write log${base}(${x})`
        : `write log(${x}, ${base})`,
  ),
  row(
    `\\blog\\s+base\\s+(\\w+)\\s+of\\s+(\\w+)`,
    "the base is the second argument",
    (base, x) => `write log(${x}, ${base})`,
  ),
  row(
    `^(${NAME})\\s*(?:'|prime)\\s+(?:of|at)\\s+(?:${NAME}\\s*=\\s*)?(.+)$`,
    DERIVATIVES,
    (name, x) => `write ${name}'(${x})`,
  ),
  row(
    `^(.+?)\\s+(?:rounded\\s+)?(?:to|with|in)\\s+(\\d+)\\s+(?:digits?|decimals?|(?:decimal\\s+)?places)$`,
    "digits are a setting",
    (what, digits) => `write ${what} with digits = ${digits}`,
  ),
  row(
    `^(.+?)\\s+(?:in|as|to)\\s+(hex|sci|dec)(?:adecimal|entific|imal)?$`,
    "the format is a setting",
    (what, format) => `write ${what} with format = ${format.toLowerCase()}`,
  ),
  row(
    `^(?:differentiate|derive|diff)\\s+(.+?)\\s+(?:with\\s+respect\\s+to|wrt|by)\\s+(${NAME})(.*)$`,
    DERIVATIVES,
    (what, x, point) => `write d/d${x} (${what})${point}`,
  ),
  row(
    `^(.+?)\\s*\\|\\s*_?\\{?(\\([^()]+\\))\\}?$`,
    "a point stands behind at",
    (what, point) => `write ${what} at ${point}`,
  ),
  row(
    `^(?:∇|grad\\s*)(${NAME})\\s*[·.]\\s*(\\[[^\\]]*\\]|${NAME})\\s+at\\s+(\\(.+\\))$`,
    "the gradient takes its point first",
    (name, v, point) => `write dot(grad ${name}${point}, ${v})`,
  ),
  row(
    `^newton\\s+(${NAME})`,
    "a step of Newton's method is an expression",
    (name) =>
      `write x = 1, then x = x - ${name}(x)/${name}'(x) again and again`,
  ),
  row(
    `^(grad|hess|jac|lap|div|curl)_(${NAME})\\((.*)\\)$`,
    DERIVATIVES,
    (operator, name, point) => `write ${operator} ${name}(${point})`,
  ),
  row(
    `^(.+?)\\s*@\\s*(\\(.+\\))$`,
    "a point stands behind at",
    (what, point) => `write ${what} at ${point}`,
  ),
  row(
    `^(?!np|jax)(${NAME})\\.grad(?:ient)?\\((.+)\\)$`,
    DERIVATIVES,
    (name, point) => `write grad ${name}(${point})`,
  ),
  row(
    `^D\\[(.+),\\s*\\{\\s*(${NAME})\\s*,\\s*(\\d+)\\s*\\}\\](.*)$`,
    DERIVATIVES,
    (what, x, order, rest) =>
      `write d^${order}/d${x}^${order} (${what})${pointBehind(rest)}`,
    "su",
  ),
  row(
    `^(?:D|Derivative|Dt)\\[(.+),\\s*(${NAME})\\](.*)$`,
    DERIVATIVES,
    (what, x, rest) => `write d/d${x} (${what})${pointBehind(rest)}`,
    "su",
  ),
  row(
    `^Derivative\\[\\d+\\]\\[(${NAME})\\](?:\\[(.+)\\])?$`,
    DERIVATIVES,
    (name, x = "") => `write ${name}'${x && `(${x})`}`,
  ),
  row(
    `^(?:the\\s+)?partial\\s*(?:derivative\\s+)?(?:of\\s+)?(${NAME})?.*?(?:/\\s*partial|\\spartial|by|wrt|with respect to)\\s*(${NAME})\\s*(.*)$`,
    DERIVATIVES,
    (name = "f", x, rest) => `write ∂${name}/∂${x} ${rest || "(1, 2)"}`,
  ),
  row(
    `^∂_?\\{?(${NAME})\\}?\\s*(${NAME})\\s*(.*)$`,
    DERIVATIVES,
    (x, name, rest) => `write ∂${name}/∂${x.replace(/^_/, "")} ${rest}`.trim(),
  ),
  row(
    // A definition has named steps behind where.
    `^(?!${NAME}\\s*(?:\\([^)]*\\))?\\s*:?=)(.+?)\\s*(?:\\||\\b(?:for|when|if|where|@|evaluated at)\\b)\\s*_?\\{?(${NAME})\\s*={1,2}\\s*([^{}=]+)\\}?$`,
    "a point stands behind at",
    (what, x, value) => `write ${what} at ${x} = ${value}`,
  ),
  row(
    `^(?!np|jax|sympy|sp|autograd|torch)(${NAME})\\.(?:diff|derivative|grad|prime)\\((.*)\\)$`,
    DERIVATIVES,
    (name) => `write ${name}', or diff(${name}(x), x)`,
  ),
  row(
    `(${NAME})\\s*[∘○◦]\\s*(${NAME})`,
    "functions are composed by calls",
    (f, g) => `write ${f}(${g}(x))`,
  ),
  row(
    `^directional\\s+derivative\\s+(?:of\\s+)?(${NAME})(?:\\s+at\\s+(\\([^)]*\\)))?(?:\\s+(?:along|in|towards?)\\s+(?:(?:the\\s+)?direction\\s+)?(?:of\\s+)?[([]([^)\\]]*)[)\\]])?.*$`,
    DERIVATIVES,
    (name, at = "(1, 2)", v = "1, 1") => `write D[${v}] ${name}${at}`,
  ),
];

/** What stands behind an expression in brackets or behind at, as a point. */
function pointBehind(rest: string): string {
  const value = /^\s*(?:at\s+|\/\.\s*)?(.*)$/.exec(rest)![1]
    .replace(/->|→/g, " = ");
  return value === "" ? "" : ` at ${value.replace(/^[[(](.*)[\])]$/, "$1")}`;
}

/** What other programs compute. */
export const ELSEWHERE: readonly Row[] = [
  row(
    `^(?:∫|int(?!\\(\\s*[-\\d.]+\\s*\\))(?:egrate|egral)?\\b|quad\\b|적분)`,
    "there are no integrals here",
    "critical f -3..3 and plot f -3..3 look at f; sum(i, 1, n, ...) adds up",
  ),
  row(
    `^(?:[Ss]olve(?!\\(\\s*(?:\\[|\\p{Lu}\\b))|[Rr]oot(?!\\(\\s*[-\\d.]+\\s*\\))|[Rr]oots|[Zz]eros?(?!\\()|fsolve|fzero|find_root|[Nn][Ss]olve|FindRoot|방정식)\\b`,
    SOLVED,
    "plot f -3..3 shows where f is 0, critical f -3..3 where its derivative is",
    // Case counts: capital letters are matrices, of which solve is a function.
    "su",
  ),
  row(
    `^lim(?:it)?\\b|^극한`,
    "there are no limits here",
    "plot f -1..1 shows where f leads, tangent f(1) what secants close in on",
  ),
  row(
    `^(?:expand|factor|collect|apart|together|cancel|인수분해)\\b`,
    "formulas are not rewritten, but by simplify",
    "write simplify x^2 - x, or simplify f'",
  ),
  row(
    `^(?:taylor|series|maclaurin|pade)\\b`,
    "no series are written here",
    "d^5/dx^5 sin(x) at 0 gives one derivative after another",
  ),
  row(
    `^(?:find\\s+|the\\s+)*(?:min(?:imum|ima)?|max(?:imum|ima)?|extrema|extremum|최솟값|최댓값|최소값|최대값|극값)\\s+(?:of\\s+)?(${NAME})`,
    "extremes have other words",
    (name) => `write critical ${name} -3..3, or descend ${name} from 1`,
  ),
  row(
    `^(?:graph|draw|curve|chart|fplot|ezplot|그래프|그림|그려\\p{L}*|plt\\.\\w+)(?![\\p{L}\\p{N}_])\\s*(.*)$`,
    "pictures have another word",
    (rest) => `write plot ${rest.replace(/^\((.*)\)$/s, "$1").trim() || "f"}`,
  ),
  row(
    `^(?:(?:what is|what's|find|compute|get|show)\\s+)?(?:the\\s+)?(?:derivative|differentiate|derive|slope)\\s+(?:of\\s+)?(.+)$`,
    "derivatives have other words",
    (what) => `write ${derivativeOf(what)}`,
  ),
  row(
    `^(?:접선)\\s*(.*)$`,
    "a tangent has another word here",
    (rest) => `write tangent ${rest || "f(1)"}`,
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
  row(
    `(?:^\\[?|[([]\\s*)(-?[\\w.]+?)\\s*\\.\\.\\s*(-?\\w+)\\s*[\\])]*$`,
    "two points are for the ranges of commands",
    (from, to) => `write ${from}:${to}`,
  ),
];

function series(
  name: string,
  counter: string,
  from: string,
  to: string,
  term: string,
): string {
  const operator = /^[pΠ∏]/i.test(name) ? "prod" : "sum";
  return `write ${operator}(${counter}, ${from}, ${to}, ${term})`;
}

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
